"""The words of a body: for excerpts and for counting."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from warraq.arabic.excerpt import excerpt
from warraq.markup.text import plain_text, word_count, words_of

EXCERPT = 160
"""Letters, signs and spaces that an excerpt in a list may have."""
ENOUGH = 4 * EXCERPT


def items(raw: Any) -> list[Any]:
    """The values of a ListBlock's raw form, with or without the wrapping of each item."""
    return [
        item["value"] if isinstance(item, dict) and {"type", "value"} <= item.keys() else item for item in raw or []
    ]


def texts(body: list[dict[str, Any]]) -> Iterator[str]:
    """The running text of a body as HTML, in order: paragraphs, quotations, lists."""
    for block in body:
        value = block.get("value")
        match block.get("type"):
            case "text":
                yield value or ""
            case "quote":
                yield value.get("text") or ""
            case "list":
                yield "".join(f"<li>{item}</li>" for item in items(value.get("items")))
            case "html":
                yield value.get("html") or ""


def first_words(body: list[dict[str, Any]]) -> str:
    """What a list shows of an article that has neither excerpt nor standfirst."""
    words: list[str] = []
    for html in texts(body):
        words.append(plain_text(html[: 8 * ENOUGH]) if len(html) > 8 * ENOUGH else plain_text(html))
        if sum(map(len, words)) > ENOUGH:
            break
    return excerpt(" ".join(words), EXCERPT)


def count_words(body: list[dict[str, Any]]) -> int:
    """How many words a reader reads."""
    headings = [block["value"].get("text") or "" for block in body if block.get("type") == "heading"]
    # As one text each, which is soonest counted: no word reaches over a line's end, and no tag, even a torn one, over
    # a bracket that opens nothing.
    return word_count("\n".join(headings)) + words_of("\n<\n".join(texts(body)))
