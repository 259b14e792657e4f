"""Pictures of millions of parts are told from real ones. How long each takes: `test_malformed`, which runs them all."""

from __future__ import annotations

import pytest

from tests.media import samples
from tests.media.malformed.files import whole
from tests.media.malformed.floods import MANY, chunk, floods
from warraq.media.parts import too_many

BUSY = ("png-tEXt", "png-aaAa", "png-tIME", "png-empty", "jpeg-empty", "jpeg-comments", "jpeg-padding",
        "gif-comments", "gif-empty", "gif-controls", "gif-long", "gif-rubbish", "bmp-steps")  # fmt: skip


def test_a_flood_of_parts_is_known_before_anyone_walks_through_it() -> None:
    for name, data in floods():
        if name.startswith(BUSY):
            assert too_many(data, name.partition("-")[0]), name


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP", "TIFF", "BMP"])
def test_real_pictures_have_few_parts(kind: str) -> None:
    assert not too_many(samples.saved(kind), kind.lower())


def test_a_large_photograph_in_png_is_none() -> None:
    png = samples.saved("PNG")
    photo = png[:33] + chunk(b"IDAT", bytes(8192)) * (MANY // 8204) + png[-12:]
    assert not too_many(photo, "png")
    assert all(not too_many(data, name.partition("-")[0]) for name, data in whole().items())
