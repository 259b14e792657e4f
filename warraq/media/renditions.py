"""A picture in the sizes and formats that pages show.

Names are made of the picture's digest and this file's `SPEC`, so that a page can be laid out from a picture's digest
and size alone, before any rendition exists; and so that a rendition, once served, never changes under its address.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass

from PIL import Image

RENDITION_WIDTHS = (336, 512, 768, 1280, 1600)
"""Widths in pixels, of AVIF: a thumbnail of 7 rem at three points a pixel, two of them beside each other, a whole phone
at two points a pixel, a desk. A picture is never drawn larger than it is."""
WEBP_WIDTHS = (320, 640, 1280)
"""Widths of WebP, for the few browsers that do not know AVIF yet."""
JPEG_WIDTHS = (640, 1280)
"""Widths of JPEG, which only feeds, social cards and the oldest browsers ask for."""
WEBP_QUALITY = 78
JPEG_QUALITY = 80
WEBP_METHOD = 3
AVIF_STEPS = ((512, 60, 8), (960, 55, 8), (10_000, 55, 9))
"""Quality and libaom's speed, by the width up to which they are taken. Quality 60 is JPEG's 80; the wide ones are
mostly seen at two points a pixel, where 55 was judged enough (docs/media.md has the figures)."""
SPEC = f"3 avif {AVIF_STEPS} webp {WEBP_QUALITY} {WEBP_METHOD} jpeg {JPEG_QUALITY}"
"""Part of every name: raised when the same picture would give other bytes."""
_EXTENSIONS = {"avif": "avif", "webp": "webp", "jpeg": "jpg"}


@dataclass(frozen=True)
class Planned:
    """A rendition as it will be: `format` is avif, webp or jpeg; `address` in the edition."""

    format: str
    width: int
    height: int
    address: str


@dataclass(frozen=True)
class Rendition:
    """A rendition as it is. `name` is the last part of its address."""

    format: str
    width: int
    height: int
    name: str
    bytes: bytes


def plan(width: int, height: int, digest: str) -> list[Planned]:
    """All renditions of a picture of that size and digest, smallest first in each format: AVIF, WebP, JPEG.

    >>> [(r.format, r.width, r.height) for r in plan(700, 350, "ab12")]
    [('avif', 336, 168), ('avif', 512, 256), ('webp', 320, 160), ('webp', 640, 320), ('jpeg', 640, 320)]
    >>> [(r.format, r.width) for r in plan(120, 80, "ab12")]
    [('avif', 120), ('webp', 120), ('jpeg', 120)]
    """
    if width < 1 or height < 1:
        raise ValueError(f"no picture is {width} by {height}")
    mark = hashlib.sha256(f"{SPEC}\0{digest}".encode()).hexdigest()[:16]
    planned = []
    for format, widths in (("avif", RENDITION_WIDTHS), ("webp", WEBP_WIDTHS), ("jpeg", JPEG_WIDTHS)):
        for wide in [step for step in widths if step <= width] or [width]:
            high = max(1, round(height * wide / width))
            planned.append(Planned(format, wide, high, f"/media/{mark}-{wide}.{_EXTENSIONS[format]}"))
    return planned


def render(data: bytes, digest: str, wanted: frozenset[str] | None = None) -> list[Rendition]:
    """The renditions of a picture that `take_in` made, in the order of `plan`; `wanted` names the addresses to make,
    or all. The same bytes always give the same renditions.
    """
    return list(_render(data, digest, wanted))


def _render(data: bytes, digest: str, wanted: frozenset[str] | None) -> Iterator[Rendition]:
    with Image.open(io.BytesIO(data), formats=["JPEG", "PNG", "WEBP"]) as image:
        every = plan(*image.size, digest)
        # Decoded for the largest of all, so that one made alone has the same bytes as one made among others.
        largest = max(every, key=lambda r: r.width)
        planned = [r for r in every if wanted is None or r.address in wanted]
        if image.format == "JPEG":
            image.draft(None, (largest.width, largest.height))
        image.load()
        base: Image.Image = image if image.mode in {"RGB", "RGBA"} else image.convert("RGB")
    sized: dict[int, Image.Image] = {}
    for step in sorted({(r.width, r.height) for r in planned}, reverse=True):
        sized[step[0]] = _resize(base, step)
    for rendition in planned:
        content = _encode(sized[rendition.width], rendition.format)
        yield Rendition(
            rendition.format, rendition.width, rendition.height, rendition.address.rpartition("/")[2], content
        )


def _resize(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    if image.size == size:
        return image.copy()
    return image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)


def _encode(image: Image.Image, format: str) -> bytes:
    image.info.clear()
    out = io.BytesIO()
    if format == "avif":
        quality, speed = next((quality, speed) for widest, quality, speed in AVIF_STEPS if image.width <= widest)
        # On one core: the press has others at work, and the bytes must not depend on how many there are.
        image.save(out, "AVIF", quality=quality, speed=speed, max_threads=1)
    elif format == "webp":
        image.save(out, "WEBP", quality=WEBP_QUALITY, method=WEBP_METHOD)
    else:
        _on_white(image).save(out, "JPEG", quality=JPEG_QUALITY, progressive=True, optimize=True)
    return out.getvalue()


def _on_white(image: Image.Image) -> Image.Image:
    """JPEG knows no transparency; paper is white."""
    if image.mode != "RGBA":
        return image
    paper = Image.new("RGB", image.size, "white")
    paper.paste(image, mask=image.getchannel("A"))
    return paper
