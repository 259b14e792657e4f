# ruff: noqa: E501 - a trick is read best on its one line
"""Pictures that no camera wrote: cut short, lying in their headers, bombs, two kinds at once, and full of secrets.

Each is `(name, bytes)`, made here, the same each time.
"""

from __future__ import annotations

import gzip
import io
import random
import struct
import zlib
from collections.abc import Iterator

from PIL import Image

from tests.media import samples

File = tuple[str, bytes]


def whole() -> dict[str, bytes]:
    """One good picture of each kind, with all metadata that it can carry."""
    kinds = {
        "jpeg": samples.jpeg(records=((80, b"Salma"), (5, b"SN-4711-SECRET"))),
        "progressive": samples.saved("JPEG", progressive=True, exif=samples.exif(), comment=b"a comment"),
        "cmyk": samples.saved("JPEG", "CMYK"), "png": samples.png_with_everything(), "palette": samples.saved("PNG", "P"),
        "alpha": samples.saved("PNG", "RGBA"), "wide": samples.saved("PNG", "I;16"), "gif": samples.saved("GIF"),
        "webp": samples.saved("WEBP", exif=samples.exif(), xmp=samples.XMP), "lossless": samples.saved("WEBP", "RGBA", lossless=True),
        "avif": samples.saved("AVIF", exif=samples.exif(), xmp=samples.XMP), "bmp": samples.saved("BMP"),
        "tiff": samples.saved("TIFF", compression="tiff_lzw", exif=samples.exif()), "tiff-raw": samples.saved("TIFF"),
    }  # fmt: skip
    for kind in ("GIF", "WEBP", "PNG", "AVIF"):
        frames = [samples.photo(120, 80).rotate(n * 20) for n in range(5)]
        out = io.BytesIO()
        frames[0].save(out, kind, save_all=True, append_images=frames[1:], duration=80)
        kinds[f"animated-{kind.lower()}"] = out.getvalue()
    return kinds


def cut(each: int = 40) -> Iterator[File]:
    """Cut short at many places, the header among them."""
    for name, data in whole().items():
        places = [*range(1, 21), *(len(data) * n // (each - 20) for n in range(1, each - 20))]
        yield from ((f"cut-{name}-{place}", data[:place]) for place in places)


def flipped(each: int = 70) -> Iterator[File]:
    """With some bytes changed, half of them in the header."""
    for name, data in whole().items():
        chance = random.Random(name)
        for number in range(each):
            changed = bytearray(data)
            for _ in range(chance.choice((1, 3, 20, 200))):
                reach = min(len(changed), 300) if number % 2 else len(changed)
                changed[chance.randrange(reach)] = chance.randrange(256)
            yield f"flipped-{name}-{number}", bytes(changed)


def spliced(each: int = 20) -> Iterator[File]:
    """The head of one kind, the tail of another."""
    kinds = list(whole().items())
    chance = random.Random(5)
    for name, data in kinds:
        for number in range(each):
            other, tail = chance.choice(kinds)
            at = chance.randrange(8, max(9, min(len(data), 600)))
            yield f"spliced-{name}-{other}-{number}", data[:at] + tail[chance.randrange(len(tail)) :]


def bombs() -> Iterator[File]:
    """Small files that promise enormous pictures, or keep a decoder busy."""
    for side in (10_000, 20_000, 50_000, 65_500, 2**20, 2**31 - 1):
        yield f"png-{side}", samples.png_header(side, side)
        yield f"png-flat-{side}", samples.png_header(side, 1)
        yield f"tiff-{side}", samples.tiff_header(side, side)
        if side < 2**16:
            yield f"gif-{side}", samples.gif_header(side, side)
    for side in (6_000, 7_000, 12_000):
        out = io.BytesIO()
        Image.new("1", (side, side)).save(out, "PNG")
        yield f"png-real-{side}", out.getvalue()
    jpeg = samples.saved("JPEG")
    yield "jpeg-scans", jpeg[:-2] + b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00" * 5_000
    for height, width in ((65_535, 65_535), (1, 65_535), (0, 100), (65_535, 1)):
        at = jpeg.index(b"\xff\xc0")
        yield f"jpeg-says-{width}x{height}", jpeg[: at + 5] + struct.pack(">HH", height, width) + jpeg[at + 9 :]
    for size in (1_000_000, 20_000_000):
        text = zlib.compress(b"A" * size)
        png = samples.saved("PNG")
        for kind in (b"zTXt", b"iCCP", b"iTXt"):
            body = b"x\0\0" + text
            chunk = struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
            yield f"png-{kind.decode()}-{size}", png[:33] + chunk + png[33:]
    yield "jpeg-many-segments", jpeg[:2] + (b"\xff\xe1\x00\x08Exif\0\0" * 50_000) + jpeg[2:]
    yield "gif-many-frames", _gif_of(3_000)
    yield "gzip", gzip.compress(b"\0" * 10_000_000)


def _gif_of(frames: int) -> bytes:
    head = b"GIF89a" + struct.pack("<HH", 1000, 1000) + b"\x80\0\0\0\0\0\xff\xff\xff"
    frame = b"\x2c" + struct.pack("<HHHH", 0, 0, 1000, 1000) + b"\0\x02\x02\x44\x01\0"
    return head + frame * frames + b";"


def tricks() -> Iterator[File]:
    """Drawings with programs, pages and archives dressed as pictures, pictures with something behind them."""
    programs = (
        "<script>alert(1)</script>", "<image href='http://evil.example/x'/>", "<foreignObject><body onload='alert(1)'/></foreignObject>",
        "<use href='data:image/svg+xml,x'/>", "<a href='javascript:alert(1)'><text>x</text></a>", "<style>@import 'http://evil.example'</style>",
    )  # fmt: skip
    heads = ("", "<?xml version='1.0'?>", "\ufeff", "<!-- x -->", "<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>", " \n\t", "<!DOCTYPE svg>")
    for (n, head), (m, program) in ((a, b) for a in enumerate(heads) for b in enumerate(programs)):
        yield f"svg-{n}-{m}", f"{head}<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'>{program}</svg>".encode()
    tails = (b"<script>alert(1)</script>", b"<?php system($_GET['c']); ?>", b"PK\x03\x04" + b"\0" * 40, b"%PDF-1.7\n", b"GPS Salma SN-4711-SECRET",
             b"#!/bin/sh\nid\n", b"<html><body onload=alert(1)>")  # fmt: skip
    for name, data in whole().items():
        for number, tail in enumerate(tails):
            yield f"tail-{name}-{number}", data + tail
            yield f"head-{name}-{number}", tail + data
    for number in range(60):
        yield f"noise-{number}", random.Random(number).randbytes(number * 37)


def everything() -> list[File]:
    """All of them."""
    return [*whole().items(), *cut(), *flipped(), *spliced(), *bombs(), *tricks()]
