"""`analyse`: the one way in which an index and a query take Arabic text apart.

Each word is given in three widths, so that a searcher can prefer what is nearest:

* ``folded``: as written, less what readers do not type (`warraq.arabic.normalise`), but for a few words that would
  fold to a far commoner one (ماء);
* ``stem``: one form for all inflections of a word (`warraq.arabic.stem`);
* ``root``: one form for words of one family, by their consonants (`warraq.arabic.root`).

Equal folded words have equal stems, and equal stems have equal roots.
"""

from __future__ import annotations

from collections.abc import Container
from typing import NamedTuple, cast

from warraq.arabic import letters as L
from warraq.arabic.folds import strip_marks
from warraq.arabic.lexicon import TOLD_BY_HAMZA
from warraq.arabic.normalise import fold
from warraq.arabic.root import root
from warraq.arabic.stem import stem
from warraq.arabic.tokens import KINDS, PATTERN, Kind

VERSION = 8
"""Raised whenever the same text would give other tokens: an index of another version is made anew."""

LONGEST = 80
"""Letters of a token; what is longer is no word that anyone looks for."""

_KEPT = 200_000
"""Word types remembered; a newspaper of 30,000 articles has about as many."""

_PIECES_KEPT = 50_000
"""The same of what stands between two spaces in texts that are marked."""

_TOLD_BY_HAMZA = frozenset(before + word for before in ("", "و", "ف", "ب", "ل", "ك") for word in TOLD_BY_HAMZA)
_AND_TO = frozenset(("وإلى", "وإلي"))

_ARABIC_TAGS = frozenset(("ar", "arb", "arz", "apc", "ajp", "ary", "aeb", "arq", "acm", "afb"))


class Token(NamedTuple):
    """A word of a text: ``source[start:end] == text``; `position` counts words from 0."""

    text: str
    start: int
    end: int
    position: int
    kind: Kind
    folded: str
    stem: str
    root: str


Widths = tuple[Kind, str, str, str]
"""Kind, folded, stem and root of a written word."""


def analyse(text: str, language: str = "ar") -> list[Token]:
    """The tokens of a text, in order.

    >>> [(token.folded, token.stem) for token in analyse("والمدينةُ للكُتّاب")]
    [('والمدينه', 'مدينه'), ('للكتاب', 'كتاب')]
    >>> [(token.folded, token.start, token.end) for token in analyse("أيلول/سبتمبر ٢٠١٤")]
    [('ايلول', 0, 5), ('سبتمبر', 6, 12), ('2014', 13, 17)]

    `language` is a BCP 47 tag. Only Arabic words are stemmed as Arabic; words of Kurdish, Persian, Turkish and other
    texts keep their form, and are folded by the widest fold, so that one index can hold all languages of a site.

    >>> [token.stem for token in analyse("وەزارەتی پەروەردە", "ckb")] == [
    ...     token.folded for token in analyse("وەزارەتی پەروەردە", "ckb")]
    True
    """
    known = _known_of(language)
    tokens: list[Token] = []
    new = tuple.__new__
    position = 0
    for match in PATTERN.finditer(text):
        word = match[0]
        widths = known.get(word)
        if widths is None:
            widths = known.learn(word, cast(str, match.lastgroup))
        kind, folded, stemmed, rooted = widths
        if folded:
            start, end = match.span()
            tokens.append(new(Token, (word, start, end, position, kind, folded, stemmed, rooted)))
            position += 1
    return tokens


def widths(text: str, language: str = "ar") -> tuple[list[Widths], list[int]]:
    """What an index needs of the same tokens, at two thirds of the cost: kind, folded, stem and root of each, and
    where each begins.

    >>> widths("في المكتبةِ")
    ([('word', 'في', 'في', 'في'), ('word', 'المكتبه', 'مكتبه', 'كتب')], [0, 3])
    """
    known = _known_of(language)
    found: list[Widths] = []
    starts: list[int] = []
    for match in PATTERN.finditer(text):
        each = known.get(match[0]) or known.learn(match[0], cast(str, match.lastgroup))
        if each[1]:
            found.append(each)
            starts.append(match.start())
    return found, starts


def spans(text: str, forms: Container[str], language: str = "ar") -> list[tuple[int, int, str]]:
    """Where the wanted words of a text begin and end, those whose folded word or stem is of `forms`, and their stems.
    For marking, where nothing is asked of the other words.

    >>> spans("في المكتبةِ", {"مكتبه"})
    [(3, 11, 'مكتبه')]
    """
    found: list[tuple[int, int, str]] = []
    at, pieces = 0, _pieces[_is_arabic(language)]
    for piece in text.split(" "):
        known = pieces.get(piece)
        for first, last, folded, stemmed in pieces.learn(piece) if known is None else known:
            if stemmed in forms or folded in forms:
                found.append((at + first, at + last, stemmed))
        at += len(piece) + 1
    return found


class _Pieces(dict[str, list[tuple[int, int, str, str]]]):
    """What stands between spaces in texts of one family of languages, as it was met: where each of its words begins
    and ends in it, its folded word and its stem. No word reaches over a space, and none asks what stands beyond one.
    Bounded: forgets all when full."""

    def __init__(self, language: str) -> None:
        self._language = language

    def learn(self, piece: str) -> list[tuple[int, int, str, str]]:
        if len(self) >= _PIECES_KEPT:
            self.clear()
        terms = [(each.start, each.end, each.folded, each.stem) for each in analyse(piece, self._language)]
        if len(piece) <= LONGEST:
            self[piece] = terms
        return terms


_pieces = {True: _Pieces("ar"), False: _Pieces("")}


class _Known(dict[str, Widths]):
    """Word types that were met, for one family of languages. Bounded: forgets all when full."""

    def __init__(self, arabic: bool) -> None:
        self._arabic = arabic

    def learn(self, word: str, group: str) -> Widths:
        if len(self) >= _KEPT:
            self.clear()
        kind = KINDS[group]
        folded = _folded(word, kind)
        if self._arabic and group in ("plain", "arabic"):
            folded = _told_apart(strip_marks(word), folded)
            stemmed = stem(folded)
            widths = kind, folded, stemmed, root(stemmed)
        else:
            widths = kind, folded, folded, folded
        self[word] = widths
        return widths


def _folded(word: str, kind: Kind) -> str:
    # A fold may open a ligature into several words; for an index they are one.
    folded = fold(word).replace(" ", "")
    if kind == "handle":
        folded = folded.lstrip("@")
    elif kind == "abbreviation":
        folded = folded.replace(".", "")
    elif kind == "number":
        folded = folded.replace(",", "").replace(L.COMMA, "")
    return folded[:LONGEST]


def _told_apart(written: str, folded: str) -> str:
    """The folded word, less folded where two common words would become one: ماء keeps its hamza, as ما is another word;
    وإلى leaves its و, as والي is a governor.

    >>> _told_apart("بماء", "بما"), _told_apart("بما", "بما"), _told_apart("وإلى", "والي"), _told_apart("والي", "والي")
    ('بماء', 'بما', 'الي', 'والي')
    """
    if written.endswith(L.HAMZA) and folded + L.HAMZA in _TOLD_BY_HAMZA:
        return folded + L.HAMZA
    return folded[1:] if written in _AND_TO else folded


_known = {True: _Known(arabic=True), False: _Known(arabic=False)}


def _known_of(language: str) -> _Known:
    return _known[_is_arabic(language)]


def _is_arabic(language: str) -> bool:
    return language[:3].rstrip("-_").lower() in _ARABIC_TAGS
