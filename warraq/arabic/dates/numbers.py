"""Numbers in words: the day of a date (الحادي والعشرين) and its year (ألف وتسعمئة وثمانية وأربعين).

Words come folded, one after another, the joined و already apart as a word of its own. Case endings are not
looked at (عشرون and عشرين are one), and gender hardly: who writes dates in words mixes both.

Source: the rules of العدد والمعدود in any Arabic grammar: thousands, hundreds, units, tens, joined by و; from 11
to 19 the unit stands before عشر without it.
"""

from __future__ import annotations

from collections.abc import Sequence

from warraq.arabic.normalise import fold

AND = "و"
_AND_ONE = "واحد"

_UNITS = (
    "واحد واحدة أحد إحدى", "اثنان اثنين اثنا اثني اثنتان اثنتين اثنتا اثنتي", "ثلاث ثلاثة", "أربع أربعة",
    "خمس خمسة", "ست ستة", "سبع سبعة", "ثمان ثماني ثمانية", "تسع تسعة", "عشر عشرة",
)  # fmt: skip
_TENS = ["عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"]
_ORDINALS = (
    "الأول أول الأولى أولى", "الثاني الثانية", "الثالث الثالثة", "الرابع الرابعة", "الخامس الخامسة",
    "السادس السادسة", "السابع السابعة", "الثامن الثامنة", "التاسع التاسعة", "العاشر العاشرة",
)  # fmt: skip
_HUNDREDS = ("مئة مائة", "مئتان مئتين مائتان مائتين")

UNITS: dict[str, int] = {}
TENS: dict[str, int] = {}
HUNDREDS: dict[str, int] = {}
THOUSANDS: dict[str, int] = {"الف": 1000, "الفا": 1000, "الفين": 2000, "الفان": 2000}
ORDINALS: dict[str, int] = {}
ORDINAL_TENS: dict[str, int] = {}
TEN = ("عشر", "عشره")
_HUNDRED = ("ميه", "مايه")

for _number, _names in enumerate(_UNITS, 1):
    UNITS.update(dict.fromkeys(map(fold, _names.split()), _number))
for _number, _name in enumerate(_TENS, 2):
    for _ending in ("ون", "ين"):
        TENS[fold(_name + _ending)] = ORDINAL_TENS[fold("ال" + _name + _ending)] = _number * 10
for _number, _names in enumerate(_HUNDREDS, 1):
    HUNDREDS.update(dict.fromkeys(map(fold, _names.split()), _number * 100))
for _number, _name in enumerate(["ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"], 3):
    for _form in ("مئة", "مائة", "ميه"):
        HUNDREDS[fold(_name + _form)] = HUNDREDS[fold(_name + "ي" + _form)] = _number * 100
for _number, _names in enumerate(_ORDINALS, 1):
    ORDINALS.update(dict.fromkeys(map(fold, _names.split()), _number))
ONES = frozenset(map(fold, ("الحادي", "حادي", "الحادية", "الواحد", "الواحدة")))
"""«One» only before a ten: الحادي والعشرين."""
ORDINALS.update(dict.fromkeys(ONES, 1))

NUMBER_WORDS = frozenset((*UNITS, *TENS, *HUNDREDS, *THOUSANDS))


def cardinal(words: list[str]) -> tuple[int, int]:
    """The number that `words` begin with, and how many of them say it; (0, 0) where none does.

    >>> cardinal("الف و تسعميه و ثمانيه و اربعين وقعت".split())
    (1948, 7)
    >>> cardinal("الفين و احد عشر".split()), cardinal("خمسه عشر يوما".split()), cardinal("ثلاثه و جاء".split())
    ((2011, 4), (15, 2), (3, 1))
    """
    total, used, last, at = 0, 0, 10_000, 0
    while at < len(words):
        value, size, rank = _step(words, at, last)
        if not size:
            break
        total, last = total + value, rank
        used = at = at + size
        if last > 1 and words[at : at + 1] == [_AND_ONE] and at + 1 < len(words) and words[at + 1] in TEN:
            return total + 11, at + 2  # «وأحد عشر» folds to «one», not to «and one»
        if at >= len(words) or words[at] != AND:
            break
        at += 1
    return total, used


def _step(words: Sequence[str], at: int, last: int) -> tuple[int, int, int]:  # noqa: PLR0911 (a table in code)
    """The value of one part, its words, its rank: 1000, 100, 1, 0 (after which nothing comes)."""
    word = words[at]
    following = words[at + 1] if at + 1 < len(words) else ""
    if last > 1000 and word in THOUSANDS:
        return THOUSANDS[word], 1, 1000
    if last > 100 and word in HUNDREDS:
        return HUNDREDS[word], 1, 100
    if last > 1 and word in UNITS:
        if following in TEN:
            return UNITS[word] + 10, 2, 0
        if last > 100 and following in _HUNDRED and UNITS[word] > 2:
            return UNITS[word] * 100, 2, 100
        if last > 1000 and following == "الاف" and UNITS[word] > 2:
            return UNITS[word] * 1000, 2, 1000
        return UNITS[word], 1, 1
    if last > 0 and word in TENS:
        return TENS[word], 1, 0
    return 0, 0, 0


def definite(word: str) -> int:
    """«الخمس», «العشرة», «20» as a count of what was named before it; 0 where it is none.

    >>> definite("الخمس"), definite("العشرين"), definite("20"), definite("الاخيره")
    (5, 20, 20, 0)
    """
    if word.isdecimal():
        return int(word) if len(word) <= len("365") else 0
    bare = word.removeprefix("ال")
    return (UNITS.get(bare) or TENS.get(bare) or 0) if bare != word else 0


def ordinal(words: Sequence[str]) -> tuple[int, int]:
    """The same for «the how-manieth»; a ten stands alone (العشرين) or after its unit.

    >>> ordinal("الحادي و العشرين من".split()), ordinal("الثاني عشر".split()), ordinal("العاشر".split())
    ((21, 3), (12, 2), (10, 1))
    """
    first = words[0]
    if first in ORDINAL_TENS:
        return ORDINAL_TENS[first], 1
    unit = ORDINALS.get(first, 0)
    if unit and len(words) > 1:
        if words[1] in TEN and unit < 10:
            return unit + 10, 2
        if words[1] == AND and len(words) > 2 and words[2] in ORDINAL_TENS:
            return unit + ORDINAL_TENS[words[2]], 3
    return (unit, 1) if unit and first not in ONES else (0, 0)
