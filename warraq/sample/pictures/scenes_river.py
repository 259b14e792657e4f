"""The river and what stands by it: garden, old bridge, bicycle road, harbour, birds, skyline."""

from __future__ import annotations

import math

from PIL import Image

from warraq.sample.pictures.canvas import HEIGHT, WIDTH, Canvas, arc, blob, ground, mix, ribbon, smooth
from warraq.sample.pictures.props import arched, bird, cloud, cypress, house, lamp, person, round_tree, stars


def river_garden() -> Image.Image:
    """Morning in a garden by a slow river, a bench and two walkers."""
    c = Canvas(11)
    c.backdrop("#f6d9a8", "#fbe9c9", "#e9efd9")
    c.glow(1180, 250, 420, "#fff3cf", 0.9)
    c.circle(1180, 250, 78, "#fff6dc")
    for y, colour in ((430, "#b9cbb4"), (480, "#9dbaa2")):
        ridge = [(x, y + 42 * math.sin(x / 210 + y)) for x in range(-40, 1700, 120)]
        c.shape(ground(ridge), colour)
    for x in range(40, 1600, 118):
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
        c.box(x, 846, 10, 120, INK_GREEN)
    for _ in range(150):
        x = c.random.uniform(480, 1620)
        y = c.random.uniform(900, 1060)
        c.line([(x, y + 18), (x + 3, y)], 3, "#3f6e48")
        c.circle(x + 3, y, c.random.uniform(4, 9), c.random.choice(("#f2b134", "#ed553b", "#f6e7cb", "#b56576")))
    return c.finish()


INK_GREEN = "#243b36"


def old_bridge() -> Image.Image:
    """A stone bridge of four arches at dusk, doubled in the water."""
    c = Canvas(12)
    c.backdrop("#3d4a78", "#a86b86", "#f0a37a", "#ffd6a0")
    c.glow(420, 560, 560, "#ffe0a8", 0.8)
    for x, size in ((300, 180), (980, 240), (1400, 150)):
        cloud(c, x, c.random.uniform(150, 290), size, "#e8a89a", 0.5)
    c.shape(ground([(-20, 500), (260, 440), (620, 500), (1020, 430), (1640, 480)]), "#7d6488")
    for x in range(-10, 1600, 92):
        tall = c.random.uniform(120, 310)
        house(c, x, 590, c.random.uniform(70, 100), tall, c.random.choice(("#6a5075", "#7d5a72", "#8e667a")), window="#4a3a5c", lit="#ffd98c")
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
            c.line([(cx + wide / 2 * math.cos(a), cy + wide * 0.52 * math.sin(a)),
                    (cx + (wide / 2 + 22) * math.cos(a), cy + (wide * 0.52 + 22) * math.sin(a))], 2, "#9c7664")  # fmt: skip
    for y in range(500, 700, 24):
        for x in range(-10, 1600, 58):
            covered = any(((x + 20 - ax - w / 2) / (w / 2 + 40)) ** 2 + ((y - 720) / (w * 0.52 + 40)) ** 2 < 1 for ax, w in arches)
            if not covered and y > 498 + 60 * ((x - 800) / 800) ** 2 and c.random.random() < 0.55:
                c.box(x + (y // 24 % 2) * 28, y, c.random.uniform(30, 50), 17, c.random.choice(("#e6c6a0", "#c79c7c", "#b88a72")), 4, alpha=0.55)
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
    for x in range(0, 1600, 105):
        house(c, x, 500, 88, c.random.uniform(50, 130), c.random.choice(("#e9d3b5", "#dcb795", "#f1e3cb")), window="#7b95a3")
    c.box(0, 496, WIDTH, 600, ["#94bd78", "#5f9458"])
    vanish = (860, 490)
    c.shape([(vanish[0] - 12, 490), (vanish[0] + 14, 490), (1430, HEIGHT), (150, HEIGHT)], ["#dd8a6c", "#c4573f"], shade=("left", "#8c3328", 0.5))
    c.shape([(vanish[0] + 16, 490), (vanish[0] + 30, 490), (1800, 960), (1480, HEIGHT)], ["#e3dccb", "#cfc5ae"])
    for step in range(9):
        near, far = (step / 9) ** 2, ((step + 0.5) / 9) ** 2
        y1, y2 = 500 + 570 * near, 500 + 570 * far
        middle = [vanish[0] - 70 * part for part in (near, far)]
        c.shape([(middle[0] - 9 * near, y1), (middle[0] + 9 * near, y1), (middle[1] + 9 * far, y2), (middle[1] - 9 * far, y2)], "#fdf3e0")
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
    c.shape(ribbon(smooth([hip, (x + wheel * 0.6, y - wheel * 2), (crank[0] + wheel * 0.25, crank[1] + wheel * 0.4)]), height * 0.1, height * 0.05), "#2b3242")
    c.shape(ribbon([hip, ((hip[0] + neck[0]) / 2 - height * 0.02, (hip[1] + neck[1]) / 2), neck], height * 0.16, height * 0.13), coat, shade=("left", "#131a26", 0.5))
    c.shape(ribbon(smooth([(neck[0], neck[1] + height * 0.06), (neck[0] + wheel * 0.35, neck[1] + height * 0.2), bar]), height * 0.06, height * 0.04), mix(coat, "#10131c", 0.25))
    c.ellipse(neck[0] + height * 0.03, neck[1] - height * 0.09, height * 0.06, height * 0.075, "#c08a68")
    c.shape(arc(neck[0] + height * 0.02, neck[1] - height * 0.11, height * 0.075, height * 0.075, 170, 370), "#f4efe2")


def coast_birds() -> Image.Image:
    """A flock over a salt coast at sunset."""
    c = Canvas(14)
    c.backdrop("#27406b", "#6f6a96", "#e58f78", "#ffcf8f")
    c.glow(1060, 640, 620, "#ffe7ac", 0.95)
    c.circle(1060, 640, 112, ["#fff4cf", "#ffcf7d"])
    for x, y, size in ((300, 260, 260), (620, 190, 160), (1370, 330, 240)):
        cloud(c, x, y, size, "#d98a8c", 0.55)
    c.shape(ground([(-20, 640), (250, 560), (520, 632), (760, 668), (1000, 672)]), "#5b4f78", shade=("down", "#2d2c55", 0.6))
    c.box(0, 668, WIDTH, 420, ["#f0a983", "#9c6f8a", "#35406c"])
    for _ in range(46):
        y = c.random.uniform(675, 930)
        c.shape(arc(1060 + c.random.uniform(-50, 50), y, c.random.uniform(30, 130), 3), "#ffe9b8", alpha=0.75)
    for _ in range(90):
        y = c.random.uniform(690, 960)
        c.shape(arc(c.random.uniform(0, WIDTH), y, c.random.uniform(20, 120), 2.4), c.random.choice(("#f7c39a", "#3c4573")), alpha=0.45)
    c.shape(ground([(-20, 860), (260, 840), (560, 900), (900, 985), (1250, 1010), (1640, 960)]), ["#3d3558", "#1d1e38"], shade=("down", "#0c0e20", 0.6))
    for _ in range(150):
        x = c.random.uniform(-10, 620)
        y = 880 + max(0, x - 260) * 0.22 + c.random.uniform(0, 60)
        tall = c.random.uniform(60, 170)
        c.line(smooth([(x, y), (x + 8, y - tall * 0.6), (x + c.random.uniform(8, 40), y - tall)], steps=4), 3, c.random.choice(("#16182c", "#2a2643", "#4a3a52")))
    for step in range(46):
        row, side = step // 2 + 1, (-1) ** step
        x, y = 560 + row * 30 + c.random.uniform(-16, 16), 330 + side * row * 9 - row * 4 + c.random.uniform(-22, 22)
        bird(c, x, y, 66 - row * 1.3, "#20213f", c.random.uniform(0.15, 0.7))
    for x, y, span in ((330, 470, 210), (520, 590, 150), (205, 640, 120)):
        bird(c, x, y, span, "#15172d", 0.55)
    for x, tall in ((1290, 150), (1370, 178), (1460, 140)):
        _wader(c, x, 985, tall)
    return c.finish()


def _wader(c: Canvas, x: float, y: float, tall: float) -> None:
    ink = "#12142a"
    for dx in (-6, 8):
        c.line([(x + dx, y), (x + dx * 0.4, y - tall * 0.5)], 4, ink)
    c.shape(smooth([(x - tall * 0.3, y - tall * 0.5), (x - tall * 0.05, y - tall * 0.66), (x + tall * 0.2, y - tall * 0.6), (x + tall * 0.1, y - tall * 0.45)], closed=True), ink)
    neck = smooth([(x + tall * 0.14, y - tall * 0.58), (x + tall * 0.26, y - tall * 0.75), (x + tall * 0.18, y - tall * 0.9), (x + tall * 0.25, y - tall)])
    c.shape(ribbon(neck, tall * 0.09, tall * 0.05), ink)
    c.circle(x + tall * 0.26, y - tall, tall * 0.05, ink)
    c.shape(ribbon(smooth([(x + tall * 0.28, y - tall), (x + tall * 0.42, y - tall * 0.97), (x + tall * 0.52, y - tall * 1.02)]), 6, 2), ink)


def harbour() -> Image.Image:
    """Fishing boats and stacked crates under a lighthouse."""
    c = Canvas(15)
    c.backdrop("#bfe3e0", "#e6f1e2", "#fbeecb")
    cloud(c, 360, 210, 240, "#ffffff", 0.8)
    cloud(c, 1230, 160, 190, "#ffffff", 0.7)
    c.shape(ground([(-20, 520), (260, 470), (560, 500), (900, 515), (1640, 520)]), "#a9c4bd")
    c.box(1250, 190, 92, 340, ["#f6efe2", "#e0d6c2"], shade=("right", "#8a7f84", 0.7))
    for y in (250, 350, 450):
        c.box(1250, y, 92, 46, "#cf4b3f", shade=("right", "#6a1f28", 0.6))
    c.box(1238, 176, 116, 20, "#37474f")
    c.box(1264, 118, 64, 60, "#ffe9a8")
    c.shape([(1252, 120), (1296, 70), (1340, 120)], "#cf4b3f")
    c.shape(ground([(1120, 540), (1200, 505), (1400, 500), (1640, 520)], 600), "#6f7f7f")
    c.box(0, 525, WIDTH, 560, ["#7cc0bd", "#3f93a0", "#226677"])
    for _ in range(140):
        y = c.random.uniform(540, 900)
        c.shape(arc(c.random.uniform(0, WIDTH), y, (y - 480) * 0.16, 2.5), c.random.choice(("#d8f0e6", "#1f5d70")), alpha=0.5)
    for x, y, size, hull in ((330, 640, 0.62, "#f2b134"), (760, 690, 0.85, "#2b5d8c"), (1230, 770, 1.1, "#c8553d")):
        _boat(c, x, y, size, hull)
    c.shape([(-10, 900), (1640, 960), (1640, 1090), (-10, 1090)], ["#cbb694", "#a88f6c"], shade=("down", "#5d4a3c", 0.6))
    c.line([(-10, 900), (1640, 960)], 12, "#e9d9b8")
    for x, y, row in ((120, 905, 3), (330, 918, 2), (520, 922, 1)):
        for level in range(row):
            top = y - 70 * level
            c.box(x, top, 176, 62, mix("#4f8f97", "#ffffff", 0.1 * level), 6, shade=("right", "#1f4a55", 0.6))
            if level == row - 1:
                for step in range(7):
                    c.ellipse(x + 22 + step * 22, top + 4, 20, 9, c.random.choice(("#dfe7ea", "#b9c9d2", "#9fb4c2")))
    person(c, 770, 1030, 250, "#e0a030", legs="#3a4656", stride=0.1)
    person(c, 910, 1040, 235, "#34566b", hair="#d8d2c6", stride=0.06)
    for x, y, span in ((520, 300, 80), (640, 350, 60), (930, 260, 70)):
        bird(c, x, y, span, "#5b7480", 0.5)
    return c.finish()


def _boat(c: Canvas, x: float, y: float, size: float, hull: str) -> None:
    def at(dx: float, dy: float) -> tuple[float, float]:
        return x + dx * size, y + dy * size

    c.shape(arc(x, y + 66 * size, 230 * size, 16 * size), "#15505f", alpha=0.5)
    c.line([at(-20, -20), at(-20, -330)], 9 * size, "#5b4636")
    c.shape([at(-8, -320), at(150, -60), at(-8, -40)], ["#fbf3df", "#e8d9b8"], shade=("right", "#a08d72", 0.5))
    c.shape([at(-32, -290), at(-140, -60), at(-32, -50)], "#f0e2c4", shade=("left", "#a08d72", 0.5))
    outline = smooth([at(-230, -30), at(-120, 2), at(60, 6), at(240, -46)])
    c.shape([*outline, *smooth([at(190, 60), at(0, 74), at(-180, 62)])], hull, shade=("down", mix(hull, "#0c1824", 0.6), 0.75))
    c.line(outline, 10 * size, "#fdf3df")
    c.box(*at(40, -62), 110 * size, 62 * size, "#f7ead0", 6, shade=("right", "#8e8272", 0.5))
    for dx in (58, 104):
        c.box(*at(dx, -48), 28 * size, 26 * size, "#47697a", 4)


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
            house(c, x, base, wide, tall, mix(tone, "#0b1030", c.random.uniform(0, 0.35)), window="#1b2150", lit="#ffd77a")
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
        c.shape(arc(c.random.uniform(0, WIDTH), y, (y - 660) * c.random.uniform(0.15, 0.5), 2.4), c.random.choice(("#0d1338", "#2a2f66", "#ffcf7d")), alpha=0.4)
    c.shape(smooth([(980, 930), (1060, 958), (1250, 958), (1330, 922), (1290, 985), (1020, 985)], closed=True), "#080c26")
    c.line([(1150, 950), (1150, 820)], 5, "#080c26")
    c.circle(1150, 818, 6, "#ffd77a")
    c.glow(1150, 818, 60, "#ffd77a", 0.6)
    return c.finish()


def morning_walk() -> Image.Image:
    """People of several ages walking under tall trees."""
    c = Canvas(17)
    c.backdrop("#ffe6b8", "#ffd9a0", "#f2c08a")
    c.glow(800, 420, 700, "#fff8e0", 1)
    for depth, colour, low in ((0.25, "#e8b98a", 620), (0.5, "#c9996f", 660), (0.8, "#8b6a52", 720)):
        for x in range(-40, 1700, 190):
            place = x + c.random.uniform(-50, 50)
            if abs(place - 800) > 150 + 260 * depth:
                c.shape(ribbon([(place, low + 60), (place + 12, -20)], 26 + 60 * depth, 14 + 30 * depth), colour, shade=("right", mix(colour, "#2a1a14", 0.5), 0.6))
        for _ in range(44):
            leaf = mix("#d98f3c", "#7f8f3f", c.random.random())
            place = c.random.uniform(-60, 1660)
            size = c.random.uniform(50, 110)
            c.shape(blob(c.random, place, c.random.uniform(-40, 200 - 90 * depth) + abs(place - 800) * 0.12, size, size * 0.62), mix(leaf, "#ffe6b8", 0.6 - depth * 0.6), alpha=0.75)
    c.shape(ground([(-20, 690), (800, 650), (1640, 690)]), ["#d9a563", "#a3703f"], shade=("down", "#5b3a26", 0.5))
    c.shape([(770, 655), (850, 655), (1290, HEIGHT), (280, HEIGHT)], ["#f6dcae", "#d8ae7c"])
    for x in (-200, 240, 1240, 1700):
        c.shape([(x, 1067), (x + 120, 1067), (800 + (x - 800) * 0.2, 690), (800 + (x - 800) * 0.14, 690)], "#7a4f30", alpha=0.25)
    for x, y, height, coat, hair in ((760, 740, 120, "#a5523f", "#3a2a22"), (850, 748, 116, "#486a7b", "#d6cfc4"), (640, 900, 285, "#2f6f73", "#3a2a22"), (800, 925, 300, "#d8633f", "#2a1d1a"), (965, 915, 265, "#51467c", "#ddd5c8")):  # fmt: skip
        c.ellipse(x + height * 0.1, y + 4, height * 0.26, height * 0.035, "#8a5a38", alpha=0.5)
        person(c, x, y, height, coat, hair=hair, stride=0.15, arm=26)
    for _ in range(90):
        x, y = c.random.uniform(0, WIDTH), c.random.uniform(720, 1060)
        c.shape(blob(c.random, x, y, 9, 5), c.random.choice(("#c8632f", "#e09a3c", "#8c4a2a")))
    return c.finish()
