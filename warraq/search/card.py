"""What the index keeps of an article to show it among results: packed small, and read back a passage at a time."""

from __future__ import annotations

import json
import zlib
from dataclasses import asdict
from typing import Any, NamedTuple

from warraq.search.documents import Document
from warraq.sheets import Picture, Source

STRIDE = 16
"""Words from one mark in the text to the next."""

_NARROW, _WIDE = "cp1256", "utf-8"
"""Arabic takes one byte a letter where all of a card can be so written, and is packed by a quarter smaller for it;
cards with other letters (Kurdish, Persian) are written in UTF-8."""


class Card(NamedTuple):
    """A result's card. `text` is standfirst and body with single spaces; `marks` say where each `STRIDE`-th of its
    words begins."""

    headline: str
    section: str
    published: str
    iso: str
    language: str
    text: str
    marks: list[int]
    picture: Picture | None


def pack(document: Document, text: str, starts: list[int]) -> bytes:
    """The card of an article; `starts` are where the words of `text` begin."""
    marks = starts[::STRIDE]
    card = (
        document.headline, document.section, document.published.text, document.published.iso, document.language, text,
        [after - before for before, after in zip([0, *marks], marks, strict=False)],
        asdict(document.picture) if document.picture else None,
    )  # fmt: skip
    written = json.dumps(card, ensure_ascii=False, separators=(",", ":"))
    try:
        return b"n" + zlib.compress(written.encode(_NARROW), 6)
    except UnicodeEncodeError:
        return b"w" + zlib.compress(written.encode(_WIDE, "replace"), 6)


def unpack(packed: bytes) -> Card:
    """The card that was packed."""
    written = zlib.decompress(packed[1:]).decode(_NARROW if packed[:1] == b"n" else _WIDE)
    headline, section, published, iso, language, text, steps, picture = json.loads(written)
    marks, at = [], 0
    for step in steps:
        at += step
        marks.append(at)
    return Card(headline, section, published, iso, language, text, marks, _picture(picture))


def _picture(kept: dict[str, Any] | None) -> Picture | None:
    return Picture(**{**kept, "sources": tuple(Source(**each) for each in kept["sources"])}) if kept else None
