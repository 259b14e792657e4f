"""Compressed twins: `index.html.br` and `index.html.gz` beside `index.html`, made once when it is printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import blake2b
from importlib.metadata import version
from pathlib import PurePosixPath

import brotli
import deflate

BROTLI, FRONT, WINDOW, GZIP = 5, 10, 16, 4
"""Levels, chosen by measuring (docs/benchmarks.md). Brotli 5 is the last that is quick: 4 saves a quarter of its time
and costs a tenth in bytes, 11 takes forty times as long for an eighth less. A window of 64 KB holds a whole page. Gzip
comes from libdeflate, whose level 4 takes two thirds of its 6 for 2.6% more bytes; browsers ask for brotli.

The front page carries most and is opened first: with brotli 10 it is a tenth smaller, and comes in the first window of
a connection (14,600 bytes with its headers) instead of waiting for a second round trip."""
MAKER = blake2b(
    repr((BROTLI, FRONT, WINDOW, GZIP, version("brotli"), version("deflate"))).encode("ascii"), digest_size=16
).digest()
"""What else than a page's bytes decides its twins'."""
SUFFIXES = (".br", ".gz")
Twins = Sequence[tuple[PurePosixPath, bytes]]
"""Files beside a page, and what they hold."""
COMPRESSIBLE = frozenset({".html", ".xml", ".json", ".txt", ".css", ".js", ".svg", ".ico", ".webmanifest"})
"""What is text, or as wasteful. Fonts and pictures are compressed already."""

FRONT_PAGE = PurePosixPath("index.html")


def twins(file: PurePosixPath, data: bytes) -> Iterator[tuple[PurePosixPath, bytes]]:
    """A printed file's twins, each only where it is smaller. Equal bytes give equal twins: no time is in them."""
    if file.suffix not in COMPRESSIBLE:
        return
    quality = FRONT if file == FRONT_PAGE else BROTLI
    for suffix, packed in (
        (".br", brotli.compress(data, quality=quality, lgwin=WINDOW)),
        (".gz", bytes(deflate.gzip_compress(data, GZIP))),
    ):
        if len(packed) < len(data):
            yield file.with_name(file.name + suffix), packed
