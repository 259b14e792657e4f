"""What only a browser can tell: nothing overflows, nothing comes from elsewhere, mixed lines keep their order."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest

from tests.theme.more_samples import EVERY
from tests.theme.pages_in_browser import HOST, serve
from tests.theme.samples import ARTICLE, FRONT
from warraq.config import FACES

pytestmark = pytest.mark.browser


@pytest.fixture
def visit(chromium, printed):
    """Opens a printed page at a width; the tab keeps the list of what it asked for, in `asked`."""
    tabs = []

    def open_page(kind: str, width: int = 360, face: str = "daily", **context):
        tab = chromium.new_context(viewport={"width": width, "height": 740}, **context).new_page()
        tab.asked, tab.complaints = [], []
        tab.on("console", lambda said: tab.complaints.append(said.text) if "Content Security" in said.text else None)
        serve(tab, printed, tab.asked)
        tab.goto(f"{HOST}/{face}/{kind}/")
        tabs.append(tab)
        return tab

    yield open_page
    for tab in tabs:
        tab.context.close()


@pytest.mark.parametrize("face", FACES)
def test_a_narrow_phone_with_text_twice_as_large_needs_no_sideways_scroll(visit, face):
    tab = visit("front", 320, face, bypass_csp=True)
    tab.set_viewport_size({"width": 320, "height": 16_000})  # all of it at once: what is far off is not laid out
    wide, torn = {}, {}
    for kind in EVERY:
        tab.goto(f"{HOST}/{face}/{kind}/")
        tab.add_style_tag(content="html { font-size: 200% !important }")
        wide[kind] = tab.evaluate("document.documentElement.scrollWidth")
        torn[kind] = tab.locator(".masthead .name").evaluate(
            "e => { const r = new Range(), t = e.querySelector('a')?.firstChild || e.firstChild;"
            " return t.textContent.trim().split(' ').some(w => { const at = t.textContent.indexOf(w);"
            " r.setStart(t, at); r.setEnd(t, at + w.length); return r.getClientRects().length > 1 }) }"
        )
    assert {kind: width for kind, width in wide.items() if width > 320} == {}
    assert not any(torn.values()), "a word of the newspaper's name is broken"


@pytest.mark.parametrize("kind", sorted(EVERY))
def test_a_page_works_under_the_strictest_policy(visit, kind):
    tab = visit(kind)
    assert tab.complaints == []
    assert tab.locator("h1").first.evaluate("e => getComputedStyle(e).fontWeight") == "700"
    assert "Warraq" in tab.locator("body").evaluate("e => getComputedStyle(e).fontFamily")


@pytest.mark.parametrize("kind", ["front", "article", "results"])
def test_a_page_asks_its_own_host_alone(visit, kind):
    tab = visit(kind, 1280)
    assert tab.asked
    assert {urlsplit(url).netloc for url in tab.asked} == {"sabah.test"}


@pytest.mark.parametrize(("kind", "place"), [("article", "comments"), ("developing", "write"), ("month", "day-15")])
def test_an_address_within_a_page_leads_to_its_place_on_a_phone(visit, kind, place):
    tab = visit(kind)
    tab.evaluate("place => { location.hash = place }", place)
    tab.wait_for_timeout(1000)
    end = tab.evaluate("scrollY + innerHeight >= document.documentElement.scrollHeight - 1")
    assert end or 0 <= tab.locator(f"#{place}").evaluate("e => e.getBoundingClientRect().top") < 60


def test_eastern_digits_number_no_list_that_shows_no_numbers(visit, printed):
    tab = visit("article", bypass_csp=True)
    tab.locator("html").evaluate("e => e.classList.add('eastern')")
    styles = "e => [...e.querySelectorAll('ol')].map(list => getComputedStyle(list).listStyleType)"
    assert set(tab.locator(".body").evaluate(styles)) == {"arabic-indic"}
    lists = tab.locator("header, .trail, .comments, footer")
    assert set(lists.evaluate_all(f"all => all.flatMap({styles})")) == {"none"}


def test_the_menu_opens_without_a_script(visit):
    tab = visit("front", java_script_enabled=False)
    tab.click("summary")
    assert tab.locator(".panel .tree a", has_text=FRONT.frame.site.menu[1].link.text).is_visible()


def test_names_in_latin_letters_do_not_turn_the_line(visit):
    """The writer named first stands first, on the right; the second in Latin letters, below or to the left of it."""
    tab = visit("article", 1280)
    label, first = (tab.locator(f".authors {part}").bounding_box() for part in (".quiet", "a >> nth=0"))
    assert first["x"] + first["width"] <= label["x"] + 1
    crumbs = [tab.locator(".trail li").nth(n).bounding_box()["x"] for n in range(len(ARTICLE.frame.trail) - 1)]
    assert crumbs == sorted(crumbs, reverse=True)


def test_an_english_headline_reads_from_the_left_among_arabic_ones(visit):
    tab = visit("section", 1280)
    direction = tab.locator('h2[lang="en"]').evaluate("e => getComputedStyle(e).direction")
    date = tab.locator('article:has(h2[lang="en"]) time').evaluate("e => getComputedStyle(e).direction")
    assert (direction, date) == ("ltr", "rtl")


def test_no_headline_hides_its_vowel_marks(visit):
    tab = visit("vocalised", 360)
    clipped = tab.evaluate(
        "[...document.querySelectorAll('h1, h2, h3')].filter(e => getComputedStyle(e).overflow !== 'visible').length"
    )
    lines = tab.locator("h1").evaluate(
        "e => parseFloat(getComputedStyle(e).lineHeight) / parseFloat(getComputedStyle(e).fontSize)"
    )
    assert clipped == 0
    assert lines >= 1.4


def test_on_paper_an_article_stands_alone_with_its_address(visit):
    tab = visit("article", 1000)
    tab.emulate_media(media="print")
    assert tab.locator(".on-paper").is_visible()
    for gone in (".sections", ".related", ".colophon", ".comments"):
        assert not tab.locator(gone).is_visible()


def test_until_the_great_picture_comes_its_colours_stand_in_its_place(visit):
    """The tab gets no picture at all here, and the place is as large and as coloured as with it."""
    tab = visit("article", 360)
    haze, image = (tab.locator(f".article > .lead {part}").bounding_box() for part in (".haze", "img"))
    assert (haze["width"], haze["height"]) == (image["width"], image["height"]) and haze["width"] == 360
    fills = tab.locator(".haze path").evaluate_all("all => all.map(e => getComputedStyle(e).fill)")
    assert fills[0] == "rgb(153, 187, 204)" and len(fills) == 6
    assert tab.locator(".haze").count() == 1
