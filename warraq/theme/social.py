"""The social card: an article's picture for where its link is shared, 1200 × 630, with the headline set in shaped
Arabic (Pillow with raqm, which wheels of Pillow bring).

Its address is a digest of all that it is drawn from, so that a page can name it before it is drawn, it is drawn once,
and it is drawn again only when one of those changes.
"""

from __future__ import annotations

import hashlib
import io
import os
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from warraq.sheets import SocialCard

WIDTH, HEIGHT = 1200, 630
"""What Open Graph's readers ask for (1.91 to 1)."""
SPEC = "1"
"""Raised when the same inputs would give another picture."""
MARGIN = 64
SIZES = (76, 66, 58, 50, 44)
"""Sizes of the headline, the first in which it fits in `MOST_LINES`."""
MOST_LINES = 3
QUALITY = 82
Colour = tuple[int, int, int]
INK, PAPER = (23, 21, 18), (255, 254, 251)
ACCENT = {"daily": "#9a2617", "magazine": "#7a1f3d", "wire": "#0b5cad"}
END = b"\xff\xd9"
"""How every JPEG ends."""
FONTS = Path(__file__).parent / "fonts"


def address_of(inputs: tuple[object, ...]) -> str:
    """Where the card that is drawn from these inputs stands in the edition.

    >>> address_of(("عنوان", "قسم")) == address_of(("عنوان", "قسم")) != address_of(("عنوان", "آخر"))
    True
    """
    return f"/media/card-{hashlib.sha256(repr((SPEC, inputs)).encode('utf-8', 'replace')).hexdigest()[:20]}.jpg"


def is_whole(file: Path) -> bool:
    """Whether a card is there to its last byte. A power cut can leave the beginning of one that was not shown yet."""
    try:
        with file.open("rb") as handle:
            handle.seek(-len(END), os.SEEK_END)
            return handle.read() == END
    except OSError:  # none, or shorter than that
        return False


def draw(card: SocialCard, photo: bytes | None) -> bytes:
    """The card as JPEG. `photo` is the picture behind it, as `media.pictures.take_in` made it, or None."""
    image = _behind(photo, card.focal) if photo else _plain(card)
    ink = ImageDraw.Draw(image)
    rtl = card.direction == "rtl"
    edge, anchor = (WIDTH - MARGIN, "rs") if rtl else (MARGIN, "ls")

    def write(place: float, text: str, font: ImageFont.FreeTypeFont, colour: Colour = PAPER) -> None:
        ink.text(
            (edge, place), text, fill=colour, font=font, anchor=anchor, direction=card.direction, language=card.language
        )

    font, lines = _fitted(card)
    step = round(font.size * 1.42)
    baseline = HEIGHT - MARGIN - 58 - step * (len(lines) - 1)
    accent = _accent(card)
    if card.section:
        write(baseline - step - 6, card.section, _font("head.woff2", 34), _light(accent))
    for number, line in enumerate(lines):
        write(baseline + number * step, line, font)
    ink.rectangle((0, HEIGHT - 12, WIDTH, HEIGHT), fill=accent)
    write(HEIGHT - 36, card.name, _font("head.woff2", 32))
    out = io.BytesIO()
    image.save(out, "JPEG", quality=QUALITY, subsampling=0)
    return out.getvalue()


def _behind(photo: bytes, focal: tuple[float, float]) -> Image.Image:
    """The picture, cut to the card's shape around its focal point and darkened towards its foot."""
    with Image.open(io.BytesIO(photo), formats=["JPEG", "PNG", "WEBP"]) as opened:
        if opened.format == "JPEG":
            opened.draft("RGB", (WIDTH, HEIGHT))
        image = opened.convert("RGB")
    scale = max(WIDTH / image.width, HEIGHT / image.height)
    wide, high = WIDTH / scale, HEIGHT / scale
    left = min(max(focal[0] * image.width - wide / 2, 0), image.width - wide)
    top = min(max(focal[1] * image.height - high / 2, 0), image.height - high)
    cut = image.resize((WIDTH, HEIGHT), Image.Resampling.BICUBIC, (left, top, left + wide, top + high), reducing_gap=2)
    return Image.composite(Image.new("RGB", cut.size, INK), cut, _shade())


@lru_cache(1)
def _shade() -> Image.Image:
    column = Image.new("L", (1, HEIGHT))
    column.putdata([round(40 + 195 * min(1.0, (y / HEIGHT) * 1.25) ** 1.6) for y in range(HEIGHT)])
    return column.resize((WIDTH, HEIGHT))


def _plain(card: SocialCard) -> Image.Image:
    image = Image.new("RGB", (WIDTH, HEIGHT), INK)
    ImageDraw.Draw(image).rectangle((0, 0, WIDTH, 12), fill=_accent(card))
    return image


def _accent(card: SocialCard) -> Colour:
    colour = card.accent or ACCENT.get(card.face, ACCENT["daily"])
    return (int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16))


def _light(colour: Colour) -> Colour:
    """The accent, light enough to be read on a dark ground."""
    red, green, blue = (round(part + (255 - part) * 0.6) for part in colour)
    return (red, green, blue)


def _fitted(card: SocialCard) -> tuple[ImageFont.FreeTypeFont, list[str]]:
    """The largest size in which the headline fits, and its lines; the smallest cuts a headline that is longer still."""
    for size in SIZES:
        font = _font("head.woff2", size)
        lines = _lines(card, font)
        if len(lines) <= MOST_LINES:
            return font, lines
    return font, [*lines[: MOST_LINES - 1], lines[MOST_LINES - 1].rstrip(" .،,") + "…"]


def _lines(card: SocialCard, font: ImageFont.FreeTypeFont) -> list[str]:
    lines: list[str] = []
    for word in card.headline.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(longer, direction=card.direction, language=card.language) <= WIDTH - 2 * MARGIN:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


@lru_cache(16)
def _font(name: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONTS / name, size, layout_engine=ImageFont.Layout.RAQM)
