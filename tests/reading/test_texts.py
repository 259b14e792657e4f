"""The words of a body."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from warraq.markup.text import plain_text, word_count
from warraq.reading.texts import count_words

PIECES = st.lists(
    st.sampled_from([
        "كلمة", "كَلِمَة", "word", " ", "\n", "3.5", "—", "《字》", "<p>", "</p>", "<b>", "<", ">", "<b", "<a href='/x/",
        "&amp;", "&", "amp;", "&#1", "<td>", "</td>", "</th>\n", "<br>", "\u200c", "-", "'",
    ]),
    max_size=12,
).map("".join)  # fmt: skip


@given(st.lists(st.tuples(st.sampled_from(["text", "quote", "html", "heading", "list"]), PIECES), max_size=6))
def test_words_are_counted_together_as_each_by_itself(blocks: list[tuple[str, str]]) -> None:
    def block(kind: str, text: str) -> dict[str, Any]:
        values = {"text": text, "quote": {"text": text}, "html": {"html": text}, "heading": {"text": text}}
        return {"type": kind, "value": values.get(kind, {"items": [text]})}

    each = [
        word_count(text if kind == "heading" else plain_text(f"<li>{text}</li>" if kind == "list" else text))
        for kind, text in blocks
    ]
    assert count_words([block(kind, text) for kind, text in blocks]) == sum(each)
