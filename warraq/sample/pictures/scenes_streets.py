"""In the street: the tram, and rain on the roofs."""

from __future__ import annotations

from PIL import Image

from warraq.sample.pictures.canvas import HEIGHT, WIDTH, Canvas, arc, mix, rounded
from warraq.sample.pictures.props import arched, cloud, house, lamp, person, round_tree


def tram() -> Image.Image:
    """A green tram in a sunny street."""
    c = Canvas(21)
    c.backdrop("#8cc7dd", "#cfe7e4", "#fbeed2")
    cloud(c, 330, 190, 200, "#ffffff", 0.9)
    cloud(c, 1280, 130, 240, "#ffffff", 0.8)
    for base, tones, low, high in (
        (640, ("#e3c39c", "#d8ab84", "#ecd9bb"), 260, 400),
        (700, ("#f1ddbc", "#d99b78", "#e7b98f", "#c9d3c0"), 190, 330),
    ):
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
            house(
                c,
                x,
                base,
                wide,
                c.random.uniform(120, 260),
                c.random.choice(tones),
                window="#3a4857",
                lit="#f4c26b" if base == 760 else "",
            )
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
        c.shape(
            [(x + wide * 0.24, y - 50), (x + wide * 0.4, y - 50), (x + wide * 0.3, y + 110), (x + wide * 0.1, y + 110)],
            "#dfe8ea",
            alpha=0.16,
        )
    c.shape(arched(760, 985, 100, 120), "#ffd37a")
    c.line([(810, 985), (810, 1067)], 5, "#6d4a35")
    c.glow(810, 1030, 230, "#ffcf73", 0.7)
    for x in (560, 1130):
        lamp(c, x, 860, 10, "#ffd37a")
    c.box(1220, 590, 70, 140, "#8a5a4c", shade=("right", "#3a2429", 0.6))
    c.box(1210, 580, 90, 20, "#a06a58")
    for _ in range(430):
        x, y, long = c.random.uniform(-60, WIDTH + 120), c.random.uniform(-40, HEIGHT), c.random.uniform(28, 80)
        c.line(
            [(x, y), (x - long * 0.28, y + long)],
            c.random.choice((1.2, 1.6, 2.4)),
            "#e2edf0",
            c.random.uniform(0.25, 0.65),
        )
    for _ in range(110):
        x, y = c.random.uniform(0, WIDTH), c.random.uniform(740, 960)
        c.line(arc(x, y, 9, 5, 190, 350), 2, "#eef5f5", 0.7)
    return c.finish(vignette=0.28)
