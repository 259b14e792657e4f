"""Draw the newspaper's default icons: a waw, first letter of *warraq*, in paper on rubric.

A newspaper lays its own over them in `theme/assets/`. Run again after a change of the colour or of the fonts::

    python -m warraq.theme.assets.draw
"""

from __future__ import annotations

from pathlib import Path

from fontTools.pens.boundsPen import BoundsPen  # type: ignore[import-untyped]
from fontTools.pens.svgPathPen import SVGPathPen  # type: ignore[import-untyped]
from fontTools.pens.transformPen import TransformPen  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from PIL import Image, ImageDraw, ImageFont

HERE = Path(__file__).parent
FONT = HERE.parent / "fonts" / "head.woff2"
RUBRIC = "#9a2617"
PAPER = "#fffefb"
LETTER = "و"


def svg(size: int = 64) -> str:
    """The icon as SVG: `size` units square, the letter's outline in its optical middle."""
    font = TTFont(FONT)
    glyphs = font.getGlyphSet()
    glyph = glyphs[font.getBestCmap()[ord(LETTER)]]
    bounds = BoundsPen(glyphs)
    glyph.draw(bounds)
    left, low, right, high = bounds.bounds
    scale = size * 0.62 / (high - low)
    path = SVGPathPen(glyphs, ntos=lambda number: f"{number:.1f}".rstrip("0").rstrip("."))
    middle_x, middle_y = (left + right) / 2, (low + high) / 2
    glyph.draw(TransformPen(path, (scale, 0, 0, -scale, size / 2 - middle_x * scale, size / 2 + middle_y * scale)))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}">'
        f'<rect width="{size}" height="{size}" rx="{size // 8}" fill="{RUBRIC}"/>'
        f'<path fill="{PAPER}" d="{path.getCommands()}"/></svg>\n'
    )


def raster(size: int, corner: int) -> Image.Image:
    """The icon `size` pixels square, drawn four times as large and reduced, with corners of radius `corner`."""
    large = size * 4
    image = Image.new("RGBA", (large, large))
    draw = ImageDraw.Draw(image)
    draw.rounded_rectangle((0, 0, large - 1, large - 1), corner * 4, fill=RUBRIC)
    with FONT.open("rb") as file:
        font = ImageFont.truetype(file, int(large * 0.92))
    box = draw.textbbox((0, 0), LETTER, font=font)
    at = (large / 2 - (box[0] + box[2]) / 2, large / 2 - (box[1] + box[3]) / 2)
    draw.text(at, LETTER, font=font, fill=PAPER)
    return image.resize((size, size), Image.Resampling.LANCZOS)


def main() -> None:
    """Write favicon.svg, favicon.ico and apple-touch-icon.png next to this file."""
    (HERE / "favicon.svg").write_text(svg(), "utf-8")
    raster(48, 6).save(HERE / "favicon.ico", sizes=[(16, 16), (32, 32), (48, 48)])
    raster(180, 0).convert("RGB").save(HERE / "apple-touch-icon.png", optimize=True)


if __name__ == "__main__":
    main()
