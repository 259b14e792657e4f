"""Very large or deeply nested HTML, which costs a parser the square of its nesting.

A browser's algorithm walks its stack of open elements at every tag: 200,000 nested `<div>` (1 MB) take it four
minutes. Up to `MOST_TAGS` the worst is a quarter of a second. A longer document must be strictly nested and shallow,
as a writing program makes it; any other is cleaned in pieces, each small, and the pieces are joined: clean pieces
joined are clean.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

MOST_TAGS = 6_000
_PIECE = 2_000
_SHALLOW = 60
_VOID = frozenset({"br", "hr", "img", "col", "wbr", "input", "link", "meta", "area", "base", "source", "track"})
_OPENING = re.compile(r"<[a-zA-Z]")
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/<>]*)[^<>]*>")
# In these a parser does not see the tags it meets, so that a closing tag would only look like one.
_BLIND = re.compile(
    r"(?i)<(?:[!?]|/[^a-z]|(?:script|style|textarea|title|xmp|iframe|no\w+|plaintext|select|template)\b)"
)


def pieces(html: str) -> Iterator[str]:
    """`html` whole, or in pieces that a parser handles in linear time.

    >>> list(pieces("<p>واحد</p>"))
    ['<p>واحد</p>']
    """
    if html.count("<") <= MOST_TAGS or _is_strict(html):
        yield html
        return
    start = 0
    for number, tag in enumerate(_OPENING.finditer(html), 1):
        if number % _PIECE == 0:
            yield html[start : tag.start()]
            start = tag.start()
    yield html[start:]


def depth(html: str) -> int:
    """How deeply elements are nested in clean HTML.

    >>> depth("<p>أ<b>ب<br></b></p>")
    2
    """
    deepest = level = 0
    for closing, name in _TAG.findall(html):
        if closing:
            level -= 1
        elif name not in _VOID:
            level += 1
            deepest = max(deepest, level)
    return deepest


def _is_strict(html: str) -> bool:
    """Whether every element is closed by its own tag, in order, and the nesting is shallow."""
    if _BLIND.search(html) or html.count("<") != sum(1 for _ in _TAG.finditer(html)):
        return False
    open_tags: list[str] = []
    for closing, name in _TAG.findall(html.lower()):
        if name in _VOID:
            continue
        if not closing:
            open_tags.append(name)
            if len(open_tags) > _SHALLOW:
                return False
        elif not open_tags or open_tags.pop() != name:
            return False
    return not open_tags
