"""A TIFF's tile is held whole by its decoder: one that is larger than any real one is refused before."""

from __future__ import annotations

import io
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from tests.media.malformed.tiles import directory, tiled, tiles
from warraq.errors import PictureRefused
from warraq.media.parts import largest_tile
from warraq.media.pictures import take_in

LARGE = {name: data for name, data in tiles() if largest_tile(data) > 4096 * 4096}


def test_most_of_them_are_too_large() -> None:
    assert len(LARGE) >= 5 * 2 * 7 + 5


@pytest.mark.parametrize("name", LARGE)
def test_an_enormous_tile_is_refused_before_it_is_held(name: str) -> None:
    with pytest.raises(PictureRefused, match="keep the computer busy"):
        take_in(LARGE[name], name)


@pytest.mark.parametrize("order", "<>")
def test_real_tiles_are_taken_in(order: str) -> None:
    data = tiled(600, 256, coded=zlib.compress(bytes(256 * 256)), tiles=9, order=order)
    assert largest_tile(data) == 256 * 256
    taken = take_in(data, "tiles.tif")
    assert (taken.width, taken.height) == (600, 600)


def test_a_picture_in_strips_has_no_tile() -> None:
    out = io.BytesIO()
    Image.new("RGB", (300, 200)).save(out, "TIFF", compression="tiff_lzw")
    assert largest_tile(out.getvalue()) == 0
    assert largest_tile(b"II*\0") == largest_tile(b"") == largest_tile(b"MM\0*\xff\xff\xff\xff") == 0


@pytest.mark.parametrize("tags", [[(322, 4, [8]), (323, 4, [70_000] * 2)], [(322, 3, [9, 9]), (323, 3, [9])]])
def test_what_is_said_in_an_unusual_way_is_more_than_anything(tags: list[tuple[int, int, list[int]]]) -> None:
    assert largest_tile(directory(tags)) > 4096 * 4096


@given(st.binary(max_size=200))
def test_rubbish_has_some_tile_or_none(data: bytes) -> None:
    assert largest_tile(b"II*\0" + data) >= 0
