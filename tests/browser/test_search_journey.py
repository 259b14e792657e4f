"""A reader searches, with a keyboard and without JavaScript: words, a filter, another page, a word put right."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.readers.conftest import SITE, Server, page, print_edition, start, write
from warraq.search import Document, Index
from warraq.search import frame as search_frame
from warraq.sheets import Frame, Moment, SearchFrameSheet
from warraq.theme import Theme

pytestmark = pytest.mark.browser

SECTIONS = ("المدينة", "ثقافة")


def _article(number: int) -> Document:
    year = 2012 + number % 3
    published = Moment(f"{year}-11-05T10:00:00+02:00", f"5 تشرين الثاني {year}", "")
    body = f"وصلَ التّرامُ إلى المحطة رقم {number} في المدينة القديمة، واستقبله الأهالي."
    tags = (f"محطة {number % 4}", "نقل عام في المدينة القديمة وضواحيها")[: 1 + number % 2]
    bylines = ("سامر خليل", "ليلى حدّاد")[number % 2 :]
    headline = f"خط الترام الجديد {number}"
    return Document(f"/{year}/{number}/", headline, "", body, SECTIONS[number % 2], tags, bylines, published, "ar")


@pytest.fixture(scope="module")
def newspaper(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    root = tmp_path_factory.mktemp("searched") / "edition"
    print_edition(root, "1")
    frame = Frame(SITE, "/search/", "البحث", "", (), None, False)
    printed = root / "editions" / "1"
    write(printed, "search/index.html", Theme().render(SearchFrameSheet(frame, ())))
    write(printed, "2012/0/index.html", page("الخبر"))
    (root / search_frame.FILE).write_bytes(search_frame.dump(frame))
    Index.create(root / "search").apply(map(_article, range(24)))
    running = start(root)
    yield running
    running.process.terminate()
    running.process.wait(10)


@pytest.fixture(params=[(360, 740), (1280, 900)], ids=["phone", "desk"])
def tab(request: pytest.FixtureRequest, browser: Any) -> Iterator[Any]:
    width, height = request.param
    context = browser.new_context(viewport={"width": width, "height": height}, java_script_enabled=False)
    yield context.new_page()
    context.close()


def _follow(link: Any) -> None:
    """Follow a link by the keyboard, wherever it stands meanwhile, and wait for its page: of two that are followed at
    once the second one wins."""
    with link.page.expect_navigation():
        link.press("Enter")


def _search(tab: Any, words: str) -> None:
    field = tab.locator("input#search")
    field.fill(words)
    with tab.expect_navigation():
        field.press("Enter")


def test_a_reader_finds_narrows_turns_and_is_put_right(newspaper: Server, tab: Any, tmp_path: Path) -> None:
    home = f"http://127.0.0.1:{newspaper.port}"
    tab.goto(f"{home}/search/")
    _search(tab, "الترام")
    assert tab.locator(".hits li").count() == 10
    # Whole words are marked, vocalised or not.
    assert "التّرامُ" in tab.locator("mark").all_text_contents()
    assert tab.locator("h1").inner_text().replace("\u2068", "").replace("\u2069", "") == "نتائج البحث عن «الترام»"

    _follow(tab.locator("a[rel=next]"))
    assert tab.locator(".hits").get_attribute("start") == "11"
    assert "page=2" in tab.url

    _follow(tab.locator(".facets a", has_text="ثقافة"))
    assert tab.locator(".hits li").count() == 10
    _follow(tab.locator(".facets a", has_text="2013"))
    assert tab.locator(".hits li").count() == 4
    assert set(tab.locator(".meta time").all_text_contents()) == {"5 تشرين الثاني 2013"}
    assert tab.locator(".filters a").count() == 2
    _follow(tab.locator(".filters a").first)
    assert tab.locator(".hits li").count() == 8

    _follow(tab.locator(".filters a").first)
    assert tab.locator(".facets h2").all_inner_texts() == ["بحسب القسم", "بحسب السنة", "بحسب الوسم", "بحسب الكاتب"]
    _follow(tab.locator(".facets a", has_text="سامر خليل"))
    _follow(tab.locator(".facets a", has_text="محطة 2"))
    assert tab.locator("h1").inner_text() != ""
    assert tab.locator(".hint").first.inner_text().startswith("6 نتائج")
    assert tab.locator(".filters a").all_inner_texts() == ["محطة 2 ×", "سامر خليل ×"]
    assert tab.locator(".facets h2").all_inner_texts() == ["بحسب السنة"]
    _follow(tab.locator(".filters a", has_text="سامر خليل"))
    assert "byline" not in tab.url

    _search(tab, "المدنية")
    assert tab.locator(".tips li").count() == 3
    _follow(tab.locator(".hint a"))
    assert tab.locator(".hits li").count() == 10

    _search(tab, "الترام تشرين الثاني 2014")
    _follow(tab.locator(".hint a"))
    assert "date=2014-11" in tab.url
    assert tab.locator(".hits li").count() == 8
    assert tab.locator("meta[name=robots]").get_attribute("content").startswith("noindex")

    tab.screenshot(path=tmp_path / "results.png", full_page=True)
    assert tab.locator("body").bounding_box()["width"] <= tab.viewport_size["width"]
