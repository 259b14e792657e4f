"""Compressed twins: `index.html.br` and `index.html.gz` beside `index.html`, made once when it is printed.

Every page begins with the style of its kind, half of its bytes. That beginning is packed once, as tightly as can be,
and only what follows is packed for each page: in half the time, and into fewer bytes.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from typing import Any

import brotli
import deflate

from warraq.press import encoder

BROTLI, FRONT, BEGINNING, WINDOW = 5, 10, 11, 16
"""Brotli's qualities and window, chosen by measuring (docs/benchmarks.md). Quality 5 is the last that is quick: 4 saves
a quarter of its time and costs a tenth in bytes, 11 takes forty times as long for an eighth less. A window of 64 KB
holds a whole page.

The front page carries most and is opened first: with brotli 10 it is a tenth smaller, and comes in the first window of
a connection (14,600 bytes with its headers) instead of waiting for a second round trip."""
GZIP, GZIP_REST = 4, 1
"""Libdeflate's levels, of whole files and of what follows a beginning. Level 4 takes two thirds of the time of its 6
for 2.6% more bytes; with the beginning packed well, 1 comes within 1% of what 4 makes of a whole page. Browsers ask for
brotli."""
MAKER = blake2b(
    repr((BROTLI, FRONT, BEGINNING, WINDOW, GZIP, GZIP_REST, encoder.HERE, zlib.ZLIB_RUNTIME_VERSION,
          version("brotli"), version("deflate"))).encode("ascii"),
    digest_size=16,
).digest()  # fmt: skip
"""What else than a page's bytes decides its twins'."""
UNPACK: Mapping[str, Callable[[bytes], bytes]] = {".br": brotli.decompress, ".gz": gzip.decompress}
SUFFIXES = tuple(UNPACK)
ENDINGS = ("", *SUFFIXES)
"""Of a page's own file and of its twins."""
Twins = Sequence[tuple[str, bytes]]
"""Endings of the files beside a page, and what these hold."""
COMPRESSIBLE = frozenset({".html", ".xml", ".json", ".txt", ".css", ".js", ".svg", ".ico", ".webmanifest"})
"""What is text, or as wasteful. Fonts and pictures are compressed already."""

FRONT_PAGE = "index.html"
PAGE, SEAM = b"<!doctype html>", b"</style>"
OWN = b"<title"
"""What stands in no beginning: it is the page's own."""
LEAST = 4096
"""Bytes of a beginning that are worth keeping packed."""
GZIP_HEAD = b"\x1f\x8b\x08\0\0\0\0\0\0\xff"
"""Of a stream without name and time."""


def twins(file: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """The twins of a printed file (`2026/11/story/index.html`), each only where it is smaller. Equal bytes give equal
    twins: no time is in them."""
    if file[file.rfind(".") :] not in COMPRESSIBLE:
        return
    for suffix, packed in zip(SUFFIXES, _packed(file, data), strict=True):
        if len(packed) < len(data):
            yield suffix, packed


def are_of(path: Path, data: bytes) -> bool:
    """Whether the twins that stand beside a page's file hold this page, and none is missing."""
    return all(_is_twin(path, suffix, data) for suffix in SUFFIXES)


def _is_twin(path: Path, suffix: str, data: bytes) -> bool:
    try:
        return UNPACK[suffix](path.with_name(path.name + suffix).read_bytes()) == data
    except FileNotFoundError:
        return all(made != suffix for made, _ in twins(path.name, data))
    except (OSError, EOFError, zlib.error, brotli.error):
        return False


def digest_of(data: bytes) -> bytes:
    """What the ledger knows a page by: its bytes, and how its twins are made of them."""
    begun, seam = _parted(data)
    digest = begun.digest.copy() if begun else _digest()
    digest.update(memoryview(data)[seam:])
    return digest.digest()


def _digest(data: bytes = b"") -> Any:
    return blake2b(data, digest_size=16, salt=MAKER)


def _packed(file: str, data: bytes) -> tuple[bytes, bytes]:
    begun, seam = _parted(data)
    if begun is None or file == FRONT_PAGE:
        quality = FRONT if file == FRONT_PAGE else BROTLI
        return brotli.compress(data, quality=quality, lgwin=WINDOW), bytes(deflate.gzip_compress(data, GZIP))
    return begun.brotli(data[seam:]), begun.gzip(data[seam:])


class Begun:
    """What many pages begin with, as streams and a digest that are ready to be gone on with."""

    def __init__(self, data: bytes) -> None:
        self.data, self._sum = data, zlib.crc32(data)
        self.digest = _digest(data)

    @cached_property
    def _brotli(self) -> bytes:
        return encoder.beginning(self.data, BEGINNING, WINDOW)

    @cached_property
    def _gzip(self) -> bytes:
        packer = zlib.compressobj(9, zlib.DEFLATED, -15, 9)
        return GZIP_HEAD + packer.compress(self.data) + packer.flush(zlib.Z_SYNC_FLUSH)

    def brotli(self, rest: bytes) -> bytes:
        """The whole stream in brotli's format."""
        return self._brotli + encoder.rest(rest, len(self.data), BROTLI, WINDOW)

    def gzip(self, rest: bytes) -> bytes:
        """The whole stream in gzip's format (RFC 1952): one member, which ends in the sum and the length of all."""
        total, length = deflate.crc32(rest, self._sum), (len(self.data) + len(rest)) & 0xFFFFFFFF
        ending = total.to_bytes(4, "little") + length.to_bytes(4, "little")
        return b"".join((self._gzip, deflate.deflate_compress(rest, GZIP_REST), ending))


def _parted(data: bytes) -> tuple[Begun | None, int]:
    """What a page begins with as all of its kind do, if it does, and where its own begins. Asked for one page's digest
    and then for its twins, it looks once."""
    global _last  # noqa: PLW0603 - one page, to be known by identity: a cache would look at all of its bytes
    last, begun, seam = _last
    if last is data:
        return begun, seam
    if not (begun and data.startswith(begun.data)):  # else it is of the kind of the page before
        seam = data.find(SEAM) + len(SEAM) if encoder.HERE and data.startswith(PAGE) else 0
        begun = _begun(data[:seam]) if seam >= LEAST else None
    _last = data, begun, seam if begun else 0
    return begun, _last[2]


_last: tuple[bytes, Begun | None, int] = b"", None, 0


@lru_cache(64)
def _begun(data: bytes) -> Begun | None:
    """None where it is a page's own. Kinds of pages, faces and languages of one newspaper are a few dozen."""
    return None if OWN in data else Begun(data)
