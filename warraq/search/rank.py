"""The second look: how near each other the words of a query stand in the articles that were found first.

BM25 adds up words wherever they stand. Of the articles that are first by it, those are put before that hold the words
close together, and neighbours of the query as neighbours. Weights were fitted on half of the development questions and
held on the other half (`benchmarks/search.py`).
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from dataclasses import dataclass

import tantivy

from warraq.arabic.analysis import Token, analyse
from warraq.search.families import relatives
from warraq.search.functional import LINKING
from warraq.search.schema import GAP, coded, codes_of, places

LOOKED_AT = 32
"""Articles that are looked at again. Of fifty no better ones come up."""
FEW = 3
"""Words of a query that an article must all hold, if one does; more make a question or a headline."""
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
_RELATIVE = 0.7
"""What a word of the same family (`families.py`) counts where the word itself is missing."""
_TO_THE_LETTER, _LISTED = 0.9, 3.0
"""Nearness from which on a text holds a headline as it is, and what is taken off where it is but a list of such."""
_LINKED = 0.03
"""Linking words of all running text, a word."""
_APART = 4
_LESS = 0.6
"""What neighbours count that have a word or two between them."""
_NEW = 0.05
_HALF_LIFE = 365.0
"""Days after which an article's newness counts half; it never counts more than a hair."""

_LINKS = re.compile("[" + "".join({re.escape(coded([each.stem])) for each in analyse(LINKING)}) + "]")

Hit = tuple[float, tantivy.DocAddress]
Weights = dict[str, float]
"""Of each word of a query, as its code."""


@dataclass(frozen=True)
class Ranked:
    """A place in the index, with its score and what it is the sum of."""

    score: float
    place: tantivy.DocAddress
    parts: dict[str, float]


def rerank(searcher: tantivy.Searcher, hits: list[Hit], tokens: list[Token], *, question: bool = False) -> list[Ranked]:
    """The hits in their final order, for a query that is a question or not."""
    if not hits:
        return []
    words = [coded([token.stem]) for token in tokens]
    weights = {word: _rareness(searcher, token.stem) for word, token in zip(words, tokens, strict=True)}
    families = {word: relatives(token.root) for word, token in zip(words, tokens, strict=True)}
    whole = sum(weights.values()) or 1.0
    pairs = {(a, b): (weights[a] + weights[b]) / 2 for a, b in zip(words, words[1:], strict=False) if a != b}
    all_pairs = sum(pairs.values()) or 1.0
    days = [int(day or 0) for day in searcher.fast_field_values("day", [place for _, place in hits])]
    newest = max(days)
    named = len(words) > FEW
    ranked = []
    for (score, place), day in zip(hits, days, strict=True):
        parts = {"words": score / whole, "newness": _NEW * 2 ** ((day - newest) / _HALF_LIFE)}
        text = codes_of(searcher.doc(place))
        found, here = _found(text, weights, families)
        near = _CLOSE * _closest(found, here) / whole + _NEIGHBOURS * _kept_together(found, here, pairs) / all_pairs
        parts["nearness"] = near if question else _NAMED * near
        if not question:
            parts["early words"] = _first_places(found, text, here) / whole
            if named and near > _TO_THE_LETTER * (_CLOSE + _NEIGHBOURS) and not _heads(text, weights):
                parts["a list of headlines"] = -_LISTED * (1 - _prose(text))
        ranked.append(Ranked(sum(parts.values()), place, parts))
    return sorted(ranked, key=lambda each: -each.score)


def _rareness(searcher: tantivy.Searcher, stem: str) -> float:
    """BM25's weight of a word: the fewer articles hold it, the more it says."""
    count, every = searcher.doc_freq("stems", stem), searcher.num_docs
    return math.log(1 + (max(every - count, 0) + 0.5) / (count + 0.5))


def _found(text: str, weights: Weights, families: dict[str, str]) -> tuple[list[tuple[int, str]], Weights]:
    """Where which words of a query stand in an article's codes, in order, and what each of them weighs there.

    A word that is missing is looked for among its family."""
    found: list[tuple[int, str]] = []
    here: Weights = {}
    for word, weight in weights.items():
        at = text.find(word)
        if at >= 0:
            here[word] = weight
            while at >= 0:
                found.append((at, word))
                at = text.find(word, at + 1)
        elif family := [code for code in families[word] if code in text]:
            here[word] = weight * _RELATIVE
            found += [(at, word) for code in family for at in places(text, code)]
    found.sort()
    return found, here


def _closest(found: list[tuple[int, str]], weights: Weights) -> float:
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


def _first_places(found: list[tuple[int, str]], text: str, weights: Weights) -> float:
    """The weight of all words, each the more the earlier it stands in the article, or in its part of it."""
    starts = [0, *(match.end() for match in _GAPS.finditer(text))]
    first: dict[str, int] = {}
    for place, word in found:
        here = place - starts[bisect_right(starts, place) - 1]
        first[word] = min(first.get(word, here), here)
    return sum(weights[word] * (_HELD + _EARLY / (1 + place / _HALFWAY)) for word, place in first.items())


def _kept_together(found: list[tuple[int, str]], weights: Weights, pairs: dict[tuple[str, str], float]) -> float:
    """The weight of all neighbours in the query that are neighbours here too, or nearly."""
    got: dict[tuple[str, str], float] = {}
    for number, (place, word) in enumerate(found):
        for other, following in found[number + 1 : number + 4]:
            if other - place > _APART:
                break
            pair = word, following
            if pair in pairs:
                value = (weights[word] + weights[following]) / 2 * (1.0 if other - place == 1 else _LESS)
                got[pair] = max(got.get(pair, 0.0), value)
    return sum(got.values())


def _heads(text: str, weights: Weights) -> bool:
    """Whether an article's own headline says what is looked for, by half at least."""
    held = set(text[: text.find(GAP)])
    return 2 * sum(weight for word, weight in weights.items() if word in held) >= sum(weights.values())


def _prose(text: str) -> float:
    """How sure it is that an article is running text: 1 where linking words are as many as in all that is."""
    words = len(text) - text.count("\0")
    return min(1.0, (1 + len(_LINKS.findall(text))) / (1 + _LINKED * words))
