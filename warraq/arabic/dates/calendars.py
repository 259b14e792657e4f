"""Days of other calendars as Gregorian ones.

Hijri days are those of the Umm al-Qura calendar, Saudi Arabia's civil one, which `hijridate` has for 1343–1500
(1924–2077); before, the months were seen and not computed, and only the year can be given. Where another country
saw the moon a day later its papers mean another day: the date cannot know.

Iranian days (Jalali) are by `persiantools`; the Kurdish year has the same months and counts from 700 BC, so that
1 Xakelêwe 2724 is 1 Farvardin 1403.
"""

from __future__ import annotations

from datetime import date, timedelta

from hijridate import Hijri
from persiantools.jdatetime import JalaliDate

HIJRI_YEARS = range(1343, 1501)
JALALI_YEARS = range(1200, 1500)
KURDISH_ERA = 1321
_HIJRA = 622.54
_LUNAR_YEAR = 354.367 / 365.2425


def hijri_day(year: int, month: int, day: int) -> date | None:
    """The Gregorian day, or None outside Umm al-Qura's years or in no such month.

    >>> hijri_day(1445, 9, 1), hijri_day(1445, 13, 1)
    (datetime.date(2024, 3, 11), None)
    """
    if year not in HIJRI_YEARS:
        return None
    try:
        there = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return date(there.year, there.month, there.day)


def hijri_month(year: int, month: int) -> tuple[date, date] | None:
    """First and last day of a month.

    >>> hijri_month(1445, 12)
    (datetime.date(2024, 6, 7), datetime.date(2024, 7, 6))
    """
    first = hijri_day(year, month, 1)
    following = hijri_day(year + month // 12, month % 12 + 1, 1)
    return (first, following - timedelta(days=1)) if first and following else None


def hijri_year(year: int) -> tuple[date, date] | None:
    """First and last day of a year.

    >>> hijri_year(1439)
    (datetime.date(2017, 9, 21), datetime.date(2018, 9, 10))
    """
    first, following = hijri_day(year, 1, 1), hijri_day(year + 1, 1, 1)
    return (first, following - timedelta(days=1)) if first and following else None


def hijri_of(day: date) -> tuple[int, int]:
    """Year and month of the Hijri calendar in which a Gregorian day lies; (0, 0) outside of Umm al-Qura's years."""
    from hijridate import Gregorian

    try:
        there = Gregorian(day.year, day.month, day.day).to_hijri()
    except (ValueError, OverflowError):
        return 0, 0
    return there.year, there.month


def old_hijri_years(first: int, last: int) -> tuple[int, int]:
    """The Gregorian years that Hijri ones before Umm al-Qura touch, by the mean lunar year of 354.367 days.

    >>> old_hijri_years(61, 61)
    (680, 681)
    """
    return int(_HIJRA + (first - 1) * _LUNAR_YEAR), int(_HIJRA + last * _LUNAR_YEAR)


def jalali_day(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of an Iranian date, or of a Kurdish one (years above 2600).

    >>> jalali_day(1357, 11, 22), jalali_day(2724, 1, 1)
    (datetime.date(1979, 2, 11), datetime.date(2024, 3, 20))
    """
    year = year - KURDISH_ERA if year > KURDISH_ERA + JALALI_YEARS.start else year
    if year not in JALALI_YEARS:
        return None
    try:
        return JalaliDate(year, month, day).to_gregorian()  # type: ignore[no-untyped-call]
    except ValueError:
        return None


def jalali_month(year: int, month: int) -> tuple[date, date] | None:
    """First and last day of a month.

    >>> jalali_month(1357, 11)
    (datetime.date(1979, 1, 21), datetime.date(1979, 2, 19))
    """
    first, following = jalali_day(year, month, 1), jalali_day(year + month // 12, month % 12 + 1, 1)
    return (first, following - timedelta(days=1)) if first and following else None


def jalali_year_of(day: date) -> int:
    """The Iranian year in which a Gregorian day lies.

    >>> jalali_year_of(date(2024, 3, 15))
    1402
    """
    return int(JalaliDate.to_jalali(day).year)  # type: ignore[no-untyped-call]


def jalali_year(year: int) -> tuple[date, date] | None:
    """First and last day of a year."""
    first, following = jalali_day(year, 1, 1), jalali_day(year + 1, 1, 1)
    return (first, following - timedelta(days=1)) if first and following else None
