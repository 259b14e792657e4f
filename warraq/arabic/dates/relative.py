"""Dates that are counted from another day: the one on which the text was published.

A week begins on Monday, as in ISO 8601: papers from Rabat to Baghdad begin it on three different days, and one had
to be chosen. A month or a year «ago» is told no finer than by the month, the year.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from warraq.arabic.dates import calendars, values
from warraq.arabic.dates.values import Value, single

STEPS = {"L": -1, "T": 0, "F": 1}


def day(anchor: date, step: int) -> Value:
    """A number of days away.

    >>> day(date(2024, 3, 1), -1)
    ('2024-02-29', '2024-02-29')
    """
    return single((anchor + timedelta(days=step)).isoformat())


def months_away(anchor: date, step: int) -> tuple[int, int]:
    """Year and month.

    >>> months_away(date(2024, 3, 15), -3)
    (2023, 12)
    """
    count = anchor.year * 12 + anchor.month - 1 + step
    return count // 12, count % 12 + 1


def away(anchor: date, unit: str, step: int) -> Value | None:
    """So many units from now.

    >>> away(date(2024, 3, 15), "week", -2), away(date(2024, 3, 15), "month", -2), away(date(2024, 3, 15), "year", -10)
    (('2024-03-01', '2024-03-01'), ('2024-01', '2024-01'), ('2014', '2014'))
    """
    try:
        if unit == "day":
            return day(anchor, step)
        if unit == "week":
            return day(anchor, step * 7)
        if unit == "month":
            return values.gregorian(*months_away(anchor, step))
        return single(values.year_of(anchor.year + step * (10 if unit == "decade" else 1)))
    except (OverflowError, ValueError):
        return None


def away_and_half(anchor: date, unit: str, number: int, way: int) -> Value | None:
    """So many units and a half: a year's half is six months, that of a month or a week a rough day.

    >>> away_and_half(date(2024, 3, 15), "year", 1, -1), away_and_half(date(2024, 3, 15), "month", 1, -1)
    (('2022-09', '2022-09'), ('2024-01~', '2024-01~'))
    """
    try:
        if unit == "decade":
            return single(values.year_of(anchor.year + way * (number * 10 + 5)))
        if unit == "year":
            return values.gregorian(*months_away(anchor, way * (number * 12 + 6)))
        if unit == "month":
            year, month = months_away(anchor, way * number)
            there = date(year, month, min(anchor.day, 28)) + timedelta(days=way * 15)
            return single(f"{there.isoformat()[:7]}~")
        if unit == "week":
            return single(f"{(anchor + timedelta(days=way * (number * 7 + 3))).isoformat()}~")
    except (OverflowError, ValueError):
        pass
    return None


def whole(anchor: date, unit: str, step: int) -> Value | None:
    """The week, month, year, decade or century that lies so many from the present one.

    >>> whole(date(2024, 3, 15), "week", -1), whole(date(2024, 3, 15), "century", -1)
    (('2024-03-04', '2024-03-10'), ('19XX', '19XX'))
    """
    if unit == "week":
        monday = anchor - timedelta(days=anchor.weekday()) + timedelta(days=7 * step)
        return monday.isoformat(), (monday + timedelta(days=6)).isoformat()
    if unit == "decade":
        return single(f"{anchor.year // 10 + step:03}X")
    if unit == "century":
        return single(f"{anchor.year // 100 + step:02}XX")
    return away(anchor, unit, step)


def named(anchor: date, kind: str, month: int, day_: int | None, step: int) -> Value | None:
    """«Last April», «the coming 5 May»: the nearest on that side; «this» is the nearest of all.

    >>> named(date(2024, 3, 15), "M", 4, None, -1), named(date(2024, 3, 15), "M", 3, 10, -1)
    (('2023-04', '2023-04'), ('2024-03-10', '2024-03-10'))
    >>> named(date(2024, 3, 15), "H", 9, None, -1)
    ('2023-03-23', '2023-04-20')
    """
    if kind == "J":
        return None
    year = calendars.hijri_of(anchor)[0] if kind == "H" else anchor.year
    found = (values.of_calendar(kind, year + step_, month, day_) for step_ in (-2, -1, 0, 1, 2))
    return _nearest(anchor, filter(None, found), step, anchor.isoformat()[: 10 if day_ or kind == "H" else 7])


def _nearest(anchor: date, candidates: Iterable[Value], step: int, now: str) -> Value | None:
    there = sorted(candidates)
    if step < 0:
        past = [value for value in there if value[1] < now]
        return past[-1] if past else None
    if step > 0:
        coming = [value for value in there if value[0] > now]
        return coming[0] if coming else None
    return min(there, key=lambda value: abs(_ordinal(value[0]) - anchor.toordinal()), default=None)


def _ordinal(edtf: str) -> int:
    return date.fromisoformat(edtf if len(edtf) == 10 else f"{edtf}-15").toordinal()


def weekday(anchor: date, number: int, step: int) -> date:
    """The last such day before, the next one after, or (0) the last one up to now.

    >>> [weekday(date(2024, 3, 15), 3, step).isoformat() for step in (-1, 0, 1)]
    ['2024-03-14', '2024-03-14', '2024-03-21']
    >>> weekday(date(2024, 3, 15), 4, 0)
    datetime.date(2024, 3, 15)
    """
    back = (anchor.weekday() - number) % 7
    if step > 0:
        return anchor + timedelta(days=7 - back)
    return anchor - timedelta(days=back or (7 if step < 0 else 0))


def season(anchor: date, number: int, step: int) -> Value:
    """«Last summer»: seasons begin in March, June, September and December, and have the year of their beginning.

    >>> season(date(2024, 3, 15), 24, -1), season(date(2024, 3, 15), 22, -1), season(date(2024, 3, 15), 22, 0)
    (('2023-24', '2023-24'), ('2023-22', '2023-22'), ('2024-22', '2024-22'))
    """
    begins = (number - 20) * 3
    year = anchor.year
    if step < 0 and begins + 2 >= anchor.month:
        year -= 1
    if step > 0 and begins <= anchor.month:
        year += 1
    return single(f"{year:04}-{number}")
