"""Quotations, and who said them."""

from __future__ import annotations

import re
from html import unescape

from lxml import etree

from warraq.importers.wordpress.body.context import Context
from warraq.importers.wordpress.body.flow import Flow
from warraq.importers.wordpress.body.parse import text_of
from warraq.importers.wordpress.body.walk import walk

LONGEST_ATTRIBUTION = 300
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
        fits = place == last and len(by) <= LONGEST_ATTRIBUTION
        flow.emit("quote", {"text": text, "attribution": by if fits else "", "pull": pull})
    if said_by and (last < 0 or len(said_by) > LONGEST_ATTRIBUTION):
        # A quotation of nothing but a list or a picture, or a signature that is a text of its own.
        flow.text(f"— {said_by}")
        flow.paragraph()


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
