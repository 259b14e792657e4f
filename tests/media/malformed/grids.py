"""AVIF pictures that are grids of others (ISO/IEC 23008-12, 6.6.2.3): a few hundred bytes that promise any size."""

from __future__ import annotations

import functools
import io
import struct
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from PIL import Image

File = tuple[str, bytes]


class Tile(NamedTuple):
    """One coded picture: its side in points, its decoder's settings (the av1C box) and its bytes."""

    side: int
    settings: bytes
    coded: bytes


def box(kind: bytes, *parts: bytes) -> bytes:
    """A box of ISO/IEC 14496-12."""
    body = b"".join(parts)
    return struct.pack(">I", len(body) + 8) + kind + body


def full(kind: bytes, version: int, *parts: bytes) -> bytes:
    """A box with a version and no flags."""
    return box(kind, struct.pack(">I", version << 24), *parts)


@functools.cache
def tile(side: int) -> Tile:
    """A flat grey picture of this side, as the encoder writes it."""
    out = io.BytesIO()
    Image.new("RGB", (side, side), (120, 120, 120)).save(out, "AVIF", quality=30, speed=10)
    data = out.getvalue()
    at = data.index(b"av1C") - 4
    settings = data[at : at + int.from_bytes(data[at : at + 4], "big")]
    at = data.index(b"mdat")
    return Tile(side, settings, data[at + 4 : at - 4 + int.from_bytes(data[at - 4 : at], "big")])


def sized(width: int, height: int) -> bytes:
    """The property that tells a picture's size."""
    return full(b"ispe", 0, struct.pack(">II", width, height))


def grid(
    rows: int, columns: int, size: tuple[int, int], one: Tile, *,
    said: tuple[int, int] | None = None, tile_said: int = 0, leads: Sequence[int] | None = None, kind: bytes = b"av01",
) -> bytes:  # fmt: skip
    """A grid of this size, all of whose tiles are the same bytes.

    `said` is what its header promises, `tile_said` what the tiles' do, `leads` the items it is made of (its own number
    is 1, the tiles' follow), `kind` what the tiles are.
    """
    items = range(2, 2 + min(rows * columns, 60_000))
    leads = list(items) if leads is None else leads
    plan = b"\0\1" + bytes((rows - 1, columns - 1)) + struct.pack(">II", *size)
    coded = one.coded if kind == b"av01" else plan
    properties = box(
        b"iprp",
        box(b"ipco", sized(*[tile_said or one.side] * 2), one.settings,
            full(b"pixi", 0, b"\3\x08\x08\x08"), sized(*(said or size))),
        full(b"ipma", 0, struct.pack(">I", len(items) + 1), struct.pack(">HB", 1, 2) + b"\4\3",
             *(struct.pack(">HB", item, 3) + b"\1\x82\3" for item in items)),
    )  # fmt: skip
    kinds = {1: b"grid"} | dict.fromkeys(items, kind)
    entries = [full(b"infe", 2, struct.pack(">HH", item, 0), what, b"\0") for item, what in kinds.items()]

    def meta(begins: int) -> bytes:
        places = [struct.pack(">HHHII", 1, 0, 1, begins, len(plan))]
        places += [struct.pack(">HHHII", item, 0, 1, begins + len(plan), len(coded)) for item in items]
        return full(
            b"meta", 0,
            full(b"hdlr", 0, b"\0\0\0\0pict", bytes(13)),
            full(b"pitm", 0, struct.pack(">H", 1)),
            full(b"iloc", 0, b"\x44\0", struct.pack(">H", len(places)), *places),
            full(b"iinf", 0, struct.pack(">H", len(entries)), *entries),
            full(b"iref", 0, box(b"dimg", struct.pack(">HH", 1, len(leads)), *(struct.pack(">H", to) for to in leads))),
            properties,
        )  # fmt: skip

    head = box(b"ftyp", b"avif\0\0\0\0avifmif1miaf")
    begins = len(head) + len(meta(0)) + 8
    return head + meta(begins) + box(b"mdat", plan, coded)


def grids() -> Iterator[File]:
    """Honest ones, enormous ones, and ones that lie."""
    small, large = tile(256), tile(4096)
    yield "avif-grid", grid(2, 2, (512, 512), small)
    yield "avif-grid-most", grid(19, 19, (4864, 4864), small)
    yield "avif-grid-too-large", grid(40, 40, (10_240, 10_240), small)
    for side in (2, 16, 244):
        yield f"avif-grid-of-large-{side}", grid(side, side, (4096 * side, 4096 * side), large)
        yield f"avif-grid-says-little-{side}", grid(side, side, (4096 * side, 4096 * side), large, said=(64, 64))
        yield f"avif-grid-plans-little-{side}", grid(side, side, (64, 64), large, said=(4096 * side, 4096 * side))
    yield "avif-grid-says-little-at-most", grid(1, 2, (8192, 4096), large, said=(64, 64))
    yield "avif-grid-says-little-of-small", grid(25, 25, (6400, 6400), small, said=(64, 64))
    yield "avif-hoard", grid(25, 25, (6400, 6400), small._replace(coded=small.coded + bytes(1_000_000)))
    yield "avif-frames", grid(1, 1, (256, 256), small._replace(coded=small.coded * 1_000))
    yield "avif-many-large-frames", grid(1, 1, (4096, 4096), large._replace(coded=large.coded * 100))
    yield "avif-grid-says-little-twice", grid(16, 16, (1024, 1024), large, tile_said=64)
    yield "avif-grid-many", grid(244, 244, (244 * 64, 244 * 64), tile(64))
    yield "avif-grid-lacks-tiles", grid(16, 16, (4096, 4096), small, leads=[2])
    yield "avif-grid-one-tile-often", grid(16, 16, (4096, 4096), small, leads=[2] * 256)
    yield "avif-grid-of-itself", grid(2, 2, (512, 512), small, leads=[1] * 4)
    yield "avif-grid-of-grids", grid(2, 2, (512, 512), small, kind=b"grid")
    yield "avif-grid-of-nothing", grid(1, 1, (0, 0), small)
    yield "avif-grid-edge", grid(1, 1, (2**32 - 1, 2**32 - 1), small, said=(2**32 - 1, 1))


def _one(*, places: bytes = b"", leads: bytes = b"", owners: bytes = b"", properties: bytes = b"") -> bytes:
    """One honest picture of 64 points a side, and more in its tables: in iloc, iref, ipma, ipco."""
    one = tile(64)
    known = box(b"ipco", sized(64, 64), one.settings, full(b"pixi", 0, b"\3\x08\x08\x08"), properties)
    owned = full(b"ipma", 0, struct.pack(">IHB", 1 + len(owners) // 3, 1, 3), b"\1\x82\3", owners)

    def meta(begins: int) -> bytes:
        place = struct.pack(">HHHHII", 1 + len(places) // 6, 1, 0, 1, begins, len(one.coded))
        return full(
            b"meta", 0,
            full(b"hdlr", 0, b"\0\0\0\0pict", bytes(13)), full(b"pitm", 0, struct.pack(">H", 1)),
            full(b"iloc", 0, b"\x44\0", place, places),
            full(b"iinf", 0, struct.pack(">H", 1), full(b"infe", 2, struct.pack(">HH", 1, 0), b"av01", b"\0")),
            full(b"iref", 0, leads), box(b"iprp", known, owned),
        )  # fmt: skip

    head = box(b"ftyp", b"avif\0\0\0\0avifmif1miaf")
    return head + meta(len(head) + len(meta(0)) + 8) + box(b"mdat", one.coded)


def tables() -> Iterator[File]:
    """One picture, whose tables name items that are not there, each of which is an item to the decoder."""
    for many in (5_000, 60_000):
        others = range(2, many)
        yield f"avif-places-{many}", _one(places=b"".join(struct.pack(">HHH", item, 0, 0) for item in others))
        yield f"avif-owners-{many}", _one(owners=b"".join(struct.pack(">HB", item, 0) for item in others))
        all_of_them = struct.pack(f">{len(others)}H", *others)
        yield f"avif-leads-{many}", _one(leads=box(b"dimg", struct.pack(">HH", 1, len(others)), all_of_them))
        thumbnails = (box(b"thmb", struct.pack(">HHH", item, 1, 1)) for item in others)
        yield f"avif-thumbnails-{many}", _one(leads=b"".join(thumbnails))
    yield "avif-properties", _one(properties=box(b"free") * 3_000_000)
    # No place at all, a thousand times, for each of thousands: nothing is read, and it never ends.
    nowhere = b"".join(struct.pack(">HHH", item, 0, 999) for item in range(2, 7_000))
    yield "avif-nowhere", _one(places=nowhere)


def films() -> Iterator[File]:
    """Moving pictures, and ones whose tables of frames promise more than there are."""
    out = io.BytesIO()
    pictures = [Image.new("RGB", (64, 64), (shade, 0, 0)) for shade in range(0, 200, 20)]
    pictures[0].save(out, "AVIF", save_all=True, append_images=pictures[1:])
    film = out.getvalue()
    yield "avif-film", film
    for table in (b"stsz", b"stsc", b"stts", b"stco"):
        at = film.index(table) + 8
        yield f"avif-film-{table.decode()}", film[:at] + b"\x7f\xff\xff\xff" * 3 + film[at + 12 :]
