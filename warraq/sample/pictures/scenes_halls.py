"""Under a roof: observatory, court, library, stage, laboratory, workshop, museum, classroom, page."""

from __future__ import annotations

import math

from PIL import Image

from warraq.sample.pictures.canvas import HEIGHT, WIDTH, Canvas, Point, arc, ground, mix, ribbon, rounded, smooth, turned
from warraq.sample.pictures.props import arched, cloud, cypress, person, stars


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
    c.shape(ground([(-20, 930), (300, 850), (680, 740), (1000, 740), (1300, 860), (1640, 900)]), ["#1f2a4c", "#0c1330"], shade=("down", "#050818", 0.7))
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
        c.line(smooth([(840, 392), (840 + 204 * math.cos(a) * 0.75, 590 + 200 * math.sin(a) * 0.85), (840 + 200 * math.cos(a), 588)]), 2, "#9599bb", 0.8)
    c.shape([(770, 590), (790, 402), (850, 392), (862, 590)], "#141b3c")
    scope = ribbon([(830, 560), (720, 330)], 46, 58)
    c.shape(scope, ["#dfe2ee", "#6f76a0"], shade=("right", "#2a3058", 0.7))
    c.shape(ribbon([(722, 336), (712, 314)], 72, 72), "#3a4170")
    for x, y, height, coat in ((440, 880, 130, "#c8553d"), (500, 884, 84, "#e0a030"), (1160, 850, 124, "#4f8f97")):
        person(c, x, y, height, coat, stride=0.08)
    return c.finish(vignette=0.3)


def basketball() -> Image.Image:
    """A jump at the basket, the crowd as dots of colour."""
    c = Canvas(32)
    c.backdrop("#241a3d", "#4a2a55", "#7a3a52")
    tones = ("#e0a030", "#c8553d", "#f3e3c4", "#4f8f97", "#6d597a", "#2f4a78")
    for row in range(11):
        y = 120 + row * 44
        for x in range(-10, 1640, 40):
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
    person(c, 370, 925, 330, "#1f6f8b", legs="#a87050", stride=0.16, arm=44)
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
    for spots in ([shoulder, hand], [(neck[0] - height * 0.06, neck[1] + height * 0.07), (neck[0] - height * 0.18, neck[1] + height * 0.2), other]):
        c.shape(ribbon(smooth(spots), height * 0.075, height * 0.05), skin)
        c.circle(*spots[-1], height * 0.035, skin)
    body = [(neck[0] - height * 0.11, neck[1] + height * 0.03), (neck[0] + height * 0.12, neck[1] + height * 0.03), (hip[0] + height * 0.11, hip[1] + height * 0.05), (hip[0] - height * 0.1, hip[1] + height * 0.05)]
    c.shape(smooth(body, closed=True, steps=5), shirt, shade=("right", mix(shirt, "#10131c", 0.6), 0.6))
    for index in range(len(number)):
        c.box(x - height * 0.02 + index * height * 0.05, y - height * 0.64, height * 0.025, height * 0.11, mix(shirt, "#ffffff" if shirt != "#e8dcc2" else "#c8553d", 0.85))
    c.ellipse(neck[0] + height * 0.02, neck[1] - height * 0.075, height * 0.062, height * 0.075, skin)
    c.shape(arc(neck[0] + height * 0.015, neck[1] - height * 0.09, height * 0.066, height * 0.07, 165, 360), "#231a1a")


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
                c.box(across, top + 126 - tall, wide - 2, tall, tone, 2, shade=("right", mix(tone, "#10090a", 0.6), 0.6))
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
        c.shape([(x + 40, y), (x + wide - 40, y), (x + wide, y + 90), (x, y + 90)], ["#b87b4a", "#8a5632"], shade=("down", "#4a2a1a", 0.5))
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
            c.shape([(bx - 62, y + 48), (bx, y + 58), (bx + 62, y + 48), (bx + 70, y + 72), (bx, y + 84), (bx - 70, y + 72)], "#f7efdc")
            c.line([(bx, y + 58), (bx, y + 84)], 3, "#b9a98c")
    for x, coat, hair in ((395, "#34566b", "#2a1d1a"), (1120, "#a63f38", "#5b3a24"), (1420, "#5d6b4a", "#d8d0c4")):
        c.shape(arched(x - 92, 900, 184, 230), coat, shade=("right", mix(coat, "#10090a", 0.6), 0.6))
        c.ellipse(x, 842, 56, 66, hair, shade=("right", mix(hair, "#10090a", 0.6), 0.5))
    person(c, 770, 880, 300, "#c9a24f", legs="#3a3040", hair="#d8d0c4", stride=0.06, arm=48)
    return c.finish(vignette=0.35)


def puppets() -> Image.Image:
    """A small school stage: a cloud, a farmer and a bird on strings."""
    c = Canvas(34)
    c.backdrop("#2a1230", "#45183a")
    c.shape(arched(210, 40, 1180, 860), ["#7cc4d6", "#c9e8de", "#f8edc4"])
    c.shape(ground([(210, 680), (520, 610), (860, 670), (1390, 600)], 900), "#8db75d", shade=("down", "#4c7a3f", 0.5))
    for x in range(240, 1380, 76):
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
    c.shape([(x - 70, y + 70), (x + 70, y + 70), (x + 104, y + 250), (x - 104, y + 250)], ["#c8553d", "#8f3530"], shade=("right", "#4a1a22", 0.7))
    for side in (-1, 1):
        c.shape(ribbon(smooth([(x + side * 66, y + 96), (x + side * 140, y + 60), (x + side * 170, y - 20)]), 44, 30), "#c8553d")
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
    c.shape(smooth([(bx - 76, by), (bx - 20, by - 44), (bx + 46, by - 26), (bx + 50, by + 20), (bx - 10, by + 40)], closed=True), "#e08b2c", shade=("down", "#8c3f1c", 0.6))
    c.shape(smooth([(bx - 20, by - 4), (bx - 60, by - 70), (bx + 24, by - 22)], closed=True), "#4f8f97")
    c.circle(bx + 54, by - 26, 32, "#f0a94a")
    c.circle(bx + 64, by - 32, 7, "#2a211f")
    c.shape([(bx + 82, by - 32), (bx + 118, by - 20), (bx + 82, by - 12)], "#c8553d")
    for side in (-1, 1):
        for fold in range(6):
            edge = 800 + side * (800 - fold * 52)
            inner = edge - side * 76
            sway = side * fold * 8
            c.shape(smooth([(edge, -20), (inner, -20), (inner + sway, 420), (inner + side * 36, 900), (edge, 900)], closed=True), mix("#b02a3a", "#6a1530", fold % 2 * 0.7), shade=("right", "#3a0a20", 0.6))
    for step in range(9):
        x = 60 + step * 185
        c.shape(arc(x, -10, 108, 150, 0, 180), mix("#c8354a", "#8f1f38", step % 2), shade=("down", "#4a0c24", 0.6))
        c.line(arc(x, -10, 108, 150, 0, 180), 7, "#f2c14e")
    c.box(0, 880, WIDTH, 210, ["#a8703f", "#6b4226"], shade=("down", "#2f1a14", 0.6))
    for x in range(0, WIDTH, 130):
        c.line([(x, 884), (x + (x - 800) * 0.15, HEIGHT)], 3, "#5a3520")
    for step in range(12):
        x = 70 + step * 134 + c.random.uniform(-14, 14)
        tone = c.random.choice(("#2a1a2c", "#38203a", "#241428"))
        c.shape(arched(x - 58, 1006, 116, 120), tone)
        c.ellipse(x, 982, 42, 48, mix(tone, "#000000", 0.25))
    return c.finish(vignette=0.3)


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
    c.shape(smooth([(760, 840), (742, 740), (780, 650), (840, 640)]) + [(842, 664), (800, 680), (776, 740), (800, 840)], "#56626e", shade=("right", "#1f2830", 0.6))
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
    outline = [(x - tall * 0.09, y - tall), (x + tall * 0.09, y - tall), (x + tall * 0.09, y - tall * 0.62), (x + wide, y - tall * 0.06),
               *arc(x + wide - 14, y - 14, 14, 14, 0, 90), *arc(x - wide + 14, y - 14, 14, 14, 90, 180),
               (x - wide, y - tall * 0.06), (x - tall * 0.09, y - tall * 0.62)]  # fmt: skip
    c.ellipse(x, y + 4, wide * 1.15, 14, mix(tone, "#50585c", 0.6), alpha=0.5)
    c.shape(outline, "#f3fbfb", alpha=0.7)
    level = 0.4
    side = tall * 0.09 + (wide - tall * 0.09) * (0.62 - level) / 0.56
    c.shape([(x - side, y - tall * level), (x + side, y - tall * level), (x + wide - 8, y - tall * 0.06), *arc(x + wide - 20, y - 18, 12, 12, 0, 90), *arc(x - wide + 20, y - 18, 12, 12, 90, 180), (x - wide + 8, y - tall * 0.06)], [mix(tone, "#ffffff", 0.25), tone], shade=("right", mix(tone, "#0c1824", 0.6), 0.6))
    c.ellipse(x, y - tall * level, side, tall * 0.03, mix(tone, "#ffffff", 0.45))
    c.box(x - tall * 0.12, y - tall * 1.03, tall * 0.24, tall * 0.05, "#e4f0f0", 6)
    c.shape(ribbon([(x - tall * 0.03, y - tall * 0.9), (x - tall * 0.04, y - tall * 0.62), (x - wide * 0.62, y - tall * 0.14)], 8, 14), "#ffffff", alpha=0.65)


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
    c.shape([(500, 740), (1100, 740), (1700, HEIGHT), (-100, HEIGHT)], ["#d9c3a0", "#a98a68"], shade=("down", "#6a4f3c", 0.4))
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
            c.shape(turned([(px - 6.5, py - 6.5), (px + 6.5, py - 6.5), (px + 6.5, py + 6.5), (px - 6.5, py + 6.5)], px, py, math.degrees(angle)), tone)
    for x, tall, tone in ((240, 300, "#b5603f"), (1370, 330, "#4d7f86")):
        c.box(x - 100, 830, 200, 190, ["#f1e6d2", "#cdb999"], shade=("right", "#7a644e", 0.6))
        c.box(x - 116, 812, 232, 24, "#fbf3e2")
        _jar(c, x, 812, tall, tone)
        c.shape(rounded(x - 130, 450, 260, 364, 6), "#e8f4f4", alpha=0.22)
        c.line([(x - 130, 812), (x - 130, 450), (x + 130, 450), (x + 130, 812)], 3, "#ffffff", 0.8)
        c.shape([(x - 90, 460), (x - 40, 460), (x - 100, 800), (x - 124, 800)], "#ffffff", alpha=0.3)
    for x in (240, 800, 1370):
        c.shape([(x - 24, 0), (x + 24, 0), (x + 190, 820), (x - 190, 820)], "#fff7d8", alpha=0.2)
    for x, y, height, coat, hair in ((640, 930, 300, "#33485f", "#2a1d1a"), (730, 925, 180, "#c8553d", "#3a261e"), (1020, 950, 310, "#6d4a6b", "#d8d0c4")):  # fmt: skip
        c.ellipse(x, y + 3, height * 0.22, height * 0.03, "#6a4f3c", alpha=0.5)
        person(c, x, y, height, coat, hair=hair, stride=0.05)
    return c.finish()


def _jar(c: Canvas, x: float, y: float, tall: float, tone: str) -> None:
    right = smooth([(x + tall * 0.13, y - tall), (x + tall * 0.09, y - tall * 0.86), (x + tall * 0.3, y - tall * 0.62), (x + tall * 0.26, y - tall * 0.28), (x + tall * 0.12, y)])
    left = [(2 * x - a, b) for a, b in reversed(right)]
    for side in (-1, 1):
        c.line(smooth([(x + side * tall * 0.1, y - tall * 0.9), (x + side * tall * 0.3, y - tall * 0.88), (x + side * tall * 0.27, y - tall * 0.66)]), tall * 0.045, mix(tone, "#2a1a14", 0.2))
    c.shape([*right, *left], [mix(tone, "#ffffff", 0.25), tone], shade=("right", mix(tone, "#180c0c", 0.65), 0.8))
    for part, wide in ((0.66, 0.28), (0.52, 0.3), (0.4, 0.29)):
        band = [(x + tall * wide * dx, y - tall * part + tall * 0.02 * (1 - dx * dx)) for dx in (-1, -0.5, 0, 0.5, 1)]
        c.line(smooth(band), tall * 0.018, "#f3e3c4")
    for step in range(7):
        px = x - tall * 0.24 + step * tall * 0.08
        c.shape([(px, y - tall * 0.47), (px + tall * 0.03, y - tall * 0.51), (px + tall * 0.06, y - tall * 0.47), (px + tall * 0.03, y - tall * 0.43)], "#2f2430")
    c.ellipse(x, y - tall, tall * 0.14, tall * 0.03, mix(tone, "#180c0c", 0.4))


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
        c.line(smooth([(850 + step * 26, 180 + row * 22 + 5 * math.sin(step * 2 + row)) for step in range(9)]), 3, chalk, 0.55)
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
            c.shape(arched(x - size * 0.62, y - size * 0.62, size * 1.24, size * 1.5), coat, shade=("right", mix(coat, "#10131c", 0.6), 0.6))
            hair = hairs[(step + row) % 4]
            c.ellipse(x, y - size * 0.98, size * 0.4, size * 0.46, hair, shade=("right", "#0a0808", 0.5))
            if (step + row) % 2:
                c.shape(ribbon(smooth([(x, y - size * 0.8), (x + size * 0.12, y - size * 0.3), (x, y + size * 0.05)]), size * 0.26, size * 0.08), hair)
            c.box(x - size * 0.95, y + size * 0.35, size * 1.9, size * 0.16, "#e2b27a", 6, shade=("right", "#8a5a34", 0.5))
            c.box(x - size * 0.85, y + size * 0.5, size * 1.7, size * 0.8, "#a8703f", shade=("down", "#5d381f", 0.6))
    return c.finish()


def manuscript() -> Image.Image:
    """A manuscript page: gilded frame, lines of ink strokes, a reed pen."""
    c = Canvas(39)
    c.backdrop("#2f3d3a", "#24302f", "#1b2424")
    for _ in range(60):
        y = c.random.uniform(0, HEIGHT)
        c.line(smooth([(x, y + c.random.uniform(-8, 8)) for x in range(-20, 1700, 240)]), c.random.uniform(1, 4), "#3d4d48", 0.5)
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
                    c.shape(turned(arc(spot[0], spot[1] - 22, 7, 20), spot[0], spot[1], ring * 60 + step * 15), "#e0b64c" if ring % 2 else "#e9dcc0")
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
        spots = [(pen - part * word, y + 5 * math.sin(part * 9 + pen) - (17 if c.random.random() < 0.22 else 0)) for part in (0, 0.2, 0.4, 0.6, 0.8, 1)]
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
