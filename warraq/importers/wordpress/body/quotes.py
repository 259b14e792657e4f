"""Quotations, and who said them."""

from __future__ import annotations

import re
from html import unescape

from lxml import etree

from warraq.importers.wordpress.body.context import Context
from warraq.importers.wordpress.body.flow import Flow
from warraq.importers.wordpress.body.parse import text_of
from warraq.importers.wordpress.body.walk import walk

_QUOTED_BY = re.compile(r"^\s*[—–―‒-]{1,3}\s*(?=\S)")


def quote(node: etree._Element, flow: Flow, context: Context, *, pull: bool) -> None:
    """A quotation; who said it is its `cite`, or its last paragraph if that begins with a dash. Pictures, lists and
    other blocks within it part it."""
    said_by = ""
    for cite in [*node.iter("cite", "footer")]:
        if cite is node:
            continue
        said_by = " ".join(text_of(cite).split()) or said_by
        cite.text, tail = None, cite.tail
        for child in list(cite):
            cite.remove(child)
        cite.tail = tail
    inner = Flow()
    walk(node, inner, context)
    flow.paragraph()
    blocks = inner.done()
    last = max((place for place, block in enumerate(blocks) if block["type"] == "text"), default=-1)
    for place, block in enumerate(blocks):
        if block["type"] != "text":
            flow.extend([block])
            continue
        text, by = (block["value"], said_by) if said_by or place != last else _signed(block["value"])
        flow.emit("quote", {"text": text, "attribution": by[:300] if place == last else "", "pull": pull})


def _signed(html: str) -> tuple[str, str]:
    """Paragraphs without the last one, if that is a signature, and the signature.

    >>> _signed("<p>أ</p><p>— فلان</p>")
    ('<p>أ</p>', 'فلان')
    """
    before, _, last = html.rpartition("<p>")
    text = re.sub(r"<[^<>]*>", "", last)
    if not before or len(text) > 120 or not _QUOTED_BY.match(text):
        return html, ""
    return before, unescape(_QUOTED_BY.sub("", text)).strip()
