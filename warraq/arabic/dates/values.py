"""What a date is, as EDTF (ISO 8601-2:2019, level 2).

A `Value` is a pair: where it begins and where it ends, both EDTF; they are equal where one expression says it all
(a day, a month, a season). `joined` writes it.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from warraq.arabic.dates import calendars

Value = tuple[str, str]

_LEAP = 2000
_LAST_YEAR = 9999


def joined(value: Value) -> str:
    """A value as EDTF.

    >>> joined(("2014", "2014")), joined(("2014-05", "2014-06"))
    ('2014', '2014-05/2014-06')
    """
    return value[0] if value[0] == value[1] else f"{value[0]}/{value[1]}"


def single(edtf: str) -> Value:
    return edtf, edtf


def between(first: Value, last: Value) -> Value | None:
    """From the beginning of one to the end of the other; None where that runs backwards."""
    if "X" not in first[0] + last[1] and first[0] > last[1] and not first[0].startswith("-"):
        return None
    return first[0], last[1]


def year_of(year: int) -> str:
    """A year in four digits; 1 BC is the year 0.

    >>> year_of(570), year_of(-299)
    ('0570', '-0299')
    """
    return f"{year:05}" if year < 0 else f"{year:04}"


def gregorian(year: int | None, month: int, day: int | None = None) -> Value | None:
    """A month or a day; without its year where none is known. None for a day that does not exist.

    >>> gregorian(2014, 9, 15), gregorian(None, 3), gregorian(2023, 2, 29)
    (('2014-09-15', '2014-09-15'), ('XXXX-03', 'XXXX-03'), None)
    """
    if not 1 <= month <= 12 or (year or 0) > _LAST_YEAR:
        return None
    written = f"{'XXXX' if year is None else year_of(year)}-{month:02}"
    if day is None:
        return single(written)
    usual = _LEAP if year is None else max(year, 1)
    return single(f"{written}-{day:02}") if 1 <= day <= monthrange(usual, month)[1] else None


def hijri(year: int | None, month: int | None, day: int | None = None) -> Value | None:
    """A Hijri year, month or day as Gregorian days; unknown where its year is.

    >>> hijri(1445, 9, 1), hijri(1439, None)
    (('2024-03-11', '2024-03-11'), ('2017-09-21', '2018-09-10'))
    >>> hijri(None, 9, 17), hijri(61, None)
    (('XXXX-XX-XX', 'XXXX-XX-XX'), ('0680', '0681'))
    """
    if year is None:
        return single("XXXX-XX-XX" if day and day <= 30 else "XXXX-XX")
    if year > _LAST_YEAR:
        return None
    if year not in calendars.HIJRI_YEARS:
        first, last = calendars.old_hijri_years(year, year)
        return year_of(first), year_of(last)
    if month is None:
        return _days(calendars.hijri_year(year))
    if day is None:
        return _days(calendars.hijri_month(year, month))
    found = calendars.hijri_day(year, month, day)
    return single(found.isoformat()) if found else None


def jalali(year: int | None, month: int | None, day: int | None = None) -> Value | None:
    """The same for an Iranian or Kurdish date.

    >>> jalali(1357, 11, 22)
    ('1979-02-11', '1979-02-11')
    """
    if year is None:
        return single("XXXX-XX-XX" if day else "XXXX-XX")
    if month is None:
        return _days(calendars.jalali_year(year))
    if day is None:
        return _days(calendars.jalali_month(year, month))
    found = calendars.jalali_day(year, month, day)
    return single(found.isoformat()) if found else None


def _days(pair: tuple[date, date] | None) -> Value | None:
    return (pair[0].isoformat(), pair[1].isoformat()) if pair else None


def of_calendar(kind: str, year: int | None, month: int, day: int | None) -> Value | None:
    """By the kind of the month's name: M, H or J.

    >>> of_calendar("M", 2014, 5, None)
    ('2014-05', '2014-05')
    """
    if kind == "H":
        return hijri(year, month, day)
    if kind == "J":
        return jalali(year, month, day)
    return gregorian(year, month, day)


def in_digits(text: str, era: str, persian: bool) -> Value | None:
    """A date of three numbers: the day before the month, or the year first.

    Arabic papers write 18/12/2015 and never 12/18; an American order is taken only where the other cannot be. Years
    of the 14th and 15th centuries are the Hijra's, in Persian the Iranian ones.

    >>> in_digits("04-08-2020", "", False), in_digits("1446/1/15", "", False)
    (('2020-08-04', '2020-08-04'), ('2024-07-21', '2024-07-21'))
    """
    parts = ["".join(filter(str.isdecimal, part)) for part in _split(text)]
    first, middle, last = (int(part) for part in parts)
    if len(parts[0]) >= 3 and len(parts[2]) <= 2:
        year, month, day = first, middle, last
    elif len(parts[2]) == 4 and len(parts[0]) <= 2:
        year, month, day = last, middle, first
        if month > 12 >= day and year > 1000:
            month, day = day, month
    else:
        return None
    if len(parts[1]) > 2 or not 1000 <= year < 2200:
        return None
    if era == "h" or 1340 <= year <= 1500:
        return jalali(year, month, day) if persian else hijri(year, month, day)
    return gregorian(year, month, day)


def _split(text: str) -> list[str]:
    return "".join(character if character.isdecimal() else " " for character in text).split()


def consecutive(days: list[int]) -> bool:
    return all(later == earlier + 1 for earlier, later in zip(days, days[1:], strict=False))
