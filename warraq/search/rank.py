"""The second look: how near each other the words of a query stand in the articles that were found first.

BM25 adds up words wherever they stand. Of its first sixty articles, those are put before that hold the words close
together, and neighbours of the query as neighbours. Weights were fitted on half of the development questions and held
on the other half (`benchmarks/search.py`).
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from dataclasses import dataclass

import tantivy

from warraq.arabic.analysis import Token
from warraq.search.schema import GAP, coded, codes_of

LOOKED_AT = 60
_GAPS = re.compile(re.escape(GAP))
_WINDOW = 12
"""Words that a reader takes in at a glance."""
_CLOSE, _NEIGHBOURS = 1.0, 1.0
"""What nearness counts where something is asked; where a thing is named, as in a headline, it counts half of that."""
_NAMED = 0.5
_EARLY, _HALFWAY = 3.5, 30
"""What an early place counts; a word after so many others counts half of what the first one does."""
_HELD = 1.0
"""What it counts that a word is held at all, in a query that asks nothing."""
_APART = 4
_LESS = 0.6
"""What neighbours count that have a word or two between them."""
_NEW = 0.05
_HALF_LIFE = 365.0
"""Days after which an article's newness counts half; it never counts more than a hair."""


Hit = tuple[float, tantivy.DocAddress]


@dataclass(frozen=True)
class Ranked:
    """A place in the index, with its score."""

    score: float
    place: tantivy.DocAddress


def rerank(searcher: tantivy.Searcher, hits: list[Hit], tokens: list[Token], *, question: bool = False) -> list[Ranked]:
    """The hits in their final order, for a query that is a question or not."""
    if not hits:
        return []
    words = [coded([token.stem]) for token in tokens]
    weights = {word: _rareness(searcher, token.stem) for word, token in zip(words, tokens, strict=True)}
    whole = sum(weights.values()) or 1.0
    pairs = {(a, b): (weights[a] + weights[b]) / 2 for a, b in zip(words, words[1:], strict=False) if a != b}
    all_pairs = sum(pairs.values()) or 1.0
    anywhere = re.compile(f"[{''.join(map(re.escape, weights))}]") if weights else None
    days = [int(day or 0) for day in searcher.fast_field_values("day", [place for _, place in hits])]
    newest = max(days)
    ranked = []
    for (score, place), day in zip(hits, days, strict=True):
        total = score / whole + _NEW * 2 ** ((day - newest) / _HALF_LIFE)
        if anywhere is not None:
            text = codes_of(searcher.doc(place))
            found = [(match.start(), match[0]) for match in anywhere.finditer(text)]
            near = _CLOSE * _closest(found, weights) / whole + _NEIGHBOURS * _kept_together(found, pairs) / all_pairs
            total += near if question else _NAMED * near
            if not question:
                total += _first_places(found, text, weights) / whole
        ranked.append(Ranked(total, place))
    return sorted(ranked, key=lambda each: -each.score)


def _rareness(searcher: tantivy.Searcher, stem: str) -> float:
    """BM25's weight of a word: the fewer articles hold it, the more it says."""
    count, every = searcher.doc_freq("stems", stem), searcher.num_docs
    return math.log(1 + (max(every - count, 0) + 0.5) / (count + 0.5))


def _closest(found: list[tuple[int, str]], weights: dict[str, float]) -> float:
    """The weight of all different words that some window holds, at its best."""
    best = here = 0.0
    held: dict[str, int] = {}
    first = 0
    for place, word in found:
        if not held.get(word):
            here += weights[word]
        held[word] = held.get(word, 0) + 1
        while found[first][0] < place - _WINDOW:
            gone = found[first][1]
            held[gone] -= 1
            if not held[gone]:
                here -= weights[gone]
            first += 1
        best = max(best, here)
    return best


def _first_places(found: list[tuple[int, str]], text: str, weights: dict[str, float]) -> float:
    """The weight of all words, each the more the earlier it stands in the article, or in its part of it."""
    starts = [0, *(match.end() for match in _GAPS.finditer(text))]
    first: dict[str, int] = {}
    for place, word in found:
        here = place - starts[bisect_right(starts, place) - 1]
        first[word] = min(first.get(word, here), here)
    return sum(weights[word] * (_HELD + _EARLY / (1 + place / _HALFWAY)) for word, place in first.items())


def _kept_together(found: list[tuple[int, str]], pairs: dict[tuple[str, str], float]) -> float:
    """The weight of all neighbours in the query that are neighbours here too, or nearly."""
    got: dict[tuple[str, str], float] = {}
    for number, (place, word) in enumerate(found):
        for other, following in found[number + 1 : number + 4]:
            if other - place > _APART:
                break
            pair = word, following
            if pair in pairs:
                got[pair] = max(got.get(pair, 0.0), pairs[pair] * (1.0 if other - place == 1 else _LESS))
    return sum(got.values())
