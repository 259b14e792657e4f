# ruff: noqa: E501 - a line of a command is read best whole
"""The doors by which text comes in, each ending in a page as readers get it, printed by the newspaper's own templates."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from tests.importers.wxr import Anywhere
from tests.theme import samples
from warraq import sheets
from warraq.importers.wordpress.body import map_body
from warraq.markup import clean_comment, clean_inline, clean_paragraphs
from warraq.markup.text import plain_text
from warraq.theme.theme import Theme

THEME = Theme()
_STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)


def paste(payloads: Sequence[str]) -> bytes:
    """Pasted into, or posted to, a text block of the editor."""
    return _article(body=tuple(sheets.TextBlock(clean_paragraphs(payload)) for payload in payloads))


def imported(payloads: Sequence[str]) -> bytes:
    """The body of an old site's post."""
    blocks: list[object] = []
    for payload in payloads:
        for block in map_body(payload, Anywhere()).blocks:
            value = block["value"]
            html = value if isinstance(value, str) else value.get("html", "") if isinstance(value, dict) else ""
            blocks.append(sheets.HtmlBlock(html) if block["type"] == "html" else sheets.TextBlock(html))
            if isinstance(value, dict):
                blocks += [sheets.TextBlock(str(part)) for key, part in value.items() if key in {"caption", "text"}]
    return _article(body=tuple(blocks))


def comment(payloads: Sequence[str]) -> bytes:
    """A reader's letter: its text and its name."""
    made = tuple(
        sheets.CommentSheet(f"comment-{number}", plain_text(payload)[:80] or payload[:80], clean_comment(payload),
                            samples.moment(19, "09:41"))
        for number, payload in enumerate(payloads)
    )  # fmt: skip
    return _article(comments=made)


def headline(payloads: Sequence[str]) -> bytes:
    """A headline and standfirst, in lists, and the first of each page in its own head."""
    cards = tuple(
        replace(samples.card(number), headline=payload, kicker=payload, excerpt=payload)
        for number, payload in enumerate(payloads)
    )
    head = samples.frame("/category/madina/", payloads[0])
    return THEME.render(replace(samples.SECTION, frame=head, heading=payloads[0], cards=cards))


def caption(payloads: Sequence[str]) -> bytes:
    """A picture's caption, credit and alternative text."""
    pictures = tuple(
        replace(samples.picture("bridge", caption=clean_inline(payload)), credit=payload, alt=payload)
        for payload in payloads
    )
    return _article(body=tuple(sheets.PictureBlock(picture) for picture in pictures))


def query(payloads: Sequence[str]) -> bytes:
    """What is typed into the search box: a page of results for each, laid one after another without their styles."""
    pages = (THEME.render(replace(samples.RESULTS, query=payload, hits=())).decode() for payload in payloads)
    return "".join(_STYLE.sub("", page) for page in pages).encode("utf-8", "replace")


def feed(payloads: Sequence[str]) -> bytes:
    """A feed's titles, summaries and contents, opened as XML, where a stray element of XHTML would be alive."""
    items = tuple(
        replace(samples.FEED.items[0], body_html=clean_paragraphs(payload), guid=str(number),
                card=replace(samples.card(number), headline=payload, excerpt=payload))
        for number, payload in enumerate(payloads)
    )  # fmt: skip
    return THEME.render(replace(samples.FEED, items=items))


def raw(payload: str) -> bytes:
    """Nothing cleaned: what stands between it and the reader is the policy alone."""
    return b"<!doctype html><meta charset=utf-8><body>" + payload.encode("utf-8", "replace")


def _article(**changes: object) -> bytes:
    return THEME.render(replace(samples.ARTICLE, **changes))


DOORS: dict[str, Callable[[Sequence[str]], bytes]] = {
    "paste": paste, "import": imported, "comment": comment, "headline": headline, "caption": caption, "query": query,
    "feed": feed,
}  # fmt: skip
