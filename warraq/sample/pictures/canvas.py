"""Paper, brushes and grain: the few tools that every drawing of the sample shares.

A canvas is drawn at twice its size and reduced at the end, which smooths all
edges. Coordinates are those of the finished picture, in pixels from the top
left. Everything random comes from a seed, so a picture is the same on every
machine and every day.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from PIL import Image, ImageChops, ImageColor, ImageDraw, ImageFilter

Point = tuple[float, float]
Fill = str | Sequence[str]
"""One colour, or colours from the top of the shape to its bottom."""
Shade = tuple[str, str, float]
"""(side, colour, strength 0 to 1): a stippled shadow that deepens towards that side."""

WIDTH, HEIGHT = 1600, 1067
_SCALE = 2
_TURNS = {"down": 0, "right": 90, "up": 180, "left": 270}


class Canvas:
    """One picture while it is being drawn."""

    def __init__(self, seed: int, size: tuple[int, int] = (WIDTH, HEIGHT)) -> None:
        self.width, self.height = size
        self.random = random.Random(seed)
        self.image = Image.new("RGB", (self.width * _SCALE, self.height * _SCALE))

    def backdrop(self, *colours: str) -> None:
        """Cover all with a gradient from top to bottom."""
        self.image.paste(_gradient(colours, self.image.size))

    def shape(
        self,
        points: Sequence[Point],
        fill: Fill,
        *,
        shade: Shade | None = None,
        alpha: float = 1.0,
        blur: float = 0.0,
    ) -> None:
        """Fill a closed outline; *blur* is in pixels and *alpha* runs from 0 to 1."""
        spots = [(x * _SCALE, y * _SCALE) for x, y in points]
        margin = blur * _SCALE * 3
        left = max(0, math.floor(min(x for x, _ in spots) - margin))
        top = max(0, math.floor(min(y for _, y in spots) - margin))
        right = min(self.image.width, math.ceil(max(x for x, _ in spots) + margin) + 1)
        bottom = min(self.image.height, math.ceil(max(y for _, y in spots) + margin) + 1)
        if right <= left or bottom <= top:
            return
        size = (right - left, bottom - top)
        mask = Image.new("L", size)
        ImageDraw.Draw(mask).polygon([(x - left, y - top) for x, y in spots], fill=round(255 * alpha))
        if blur:
            mask = mask.filter(ImageFilter.BoxBlur(blur * _SCALE))
        colours = [fill] if isinstance(fill, str) else list(fill)
        self.image.paste(_gradient(colours, size), (left, top), mask)
        if shade:
            self._stipple(mask, (left, top), shade)

    def _stipple(self, mask: Image.Image, corner: tuple[int, int], shade: Shade) -> None:
        side, colour, strength = shade
        ramp = Image.linear_gradient("L").rotate(_TURNS[side]).resize(mask.size)
        ramp = ramp.point(lambda value: round((value / 255) ** 1.4 * 255 * strength))
        grain = _grain(self.image.size).crop((*corner, corner[0] + mask.width, corner[1] + mask.height))
        dots = ImageChops.subtract(ramp, grain).point(lambda value: 190 if value else 0)
        self.image.paste(colour, corner, ImageChops.multiply(mask, dots))

    def circle(self, x: float, y: float, radius: float, fill: Fill, **how: object) -> None:
        self.ellipse(x, y, radius, radius, fill, **how)

    def ellipse(self, x: float, y: float, across: float, down: float, fill: Fill, **how: object) -> None:
        """An ellipse about (x, y); *across* and *down* are its half widths."""
        self.shape(arc(x, y, across, down), fill, **how)  # type: ignore[arg-type]

    def box(
        self, x: float, y: float, width: float, height: float, fill: Fill, radius: float = 0, **how: object
    ) -> None:
        """An upright rectangle from its top left corner, with round corners if *radius* is given."""
        self.shape(rounded(x, y, width, height, radius), fill, **how)  # type: ignore[arg-type]

    def line(self, points: Sequence[Point], width: float, colour: str, alpha: float = 1.0) -> None:
        """A stroke of even *width* with round joints."""
        if alpha < 1:
            self.shape(ribbon(points, width, width), colour, alpha=alpha)
            return
        pen = ImageDraw.Draw(self.image)
        spots = [(x * _SCALE, y * _SCALE) for x, y in points]
        pen.line(spots, fill=colour, width=max(1, round(width * _SCALE)), joint="curve")
        if width >= 3:
            half = width * _SCALE / 2
            for x, y in (spots[0], spots[-1]):
                pen.ellipse((x - half, y - half, x + half, y + half), fill=colour)

    def glow(self, x: float, y: float, radius: float, colour: str, alpha: float = 1.0) -> None:
        """Light that fades from (x, y) to nothing at *radius*."""
        size = round(radius * 2 * _SCALE)
        fade = Image.radial_gradient("L").resize((size, size))
        fade = fade.point(lambda value: round(max(0.0, 1 - value / 181) ** 2 * 255 * alpha))
        self.image.paste(colour, (round((x - radius) * _SCALE), round((y - radius) * _SCALE)), fade)

    def haze(self, top: float, bottom: float, colour: str, alpha: float) -> None:
        """Mist that thickens from *top* to *bottom*, over the whole width."""
        size = (self.image.width, round((bottom - top) * _SCALE))
        mask = Image.linear_gradient("L").resize(size).point(lambda value: round(value * alpha))
        self.image.paste(colour, (0, round(top * _SCALE)), mask)

    def finish(self, grain: float = 0.09, vignette: float = 0.18) -> Image.Image:
        """The finished picture: reduced, darkened a little at its corners, and grained like paper."""
        picture = self.image.reduce(_SCALE)
        corners = Image.radial_gradient("L").resize(picture.size)
        corners = corners.point(lambda value: round(255 * (1 - vignette * (value / 255) ** 2)))
        picture = ImageChops.multiply(picture, Image.merge("RGB", (corners,) * 3))
        noise = _grain((picture.width * _SCALE, picture.height * _SCALE)).resize(picture.size, Image.Resampling.NEAREST)
        noise = noise.point(lambda value: round(128 + (value - 128) * grain))
        return ImageChops.overlay(picture, Image.merge("RGB", (noise,) * 3))


@lru_cache(maxsize=2)
def _grain(size: tuple[int, int]) -> Image.Image:
    """Even noise whose dots are one finished pixel wide."""
    small = (math.ceil(size[0] / _SCALE), math.ceil(size[1] / _SCALE))
    noise = Image.frombytes("L", small, random.Random(7).randbytes(small[0] * small[1]))
    return noise.resize(size, Image.Resampling.NEAREST)


def _gradient(colours: Sequence[str], size: tuple[int, int]) -> Image.Image:
    if len(colours) == 1:
        return Image.new("RGB", size, colours[0])
    strip = Image.new("RGB", (1, 256))
    stops = [ImageColor.getrgb(colour)[:3] for colour in colours]
    for row in range(256):
        place = row / 255 * (len(stops) - 1)
        first = min(int(place), len(stops) - 2)
        part = place - first
        mixed = tuple(round(a + (b - a) * part) for a, b in zip(stops[first], stops[first + 1], strict=True))
        strip.putpixel((0, row), mixed)
    return strip.resize(size, Image.Resampling.BILINEAR)


def steps(start: float, stop: float, step: float) -> Iterator[float]:
    """Places from *start* up to, not including, *stop*.

    >>> list(steps(0, 100, 40))
    [0, 40, 80]
    """
    place = start
    while place < stop:
        yield place
        place += step


def mix(first: str, second: str, part: float) -> str:
    """The colour between two: all *first* at 0, all *second* at 1.

    >>> mix("#000000", "#ffffff", 0.5)
    '#808080'
    """
    pairs = zip(ImageColor.getrgb(first)[:3], ImageColor.getrgb(second)[:3], strict=True)
    return "#" + "".join(f"{round(a + (b - a) * part):02x}" for a, b in pairs)


def arc(x: float, y: float, across: float, down: float, start: float = 0, stop: float = 360) -> list[Point]:
    """Points on an ellipse from *start* to *stop* degrees, clockwise from three o'clock."""
    steps = max(8, int(abs(stop - start) / 5))
    angles = (math.radians(start + (stop - start) * step / steps) for step in range(steps + 1))
    return [(x + across * math.cos(angle), y + down * math.sin(angle)) for angle in angles]


def rounded(x: float, y: float, width: float, height: float, radius: float) -> list[Point]:
    """The outline of a rectangle with round corners."""
    if radius <= 0:
        return [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
    r = min(radius, width / 2, height / 2)
    return [
        *arc(x + width - r, y + r, r, r, -90, 0),
        *arc(x + width - r, y + height - r, r, r, 0, 90),
        *arc(x + r, y + height - r, r, r, 90, 180),
        *arc(x + r, y + r, r, r, 180, 270),
    ]


def smooth(points: Sequence[Point], closed: bool = False, steps: int = 10) -> list[Point]:
    """A soft curve through all *points* (Catmull-Rom)."""
    spots = list(points)
    ring = [spots[-1], *spots, spots[0], spots[1]] if closed else [spots[0], *spots, spots[-1]]
    curve: list[Point] = []
    for a, b, c, d in zip(ring, ring[1:], ring[2:], ring[3:], strict=False):
        for step in range(steps):
            t = step / steps
            curve.append((_between(a[0], b[0], c[0], d[0], t), _between(a[1], b[1], c[1], d[1], t)))
    if not closed:
        curve.append(spots[-1])
    return curve


def _between(a: float, b: float, c: float, d: float, t: float) -> float:
    curve = 2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t * t * t
    return curve / 2


def ground(ridge: Sequence[Point], bottom: float = HEIGHT) -> list[Point]:
    """A hill: a soft *ridge*, closed down to *bottom*."""
    line = smooth(ridge)
    return [*line, (line[-1][0], bottom), (line[0][0], bottom)]


def ribbon(points: Sequence[Point], start: float, end: float) -> list[Point]:
    """The outline of a stroke along *points* whose width goes from *start* to *end*."""
    left: list[Point] = []
    right: list[Point] = []
    last = len(points) - 1
    for index, (x, y) in enumerate(points):
        before, after = points[max(0, index - 1)], points[min(last, index + 1)]
        dx, dy = after[0] - before[0], after[1] - before[1]
        length = math.hypot(dx, dy) or 1.0
        half = (start + (end - start) * index / max(1, last)) / 2
        left.append((x - dy / length * half, y + dx / length * half))
        right.append((x + dy / length * half, y - dx / length * half))
    return [*left, *reversed(right)]


def blob(rng: random.Random, x: float, y: float, across: float, down: float, wobble: float = 0.14) -> list[Point]:
    """An uneven round shape: a cloud's puff, a tree's crown, a stone."""
    spots = []
    for step in range(9):
        angle = math.tau * step / 9
        reach = 1 + rng.uniform(-wobble, wobble)
        spots.append((x + across * reach * math.cos(angle), y + down * reach * math.sin(angle)))
    return smooth(spots, closed=True, steps=6)


def turned(points: Iterable[Point], x: float, y: float, degrees: float) -> list[Point]:
    """*points* turned about (x, y), clockwise."""
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return [(x + (a - x) * cos - (b - y) * sin, y + (a - x) * sin + (b - y) * cos) for a, b in points]
