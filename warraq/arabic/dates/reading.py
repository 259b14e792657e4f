"""`find_dates`: the dates of a running text, with their places in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal, NamedTuple

from warraq.arabic.dates import values
from warraq.arabic.dates.grammar import SHAPES_AT, STARTS
from warraq.arabic.dates.lexemes import lex
from warraq.arabic.dates.scene import Reading, Scene

Part = Literal["", "START", "MID", "END"]
_PARTS: dict[int, Part] = {-1: "START", 0: "MID", 1: "END"}
_PERSIAN = frozenset(("fa", "prs", "pes"))


class FoundDate(NamedTuple):
    """A date in a text: ``source[start:end] == text``, and `edtf` says which it is.

    `part` is what no EDTF value can say: «أواخر 2018» is ``2018``, and its END.
    """

    text: str
    start: int
    end: int
    edtf: str
    part: Part = ""


def find_dates(text: str, anchor: date | None = None, language: str = "ar") -> list[FoundDate]:
    """The dates of a text, in order, never overlapping.

    `anchor` is the day on which it was published: without it «أمس» and «الشهر الماضي» are not found. A date whose
    year the text leaves open has none: ``XXXX-03-21``. `language` (BCP 47) matters for years in digits only: 1403
    is an Iranian year in Persian, else one of the Hijra.

    >>> [(found.text, found.edtf) for found in find_dates("من 3 إلى 5 أيار/مايو ٢٠١٤ في ساحة 7 نيسان")]
    [('3 إلى 5 أيار/مايو ٢٠١٤', '2014-05-03/2014-05-05')]
    >>> find_dates("غادر قبل عامين ويعود الخميس المقبل", date(2024, 3, 15))[1].edtf
    '2024-03-21'
    >>> find_dates("القرار 2254 والرقم 2023-555 وبسعر 2015 ليرة")
    []
    """
    return list(_dates(text, anchor, language))


def _dates(text: str, anchor: date | None, language: str) -> Iterator[FoundDate]:
    line = lex(text)
    scene = Scene(line, anchor, language.replace("_", "-").split("-")[0].lower() in _PERSIAN)
    place = 0
    while match := STARTS.search(line.kinds, place):
        place = match.start()
        readings = _read(scene, place)
        for reading in readings:
            yield _found(scene, reading, place)
            place = reading.past
        if not readings:
            place += 1


def _read(scene: Scene, place: int) -> list[Reading]:
    """What the longest shape at a place reads."""
    kinds = scene.line.kinds
    matches = []
    for shape in SHAPES_AT[kinds[place]]:
        match = shape.pattern.match(kinds, place)
        if match:
            matches.append((match.end(), shape, match))
    matches.sort(key=lambda entry: -entry[0])
    for _, shape, match in matches:
        readings = shape.read(scene, match)
        if readings:
            return readings
    return []


def _found(scene: Scene, reading: Reading, earliest: int) -> FoundDate:
    """Adds what stands before a date and belongs to it: «أواخر», «نحو»."""
    first, edtf = reading.first, values.joined(reading.value)
    part = _PARTS.get(reading.part, "") if reading.part is not None else ""
    while first > 0:
        before = scene.at(first - 1)
        if before.kind == "s" and not part:
            part = _PARTS[before.value]
        elif before.kind == "a" and "/" not in edtf and len(edtf) <= 7 and not edtf.endswith("~"):
            edtf += "~"
        else:
            break
        first -= 1
    start, end = scene.at(first).start, scene.at(reading.past - 1).end
    return FoundDate(scene.line.text[start:end], start, end, edtf, part)
