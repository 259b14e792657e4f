"""The months' names, in the tradition of the newspaper's region.

One month has many names between Agadir and Basra: أيلول, سبتمبر, شتنبر. Papers with
readers in several regions print two, joined by a slash. All names come from CLDR, through
Babel; the traditions here only say which of CLDR's locales writes as a region does.

>>> MonthStyle(tradition="levant", second="egypt").name(9)
'أيلول/سبتمبر'
>>> MonthStyle(tradition="morocco").name(8)
'غشت'
"""

from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final

from warraq.arabic.numerals import locale_of

TRADITIONS: Final = MappingProxyType(
    {
        "levant": "ar-SY",
        "iraq": "ar-IQ",
        "egypt": "ar-EG",
        "gulf": "ar-SA",
        "libya": "ar-LY",
        "tunisia": "ar-TN",
        "algeria": "ar-DZ",
        "morocco": "ar-MA",
        "mauritania": "ar-MR",
    }
)
"""Each Arabic tradition, and the CLDR locale whose months are named so."""


@dataclass(frozen=True)
class MonthStyle:
    """How a newspaper names months.

    `tradition` and `second` count for Arabic only; any other language has the one set of
    names that CLDR gives it. Where both traditions agree the name is written once.

    >>> MonthStyle(tradition="tunisia", second="egypt").name(9)
    'سبتمبر'
    >>> MonthStyle(language="ckb").name(9), MonthStyle(language="ku").name(9)
    ('ئەیلوول', 'îlon')
    """

    language: str = "ar"
    tradition: str = "levant"
    second: str | None = None

    def __post_init__(self) -> None:
        for tradition in (self.tradition, self.second):
            if tradition is not None and tradition not in TRADITIONS:
                raise ValueError(f"{tradition!r} is no tradition of month names: {', '.join(TRADITIONS)}")
        locale_of(self.language)

    @classmethod
    def of_site(cls, language: str, region: str, double: bool = False) -> "MonthStyle":
        """The style that a site's settings ask for.

        The second name is the one that most other readers know: in Syria, Lebanon,
        Palestine, Jordan and Iraq, and in the Maghreb, the Egyptian; elsewhere the
        Levantine.

        >>> MonthStyle.of_site("ar", "levant", double=True).name(11)
        'تشرين الثاني/نوفمبر'
        >>> MonthStyle.of_site("ar", "gulf", double=True).name(11)
        'نوفمبر/تشرين الثاني'
        >>> MonthStyle.of_site("ar", "morocco", double=True).name(11)
        'نونبر/نوفمبر'
        """
        second = None
        if double:
            second = "levant" if region in ("egypt", "gulf", "libya") else "egypt"
        return cls(language, region, second)

    @property
    def is_arabic(self) -> bool:
        return locale_of(self.language).language == "ar"

    def name(self, month: int) -> str:
        """The name of a month (1–12) standing alone, both names where there are two."""
        if not 1 <= month <= 12:
            raise ValueError(f"a year has the months 1 to 12, not {month}")
        if not self.is_arabic:
            return _names(self.language, alone=True)[month - 1]
        # CLDR lists the Syriac and Maghrebi names as those used in dates; its stand-alone
        # names are the Egyptian ones for every Arab country.
        first = _names(TRADITIONS[self.tradition], alone=False)[month - 1]
        if self.second is None:
            return first
        second = _names(TRADITIONS[self.second], alone=False)[month - 1]
        return first if first == second else f"{first}/{second}"

    def names(self) -> tuple[str, ...]:
        """All twelve, January first."""
        return tuple(self.name(month) for month in range(1, 13))


@cache
def _names(language: str, *, alone: bool) -> tuple[str, ...]:
    context = "stand-alone" if alone else "format"
    wide = locale_of(language).months[context]["wide"]
    return tuple(wide[month] for month in range(1, 13))
