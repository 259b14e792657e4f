"""The fields of the index, and an article in them.

=========  ===========================================================================================
words      every word of the article, folded, in its order: for the exact form, and for phrases
stems      the stem of every word, and its root with ``~`` before it, of all parts
top        stems of headline, standfirst, section, tags and bylines: what an article says it is about
section    filters: the whole name, folded
tag
byline
in_section the section's name as printed, and the year: to count answers by them
year
day        days since 1970-01-01: for filters by time, and for a mild preference for the new
address    names the article
codes      the stem of every word as one character, in order: to see how near the words of a query stand
card       what its result shows, packed
=========  ===========================================================================================

Words are handed over joined by spaces, which the index's own tokenizer cuts again: that is several times cheaper than
handing over each word as an object.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from functools import lru_cache
from typing import Any

import tantivy

from warraq.arabic.analysis import analyse
from warraq.arabic.normalise import fold
from warraq.search.documents import Document

FORMAT = 4
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
    builder.add_text_field("in_section", tokenizer_name="raw", index_option="basic", fast=True)
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


def entry(document: Document) -> tantivy.Document:
    """An article as the index keeps it."""
    made = tantivy.Document()
    labels = "\n".join((document.section, *document.tags, *document.bylines))
    words, stems, top = [], [], []
    in_order = []
    for place, text in enumerate((document.headline, document.standfirst, labels, document.body)):
        tokens = analyse(text, document.language)
        words.append(" ".join([token.folded for token in tokens]))
        own = [token.stem for token in tokens]
        stems += own
        in_order.append(coded(own))
        stems += ["~" + token.root for token in tokens]
        if place < 3:
            top += own
    made.add_text("words", _GAP.join(words))
    made.add_text("stems", " ".join(stems))
    made.add_text("top", " ".join(top))
    for name, values in (("section", (document.section,)), ("tag", document.tags), ("byline", document.bylines)):
        for value in filter(None, values):
            made.add_text(name, fold(value))
    made.add_integer("day", day_of(document.published.iso))
    made.add_text("address", document.address)
    made.add_integer("year", int(document.published.iso[:4]))
    if document.section:
        made.add_text("in_section", document.section)
    made.add_bytes("codes", GAP.join(in_order).encode("utf-16-le"))
    made.add_bytes("card", zlib.compress(json.dumps(_card(document), ensure_ascii=False).encode("utf-8", "replace"), 6))
    return made


def coded(stems: Sequence[str]) -> str:
    """Each stem as one character, by its hash: two bytes a word, and found by Python's fastest loops.

    Two stems in fifty thousand share a character; that moves a rank by a hair now and then, and nothing else.

    >>> coded(["مدينه", "كتاب"])[1] == coded(["كتاب"])
    True
    """
    return "".join([_code(stem) for stem in stems])


@lru_cache(maxsize=262_144)
def _code(stem: str) -> str:
    return chr(_FIRST_CODE + zlib.crc32(stem.encode("utf-8", "replace")) % _CODES)


def card_of(stored: tantivy.Document) -> dict[str, Any]:
    """The card of an article that was found."""
    found: dict[str, Any] = json.loads(zlib.decompress(bytes(stored.get_first("card") or b"")))
    return found


def _card(document: Document) -> dict[str, object]:
    """What a result shows, and the text in which its words are marked."""
    return {
        "headline": document.headline,
        "section": document.section,
        "published": document.published.text,
        "iso": document.published.iso,
        "language": document.language,
        "text": f"{document.standfirst}\n{document.body}".strip(),
        "picture": asdict(document.picture) if document.picture else None,
    }


def day_of(iso: str) -> int:
    """The day of a moment, counted from 1970-01-01.

    >>> day_of("1970-01-03T10:00:00+02:00")
    2
    """
    return date.fromisoformat(iso[:10]).toordinal() - _EPOCH


def day_number(day: date) -> int:
    """The same of a plain date."""
    return day.toordinal() - _EPOCH
