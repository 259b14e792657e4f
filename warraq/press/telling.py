"""What the running press tells of itself, for the newsroom to show: `run/press.json`.

It holds the last run (or the failure that keeps the next one from being done), how far a long one has come, and the
runs before.
"""

from __future__ import annotations

import json
import os
import time
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from warraq.errors import WarraqError
from warraq.press.run.result import RunResult

FILE = "press.json"
RUNS = 20
"""How many runs are told of."""
EVERY = 0.5
"""Seconds between two words on how far a run has come; one that is over sooner is only told of when it is done."""


class Progress:
    """Tells how far a run has come. Called as `run.progress.Progress` is."""

    def __init__(self, run: Path) -> None:
        self._run = run
        self._since = _now()
        self._told = time.monotonic()

    def __call__(self, done: int, total: int, what: str) -> None:
        if time.monotonic() - self._told < EVERY:
            return
        self._told = time.monotonic()
        with suppress(OSError):  # the run itself meets a full disk, and says so
            told = read(self._run) | {"printing": {"since": self._since, "done": done, "total": total, "what": what}}
            _write(self._run, told)


def done(run: Path, result: RunResult) -> None:
    """Tell what a run did. One that found nothing to do is no news."""
    last = {
        "at": _now(),
        "edition": result.edition,
        "written": len(result.written),
        "removed": len(result.removed),
        "unchanged": result.unchanged,
        "seconds": round(result.seconds, 3),
        "problems": list(result.problems)[:100],
        "error": None,
    }
    runs = read(run).get("runs", [])
    if result.written or result.removed or result.problems or not runs:
        runs = [last, *runs][:RUNS]
    with suppress(OSError):  # it is printed: a disk that is full now is met by the next run
        _write(run, {**last, "addresses": [*result.written, *result.removed][:100], "printing": None, "runs": runs})


def failed(run: Path, error: Exception) -> None:
    """Tell what stands in the way of the next run."""
    arabic = error.arabic if isinstance(error, WarraqError) else str(error)
    said = {"en": str(error), "ar": arabic}
    with suppress(OSError):  # on a full disk the log alone says it
        runs = read(run).get("runs", [])
        if not (runs and runs[0].get("error") == said):  # the same fault, met again, is told of once
            runs = [{"at": _now(), "error": said}, *runs][:RUNS]
        _write(run, {"at": _now(), "error": said, "printing": None, "runs": runs})


def well(run: Path) -> None:
    """Tell that nothing stands in the way any more, also where there was nothing to print."""
    told = read(run)
    if told.get("error"):
        with suppress(OSError):
            _write(run, told | {"error": None})


def read(run: Path) -> dict[str, Any]:
    """What was told last; nothing where that cannot be read."""
    try:
        told = json.loads((run / FILE).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return told if isinstance(told, dict) and isinstance(told.get("runs", []), list) else {}


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _write(run: Path, told: dict[str, Any]) -> None:
    fresh = run / f".{FILE}.new"
    fresh.write_text(json.dumps(told, ensure_ascii=False, indent=1), "utf-8")
    os.replace(fresh, run / FILE)
