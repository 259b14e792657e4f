"""Share links: each carries the headline and the address whole, percent-encoded as the standard library does it."""

from __future__ import annotations

from urllib.parse import parse_qs, quote, urlsplit

import pytest

from warraq.theme.sharing import ways

URL = "https://sabah.example/2014/09/%D8%AC%D8%B3%D8%B1/?a=1&b=2"
TITLES = [
    "جسر «النهر»: 50% من العمل", "\"أ\" & <ب> + 'ج' #د؟", "مُشكَّلٌ، ١٢؛ گەل ڕۆژ پژوهش‌ها", "C++ \\ {x} | ^ ` \t\n\x7f\x85",
    "😀 \ufdd0 \ufffe", "",
]  # fmt: skip


@pytest.mark.parametrize("title", TITLES)
def test_each_way_is_told_the_headline_and_the_address(title: str) -> None:
    links = ways(title, URL)
    asked = {name: parse_qs(urlsplit(link).query, keep_blank_values=True) for name, link in links.items()}
    assert asked["telegram"] == asked["x"] == {"url": [URL], "text": [title]}
    assert asked["whatsapp"] == {"text": [f"{title} {URL}"]}
    assert asked["facebook"] == {"u": [URL]}
    assert asked["mail"] == {"subject": [title], "body": [URL]}
    assert links["mail"] == f"mailto:?subject={quote(title, safe='')}&body={quote(URL, safe='')}"


def test_a_lone_surrogate_becomes_a_question_mark() -> None:
    assert ways("أ\ud800", "https://sabah.example/")["x"].endswith("&text=%D8%A3%3F")
