"""An edition of any size to serve, made without a newsroom: pages in the theme's own style, compressed as
the press compresses them, by month, with a redirect or two. For load only.
"""

from __future__ import annotations

import os
import random
from concurrent.futures import ProcessPoolExecutor
from functools import cache, partial
from pathlib import Path, PurePosixPath

from benchmarks.corpus import _sentences
from warraq.addresses import redirects_file
from warraq.config import Look
from warraq.deploy import policy
from warraq.press.twins import twins
from warraq.readers.headers import style_digest
from warraq.theme import Theme

PARAGRAPHS, WORDS = 12, 110
"""Of a page, and of a paragraph: with the style some 33 KB, of which brotli makes 10."""


@cache
def _style() -> str:
    return Theme().styles(Look())["article"]


def write_edition(root: Path, articles: int) -> None:
    """Write an edition of so many articles into the folder `root`, as the press leaves it, on all cores."""
    folder = root / "prints" / "00000001"
    numbers = range(articles)
    with ProcessPoolExecutor() as pool:
        list(pool.map(partial(_write, folder), numbers, chunksize=200))
    _put(folder, PurePosixPath("404.html"), _page("لا صفحة هنا", ""))
    _put(folder, PurePosixPath(redirects_file("/?p=1").strip("/")), b"/?p=1\t/2014/01/article-0/\t301\n")
    policy.write(root, [style_digest(_style().encode())])
    os.symlink("prints/00000001", root / "current")


def address(number: int) -> str:
    """Of an article: by month, with an Arabic name."""
    month = number // 250
    return f"/{2014 + month // 12}/{month % 12 + 1:02}/خبر-المدينة-{number}/"


def pages_of(edition: Path) -> list[str]:
    """The addresses of all articles of a printed edition: pages below a year and a month, or all below the root."""
    found = []
    for at, _, files in os.walk(edition, followlinks=True):
        where = Path(at).relative_to(edition)
        if "index.html.br" in files and len(where.parts) >= 3 and where.parts[0].isdigit():
            found.append(f"/{where.as_posix()}/")
    return sorted(found)


def _write(folder: Path, number: int) -> None:
    chance = random.Random(number)
    body = "".join(f"<p>{_sentences(chance, WORDS)}</p>\n" for _ in range(PARAGRAPHS))
    _put(folder, PurePosixPath(address(number)[1:], "index.html"), _page(f"خبر {number}", body))


def _page(title: str, body: str) -> bytes:
    return (
        f'<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>{title}</title>\n'
        f"<style>{_style()}</style>\n</head><body><main><h1>{title}</h1>\n{body}</main></body></html>\n"
    ).encode()


def _put(folder: Path, file: PurePosixPath, data: bytes) -> None:
    path = folder / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    for suffix, packed in twins(str(file), data):
        path.with_name(path.name + suffix).write_bytes(packed)
