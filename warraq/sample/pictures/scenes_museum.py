"""Kept things: the museum hall and a manuscript."""

from __future__ import annotations

import math

from PIL import Image

from warraq.sample.pictures.canvas import HEIGHT, Canvas, Point, arc, mix, ribbon, rounded, smooth, steps, turned
from warraq.sample.pictures.props import arched, person


def museum_hall() -> Image.Image:
    """A vaulted museum hall with jars, a mosaic and visitors."""
    c = Canvas(37)
    c.backdrop("#efe3cd", "#e3d2b5", "#cdb592")
    for depth in range(5):
        part = depth / 4
        wide, top = 1560 - 940 * part, 10 + 190 * part
        tone = mix("#a98d6d", "#fbf2dd", part)
        c.shape(arched(800 - wide / 2, top, wide, 1100), tone, shade=("left", mix(tone, "#5a4432", 0.5), 0.35))
        inner = wide - 80 + 40 * part
        c.shape(arched(800 - inner / 2, top + 40 - 20 * part, inner, 1100), mix(tone, "#ffffff", 0.35))
    c.shape(
        [(500, 740), (1100, 740), (1700, HEIGHT), (-100, HEIGHT)],
        ["#d9c3a0", "#a98a68"],
        shade=("down", "#6a4f3c", 0.4),
    )
    for row in range(7):
        y = 740 + 330 * (row / 7) ** 1.6
        c.line([(500 - 600 * (row / 7) ** 1.6, y), (1100 + 600 * (row / 7) ** 1.6, y)], 2, "#8d7052")
    for step in range(11):
        c.line([(500 + step * 60, 740), (-100 + step * 180, HEIGHT)], 2, "#8d7052")
    c.box(610, 330, 380, 380, "#7c5a40", 4, shade=("right", "#3d291d", 0.5))
    centre: Point = (800, 520)
    for ring in range(11, 0, -1):
        for step in range(ring * 6):
            angle = math.tau * step / (ring * 6)
            px, py = centre[0] + ring * 15.5 * math.cos(angle), centre[1] + ring * 15.5 * math.sin(angle)
            petal = math.sin(angle * 8) * 0.5 + 0.5
            tone = mix(("#2f6f8f", "#d9a441", "#b5432f")[ring % 3], "#f3e6c8", 0.65 if petal > 0.62 else 0.05)
            c.shape(
                turned(
                    [(px - 6.5, py - 6.5), (px + 6.5, py - 6.5), (px + 6.5, py + 6.5), (px - 6.5, py + 6.5)],
                    px,
                    py,
                    math.degrees(angle),
                ),
                tone,
            )
    for x, tall, tone in ((240, 300, "#b5603f"), (1370, 330, "#4d7f86")):
        c.box(x - 100, 830, 200, 190, ["#f1e6d2", "#cdb999"], shade=("right", "#7a644e", 0.6))
        c.box(x - 116, 812, 232, 24, "#fbf3e2")
        _jar(c, x, 812, tall, tone)
        c.shape(rounded(x - 130, 450, 260, 364, 6), "#e8f4f4", alpha=0.22)
        c.line([(x - 130, 812), (x - 130, 450), (x + 130, 450), (x + 130, 812)], 3, "#ffffff", 0.8)
        c.shape([(x - 90, 460), (x - 40, 460), (x - 100, 800), (x - 124, 800)], "#ffffff", alpha=0.3)
    for x in (240, 800, 1370):
        c.shape([(x - 24, 0), (x + 24, 0), (x + 190, 820), (x - 190, 820)], "#fff7d8", alpha=0.2)
    for x, y, height, coat, hair in (
        (640, 930, 300, "#33485f", "#2a1d1a"),
        (730, 925, 180, "#c8553d", "#3a261e"),
        (1020, 950, 310, "#6d4a6b", "#d8d0c4"),
    ):
        c.ellipse(x, y + 3, height * 0.22, height * 0.03, "#6a4f3c", alpha=0.5)
        person(c, x, y, height, coat, hair=hair, stride=0.05)
    return c.finish()


def _jar(c: Canvas, x: float, y: float, tall: float, tone: str) -> None:
    right = smooth(
        [
            (x + tall * 0.13, y - tall),
            (x + tall * 0.09, y - tall * 0.86),
            (x + tall * 0.3, y - tall * 0.62),
            (x + tall * 0.26, y - tall * 0.28),
            (x + tall * 0.12, y),
        ]
    )
    left = [(2 * x - a, b) for a, b in reversed(right)]
    for side in (-1, 1):
        c.line(
            smooth(
                [
                    (x + side * tall * 0.1, y - tall * 0.9),
                    (x + side * tall * 0.3, y - tall * 0.88),
                    (x + side * tall * 0.27, y - tall * 0.66),
                ]
            ),
            tall * 0.045,
            mix(tone, "#2a1a14", 0.2),
        )
    c.shape([*right, *left], [mix(tone, "#ffffff", 0.25), tone], shade=("right", mix(tone, "#180c0c", 0.65), 0.8))
    for part, wide in ((0.66, 0.28), (0.52, 0.3), (0.4, 0.29)):
        band = [(x + tall * wide * dx, y - tall * part + tall * 0.02 * (1 - dx * dx)) for dx in (-1, -0.5, 0, 0.5, 1)]
        c.line(smooth(band), tall * 0.018, "#f3e3c4")
    for step in range(7):
        px = x - tall * 0.24 + step * tall * 0.08
        c.shape(
            [
                (px, y - tall * 0.47),
                (px + tall * 0.03, y - tall * 0.51),
                (px + tall * 0.06, y - tall * 0.47),
                (px + tall * 0.03, y - tall * 0.43),
            ],
            "#2f2430",
        )
    c.ellipse(x, y - tall, tall * 0.14, tall * 0.03, mix(tone, "#180c0c", 0.4))


def manuscript() -> Image.Image:
    """A manuscript page: gilded frame, lines of ink strokes, a reed pen."""
    c = Canvas(39)
    c.backdrop("#2f3d3a", "#24302f", "#1b2424")
    for _ in range(60):
        y = c.random.uniform(0, HEIGHT)
        c.line(
            smooth([(x, y + c.random.uniform(-8, 8)) for x in steps(-20, 1700, 240)]),
            c.random.uniform(1, 4),
            "#3d4d48",
            0.5,
        )
    c.shape(turned(rounded(250, 60, 1060, 960, 10), 800, 540, -2), "#0c1212", alpha=0.6, blur=18)
    for side, box in ((-1, (250, 50, 530, 950)), (1, (780, 50, 530, 950))):
        page = turned(rounded(*box, 8), 800, 540, -2)
        c.shape(page, ["#f4e6c2", "#e6d0a0"], shade=("right" if side < 0 else "left", "#9a7a4c", 0.5))
        x, y, wide, tall = box[0] + 62, box[1] + 76, box[2] - 124, box[3] - 150
        for grow, tone, width in ((0, "#b98a2f", 7), (14, "#2f5f8a", 4), (22, "#a63f38", 2)):
            frame = turned(rounded(x - grow, y - grow, wide + 2 * grow, tall + 2 * grow, 4), 800, 540, -2)
            c.line([*frame, frame[0]], width, tone)
        if side > 0:
            head = turned(rounded(x + 10, y + 10, wide - 20, 170, 6), 800, 540, -2)
            c.shape(head, ["#2f5f8a", "#1f3f68"], shade=("down", "#0f2240", 0.5))
            for step in range(9):
                px = x + 34 + step * (wide - 68) / 8
                for ring in range(6):
                    spot = turned([(px, y + 95)], 800, 540, -2)[0]
                    c.shape(
                        turned(arc(spot[0], spot[1] - 22, 7, 20), spot[0], spot[1], ring * 60 + step * 15),
                        "#e0b64c" if ring % 2 else "#e9dcc0",
                    )
                    c.circle(*spot, 7, "#b5432f")
        first = 210 if side > 0 else 30
        for row in range(int((tall - first) / 52)):
            _script(c, x + 20, y + first + 28 + row * 52, wide - 40, "#a63f38" if row % 5 == 4 else "#2b1d16")
    c.shape(ribbon([(1330, 930), (1200, 600)], 30, 24), ["#c79a56", "#7d5426"], shade=("right", "#3d2612", 0.6))
    c.shape([(1212, 604), (1188, 610), (1180, 556)], "#2b1d16")
    c.shape(rounded(1370, 720, 150, 150, 30), ["#3f7f86", "#23525c"], shade=("right", "#0e2a32", 0.7))
    c.ellipse(1445, 724, 62, 20, "#12191c")
    c.line(arc(1445, 724, 66, 22), 6, "#d9b24c")
    c.glow(420, 180, 760, "#ffe9b4", 0.2)
    return c.finish(vignette=0.35)


def _script(c: Canvas, x: float, y: float, wide: float, ink: str) -> None:
    """One line of strokes that has the rhythm of a hand but says nothing."""
    pen = x + wide
    while pen > x + 40:
        word = min(c.random.uniform(46, 104), pen - x)
        spots = [
            (pen - part * word, y + 5 * math.sin(part * 9 + pen) - (17 if c.random.random() < 0.22 else 0))
            for part in (0, 0.2, 0.4, 0.6, 0.8, 1)
        ]
        c.line(turned(smooth(spots, steps=6), 800, 540, -2), 5, ink)
        if c.random.random() < 0.6:
            c.line(turned([(pen - word * 0.1, y), (pen - word * 0.1 + 3, y - 30)], 800, 540, -2), 5, ink)
        if c.random.random() < 0.45:
            tail = [(pen - word, y), (pen - word - 4, y + 14), (pen - word + 18, y + 20)]
            c.line(turned(smooth(tail, steps=5), 800, 540, -2), 4, ink)
        for _ in range(c.random.choice((0, 1, 2))):
            spot = turned([(pen - c.random.uniform(0.2, 0.9) * word, y + c.random.choice((-18, 18)))], 800, 540, -2)[0]
            c.circle(*spot, 3.4, ink)
        pen -= word + 16
