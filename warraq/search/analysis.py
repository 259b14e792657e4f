"""The one way in which index and queries take words apart.

Each word stands in the index twice at the same place: folded as it is written, and without the particles and the
article that Arabic joins to a noun, so that «المدينة», «بالمدينة» and «مدينة» meet. The written form counts more.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from warraq.arabic.normalise import fold
from warraq.arabic.tokens import words

VERSION = 1
"""Raised whenever the same text would give other terms: an index of another version is made anew."""

LONGEST_TERM = 80
"""Letters of a term; what is longer is no word that anyone looks for."""

# Longest first. A stem of two letters or fewer would meet everything.
_PREFIXES = (
    ("وال", 3), ("بال", 3), ("فال", 3), ("كال", 3), ("لل", 3), ("ال", 3), ("و", 4),
)  # fmt: skip


class Term(NamedTuple):
    """A word of a text: `exact` folded, `light` without what is joined before it (often the same)."""

    exact: str
    light: str
    start: int
    end: int


def terms(text: str) -> Iterator[Term]:
    """The words of a text with their places in it.

    >>> [(term.exact, term.light) for term in terms("والمدينةُ للكُتّاب")]
    [('والمدينه', 'مدينه'), ('للكتاب', 'كتاب')]
    """
    for word in words(text):
        exact = _folded(word.text)
        if exact:
            yield Term(exact, light(exact), word.start, word.end)


@lru_cache(maxsize=65_536)
def _folded(word: str) -> str:
    # A fold may open a ligature into several words; for an index they are one.
    return fold(word).replace(" ", "").strip("@")[:LONGEST_TERM]


@lru_cache(maxsize=65_536)
def light(word: str) -> str:
    """A folded word without the article and the particles joined before it.

    >>> light("بالمدينه"), light("المدينه"), light("ولد"), light("الف")
    ('مدينه', 'مدينه', 'ولد', 'الف')
    """
    for prefix, shortest in _PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) >= shortest:
            return word[len(prefix) :]
    return word
