"""The lines of a text that answer a query, with the words that did marked."""

from __future__ import annotations

from html import escape

from warraq.arabic import letters as L
from warraq.arabic.analysis import Token, spans

WIDTH = 220
"""Characters shown of a text."""

_POINTS = " .,:;-" + L.COMMA + L.SEMICOLON + L.EN_DASH
"""What no passage ends with before «…»."""

_READ = 60_000
"""Characters of a text in which a passage is looked for."""


def snippet(text: str, wanted: list[Token], width: int = WIDTH, language: str = "ar") -> str:
    """Escaped HTML of the passage that holds most of the wanted words, each in `<mark>`. `language` is the text's.

    >>> from warraq.arabic import analyse
    >>> (word,) = analyse("مدينة")
    >>> snippet("بيت < صغير في المدينة", [word])
    'بيت &lt; صغير في <mark>المدينة</mark>'
    """
    text = " ".join(text[:_READ].split())
    return snippet_within(text, wanted, 0, len(text), width=width, language=language)


def snippet_within(
    text: str, wanted: list[Token], first: int, last: int, *, width: int = WIDTH, language: str = "ar"
) -> str:
    """The same of a text with single spaces of which only `text[first:last]`, cut at words, is read: for whoever knows
    already where the answer stands.

    >>> from warraq.arabic import analyse
    >>> (word,) = analyse("مدينة")
    >>> snippet_within("بيت صغير في المدينة الكبيرة", [word], 9, 19)
    '…في <mark>المدينة</mark>…'
    """
    part = text[first:last]
    hits = spans(part, {form for term in wanted for form in (term.folded, term.stem)}, language)
    start = _start(hits, part, first, width)
    end = _end(part, start, width)
    pieces, done = ["…" if first + start else ""], start
    for begins, ends, _ in hits:
        if start <= begins and ends <= end:
            pieces += escape(part[done:begins]), "<mark>", escape(part[begins:ends]), "</mark>"
            done = ends
    pieces += escape(part[done:end]), "…" if first + end < len(text) else ""
    return "".join(pieces)


def _start(hits: list[tuple[int, int, str]], part: str, before: int, width: int) -> int:
    """Where the richest passage begins: a few words before the first of its hits; `before` what is not read."""
    reach = width * 2 // 3
    best, richest, last = 0, (0, 0), 0
    for first, (begins, _, _) in enumerate(hits):
        while last < len(hits) and hits[last][1] <= begins + reach:
            last += 1
        richness = (len({stem for _, _, stem in hits[first:last]}), last - first)
        if richness > richest:
            best, richest = begins, richness
    if before + best <= reach or not hits:
        return 0
    return part.find(" ", max(0, best - width // 4 - 1), best) + 1 or best


def _end(part: str, start: int, width: int) -> int:
    if len(part) <= start + width:
        return len(part)
    end = part.rfind(" ", start + 1, start + width + 1)
    return start + len(part[start:end].rstrip(_POINTS)) if end > 0 else start + width
