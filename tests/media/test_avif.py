"""What decoding an AVIF would take is known before: real ones, grids that lie, films, rubbish."""

from __future__ import annotations

import io
import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from tests.media import samples
from tests.media.malformed.grids import box, films, full, grid, grids, tables, tile
from warraq.errors import PictureRefused
from warraq.media.avif import Unreadable, Work, work
from warraq.media.pictures import take_in

FTYP = box(b"ftyp", b"avif")
REFUSED = {name: data for name, data in grids() if name not in {"avif-grid", "avif-grid-most"}}
HARMLESS = {"avif-grid-says-little-at-most", "avif-grid-says-little-of-small"}
"""They lie, but do no harm: fewer points than a picture may have."""


def saved(mode: str, size: tuple[int, int], **options: object) -> bytes:
    out = io.BytesIO()
    picture = Image.effect_noise(size, 40).convert("RGB").convert(mode)
    if mode == "RGBA":
        picture.putalpha(Image.linear_gradient("L").resize(size))
    picture.save(out, "AVIF", **options)
    return out.getvalue()


@pytest.mark.parametrize("options", [{}, {"quality": 100}, {"subsampling": "4:4:4"}, {"exif": samples.exif()}])
@pytest.mark.parametrize("size", [(1, 1), (640, 427), (4096, 17)])
@pytest.mark.parametrize(("mode", "layers"), [("RGB", 1), ("L", 1), ("RGBA", 2)])
def test_the_points_of_a_real_picture_are_its_own(options, size, mode, layers):
    told = work(saved(mode, size, **options))
    assert told.points == size[0] * size[1] * layers and not told.too_much and not told.film


def test_an_honest_grid_is_taken_in():
    data = grid(2, 2, (512, 512), tile(256))
    assert work(data) == Work(5, 512 * 512)
    taken = take_in(data, "grid.avif")
    assert (taken.width, taken.height) == (512, 512)
    # What cameras leave behind the last box is looked at by nobody.
    assert take_in(data + b"\0\0\0\7rubbish", "grid.avif").digest == taken.digest


@pytest.mark.parametrize("name", REFUSED)
def test_what_lies_is_refused_before_it_is_decoded(name):
    if name in HARMLESS:
        assert work(REFUSED[name]).points <= 50_000_000
        return
    with pytest.raises(PictureRefused):
        take_in(REFUSED[name], name)


def test_what_a_header_hides_is_counted():
    assert work(grid(2, 2, (8192, 8192), tile(4096), said=(64, 64))).points == 8192 * 8192
    for side in (40, 244):
        assert work(grid(side, side, (64, 64), tile(64))).too_much
    one = tile(256)
    assert work(grid(1, 1, (256, 256), one._replace(coded=one.coded * 7))).points == 7 * 256 * 256


TABLES = dict(tables())


@pytest.mark.parametrize("name", TABLES)
def test_tables_of_far_more_items_than_there_are_are_not_looked_through(name):
    if name.endswith("-5000") and not name.startswith("avif-thumbnails"):
        assert work(TABLES[name]).items == 1  # as short as those of a real grid, and as quick
        return
    with pytest.raises(PictureRefused):
        take_in(TABLES[name], name)


def test_places_without_any_size_are_counted_before_they_are_walked_through():
    empty = full(b"iloc", 0, b"\0\0", struct.pack(">H", 7_000), struct.pack(">HHH", 1, 0, 999) * 7_000)
    items = full(b"iinf", 0, struct.pack(">H", 1), full(b"infe", 2, struct.pack(">HH", 1, 0), b"av01", b"\0"))
    with pytest.raises(Unreadable, match="places"):
        work(FTYP + full(b"meta", 0, items, box(b"iprp", box(b"ipco")), empty))


@pytest.mark.parametrize(("name", "data"), list(films()))
def test_films_are_refused_as_such(name, data):
    with pytest.raises(PictureRefused, match="moving AVIF"):
        take_in(data, name)


WHOLE = [saved("RGB", (32, 32)), saved("RGBA", (32, 32)), grid(2, 2, (128, 128), tile(64))]


@settings(max_examples=600, deadline=None)
@given(
    st.sampled_from(WHOLE),
    st.lists(st.tuples(st.integers(0, 2_000), st.binary(min_size=1, max_size=8)), max_size=6),
    st.integers(0, 3_000),
)
def test_broken_ones_are_told_or_refused_and_nothing_else(whole, changes, cut):
    data = bytearray(whole)
    for at, new in changes:
        data[at % len(data) : at % len(data) + len(new)] = new
    try:
        told = work(bytes(data[: cut or None]))
    except Unreadable:
        return
    assert told.items >= 0 and told.points >= 0


@pytest.mark.parametrize(
    "data",
    [b"", FTYP, FTYP + box(b"meta", bytes(4)), FTYP + box(b"free") * 200, b"\0\0\0\1ftyp" + b"\xff" * 8],
)
def test_what_has_no_items_is_unreadable(data):
    with pytest.raises(Unreadable):
        work(data)
