"""The query language: what a reader typed, understood.

======================  =======================================================================
مكتبة المدينة           both words, in any order, in any form
«مكتبة المدينة»          the words just so; also in "…" and “…”
-مباراة, -«كرة القدم»     nothing that holds it, in any form; of a phrase, just so
قسم:ثقافة               only a section; also وسم، كاتب، سنة، تاريخ, and in English
                        section, tag, byline (author), year, date; names of several words in quotes
======================  =======================================================================

Nothing that is typed is an error: a quotation that is not closed, a filter that says nothing, a lone hyphen are
words or nothing. Times are EDTF (`2014`, `2014-11`, `2014-05/2014-06`, `199X`) or whatever `find_dates` understands.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from warraq.arabic import letters as L
from warraq.arabic.dates import find_dates
from warraq.arabic.normalise import fold
from warraq.arabic.numerals import western
from warraq.search.wanted import Wanted

LONGEST = 400
"""Characters of a query that are read."""

MOST_PARTS = 24
"""Phrases, exclusions and filters together; and words."""

_QUOTES = (
    f'"([^"]*)"|{L.GUILLEMET_OPEN}([^{L.GUILLEMET_CLOSE}]*){L.GUILLEMET_CLOSE}'
    f"|{L.QUOTE_OPEN}([^{L.QUOTE_CLOSE}]*){L.QUOTE_CLOSE}"
)
_PART = re.compile(
    rf"(?P<minus>(?<!\S)[\-{L.EN_DASH}])?(?:(?P<filter>(?<![\w{L.COMMA}])\w{{2,8}}):(?=\S))?(?:(?P<quoted>{_QUOTES})|(?P<word>\S+))"
)
_FILTERS = {
    fold(name): field
    for field, names in (
        ("section", "قسم section"),
        ("tag", "وسم tag"),
        ("byline", "كاتب byline author"),
        ("date", "سنة عام تاريخ year date"),
    )
    for name in names.split()
}
_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_DECADE = re.compile(r"(\d{1,3})X{1,2}")
_YEAR_TO_YEAR = re.compile(r"\d{4}-\d{4}")
_DAY_FIRST = re.compile(r"(?:\d{1,2}[/.-]){1,2}\d{4}")
_YEARS = range(1000, 10_000)


@dataclass(frozen=True)
class Dated:
    """A date that stands in a query: as typed, as EDTF, and the words that are left without it."""

    text: str
    edtf: str
    rest: str


def understand(
    text: str, *, section: str = "", tag: str = "", byline: str = "", when: str = "", language: str = "ar"
) -> Wanted:
    """What is wanted, of what was typed and of filters chosen elsewhere, which win. `language` is the newspaper's.

    >>> understand('ترام «خط جديد» -مباراة قسم:"المدينة" سنة:2014') == Wanted(
    ...     words="ترام", phrases=("خط جديد",), without=("مباراة",), section="المدينة",
    ...     since=date(2014, 1, 1), until=date(2014, 12, 31))
    True
    >>> understand("- «» قسم: a:b (((").words, understand("ترام سنة:ما").words
    ('قسم: a:b', 'ترام سنة:ما')
    """
    words: list[str] = []
    phrases: list[str] = []
    without: list[str] = []
    typed: dict[str, str] = {}
    for count, match in enumerate(_PART.finditer(text[:LONGEST])):
        if count >= MOST_PARTS:
            break
        field = _FILTERS.get(fold(match["filter"])) if match["filter"] else None
        content = next((group for group in match.groups()[3:] if group is not None), "")
        if field and not match["minus"] and (field != "date" or span_of(western(content))):
            typed[field] = content
        elif match["minus"]:
            without.append(content)
        elif match["quoted"]:
            phrases.append(content)
        elif _says(match[0]):
            words.append(match[0])
    found = span_of(western(when or typed.get("date", ""))) or (None, None)
    return Wanted(
        words=" ".join(words),
        phrases=tuple(filter(_says, phrases)),
        without=tuple(filter(_says, without)),
        section=section or typed.get("section", ""),
        tag=tag or typed.get("tag", ""),
        byline=byline or typed.get("byline", ""),
        since=found[0],
        until=found[1],
        language=language,
        typed=text[:LONGEST],
    )


def _says(text: str) -> bool:
    return any(character.isalnum() for character in text)


def dated(text: str) -> Dated | None:
    """The date that a query speaks of, if it is one that a time of publication can be.

    >>> dated("مهرجان تشرين الثاني 2014 المدينة")
    Dated(text='تشرين الثاني 2014', edtf='2014-11', rest='مهرجان المدينة')
    >>> dated("5 أيار"), dated("مكتبة 300")
    (None, None)
    """
    text = text[:LONGEST]
    for found in find_dates(text):
        if span_of(found.edtf):
            rest = " ".join((text[: found.start] + " " + text[found.end :]).split())
            rest = re.sub(r"(?:^|\s)(?:في|من|منذ|خلال)$", "", rest)
            return Dated(found.text, found.edtf, rest)
    return None


def span_of(edtf: str) -> tuple[date, date] | None:
    """The first and the last day of an EDTF value, or of a date in words; None where it says none.

    >>> span_of("2014-02"), span_of("199X")
    ((datetime.date(2014, 2, 1), datetime.date(2014, 2, 28)), (datetime.date(1990, 1, 1), datetime.date(1999, 12, 31)))
    >>> span_of("2014-11/2015") == (date(2014, 11, 1), date(2015, 12, 31)), span_of("أيلول 2014")[0]
    (True, datetime.date(2014, 9, 1))
    >>> span_of("2014-2016") == span_of("2014/2016"), span_of("1/5/2015")[0]
    (True, datetime.date(2015, 5, 1))
    >>> span_of("2014-13"), span_of("XXXX-05"), span_of("")
    (None, None, None)
    """
    first, _, last = edtf[:LONGEST].partition("/")
    start, end = _ends(first), _ends(last or first)
    if start and end:
        return (start[0], end[1]) if start[0] <= end[1] else None
    if _YEAR_TO_YEAR.fullmatch(edtf):
        return span_of(edtf.replace("-", "/"))
    if edtf.isascii() and not _DAY_FIRST.fullmatch(edtf):
        return None
    found = find_dates(edtf[:LONGEST])
    return span_of(found[0].edtf) if found and found[0].edtf.isascii() else None


def _ends(part: str) -> tuple[date, date] | None:
    part = part.removesuffix("~")
    decade = _DECADE.fullmatch(part)
    if decade and len(part) == 4:
        first, last = int(part.replace("X", "0")), int(part.replace("X", "9"))
        return (date(first, 1, 1), date(last, 12, 31)) if first in _YEARS else None
    match = _DAY.fullmatch(part) if part.isascii() else None
    if not match or int(match[1]) not in _YEARS:
        return None
    year, month, day = int(match[1]), int(match[2] or 1), int(match[3] or 1)
    try:
        start = date(year, month, day)
    except ValueError:
        return None
    if match[3]:
        return start, start
    if match[2]:
        return start, start.replace(day=monthrange(year, month)[1])
    return start, date(year, 12, 31)
