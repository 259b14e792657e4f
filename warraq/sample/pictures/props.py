"""Things that stand in more than one drawing: trees, houses, people, birds, lamps."""

from __future__ import annotations

import math

from warraq.sample.pictures.canvas import Canvas, Point, arc, blob, mix, ribbon, smooth

INK = "#20242e"


def round_tree(c: Canvas, x: float, y: float, height: float, leaf: str, trunk: str = "#5a4334") -> None:
    """A street tree: trunk from (x, y) up, and a crown of several puffs lit from the left."""
    c.shape(ribbon([(x, y), (x + height * 0.01, y - height * 0.55)], height * 0.07, height * 0.04), trunk)
    crown_y, size = y - height * 0.66, height * 0.3
    for dx, dy, part in ((-0.55, 0.3, 0.7), (0.6, 0.28, 0.7), (0, 0.1, 1.0), (-0.3, -0.45, 0.72), (0.35, -0.4, 0.7)):
        puff = blob(c.random, x + dx * size, crown_y + dy * size, size * part, size * part * 0.92, 0.1)
        c.shape(puff, mix(leaf, "#ffffff", 0.1 - dy * 0.12), shade=("right", mix(leaf, "#0a1522", 0.42), 0.75))


def cypress(c: Canvas, x: float, y: float, height: float, leaf: str) -> None:
    """A narrow tree like a flame, standing at (x, y)."""
    wide = height * 0.12
    body = smooth(
        [
            (x, y - height),
            (x + wide * 0.7, y - height * 0.55),
            (x + wide, y - height * 0.2),
            (x, y),
            (x - wide, y - height * 0.2),
            (x - wide * 0.7, y - height * 0.55),
        ],
        closed=True,
    )
    c.shape(body, leaf, shade=("right", mix(leaf, "#0a1522", 0.5), 0.8))


def palm(c: Canvas, x: float, y: float, height: float, leaf: str, trunk: str = "#6b4f3a") -> None:
    """A palm with a slightly leaning trunk."""
    top = (x + height * 0.08, y - height * 0.78)
    c.shape(ribbon(smooth([(x, y), (x + height * 0.02, y - height * 0.4), top]), height * 0.05, height * 0.03), trunk)
    for degrees in range(-200, 40, 24):
        reach = height * (0.3 + 0.05 * math.sin(degrees))
        tip = (
            top[0] + reach * math.cos(math.radians(degrees)),
            top[1] + reach * 0.75 * math.sin(math.radians(degrees)) + height * 0.08,
        )
        middle = ((top[0] + tip[0]) / 2, (top[1] + tip[1]) / 2 - height * 0.07)
        c.shape(ribbon(smooth([top, middle, tip]), height * 0.045, 2), mix(leaf, "#0a1522", c.random.uniform(0, 0.25)))


def house(
    c: Canvas,
    x: float,
    y: float,
    width: float,
    height: float,
    wall: str,
    *,
    window: str = "#3b4a5c",
    lit: str = "",
) -> None:
    """A flat-roofed house whose bottom left corner is (x, y); some windows are *lit*."""
    c.box(x, y - height, width, height, wall, shade=("right", mix(wall, "#1a1e2c", 0.4), 0.55))
    c.box(x - 4, y - height - 8, width + 8, 12, mix(wall, "#ffffff", 0.2))
    columns = max(1, int(width // 52))
    rows = max(1, int(height // 74))
    for row in range(rows):
        for column in range(columns):
            wx = x + (column + 0.5) * width / columns - 11
            wy = y - height + 26 + row * (height - 20) / rows
            shining = bool(lit) and c.random.random() < 0.45
            c.shape(arched(wx, wy, 22, 36), lit if shining else window)
            c.box(wx - 3, wy + 36, 28, 5, mix(wall, "#ffffff", 0.35))


def arched(x: float, y: float, width: float, height: float) -> list[Point]:
    """An opening with a round head, from its top left corner."""
    r = width / 2
    return [*arc(x + r, y + r, r, r, 180, 360), (x + width, y + height), (x, y + height)]


def person(
    c: Canvas,
    x: float,
    y: float,
    height: float,
    coat: str,
    *,
    legs: str = "#2d3140",
    skin: str = "#b98263",
    hair: str = "#2a211f",
    lean: float = 0,
    stride: float = 0.1,
    arm: float = 20,
) -> None:
    """A small faceless figure whose feet are at (x, y); *lean* and *stride* are parts of its height."""
    h = height
    hip, neck = (x + lean * h * 0.5, y - h * 0.44), (x + lean * h, y - h * 0.8)
    for side in (-1, 1):
        knee = (hip[0] + side * stride * h * 0.6 + h * 0.02, y - h * 0.22)
        foot = (x + side * stride * h, y)
        c.shape(ribbon([(hip[0] + side * h * 0.03, hip[1]), knee, foot], h * 0.09, h * 0.055), legs)
        c.ellipse(foot[0] + h * 0.02, foot[1], h * 0.05, h * 0.02, INK)
    _arm(c, neck, h, -1, arm, mix(coat, "#10131c", 0.38), skin)
    c.box(neck[0] - h * 0.028, neck[1] - h * 0.05, h * 0.056, h * 0.08, mix(skin, "#201010", 0.25))
    side_line = [(0.045, -0.01), (0.098, 0.025), (0.105, 0.09), (0.082, 0.22), (0.112, 0.42)]
    right = smooth([(neck[0] + dx * h, neck[1] + dy * h) for dx, dy in side_line], steps=6)
    left = smooth([(neck[0] - dx * h, neck[1] + dy * h) for dx, dy in reversed(side_line)], steps=6)
    c.shape([*right, *left], coat, shade=("right", mix(coat, "#10131c", 0.5), 0.7))
    _arm(c, neck, h, 1, arm, mix(coat, "#10131c", 0.16), skin)
    head = (neck[0] + lean * h * 0.1, neck[1] - h * 0.1)
    c.ellipse(*head, h * 0.07, h * 0.085, skin)
    c.shape(arc(head[0] - h * 0.004, head[1] - h * 0.018, h * 0.078, h * 0.082, 150, 350), hair)


def _arm(c: Canvas, neck: Point, h: float, side: int, swing: float, sleeve: str, skin: str) -> None:
    start = (neck[0] + side * h * 0.085, neck[1] + h * 0.045)
    first, second = math.radians(90 - side * swing * 0.7), math.radians(90 - side * swing - 12)
    elbow = (start[0] + h * 0.17 * math.cos(first), start[1] + h * 0.17 * math.sin(first))
    hand = (elbow[0] + h * 0.15 * math.cos(second), elbow[1] + h * 0.15 * math.sin(second))
    c.circle(*hand, h * 0.026, skin)
    c.shape(ribbon(smooth([start, elbow, hand], steps=5), h * 0.068, h * 0.05), sleeve)
    c.circle(*start, h * 0.034, sleeve)


def bird(c: Canvas, x: float, y: float, span: float, colour: str, lift: float = 0.4) -> None:
    """A bird far off: two wings and a body, *lift* raising the wing tips."""
    for side in (-1, 1):
        wing = smooth(
            [(x, y), (x + side * span * 0.25, y - span * lift * 0.6), (x + side * span * 0.5, y - span * lift * 0.3)]
        )
        c.shape(ribbon(wing, span * 0.09, span * 0.015), colour)
    c.ellipse(x, y + span * 0.015, span * 0.1, span * 0.045, colour)


def lamp(c: Canvas, x: float, y: float, height: float, light: str, post: str = INK) -> None:
    """A street lamp with its light."""
    c.glow(x, y - height, height * 0.75, light, 0.5)
    c.line([(x, y), (x, y - height)], height * 0.025, post)
    c.box(x - height * 0.05, y - height * 1.02, height * 0.1, height * 0.03, post)
    c.circle(x, y - height * 0.96, height * 0.045, light)


def stars(c: Canvas, count: int, bottom: float, colour: str = "#fff6dc") -> None:
    """*count* stars above *bottom*, most of them faint."""
    for _ in range(count):
        x, y = c.random.uniform(0, c.width), c.random.uniform(0, bottom)
        size = c.random.choice((0.8, 1.0, 1.0, 1.4, 1.4, 2.2))
        if size > 2:
            c.glow(x, y, 12, colour, 0.5)
        c.circle(x, y, size, colour, alpha=c.random.uniform(0.4, 1))


def cloud(c: Canvas, x: float, y: float, size: float, colour: str, alpha: float = 1.0) -> None:
    """A long cloud with a flat base at *y*."""
    top: list[Point] = [(x - size + size * 2 * step / 40, y) for step in range(41)]
    puffs = [
        (x + size * at, size * c.random.uniform(low, low + 0.1))
        for at, low in ((-0.72, 0.12), (-0.4, 0.26), (0.02, 0.34), (0.42, 0.22), (0.74, 0.1))
    ]
    outline: list[Point] = []
    for px, _ in top:
        rise = max(math.sqrt(max(0.0, 1 - ((px - cx) / (r * 1.5)) ** 2)) * r for cx, r in puffs)
        outline.append((px, y - rise))
    c.shape([*outline, (x + size * 0.85, y + size * 0.03), (x - size * 0.85, y + size * 0.03)], colour, alpha=alpha)
