"""How fast a WordPress site comes over: the whole command, from a founded newspaper to the written report.

Beside it stands what no import can beat on this machine: reading the same XML with lxml alone, and writing the rows
that the import left with sqlite3's `executemany`, one after the other.

    python -m benchmarks.importing --posts 30000 [--runs 3] [--json]
"""

from __future__ import annotations

import os
import resource
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from lxml import etree

from benchmarks.command import command, show, told
from benchmarks.corpus import write

CLI = [sys.executable, "-m", "warraq.cli"]
SOMETHING_LOST = 10
"""The corpus names pictures that are not there."""


def measure(posts: int, runs: int) -> dict[str, Any]:
    """Medians of `runs` imports of so many posts."""
    with tempfile.TemporaryDirectory(prefix="warraq-importing-") as name:
        folder = Path(name)
        export = folder / "export.xml"
        write(posts, export)
        founded = folder / "founded"
        subprocess.run([*CLI, "new", str(founded), "--yes"], check=True, stdout=subprocess.DEVNULL, env=_environment())
        seconds, processor, peaks, loads = [], [], [], []
        site = folder / "site"
        for _ in range(runs):
            shutil.rmtree(site, ignore_errors=True)
            shutil.copytree(founded, site)
            loads.append(os.getloadavg()[0])
            before = _processor()
            spent, peak = _import(site, export)
            processor.append(_processor() - before)
            seconds.append(spent)
            peaks.append(peak)
        spent = statistics.median(seconds)
        return {
            "posts": posts,
            "runs": runs,
            "export_mb": round(export.stat().st_size / 1e6),
            "seconds": round(spent, 2),
            "posts_per_s": round(posts / spent),
            "peak_rss_mb": round(max(peaks)),
            "cpu_s": round(statistics.median(processor), 2),
            "again_s": round(_import(site, export)[0], 2),
            "xml_alone_s": round(_timed(lambda: _read(export)), 2),
            "rows_alone_s": round(_timed(lambda: _copy_rows(site / "newsroom.sqlite3", folder / "rows.sqlite3")), 2),
            "cores": len(os.sched_getaffinity(0)),
            "load": round(statistics.median(loads), 1),
        }


def _environment() -> dict[str, str]:
    return {**os.environ, "WARRAQ_DATABASE_URL": ""}


def _import(site: Path, export: Path) -> tuple[float, float]:
    """Seconds of one whole command, and the peak of the largest of its processes, in MB."""
    command = [*CLI, "import", "wordpress", "--site", str(site), str(export)]
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=_environment())
    peak, ended = [0.0], threading.Event()
    watcher = threading.Thread(target=_watch, args=(process.pid, peak, ended))
    watcher.start()
    code = process.wait()
    spent = time.perf_counter() - started
    ended.set()
    watcher.join()
    if code not in {0, SOMETHING_LOST}:
        raise SystemExit(f"the import ended with {code}")
    return spent, peak[0]


def _processor() -> float:
    """Seconds of processor that the processes started from here have taken: on a busy machine they tell more."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _watch(process: int, peak: list[float], ended: threading.Event) -> None:
    while not ended.wait(0.2):
        for each in [process, *_children(process)]:
            peak[0] = max(peak[0], _peak(each))


def _children(process: int) -> list[int]:
    try:
        text = Path(f"/proc/{process}/task/{process}/children").read_text("utf-8")
    except OSError:
        return []
    return [int(number) for number in text.split()]


def _peak(process: int) -> float:
    """The largest that a process has been so far."""
    try:
        status = Path(f"/proc/{process}/status").read_text("utf-8")
    except OSError:
        return 0.0
    lines = (line.split() for line in status.splitlines() if line.startswith("VmHWM:"))
    return next((int(line[1]) / 1024 for line in lines), 0.0)


def _timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _read(export: Path) -> None:
    for _, element in etree.iterparse(export, tag="item", huge_tree=True):
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]


def _copy_rows(source: Path, target: Path) -> None:
    """All rows of the tables that an import fills, with their indexes, written as plainly as Python can."""
    with sqlite3.connect(source) as old, sqlite3.connect(target) as new:
        new.execute("PRAGMA journal_mode=WAL")
        new.execute("PRAGMA synchronous=FULL")
        made = old.execute(
            "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL"
            " AND (tbl_name LIKE 'newsroom_%' OR tbl_name = 'wagtailcore_referenceindex')"
        )
        for (statement,) in made.fetchall():
            new.execute(statement)
        for (table,) in new.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            if not table.startswith("sqlite_"):
                rows = old.execute(f'SELECT * FROM "{table}"')
                places = ", ".join("?" * len(rows.description))
                new.executemany(f'INSERT INTO "{table}" VALUES ({places})', rows)
                new.commit()


def main() -> None:
    parser = command(__file__, __doc__)
    parser.add_argument("--posts", type=int, default=30_000)
    parser.add_argument("--runs", type=int, default=3)
    given = told(parser)
    found = measure(given.posts, given.runs)
    show(found, given)


if __name__ == "__main__":
    main()
