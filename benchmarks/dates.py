"""How well dates are found: ``python -m benchmarks.dates FILE.jsonl [--json] [--misses]``.

Each line of the file is a sentence: ``text``, ``anchor`` (the day it was published) and ``dates`` with ``edtf``,
``start`` and ``end``. A date counts as found when one of the same EDTF value overlaps it. Speed is in words of the
file's own sentences, over and over for at least a second of one core.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.command import command, show, told
from warraq.arabic.dates import FoundDate, find_dates

SECONDS = 1.0


def measure(
    cases: list[dict[str, Any]], seconds: float = SECONDS
) -> tuple[dict[str, float], list[tuple[dict[str, Any], list[FoundDate]]]]:
    """The figures, and the sentences that were not read exactly."""
    wanted = right = given = false = 0
    misses = []
    for case in cases:
        found = _found(case)
        open_ = list(case["dates"])
        hits = 0
        for each in found:
            match = next((want for want in open_ if _same(each, want)), None)
            if match:
                open_.remove(match)
                hits += 1
        wanted, right, given = wanted + len(case["dates"]), right + hits, given + len(found)
        false += len(found) if not case["dates"] else 0
        if open_ or hits < len(found):
            misses.append((case, found))
    figures = {
        "precision": right / given if given else 0.0,
        "recall": right / wanted if wanted else 0.0,
        "false_on_negatives": false,
        "sentences": len(cases),
        "dates": wanted,
        "words_per_s": _speed(cases, seconds),
    }
    return figures, misses


def _found(case: dict[str, Any]) -> list[FoundDate]:
    anchor = date.fromisoformat(case["anchor"]) if case.get("anchor") else None
    return find_dates(case["text"], anchor, case.get("language", "ar"))


def _same(found: FoundDate, wanted: dict[str, Any]) -> bool:
    return found.edtf == wanted["edtf"] and found.start < wanted["end"] and wanted["start"] < found.end


def _speed(cases: list[dict[str, Any]], seconds: float) -> float:
    words = sum(len(case["text"].split()) for case in cases)
    begun, rounds = time.process_time(), 0
    while (spent := time.process_time() - begun) < seconds or rounds < 1:
        for case in cases:
            _found(case)
        rounds += 1
    return words * rounds / max(spent, 1e-9)


def table(figures: dict[str, float]) -> Iterator[str]:
    for name, value in figures.items():
        yield f"{name:20} {value:12,.4f}" if isinstance(value, float) and value <= 1 else f"{name:20} {value:12,.0f}"


def main() -> None:
    parser = command(__file__, __doc__)
    parser.add_argument("file", type=Path, nargs="?", default=Path("tests/arabic/dates.jsonl"))
    parser.add_argument("--misses", action="store_true", help="show what was read otherwise")
    given = told(parser)
    lines = given.file.read_text("utf-8").splitlines()
    figures, misses = measure([json.loads(line) for line in lines if line.strip()])
    if given.misses:
        for case, found in misses:
            print(case.get("id", ""), case["text"], f"[{case.get('anchor', '')}]")
            print("   wanted", [(want["expr"], want["edtf"]) for want in case["dates"]])
            print("   found ", [(each.text, each.edtf) for each in found])
    show({name: round(value, 4) for name, value in figures.items()}, given, table)


if __name__ == "__main__":
    main()
