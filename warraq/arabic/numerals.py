"""Numbers as a newspaper writes them: its digits, and the noun that agrees with them."""

import math
from collections.abc import Mapping
from functools import lru_cache
from typing import Literal, cast

from babel import Locale, UnknownLocaleError
from babel.units import format_unit

from warraq.arabic import letters as L
from warraq.arabic.folds import DIGITS

Digits = Literal["western", "eastern"]
"""A site's choice. Eastern digits are ٠١٢٣٤٥٦٧٨٩, and ۰۱۲۳۴۵۶۷۸۹ in Persian and Urdu."""

Category = Literal["zero", "one", "two", "few", "many", "other"]

_EASTERN = str.maketrans(L.WESTERN_DIGITS + L.PERSIAN_DIGITS, L.EASTERN_DIGITS * 2)
_PERSIAN = str.maketrans(L.WESTERN_DIGITS + L.EASTERN_DIGITS, L.PERSIAN_DIGITS * 2)
_WITH_PERSIAN_DIGITS = frozenset(("fa", "ur", "ps", "prs"))

# Aloud, adults read 184 ± 29 words a minute, the mean over 17 languages, Arabic among
# them (Trauzettel-Klosinski & Dietz 2012, the IReST texts).
WORDS_A_MINUTE = 180
# Where CLDR has no name for the minute. Neither language puts a counted noun in the plural.
_MINUTES = {"ckb": "خولەک", "fa": "دقیقه"}


def western(text: str) -> str:
    """Writes every Eastern and Persian digit as a Western one; all else stays.

    >>> western("٣٫٥ مليون، ۱۹۹۱")
    '3٫5 مليون، 1991'
    """
    return text.translate(DIGITS)


def in_digits(text: str, choice: Digits, language: str = "ar") -> str:
    """Writes all digits of a text in those that the site has chosen.

    Only digits: the signs between them mean too many things (a decimal, a date, a law's
    number) to be turned without knowing which.

    >>> in_digits("15 أيلول 2014", "eastern")
    '١٥ أيلول ٢٠١٤'
    >>> in_digits("15 سپتامبر 2014", "eastern", "fa")
    '۱۵ سپتامبر ۲۰۱۴'
    >>> in_digits("١٥ أيلول ٢٠١٤", "western")
    '15 أيلول 2014'
    """
    if choice == "western":
        return western(text)
    if choice != "eastern":
        raise ValueError(f"digits are 'western' or 'eastern', not {choice!r}")
    primary = language.replace("_", "-").split("-")[0].lower()
    return text.translate(_PERSIAN if primary in _WITH_PERSIAN_DIGITS else _EASTERN)


def plural_category(n: int, language: str = "ar") -> Category:
    """Which form of a noun goes with a number, by CLDR's plural rules.

    Arabic has six: 0, 1, 2, then *few* for numbers ending in 3–10, *many* for 11–99,
    *other* for whole hundreds and what follows them by one or two.

    >>> [plural_category(n) for n in (0, 1, 2, 3, 10, 11, 99, 100, 101, 103)]
    ['zero', 'one', 'two', 'few', 'few', 'many', 'many', 'other', 'other', 'few']
    >>> plural_category(2, "en")
    'other'
    """
    return cast(Category, locale_of(language).plural_form(n))


def plural(n: int, forms: Mapping[str, str], digits: Digits = "western", language: str = "ar") -> str:
    """The form that agrees with a number, the number in it put for ``{n}``.

    `forms` names CLDR's categories; one that is missing falls to ``other``, which must
    be there.

    >>> comments = {
    ...     "zero": "لا تعليقات", "one": "تعليق واحد", "two": "تعليقان",
    ...     "few": "{n} تعليقات", "many": "{n} تعليقاً", "other": "{n} تعليق",
    ... }
    >>> [plural(n, comments) for n in (0, 1, 2, 3, 11, 100)]
    ['لا تعليقات', 'تعليق واحد', 'تعليقان', '3 تعليقات', '11 تعليقاً', '100 تعليق']
    >>> plural(25, comments, digits="eastern")
    '٢٥ تعليقاً'
    """
    if "other" not in forms:
        raise ValueError(f"the forms {sorted(forms)} lack 'other', which every language needs")
    form = forms.get(plural_category(n, language), forms["other"])
    return form.replace("{n}", in_digits(str(n), digits, language))


def reading_minutes(words: int) -> int:
    """How long a text of so many words takes to read, in whole minutes, at least one.

    >>> reading_minutes(20), reading_minutes(900)
    (1, 5)
    """
    return max(1, math.ceil(words / WORDS_A_MINUTE))


def reading_time(words: int, digits: Digits = "western", language: str = "ar") -> str:
    """The reading time in words, the noun in its number.

    >>> reading_time(300), reading_time(500), reading_time(2000)
    ('دقيقتان', '3 دقائق', '12 دقيقة')
    >>> reading_time(500, language="en")
    '3 minutes'
    """
    locale = locale_of(language)
    minutes = reading_minutes(words)
    noun = _MINUTES.get(locale.language)
    written = f"{minutes} {noun}" if noun else format_unit(minutes, "duration-minute", locale=locale)
    return in_digits(written, digits, language)


@lru_cache(maxsize=64)
def locale_of(language: str) -> Locale:
    """CLDR's locale for a BCP 47 tag; `ValueError` where CLDR has none.

    >>> locale_of("ar-SY").territory
    'SY'
    """
    try:
        return Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError) as unknown:
        raise ValueError(f"CLDR does not know the language {language!r}") from unknown
