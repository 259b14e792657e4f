"""What the decoder of an AVIF would have to do, told before it begins.

An AVIF is a list of items: coded pictures, and grids that put them side by side. A small file names sixty thousand
tiles, or tiles of 4096 × 4096 points behind a header that says 64 × 64, and libavif then works for minutes. Here the
items are counted, and the points of every frame in them are added up as its AV1 sequence header has them, which is
what the decoder goes by.

Boxes: ISO/IEC 14496-12; items: ISO/IEC 23008-12; frames: AV1 bitstream specification, 5.3 and 5.5.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import NamedTuple

MOST_ITEMS = 1_000
"""A telephone's photograph of 48 million points is a grid of fifty."""
MOST_UNITS = 4_000
"""Units (OBU) of all items together that are looked at."""
MOST_STRETCHES = 4_000
"""Stretches of the file in which all items together lie."""
MOST_BYTES = 64_000_000
"""Bytes of all items together, which may name the same ones again and again."""
LARGEST = {b"iloc": 48_000, b"iref": 16_000, b"ipma": 16_000}
"""Bytes of the tables of places, of what leads to what, and of properties: a thousand items fill less. Each item that
one of them names is another to libavif, which looks through all of them for each."""
_MOST_BOXES = 100
_SINGLE = {b"meta", b"iinf", b"iloc", b"idat", b"iref", b"iprp", b"ipco", b"ipma"}
_SEQUENCE, _FRAMES, _HEADER = 1, {3, 6}, 256


class Unreadable(ValueError):
    """A file whose boxes or units cannot be followed. No decoder is shown it."""


class Work(NamedTuple):
    """What there is to do: how many `items` there are (at most one more than `MOST_ITEMS`), how many `points` all their
    frames have, and whether it is a film."""

    items: int
    points: int
    film: bool = False

    @property
    def too_much(self) -> bool:
        """Whether no real picture asks for so much; how many points are too many is another's to say."""
        return self.items > MOST_ITEMS


def work(content: bytes) -> Work:
    """What decoding this AVIF would take. Raises Unreadable."""
    try:
        boxes = dict(_boxes(content, 0, len(content), outermost=True))
        if b"moov" in boxes:
            return Work(0, 0, film=True)
        begins, ends = boxes[b"meta"]
        inner = dict(_boxes(content, begins + 4, ends))
        properties = dict(_boxes(content, *inner[b"iprp"]))
        if _too_long(inner | properties):
            return Work(MOST_ITEMS + 1, 0)
        for _ in _boxes(content, *properties[b"ipco"]):
            pass  # each is held by the decoder: that there are few is asked while they are walked through
        kinds = _kinds(content, *inner[b"iinf"])
        if len(kinds) > MOST_ITEMS:
            return Work(len(kinds), 0)
        places = _places(content, *inner[b"iloc"], inner.get(b"idat", (0, 0)))
        coded = [stretches for number, stretches in places if kinds.get(number) == b"av01"]
        return Work(len(kinds), _points(content, coded))
    except (struct.error, IndexError, KeyError) as error:
        raise Unreadable(str(error)) from error


def _boxes(
    content: bytes, at: int, end: int, *, outermost: bool = False
) -> Iterator[tuple[bytes, tuple[int, int]]]:  # fmt: skip
    """The boxes of a stretch: their kind, where their body begins and ends. Raises Unreadable for one that comes twice.

    What stands behind the `outermost` boxes and is none ends them: decoders do not look there either.
    """
    seen: list[bytes] = []
    while at + 8 <= end:
        size, kind = struct.unpack_from(">I4s", content, at)
        head = 8
        if size == 1:
            (size,) = struct.unpack_from(">Q", content, at + 8)
            head = 16
        size = size or end - at
        if outermost and at and (size < head or at + size > end):
            return
        if size < head or at + size > end or len(seen) >= _MOST_BOXES or (kind in seen and kind in _SINGLE):
            raise Unreadable("boxes")
        seen.append(kind)
        yield kind, (at + head, at + size)
        at += size


def _too_long(boxes: dict[bytes, tuple[int, int]]) -> bool:
    spans = ((boxes.get(kind, (0, 0)), most) for kind, most in LARGEST.items())
    return any(ends - begins > most for (begins, ends), most in spans)


def _kinds(content: bytes, at: int, end: int) -> dict[int, bytes]:
    """The kind of each item by its number, as far as one more than `MOST_ITEMS`."""
    version = content[at]
    at += 6 if version == 0 else 8
    kinds: dict[int, bytes] = {}
    while at + 12 <= end and len(kinds) <= MOST_ITEMS:
        size, name, age = struct.unpack_from(">I4sB", content, at)
        if name != b"infe" or age not in {2, 3} or size < 20 or at + size > end:
            raise Unreadable("items")
        number, place = (
            (struct.unpack_from(">H", content, at + 12)[0], at + 16)
            if age == 2
            else (struct.unpack_from(">I", content, at + 12)[0], at + 18)
        )
        if number in kinds:
            raise Unreadable("items")
        kinds[number] = content[place : place + 4]
        at += size
    return kinds


class _Cursor:
    """Reads numbers of so many bytes, one after the other."""

    def __init__(self, content: bytes, at: int, end: int) -> None:
        self.content, self.at, self.end = content, at, end

    def take(self, size: int) -> int:
        if self.at + size > self.end:
            raise Unreadable("places")
        self.at += size
        return int.from_bytes(self.content[self.at - size : self.at], "big")


def _places(content: bytes, at: int, end: int, data: tuple[int, int]) -> Iterator[tuple[int, list[tuple[int, int]]]]:
    """Of each item where its bytes are: (begin, size) of each stretch."""
    cursor = _Cursor(content, at, end)
    version = cursor.take(4) >> 24
    sizes = cursor.take(2)
    offset, length, base, index = (sizes >> shift & 15 for shift in (12, 8, 4, 0))
    if version > 2 or not {offset, length, base} <= {0, 4, 8}:
        raise Unreadable("places")
    wide = 4 if version == 2 else 2
    total = 0
    for _ in range(cursor.take(wide)):
        number = cursor.take(wide)
        within = cursor.take(2) & 15 if version else 0
        cursor.take(2)
        begins = cursor.take(base) + (data[0] if within else 0)
        count = cursor.take(2)
        total += count
        if within > 1 or total > MOST_STRETCHES:
            raise Unreadable("places")
        stretches = []
        for _ in range(count):
            cursor.take(index if version else 0)
            place, size = begins + cursor.take(offset), cursor.take(length)
            stretches.append((place, size or max(0, (data[1] if within else len(content)) - place)))
        yield number, stretches


def _points(content: bytes, coded: list[list[tuple[int, int]]]) -> int:
    """The points of all frames of these coded pictures, each told by where its bytes are."""
    points = units = taken = 0
    for stretches in coded:
        taken += sum(size for _, size in stretches)
        if taken > MOST_BYTES:
            raise Unreadable("bytes")
        frames = largest = 0
        for kind, unit in _units(b"".join(content[begin : begin + size] for begin, size in stretches)):
            units += 1
            if units > MOST_UNITS:
                raise Unreadable("units")
            if kind == _SEQUENCE:
                largest = max(largest, _sequence(unit))
            frames += kind in _FRAMES
        points += frames * largest
    return points


def _units(coded: bytes) -> Iterator[tuple[int, bytes]]:
    """The units (OBU) of a coded picture: the kind of each, and how its body begins."""
    at = 0
    while at < len(coded):
        kind, longer, measured = coded[at] >> 3 & 15, coded[at] & 4, coded[at] & 2
        at += 2 if longer else 1
        size = len(coded) - at
        if measured:
            size, at = _leb128(coded, at)
        yield kind, coded[at : at + min(size, _HEADER)]
        at += size


def _leb128(coded: bytes, at: int) -> tuple[int, int]:
    value = 0
    for step in range(8):
        value |= (coded[at + step] & 127) << 7 * step
        if not coded[at + step] & 128:
            return value, at + step + 1
    raise Unreadable("units")


class _Bits:
    """Reads numbers of so many bits, one after the other."""

    def __init__(self, data: bytes) -> None:
        self.value, self.left = int.from_bytes(data, "big"), 8 * len(data)

    def take(self, bits: int) -> int:
        if bits > self.left:
            raise Unreadable("sequence")
        self.left -= bits
        return self.value >> self.left & (1 << bits) - 1


def _sequence(data: bytes) -> int:
    """The points of the largest frame that a sequence header allows (5.5.1)."""
    bits = _Bits(data)
    bits.take(4)  # profile, still picture
    if bits.take(1):  # reduced still picture header
        bits.take(5)
    else:
        _operating_points(bits)
    width, height = bits.take(4) + 1, bits.take(4) + 1
    return (bits.take(width) + 1) * (bits.take(height) + 1)


def _operating_points(bits: _Bits) -> None:
    model, delay = 0, 0
    if bits.take(1):  # timing
        bits.take(64)
        if bits.take(1):  # equal intervals, in an exponential Golomb code
            zeros = 0
            while zeros < 32 and not bits.take(1):
                zeros += 1
            bits.take(zeros if zeros < 32 else 0)
        model = bits.take(1)
        if model:
            delay = bits.take(5) + 1
            bits.take(32 + 5 + 5)
    initial = bits.take(1)
    for _ in range(bits.take(5) + 1):
        bits.take(12)
        if bits.take(5) > 7:
            bits.take(1)
        if model and bits.take(1):
            bits.take(2 * delay + 1)
        if initial and bits.take(1):
            bits.take(4)
