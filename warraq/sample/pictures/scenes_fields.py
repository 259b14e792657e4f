"""Among leaves: the well in the valley, the nursery, a walk in autumn."""

from __future__ import annotations

import math

from PIL import Image

from warraq.sample.pictures.canvas import HEIGHT, WIDTH, Canvas, arc, blob, ground, mix, ribbon, smooth, steps
from warraq.sample.pictures.props import cloud, cypress, house, palm, person, round_tree


def well_fields() -> Image.Image:
    """A stone well among striped fields in a valley."""
    c = Canvas(25)
    c.backdrop("#7fbcd0", "#cde5d8", "#f8e9bd")
    c.glow(1320, 230, 330, "#fff5cf", 0.9)
    c.circle(1320, 230, 66, "#fff8de")
    cloud(c, 420, 200, 250, "#ffffff", 0.85)
    for y, tone in ((420, "#9db7b3"), (480, "#86a68c")):
        c.shape(
            ground([(x, y + 60 * math.sin(x / 190 + y)) for x in steps(-60, 1720, 130)]),
            tone,
            shade=("down", mix(tone, "#2f4a4a", 0.5), 0.4),
        )
    fields = ("#d9b24c", "#a9b84f", "#7fa24a", "#e3c76a", "#8c9f45", "#c99a3f")
    top = 560
    for strip in range(6):
        bottom = top + 70 + strip * 26
        tone = fields[strip]
        ridge = [(x, top + 20 * math.sin(x / 260 + strip)) for x in steps(-40, 1720, 150)]
        c.shape(ground(ridge), tone, shade=("right", mix(tone, "#3a3a1c", 0.5), 0.4))
        for x in steps(-400, 2000, 46 + strip * 10):
            c.line(
                [(x + (x - 800) * 0.02, top + 24), (800 + (x - 800) * (1.12 + strip * 0.03), bottom + 10)],
                2 + strip * 0.6,
                mix(tone, "#4a4420", 0.4),
                0.55,
            )
        top = bottom
    for x, tall in ((110, 190), (210, 150), (1480, 220), (1390, 160)):
        cypress(c, x, 640, tall, "#4f7a56")
    house(c, 1120, 630, 170, 110, "#f0dfc0", window="#6d5847")
    palm(c, 1065, 650, 260, "#6c8f3f")
    palm(c, 250, 900, 560, "#5d8a3f")
    c.ellipse(820, 975, 330, 46, "#6a5a2c", alpha=0.5)
    c.shape(
        [(590, 800), (1050, 800), (1030, 960), *arc(820, 960, 210, 40, 0, 180), (610, 960)],
        ["#d8c3a0", "#a88a68"],
        shade=("right", "#4f3d33", 0.7),
    )
    for row in range(4):
        for step in range(7):
            x = 606 + step * 62 + (row % 2) * 30
            if x < 1000:
                c.box(x, 812 + row * 38, 54, 30, mix("#e6d3b2", "#a58766", c.random.random()), 9, alpha=0.75)
    c.ellipse(820, 800, 232, 46, "#eadabb")
    c.ellipse(820, 800, 186, 32, ["#1b2a33", "#31596a"])
    for x in (640, 1000):
        c.box(x - 13, 500, 26, 300, "#6d4a31", shade=("right", "#2d1c14", 0.6))
    c.line([(600, 512), (1040, 512)], 24, "#7d5638")
    c.shape([(570, 500), (820, 390), (1070, 500)], ["#b5523b", "#8a3a30"], shade=("right", "#47201f", 0.6))
    c.circle(820, 545, 36, "#53382a")
    c.circle(820, 545, 14, "#b98a5a")
    c.line([(852, 545), (852, 730)], 5, "#e8d7ae")
    c.shape([(816, 700), (890, 700), (880, 770), (826, 770)], "#5d6f78", shade=("right", "#26323a", 0.6))
    person(c, 1190, 1000, 300, "#a63f38", legs="#3b4252", hair="#ece3d2", stride=0.09)
    for _ in range(120):
        x, y = c.random.uniform(0, WIDTH), c.random.uniform(985, 1067)
        c.line(
            [(x, y), (x + c.random.uniform(-8, 8), y - c.random.uniform(20, 52))],
            3,
            c.random.choice(("#6f7f33", "#8d983d", "#545f28")),
        )
    return c.finish()


def tree_nursery() -> Image.Image:
    """Rows of seedlings under a greenhouse roof, a gardener between them."""
    c = Canvas(26)
    c.backdrop("#d8efe4", "#eef6df", "#f7f0d0")
    for depth in range(7):
        part = depth / 6
        wide, top = 1900 - 1250 * part, -120 + 400 * part
        frame = arc(800, top + wide * 0.36, wide / 2, wide * 0.36, 180, 360)
        c.shape([*frame, (800 + wide / 2, 900), (800 - wide / 2, 900)], "#ffffff", alpha=0.12)
        c.line(frame, 12 - 8 * part, mix("#5f8d86", "#cfe3d4", part))
    for depth in range(7):
        part = depth / 6
        wide, y = 1900 - 1250 * part, -120 + 400 * part + (1900 - 1250 * part) * 0.36
        for side in (-1, 1):
            post = 800 + side * wide / 2
            c.line([(post, y), (post, 640 + 300 * (1 - part))], 12 - 8 * part, mix("#5f8d86", "#cfe3d4", part))
    for angle in range(190, 360, 17):
        a = math.radians(angle)
        c.line(
            [(800 + 960 * math.cos(a), 560 + 690 * math.sin(a)), (800 + 320 * math.cos(a), 512 + 232 * math.sin(a))],
            4,
            "#8db5aa",
        )
    for x in steps(480, 1130, 60):
        round_tree(c, x, 600, c.random.uniform(90, 150), "#8cb884")
    c.shape(
        [(470, 590), (1130, 590), (1900, HEIGHT), (-300, HEIGHT)],
        ["#cfae7c", "#8f6a48"],
        shade=("down", "#4a3424", 0.5),
    )
    c.shape([(772, 590), (828, 590), (1010, HEIGHT), (590, HEIGHT)], ["#efdcb4", "#d3b383"])
    for row in range(7):
        part = (row / 6) ** 1.7
        y, size = 625 + 390 * part, 34 + 108 * part
        for side in (-1, 1):
            for step in range(5):
                x = 800 + side * (70 + 215 * part + step * size * 1.25)
                if -120 < x < 1720:
                    _seedling(c, x, y, size)
    person(c, 800, 930, 330, "#3f7a63", legs="#3d4a5c", hair="#d9a24a", stride=0.08, arm=40)
    c.shape(arc(800, 640, 68, 16), "#e0b860")
    c.shape([(850, 775), (930, 775), (920, 850), (860, 850)], "#5b8aa0", shade=("right", "#274a5c", 0.6))
    c.line([(925, 790), (1000, 750)], 10, "#5b8aa0")
    for step in range(7):
        c.line([(1000, 752), (1018 + step * 7, 800 + step * 4)], 2, "#d9f0f4", 0.8)
    return c.finish()


def _seedling(c: Canvas, x: float, y: float, size: float) -> None:
    pot = size * 0.36
    c.ellipse(x, y + pot * 0.95, pot * 1.1, pot * 0.2, "#5a3d2a", alpha=0.4)
    c.shape(
        [(x - pot, y), (x + pot, y), (x + pot * 0.72, y + pot), (x - pot * 0.72, y + pot)],
        "#c46a45",
        shade=("right", "#6e2f22", 0.7),
    )
    c.line([(x, y), (x, y - size * 0.7)], max(2, size * 0.04), "#5d6b38")
    leaf = c.random.choice(("#4f9150", "#6da84c", "#3d7f59", "#86b34e"))
    for step in range(5):
        side, up = (-1) ** step, size * (0.25 + 0.14 * step)
        spot = (x + side * size * 0.2, y - up)
        c.shape(
            smooth(
                [
                    (x, y - up + size * 0.08),
                    (spot[0] - side * size * 0.06, spot[1] - size * 0.1),
                    (x + side * size * 0.42, y - up - size * 0.08),
                    (spot[0], spot[1] + size * 0.08),
                ],
                closed=True,
                steps=5,
            ),
            mix(leaf, "#ffffff", 0.06 * step),
            shade=("down", "#1f4a34", 0.5),
        )
    c.shape(blob(c.random, x, y - size * 0.86, size * 0.12, size * 0.16), mix(leaf, "#f4f7c0", 0.4))


def morning_walk() -> Image.Image:
    """People of several ages walking under tall trees."""
    c = Canvas(17)
    c.backdrop("#ffe6b8", "#ffd9a0", "#f2c08a")
    c.glow(800, 420, 700, "#fff8e0", 1)
    for depth, colour, low in ((0.25, "#e8b98a", 620), (0.5, "#c9996f", 660), (0.8, "#8b6a52", 720)):
        for x in steps(-40, 1700, 190):
            place = x + c.random.uniform(-50, 50)
            if abs(place - 800) > 150 + 260 * depth:
                c.shape(
                    ribbon([(place, low + 60), (place + 12, -20)], 26 + 60 * depth, 14 + 30 * depth),
                    colour,
                    shade=("right", mix(colour, "#2a1a14", 0.5), 0.6),
                )
        for _ in range(44):
            leaf = mix("#d98f3c", "#7f8f3f", c.random.random())
            place = c.random.uniform(-60, 1660)
            size = c.random.uniform(50, 110)
            c.shape(
                blob(
                    c.random,
                    place,
                    c.random.uniform(-40, 200 - 90 * depth) + abs(place - 800) * 0.12,
                    size,
                    size * 0.62,
                ),
                mix(leaf, "#ffe6b8", 0.6 - depth * 0.6),
                alpha=0.75,
            )
    c.shape(ground([(-20, 690), (800, 650), (1640, 690)]), ["#d9a563", "#a3703f"], shade=("down", "#5b3a26", 0.5))
    c.shape([(770, 655), (850, 655), (1290, HEIGHT), (280, HEIGHT)], ["#f6dcae", "#d8ae7c"])
    for x in (-200, 240, 1240, 1700):
        c.shape(
            [(x, 1067), (x + 120, 1067), (800 + (x - 800) * 0.2, 690), (800 + (x - 800) * 0.14, 690)],
            "#7a4f30",
            alpha=0.25,
        )
    for x, y, height, coat, hair in (
        (760, 740, 120, "#a5523f", "#3a2a22"),
        (850, 748, 116, "#486a7b", "#d6cfc4"),
        (640, 900, 285, "#2f6f73", "#3a2a22"),
        (800, 925, 300, "#d8633f", "#2a1d1a"),
        (965, 915, 265, "#51467c", "#ddd5c8"),
    ):
        c.ellipse(x + height * 0.1, y + 4, height * 0.26, height * 0.035, "#8a5a38", alpha=0.5)
        person(c, x, y, height, coat, hair=hair, stride=0.15, arm=26)
    for _ in range(90):
        x, y = c.random.uniform(0, WIDTH), c.random.uniform(720, 1060)
        c.shape(blob(c.random, x, y, 9, 5), c.random.choice(("#c8632f", "#e09a3c", "#8c4a2a")))
    return c.finish()
