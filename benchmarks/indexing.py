"""How fast the whole index is made from the records, and how large it is beside the text.

    python -m benchmarks.indexing --articles 30000 [--pattern month|flat] [--keep DIR] [--json]

A newspaper of N articles is imported from a seeded export (kept in DIR and used again, as by `benchmarks.press`). Then
the index is made as after the first print: every article read from the database, made a sheet, analysed, written; on
all cores. `index_to_text` divides its size by that of all headlines, standfirsts and bodies in UTF-8.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks.command import command, show, told
from benchmarks.corpus import PATTERNS
from benchmarks.newspaper import environment, founded


def made_anew(site: Path) -> dict[str, Any]:
    """The figures of one newspaper; in a process of its own, for the newsroom is started in it."""
    from warraq.desk import start

    start(site)
    from django.conf import settings

    from warraq.press.indexing import documents, make_anew
    from warraq.reading.shelf import Shelf
    from warraq.search import Index

    root = settings.WARRAQ.edition
    root.mkdir(parents=True, exist_ok=True)
    load, began = os.getloadavg()[0], time.monotonic()
    make_anew(root, settings.WARRAQ, None)
    passed = time.monotonic() - began
    spent = sum(
        each.ru_utime + each.ru_stime
        for each in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )
    count = len(Index.open(root / "search"))
    size = sum(file.stat().st_size for file in (root / "search").iterdir())
    texts = ("".join((each.headline, each.standfirst, each.body)) for each in documents(Shelf(settings.WARRAQ)))
    text = sum(len(each.encode("utf-8", "replace")) for each in texts)
    return {
        "articles": count,
        "build_articles_per_s": round(count / passed),
        "build_cpu_ms_each": round(1000 * spent / count, 3),
        "index_to_text": round(size / text, 3),
        "text_bytes_each": text // count,
        "cores": len(os.sched_getaffinity(0)),
        "load": round(load, 1),
    }


def measure(articles: int, pattern: str, kept: Path | None) -> dict[str, Any]:
    with tempfile.TemporaryDirectory(prefix="warraq-indexing-", dir=kept) as name:
        site = founded(articles, pattern, kept, Path(name))
        command = [sys.executable, "-m", "benchmarks.indexing", "--site", str(site)]
        told = subprocess.run(command, env=environment(), check=True, stdout=subprocess.PIPE, text=True)
        found: dict[str, Any] = json.loads(told.stdout)
        return found


def main() -> None:
    parser = command(__file__, __doc__)
    parser.add_argument("--articles", type=int, default=30_000)
    parser.add_argument("--pattern", choices=sorted(PATTERNS), default="month")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--site", type=Path, help="of this newspaper, which is there; its index is replaced")
    given = told(parser)
    if given.site:
        print(json.dumps(made_anew(given.site)))
        return
    if given.keep:
        given.keep.mkdir(parents=True, exist_ok=True)
    found = measure(given.articles, given.pattern, given.keep)
    show(found, given)


if __name__ == "__main__":
    main()
