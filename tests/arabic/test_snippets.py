"""Snippets: the passage that answers, cut at words, marked and escaped."""

from __future__ import annotations

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from warraq.arabic.analysis import analyse as terms
from warraq.arabic.snippet import snippet


def test_the_passage_with_most_of_the_words_is_shown() -> None:
    text = "كلمة وحيدة. " + "حشو طويل لا شأن له. " * 60 + "هنا المدينة والنهر معا. " + "حشو آخر. " * 60
    shown = snippet(text, list(terms("مدينة نهر كلمة")))
    assert "<mark>المدينة</mark> <mark>والنهر</mark>" in shown
    assert shown.startswith("…")
    assert shown.endswith("…")


def test_a_short_text_is_shown_whole() -> None:
    assert snippet("نص قصير.", list(terms("غائب"))) == "نص قصير."


@given(st.text(max_size=600), st.text(max_size=20))
def test_a_snippet_is_always_a_piece_of_its_text(text: str, query: str) -> None:
    shown = snippet(text, list(terms(query)), width=80)
    bare = unescape(re.sub("</?mark>", "", shown))
    assert bare.strip("…") in " ".join(text.split()) or "…" in text
    assert len(bare) <= 82
