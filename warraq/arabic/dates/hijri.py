"""The Hijri date of a day, by the calendar of Umm al-Qura, in which most newspapers print it."""

from datetime import date
from typing import Literal, cast

from hijridate import Gregorian

from warraq.arabic.numerals import Digits, in_digits

_NAMES = {"ar": "ar", "fa": "ar", "ckb": "ar", "tr": "tr", "ku": "tr"}
"""Whose month names a language takes; English for any other."""
_ERAS = {"ar": "هـ", "tr": "H.", "en": "AH"}


def format_hijri(day: date, language: str = "ar", digits: Digits = "western") -> str:
    """A day's Hijri date; "" before 1343 AH (August 1924) and after 1500, which the calendar's tables do not reach.

    >>> format_hijri(date(2014, 9, 15)), format_hijri(date(2014, 9, 15), digits="eastern")
    ('20 ذو القعدة 1435 هـ', '٢٠ ذو القعدة ١٤٣٥ هـ')
    >>> format_hijri(date(2014, 9, 15), "en"), format_hijri(date(1900, 1, 1))
    ("20 Dhu al-Qa'dah 1435 AH", '')
    """
    try:
        hijri = Gregorian(day.year, day.month, day.day).to_hijri()
    except OverflowError:
        return ""
    names = _NAMES.get(language, "en")
    month = hijri.month_name(cast('Literal["ar", "en", "tr"]', names))
    return in_digits(f"{hijri.day} {month} {hijri.year} {_ERAS[names]}", digits, language)
