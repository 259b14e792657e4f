"""How fast a newspaper is printed, and how soon a reader has what an editor published.

A newspaper of N articles is imported from a seeded export, printed whole on all cores, and served by its processes.
Then articles are published one after the other (new ones, other words, other headlines), each timed from the newsroom's
call to the moment at which an HTTP client got the new bytes. The press shows an edition only when it lasts on disk.
Then old articles are given other permalinks (`address_p50_ms`), whose old addresses lead on.

    python -m benchmarks.press --articles 30000 [--pattern month|flat] [--publishes 60] [--peers] [--json] [--keep DIR]

With `--keep`, the imported newspaper stays in DIR and is used again. With `--peers`, before it, Hugo builds the same
articles (`benchmarks.hugo`), and Wagtail alone publishes and wagtail-bakery bakes them (`benchmarks.wagtail_alone`).
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import psutil

from benchmarks import hugo, wagtail_alone
from benchmarks.command import command, show, told
from benchmarks.corpus import PATTERNS
from benchmarks.newspaper import environment, founded, served
from benchmarks.publishing import publications


def full_print(site: Path) -> dict[str, float]:
    """Print everything from nothing, in a process of its own."""
    script = (
        "import sys, json, time; from pathlib import Path; from warraq.desk import start; start(Path(sys.argv[1]));"
        "from django.conf import settings; from warraq.press.press import Press;"
        "began = time.monotonic(); result = Press(settings.WARRAQ).run();"
        "print(json.dumps([result.seconds, time.monotonic() - began, len(result.written)]))"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", script, str(site)], stdout=subprocess.PIPE, env=environment(), text=True
    )
    peak = 0.0
    watched = psutil.Process(process.pid)
    while process.poll() is None:
        for each in (watched, *_children(watched)):
            peak = max(peak, _rss(each))
        time.sleep(0.5)  # looking takes time from the same cores
    assert process.stdout is not None
    shown, whole, written = json.loads(process.stdout.read())
    return {"shown_s": shown, "whole_s": whole, "pages": written, "peak_rss_mb": peak}


def _children(process: psutil.Process) -> list[psutil.Process]:
    try:
        return process.children()
    except psutil.NoSuchProcess:
        return []


def _rss(process: psutil.Process) -> float:
    try:
        return process.memory_info().rss / 2**20
    except psutil.NoSuchProcess:
        return 0.0


def pages_made(site: Path) -> dict[str, float]:
    """Processor milliseconds from records to an article's sheet, and from the sheet to its page: the newest 400, each
    done seven times, the quickest time of all together."""
    script = (
        "import sys, json, time; from pathlib import Path; from warraq.desk import start; start(Path(sys.argv[1]));"
        "from django.conf import settings; from warraq.press.printer import Printer;"
        "from warraq.press.works import Work, expect;"
        "from warraq.reading.reader import Reader; from warraq.reading.sheets import sheet;"
        "from warraq.reading.shelf import Shelf; from warraq.reading.targets import Target;"
        "printer, shelf = Printer(settings.WARRAQ), Shelf(settings.WARRAQ); catalogue = shelf.catalogue;"
        "made = [Target('article', (n,), catalogue.entries[n].permalink) for n in catalogue.latest(('site', 0), 400)];"
        "expect([Work(target.address, (target,)) for target in made], shelf);"
        "sheets = [sheet(target, Reader(shelf)) for target in made]; clock = time.process_time\n"
        "def best(act):\n"
        "    began = [clock()]\n"
        "    for _ in range(7): act(); began.append(clock())\n"
        "    return min(b - a for a, b in zip(began, began[1:])) * 1e3 / len(made)\n"
        "print(json.dumps([best(lambda: [sheet(target, Reader(shelf)) for target in made]),"
        " best(lambda: [printer.theme.render(one) for one in sheets])]))"
    )
    told = subprocess.run(
        [sys.executable, "-c", script, str(site)], stdout=subprocess.PIPE, env=environment(), text=True, check=True
    )
    read, rendered = json.loads(told.stdout)
    return {"sheet_ms": round(read, 2), "page_from_sheet_ms": round(rendered, 2)}


def compared(articles: int, pattern: str, count: int, folder: Path) -> dict[str, float]:
    """The figures of all peers."""
    return {**hugo.compared(articles, pattern, folder), **wagtail_alone.compared(articles, count, folder)}


def measure(articles: int, pattern: str, count: int, kept: Path | None, peers: bool) -> dict[str, Any]:
    with tempfile.TemporaryDirectory(prefix="warraq-press-", dir=kept) as name:
        site = founded(articles, pattern, kept, Path(name))
        load = os.getloadavg()[0]
        others = compared(articles, pattern, count, Path(name)) if peers else {}
        made, whole = pages_made(site), full_print(site)
        with served(site) as (port, _):
            published = publications(site, port, count)
            moved = publications(site, port, max(1, count // 4), ("address",))
        spent = sorted(each.seen_ms for each in published)
        return {
            "articles": articles,
            "pattern": pattern,
            "publishes": count,
            "publish_p50_ms": round(statistics.median(spent), 1),
            "publish_p95_ms": round(spent[min(len(spent) - 1, round(0.95 * len(spent)))], 1),
            "publish_call_p50_ms": round(statistics.median(each.call_ms for each in published), 1),
            "address_p50_ms": round(statistics.median(each.seen_ms for each in moved), 1),
            "pages_written_median": statistics.median(each.pages for each in published),
            "full_articles_per_s": round(articles / whole["shown_s"]),
            "full_pages_per_s": round(whole["pages"] / whole["shown_s"]),
            "full_with_spare_s": round(whole["whole_s"], 1),
            "peak_rss_mb": round(whole["peak_rss_mb"]),
            **made,
            **others,
            "cores": len(os.sched_getaffinity(0)),
            "load": round(load, 1),
        }


def main() -> None:
    parser = command(__file__, __doc__)
    parser.add_argument("--articles", type=int, default=30_000)
    parser.add_argument("--pattern", choices=sorted(PATTERNS), default="month")
    parser.add_argument("--publishes", type=int, default=60)
    parser.add_argument("--peers", action="store_true")
    parser.add_argument("--keep", type=Path)
    given = told(parser)
    if given.keep:
        given.keep.mkdir(parents=True, exist_ok=True)
    found = measure(given.articles, given.pattern, given.publishes, given.keep, given.peers)
    show(found, given)


if __name__ == "__main__":
    main()
