"""Which part of an article's text answers a query, known by its stored codes before any of the text is read.

A text's words lie in the index as one character each (`schema.py`), with a mark in the card where each sixteenth
begins. So the hits are found without taking the text apart, their places are known nearly, and only the sixty or eighty
words about the best of them are analysed: a result costs about the same from a long article as from a short one.
"""

from __future__ import annotations

from warraq.arabic.analysis import Token
from warraq.arabic.snippet import WIDTH, snippet, snippet_within
from warraq.search.card import STRIDE, Card
from warraq.search.schema import coded, places

_SLACK = 60
"""Characters by which a word may lie elsewhere than reckoned between two marks."""

_MOST_HITS = 2_000


class Marker:
    """Makes the snippets of one query's results."""

    def __init__(self, wanted: list[Token]) -> None:
        self._wanted = wanted
        self._codes = {coded([form]) for token in wanted for form in (token.folded, token.stem)}

    def snippet(self, card: Card, codes: str) -> str:
        """The best passage of a card's text, `codes` being those of its words, with what was wanted marked."""
        best = self._best(card.marks, codes)
        reach = WIDTH * 2 // 3
        first = best - WIDTH // 4 - _SLACK if best > reach + _SLACK else 0
        last = max(best, reach) + WIDTH + _SLACK
        start = card.text.rfind(" ", 0, first) + 1 if first > 0 else 0
        end = card.text.find(" ", last) if last < len(card.text) else -1
        end = len(card.text) if end < 0 else end
        shown = snippet_within(card.text, self._wanted, start, end, language=card.language)
        # Two stems share a character now and then: where the reckoning led astray, the whole text is read.
        return snippet(card.text, self._wanted, language=card.language) if start and "<mark>" not in shown else shown

    def _best(self, marks: list[int], codes: str) -> int:
        """About where the first hit of the richest passage stands; 0 where there is none."""
        if not marks:
            return 0
        ends = [*marks, 2 * marks[-1] - marks[-2] if len(marks) > 1 else STRIDE * 6]
        hits: list[tuple[int, str]] = []
        found = sorted((at, wanted) for wanted in self._codes for at in places(codes, wanted))
        for at, code in found[:_MOST_HITS]:
            mark, beyond = divmod(at, STRIDE)
            if mark >= len(marks):
                break
            hits.append((marks[mark] + (ends[mark + 1] - marks[mark]) * beyond // STRIDE, code))
        best, richest, last = 0, (0, 0), 0
        for number, (place, _) in enumerate(hits):
            while last < len(hits) and hits[last][0] <= place + WIDTH * 2 // 3 - 6:
                last += 1
            richness = (len({code for _, code in hits[number:last]}), last - number)
            if richness > richest:
                best, richest = place, richness
        return best
