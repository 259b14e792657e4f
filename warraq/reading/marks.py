"""Marks: by what an article is known as near to another. Its section, its tags, its bylines, and the telling words of
its headline, in one set, so that what two articles have in common is one intersection.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

from warraq.arabic.normalise import fold
from warraq.arabic.tokens import words

if TYPE_CHECKING:
    from warraq.reading.catalogue import Entry, List

Mark: TypeAlias = int | str
"""A word, or a number for a section, a tag or a byline."""

MOST = 8_000
"""Articles whose marks are kept in memory."""
BITS = 1021
"""Bits of a sign. A prime, for marks that are numbers have four kinds."""
_POWERS = [1 << bit for bit in range(BITS)]
SHORT = 3
"""Words of up to so many letters (في، على) say nothing of what a headline is about."""
_KINDS = {"own": 0, "tag": 1, "byline": 2}  # `marks_of` has them too


class Marks(dict[int, int]):
    """The signs of articles by id, made when they are first asked for. Bounded: forgets all when full.

    An article's *sign* has a bit for each of its marks. Where two signs have no bit in common the articles have nothing
    in common; a common bit may be two marks that fell together.
    """

    def __init__(self, entries: Mapping[int, Entry]) -> None:
        super().__init__()
        self._entries = entries
        self._marks: dict[int, frozenset[Mark]] = {}

    def __missing__(self, number: int) -> int:
        if len(self) >= MOST:
            self.clear()
            self._marks.clear()
        found = self[number] = sign_of(self.of(number))
        return found

    def of(self, number: int) -> frozenset[Mark]:
        """The marks themselves."""
        found = self._marks.get(number)
        if found is None:
            found = self._marks[number] = marks_of(self._entries[number])
        return found

    def forget(self, number: int) -> None:
        self.pop(number, None)
        self._marks.pop(number, None)

    def instead(self, entries: Mapping[int, Entry]) -> Marks:
        """The same, but for these articles as they were."""
        return _Instead(entries, self)


class _Instead(Marks):
    def __init__(self, entries: Mapping[int, Entry], others: Marks) -> None:
        super().__init__(entries)
        self._others = others

    def __missing__(self, number: int) -> int:
        return super().__missing__(number) if number in self._entries else self._others[number]

    def of(self, number: int) -> frozenset[Mark]:
        return super().of(number) if number in self._entries else self._others.of(number)


def bit_of(mark: Mark) -> int:
    return _POWERS[hash(mark) % BITS]


def sign_of(marks: Iterable[Mark]) -> int:
    sign = 0
    for mark in marks:
        sign |= _POWERS[hash(mark) % BITS]
    return sign


def marks_of(entry: Entry) -> frozenset[Mark]:
    own = [4 * number for number in entry.sections[:1]]
    tags, bylines = [4 * number + 1 for number in entry.tags], [4 * number + 2 for number in entry.bylines]
    return telling(entry.title).union(own, tags, bylines)


def pools_of(entry: Entry) -> list[List]:
    """The lists that bring an article near to others: of its section, its tags, its bylines."""
    own = [("own", number) for number in entry.sections[:1]]
    return own + [("tag", number) for number in entry.tags] + [("byline", number) for number in entry.bylines]


def mark_of(pool: List) -> int:
    """What all articles of such a list, and no others, are marked by."""
    kind, number = pool
    return 4 * number + _KINDS[kind]


@lru_cache(maxsize=100)
def telling(headline: str) -> frozenset[Mark]:
    """The telling words of a headline, folded, without the article."""
    return frozenset(chain.from_iterable(map(_telling, headline.split(" "))))


@lru_cache(maxsize=20_000)
def _telling(piece: str) -> tuple[str, ...]:
    """The same of what stands between two spaces: no word reaches over a space, and headlines share theirs."""
    folded = (word.text.removeprefix("ال") for word in words(fold(piece)))
    return tuple(word for word in folded if len(word) > SHORT)
