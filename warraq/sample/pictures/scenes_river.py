"""By the river: a garden, the old bridge, the bicycle road."""

from __future__ import annotations

import math

from PIL import Image

from warraq.sample.pictures.canvas import HEIGHT, WIDTH, Canvas, arc, ground, mix, ribbon, smooth, steps
from warraq.sample.pictures.props import cloud, cypress, house, lamp, person, round_tree


def river_garden() -> Image.Image:
    """Morning in a garden by a slow river, a bench and two walkers."""
    c = Canvas(11)
    c.backdrop("#f6d9a8", "#fbe9c9", "#e9efd9")
    c.glow(1180, 250, 420, "#fff3cf", 0.9)
    c.circle(1180, 250, 78, "#fff6dc")
    for y, colour in ((430, "#b9cbb4"), (480, "#9dbaa2")):
        ridge = [(x, y + 42 * math.sin(x / 210 + y)) for x in steps(-40, 1700, 120)]
        c.shape(ground(ridge), colour)
    for x in steps(40, 1600, 118):
        cypress(c, x + c.random.uniform(-30, 30), 560, c.random.uniform(90, 190), "#6f9583")
    c.shape(ground([(-20, 570), (400, 555), (900, 580), (1640, 550)]), ["#7fb7b0", "#4d8f95", "#3c7a86"])
    for _ in range(70):
        x, y = c.random.uniform(0, WIDTH), c.random.uniform(590, 800)
        c.line([(x, y), (x + (y - 520) * 0.5, y)], 3, "#d9efe2", c.random.uniform(0.25, 0.7))
    for _ in range(26):
        y = c.random.uniform(575, 760)
        c.shape(arc(1180 + c.random.uniform(-40, 40), y, c.random.uniform(24, 90), 3), "#fff0c4", alpha=0.7)
    bank = [(-20, 760), (300, 735), (640, 800), (1000, 880), (1640, 850)]
    c.shape(ground(bank), ["#9ab56b", "#5f8a52"], shade=("down", "#2f5a45", 0.7))
    path = smooth([(330, 1120), (450, 960), (330, 850), (130, 800), (-60, 785)], steps=24)
    c.shape(ribbon(path, 190, 40), ["#f0dcb4", "#d9b98a"])
    round_tree(c, 1400, 930, 640, "#4f8458")
    round_tree(c, 90, 800, 430, "#6d9a55")
    person(c, 330, 885, 190, "#c8553d", stride=0.14)
    person(c, 415, 895, 175, "#33658a", hair="#6b4226", stride=0.11)
    bench = "#7a4b32"
    for step in range(3):
        c.box(880, 850 + step * 16, 240, 9, bench)
    c.box(870, 908, 260, 14, mix(bench, "#ffffff", 0.15))
    for x in (890, 1098):
        c.box(x, 846, 10, 120, "#243b36")
    for _ in range(150):
        x = c.random.uniform(480, 1620)
        y = c.random.uniform(900, 1060)
        c.line([(x, y + 18), (x + 3, y)], 3, "#3f6e48")
        c.circle(x + 3, y, c.random.uniform(4, 9), c.random.choice(("#f2b134", "#ed553b", "#f6e7cb", "#b56576")))
    return c.finish()


def old_bridge() -> Image.Image:
    """A stone bridge of four arches at dusk, doubled in the water."""
    c = Canvas(12)
    c.backdrop("#3d4a78", "#a86b86", "#f0a37a", "#ffd6a0")
    c.glow(420, 560, 560, "#ffe0a8", 0.8)
    for x, size in ((300, 180), (980, 240), (1400, 150)):
        cloud(c, x, c.random.uniform(150, 290), size, "#e8a89a", 0.5)
    c.shape(ground([(-20, 500), (260, 440), (620, 500), (1020, 430), (1640, 480)]), "#7d6488")
    for x in steps(-10, 1600, 92):
        tall = c.random.uniform(120, 310)
        house(
            c,
            x,
            590,
            c.random.uniform(70, 100),
            tall,
            c.random.choice(("#6a5075", "#7d5a72", "#8e667a")),
            window="#4a3a5c",
            lit="#ffd98c",
        )
    c.box(0, 585, WIDTH, 500, ["#c98a86", "#6d5f88", "#2f3a60"])
    stone, dark = "#d9b48c", "#6b4a52"
    deck = smooth([(-20, 520), (400, 470), (800, 452), (1200, 470), (1620, 520)])
    c.shape([*deck, (1620, 720), (-20, 720)], [stone, "#b98a70"], shade=("down", dark, 0.75))
    arches = ((130, 250), (520, 330), (930, 330), (1330, 250))
    for x, wide in arches:
        hole = [*arc(x + wide / 2, 720, wide / 2, wide * 0.52, 180, 360)]
        c.shape(hole, ["#f3b58c", "#a8788a", "#57507c"])
        outer = [*arc(x + wide / 2, 720, wide / 2 + 22, wide * 0.52 + 22, 180, 360), *reversed(hole)]
        c.shape(outer, "#e7c9a0", shade=("right", dark, 0.5))
        for angle in range(186, 360, 15):
            a = math.radians(angle)
            cx, cy = x + wide / 2, 720.0
            c.line(
                [
                    (cx + wide / 2 * math.cos(a), cy + wide * 0.52 * math.sin(a)),
                    (cx + (wide / 2 + 22) * math.cos(a), cy + (wide * 0.52 + 22) * math.sin(a)),
                ],
                2,
                "#9c7664",
            )
    for y in steps(500, 700, 24):
        for x in steps(-10, 1600, 58):
            covered = any(
                ((x + 20 - ax - w / 2) / (w / 2 + 40)) ** 2 + ((y - 720) / (w * 0.52 + 40)) ** 2 < 1 for ax, w in arches
            )
            if not covered and y > 498 + 60 * ((x - 800) / 800) ** 2 and c.random.random() < 0.55:
                c.box(
                    x + (y // 24 % 2) * 28,
                    y,
                    c.random.uniform(30, 50),
                    17,
                    c.random.choice(("#e6c6a0", "#c79c7c", "#b88a72")),
                    4,
                    alpha=0.55,
                )
    c.line(deck, 16, "#f0d5ac")
    for x in (200, 500, 800, 1100, 1400):
        lamp(c, x, 480 + 50 * ((x - 800) / 800) ** 2 - 20, 105, "#fff0b8", "#3a3048")
    person(c, 650, 460, 92, "#2f3e66", stride=0.13)
    person(c, 985, 462, 88, "#8c3b4a", stride=0.1)
    lower = c.image.crop((0, 1000, WIDTH * 2, 1436)).transpose(Image.Transpose.FLIP_TOP_BOTTOM)
    shade = Image.linear_gradient("L").rotate(180).resize(lower.size).point(lambda value: round(value * 0.62))
    c.image.paste(lower, (0, 1440), shade)
    for _ in range(110):
        y = c.random.uniform(730, 1060)
        x, long = c.random.uniform(-50, WIDTH), (y - 680) * c.random.uniform(0.2, 0.6)
        c.shape(arc(x, y, long, 2.5), c.random.choice(("#ffd9ac", "#3a3f6a", "#e8a08c")), alpha=0.4)
    return c.finish()


def bicycle_road() -> Image.Image:
    """A red bicycle lane between plane trees, riders coming and going."""
    c = Canvas(13)
    c.backdrop("#9fd3e6", "#d5ecec", "#f4efd6")
    for x, y, size in ((260, 190, 190), (1160, 150, 260), (760, 260, 120)):
        cloud(c, x, y, size, "#ffffff", 0.85)
    c.shape(ground([(-20, 470), (400, 430), (800, 462), (1200, 420), (1640, 455)]), "#a5c9a4")
    for x in steps(0, 1600, 105):
        house(
            c,
            x,
            500,
            88,
            c.random.uniform(50, 130),
            c.random.choice(("#e9d3b5", "#dcb795", "#f1e3cb")),
            window="#7b95a3",
        )
    c.box(0, 496, WIDTH, 600, ["#94bd78", "#5f9458"])
    vanish = (860, 490)
    c.shape(
        [(vanish[0] - 12, 490), (vanish[0] + 14, 490), (1430, HEIGHT), (150, HEIGHT)],
        ["#dd8a6c", "#c4573f"],
        shade=("left", "#8c3328", 0.5),
    )
    c.shape([(vanish[0] + 16, 490), (vanish[0] + 30, 490), (1800, 960), (1480, HEIGHT)], ["#e3dccb", "#cfc5ae"])
    for step in range(9):
        near, far = (step / 9) ** 2, ((step + 0.5) / 9) ** 2
        y1, y2 = 500 + 570 * near, 500 + 570 * far
        middle = [vanish[0] - 70 * part for part in (near, far)]
        c.shape(
            [
                (middle[0] - 9 * near, y1),
                (middle[0] + 9 * near, y1),
                (middle[1] + 9 * far, y2),
                (middle[1] - 9 * far, y2),
            ],
            "#fdf3e0",
        )
    for part in (0.06, 0.14, 0.28, 0.5, 0.88):
        y = 500 + 500 * part
        round_tree(c, vanish[0] - 60 - 860 * part, y, 110 + 720 * part, "#5d9a54")
        round_tree(c, vanish[0] + 74 + 980 * part, y, 110 + 700 * part, "#73a94c")
    for x, y, height, coat in ((850, 560, 90, "#2c5d8a"), (700, 700, 210, "#f2b134"), (1010, 880, 400, "#285e61")):
        _rider(c, x, y, height, coat)
    return c.finish()


def _rider(c: Canvas, x: float, y: float, height: float, coat: str) -> None:
    wheel = height * 0.2
    c.ellipse(x, y + 2, wheel * 2.3, height * 0.03, "#7c2c22", alpha=0.45)
    left, right = (x - wheel * 1.35, y - wheel), (x + wheel * 1.35, y - wheel)
    for hub in (left, right):
        c.line(arc(*hub, wheel, wheel), height * 0.018, "#22262e")
        for angle in range(0, 180, 30):
            dx, dy = wheel * math.cos(math.radians(angle)), wheel * math.sin(math.radians(angle))
            c.line([(hub[0] - dx, hub[1] - dy), (hub[0] + dx, hub[1] + dy)], 1, "#6a6f78")
    seat, bar, crank = (x - wheel * 0.55, y - wheel * 2.3), (x + wheel, y - wheel * 2.5), (x - wheel * 0.1, y - wheel)
    for stroke in ([left, seat], [seat, bar], [left, crank], [crank, bar], [seat, crank], [bar, right]):
        c.line(stroke, height * 0.022, "#e9e4d8")
    hip, neck = (seat[0], seat[1] - height * 0.03), (x + wheel * 0.35, y - height * 0.78)
    c.shape(
        ribbon(
            smooth([hip, (x + wheel * 0.6, y - wheel * 2), (crank[0] + wheel * 0.25, crank[1] + wheel * 0.4)]),
            height * 0.1,
            height * 0.05,
        ),
        "#2b3242",
    )
    c.shape(
        ribbon(
            [hip, ((hip[0] + neck[0]) / 2 - height * 0.02, (hip[1] + neck[1]) / 2), neck], height * 0.16, height * 0.13
        ),
        coat,
        shade=("left", "#131a26", 0.5),
    )
    c.shape(
        ribbon(
            smooth([(neck[0], neck[1] + height * 0.06), (neck[0] + wheel * 0.35, neck[1] + height * 0.2), bar]),
            height * 0.06,
            height * 0.04,
        ),
        mix(coat, "#10131c", 0.25),
    )
    c.ellipse(neck[0] + height * 0.03, neck[1] - height * 0.09, height * 0.06, height * 0.075, "#c08a68")
    c.shape(arc(neck[0] + height * 0.02, neck[1] - height * 0.11, height * 0.075, height * 0.075, 170, 370), "#f4efe2")
