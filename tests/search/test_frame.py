"""The frame travels from the press to the readers' process unchanged."""

from __future__ import annotations

from dataclasses import replace

import pytest

from warraq.errors import SearchError
from warraq.search import frame
from warraq.sheets import Breaking, Frame, Link, MenuEntry, Moment, Picture, Site, Source

LOGO = Picture((Source("jpeg", 100, 50, "/media/logo.jpg"),), 100, 50, "شعار")
MENU = (MenuEntry(Link("محليات", "/category/محليات/"), (Link("بلدية", "/b/"),)),)
FOOT = (MenuEntry(Link("من نحن", "/من-نحن/")),)
SITE = Site("الصحيفة", "كل يوم", "http://127.0.0.1", "ar", "rtl", MENU, FOOT, "حقوق", LOGO, "western")
FRAME = Frame(SITE, "/search/", "بحث", "", (Link("الرئيسية", "/"), Link("بحث", "/search/")), None, False)
BREAKING = (Breaking(Link("خبر عاجل", "/x/"), Moment("2024-01-01T10:00:00+02:00", "1 كانون الثاني", "10:00")),)


def test_a_frame_comes_back_as_it_was() -> None:
    for given in (FRAME, replace(FRAME, breaking=BREAKING)):
        assert frame.load(frame.dump(given)) == given
    assert frame.dump(FRAME) == frame.dump(FRAME)


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b'{"version": 0}', b"\xff", b'{"version": 1, "frame": {}}'])
def test_anything_else_is_refused(data: bytes) -> None:
    with pytest.raises(SearchError):
        frame.load(data)
