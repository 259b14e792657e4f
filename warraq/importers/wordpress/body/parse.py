"""A piece of an old article's HTML → elements."""

from __future__ import annotations

import re

from lxml import etree

MAX_DEPTH = 200
"""The parser gives up on documents nested deeper than 256 elements, and loses all that follows."""

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*+)[^<>]*+>")
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}
)
# Tags that a parser closes by itself when the next of them opens: they do not nest.
_CLOSED = frozenset({"p", "li", "td", "th", "tr", "dt", "dd", "option"})
_WRAPPER = re.compile(
    r"</?(?:div|span|font|center|section|article|b|i|strong|em|u|blockquote|ul|ol|big|small)\b[^<>]*+>", re.IGNORECASE
)
_ANY = re.compile(r"</?[a-zA-Z][^<>]*+>")


def fragment(html: str) -> tuple[etree._Element, bool]:
    """The elements of `html` under one `body`, and whether nesting beyond sense had to be flattened."""
    flattened = False
    if html.count("<") > MAX_DEPTH and _depth(html) > MAX_DEPTH:
        flattened = True
        html = _WRAPPER.sub(" ", html)
        if _depth(html) > MAX_DEPTH:
            html = _ANY.sub(" ", html)
    # The markers of body keep leading text, comments and head elements where they stand.
    data = f"<html><body><wq-start></wq-start>{html}".encode("utf-8", "replace")
    root = etree.fromstring(data, _parser())
    body = root.find("body")
    if body is None:
        body = etree.Element("body")
    start = body.find("wq-start")
    if start is not None:
        if start.tail:
            body.text = start.tail
        body.remove(start)
    return body, flattened


def text_of(node: etree._Element) -> str:
    """All text within an element, that of comments left out."""
    return "".join(map(str, node.itertext()))


def _parser() -> etree.HTMLParser:
    return etree.HTMLParser(encoding="utf-8", no_network=True, remove_pis=True, huge_tree=False)


def _depth(html: str) -> int:
    """The most elements that may be open at once."""
    deepest = level = 0
    for closing, written in _TAG.findall(html):
        name = written.lower()
        if name in _VOID or name in _CLOSED:
            continue
        level = max(0, level - 1) if closing else level + 1
        deepest = max(deepest, level)
    return deepest
