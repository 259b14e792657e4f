"""Writes every sample page into a folder, with drawn pictures, so that it can be served and looked at::

python -m tests.theme.preview FOLDER && python -m http.server -d FOLDER -b 127.0.0.1 8123
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter

from tests.theme.more_samples import EVERY
from tests.theme.samples import PICTURES, picture, wearing
from warraq.config import FACES, Look
from warraq.theme import Theme

COLOURS = ((38, 66, 84), (146, 58, 36), (196, 150, 84), (70, 96, 70), (92, 74, 110), (150, 110, 80))


def draw(name: str, seed: int) -> Image.Image:
    """A landscape of hills under a sun: enough to judge crops and weights by."""
    chance = random.Random(seed)
    base = COLOURS[seed % len(COLOURS)]
    image = Image.new("RGB", (1600, 1066), tuple(min(255, value + 120) for value in base))
    pen = ImageDraw.Draw(image)
    x, y = chance.randint(300, 1300), chance.randint(150, 400)
    pen.ellipse((x - 110, y - 110, x + 110, y + 110), fill=(250, 236, 200))
    for layer in range(5):
        height = 480 + layer * 120
        points = [(step * 200, height + chance.randint(-90, 90)) for step in range(9)]
        shade = tuple(max(0, value + 80 - layer * 40) for value in base)
        pen.polygon([*points, (1600, 1066), (0, 1066)], fill=shade)
    return image.filter(ImageFilter.GaussianBlur(1.2))


def write(folder: Path) -> None:
    """All pages in every face, the theme's assets and the pictures."""
    theme = Theme()
    for face in FACES:
        for name, sheet in EVERY.items():
            (folder / face / name).mkdir(parents=True, exist_ok=True)
            (folder / face / name / "index.html").write_bytes(theme.render(wearing(sheet, Look(face))))
    for address, data in theme.assets.items():
        file = folder / address.lstrip("/")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    for seed, name in enumerate(PICTURES):
        whole = draw(name, seed)
        for source in picture(name).sources:
            file = folder / source.address.lstrip("/")
            file.parent.mkdir(parents=True, exist_ok=True)
            if not file.exists():
                whole.resize((source.width, source.height)).save(file, quality=70)


if __name__ == "__main__":
    write(Path(sys.argv[1]))
