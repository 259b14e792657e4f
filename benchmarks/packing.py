"""What packing alone costs on all cores: `warraq.press.twins` for pages that another program built, and the floor below
any press in Python, which packs ready pages and writes them with nothing else to do.
"""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from warraq.press.disk import sync, write
from warraq.press.twins import twins

CHUNK = 64
"""Files that one process packs before it asks for others."""
PAGE = "article/index.html"
"""Any page that is not the front one, which is packed more tightly."""


def packed(folder: Path) -> float:
    """Seconds that all cores take to write brotli's and gzip's twins beside every file in `folder`."""
    files = [file.relative_to(folder) for file in folder.rglob("*") if file.is_file()]
    chunks = [files[start : start + CHUNK] for start in range(0, len(files), CHUNK)]
    began = time.monotonic()
    with ProcessPoolExecutor(cores()) as pool:
        list(pool.map(partial(_pack, folder), chunks))
    return time.monotonic() - began


def limit(pages: Sequence[bytes], count: int, folder: Path) -> float:
    """Pages a second, when all cores do nothing but pack `count` of `pages` (in turn) and write each with its twins
    into a folder of its own below `folder`, which must be empty. At the end all is made to last by one call."""
    chunks = [range(start, min(start + CHUNK, count)) for start in range(0, count, CHUNK)]
    began = time.monotonic()
    with ProcessPoolExecutor(cores(), initializer=_hold, initargs=(pages, folder)) as pool:
        list(pool.map(_print, chunks))
    sync(folder)
    return count / (time.monotonic() - began)


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0))


def _pack(folder: Path, files: Sequence[Path]) -> None:
    for file in files:
        for suffix, data in twins(str(file), (folder / file).read_bytes()):
            write(f"{folder}/{file}{suffix}", data)


_held: tuple[Sequence[bytes], Path]


def _hold(pages: Sequence[bytes], folder: Path) -> None:
    global _held  # noqa: PLW0603 - what each process is given once
    _held = pages, folder


def _print(numbers: range) -> None:
    pages, root = _held
    folder = f"{root}/{numbers.start}"
    os.mkdir(folder)
    for number in numbers:
        page = pages[number % len(pages)]
        os.mkdir(f"{folder}/{number}")
        write(f"{folder}/{number}/index.html", page)
        for suffix, data in twins(PAGE, page):
            write(f"{folder}/{number}/index.html{suffix}", data)
