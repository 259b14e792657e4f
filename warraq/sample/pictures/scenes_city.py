"""Streets and trades: tram, paper market, bread oven, rain, well and fields, nursery."""

from __future__ import annotations

import math

from PIL import Image

from warraq.sample.pictures.canvas import HEIGHT, WIDTH, Canvas, arc, blob, ground, mix, ribbon, rounded, smooth
from warraq.sample.pictures.props import arched, cloud, cypress, house, lamp, palm, person, round_tree


def tram() -> Image.Image:
    """A green tram in a sunny street."""
    c = Canvas(21)
    c.backdrop("#8cc7dd", "#cfe7e4", "#fbeed2")
    cloud(c, 330, 190, 200, "#ffffff", 0.9)
    cloud(c, 1280, 130, 240, "#ffffff", 0.8)
    for base, tones, low, high in ((640, ("#e3c39c", "#d8ab84", "#ecd9bb"), 260, 400), (700, ("#f1ddbc", "#d99b78", "#e7b98f", "#c9d3c0"), 190, 330)):
        x = -30.0
        while x < WIDTH:
            wide = c.random.uniform(130, 210)
            house(c, x, base, wide, c.random.uniform(low, high), c.random.choice(tones), window="#56717c")
            x += wide + 3
    for x in (180, 700, 1420):
        round_tree(c, x, 730, 260, "#6ba05a")
    c.box(0, 705, WIDTH, 60, "#d8cdb8", shade=("down", "#8c8272", 0.4))
    c.box(0, 760, WIDTH, 320, ["#9aa0a3", "#6c747a"], shade=("down", "#3b434b", 0.5))
    for y in (905, 962):
        c.line([(0, y + 10), (WIDTH, y - 14)], 9, "#434b53")
        c.line([(0, y + 7), (WIDTH, y - 17)], 3, "#d9dfe2")
    c.line([(0, 250), (WIDTH, 216)], 4, "#39434c")
    for x in (90, 1500):
        c.line([(x, 760), (x, 200)], 12, "#2f3f45")
    body = "#1f7a6b"
    c.shape(arc(800, 948, 610, 26), "#3a4046", alpha=0.7)
    c.shape(rounded(210, 420, 1180, 500, 62), [mix(body, "#ffffff", 0.12), body], shade=("down", "#0a3a38", 0.7))
    c.shape(rounded(210, 420, 1180, 86, 44), "#f6ecd4", shade=("right", "#b5a68a", 0.4))
    c.box(226, 796, 1148, 26, "#f2b134")
    c.box(660, 382, 210, 42, "#dfd3ba", 10)
    c.line([(765, 386), (700, 306), (780, 238)], 7, "#2f3f45")
    c.line([(740, 236), (826, 234)], 8, "#2f3f45")
    for index, x in enumerate((250, 452, 656, 860, 1064, 1240)):
        wide = 178 if index < 5 else 124
        door = index in (1, 4)
        c.box(x, 530, wide, 340 if door else 220, ["#bfe3ea", "#7fb4c4"] if not door else ["#a9d3dc", "#5c98a8"], 18)
        c.shape([(x + 20, 540), (x + 66, 540), (x + 22, 740), (x + 6, 740)], "#ffffff", alpha=0.3)
        if door:
            c.line([(x + wide / 2, 534), (x + wide / 2, 866)], 7, body)
        for seat in range(2):
            px = x + 50 + seat * 76
            if c.random.random() < 0.75 and not door:
                coat = c.random.choice(("#c8553d", "#33658a", "#e0a030", "#6d597a"))
                c.shape(arched(px - 30, 668, 60, 82), coat)
                c.ellipse(px, 646, 21, 25, c.random.choice(("#b98263", "#8d5b40", "#d2a07c")))
                c.shape(arc(px, 640, 23, 24, 170, 370), c.random.choice(("#2a211f", "#5b3a24", "#d6cfc4")))
    c.circle(1352, 846, 22, "#fff3c4")
    c.glow(1352, 846, 110, "#fff3c4", 0.6)
    for x in (360, 500, 1080, 1220):
        c.circle(x, 915, 42, "#272d34")
        c.circle(x, 915, 20, "#8f989e")
    c.box(210, 900, 1180, 16, "#12312f", 6)
    person(c, 110, 1010, 270, "#b5523b", hair="#2a211f", stride=0.1)
    person(c, 1490, 1020, 280, "#42506e", legs="#272d3c", stride=0.12)
    return c.finish()


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
    c.shape([(690, 770), (910, 770), (1500, HEIGHT), (100, HEIGHT)], ["#e8b878", "#9c6845"], shade=("down", "#4a2a28", 0.5))
    for row in range(1, 8):
        y = 770 + 300 * (row / 8) ** 2
        c.line([(690 - 590 * (row / 8) ** 2, y), (910 + 590 * (row / 8) ** 2, y)], 2, "#8a5a3c")
    papers = ("#f7ecd2", "#efd9b0", "#d9e3da", "#e9b9a4", "#b8cdd6", "#f3cf7a", "#c96f53", "#7f9c8c")
    for side in (-1, 1):
        edge = 800 + side * 800
        c.shape([(edge, 210), (800 + side * 320, 300), (800 + side * 380, 905), (edge, 1010)], ["#3a211c", "#2a1715"])
        c.shape([(800 + side * 306, 292), (800 + side * 330, 298), (800 + side * 394, 920), (800 + side * 366, 912)], "#6e432d")
        for shelf in range(4):
            near = 1.0
            y = 380 + shelf * 168
            edge = 800 + side * 800
            inner = 800 + side * (330 + 14 * shelf)
            c.shape([(edge, y + 62), (inner, y + 22 - shelf * 6), (inner, y + 36 - shelf * 6), (edge, y + 86)], "#5b3626")
            for step in range(9):
                part = step / 9
                px = edge + (inner - edge) * part - (58 if side > 0 else 0) * near
                base = y + 62 - (40 + shelf * 6) * part
                tall = (104 - 46 * part) * c.random.uniform(0.6, 1)
                wide = 78 - 34 * part
                if c.random.random() < 0.28:
                    for roll in range(3):
                        c.circle(px + wide * (0.25 + 0.28 * roll), base - wide * 0.16, wide * 0.17, c.random.choice(papers), shade=("down", "#5b3a30", 0.5))
                        c.circle(px + wide * (0.25 + 0.28 * roll), base - wide * 0.16, wide * 0.06, "#6b4634")
                    continue
                sheets = max(2, int(tall / 13))
                for sheet in range(sheets):
                    c.box(px + c.random.uniform(-3, 3), base - (sheet + 1) * tall / sheets, wide, tall / sheets - 1.5, c.random.choice(papers), 2, shade=("right", "#6a4436", 0.4))
    for x, y, size in ((430, 230, 1.0), (1170, 230, 1.0), (640, 300, 0.6), (960, 300, 0.6), (800, 190, 0.8)):
        c.line([(x, -10), (x, y - 40 * size)], 3, "#2c1a1c")
        c.glow(x, y, 190 * size, "#ffd88a", 0.75)
        c.shape(smooth([(x, y - 46 * size), (x + 34 * size, y - 6), (x + 18 * size, y + 42 * size), (x - 18 * size, y + 42 * size), (x - 34 * size, y - 6)], closed=True), ["#ffe9ae", "#f0a53f"])
    c.box(470, 850, 300, 26, "#6e412c", 4)
    c.box(490, 870, 260, 150, "#54301f", shade=("down", "#22110e", 0.6))
    for step in range(8):
        c.box(500 + c.random.uniform(-4, 6), 838 - step * 11, 150, 10, c.random.choice(papers), 2, shade=("right", "#6a4436", 0.4))
    for x, y, height, coat, hair in ((770, 826, 120, "#6b4a5c", "#2a1d1a"), (850, 846, 132, "#34566b", "#2a1d1a"), (705, 1010, 290, "#2f5d62", "#d8d0c4"), (960, 1020, 300, "#a63f38", "#2a1d1a")):  # fmt: skip
        c.ellipse(x, y + 2, height * 0.24, height * 0.03, "#4a2a22", alpha=0.5)
        person(c, x, y, height, coat, hair=hair, stride=0.09)
    return c.finish(vignette=0.3)


def bread_oven() -> Image.Image:
    """A baker draws loaves from a brick oven before dawn."""
    c = Canvas(23)
    c.backdrop("#2b2029", "#46302f", "#5a3c33")
    for y in range(0, 820, 46):
        for x in range(-60, 1640, 104):
            tone = mix("#7a4a3a", "#4a2d2c", c.random.random())
            c.box(x + (y // 46 % 2) * 52, y, 98, 40, tone, 5, shade=("down", "#2a1718", 0.4))
    c.box(0, 800, WIDTH, 290, ["#8d6a4c", "#57402f"], shade=("down", "#251813", 0.6))
    c.shape(arc(590, 640, 470, 450, 180, 360) + [(1060, 800), (120, 800)], ["#b98a64", "#8a5c44"], shade=("right", "#3a211d", 0.6))
    for angle in range(183, 360, 12):
        a = math.radians(angle)
        spots = [(590 + r * math.cos(a), 640 + r * 0.95 * math.sin(a)) for r in (300, 384)]
        c.shape(ribbon(spots, 52, 66), mix("#c99a70", "#9a6448", c.random.random()), shade=("right", "#5a3328", 0.5))
    c.shape(arched(300, 350, 580, 360), ["#2a0f0c", "#6b1f10", "#d9531e"])
    c.glow(590, 660, 400, "#ff9a3c", 0.9)
    for _ in range(26):
        x, tall = c.random.uniform(340, 840), c.random.uniform(60, 210)
        flame = smooth([(x, 708 - tall), (x + 22, 690 - tall * 0.4), (x + 26, 706), (x - 26, 706), (x - 20, 690 - tall * 0.4)], closed=True)
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
        c.shape(smooth([(x - 60, 1040), (x - 70, 920), (x - 30, 868), (x + 30, 868), (x + 70, 920), (x + 60, 1040)], closed=True), ["#e6d3ac", "#b89a6e"], shade=("right", "#5d4630", 0.7))
        c.ellipse(x, 872, 34, 14, "#fbf4e2")
    return c.finish(vignette=0.32)


def rain_roofs() -> Image.Image:
    """Slanting rain on tiled and flat roofs, one lit window."""
    c = Canvas(24)
    c.backdrop("#39485f", "#62758a", "#93a3a8")
    for x, y, size, tone in ((200, 200, 330, "#4b5a70"), (820, 150, 420, "#55657b"), (1400, 230, 340, "#48586f")):
        cloud(c, x, y, size, tone, 0.9)
    for base, tones in ((640, ("#71838f", "#7d8c93")), (760, ("#5f7280", "#6d6f7b", "#7d7a7c"))):
        x = -40.0
        while x < WIDTH:
            wide = c.random.uniform(120, 210)
            house(c, x, base, wide, c.random.uniform(120, 260), c.random.choice(tones), window="#3a4857", lit="#f4c26b" if base == 760 else "")
            x += wide + 4
    c.box(0, 756, WIDTH, 330, ["#4d5a68", "#3a4450"])
    for x, y, wide in ((-80, 790, 620), (470, 850, 680), (1040, 780, 660)):
        roof = [(x, y + 130), (x + wide * 0.18, y - 60), (x + wide * 0.82, y - 60), (x + wide, y + 130)]
        c.box(x + 50, y + 110, wide - 100, 320, ["#a98f7c", "#7c6a62"], shade=("right", "#33323c", 0.6))
        c.shape(roof, ["#a5523f", "#6e3331"], shade=("right", "#2d1c24", 0.6))
        for row in range(6):
            part = row / 6
            yy = y - 60 + 190 * part
            left, right = x + wide * 0.18 * (1 - part), x + wide * (0.82 + 0.18 * part)
            steps = int(wide / 32)
            for step in range(steps):
                tx = left + (right - left) * (step + 0.5) / steps
                c.line(arc(tx, yy + 14, 15, 10, 0, 180), 3, mix("#c4705a", "#5d2a2a", part), 0.8)
        c.shape([(x + wide * 0.24, y - 50), (x + wide * 0.4, y - 50), (x + wide * 0.3, y + 110), (x + wide * 0.1, y + 110)], "#dfe8ea", alpha=0.16)
    c.shape(arched(760, 985, 100, 120), "#ffd37a")
    c.line([(810, 985), (810, 1067)], 5, "#6d4a35")
    c.glow(810, 1030, 230, "#ffcf73", 0.7)
    for x in (560, 1130):
        lamp(c, x, 860, 10, "#ffd37a")
    c.box(1220, 590, 70, 140, "#8a5a4c", shade=("right", "#3a2429", 0.6))
    c.box(1210, 580, 90, 20, "#a06a58")
    for _ in range(430):
        x, y, long = c.random.uniform(-60, WIDTH + 120), c.random.uniform(-40, HEIGHT), c.random.uniform(28, 80)
        c.line([(x, y), (x - long * 0.28, y + long)], c.random.choice((1.2, 1.6, 2.4)), "#e2edf0", c.random.uniform(0.25, 0.65))
    for _ in range(110):
        x, y = c.random.uniform(0, WIDTH), c.random.uniform(740, 960)
        c.line(arc(x, y, 9, 5, 190, 350), 2, "#eef5f5", 0.7)
    return c.finish(vignette=0.28)


def well_fields() -> Image.Image:
    """A stone well among striped fields in a valley."""
    c = Canvas(25)
    c.backdrop("#7fbcd0", "#cde5d8", "#f8e9bd")
    c.glow(1320, 230, 330, "#fff5cf", 0.9)
    c.circle(1320, 230, 66, "#fff8de")
    cloud(c, 420, 200, 250, "#ffffff", 0.85)
    for y, tone in ((420, "#9db7b3"), (480, "#86a68c")):
        c.shape(ground([(x, y + 60 * math.sin(x / 190 + y)) for x in range(-60, 1720, 130)]), tone, shade=("down", mix(tone, "#2f4a4a", 0.5), 0.4))
    fields = ("#d9b24c", "#a9b84f", "#7fa24a", "#e3c76a", "#8c9f45", "#c99a3f")
    top = 560
    for strip in range(6):
        bottom = top + 70 + strip * 26
        tone = fields[strip]
        ridge = [(x, top + 20 * math.sin(x / 260 + strip)) for x in range(-40, 1720, 150)]
        c.shape(ground(ridge), tone, shade=("right", mix(tone, "#3a3a1c", 0.5), 0.4))
        for x in range(-400, 2000, 46 + strip * 10):
            c.line([(x + (x - 800) * 0.02, top + 24), (800 + (x - 800) * (1.12 + strip * 0.03), bottom + 10)], 2 + strip * 0.6, mix(tone, "#4a4420", 0.4), 0.55)
        top = bottom
    for x, tall in ((110, 190), (210, 150), (1480, 220), (1390, 160)):
        cypress(c, x, 640, tall, "#4f7a56")
    house(c, 1120, 630, 170, 110, "#f0dfc0", window="#6d5847")
    palm(c, 1065, 650, 260, "#6c8f3f")
    palm(c, 250, 900, 560, "#5d8a3f")
    c.ellipse(820, 975, 330, 46, "#6a5a2c", alpha=0.5)
    c.shape([(590, 800), (1050, 800), (1030, 960), *arc(820, 960, 210, 40, 0, 180), (610, 960)], ["#d8c3a0", "#a88a68"], shade=("right", "#4f3d33", 0.7))
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
        c.line([(x, y), (x + c.random.uniform(-8, 8), y - c.random.uniform(20, 52))], 3, c.random.choice(("#6f7f33", "#8d983d", "#545f28")))
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
        c.line([(800 + 960 * math.cos(a), 560 + 690 * math.sin(a)), (800 + 320 * math.cos(a), 512 + 232 * math.sin(a))], 4, "#8db5aa")
    for x in range(480, 1130, 60):
        round_tree(c, x, 600, c.random.uniform(90, 150), "#8cb884")
    c.shape([(470, 590), (1130, 590), (1900, HEIGHT), (-300, HEIGHT)], ["#cfae7c", "#8f6a48"], shade=("down", "#4a3424", 0.5))
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
    c.shape([(x - pot, y), (x + pot, y), (x + pot * 0.72, y + pot), (x - pot * 0.72, y + pot)], "#c46a45", shade=("right", "#6e2f22", 0.7))
    c.line([(x, y), (x, y - size * 0.7)], max(2, size * 0.04), "#5d6b38")
    leaf = c.random.choice(("#4f9150", "#6da84c", "#3d7f59", "#86b34e"))
    for step in range(5):
        side, up = (-1) ** step, size * (0.25 + 0.14 * step)
        spot = (x + side * size * 0.2, y - up)
        c.shape(smooth([(x, y - up + size * 0.08), (spot[0] - side * size * 0.06, spot[1] - size * 0.1), (x + side * size * 0.42, y - up - size * 0.08), (spot[0], spot[1] + size * 0.08)], closed=True, steps=5), mix(leaf, "#ffffff", 0.06 * step), shade=("down", "#1f4a34", 0.5))
    c.shape(blob(c.random, x, y - size * 0.86, size * 0.12, size * 0.16), mix(leaf, "#f4f7c0", 0.4))
