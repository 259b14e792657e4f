"""One table of instruments: an oud and a violin."""

from __future__ import annotations

from PIL import Image

from warraq.sample.pictures.canvas import WIDTH, Canvas, Point, arc, mix, ribbon, smooth, turned


def oud_violin() -> Image.Image:
    """An oud and a violin leaning side by side against a blue wall."""
    c = Canvas(41)
    c.backdrop("#1f4a5c", "#2d6473", "#3f7b84")
    for row in range(8):
        for step in range(15):
            x, y = 20 + step * 116 + (row % 2) * 58, 40 + row * 104
            for turn in range(0, 360, 45):
                c.shape(
                    turned([(x, y - 34), (x + 7, y - 18), (x, y - 4), (x - 7, y - 18)], x, y, turn),
                    "#4a8a92",
                    alpha=0.4,
                )
    c.box(0, 850, WIDTH, 230, ["#a8683f", "#6e3f28"], shade=("down", "#2c1712", 0.6))
    c.box(0, 842, WIDTH, 14, "#c98a58")
    c.shape(arc(560, 960, 360, 34), "#2c1712", alpha=0.6, blur=10)
    c.shape(arc(1150, 960, 250, 28), "#2c1712", alpha=0.6, blur=10)
    _oud(c)
    _violin(c)
    c.shape(ribbon([(820, 985), (1560, 900)], 9, 6), "#6b3a20")
    c.line([(830, 992), (1555, 910)], 3, "#f6eeda")
    return c.finish(vignette=0.3)


def _oud(c: Canvas) -> None:
    lean, foot = 14, (540.0, 950.0)

    def at(points: list[Point]) -> list[Point]:
        return turned(points, *foot, lean)

    neck = at([(508, 400), (572, 400), (564, 210), (516, 210)])
    head = at([(514, 214), (566, 214), (500, 106), (420, 66), (404, 96), (470, 136)])
    c.shape(head, "#5b3020", shade=("right", "#221009", 0.6))
    for step in range(5):
        c.line(at([(436 + step * 16, 136 + step * 16), (496 + step * 12, 76 + step * 20)]), 8, "#22130d")
    bowl = smooth(
        [
            (540, 372),
            (640, 440),
            (752, 640),
            (730, 830),
            (640, 930),
            (540, 952),
            (440, 930),
            (350, 830),
            (328, 640),
            (440, 440),
        ],
        closed=True,
    )
    c.shape(at([(x + 16, y + 8) for x, y in bowl]), "#3d1f16")
    c.shape(at(bowl), ["#f0c987", "#d99a58"], shade=("right", "#8a4c26", 0.65))
    c.line([*at(bowl), at(bowl)[0]], 9, "#5b3020")
    for step in range(9):
        x = 380 + step * 40
        c.line(at([(x, 520 + abs(x - 540) * 0.5), (x + 4, 930 - abs(x - 540) * 0.6)]), 1.6, "#c08048", 0.6)
    for x, y, r in ((540, 620, 82), (430, 760, 30), (650, 760, 30)):
        centre = at([(x, y)])[0]
        c.circle(*centre, r + 9, "#5b3020")
        c.circle(*centre, r, "#2a140e")
        for turn in range(0, 360, 30):
            c.shape(
                turned(
                    [
                        (centre[0], centre[1] - r),
                        (centre[0] + r * 0.16, centre[1] - r * 0.55),
                        (centre[0], centre[1] - r * 0.15),
                        (centre[0] - r * 0.16, centre[1] - r * 0.55),
                    ],
                    *centre,
                    turn,
                ),
                "#e6b876",
            )
        c.circle(*centre, r * 0.16, "#e6b876")
    c.shape(neck, ["#2a1712", "#3d2218"], shade=("right", "#0c0605", 0.6))
    c.shape(at([(455, 846), (625, 846), (615, 872), (465, 872)]), "#3d1f16")
    for step in range(11):
        x = 512 + step * 5.6
        c.line(at([(x + (x - 540) * 1.4, 852), (x, 214)]), 1.8, "#fbf3dc")


def _violin(c: Canvas) -> None:
    lean, foot = -11, (1160.0, 950.0)

    def at(points: list[Point]) -> list[Point]:
        return turned(points, *foot, lean)

    right = smooth(
        [
            (1160, 478),
            (1216, 482),
            (1264, 528),
            (1262, 588),
            (1222, 626),
            (1206, 690),
            (1222, 748),
            (1276, 780),
            (1296, 856),
            (1248, 936),
            (1160, 952),
        ]
    )
    body = [*right, *[(2320 - x, y) for x, y in reversed(right)]]
    c.shape(at([(x + 12, y + 7) for x, y in body]), "#2c100b")
    c.shape(at(body), ["#d9702f", "#a8421f"], shade=("right", "#4a140c", 0.75))
    c.line([*at(body), at(body)[0]], 7, "#4a1a10")
    c.shape(
        at(smooth([(1090, 560), (1110, 520), (1130, 600), (1100, 660)], closed=True)), "#ffc98a", alpha=0.35, blur=6
    )
    for side in (-1, 1):
        hole = [(1160 + side * dx, y) for dx, y in ((44, 690), (60, 672), (52, 740), (66, 800), (50, 786))]
        c.shape(ribbon(at(smooth(hole)), 9, 9), "#240b07")
    c.shape(at([(1142, 700), (1178, 700), (1172, 190), (1148, 190)]), "#1d1210", shade=("right", "#000000", 0.6))
    c.shape(at([(1146, 200), (1174, 200), (1176, 120), (1144, 120)]), "#7a2f18")
    scroll = at([(1160, 104)])[0]
    c.circle(*scroll, 34, "#8c3a1e", shade=("right", "#3a120a", 0.6))
    c.line(arc(*scroll, 20, 20, 0, 300), 6, "#4a1a10")
    for y, side in ((150, -1), (176, 1), (132, 1), (192, -1)):
        c.line(at([(1160, y), (1160 + side * 54, y - 6)]), 10, "#1d1210")
    c.shape(at([(1104, 752), (1216, 752), (1206, 772), (1114, 772)]), mix("#e6b876", "#ffffff", 0.1))
    c.shape(at([(1140, 840), (1180, 840), (1172, 940), (1148, 940)]), "#1d1210")
    for step in range(4):
        x = 1150 + step * 6.6
        c.line(at([(x, 842), (x + (x - 1160) * 0.5, 754), (x, 196)]), 1.8, "#f4efe2")
