"""Share links: what a browser asks for is all percent-encoded, however readable the page's own link is."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, quote, urlsplit

import pytest

from warraq.theme.sharing import ways

URL = "https://sabah.example/2014/09/%D8%AC%D8%B3%D8%B1/?a=1&b=2"
TITLES = [
    "جسر «النهر»: 50% من العمل", "\"أ\" & <ب> + 'ج' #د؟", "مُشكَّلٌ، ١٢؛ گەل ڕۆژ پژوهش‌ها", "C++ \\ {x} | ^ ` \t\n\x7f\x85",
    "😀 \ufdd0 \ufffe", "",
]  # fmt: skip
# The URL standard's code points of a URL, and escapes.
ASKED = re.compile(
    r"(?:[A-Za-z0-9!$&'()*+,\-./:;=?@_~]|%[0-9A-F]{2}|[\u00a0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0001fffd])*"
)


@pytest.mark.parametrize("title", TITLES)
def test_each_way_is_told_the_headline_and_the_address(title: str) -> None:
    links = ways(title, URL)
    asked = {name: parse_qs(urlsplit(link).query, keep_blank_values=True) for name, link in links.items()}
    assert asked["telegram"] == asked["x"] == {"url": [URL], "text": [title]}
    assert asked["whatsapp"] == {"text": [f"{title} {URL}"]}
    assert asked["facebook"] == {"u": [URL]}
    assert asked["mail"] == {"subject": [title], "body": [URL]}
    assert all(ASKED.fullmatch(link) for link in links.values())


@pytest.mark.parametrize("title", TITLES)
def test_a_browser_asks_for_what_stood_there_all_encoded(title: str) -> None:
    links, wholly = ways(title, URL), quote(title, safe="")
    # A browser puts letters in a query as UTF-8, and leaves escapes alone.
    assert quote(links["x"], safe=":/?=&%") == f"https://x.com/intent/post?url={quote(URL, safe='')}&text={wholly}"
    assert links["mail"] == f"mailto:?subject={wholly}&body={quote(URL, safe='')}"


def test_arabic_stands_in_a_link_as_it_is() -> None:
    assert ways("جسر النهر", URL)["telegram"].endswith("&text=جسر%20النهر")


def test_a_lone_surrogate_becomes_a_question_mark() -> None:
    assert ways("أ\ud800", "https://sabah.example/")["x"].endswith("&text=أ%3F")
