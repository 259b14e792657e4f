"""TIFFs whose tiles are larger than their pictures: the decoder holds a whole tile, a gigabyte of nothing."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Sequence

File = tuple[str, bytes]
Tag = tuple[int, int, Sequence[int]]
"""Its number, its kind (3: short, 4: long) and its values."""
PACKINGS = {"none": 1, "lzw": 5, "jpeg": 7, "deflate": 8, "packbits": 32773, "lzma": 34925, "zstd": 50000}


def directory(tags: Sequence[Tag], order: str = "<") -> bytes:
    """A TIFF's header and its one directory, as it is told: nothing is sorted or made whole."""
    begins, entries, behind = 8 + 2 + 12 * len(tags) + 4, b"", b""
    for number, kind, values in tags:
        data = struct.pack(order + {3: "H", 4: "I"}[kind] * len(values), *values)
        entries += struct.pack(order + "HHI", number, kind, len(values))
        if len(data) <= 4:
            entries += data.ljust(4, b"\0")
        else:
            entries += struct.pack(order + "I", begins + len(behind))
            behind += data
    head = {"<": b"II*\0", ">": b"MM\0*"}[order]
    return head + struct.pack(order + "IH", 8, len(tags)) + entries + bytes(4) + behind


def tiled(
    side: int, tile: int, *, packing: int = 8, samples: int = 1, coded: bytes = b"", tiles: int = 1, order: str = "<",
    first: Sequence[Tag] = (),
) -> bytes:  # fmt: skip
    """A picture of this side in tiles of that one, all of the same bytes; `first` are tags that come before all."""
    tags = [
        *first, (256, 4, [side]), (257, 4, [side]), (258, 3, [8] * samples), (259, 3, [packing]),
        (262, 3, [1 if samples == 1 else 2]), (277, 3, [samples]), (322, 4, [tile]), (323, 4, [tile]),
    ]  # fmt: skip

    def whole(at: int) -> bytes:
        return directory([*tags, (324, 4, [at] * tiles), (325, 4, [len(coded)] * tiles)], order)

    return whole(len(whole(0))) + coded


def tiles() -> Iterator[File]:
    """All of them."""
    small = zlib.compress(bytes(1000))
    for name, packing in PACKINGS.items():
        for tile in (4096, 16_000, 32_000, 60_000, 2**20, 2**31):
            for samples in (1, 3):
                data = tiled(64, tile, packing=packing, samples=samples, coded=small)
                yield f"tiff-tile-{name}-{tile}-{samples}", data
    yield "tiff-tile-real", tiled(64, 20_000, coded=zlib.compress(bytes(400_000_000), 9))
    for order in "<>":
        for often in (1, 3):
            first = [(tag, 4, [20_000] * often) for tag in (322, 323)]
            data = tiled(64, 64, coded=zlib.compress(bytes(4096)), order=order, first=first)
            yield f"tiff-tile-twice-{often}-{ord(order)}", data
    packed = zlib.compress(bytes(4_000_000))
    yield "tiff-many-tiles", tiled(4992, 16, samples=3, coded=zlib.compress(bytes(768)), tiles=312 * 312)
    yield "tiff-many-large-tiles", tiled(4992, 16, samples=3, coded=packed, tiles=312 * 312)
