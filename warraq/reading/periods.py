"""Periods that hold too much for one page are divided: a section's month into days, a tag's year into months.

The page of a divided period leads to its parts and shows no card, so that no page is longer than a reader wants, and an
edit of an old article costs the same in any archive. Where a period becomes divided, or is no longer, all pages of its
parts begin or cease: the key `divided` says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from warraq import keys
from warraq.arabic.dates import format_month, weekday_names
from warraq.arabic.numerals import in_digits
from warraq.keys import Key
from warraq.reading.catalogue import Catalogue, Entry, List
from warraq.reading.shelf import Shelf
from warraq.sheets import Period

UNITS = {4: "year", 7: "month", 10: "day"}
"""What a period is, by the length of its name: "2014", "2014-09", "2014-09-15"."""
Division = tuple[List, str]
"""A list's period that may be divided."""


def whole_of(kind: str, entry: Entry) -> str:
    """The period whose page shows an article in a section, tag or byline, unless it is divided: sections run to
    hundreds of articles a month, a tag or byline has fewer in a year."""
    return entry.month if kind == "section" else entry.month[:4]


def part_of(kind: str, entry: Entry) -> str:
    """The period whose page shows it where that is divided."""
    return entry.day if kind == "section" else entry.month


def around(part: str) -> str:
    """The period that a part is of: of a day its month, of a month its year.

    >>> around("2014-09-15"), around("2014-09")
    ('2014-09', '2014')
    """
    return part[:-3]


def is_divided(of: List, period: str, shelf: Shelf) -> bool:
    """Whether a list's period holds more articles than one page shows."""
    return shelf.catalogue.count_within(of, period) > shelf.config.lists.most


def is_part(kind: str, period: str) -> bool:
    """Whether this list has a page of this period only where the one around it is divided."""
    return len(period) > len("2014-09" if kind == "section" else "2014")


def parts(of: List, period: str, catalogue: Catalogue) -> dict[str, int]:
    """How many articles each part of a list's period holds, newest first; parts without any are not there."""
    entries = (catalogue.entries[number] for number in catalogue.within(of, period))
    return dict(Counter(part_of(of[0], entry) for entry in entries))


def shown(of: List, period: str, shelf: Shelf) -> list[int]:
    """Ids of the articles whose cards stand on the page of a list's period, newest first."""
    kind, catalogue = of[0], shelf.catalogue
    if is_part(kind, period):
        return catalogue.within(of, period) if is_divided(of, around(period), shelf) else []
    return [] if is_divided(of, period, shelf) else catalogue.within(of, period)


def whole_month(month: str, shelf: Shelf) -> list[int]:
    """Ids of a month's articles, newest first, where its page shows them all."""
    site = ("site", 0)
    return [] if is_divided(site, month, shelf) else shelf.catalogue.within(site, month)


def divided_anew(
    before: Iterable[Entry], now: Iterable[Entry], shelf: Shelf, *, distrust: bool = False
) -> Iterator[Division]:
    """Which periods are divided that were not, or the other way round, as these articles went from `before` to `now`,
    where the catalogue already has them. With `distrust`, all that they stand in."""
    joined = Counter(division for entry in now for division in _divisions(entry))
    left = Counter(division for entry in before for division in _divisions(entry))
    most = shelf.config.lists.most
    for of, period in joined | left:
        count = shelf.catalogue.count_within(of, period)
        was = count - joined[of, period] + left[of, period]
        if distrust or (count > most) != (was > most):
            yield of, period


def key_of(division: Division) -> Key:
    (kind, number), period = division
    return keys.divided(kind, number, period)


def _divisions(entry: Entry) -> set[Division]:
    return {((kind, number), whole_of(kind, entry)) for kind, number in entry.lists if kind not in {"site", "own"}}


# --- names --------------------------------------------------------------------------------------------------------


def period(part: str, home: str, count: int, shelf: Shelf) -> Period:
    """A year ("2014"), month ("2014-09") or day of the list at `home`, which is "/" for the newspaper."""
    address = f"{home}{part.replace('-', '/')}/"
    return Period(int(part[:4]), int(part[5:7] or 0), period_name(part, shelf), address, count)


def pieces(of: List, whole: str, home: str, shelf: Shelf) -> Iterator[Period]:
    """The parts of a divided period, newest first; days by their weekdays, for the page is headed by their month."""
    names = weekday_names(shelf.style)
    for part, count in parts(of, whole, shelf.catalogue).items():
        made = period(part, home, count, shelf)
        if UNITS[len(part)] == "day":
            number = in_digits(str(int(part[8:])), shelf.config.newspaper.digits, shelf.style.language)
            made = replace(made, name=f"{names[date.fromisoformat(part).weekday()]} {number}")
        yield made


def period_name(part: str, shelf: Shelf) -> str:
    digits = shelf.config.newspaper.digits
    match UNITS[len(part)]:
        case "year":
            return in_digits(part, digits, shelf.style.language)
        case "month":
            return format_month(int(part[:4]), int(part[5:]), shelf.style, digits)
        case _:
            return shelf.day(date.fromisoformat(part))
