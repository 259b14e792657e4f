"""Reads the shapes that name years, and what is made of years or part of one."""

from __future__ import annotations

import re

from warraq.arabic.dates import calendars, lookalikes, relative, values
from warraq.arabic.dates.scene import Reading, Scene
from warraq.arabic.dates.values import Value, single, year_of
from warraq.arabic.normalise import fold

Match = re.Match[str]

MODERN = range(1800, 2101)
_SHORTEST_OLD = 100
_YEARS_OF_LAWS = frozenset(("لعام", "لسنه", "للعام", "للسنه"))
_LONGEST_NAME = 8
"""Words between a law and its number: قرار الجمعية العامة للأمم المتحدة 194 لعام 1948."""
_LAST_YEAR = 2200
_TWENTIETH = 19
_KURDISH_YEARS = frozenset(map(fold, ("salên", "ساڵانی")))
_QUARTERS, _THIRDS, _HALVES = 32, 36, 39
"""EDTF's numbers before the first quarter, the first third, the first half of a year."""


def year(scene: Scene, match: Match) -> list[Reading]:  # noqa: PLR0911 (each return is a case)
    """عام 1900, سنة 61 هـ, عام 48; not the year that is part of a law's number."""
    place = match.start("a")
    value = scene.at(place).value
    if _of_law(scene, match.start()) or not value or _is_general(scene, match.start()):
        return []
    if match["e"] == "x":
        return _one(match, single(year_of(1 - value)))
    if match["e"] == "h" or scene.kind(match.start() + 1) == "h":
        return _one(match, values.hijri(value, None))
    if scene.kind(place) == "d":
        return []
    if value < _SHORTEST_OLD:
        value += 1900
    elif scene.kind(place) == "n" and (value > 2900 or scene.word(match.end()) in lookalikes.COUNTED):
        return []
    if scene.word(match.start()) in ("سال", "سالي") and (value in calendars.JALALI_YEARS or value > 2600):
        return _one(match, values.jalali(value, None))
    return _one(match, single(year_of(value))) if value < _LAST_YEAR else []


def year_with_era(scene: Scene, match: Match) -> list[Reading]:
    """1445هـ; 2024م only where it is no length."""
    value = scene.at(match.start("a")).value
    if match["e"] == "h":
        return _one(match, values.hijri(value, None))
    is_long = scene.at(match.start("e")).word == "م"
    before = scene.at(match.start() - 1)
    if is_long and (value % 100 == 0 or value not in MODERN):
        return []
    if is_long and before.kind not in "/-(," and before.word not in lookalikes.YEAR_LEADS:
        return []
    return _one(match, single(year_of(value)))


def year_before_christ(scene: Scene, match: Match) -> list[Reading]:
    return _one(match, single(year_of(1 - scene.at(match.start("a")).value)))


def lone_year(scene: Scene, match: Match) -> list[Reading]:
    """في 2015: four digits after a word that leads to a year, and before nothing that could be counted."""
    value = scene.at(match.start("a")).value
    before = scene.at(match.start() - 1)
    if match["e"]:
        return year_before_christ(scene, match)
    # «الأشهر التسعة الأولى من 2023»
    of_its_first = before.kind == "z" and scene.kind(match.start() - 2) in "ol"
    if value not in MODERN or not (before.word in lookalikes.YEAR_LEADS or before.kind == "s" or of_its_first):
        return []
    return [] if _is_count(scene, match.end(), value) else _one(match, single(year_of(value)))


def years(scene: Scene, match: Match) -> list[Reading]:
    """من عام 1971 إلى عام 2000, عامي 2014 و2015, 2014–2019, موسم 2016/17."""
    first, last = scene.at(match.start("a")).value, scene.at(match.start("b")).value
    kind = scene.kind(match.start("b"))
    sign = match["to"].strip(",")
    if kind in "nd":
        if sign not in ("-", "/") or len(scene.word(match.start("b"))) != 2 or match["lead2"]:
            return []
        last += first // 100 * 100
    if not first < last or _of_law(scene, match.start()):
        return []
    before = scene.at(match.start() - 1)
    if not match["lead"] and not _is_stretch(scene, match, sign, first, last):
        return []
    if sign == "|" or (sign == "&" and before.kind != "b" and (last != first + 1 or match["lead2"])):
        middle = match.start("to")
        start = match.start("lead2") if match["lead2"] else match.start("b")
        return [Reading(_year(first, match), match.start(), middle), Reading(_year(last, match), start, match.end())]
    return _one(match, values.between(_year(first, match), _year(last, match)))


def _is_stretch(scene: Scene, match: Match, sign: str, first: int, last: int) -> bool:
    """Are two bare numbers of four digits years?"""
    before = scene.at(match.start() - 1)
    if match["e"] == "h":
        return True
    if first not in MODERN or last not in MODERN or _is_count(scene, match.end(), last):
        return False
    if before.word in lookalikes.NUMBERED or scene.kind(match.end()) == "-" or before.kind == "-":
        return False
    if sign in ("&", "|"):
        led = before.word in lookalikes.YEAR_LEADS
        return before.kind == "b" or led or (before.kind == "p" and bool(match["lead2"]))
    return sign in ("-", "/") or before.kind in "zqbp" or bool(match["lead2"])


def _year(value: int, match: Match) -> Value:
    found = values.hijri(value, None) if match["e"] == "h" else None
    return found or single(year_of(value))


def kurdish_decade(scene: Scene, match: Match) -> list[Reading]:
    """salên 1990î, ساڵانی 1990: the nineties."""
    value = scene.at(match.start("a")).value
    if scene.word(match.start()) not in _KURDISH_YEARS or value % 10:
        return []
    return _one(match, single(f"{value // 10}X"))


def list_of_years(scene: Scene, match: Match) -> list[Reading]:
    """أعوام 2014 و2015 و2016."""
    places = [place for place in range(match.start("list"), match.end("list")) if scene.kind(place) == "y"]
    found = [scene.at(place).value for place in places]
    if values.consecutive(found):
        return _one(match, (year_of(found[0]), year_of(found[-1])))
    return [Reading(single(year_of(value)), place, place + 1) for value, place in zip(found, places, strict=True)]


def season(scene: Scene, match: Match) -> list[Reading]:
    """خريف العام 2019, ربيع العام الماضي."""
    value = _year_of(scene, match)
    if value is None or ("Y" not in match[0] and _is_count(scene, match.end(), value)):
        return []
    return _one(match, single(f"{year_of(value)}-{scene.at(match.start('s')).value}"))


def seasons(scene: Scene, match: Match) -> list[Reading]:
    """ربيع وصيف 2012: one stretch where they follow each other."""
    year_, *numbers = (scene.at(match.start(group)).value for group in ("a", "s", "s2"))
    if year_ not in MODERN or numbers[1] != numbers[0] + 1:
        return []
    first, last = (single(f"{year_of(year_)}-{number}") for number in numbers)
    return _one(match, values.between(first, last))


def part(scene: Scene, match: Match) -> list[Reading]:
    """الربع الأول من عام 2023, النصف الثاني من العام الماضي."""
    value = _year_of(scene, match)
    parts, number = scene.at(match.start("q")).value, scene.at(match.start("o")).value
    number = parts if number < 0 else number
    if value is None or number > parts:
        return []
    base = {4: _QUARTERS, 3: _THIRDS, 2: _HALVES}[parts]
    return _one(match, single(f"{year_of(value)}-{base + number}"))


def decade(scene: Scene, match: Match) -> list[Reading]:
    """تسعينيات القرن الماضي; alone they are those of the twentieth century, and not somebody's age."""
    after, following = scene.word(match.end()), scene.word(match.end() + 1)
    if after in lookalikes.AGES or (after == "من" and following in lookalikes.AGES):
        return []
    if not match["g"] and _is_age(scene, match.start()):
        return []
    before = _TWENTIETH
    if match["o"]:
        before = scene.at(match.start("o")).value - 1
    elif match["l"] and scene.anchor:
        before = scene.anchor.year // 100 + relative.STEPS[match["l"]]
    return _one(match, single(f"{before:02}{scene.at(match.start('x')).value // 10}X"))


def _is_age(scene: Scene, place: int) -> bool:
    """«رجل في الأربعينيات», «سيدة في أواخر الستينيات»: how old somebody is."""
    place -= scene.kind(place - 1) == "s"
    return scene.word(place - 1) in ("في", "فى") and scene.word(place - 2) in lookalikes.PERSONS


def decade_of_century(scene: Scene, match: Match) -> list[Reading]:
    """العقد الأول من القرن الحادي والعشرين."""
    number = scene.at(match.start("n")).value
    if scene.at(match.start()).note != "decade" or number > 10:
        return []
    if match["l"]:
        if scene.anchor is None:
            return []
        hundreds = scene.anchor.year // 100 + relative.STEPS[match["l"]]
    else:
        hundreds = scene.at(match.start("o")).value - 1
    return _one(match, single(f"{hundreds:02}{number - 1}X"))


def century(scene: Scene, match: Match) -> list[Reading]:
    """القرن التاسع عشر, القرن الماضي, القرن الثالث الهجري."""
    if match["l"]:
        if scene.anchor is None or scene.at(match.start()).word == "قرن":
            return []
        found = relative.whole(scene.anchor, "century", relative.STEPS[match["l"]])
        return _one(match, found)
    if scene.word(match.start() - 1) in lookalikes.RHINOCEROS:
        return []
    return _one(match, _century(scene.at(match.start("o")).value, match["e"]))


def centuries(scene: Scene, match: Match) -> list[Reading]:
    """القرنين التاسع عشر والعشرين."""
    first = _century(scene.at(match.start("o")).value, match["e"])
    last = _century(scene.at(match.start("o2")).value, match["e"])
    return _one(match, (first[0], last[1]))


def _century(number: int, era: str | None) -> Value:
    if era == "h":
        first, last = calendars.old_hijri_years(number * 100 - 99, number * 100)
        return year_of(first), year_of(last)
    if era == "x":
        return single(f"-{number - 1:02}XX")
    return single(f"{number - 1:02}XX")


def _year_of(scene: Scene, match: Match) -> int | None:
    if match["a"]:
        return scene.at(match.start("a")).value
    if scene.anchor is None:
        return None
    return scene.anchor.year + relative.STEPS.get(match["r"][-1], 0)


def _one(match: Match, value: Value | None) -> list[Reading]:
    return [Reading(value, match.start(), match.end())] if value else []


def _is_general(scene: Scene, place: int) -> bool:
    return scene.word(place) == "العام" and lookalikes.is_general(scene.word(place - 1))


def _of_law(scene: Scene, first: int) -> bool:
    """«القانون رقم 10 لسنة 2018», «قرار مجلس الأمن (2254) لعام 2015»: a law's name, not a date."""
    place = first - (2 if scene.kind(first - 1) in "pz" else 1)
    if scene.kind(place - 1) == "/" and scene.kind(place) == ".":
        place -= 2  # «4/ت»
    place -= scene.kind(place) in ")/"
    if scene.kind(place) not in "ndy":
        return False
    place -= 2 if scene.kind(place - 1) in "(/" else 1
    if scene.word(place) in lookalikes.NUMBERED:
        return True
    if scene.word(first) not in _YEARS_OF_LAWS:
        return False
    for back in range(_LONGEST_NAME):
        if lookalikes.is_law(scene.word(place - back)):
            return True
        if scene.kind(place - back) in "!M":
            return False
    return False


def _is_count(scene: Scene, place: int, value: int) -> bool:
    """Is a number counted by the word after it? Round numbers need less to be."""
    after = scene.at(place)
    if after.word in lookalikes.COUNTED:
        return True
    if after.word == "عام":  # «قبل 2000 عام», but «في 2011 عام الثورة»
        return not scene.word(place + 1).startswith("ال")
    is_noun = after.kind == "." and after.end - after.start > 2
    return is_noun and (value % 100 == 0 or (after.word.endswith("ا") and len(after.word) > 3))
