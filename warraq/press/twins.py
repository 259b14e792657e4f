"""Compressed twins: `index.html.br` and `index.html.gz` beside `index.html`, made once when it is printed."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import PurePosixPath

import brotli

BROTLI, GZIP = 5, 6
"""Levels. Brotli 5 takes 1.4 ms for a page of 40 KB and gives 11.9 KB; level 11 takes 55 ms for 10.4 KB."""
SUFFIXES = (".br", ".gz")
COMPRESSIBLE = frozenset({".html", ".xml", ".json", ".txt", ".css", ".svg", ".ico"})
"""What is text, or as wasteful. Fonts and pictures are compressed already."""


def twins(file: PurePosixPath, data: bytes) -> Iterator[tuple[PurePosixPath, bytes]]:
    """A printed file's twins, each only where it is smaller. Equal bytes give equal twins: no time is in them."""
    if file.suffix not in COMPRESSIBLE:
        return
    for suffix, packed in (
        (".br", brotli.compress(data, quality=BROTLI, mode=brotli.MODE_TEXT)),
        (".gz", gzip.compress(data, GZIP, mtime=0)),
    ):
        if len(packed) < len(data):
            yield file.with_name(file.name + suffix), packed
