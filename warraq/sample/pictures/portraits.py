"""Portraits of the newsroom: faceless, in two or three flat tones each, 800 by 800."""

from __future__ import annotations

from dataclasses import dataclass

from PIL import Image

from warraq.sample.pictures.canvas import Canvas, Point, arc, mix, ribbon, smooth

SIDE = 800


@dataclass(frozen=True, slots=True)
class Sitter:
    """What makes one portrait differ from another. ``top`` is the kind of hair or cover."""

    seed: int
    wall: tuple[str, str]
    coat: str
    skin: str
    hair: str
    top: str
    glasses: bool = False
    beard: bool = False


SITTERS = {
    "portrait-salma": Sitter(61, ("#f2c879", "#e39a5c"), "#2f5d62", "#c98f6c", "#2b1d1c", "long"),
    "portrait-karim": Sitter(62, ("#9fd0cf", "#5a9aa3"), "#c8553d", "#a86f4e", "#231a1a", "short", beard=True),
    "portrait-lina": Sitter(63, ("#d9c7e6", "#9d86bd"), "#f3ead8", "#d8a580", "#6b3d26", "bun", glasses=True),
    "portrait-yaser": Sitter(64, ("#bcd6a2", "#7fa86a"), "#23395b", "#8d5b40", "#171314", "curls"),
    "portrait-huda": Sitter(65, ("#f0b3a4", "#cf7468"), "#3d2c4f", "#c08a68", "#5b8a8c", "veil"),
    "portrait-nour": Sitter(
        66, ("#d9cdb4", "#a8946c"), "#5d4a3a", "#d2a07c", "#d9d4cc", "short", glasses=True, beard=True
    ),
    "portrait-reem": Sitter(67, ("#b5dbe8", "#6ba5c4"), "#fbf8f2", "#b98263", "#d9b26a", "veil"),
    "portrait-mazen": Sitter(68, ("#f6dc8c", "#d9a83f"), "#6b2f3a", "#9c6646", "#3a2a22", "cap", beard=True),
}


def portrait(name: str) -> Image.Image:
    """Draw the sitter called *name*; raises KeyError for a stranger."""
    sitter = SITTERS[name]
    c = Canvas(sitter.seed, (SIDE, SIDE))
    c.backdrop(*sitter.wall)
    c.circle(400, 380, 310, mix(sitter.wall[0], "#ffffff", 0.35), shade=("down", sitter.wall[1], 0.7))
    for step in range(7):
        c.line(
            arc(400, 380, 330 + step * 22, 330 + step * 22, 200 + step * 6, 250 + step * 14),
            5,
            mix(sitter.wall[0], "#ffffff", 0.5),
            0.5,
        )
    if sitter.top == "long":
        c.shape(
            smooth([(400, 150), (530, 200), (570, 400), (590, 600), (210, 600), (230, 400), (270, 200)], closed=True),
            sitter.hair,
            shade=("right", "#080606", 0.6),
        )
    if sitter.top == "veil":
        c.shape(
            smooth([(400, 140), (545, 210), (575, 420), (620, 690), (180, 690), (225, 420), (255, 210)], closed=True),
            sitter.hair,
            shade=("right", mix(sitter.hair, "#10131c", 0.6), 0.7),
        )
    if sitter.top == "bun":
        c.circle(400, 150, 74, sitter.hair, shade=("right", "#1c0f0a", 0.6))
    dark = mix(sitter.skin, "#3a1712", 0.35)
    c.shape(smooth([(340, 470), (330, 640), (400, 720), (470, 640), (460, 470)], closed=True), dark)
    shoulders = smooth([(90, 830), (130, 690), (290, 610), (400, 650), (510, 610), (670, 690), (710, 830)])
    c.shape([*shoulders, (710, 900), (90, 900)], sitter.coat, shade=("right", mix(sitter.coat, "#10131c", 0.55), 0.75))
    _collar(c, sitter)
    _head(c, sitter, dark)
    return c.finish(grain=0.12, vignette=0.1)


def _collar(c: Canvas, sitter: Sitter) -> None:
    edge = mix(sitter.coat, "#ffffff", 0.25) if sitter.coat[1] < "c" else mix(sitter.coat, "#2f3a4a", 0.18)
    if sitter.top == "veil":
        c.shape(
            smooth([(300, 470), (500, 470), (560, 640), (400, 720), (240, 640)], closed=True),
            mix(sitter.hair, "#10131c", 0.25),
        )
        drape = smooth(
            [(236, 560), (320, 600), (400, 616), (480, 600), (564, 560), (606, 690), (400, 770), (200, 700)],
            closed=True,
        )
        c.shape(drape, mix(sitter.hair, "#ffffff", 0.1), shade=("down", mix(sitter.hair, "#10131c", 0.6), 0.7))
        for step in range(3):
            fold: list[Point] = [(250, 600 + step * 34), (400, 690 + step * 26), (550, 600 + step * 34)]
            c.shape(ribbon(smooth(fold), 3, 9), mix(sitter.hair, "#10131c", 0.35), alpha=0.6)
        return
    for side in (-1, 1):
        c.shape(
            [(400, 700), (400 + side * 60, 606), (400 + side * 118, 640), (400 + side * 70, 760)],
            edge,
            shade=("down", mix(edge, "#10131c", 0.5), 0.5),
        )


def _head(c: Canvas, sitter: Sitter, dark: str) -> None:
    face = smooth(
        [(400, 200), (488, 240), (510, 350), (486, 460), (400, 530), (314, 460), (290, 350), (312, 240)], closed=True
    )
    if sitter.top != "veil":
        for side in (-1, 1):
            c.ellipse(400 + side * 112, 372, 22, 36, dark)
    c.shape(face, sitter.skin, shade=("right", dark, 0.85))
    c.shape(ribbon(smooth([(404, 350), (420, 408), (398, 418)]), 4, 9), dark, alpha=0.8)
    if sitter.beard:
        beard = smooth(
            [
                (292, 380),
                (312, 430),
                (350, 446),
                (400, 440),
                (450, 446),
                (488, 430),
                (508, 380),
                (492, 480),
                (400, 556),
                (308, 480),
            ],
            closed=True,
        )
        c.shape(beard, sitter.hair, shade=("right", "#080606", 0.6))
    if sitter.glasses:
        for side in (-1, 1):
            c.line(arc(400 + side * 54, 352, 44, 38), 8, "#23262e")
        c.line([(388, 348), (412, 348)], 8, "#23262e")
    _top(c, sitter)


def _top(c: Canvas, sitter: Sitter) -> None:
    deep = ("right", mix(sitter.hair, "#080606", 0.6), 0.7)
    if sitter.top == "veil":
        outer = smooth(
            [(400, 136), (540, 206), (566, 380), (530, 560), (400, 600), (270, 560), (234, 380), (260, 206)],
            closed=True,
        )
        inner = smooth(
            [(400, 214), (478, 252), (498, 360), (474, 462), (400, 522), (326, 462), (302, 360), (322, 252)],
            closed=True,
        )
        c.shape([*outer, outer[0], inner[0], *reversed(inner)], sitter.hair, shade=deep)
        c.line(inner, 6, mix(sitter.hair, "#ffffff", 0.3))
    elif sitter.top == "cap":
        c.shape(
            smooth([(270, 300), (280, 210), (400, 150), (520, 210), (530, 300), (400, 268)], closed=True),
            "#4a5560",
            shade=("right", "#161c22", 0.7),
        )
        c.shape(smooth([(262, 296), (400, 256), (538, 296), (400, 330)], closed=True), "#38424c")
    elif sitter.top == "curls":
        for step in range(13):
            x, y = arc(400, 290, 116, 120, 180, 360)[int(step * 36 / 12)]
            c.circle(x, y, 42, sitter.hair, shade=deep)
        c.shape(arc(400, 272, 112, 96, 180, 360), sitter.hair)
        for step in range(6):
            c.circle(312 + step * 35, 270 - abs(2.5 - step) * 3, 27, sitter.hair, shade=deep)
    else:
        fringe = smooth(
            [
                (284, 360),
                (276, 240),
                (340, 164),
                (440, 156),
                (524, 230),
                (516, 360),
                (490, 280),
                (420, 250),
                (350, 270),
                (310, 300),
            ],
            closed=True,
        )
        c.shape(fringe, sitter.hair, shade=deep)
