"""How many parts a picture's file is made of, counted before a decoder walks through them.

Real ones have some hundreds. Twenty million bytes of empty chunks, segments, padding or comments keep Pillow's readers,
which are Python, busy for ten seconds and take a gigabyte; here one stops at the first that is too many.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator

MOST = 20_000
"""Parts of a file. A photograph of 30 MB in PNG has four thousand."""
MOST_RLE = 4_000_000
"""Bytes of a packed BMP, whose steps of two bytes are also walked one by one."""

_TILE_WIDTH, _TILE_LENGTH = 322, 323
_WHOLE_NUMBERS = {1: "B", 3: "H", 4: "I"}
_IMAGE, _END, _EXTENSION = 0x2C, 0x3B, 0x21


def too_many(content: bytes, kind: str) -> bool:
    """Whether a picture of this kind (see `magic.sniff`) consists of more parts than any real one.

    >>> too_many(b"\\xff\\xd8" + b"\\xff\\xe1\\0\\2" * 100, "jpeg"), too_many(b"\\xff\\xd8" + b"\\xff" * 30_000, "jpeg")
    (False, True)
    """
    if kind == "bmp":
        return len(content) > MOST_RLE and content[30:34] in {b"\1\0\0\0", b"\2\0\0\0"}
    walk = _WALKS.get(kind)
    return walk is not None and sum(1 for _, _ in zip(walk(content), range(MOST + 1), strict=False)) > MOST


def largest_tile(content: bytes) -> int:
    """The points of a TIFF's tile, which its decoder holds whole however small the picture is; 0 where it has none.

    A directory may say it twice, and readers differ in whom they believe: here it is the larger. What is said in any
    unusual way counts as more than anything.
    """
    sides = {_TILE_WIDTH: 0, _TILE_LENGTH: 0}
    try:
        for tag, side in _tiff_sides(content):
            sides[tag] = max(sides[tag], side)
    except struct.error:
        pass  # cut short: what a decoder can read of it was read
    return sides[_TILE_WIDTH] * sides[_TILE_LENGTH]


def _tiff_sides(content: bytes) -> Iterator[tuple[int, int]]:
    order = "<" if content[:2] == b"II" else ">"
    (at,) = struct.unpack_from(order + "I", content, 4)
    (entries,) = struct.unpack_from(order + "H", content, at)
    for begins in range(at + 2, at + 2 + 12 * entries, 12):
        tag, kind, count = struct.unpack_from(order + "HHI", content, begins)
        if tag in {_TILE_WIDTH, _TILE_LENGTH}:
            shape = _WHOLE_NUMBERS.get(kind, "") if count == 1 else ""
            yield tag, struct.unpack_from(order + shape, content, begins + 8)[0] if shape else 2**32


def _png(content: bytes) -> Iterator[int]:
    at = 8
    while at + 8 <= len(content):
        yield at
        at += 12 + struct.unpack_from(">I", content, at)[0]


def _jpeg(content: bytes) -> Iterator[int]:
    """Segments, and bytes of padding, until the points begin."""
    at = 2
    while at + 4 <= len(content):
        yield at
        marker = content[at + 1]
        if content[at] != 0xFF or marker in {0x00, 0xFF} or 0xD0 <= marker <= 0xD8:
            at += 1 if content[at] != 0xFF or marker == 0xFF else 2
        elif marker in {0xDA, 0xD9}:
            return
        else:
            at += 2 + max(2, struct.unpack_from(">H", content, at + 2)[0])


def _gif(content: bytes) -> Iterator[int]:
    """Blocks, and whatever lies between them, until the first picture."""
    if len(content) < 13:
        return
    at = 13 + (3 << (content[10] & 7) + 1 if content[10] & 0x80 else 0)
    while at < len(content):
        yield at
        if content[at] in {_IMAGE, _END}:
            return
        if content[at] != _EXTENSION:
            at += 1
            continue
        at += 2
        while at < len(content) and content[at]:
            yield at
            at += content[at] + 1
        at += 1


_WALKS: dict[str, Callable[[bytes], Iterator[int]]] = {"png": _png, "jpeg": _jpeg, "gif": _gif}
