"""The lines of a text that answer a query, with the words that did marked."""

from __future__ import annotations

from html import escape

from warraq.arabic.analysis import Token, analyse

WIDTH = 220
"""Characters shown of a text."""

_READ = 60_000
"""Characters of a text in which a passage is looked for."""


def snippet(text: str, wanted: list[Token], width: int = WIDTH) -> str:
    """Escaped HTML of the passage that holds most of the wanted words, each in `<mark>`.

    >>> (word,) = analyse("مدينة")
    >>> snippet("بيت < صغير في المدينة", [word])
    'بيت &lt; صغير في <mark>المدينة</mark>'
    """
    text = " ".join(text[:_READ].split())
    return snippet_within(text, wanted, 0, len(text), width)


def snippet_within(text: str, wanted: list[Token], first: int, last: int, width: int = WIDTH) -> str:
    """The same of a text with single spaces of which only `text[first:last]`, cut at words, is read: for whoever knows
    already where the answer stands.

    >>> (word,) = analyse("مدينة")
    >>> snippet_within("بيت صغير في المدينة الكبيرة", [word], 9, 19)
    '…في <mark>المدينة</mark>…'
    """
    part = text[first:last]
    forms = {form for term in wanted for form in (term.folded, term.stem)}
    all_terms = analyse(part)
    hits = [term for term in all_terms if term.folded in forms or term.stem in forms]
    start = _start(hits, all_terms, first, width)
    end = _end(all_terms, part, last == len(text), start, width)
    shown = [term for term in hits if start <= term.start and term.end <= end]
    pieces, done = ["…" if first + start else ""], start
    for term in shown:
        pieces += escape(part[done : term.start]), "<mark>", escape(part[term.start : term.end]), "</mark>"
        done = term.end
    pieces += escape(part[done:end]), "…" if first + end < len(text) else ""
    return "".join(pieces)


def _start(hits: list[Token], all_terms: list[Token], before: int, width: int) -> int:
    """Where the richest passage begins: a few words before the first of its hits; `before` what is not read."""
    reach = width * 2 // 3
    best, richest, last = 0, (0, 0), 0
    for first, hit in enumerate(hits):
        while last < len(hits) and hits[last].end <= hit.start + reach:
            last += 1
        richness = (len({term.stem for term in hits[first:last]}), last - first)
        if richness > richest:
            best, richest = hit.start, richness
    if before + best <= reach or not hits:
        return 0
    return next(term.start for term in all_terms if term.start >= best - width // 4)


def _end(all_terms: list[Token], part: str, whole: bool, start: int, width: int) -> int:
    if whole and len(part) <= start + width:
        return len(part)
    ends = [term.end for term in all_terms if start < term.end <= start + width]
    return ends[-1] if ends else min(start + width, len(part))
