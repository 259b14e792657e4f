# ruff: noqa: E501 - a line of a command is read best whole
"""`python -m tests.xss`: throw payloads at every door and let Chromium judge.

    python -m tests.xss --all            every payload and 50,000 mutations, through every door, and by the policy alone
    python -m tests.xss --sample 500     some of them
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time

from playwright.sync_api import Browser, Error, sync_playwright

from tests.xss import payloads
from tests.xss.doors import DOORS, raw
from tests.xss.judge import REPORT, Judge, batches
from warraq.readers.headers import page_policy

BATCH = 150


def through_doors(browser: Browser, thrown: list[str], doors: list[str]) -> dict[str, dict[str, object]]:
    """What each door let through."""
    told = {}
    for name in doors:
        judge, began = Judge(browser, {"Content-Security-Policy-Report-Only": REPORT}, enforced=False), time.monotonic()
        for group in batches(thrown, 30 if name == "query" else BATCH):
            judge.look(DOORS[name](group))
        seen = judge.verdict
        told[name] = {
            "payloads": len(thrown), "scripts": seen.scripts, "handlers": seen.handlers,
            "loads": sum(seen.loads.values()), "seconds": round(time.monotonic() - began, 1),
        }  # fmt: skip
        judge.close()
    return told


def by_policy_alone(browser: Browser, thrown: list[str]) -> dict[str, object]:
    """What the readers' policy stops with nothing cleaned: a page for each payload, with the policy that the server
    gives to such a page."""
    judge, began = Judge(browser, {}, enforced=True), time.monotonic()
    for payload in thrown:
        page = raw(payload)
        judge.headers = {"Content-Security-Policy": page_policy(page)}
        try:
            judge.look(page)
        except Error:
            # Another page of the newspaper was led to, by a click of ours on a broken link: its frame is gone.
            judge.note_where_it_is()
            judge.close()
            kept, judge = judge.verdict, Judge(browser, {}, enforced=True)
            judge.verdict = kept
    seen = judge.verdict
    judge.close()
    return {"payloads": len(thrown), "scripts": seen.scripts, "loads": sum(seen.loads.values()), "left": len(seen.left),
            "seen": [*seen.loads.most_common(5), *seen.left[:5]], "seconds": round(time.monotonic() - began, 1)}  # fmt: skip


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.xss", description=__doc__)
    parser.add_argument("--all", action="store_true", help="everything")
    parser.add_argument("--sample", type=int, default=400, help="how many payloads, and as many mutations")
    parser.add_argument("--doors", nargs="*", default=list(DOORS), choices=list(DOORS))
    parser.add_argument("--policy", type=int, default=300, help="how many of them by the policy alone; -1 with --all: each")
    parser.add_argument("--mutations", type=int, default=50_000, help="how many descendants, with --all")
    given = parser.parse_args()
    known = payloads.distinct()
    thrown = known if given.all else random.Random(3).sample(known, min(given.sample, len(known)))
    thrown = thrown + payloads.mutations(given.mutations if given.all else given.sample)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"])
        told: dict[str, object] = {"distinct": len(known), "thrown": len(thrown)}
        told["doors"] = through_doors(browser, thrown, given.doors)
        alone = thrown if given.all and given.policy < 0 else random.Random(5).sample(thrown, min(given.policy, len(thrown)))
        told["policy alone"] = by_policy_alone(browser, alone)
        browser.close()
    print(json.dumps(told, ensure_ascii=False, indent=1))
    bad = [*told["doors"].values(), told["policy alone"]]  # type: ignore[misc]
    return 1 if any(door["scripts"] or door["loads"] or door.get("left") for door in bad) else 0


if __name__ == "__main__":
    sys.exit(main())
