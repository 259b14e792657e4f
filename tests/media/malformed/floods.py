# ruff: noqa: E501 - a trick is read best on its one line
"""Small files that make a reader of metadata, not a decoder of points, work or hoard: floods of empty parts, directories
whose entries all name the same bytes, one after the other."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator

from PIL import Image

from tests.media import samples

File = tuple[str, bytes]
MANY = 25_000_000
"""Bytes of a flood: a little below what is taken in at all."""


def chunk(kind: bytes, body: bytes = b"") -> bytes:
    """One of a PNG."""
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def directory(entries: int, each: int, *, head: bytes = b"II*\0\x08\0\0\0") -> bytes:
    """A TIFF directory of so many entries, each of which claims the same `each` bytes behind it."""
    ends = len(head) + 2 + entries * 12 + 4
    said = b"".join(struct.pack("<HHII", 0x8000 + at, 1, each, ends) for at in range(entries))
    return head + struct.pack("<H", entries) + said + b"\0\0\0\0" + b"A" * each


def floods() -> Iterator[File]:
    """All of them."""
    yield from _pngs()
    yield from _jpegs()
    yield from _slow_scans()
    yield from _others()


def _pngs() -> Iterator[File]:
    png = samples.saved("PNG")
    head, rest = png[:33], png[33:]
    for kind in (b"tEXt", b"aaAa", b"tIME", b"fdAT"):
        body = b"k\0v" if kind == b"tEXt" else b""
        one = chunk(kind, body)
        yield f"png-{kind.decode()}-before", head + one * (MANY // len(one)) + rest
        yield f"png-{kind.decode()}-after", png[:-12] + one * (MANY // len(one)) + png[-12:]
    yield "png-empty-idat", head + chunk(b"IDAT") * (MANY // 12) + rest
    frames = b"".join(
        chunk(b"fcTL", struct.pack(">IIIIIHHBB", at, 1, 1, 0, 0, 1, 1, 0, 0)) + chunk(b"fdAT", struct.pack(">I", at))
        for at in range(100_000)
    )
    yield "apng-frames", head + chunk(b"acTL", struct.pack(">II", 2**31 - 1, 0)) + rest[:-12] + frames + rest[-12:]
    yield "png-exif-hoard", head + chunk(b"eXIf", directory(20_000, 1_000_000)) + rest
    bombed = b"\0\0" + zlib.compress(b"A" * 63_000_000)
    yield "png-many-ztxt", head + b"".join(chunk(b"zTXt", b"k%d" % at + bombed) for at in range(60)) + rest
    for side in (7000, 4990):
        # Seven passes over a whole picture, of nothing.
        depth, colour, width = (8, 2, 3) if side == 7000 else (16, 6, 8)
        passes = [(8, 8), (8, 8), (4, 8), (4, 4), (2, 4), (2, 2), (1, 2)]
        size = sum((-(-side // across) * width + 1) * -(-side // down) for across, down in passes)
        ihdr = struct.pack(">IIBBBBB", side, side, depth, colour, 0, 0, 1)
        packed = zlib.compress(bytes(size + 64), 1)
        yield f"png-interlaced-{side}", png[:8] + chunk(b"IHDR", ihdr) + chunk(b"IDAT", packed) + chunk(b"IEND")


def _jpegs() -> Iterator[File]:
    jpeg = samples.saved("JPEG")
    start, rest = jpeg[:2], jpeg[2:]
    for marker in (0xE1, 0xED, 0xFE, 0xE2):
        one = bytes((0xFF, marker, 0, 2))
        yield f"jpeg-empty-{marker:x}", start + one * (MANY // 4) + rest
    yield "jpeg-comments", start + b"\xff\xfe\0\x06AAAA" * (MANY // 8) + rest
    yield "jpeg-padding", start + b"\xff" * MANY + rest
    yield "jpeg-rubbish", start + b"\0" * MANY + rest
    tables = rest[rest.index(b"\xff\xdb") :]
    table = tables[: 2 + int.from_bytes(tables[2:4], "big")]
    yield "jpeg-tables", start + table * (MANY // len(table)) + rest
    exif = b"Exif\0\0" + directory(4_000, 17_000)
    yield "jpeg-exif-hoard", start + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + rest
    icc = b"".join(
        b"\xff\xe2" + struct.pack(">H", 60_016) + b"ICC_PROFILE\0" + bytes((at + 1, 255)) + b"A" * 60_000 for at in range(255)
    )
    yield "jpeg-profile", start + icc + rest
    irb = b"\xff\xed" + struct.pack(">H", 60_016) + b"Photoshop 3.0\0" + b"8BIM\x04\x04\0\0\0\0\0\0" * 5_000
    yield "jpeg-resources", start + irb * 400 + rest


def _slow_scans() -> Iterator[File]:
    """As many scans as are taken, each over as many points as are taken."""
    out = io.BytesIO()
    Image.new("L", (7000, 7000), 128).save(out, "JPEG", progressive=True)
    jpeg = out.getvalue()
    last = jpeg.rindex(b"\xff\xda")
    yield "jpeg-slow-scans", jpeg[:-2] + jpeg[last:-2] * 20 + jpeg[-2:]


def _others() -> Iterator[File]:
    gif = samples.saved("GIF")
    at = gif.index(b"\x2c")
    for name, one in {"comments": b"\x21\xfe\x01A\0", "empty": b"\x21\xfe\0", "controls": b"\x21\xf9\x04\0\0\0\0\0"}.items():
        yield f"gif-{name}", gif[:at] + one * (MANY // len(one)) + gif[at:]
    yield "gif-long-comment", gif[:at] + b"\x21\xfe" + b"\xff" + b"A" * 255 + (b"\xff" + b"A" * 255) * 90_000 + b"\0" + gif[at:]
    yield "gif-rubbish", gif[:at] + b"\0" * MANY + gif[at:]
    yield "tiff-hoard", directory(20_000, 1_000_000)
    yield "tiff-hoard-65535", directory(32_000, 20_000_000)
    loop = struct.pack("<H", 1) + struct.pack("<HHII", 0x100, 4, 1, 5)
    yield "tiff-loop", b"II*\0\x08\0\0\0" + loop + struct.pack("<I", 8)
    webp = samples.saved("WEBP")
    body = webp[12:] + b"abcd\0\0\0\0" * (MANY // 8)
    yield "webp-chunks", b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body
    bmp = struct.pack("<2sIHHI", b"BM", 200, 0, 0, 54)
    for width, height, code in ((7000, 7000, 1), (50_000, 900, 2), (7000, -7000, 1)):
        head = struct.pack("<IiiHHIIiiII", 40, width, height, 1, 8 if code == 1 else 4, code, 0, 0, 0, 0, 0)
        yield f"bmp-rle{code}-{height}", bmp + head + b"\0" * 1024 + b"\xff\0" * 10_000 + b"\0\1"
        yield f"bmp-steps{code}-{height}", bmp + head + b"\0" * 1024 + b"\0\2\1\0" * (MANY // 4)
