"""All pages of a kind begin with the same bytes, which end in their style: the press packs those once
(`press/twins.py`), and the readers' server lets a page use that style alone (`readers/headers.py`)."""

from collections import defaultdict

from tests.theme.samples import PAGES
from warraq.readers.headers import page_policy, style_digest
from warraq.theme import Theme
from warraq.theme.theme import TEMPLATES


def test_up_to_the_end_of_the_style_all_pages_of_a_kind_are_the_same() -> None:
    theme, begun = Theme(), defaultdict(set)
    for sheet in PAGES.values():
        page, site = theme.render(sheet), sheet.frame.site
        end = page.index(b"</style>")
        assert page.find(b"<title", 0, end) < 0 < page.find(b"<title", end)
        begun[TEMPLATES[type(sheet)][1], site.language, site.look].add(page[:end])
    assert len(begun) >= 8
    assert all(len(pages) == 1 for pages in begun.values())


def test_the_encoding_stands_where_browsers_look_for_it() -> None:
    assert all(b'<meta charset="utf-8">' in Theme().render(sheet)[:1024] for sheet in PAGES.values())


def test_the_servers_policy_names_the_style_of_every_page() -> None:
    theme = Theme()
    for sheet in PAGES.values():
        page = theme.render(sheet)
        style = page.split(b"<style>", 1)[1].split(b"</style>", 1)[0]
        assert f"style-src 'self' 'sha256-{style_digest(style)}';" in page_policy(page)
