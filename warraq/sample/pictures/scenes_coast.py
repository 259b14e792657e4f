"""By the sea: a flock over the salt coast, and the fishing harbour."""

from __future__ import annotations

from PIL import Image

from warraq.sample.pictures.canvas import WIDTH, Canvas, arc, ground, mix, ribbon, smooth
from warraq.sample.pictures.props import bird, cloud, person


def coast_birds() -> Image.Image:
    """A flock over a salt coast at sunset."""
    c = Canvas(14)
    c.backdrop("#27406b", "#6f6a96", "#e58f78", "#ffcf8f")
    c.glow(1060, 640, 620, "#ffe7ac", 0.95)
    c.circle(1060, 640, 112, ["#fff4cf", "#ffcf7d"])
    for x, y, size in ((300, 260, 260), (620, 190, 160), (1370, 330, 240)):
        cloud(c, x, y, size, "#d98a8c", 0.55)
    c.shape(
        ground([(-20, 640), (250, 560), (520, 632), (760, 668), (1000, 672)]), "#5b4f78", shade=("down", "#2d2c55", 0.6)
    )
    c.box(0, 668, WIDTH, 420, ["#f0a983", "#9c6f8a", "#35406c"])
    for _ in range(46):
        y = c.random.uniform(675, 930)
        c.shape(arc(1060 + c.random.uniform(-50, 50), y, c.random.uniform(30, 130), 3), "#ffe9b8", alpha=0.75)
    for _ in range(90):
        y = c.random.uniform(690, 960)
        c.shape(
            arc(c.random.uniform(0, WIDTH), y, c.random.uniform(20, 120), 2.4),
            c.random.choice(("#f7c39a", "#3c4573")),
            alpha=0.45,
        )
    c.shape(
        ground([(-20, 860), (260, 840), (560, 900), (900, 985), (1250, 1010), (1640, 960)]),
        ["#3d3558", "#1d1e38"],
        shade=("down", "#0c0e20", 0.6),
    )
    for _ in range(150):
        x = c.random.uniform(-10, 620)
        y = 880 + max(0, x - 260) * 0.22 + c.random.uniform(0, 60)
        tall = c.random.uniform(60, 170)
        c.line(
            smooth([(x, y), (x + 8, y - tall * 0.6), (x + c.random.uniform(8, 40), y - tall)], steps=4),
            3,
            c.random.choice(("#16182c", "#2a2643", "#4a3a52")),
        )
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
    c.shape(
        smooth(
            [
                (x - tall * 0.3, y - tall * 0.5),
                (x - tall * 0.05, y - tall * 0.66),
                (x + tall * 0.2, y - tall * 0.6),
                (x + tall * 0.1, y - tall * 0.45),
            ],
            closed=True,
        ),
        ink,
    )
    neck = smooth(
        [
            (x + tall * 0.14, y - tall * 0.58),
            (x + tall * 0.26, y - tall * 0.75),
            (x + tall * 0.18, y - tall * 0.9),
            (x + tall * 0.25, y - tall),
        ]
    )
    c.shape(ribbon(neck, tall * 0.09, tall * 0.05), ink)
    c.circle(x + tall * 0.26, y - tall, tall * 0.05, ink)
    c.shape(
        ribbon(
            smooth(
                [(x + tall * 0.28, y - tall), (x + tall * 0.42, y - tall * 0.97), (x + tall * 0.52, y - tall * 1.02)]
            ),
            6,
            2,
        ),
        ink,
    )


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
        c.shape(
            arc(c.random.uniform(0, WIDTH), y, (y - 480) * 0.16, 2.5),
            c.random.choice(("#d8f0e6", "#1f5d70")),
            alpha=0.5,
        )
    for x, y, size, hull in ((330, 640, 0.62, "#f2b134"), (760, 690, 0.85, "#2b5d8c"), (1230, 770, 1.1, "#c8553d")):
        _boat(c, x, y, size, hull)
    c.shape(
        [(-10, 900), (1640, 960), (1640, 1090), (-10, 1090)], ["#cbb694", "#a88f6c"], shade=("down", "#5d4a3c", 0.6)
    )
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
    c.shape(
        [*outline, *smooth([at(190, 60), at(0, 74), at(-180, 62)])],
        hull,
        shade=("down", mix(hull, "#0c1824", 0.6), 0.75),
    )
    c.line(outline, 10 * size, "#fdf3df")
    c.box(*at(40, -62), 110 * size, 62 * size, "#f7ead0", 6, shade=("right", "#8e8272", 0.5))
    for dx in (58, 104):
        c.box(*at(dx, -48), 28 * size, 26 * size, "#47697a", 4)
