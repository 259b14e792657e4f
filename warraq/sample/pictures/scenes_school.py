"""At school: a lesson, and a stage for puppets."""

from __future__ import annotations

import math

from PIL import Image

from warraq.sample.pictures.canvas import HEIGHT, WIDTH, Canvas, arc, ground, mix, ribbon, smooth, steps, turned
from warraq.sample.pictures.props import arched, cloud, person


def classroom() -> Image.Image:
    """A classroom: a green board, a globe, pupils from behind."""
    c = Canvas(38)
    c.backdrop("#f3dfb6", "#efd3a4", "#e2bd8c")
    c.box(70, 110, 260, 400, ["#8fd0e8", "#dff2e4"], 6)
    cloud(c, 200, 260, 76, "#ffffff", 0.9)
    for points in ([(70, 310), (330, 310)], [(200, 110), (200, 510)]):
        c.line(points, 14, "#fbf6e6")
    c.line([(70, 110), (330, 110), (330, 510), (70, 510), (70, 110)], 18, "#fbf6e6")
    c.box(430, 100, 840, 460, "#8a5a36", 6, shade=("down", "#4a2d1a", 0.5))
    c.box(456, 126, 788, 408, ["#2f6b57", "#24574a"], shade=("right", "#123a34", 0.5))
    chalk = "#eef3e6"
    c.line(arc(650, 330, 110, 110), 5, chalk, 0.9)
    c.line([(540, 330), (760, 330)], 4, chalk, 0.8)
    c.line([(650, 220), (650, 440)], 4, chalk, 0.8)
    c.line([(650, 330), (727, 253)], 4, "#f2c64e", 0.9)
    c.line([(860, 440), (1060, 440), (1060, 240), (860, 440)], 5, chalk, 0.9)
    c.line([(1040, 440), (1040, 420), (1060, 420)], 3, chalk, 0.9)
    for row in range(3):
        c.line(
            smooth([(850 + step * 26, 180 + row * 22 + 5 * math.sin(step * 2 + row)) for step in range(9)]),
            3,
            chalk,
            0.55,
        )
    c.box(1320, 420, 240, 20, "#8a5a36")
    for x, tone in ((1330, "#c8553d"), (1356, "#2f5d8a"), (1384, "#e0a030"), (1410, "#4f8f67")):
        c.box(x, 320 + c.random.uniform(0, 20), 22, 100, tone, 2, shade=("right", "#2a1a1a", 0.5))
    c.circle(1500, 352, 62, ["#7cc4dd", "#3a86b0"], shade=("right", "#163f66", 0.6))
    c.shape(smooth([(1470, 320), (1505, 310), (1520, 340), (1495, 365), (1478, 350)], closed=True), "#7fb35a")
    c.shape(smooth([(1515, 370), (1540, 350), (1548, 376), (1528, 394)], closed=True), "#7fb35a")
    c.line(arc(1500, 352, 72, 72, -70, 110), 6, "#8a5a36")
    c.box(0, 640, WIDTH, 450, ["#c08a58", "#8f5f3a"], shade=("down", "#4f301f", 0.5))
    person(c, 1190, 690, 440, "#6b3f5c", legs="#33384a", hair="#3a2420", stride=0.05, arm=50)
    coats = ("#c8553d", "#33658a", "#e0a030", "#4f8f67", "#6d597a", "#2f7f86", "#d98a6c")
    hairs = ("#2a1d1a", "#4a2f20", "#1c1718", "#6b4426")
    for row, (y, size, count) in enumerate(((790, 100, 6), (1010, 150, 5))):
        for step in range(count):
            x = 150 + step * (1300 / (count - 1)) * (0.92 if row == 0 else 1) + (60 if row == 0 else 0)
            coat = coats[(step * 3 + row) % 7]
            c.shape(
                arched(x - size * 0.62, y - size * 0.62, size * 1.24, size * 1.5),
                coat,
                shade=("right", mix(coat, "#10131c", 0.6), 0.6),
            )
            hair = hairs[(step + row) % 4]
            c.ellipse(x, y - size * 0.98, size * 0.4, size * 0.46, hair, shade=("right", "#0a0808", 0.5))
            if (step + row) % 2:
                c.shape(
                    ribbon(
                        smooth([(x, y - size * 0.8), (x + size * 0.12, y - size * 0.3), (x, y + size * 0.05)]),
                        size * 0.26,
                        size * 0.08,
                    ),
                    hair,
                )
            c.box(
                x - size * 0.95, y + size * 0.35, size * 1.9, size * 0.16, "#e2b27a", 6, shade=("right", "#8a5a34", 0.5)
            )
            c.box(x - size * 0.85, y + size * 0.5, size * 1.7, size * 0.8, "#a8703f", shade=("down", "#5d381f", 0.6))
    return c.finish()


def puppets() -> Image.Image:
    """A small school stage: a cloud, a farmer and a bird on strings."""
    c = Canvas(34)
    c.backdrop("#2a1230", "#45183a")
    c.shape(arched(210, 40, 1180, 860), ["#7cc4d6", "#c9e8de", "#f8edc4"])
    c.shape(ground([(210, 680), (520, 610), (860, 670), (1390, 600)], 900), "#8db75d", shade=("down", "#4c7a3f", 0.5))
    for x in steps(240, 1380, 76):
        c.line([(x, 900), (x + 14, 760)], 6, "#b58a3c")
        c.ellipse(x + 14, 752, 9, 26, "#e6c05c")
    c.circle(1090, 210, 70, "#f7c94b")
    for angle in range(0, 360, 30):
        c.shape(turned([(1176, 202), (1214, 210), (1176, 218)], 1090, 210, angle), "#f7c94b")
    cloud_x, cloud_y = 620, 300
    for dx, dy, r in ((-140, 20, 78), (-60, -44, 98), (50, -50, 108), (140, 14, 84), (0, 36, 104)):
        c.circle(cloud_x + dx, cloud_y + dy, r, "#f6f3ee", shade=("down", "#9fb4c9", 0.6))
    for dx in (-46, 46):
        c.circle(cloud_x + dx, cloud_y - 8, 17, "#2b3350")
        c.circle(cloud_x + dx + 5, cloud_y - 14, 5, "#ffffff")
        c.ellipse(cloud_x + dx * 1.9, cloud_y + 30, 24, 14, "#f0a8a0", alpha=0.8)
    c.line(arc(cloud_x, cloud_y + 44, 34, 16, 200, 340), 6, "#2b3350")
    for step in range(6):
        x = cloud_x - 130 + step * 52
        c.shape(smooth([(x, 424), (x + 12, 456), (x, 470), (x - 12, 456)], closed=True), "#4d9fc4")
        c.line([(x, 380), (x, 426)], 2, "#dfe9ee")
    x, y = 960, 560
    for dx in (-90, -20, 60):
        c.line([(x + dx, y - 70), (x + dx * 0.3, -10)], 2, "#f4e9d0")
    c.shape(
        [(x - 70, y + 70), (x + 70, y + 70), (x + 104, y + 250), (x - 104, y + 250)],
        ["#c8553d", "#8f3530"],
        shade=("right", "#4a1a22", 0.7),
    )
    for side in (-1, 1):
        c.shape(
            ribbon(smooth([(x + side * 66, y + 96), (x + side * 140, y + 60), (x + side * 170, y - 20)]), 44, 30),
            "#c8553d",
        )
        c.circle(x + side * 170, y - 26, 22, "#e2b48c")
        c.box(x + side * 46 - 26, y + 246, 52, 66, "#3b4a6b", 10)
    c.circle(x, y, 84, "#e2b48c", shade=("right", "#a06a4a", 0.6))
    c.ellipse(x, y - 62, 124, 22, "#d9b24c")
    c.shape(arc(x, y - 66, 70, 74, 180, 360), "#e3c265", shade=("right", "#8a6a24", 0.6))
    for dx in (-30, 30):
        c.circle(x + dx, y - 4, 12, "#2a211f")
    c.circle(x, y + 18, 15, "#d98a6c")
    c.shape(ribbon(smooth([(x - 44, y + 44), (x, y + 30), (x + 44, y + 44)]), 16, 16), "#6b4a34")
    bx, by = 400, 560
    c.line([(bx, by - 40), (bx + 30, -10)], 2, "#f4e9d0")
    c.shape(
        smooth(
            [(bx - 76, by), (bx - 20, by - 44), (bx + 46, by - 26), (bx + 50, by + 20), (bx - 10, by + 40)], closed=True
        ),
        "#e08b2c",
        shade=("down", "#8c3f1c", 0.6),
    )
    c.shape(smooth([(bx - 20, by - 4), (bx - 60, by - 70), (bx + 24, by - 22)], closed=True), "#4f8f97")
    c.circle(bx + 54, by - 26, 32, "#f0a94a")
    c.circle(bx + 64, by - 32, 7, "#2a211f")
    c.shape([(bx + 82, by - 32), (bx + 118, by - 20), (bx + 82, by - 12)], "#c8553d")
    _curtains(c)
    for step in range(12):
        x = 70 + step * 134 + c.random.uniform(-14, 14)
        tone = c.random.choice(("#2a1a2c", "#38203a", "#241428"))
        c.shape(arched(x - 58, 1006, 116, 120), tone)
        c.ellipse(x, 982, 42, 48, mix(tone, "#000000", 0.25))
    return c.finish(vignette=0.3)


def _curtains(c: Canvas) -> None:
    for side in (-1, 1):
        for fold in range(6):
            edge = 800 + side * (800 - fold * 52)
            inner = edge - side * 76
            sway = side * fold * 8
            c.shape(
                smooth(
                    [(edge, -20), (inner, -20), (inner + sway, 420), (inner + side * 36, 900), (edge, 900)], closed=True
                ),
                mix("#b02a3a", "#6a1530", fold % 2 * 0.7),
                shade=("right", "#3a0a20", 0.6),
            )
    for step in range(9):
        x = 60 + step * 185
        c.shape(arc(x, -10, 108, 150, 0, 180), mix("#c8354a", "#8f1f38", step % 2), shade=("down", "#4a0c24", 0.6))
        c.line(arc(x, -10, 108, 150, 0, 180), 7, "#f2c14e")
    c.box(0, 880, WIDTH, 210, ["#a8703f", "#6b4226"], shade=("down", "#2f1a14", 0.6))
    for x in steps(0, WIDTH, 130):
        c.line([(x, 884), (x + (x - 800) * 0.15, HEIGHT)], 3, "#5a3520")
