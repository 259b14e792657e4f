"""Places of study: the library and the laboratory."""

from __future__ import annotations

from PIL import Image

from warraq.sample.pictures.canvas import WIDTH, Canvas, arc, ground, mix, ribbon, rounded, smooth
from warraq.sample.pictures.props import arched, person


def library() -> Image.Image:
    """Tall shelves, a ladder, and green lamps on reading tables."""
    c = Canvas(33)
    c.backdrop("#3b2a2c", "#523631", "#6a4636")
    spines = ("#8c3b3b", "#2f5d62", "#d9a441", "#efe0c0", "#3f4f7a", "#6b7f4f", "#a8603c", "#54324a", "#c9b48c")
    for bay in range(4):
        x = 20 + bay * 400
        c.box(x - 14, 20, 388, 720, "#4a2d20", shade=("right", "#1f1210", 0.6))
        for shelf in range(5):
            top = 36 + shelf * 140
            c.box(x, top, 360, 126, "#2a1a17")
            across = x + 6.0
            while across < x + 340:
                wide, tall = c.random.uniform(12, 30), c.random.uniform(84, 118)
                if c.random.random() < 0.06:
                    across += 30
                    continue
                wide = min(wide, x + 356 - across)
                tone = c.random.choice(spines)
                c.box(
                    across, top + 126 - tall, wide - 2, tall, tone, 2, shade=("right", mix(tone, "#10090a", 0.6), 0.6)
                )
                c.box(across + 2, top + 126 - tall + 14, wide - 6, 5, mix(tone, "#fff0c4", 0.5))
                across += wide
            c.box(x - 6, top + 124, 372, 12, "#7a4f34")
    c.shape([(720, 760), (748, 760), (868, 60), (848, 60)], "#b58452", shade=("right", "#5d3c22", 0.5))
    c.shape([(826, 760), (854, 760), (950, 60), (930, 60)], "#b58452", shade=("right", "#5d3c22", 0.5))
    for step in range(10):
        y = 120 + step * 64
        c.line([(858 - (y - 60) * 0.17, y), (940 - (y - 60) * 0.14, y)], 9, "#c99a66")
    c.box(0, 740, WIDTH, 350, ["#5a3526", "#38211b"], shade=("down", "#160c0c", 0.6))
    for x, y, wide in ((60, 830, 640), (880, 860, 700)):
        c.shape(
            [(x + 40, y), (x + wide - 40, y), (x + wide, y + 90), (x, y + 90)],
            ["#b87b4a", "#8a5632"],
            shade=("down", "#4a2a1a", 0.5),
        )
        c.box(x, y + 88, wide, 30, "#6b3f28")
        for leg in (x + 16, x + wide - 46):
            c.box(leg, y + 116, 30, 200, "#4f2d1e")
        for step in range(2):
            lx = x + wide * (0.27 + 0.46 * step)
            c.glow(lx, y - 10, 250, "#ffe29a", 0.6)
            c.ellipse(lx, y + 40, 110, 24, "#ffe7ac", alpha=0.4)
            c.box(lx - 5, y - 60, 10, 90, "#c9a14a")
            c.ellipse(lx, y + 32, 34, 9, "#c9a14a")
            c.shape(arc(lx, y - 62, 74, 46, 180, 360), ["#4fa37f", "#1f6b57"], shade=("right", "#0c3a34", 0.6))
            bx = lx + 120
            c.shape(
                [
                    (bx - 62, y + 48),
                    (bx, y + 58),
                    (bx + 62, y + 48),
                    (bx + 70, y + 72),
                    (bx, y + 84),
                    (bx - 70, y + 72),
                ],
                "#f7efdc",
            )
            c.line([(bx, y + 58), (bx, y + 84)], 3, "#b9a98c")
    for x, coat, hair in ((395, "#34566b", "#2a1d1a"), (1120, "#a63f38", "#5b3a24"), (1420, "#5d6b4a", "#d8d0c4")):
        c.shape(arched(x - 92, 900, 184, 230), coat, shade=("right", mix(coat, "#10090a", 0.6), 0.6))
        c.ellipse(x, 842, 56, 66, hair, shade=("right", mix(hair, "#10090a", 0.6), 0.5))
    person(c, 770, 880, 300, "#c9a24f", legs="#3a3040", hair="#d8d0c4", stride=0.06, arm=48)
    return c.finish(vignette=0.35)


def lab_bench() -> Image.Image:
    """Glass and coloured liquids on a laboratory bench by a window."""
    c = Canvas(35)
    c.backdrop("#d9e8e6", "#c3dad8", "#a9c8c8")
    c.box(180, 70, 620, 520, ["#9cd0e4", "#e5f3e6"], 8)
    c.shape(ground([(180, 480), (360, 420), (560, 460), (800, 410)], 590), "#93bf8f")
    for x in (180, 484, 790):
        c.box(x - 8, 62, 18, 540, "#f7f7f0")
    for y in (62, 320, 588):
        c.box(172, y, 640, 16, "#f7f7f0")
    c.shape([(172, 604), (812, 604), (1180, 780), (420, 780)], "#ffffff", alpha=0.25)
    for y in (210, 420):
        c.box(960, y, 560, 20, "#8a6a50", shade=("down", "#4a3426", 0.6))
        x = 980.0
        while x < 1480:
            tall, wide = c.random.uniform(60, 130), c.random.uniform(36, 64)
            tone = c.random.choice(("#7a4a2a", "#3f7a8c", "#d9e4e4", "#5d8a5f", "#c99a3f"))
            c.box(x, y - tall, wide, tall, tone, 8, shade=("right", mix(tone, "#10202a", 0.5), 0.6))
            c.box(x + wide * 0.2, y - tall - 16, wide * 0.6, 18, "#2f3a44", 3)
            c.box(x + 4, y - tall * 0.6, wide - 8, tall * 0.3, "#f6f1e2")
            x += wide + 14
    c.box(0, 770, WIDTH, 320, ["#f2efe6", "#c9c7bd"], shade=("down", "#7a8085", 0.5))
    c.box(0, 764, WIDTH, 22, "#ffffff")
    _flask(c, 330, 880, 330, "#2fa39a")
    _flask(c, 1040, 900, 250, "#e0a030")
    _flask(c, 575, 905, 200, "#8c6fb8")
    for step, tone in enumerate(("#cf4b5f", "#e8873a", "#f2c64e", "#6fb06a", "#4d8fc4", "#7d5ba6")):
        x = 1190 + step * 60
        c.box(x, 640, 36, 230, "#eef6f6", 18, alpha=0.75)
        level = 690 + c.random.uniform(0, 70)
        c.shape(rounded(x + 4, level, 28, 866 - level, 14), tone, shade=("right", mix(tone, "#10131c", 0.5), 0.5))
        c.box(x + 8, 660, 6, 180, "#ffffff", 3, alpha=0.7)
        c.box(x - 4, 634, 44, 10, "#dfeaea", 5)
    c.box(1166, 770, 390, 26, "#a0703f", 5, shade=("right", "#5a3a20", 0.5))
    c.box(1166, 866, 390, 30, "#8a5c34", 5, shade=("right", "#4a2e1a", 0.5))
    c.box(720, 840, 150, 30, "#3a444e", 8)
    c.shape(
        smooth([(760, 840), (742, 740), (780, 650), (840, 640)]) + [(842, 664), (800, 680), (776, 740), (800, 840)],
        "#56626e",
        shade=("right", "#1f2830", 0.6),
    )
    c.shape(ribbon([(800, 560), (846, 700)], 46, 52), "#eef0ee", shade=("right", "#7f8a92", 0.7))
    c.shape(ribbon([(790, 530), (802, 566)], 34, 34), "#2b343c")
    c.box(770, 760, 130, 16, "#2b343c", 4)
    for x, y, r in ((326, 620, 9), (344, 590, 7), (330, 556, 5)):
        c.line(arc(x, y, r, r), 3, "#ffffff", 0.9)
    c.shape([(60, 960), (330, 940), (350, 1030), (70, 1050)], "#fbf8ee", shade=("right", "#b9b29c", 0.4))
    for row in range(5):
        c.line([(86, 972 + row * 14), (300 - c.random.uniform(0, 80), 957 + row * 14)], 3, "#8a97a3")
    c.line([(300, 1040), (420, 960)], 9, "#c8553d")
    return c.finish()


def _flask(c: Canvas, x: float, y: float, tall: float, tone: str) -> None:
    wide = tall * 0.42
    outline = [
        (x - tall * 0.09, y - tall),
        (x + tall * 0.09, y - tall),
        (x + tall * 0.09, y - tall * 0.62),
        (x + wide, y - tall * 0.06),
        *arc(x + wide - 14, y - 14, 14, 14, 0, 90),
        *arc(x - wide + 14, y - 14, 14, 14, 90, 180),
        (x - wide, y - tall * 0.06),
        (x - tall * 0.09, y - tall * 0.62),
    ]
    c.ellipse(x, y + 4, wide * 1.15, 14, mix(tone, "#50585c", 0.6), alpha=0.5)
    c.shape(outline, "#f3fbfb", alpha=0.7)
    level = 0.4
    side = tall * 0.09 + (wide - tall * 0.09) * (0.62 - level) / 0.56
    c.shape(
        [
            (x - side, y - tall * level),
            (x + side, y - tall * level),
            (x + wide - 8, y - tall * 0.06),
            *arc(x + wide - 20, y - 18, 12, 12, 0, 90),
            *arc(x - wide + 20, y - 18, 12, 12, 90, 180),
            (x - wide + 8, y - tall * 0.06),
        ],
        [mix(tone, "#ffffff", 0.25), tone],
        shade=("right", mix(tone, "#0c1824", 0.6), 0.6),
    )
    c.ellipse(x, y - tall * level, side, tall * 0.03, mix(tone, "#ffffff", 0.45))
    c.box(x - tall * 0.12, y - tall * 1.03, tall * 0.24, tall * 0.05, "#e4f0f0", 6)
    c.shape(
        ribbon(
            [(x - tall * 0.03, y - tall * 0.9), (x - tall * 0.04, y - tall * 0.62), (x - wide * 0.62, y - tall * 0.14)],
            8,
            14,
        ),
        "#ffffff",
        alpha=0.65,
    )
