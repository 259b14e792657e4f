"""Dates in words, as the newspaper's region writes them.

>>> from datetime import date
>>> levant = MonthStyle.of_site("ar", "levant", double=True)
>>> format_date(date(2014, 9, 15), levant)
'15 أيلول/سبتمبر 2014'

Only the Gregorian calendar: a date is shown as it was given. Whoever asks for a day must
know in which time zone it is one; so these functions take a plain `date`, or an aware
`datetime` together with a zone, and refuse to guess.
"""

from datetime import date, datetime, tzinfo

from babel.dates import format_date as babel_date

from warraq.arabic import letters as L
from warraq.arabic.direction import language_direction
from warraq.arabic.months import MonthStyle
from warraq.arabic.numerals import Digits, in_digits, locale_of

# CLDR's pattern for a Sorani month alone, "2019 ئازار", is that of tables. Running text
# joins the year as the same CLDR's long date does: ئازاری 2019.
_MONTH_PATTERNS = {"ckb": "MMMMی y"}


def format_date(day: date, style: MonthStyle, digits: Digits = "western") -> str:
    """A day: ``15 أيلول/سبتمبر 2014``; in other languages CLDR's long form.

    >>> from datetime import date
    >>> day = date(2014, 9, 15)
    >>> format_date(day, MonthStyle(tradition="egypt"), "eastern")
    '١٥ سبتمبر ٢٠١٤'
    >>> for language in ("ckb", "ku", "fa", "tr", "en", "en-GB"):
    ...     print(format_date(day, MonthStyle(language)))
    15ی ئەیلوولی 2014
    15ê îlona 2014an
    15 سپتامبر 2014
    15 Eylül 2014
    September 15, 2014
    15 September 2014
    """
    if isinstance(day, datetime):
        raise TypeError("a moment is a day only in a time zone: use format_datetime, or pass its date()")
    if style.is_arabic:
        written = f"{day.day} {style.name(day.month)} {day.year}"
    else:
        written = babel_date(day, "long", locale=locale_of(style.language))
    return in_digits(written, digits, style.language)


def format_month(year: int, month: int, style: MonthStyle, digits: Digits = "western") -> str:
    """A month of a year, as a heading of an archive.

    >>> format_month(2019, 3, MonthStyle(tradition="levant", second="egypt"))
    'آذار/مارس 2019'
    >>> [format_month(2019, 3, MonthStyle(language)) for language in ("ckb", "ku", "fa", "tr", "en")]
    ['ئازاری 2019', 'adara 2019an', 'مارس 2019', 'Mart 2019', 'March 2019']
    """
    if style.is_arabic:
        written = f"{style.name(month)} {year}"
    else:
        locale = locale_of(style.language)
        pattern = _MONTH_PATTERNS.get(locale.language) or str(locale.datetime_skeletons["yMMMM"].pattern)
        written = babel_date(date(year, month, 1), pattern, locale=locale)
    return in_digits(written, digits, style.language)


def format_time(moment: datetime, zone: tzinfo, digits: Digits = "western", language: str = "ar") -> str:
    """The time of day by the 24-hour clock.

    >>> from datetime import UTC, datetime
    >>> from zoneinfo import ZoneInfo
    >>> format_time(datetime(2014, 9, 15, 21, 5, tzinfo=UTC), ZoneInfo("Asia/Beirut"))
    '00:05'
    """
    local = _local(moment, zone)
    return in_digits(f"{local.hour:02}:{local.minute:02}", digits, language)


def format_datetime(moment: datetime, zone: tzinfo, style: MonthStyle, digits: Digits = "western") -> str:
    """A moment as it stood on the clocks of the newspaper's zone.

    >>> from datetime import UTC, datetime
    >>> from zoneinfo import ZoneInfo
    >>> moment = datetime(2014, 9, 15, 21, 5, tzinfo=UTC)
    >>> format_datetime(moment, ZoneInfo("Asia/Beirut"), MonthStyle())
    '16 أيلول 2014، 00:05'
    >>> format_datetime(moment, ZoneInfo("Europe/London"), MonthStyle("en-GB"))
    '15 September 2014, 22:05'
    """
    day = format_date(_local(moment, zone).date(), style, digits)
    comma = L.COMMA if language_direction(style.language) == "rtl" else ","
    return f"{day}{comma} {format_time(moment, zone, digits, style.language)}"


def weekday_name(day: date, style: MonthStyle) -> str:
    """The name of a day of the week.

    >>> from datetime import date
    >>> day = date(2014, 9, 15)
    >>> weekday_name(day, MonthStyle()), weekday_name(day, MonthStyle("ckb"))
    ('الاثنين', 'دووشەممە')
    """
    return weekday_names(style)[day.weekday()]


def weekday_names(style: MonthStyle) -> tuple[str, ...]:
    """The seven days, Monday first as in Python's `date.weekday`."""
    names = locale_of(style.language).days["stand-alone"]["wide"]
    return tuple(names[number] for number in range(7))


def _local(moment: datetime, zone: tzinfo) -> datetime:
    if moment.tzinfo is None or moment.utcoffset() is None:
        raise ValueError(f"{moment.isoformat()} does not say in which time zone it is")
    return moment.astimezone(zone)
