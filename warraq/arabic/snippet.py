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
    forms = {form for term in wanted for form in (term.folded, term.stem)}
    all_terms = analyse(text)
    hits = [term for term in all_terms if term.folded in forms or term.stem in forms]
    start = _start(hits, all_terms, width)
    end = _end(all_terms, len(text), start, width)
    shown = [term for term in hits if start <= term.start and term.end <= end]
    pieces, done = ["…" if start else ""], start
    for term in shown:
        pieces += escape(text[done : term.start]), "<mark>", escape(text[term.start : term.end]), "</mark>"
        done = term.end
    pieces += escape(text[done:end]), "…" if end < len(text) else ""
    return "".join(pieces)


def _start(hits: list[Token], all_terms: list[Token], width: int) -> int:
    """Where the richest passage begins: a few words before the first of its hits."""
    reach = width * 2 // 3
    best, richest, last = 0, (0, 0), 0
    for first, hit in enumerate(hits):
        while last < len(hits) and hits[last].end <= hit.start + reach:
            last += 1
        richness = (len({term.stem for term in hits[first:last]}), last - first)
        if richness > richest:
            best, richest = hit.start, richness
    if best <= reach:
        return 0
    return next(term.start for term in all_terms if term.start >= best - width // 4)


def _end(all_terms: list[Token], length: int, start: int, width: int) -> int:
    if length <= start + width:
        return length
    ends = [term.end for term in all_terms if start < term.end <= start + width]
    return ends[-1] if ends else start + width
