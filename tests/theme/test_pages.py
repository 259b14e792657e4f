"""Every kind of page: well-formed, self-contained, accessible, small."""

import json
import re
from dataclasses import replace

import brotli
import pytest

from tests.theme.html import Page, read
from tests.theme.more_samples import DEVELOPING, OFFLINE, TONGUES
from tests.theme.samples import (
    ARTICLE,
    COMMENTS,
    ENGLISH_FRONT,
    FRONT,
    NO_RESULTS,
    PAGES,
    RESULTS,
    SITE,
    picture,
    wearing,
)
from warraq import sheets
from warraq.config import Look
from warraq.theme import Theme

KINDS = sorted(PAGES)
HTML_AND_CSS = 14 * 1024
"""One TCP window of ten packets, in brotli's quick quality, which a server can afford for each answer."""
FONTS = 60 * 1024


@pytest.fixture(scope="module")
def theme() -> Theme:
    return Theme()


@pytest.fixture(scope="module")
def pages(theme: Theme) -> dict[str, Page]:
    return {name: read(theme.render(sheet)) for name, sheet in PAGES.items()}


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_needs_no_other_host_and_no_script(pages, kind):
    page = pages[kind]
    for element in page.all("script"):
        assert element.attributes == {"type": "application/ld+json"}
    for element in page.elements:
        assert not [name for name in element.attributes if name.startswith("on") or name == "style"]
        for name in ("src", "poster", "data", "action"):
            assert element.attributes.get(name, "/").startswith("/"), element
        for part in element.attributes.get("srcset", "/").split(", "):
            assert part.startswith("/")
    for link in page.all("link"):
        if link.attributes["rel"] not in {"canonical", "shortlink"}:
            assert link.attributes["href"].startswith("/")
    assert not page.all("iframe", "object", "embed", "base")
    for style in page.all("style"):
        assert "http" not in style.text
        assert "@import" not in style.text


def test_an_article_has_a_short_address_that_one_touch_takes(pages):
    short = f"{ARTICLE.frame.site.url}/s/{ARTICLE.number}/"
    assert pages["article"].one("link", rel="shortlink").attributes["href"] == short
    assert pages["article"].one("p", class_="address").text.endswith(short)
    assert not [link for link in pages["section"].all("link") if link.attributes["rel"] == "shortlink"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_says_its_language_and_its_direction(pages, kind):
    html = pages[kind].one("html").attributes
    site = PAGES[kind].frame.site
    assert (html["lang"], html["dir"]) == (site.language, site.direction)


@pytest.mark.parametrize("kind", KINDS)
def test_identifiers_are_unique_and_all_that_point_at_one_find_it(pages, kind):
    page = pages[kind]
    ids = [element.attributes["id"] for element in page.elements if "id" in element.attributes]
    assert len(ids) == len(set(ids))
    for element in page.elements:
        for name in ("aria-labelledby", "aria-describedby", "for"):
            assert element.attributes.get(name, ids[0]) in ids, element
        href = element.attributes.get("href", "")
        if href.startswith("#"):
            assert href[1:] in ids, href


@pytest.mark.parametrize("kind", KINDS)
def test_headings_begin_at_one_and_skip_no_level(pages, kind):
    levels = [int(e.name[1]) for e in pages[kind].all("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels.count(1) == 1
    main = [int(e.name[1]) for e in pages[kind].all("h1", "h2", "h3", "h4", "h5", "h6") if "main" in e.parents]
    for before, after in zip([1, *main], main, strict=False):
        assert after <= before + 1, main


@pytest.mark.parametrize("kind", KINDS)
def test_landmarks_are_there_and_named_in_the_papers_language(pages, kind):
    page = pages[kind]
    assert page.one("main").attributes["id"] == "content"
    assert page.one("a", class_="skip").attributes["href"] == "#content"
    names = [nav.attributes["aria-label"] for nav in page.all("nav")]
    assert len(set(names)) == len(names)
    if PAGES[kind].frame.site.language == "ar":
        assert all(re.search("[ء-ي]", name) for name in names)


@pytest.mark.parametrize("kind", KINDS)
def test_pictures_have_their_size_and_words(pages, kind):
    for image in pages[kind].all("img"):
        assert int(image.attributes["width"]) > 0
        assert int(image.attributes["height"]) > 0
        assert "alt" in image.attributes


@pytest.mark.parametrize("kind", KINDS)
def test_only_the_leading_picture_is_fetched_at_once(pages, kind):
    images = pages[kind].all("img")
    at_once = [image for image in images if image.attributes.get("fetchpriority") == "high"]
    assert len(at_once) <= 1
    assert all(image.attributes.get("loading") == "lazy" for image in images if image not in at_once)


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_with_its_style_fits_the_first_window(theme, kind):
    page = theme.render(PAGES[kind])
    assert len(brotli.compress(page, quality=5)) <= HTML_AND_CSS


def test_fonts_weigh_less_than_their_budget(theme):
    """The two fonts of each face; a page in Sorani of the magazine asks for the daily's instead of its own."""
    sizes = {address.split("/")[-1].split(".")[0]: len(data) for address, data in theme.assets.items()}
    for pair in (("text", "head"), ("text", "story"), ("wire", "wire-bold")):
        assert sum(sizes[name] for name in pair) <= FONTS


@pytest.mark.parametrize(("face", "language", "names"), [
    ("daily", "ar", {"text", "head"}), ("magazine", "ar", {"text", "story"}), ("magazine", "ckb", {"text", "head"}),
    ("wire", "ar", {"wire", "wire-bold"}),
])  # fmt: skip
def test_a_page_asks_late_and_softly_for_just_its_own_fonts(theme, face, language, names):
    sheet = wearing(FRONT, Look(face))
    site = replace(sheet.frame.site, language=language)
    page = read(theme.render(replace(sheet, frame=replace(sheet.frame, site=site))))
    links = [link for link in page.all("link") if link.attributes["rel"] == "preload"]
    assert {link.attributes["href"].split("/")[-1].split(".")[0] for link in links} == names
    assert all(link.attributes["fetchpriority"] == "low" and "body" in link.parents for link in links)
    assert page.elements.index(links[0]) > page.elements.index(page.one("footer"))


@pytest.mark.parametrize("kind", KINDS)
def test_every_file_of_the_theme_that_a_page_asks_for_is_an_asset(theme, pages, kind):
    asked = {
        e.attributes["href"] for e in pages[kind].all("link") if e.attributes["rel"] in {"icon", "apple-touch-icon"}
    }
    asked |= set(re.findall(r"url\(([^)]+)\)", pages[kind].one("style").text))
    assert asked <= set(theme.assets)


def test_equal_sheets_give_equal_bytes(theme):
    assert [theme.render(sheet) for sheet in PAGES.values()] == [Theme().render(sheet) for sheet in PAGES.values()]


def test_the_article_shows_its_trail_home_section_headline(pages):
    trail = [e for e in pages["article"].all("li") if e.parents[-2:] == ("nav", "ol")]
    assert [e.text for e in trail] == ["الرئيسية", "المدينة", "النقل والطرق", ARTICLE.headline]
    assert trail[-1].attributes == {"aria-current": "page"}


def test_the_menu_marks_where_the_reader_is(pages):
    marked = [e for e in pages["section"].all("a") if e.attributes.get("aria-current") == "page"]
    assert {e.text for e in marked} == {"المدينة"}


def test_the_article_tells_machines_what_it_is(pages):
    page = pages["article"]
    assert page.meta("og:type") == "article"
    assert page.meta("og:image") == "https://sabah.example/media/tram-1600.jpg"
    assert page.meta("article:published_time") == ARTICLE.published.iso
    assert page.meta("article:modified_time") == ARTICLE.updated.iso
    canonical = page.one("link", rel="canonical").attributes["href"]
    assert canonical == page.meta("og:url")
    assert canonical.isascii()
    assert page.meta("robots") == "max-image-preview:large"
    article, trail = json.loads(page.one("script").text)["@graph"]
    assert article["@type"] == "NewsArticle"
    assert article["headline"] == ARTICLE.headline
    assert [author["name"] for author in article["author"]] == ["كريم الساعاتي", "Salma Wahbi"]
    assert [place["position"] for place in trail["itemListElement"]] == [1, 2, 3, 4]


def test_the_front_page_presents_the_newspaper(pages):
    graph = json.loads(pages["front"].one("script").text)["@graph"]
    assert [node["@type"] for node in graph] == ["NewsMediaOrganization", "WebSite"]
    assert graph[0]["correctionsPolicy"] == f"{SITE.url}/corrections/"


def test_a_byline_is_a_person_who_works_for_the_newspaper(pages):
    page = pages["byline"]
    person = json.loads(page.one("script").text)["@graph"][0]["mainEntity"]
    assert person["url"] == page.one("link", rel="canonical").attributes["href"]
    assert person["worksFor"]["@id"] == f"{SITE.url}/#newspaper"


def test_a_list_offers_its_own_feed_beside_the_papers(pages):
    feeds = [
        e.attributes["href"] for e in pages["section"].all("link") if e.attributes.get("type") == "application/rss+xml"
    ]
    assert feeds == ["/feed.xml", "/category/madina/feed.xml"]


@pytest.mark.parametrize("kind", ["404", "results"])
def test_what_no_index_should_keep_says_so_and_has_no_canonical_address(pages, kind):
    assert pages[kind].meta("robots") == "noindex"
    assert not [e for e in pages[kind].all("link") if e.attributes["rel"] == "canonical"]


def test_a_picture_shows_its_focal_point_by_class_alone(theme):
    sheet = replace(ARTICLE, lead=picture("tram", focal=(1.0, 0.0)), body=(), related=())
    assert read(theme.render(sheet)).all("img")[0].attributes["class"] == "fx4 fy0"


def test_an_article_whose_picture_lost_its_files_prints_without_it(theme):
    lost = replace(picture("tram"), sources=())
    page = read(theme.render(replace(ARTICLE, lead=lost, related=(), body=(sheets.PictureBlock(lost),))))
    assert not page.all("img")


def test_every_block_of_the_body_is_printed(pages):
    page = pages["article"]
    in_body = [e for e in page.elements if e.parents[:3] == ("html", "body", "main")]
    names = {e.name for e in in_body}
    assert {"h2", "h3", "figure", "blockquote", "ul", "ol", "table", "hr", "pre", "figcaption"} <= names
    assert [e.text for e in page.all("th")] == ["الفترة", "الفاصل", "زمن الرحلة كاملة", "عدد العربات"]
    assert all(e.attributes["scope"] == "col" for e in page.all("th"))
    outside = page.one("a", href="https://www.youtube.com/watch?v=abc&t=1")
    assert "youtube.com" in outside.text
    back = page.one("a", href="#fnref-1")
    assert back.attributes["aria-label"]


def test_kept_code_keeps_its_blanks(theme):
    assert "x = 1\n    y = 2" in theme.render(ARTICLE).decode()


def test_a_story_in_another_language_runs_its_own_way_within_the_papers_frame(pages):
    page = pages["english"]
    for name in ("header", "div"):
        assert any(e.attributes.get("dir") == "ltr" and e.attributes["lang"] == "en" for e in page.all(name))
    about = page.one("div", class_="about")
    assert "dir" not in about.attributes


def test_comments_are_threaded_and_counted(pages):
    page = pages["article"]
    comments = [e for e in page.all("li") if e.attributes.get("id", "").startswith("comment-")]
    assert [(e.attributes["id"], e.attributes["class"]) for e in comments] == [
        ("comment-1", "depth-0"), ("comment-2", "depth-1 ours"), ("comment-3", "depth-2"), ("comment-4", "depth-0"),
    ]  # fmt: skip
    assert page.one("h2", id="comments-heading").text == "4 تعليقات"


def test_a_thread_thousands_deep_prints(theme):
    thread = COMMENTS[1]
    for number in range(3000):
        thread = replace(COMMENTS[1], anchor=f"c{number}", replies=(thread,))
    assert theme.render(replace(ARTICLE, comments=(thread,))).count(b'class="depth-3"') == 2998


def test_a_form_for_letters_stands_where_letters_are_open_and_promises_what_is_kept(pages, theme):
    article = pages["article"]
    assert [form.attributes["action"] for form in article.all("form")] == ["/search/", "/letters/"]
    assert "لن يتم نشر عنوان بريدك الإلكتروني" in article.one("body").text
    assert "ومُحي بعد 30 يوماً" in article.one("body").text
    fields = [e.attributes["name"] for e in article.elements if e.name in {"input", "textarea"}]
    assert fields == ["q", "address", "reply_to", "stamp", "text", "name", "email", "website"]
    closed = read(theme.render(replace(ARTICLE, letter=None)))
    assert [form.attributes["action"] for form in closed.all("form")] == ["/search/"]
    assert "/letters/" not in str(closed.elements)


def test_search_is_a_form_that_sends_q(pages):
    page = pages["results"]
    form = page.one("form", role="search")
    assert (form.attributes["action"], form.attributes["method"]) == ("/search/", "get")
    fields = [e for e in page.all("input") if e.attributes["id"] == "search"]
    assert [(e.attributes["name"], e.attributes["value"]) for e in fields] == [("q", RESULTS.query)]


def test_results_lead_to_the_pages_around_them(pages):
    links = {e.attributes["rel"]: e.attributes["href"] for e in pages["results"].all("a") if "rel" in e.attributes}
    assert links["next"].endswith("&page=3")
    assert "page=" not in links["prev"]
    assert "%26" in links["next"]


def test_a_search_without_results_says_what_was_sought(theme):
    assert RESULTS.query in read(theme.render(NO_RESULTS)).one("h1").text


def test_a_paper_with_eastern_digits_counts_in_them(theme):
    page = read(theme.render(replace(ARTICLE, frame=replace(ARTICLE.frame, site=replace(SITE, digits="eastern")))))
    assert page.one("h2", id="comments-heading").text == "٤ تعليقات"
    assert page.one("html").attributes["class"] == "eastern"


def test_a_paper_in_english_speaks_english(theme):
    text = theme.render(ENGLISH_FRONT).decode()
    assert "All sections" in text
    assert "كلّ الأقسام" not in text


def test_a_logo_takes_the_place_of_the_name(theme):
    logo = replace(picture("tram"), alt="")
    page = read(theme.render(replace(FRONT, frame=replace(FRONT.frame, site=replace(SITE, logo=logo)))))
    assert [e.attributes["alt"] for e in page.all("img") if "h1" in e.parents] == [SITE.name]


def test_an_empty_newspaper_has_a_front_page(theme):
    empty = replace(FRONT, lead=None, seconds=(), latest=(), strips=())
    assert "لا مواد هنا بعد" in read(theme.render(empty)).one("main").text


@pytest.mark.parametrize("kind", KINDS)
def test_a_newspaper_kept_for_readers_without_a_network_has_one_script_of_its_own(theme: Theme, kind: str) -> None:
    page = read(theme.render(wearing(PAGES[kind], Look(offline=True))))
    scripts = [one.attributes for one in page.all("script") if "src" in one.attributes]
    assert [script["src"] for script in scripts] == list(theme.script)
    assert set(theme.script).isdisjoint(theme.assets)


def test_the_worker_is_another_when_the_page_that_it_shows_is(theme: Theme) -> None:
    one = theme.render(sheets.WorkerSheet(OFFLINE))
    assert one == theme.render(sheets.WorkerSheet(OFFLINE))
    assert one != theme.render(sheets.WorkerSheet(wearing(OFFLINE, Look(face="wire"))))
    assert b"@VERSION@" not in one and b"//" not in one


def test_a_story_in_other_languages_leads_to_them_for_readers_and_for_engines(theme):
    page = read(theme.render(DEVELOPING))
    marked = [link.attributes for link in page.all("link") if "hreflang" in link.attributes]
    links = {link["hreflang"]: link["href"] for link in marked}
    assert list(links) == ["ar", "en", "ku", "ckb", "x-default"]
    assert links["x-default"] == links["ar"] == page.one("meta", property="og:url").attributes["content"]
    assert links["en"] == f"{SITE.url}/2026/11/the-bridge/"
    others = [meta.attributes for meta in page.all("meta") if meta.attributes.get("property") == "og:locale:alternate"]
    assert [meta["content"] for meta in others] == ["en_GB", "ku_TR", "ckb_IQ"]
    shown = [link for link in page.all("a") if "hreflang" in link.attributes]
    assert [link.text for link in shown] == ["English", "Kurdî", "کوردی"]
    assert [link.attributes["dir"] for link in shown] == ["ltr", "ltr", "rtl"]
    data = json.loads(page.all("script")[0].text)["@graph"][0]
    assert [work["inLanguage"] for work in data["workTranslation"]] == ["en", "ku", "ckb"]
    english = replace(
        DEVELOPING, frame=replace(DEVELOPING.frame, address=TONGUES[1].address), language="en", direction="ltr"
    )
    page = read(theme.render(english))
    assert json.loads(page.all("script")[0].text)["@graph"][0]["translationOfWork"]["inLanguage"] == "ar"
    (line,) = [nav for nav in page.all("nav") if nav.attributes.get("class") == "tongues"]
    assert (line.attributes["lang"], line.attributes["dir"]) == ("ar", "rtl")
    assert "hreflang" not in theme.render(ARTICLE).decode()
