"""After dark: the city across the water, and the observatory on its hill."""

from __future__ import annotations

import math

from PIL import Image

from warraq.sample.pictures.canvas import WIDTH, Canvas, arc, ground, mix, ribbon, smooth
from warraq.sample.pictures.props import arched, cypress, house, person, stars


def night_skyline() -> Image.Image:
    """The city at night over the river, windows lit and doubled in the water."""
    c = Canvas(16)
    c.backdrop("#0b1437", "#1c2a5e", "#46437f", "#94618c")
    stars(c, 190, 460)
    c.glow(1230, 210, 260, "#f7eccb", 0.5)
    c.circle(1230, 210, 66, "#fbf3d6")
    c.circle(1258, 196, 56, "#1d2b5f")
    for base, low, high, tone in ((660, 150, 330, "#3a3a72"), (690, 90, 250, "#272a5a")):
        x = -20.0
        while x < WIDTH:
            wide, tall = c.random.uniform(62, 124), c.random.uniform(low, high)
            house(
                c, x, base, wide, tall, mix(tone, "#0b1030", c.random.uniform(0, 0.35)), window="#1b2150", lit="#ffd77a"
            )
            if c.random.random() < 0.3:
                c.line([(x + wide / 2, base - tall), (x + wide / 2, base - tall - 50)], 3, "#1a1d45")
                c.circle(x + wide / 2, base - tall - 50, 4, "#ff8f6b")
            x += wide + c.random.uniform(-6, 16)
    for x, tall in ((420, 430), (1020, 380)):
        c.box(x, 690 - tall, 34, tall, ["#4a4688", "#23265a"], shade=("right", "#0e1238", 0.6))
        c.box(x - 10, 690 - tall * 0.86, 54, 12, "#5b5799")
        c.shape([(x - 4, 690 - tall), (x + 17, 690 - tall - 70), (x + 38, 690 - tall)], "#6b64a8")
    c.shape(arched(700, 560, 150, 130), "#2d2f66")
    c.shape(arc(775, 560, 84, 84, 180, 360), ["#7c76c0", "#3b3a7c"], shade=("right", "#161a48", 0.6))
    c.box(0, 688, WIDTH, 12, "#12163c")
    city = c.image.crop((0, 760, WIDTH * 2, 1390)).transpose(Image.Transpose.FLIP_TOP_BOTTOM)
    c.box(0, 698, WIDTH, 400, ["#5a4a80", "#1a2150", "#0a1030"])
    fade = Image.linear_gradient("L").rotate(180).resize(city.size).point(lambda value: round(value * 0.62))
    c.image.paste(city, (0, 1400), fade)
    for _ in range(240):
        y = c.random.uniform(706, 1060)
        c.shape(
            arc(c.random.uniform(0, WIDTH), y, (y - 660) * c.random.uniform(0.15, 0.5), 2.4),
            c.random.choice(("#0d1338", "#2a2f66", "#ffcf7d")),
            alpha=0.4,
        )
    c.shape(
        smooth([(980, 930), (1060, 958), (1250, 958), (1330, 922), (1290, 985), (1020, 985)], closed=True), "#080c26"
    )
    c.line([(1150, 950), (1150, 820)], 5, "#080c26")
    c.circle(1150, 818, 6, "#ffd77a")
    c.glow(1150, 818, 60, "#ffd77a", 0.6)
    return c.finish()


def observatory() -> Image.Image:
    """A domed observatory on a hill, meteors falling."""
    c = Canvas(31)
    c.backdrop("#060c26", "#12225a", "#2d4684", "#7a6fa4")
    band = smooth([(-100, 700), (500, 420), (1000, 250), (1750, -60)])
    c.shape(ribbon(band, 260, 330), "#8fa4e0", alpha=0.2, blur=60)
    c.shape(ribbon(band, 90, 130), "#f2d8e6", alpha=0.22, blur=34)
    stars(c, 520, 760)
    for x, y, long in ((380, 120, 300), (760, 220, 210), (1240, 90, 340), (1430, 330, 170), (170, 380, 150)):
        tail = [(x, y), (x - long * 0.5, y + long * 0.28), (x - long, y + long * 0.56)]
        c.shape(ribbon(tail, 0.6, 7), "#fff4d2", alpha=0.9)
        c.glow(*tail[-1], 34, "#fff4d2", 0.9)
    c.shape(ground([(-20, 800), (300, 730), (700, 770), (1100, 720), (1640, 790)]), ["#2b3566", "#1c2450"])
    c.shape(
        ground([(-20, 930), (300, 850), (680, 740), (1000, 740), (1300, 860), (1640, 900)]),
        ["#1f2a4c", "#0c1330"],
        shade=("down", "#050818", 0.7),
    )
    for x, tall in ((90, 210), (170, 150), (330, 190), (1330, 220), (1430, 160), (1530, 230)):
        cypress(c, x, 950, tall, "#101b38")
    c.glow(840, 640, 330, "#ffca7a", 0.28)
    c.box(640, 600, 400, 170, ["#b9bdd6", "#777ba4"], shade=("right", "#2a2f58", 0.75))
    for x in (680, 790, 900):
        c.shape(arched(x, 650, 42, 74), "#ffd582")
    c.shape(arched(962, 640, 54, 130), "#4a3a4c")
    c.box(620, 586, 440, 26, "#d5d6e6", 6, shade=("right", "#4a4e7a", 0.6))
    dome = arc(840, 590, 204, 200, 180, 360)
    c.shape(dome, ["#f2efe8", "#b3b6d0"], shade=("right", "#343a68", 0.85))
    for angle in (205, 230, 310, 335):
        a = math.radians(angle)
        c.line(
            smooth(
                [
                    (840, 392),
                    (840 + 204 * math.cos(a) * 0.75, 590 + 200 * math.sin(a) * 0.85),
                    (840 + 200 * math.cos(a), 588),
                ]
            ),
            2,
            "#9599bb",
            0.8,
        )
    c.shape([(770, 590), (790, 402), (850, 392), (862, 590)], "#141b3c")
    scope = ribbon([(830, 560), (720, 330)], 46, 58)
    c.shape(scope, ["#dfe2ee", "#6f76a0"], shade=("right", "#2a3058", 0.7))
    c.shape(ribbon([(722, 336), (712, 314)], 72, 72), "#3a4170")
    for x, y, height, coat in ((440, 880, 130, "#c8553d"), (500, 884, 84, "#e0a030"), (1160, 850, 124, "#4f8f97")):
        person(c, x, y, height, coat, stride=0.08)
    return c.finish(vignette=0.3)
