"""Letters, searches, slow clients and page floods at once, against the real server; and what its readers got.

Everything runs on this machine's loopback, for a bounded time, in a folder of its own:

    python -m benchmarks.flood [--seconds 10] [--workers 2] [--forged 2000] [--real 100] [--json]

First letters alone (`letters_per_s`: thanked, that is, synced to the disk). Then all at once, while a worker and then
the whole server are killed with SIGKILL: `acknowledged` letters were thanked, `stored` are those of them that the
newsroom's key opens from the inbox, `lost` is the difference and must be 0; `page_p99_ms_during_flood` is what a reader
waits who asks for a page now and then. Last the forgers: `forged` letters from thousands of networks against a small
inbox, among `real` ones sent as people do, who read the form, confirm when asked to, and send again later.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
import threading
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from benchmarks.command import command, show, told
from benchmarks.floods.clients import (
    PAGES,
    PROBES,
    SEARCHES,
    Load,
    ask_pages,
    be_slow,
    forge,
    send_letters,
    write_as_people_do,
)
from benchmarks.floods.newspaper import CANARY, Server, make_newspaper, tell
from warraq.letters import Keyring, Letter, arrived, take_over

Round = tuple[dict[str, Any], set[str]]
"""Figures, and the names of the letters that were thanked."""


def names_in(root: Path, keyring: Keyring) -> Counter[str]:
    take_over(root / "inbox")
    found: Counter[str] = Counter()
    for _, letters in arrived(root / "inbox"):
        for each in letters:
            item = keyring.open(each.sealed)
            if isinstance(item, Letter):
                found[item.name] += 1
    return found


def leaked(root: Path) -> int:
    """Bytes of any e-mail address on the public side's disk: editions, inbox, log, whatever else was written there."""
    needle, count = CANARY.encode(), 0
    for file in root.rglob("*"):
        if file.is_file() and not file.is_symlink() and "secrets" not in file.parts:
            count += file.read_bytes().count(needle) * len(needle)
    return count


def percentile(values: list[float], share: float) -> float:
    ordered = sorted(values)
    return round(ordered[min(len(ordered) - 1, int(len(ordered) * share))], 1) if ordered else 0.0


def letters_alone(root: Path, seconds: float, workers: int, pool: ProcessPoolExecutor) -> Round:
    server = Server(root, workers)
    try:
        thanked, _, lasted = pool.submit(send_letters, Load(server.port, seconds, 48, 1)).result()
    finally:
        server.stop()
    return {"letters_per_s": round(len(thanked) / lasted, 1)}, set(thanked)


def all_at_once(root: Path, seconds: float, workers: int, pool: ProcessPoolExecutor) -> Round:
    server = Server(root, workers)
    try:
        letters = pool.submit(send_letters, Load(server.port, seconds, 24, 2))
        flood = pool.submit(ask_pages, Load(server.port, seconds, 16, PAGES))
        searches = pool.submit(ask_pages, Load(server.port, seconds, 8, SEARCHES))
        probes = pool.submit(ask_pages, Load(server.port, seconds, 4, PROBES))
        slow = pool.submit(be_slow, Load(server.port, seconds, 200, 0))
        time.sleep(seconds * 0.4)
        server.kill_worker()
        time.sleep(seconds * 0.3)
        server.kill()
        server.start()
        thanked, statuses, lasted = letters.result()
        pages, searched, probed = flood.result(), searches.result(), probes.result()
    finally:
        server.stop()
    return {
        "letters_per_s_during_flood": round(len(thanked) / lasted, 1),
        "letter_answers": dict(statuses),
        "pages_per_s_during_flood": round(pages[0][200] / lasted, 1),
        "page_answers": dict(pages[0]),
        "search_answers": dict(searched[0]),
        "slow_clients": slow.result(),
        "page_p50_ms_during_flood": percentile(probed[1], 0.5),
        "page_p99_ms_during_flood": percentile(probed[1], 0.99),
        "probe_answers": dict(probed[0]),
    }, set(thanked)


def forgers(root: Path, keyring: Keyring, given: argparse.Namespace, pool: ProcessPoolExecutor) -> dict[str, Any]:
    """A small inbox, which forgers can fill up to their share of it; no newsroom empties it as it goes."""
    ceiling = max(2, given.real // 100 + 3) * 2**20
    tell(root, keyring, ceiling)
    shutil.rmtree(root / "inbox")
    server, most, stop = Server(root, given.workers), 0, threading.Event()

    def watch() -> None:
        nonlocal most
        while not stop.wait(0.1):
            most = max(most, _weight(root / "inbox"))

    watcher = threading.Thread(target=watch)
    watcher.start()
    began = time.monotonic()
    try:
        half = given.forged // 2
        people = pool.submit(write_as_people_do, Load(server.port, max(4.0, given.forged / 1500), given.real, 9))
        forged = [pool.submit(forge, Load(server.port, 0, 24, seed, half)) for seed in (1, 2)]
        time.sleep(2)
        server.kill()
        server.start()
        answers = sum((each.result() for each in forged), Counter())
        thanked, gave_up = people.result()
    finally:
        stop.set()
        watcher.join()
        server.stop()
    stored = names_in(root, keyring)
    return {
        "forged": given.forged, "forged_answers": dict(answers), "real": given.real, "real_thanked": len(thanked),
        "real_gave_up": len(gave_up), "real_lost": len(set(thanked) - set(stored)),
        "forged_stored": sum(count for name, count in stored.items() if name.startswith("forged")),
        "inbox_ceiling": ceiling, "inbox_most": max(most, _weight(root / "inbox")),
        "forgery_seconds": round(time.monotonic() - began, 1),
    }  # fmt: skip


def _weight(inbox: Path) -> int:
    total = 0
    for file in inbox.glob("*"):
        with suppress(FileNotFoundError):
            total += file.stat().st_size
    return total


def measure(given: argparse.Namespace) -> dict[str, Any]:
    with tempfile.TemporaryDirectory(prefix="warraq-flood-") as name:
        root = Path(name)
        keyring = make_newspaper(root, 512 * 2**20)
        with ProcessPoolExecutor(8, mp_context=get_context("spawn")) as pool:
            figures, first = letters_alone(root, given.seconds, given.workers, pool)
            more, second = all_at_once(root, given.seconds, given.workers, pool)
            stored, acknowledged = names_in(root, keyring), first | second
            figures |= {
                "acknowledged": len(acknowledged),
                "stored": len(acknowledged & set(stored)),
                "lost": len(acknowledged - set(stored)),
                "doubled": sum(1 for count in stored.values() if count > 1),
                **more,
            }
            if given.forged:
                figures |= forgers(root, keyring, given, pool)
        figures["address_bytes_on_public_side"] = leaked(root)
    return figures


def main() -> None:
    parser = command(__file__, __doc__)
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--forged", type=int, default=2000)
    parser.add_argument("--real", type=int, default=100)
    given = told(parser)
    show(measure(given), given)


if __name__ == "__main__":
    main()
