"""The basketball court, a moment before the whistle."""

from __future__ import annotations

import math

from PIL import Image

from warraq.sample.pictures.canvas import HEIGHT, WIDTH, Canvas, Point, arc, mix, ribbon, smooth, steps
from warraq.sample.pictures.props import arched


def basketball() -> Image.Image:
    """A jump at the basket, the crowd as dots of colour."""
    c = Canvas(32)
    c.backdrop("#241a3d", "#4a2a55", "#7a3a52")
    tones = ("#e0a030", "#c8553d", "#f3e3c4", "#4f8f97", "#6d597a", "#2f4a78")
    for row in range(11):
        y = 120 + row * 44
        for x in steps(-10, 1640, 40):
            tone = mix(c.random.choice(tones), "#2a1c3e", 0.62 - row * 0.035)
            px = x + (row % 2) * 20 + c.random.uniform(-5, 5)
            c.shape(arched(px - 15, y + 6, 30, 44), tone)
            c.circle(px, y, 11, mix("#c99672", "#2a1c3e", 0.5 - row * 0.03))
    for x in (240, 800, 1360):
        c.box(x - 90, 16, 180, 26, "#fff7dc", 10)
        c.shape([(x - 90, 42), (x + 90, 42), (x + 420, 760), (x - 420, 760)], "#ffe9b0", alpha=0.09)
        c.glow(x, 30, 220, "#fff4cf", 0.5)
    c.box(0, 610, WIDTH, 70, "#1d3557", shade=("down", "#0c1830", 0.5))
    c.box(0, 672, WIDTH, 420, ["#e3a566", "#c07a42"], shade=("down", "#7a4526", 0.45))
    for step in range(15):
        c.line([(800 + (step - 7) * 90, 674), (800 + (step - 7) * 250, HEIGHT)], 2, "#a8683a", 0.6)
    c.shape([(980, 680), (1560, 680), (1750, 1010), (920, 1010)], "#b5432f", alpha=0.8)
    c.line([(980, 684), (920, 1010), (1750, 1010)], 8, "#fbf0da")
    c.line(arc(930, 850, 190, 90, 90, 270), 8, "#fbf0da")
    c.line([(1530, 900), (1530, 380), (1400, 300)], 30, "#2b3352")
    board = [(1270, 130), (1440, 90), (1440, 330), (1270, 350)]
    c.shape(board, ["#f5f7f8", "#c7d3da"], shade=("right", "#6f7f92", 0.5))
    c.line([*board, board[0]], 7, "#c8553d")
    c.line([(1310, 230), (1390, 220), (1390, 300), (1310, 305), (1310, 230)], 6, "#c8553d")
    c.line(arc(1248, 338, 74, 18), 9, "#f26b2b")
    for step in range(9):
        x = 1178 + step * 17.5
        c.line([(x, 345), (1206 + (8 - step) * 10.5, 440)], 2, "#fdfaf0")
        c.line([(x, 345), (1206 + step * 10.5, 440)], 2, "#fdfaf0")
    c.ellipse(985, 935, 150, 18, "#6e3a20", alpha=0.5)
    _player(c, 960, 800, 520, "#1f6f8b", "7", reach=-62)
    c.ellipse(650, 985, 120, 16, "#6e3a20", alpha=0.5)
    _player(c, 650, 960, 460, "#e8dcc2", "11", reach=-80)
    c.ellipse(370, 930, 80, 12, "#6e3a20", alpha=0.5)
    _player(c, 350, 915, 350, "#1f6f8b", "5", reach=-38)
    ball = (1146, 262)
    c.circle(*ball, 42, ["#f29a4a", "#d5632a"], shade=("right", "#7a2c14", 0.7))
    c.line(arc(*ball, 42, 14), 3, "#5a2412")
    c.line(arc(*ball, 14, 42), 3, "#5a2412")
    return c.finish(vignette=0.25)


def _player(c: Canvas, x: float, y: float, height: float, shirt: str, number: str, reach: float) -> None:
    """A player in the air whose lead arm points *reach* degrees from level; stripes stand for the *number*."""
    skin = "#a06a48"
    hip, neck = (x, y - height * 0.42), (x + height * 0.06, y - height * 0.76)
    for knee, foot in (((0.16, -0.26), (0.06, -0.06)), ((-0.1, -0.2), (-0.24, -0.02))):
        spots = [hip, (x + height * knee[0], y + height * knee[1]), (x + height * foot[0], y + height * foot[1])]
        c.shape(ribbon(smooth(spots), height * 0.11, height * 0.06), skin, shade=("right", "#5a3020", 0.5))
        c.shape(ribbon(spots[:2], height * 0.16, height * 0.13), mix(shirt, "#10131c", 0.2))
        c.ellipse(spots[2][0] + 10, spots[2][1], height * 0.06, height * 0.03, "#f4efe6")
    angle = math.radians(reach)
    shoulder: Point = (neck[0] + height * 0.06, neck[1] + height * 0.06)
    hand = (shoulder[0] + height * 0.4 * math.cos(angle), shoulder[1] + height * 0.4 * math.sin(angle))
    other = (neck[0] - height * 0.26, neck[1] + height * 0.1)
    for spots in (
        [shoulder, hand],
        [(neck[0] - height * 0.06, neck[1] + height * 0.07), (neck[0] - height * 0.18, neck[1] + height * 0.2), other],
    ):
        c.shape(ribbon(smooth(spots), height * 0.075, height * 0.05), skin)
        c.circle(*spots[-1], height * 0.035, skin)
    body = [
        (neck[0] - height * 0.11, neck[1] + height * 0.03),
        (neck[0] + height * 0.12, neck[1] + height * 0.03),
        (hip[0] + height * 0.11, hip[1] + height * 0.05),
        (hip[0] - height * 0.1, hip[1] + height * 0.05),
    ]
    c.shape(smooth(body, closed=True, steps=5), shirt, shade=("right", mix(shirt, "#10131c", 0.6), 0.6))
    for index in range(len(number)):
        c.box(
            x - height * 0.02 + index * height * 0.05,
            y - height * 0.64,
            height * 0.025,
            height * 0.11,
            mix(shirt, "#ffffff" if shirt != "#e8dcc2" else "#c8553d", 0.85),
        )
    c.ellipse(neck[0] + height * 0.02, neck[1] - height * 0.075, height * 0.062, height * 0.075, skin)
    c.shape(arc(neck[0] + height * 0.015, neck[1] - height * 0.09, height * 0.066, height * 0.07, 165, 360), "#231a1a")
