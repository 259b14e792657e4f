"""Words one slip of the finger away: for a word of a query that no article holds, beside others that some do."""

from __future__ import annotations

from collections.abc import Iterator

import tantivy

from warraq.arabic import letters as L

_LETTERS = L.ARABIC_ALPHABET
_SHORTEST = 4
_LONGEST = 20
MOST = 3


def near(searcher: tantivy.Searcher, word: str) -> list[str]:
    """The commonest words of the index that are one letter changed, added, left out or swapped from a folded word."""
    if not _SHORTEST <= len(word) <= _LONGEST or word[0] not in _LETTERS:
        return []
    frequency = searcher.doc_freq
    found = [(count, other) for other in set(_slips(word)) if (count := frequency("words", other))]
    return [other for _, other in sorted(found, reverse=True)[:MOST]]


def _slips(word: str) -> Iterator[str]:
    for at in range(len(word) + 1):
        head, tail = word[:at], word[at:]
        for letter in _LETTERS:
            yield head + letter + tail
        if tail:
            yield head + tail[1:]
            for letter in _LETTERS:
                yield head + letter + tail[1:]
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
