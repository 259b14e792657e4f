"""The fields of the index, and an article in them.

=========  ===========================================================================================
words      every word of the article, folded, in its order: for the exact form, and for phrases
stems      the stem of every word, and its root with ``~`` before it, of all parts
top        stems of headline, standfirst, section, tags and bylines: what an article says it is about
section    filters: the whole name, folded
tag
byline
in_section the names as printed, and the year: to count answers by them
in_tag
in_byline
year
day        days since 1970-01-01: for filters by time, and for a mild preference for the new
address    names the article
codes      the stem of every word as one character, in order: to see how near the words of a query stand
card       what its result shows, packed (`card.py`)
=========  ===========================================================================================

Words are handed over joined by spaces, which the index's own tokenizer cuts again: that is several times cheaper than
handing over each word as an object.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

import tantivy

from warraq.arabic.analysis import widths
from warraq.arabic.normalise import fold
from warraq.search.card import Card, pack, unpack
from warraq.search.documents import Document

FORMAT = 6
"""Raised when the fields change."""

SPACED = "spaced"
_GAP = " \u00b6" * 3 + " "
"""Stands between the parts of an article, so that no phrase runs from one into the next."""

GAP = "\u0000" * 60
"""The same among the codes."""
_FIRST_CODE, _CODES = 0x100, 0xD000
"""Characters below the surrogates, which UTF-16 writes in two bytes."""

_EPOCH = date(1970, 1, 1).toordinal()


def schema() -> tantivy.Schema:
    """The fields, as Tantivy wants them."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("words", tokenizer_name=SPACED)
    builder.add_text_field("stems", tokenizer_name=SPACED, index_option="freq")
    builder.add_text_field("top", tokenizer_name=SPACED, index_option="freq")
    for name in ("section", "tag", "byline"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in ("in_section", "in_tag", "in_byline"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    builder.add_integer_field("year", fast=True)
    builder.add_integer_field("day", indexed=True, fast=True)
    builder.add_text_field("address", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_bytes_field("codes", stored=True)
    builder.add_bytes_field("card", stored=True)
    return builder.build()


def prepare(index: tantivy.Index) -> tantivy.Index:
    """An index that knows how its words are parted."""
    index.register_tokenizer(SPACED, tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build())
    return index


class Parts(NamedTuple):
    """An article taken apart: nothing but texts and numbers, which one process can send to another."""

    address: str
    words: str
    stems: str
    top: str
    section: str
    in_section: str
    tags: list[str]
    in_tags: list[str]
    bylines: list[str]
    in_bylines: list[str]
    year: int
    day: int
    codes: bytes
    card: bytes


def take_apart(document: Document) -> Parts:
    """All that the index must know of an article. This is where the time goes: it can be done in any process."""
    labels = "\n".join((document.section, *document.tags, *document.bylines))
    standfirst, body = (" ".join(text.split()) for text in (document.standfirst, document.body))
    texts = (document.headline, standfirst, labels, body)
    parts = [widths(text, document.language) for text in texts]
    before = len(standfirst) + 1 if standfirst else 0
    starts = parts[1][1] + [before + start for start in parts[3][1]]
    folded = [" ".join([folded for _, folded, _, _ in found]) for found, _ in parts]
    stems = [[stem for _, _, stem, _ in found] for found, _ in parts]
    roots = ["~" + root for found, _ in parts for _, _, _, root in found]
    tags, bylines = (list(dict.fromkeys(filter(None, names))) for names in (document.tags, document.bylines))
    return Parts(
        address=document.address,
        words=_GAP.join(folded),
        stems=" ".join([*chain.from_iterable(stems), *roots]),
        top=" ".join(chain.from_iterable(stems[:3])),
        section=fold(document.section),
        in_section=document.section,
        tags=list(map(fold, tags)),
        in_tags=tags,
        bylines=list(map(fold, bylines)),
        in_bylines=bylines,
        year=int(document.published.iso[:4]),
        day=day_of(document.published.iso),
        codes=GAP.join(map(coded, stems)).encode("utf-16-le"),
        card=pack(document, f"{standfirst} {body}".strip(), starts),
    )


def entry(parts: Parts) -> tantivy.Document:
    """An article as the index keeps it."""
    made = tantivy.Document()
    for name in ("address", "words", "stems", "top", "section", "in_section"):
        if text := getattr(parts, name):
            made.add_text(name, text)
    several = {"tag": parts.tags, "in_tag": parts.in_tags, "byline": parts.bylines, "in_byline": parts.in_bylines}
    for name, values in several.items():
        for value in values:
            made.add_text(name, value)
    made.add_integer("year", parts.year)
    made.add_integer("day", parts.day)
    made.add_bytes("codes", parts.codes)
    made.add_bytes("card", parts.card)
    return made


def codes_of(stored: tantivy.Document) -> str:
    """The codes of all words of an article that was found."""
    return bytes(stored.get_first("codes") or b"").decode("utf-16-le")


def text_codes_of(stored: tantivy.Document) -> str:
    """The codes of the words of its card's text: standfirst and body."""
    _, standfirst, _, body = codes_of(stored).split(GAP)
    return standfirst + body


def coded(stems: Sequence[str]) -> str:
    """Each stem as one character, by its hash: two bytes a word, and found by Python's fastest loops.

    Two stems in fifty thousand share a character; that moves a rank by a hair now and then, and nothing else.

    >>> coded(["مدينه", "كتاب"])[1] == coded(["كتاب"])
    True
    """
    return "".join([_code(stem) for stem in stems])


def places(text: str, code: str) -> list[int]:
    """Where a code stands in a text of codes, in order.

    Regular expressions find many at once, but making one for each query costs more than all of its searching.

    >>> places("abcab", "b")
    [1, 4]
    """
    found = []
    at = text.find(code)
    while at >= 0:
        found.append(at)
        at = text.find(code, at + 1)
    return found


@lru_cache(maxsize=262_144)
def _code(stem: str) -> str:
    return chr(_FIRST_CODE + zlib.crc32(stem.encode("utf-8", "replace")) % _CODES)


def card_of(stored: tantivy.Document) -> Card:
    """The card of an article that was found."""
    return unpack(bytes(stored.get_first("card") or b""))


def day_of(iso: str) -> int:
    """The day of a moment, counted from 1970-01-01.

    >>> day_of("1970-01-03T10:00:00+02:00")
    2
    """
    return date.fromisoformat(iso[:10]).toordinal() - _EPOCH


def day_number(day: date) -> int:
    """The same of a plain date."""
    return day.toordinal() - _EPOCH
