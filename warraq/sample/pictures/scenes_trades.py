"""Two trades: the paper market and the bread oven."""

from __future__ import annotations

import math

from PIL import Image

from warraq.sample.pictures.canvas import HEIGHT, WIDTH, Canvas, arc, mix, ribbon, rounded, smooth, steps
from warraq.sample.pictures.props import arched, person


def paper_market() -> Image.Image:
    """A vaulted market of paper sellers: reams, rolls and lanterns."""
    c = Canvas(22)
    c.backdrop("#3a2430", "#6b3f3c", "#a8683f")
    for depth in range(6):
        part = depth / 5
        wide, top = 1500 - 1050 * part, -180 + 420 * part
        x = WIDTH / 2 - wide / 2
        tone = mix("#4a2c33", "#f0c079", part)
        c.shape(arched(x, top, wide, 1200), tone, shade=("down", mix(tone, "#2a1418", 0.5), 0.35))
        inner = wide - 90 * (1 - part * 0.7)
        c.shape(arched(WIDTH / 2 - inner / 2, top + 46 * (1 - part * 0.6), inner, 1200), mix(tone, "#ffe6b0", 0.16))
    c.shape(arched(648, 300, 304, 500), ["#fff3d0", "#ffdc9c"])
    c.glow(800, 500, 480, "#fff0c4", 0.75)
    c.shape(
        [(690, 770), (910, 770), (1500, HEIGHT), (100, HEIGHT)], ["#e8b878", "#9c6845"], shade=("down", "#4a2a28", 0.5)
    )
    for row in range(1, 8):
        y = 770 + 300 * (row / 8) ** 2
        c.line([(690 - 590 * (row / 8) ** 2, y), (910 + 590 * (row / 8) ** 2, y)], 2, "#8a5a3c")
    papers = ("#f7ecd2", "#efd9b0", "#d9e3da", "#e9b9a4", "#b8cdd6", "#f3cf7a", "#c96f53", "#7f9c8c")
    for side in (-1, 1):
        edge = 800 + side * 800
        c.shape([(edge, 210), (800 + side * 320, 300), (800 + side * 384, 930), (edge, 1110)], ["#3a211c", "#2a1715"])
        c.shape(
            [(800 + side * 306, 292), (800 + side * 330, 298), (800 + side * 394, 920), (800 + side * 366, 912)],
            "#6e432d",
        )
        for shelf in range(4):
            near = 1.0
            y = 380 + shelf * 168
            edge = 800 + side * 800
            inner = 800 + side * (330 + 14 * shelf)
            c.shape(
                [(edge, y + 62), (inner, y + 22 - shelf * 6), (inner, y + 36 - shelf * 6), (edge, y + 86)], "#5b3626"
            )
            for step in range(9):
                part = step / 9
                px = edge + (inner - edge) * part - (58 if side > 0 else 0) * near
                base = y + 62 - (40 + shelf * 6) * part
                tall = (104 - 46 * part) * c.random.uniform(0.6, 1)
                wide = 78 - 34 * part
                if c.random.random() < 0.28:
                    for roll in range(3):
                        c.circle(
                            px + wide * (0.25 + 0.28 * roll),
                            base - wide * 0.16,
                            wide * 0.17,
                            c.random.choice(papers),
                            shade=("down", "#5b3a30", 0.5),
                        )
                        c.circle(px + wide * (0.25 + 0.28 * roll), base - wide * 0.16, wide * 0.06, "#6b4634")
                    continue
                sheets = max(2, int(tall / 13))
                for sheet in range(sheets):
                    c.box(
                        px + c.random.uniform(-3, 3),
                        base - (sheet + 1) * tall / sheets,
                        wide,
                        tall / sheets - 1.5,
                        c.random.choice(papers),
                        2,
                        shade=("right", "#6a4436", 0.4),
                    )
    for x, y, size in ((430, 230, 1.0), (1170, 230, 1.0), (640, 300, 0.6), (960, 300, 0.6), (800, 190, 0.8)):
        c.line([(x, -10), (x, y - 40 * size)], 3, "#2c1a1c")
        c.glow(x, y, 190 * size, "#ffd88a", 0.75)
        c.shape(
            smooth(
                [
                    (x, y - 46 * size),
                    (x + 34 * size, y - 6),
                    (x + 18 * size, y + 42 * size),
                    (x - 18 * size, y + 42 * size),
                    (x - 34 * size, y - 6),
                ],
                closed=True,
            ),
            ["#ffe9ae", "#f0a53f"],
        )
    c.box(470, 850, 300, 26, "#6e412c", 4)
    c.box(490, 870, 260, 150, "#54301f", shade=("down", "#22110e", 0.6))
    for step in range(8):
        c.box(
            500 + c.random.uniform(-4, 6),
            838 - step * 11,
            150,
            10,
            c.random.choice(papers),
            2,
            shade=("right", "#6a4436", 0.4),
        )
    for x, y, height, coat, hair in (
        (770, 826, 120, "#6b4a5c", "#2a1d1a"),
        (850, 846, 132, "#34566b", "#2a1d1a"),
        (705, 1010, 290, "#2f5d62", "#d8d0c4"),
        (960, 1020, 300, "#a63f38", "#2a1d1a"),
    ):
        c.ellipse(x, y + 2, height * 0.24, height * 0.03, "#4a2a22", alpha=0.5)
        person(c, x, y, height, coat, hair=hair, stride=0.09)
    return c.finish(vignette=0.3)


def bread_oven() -> Image.Image:
    """A baker draws loaves from a brick oven before dawn."""
    c = Canvas(23)
    c.backdrop("#2b2029", "#46302f", "#5a3c33")
    for y in steps(0, 820, 46):
        for x in steps(-60, 1640, 104):
            tone = mix("#7a4a3a", "#4a2d2c", c.random.random())
            c.box(x + (y // 46 % 2) * 52, y, 98, 40, tone, 5, shade=("down", "#2a1718", 0.4))
    c.box(0, 800, WIDTH, 290, ["#8d6a4c", "#57402f"], shade=("down", "#251813", 0.6))
    c.shape(
        arc(590, 640, 470, 450, 180, 360) + [(1060, 800), (120, 800)],
        ["#b98a64", "#8a5c44"],
        shade=("right", "#3a211d", 0.6),
    )
    for angle in range(183, 360, 12):
        a = math.radians(angle)
        spots = [(590 + r * math.cos(a), 640 + r * 0.95 * math.sin(a)) for r in (300, 384)]
        c.shape(ribbon(spots, 52, 66), mix("#c99a70", "#9a6448", c.random.random()), shade=("right", "#5a3328", 0.5))
    c.shape(arched(300, 350, 580, 360), ["#2a0f0c", "#6b1f10", "#d9531e"])
    c.glow(590, 660, 400, "#ff9a3c", 0.9)
    for _ in range(26):
        x, tall = c.random.uniform(340, 840), c.random.uniform(60, 210)
        flame = smooth(
            [(x, 708 - tall), (x + 22, 690 - tall * 0.4), (x + 26, 706), (x - 26, 706), (x - 20, 690 - tall * 0.4)],
            closed=True,
        )
        c.shape(flame, c.random.choice(("#ffcf5a", "#ff8a2b", "#f25c1f", "#ffe9a0")), alpha=0.75)
    c.box(250, 706, 700, 40, "#c9a27a", 4, shade=("right", "#5b3a2a", 0.6))
    for x, y in ((400, 694), (540, 702), (690, 692)):
        c.ellipse(x, y, 74, 22, ["#f3c581", "#b8692f"], shade=("right", "#6b3414", 0.6))
    c.glow(620, 700, 640, "#ffb35c", 0.45)
    c.shape(ribbon([(470, 716), (1070, 730)], 20, 14), "#d9b07c")
    c.ellipse(420, 712, 110, 18, "#cfa06a")
    c.ellipse(420, 694, 84, 26, ["#f8d394", "#c47a38"])
    person(c, 1200, 1010, 560, "#f1e7d6", legs="#4b4f5c", skin="#a86f4e", hair="#f7f1e6", stride=0.08, arm=52)
    c.shape(rounded(1150, 690, 110, 190, 20), "#dcd0ba", shade=("right", "#8e8270", 0.6))
    c.box(1290, 880, 330, 28, "#7a5436", 4)
    c.box(1320, 905, 30, 180, "#523724")
    for row, count in ((0, 4), (1, 3), (2, 2)):
        for step in range(count):
            x = 1340 + step * 76 + row * 38
            c.ellipse(x, 862 - row * 42, 46, 26, ["#f4cb8b", "#b56a32"], shade=("right", "#6b3414", 0.7))
            c.line([(x - 18, 856 - row * 42), (x + 18, 850 - row * 42)], 4, "#f9e2b4")
    for x in (90, 210, 330):
        c.shape(
            smooth(
                [(x - 60, 1040), (x - 70, 920), (x - 30, 868), (x + 30, 868), (x + 70, 920), (x + 60, 1040)],
                closed=True,
            ),
            ["#e6d3ac", "#b89a6e"],
            shade=("right", "#5d4630", 0.7),
        )
        c.ellipse(x, 872, 34, 14, "#fbf4e2")
    return c.finish(vignette=0.32)
