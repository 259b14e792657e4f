"""Reads the shapes that name a day or a month of a calendar."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from warraq.arabic.dates import calendars, lookalikes, relative, values
from warraq.arabic.dates.scene import Reading, Scene
from warraq.arabic.dates.values import Value

Match = re.Match[str]

_CENTURY_OF_TWO_DIGITS = 1900
_LAST_HIJRI = 1600
_PLACES_BEFORE = 2
_MOST_OF_A_WEEKDAY = 5
_DAY = re.compile(r"[1-9]\d{3}-\d\d-\d\d")
# «عند الساعة … 15 أيار» may be a date all the same.
_NUMBERED_DAYS = lookalikes.NUMBERED - {"الساعه", "ساعه", "عند", "عدد"}
_JOINED = frozenset("لبكف")


def day(scene: Scene, match: Match) -> list[Reading]:
    """A day of a month."""
    first = match.start("d1")
    month = scene.at(match.start("m1"))
    if _is_name(scene, match.start()) or _is_nth(scene, first):
        return []
    # «3-صفر» is a result, and so is «3 صفر» that no year follows.
    if month.word == "صفر" and not _has_year(match, 1) and scene.kind(first) == "d":
        return []
    if month.word == "شوال" and scene.word(match.end()) in lookalikes.IN_SACKS:
        return []
    value = dated(scene, match, 1, scene.at(first).value)
    if value and month.kind == "M" and scene.kind(first) == "o" and _is_other_weekday(scene, first, value):
        return []  # «الأحد الأول من أيار 2014» is its first Sunday
    if value and month.kind == "M" and value[0].startswith("XXXX") and scene.anchor:
        near = _by_weekday(scene, match, month.value, scene.at(first).value)
        may_be_nth = scene.kind(first) == "o" and scene.kind(first - 1) == "W"
        may_be_nth = may_be_nth and scene.at(first).value <= _MOST_OF_A_WEEKDAY
        value = near or (values.gregorian(None, month.value) if may_be_nth else value)
    return _one(scene, match, value)


def _is_other_weekday(scene: Scene, place: int, value: Value) -> bool:
    """Is the day of the month, at this place, of another weekday than the one named directly before it?"""
    if scene.kind(place - 1) != "W" or scene.at(place).value > _MOST_OF_A_WEEKDAY or not _DAY.fullmatch(value[0]):
        return False
    day_ = date.fromisoformat(value[0])
    weekday_ = scene.at(place - 1).value
    if day_.weekday() == weekday_:
        return False
    first, days_ = monthrange(day_.year, day_.month)
    return (weekday_ - first) % 7 + 7 * scene.at(place).value - 6 <= days_


def _by_weekday(scene: Scene, match: Match, month: int, number: int) -> Value | None:
    """The year in which the day falls on the weekday that is named with it, the nearest one."""
    assert scene.anchor
    named = [scene.at(place) for place in range(match.start(), match.start("d1"))]
    weekday = next((lexeme.value for lexeme in named if lexeme.kind == "W"), None)
    if weekday is None and not any(lexeme.kind == "r" for lexeme in named):
        return None
    near = []
    for year in range(scene.anchor.year - 1, scene.anchor.year + 2):
        found = values.gregorian(year, month, number)
        day_ = date.fromisoformat(found[0]) if found else None
        if day_ and (weekday is None or day_.weekday() == weekday):
            near.append(day_)
    best = min(near, key=lambda day_: abs((day_ - scene.anchor).days), default=None)  # type: ignore[operator]
    return values.single(best.isoformat()) if best else None


def days(scene: Scene, match: Match) -> list[Reading]:
    """Two days; with «و» one stretch only where they touch or «بين» stands before."""
    one, other = scene.at(match.start("d1")).value, scene.at(match.start("d2")).value
    last = dated(scene, match, 2, other)
    if last is None or _is_name(scene, match.start()) or _is_nth(scene, match.start("d1")):
        return []
    first = dated(scene, match, 1, one, of=2) if match["m1"] else dated(scene, match, 2, one)
    if first is None:
        return []
    stretch = values.between(first, last)
    if _is_stretch(scene, match) or (not match["m1"] and match["to"] != "|" and values.consecutive([one, other])):
        return _one(scene, match, stretch)
    start = match.start("d2") - (scene.kind(match.start("d2") - 1) == "W")
    return [Reading(first, match.start(), match.start("to")), Reading(last, start, match.end())]


def _is_stretch(scene: Scene, match: Match) -> bool:
    """Do the words between two dates join them, as «إلى» and a dash, and «و» only after «بين»?"""
    apart = match["to"] == "|" or ("&" in match["to"] and "i" not in match["to"])
    return not apart or (match["to"] != "|" and scene.kind(match.start() - 1) == "b")


def days_of_one(scene: Scene, match: Match) -> list[Reading]:
    """من 5 أيار 2014 إلى 20 منه."""
    first, last = (dated(scene, match, 1, scene.at(match.start(group)).value) for group in ("d1", "d2"))
    if not first or not last or _is_name(scene, match.start()):
        return []
    if _is_stretch(scene, match):
        return _one(scene, match, values.between(first, last))
    return [Reading(first, match.start(), match.start("to")), Reading(last, match.start("d2"), match.end())]


def list_of_days(scene: Scene, match: Match) -> list[Reading]:
    """Three days and more of one month."""
    places = [place for place in range(match.start("list"), match.end("list")) if scene.kind(place) in "do"]
    found = [dated(scene, match, 1, scene.at(place).value) for place in places]
    dates = [value for value in found if value]
    if len(dates) < len(found):
        return []
    if "|" not in match["list"] and values.consecutive([scene.at(place).value for place in places]):
        return _one(scene, match, values.between(dates[0], dates[-1]))
    ends = [place + 1 for place in places[:-1]] + [match.end()]
    return [Reading(value, place, end) for value, place, end in zip(dates, places, ends, strict=True)]


def month(scene: Scene, match: Match) -> list[Reading]:
    """A month with its year, or the last, the coming one of that name."""
    name = scene.at(match.start("m1"))
    if lookalikes.prevents_name(scene.word(match.start() - 1)) and "m" not in match[0]:
        return []
    if name.kind == "J" and not _has_year(match, 1):
        return []
    if name.word == "اب" and scene.word(match.start() - 1) in lookalikes.WHATS:
        return []
    return _one(scene, match, dated(scene, match, 1, None))


def months(scene: Scene, match: Match) -> list[Reading]:
    """Two months."""
    one, other = scene.at(match.start("m1")), scene.at(match.start("m2"))
    led = _leads(scene, match.start()) or match[0][0] in "km"
    if one.kind != other.kind or one.kind == "J" or not (_has_year(match, 2) or match["l2"] or led):
        return []
    first, last = dated(scene, match, 1, None, of=2), dated(scene, match, 2, None)
    if not first or not last:
        return []
    if match["l2"] and one.kind == "M" and not _has_year(match, 1):
        first = values.gregorian(int(last[0][:4]) - (one.value > other.value), one.value) or first
    if not _is_stretch(scene, match) and (match["to"] == "|" or other.value != one.value + 1):
        start = match.end("to") + (scene.kind(match.end("to")) == "s")
        return [Reading(first, match.start(), match.start("to")), Reading(last, start, match.end())]
    return _one(scene, match, values.between(first, last))


def list_of_months(scene: Scene, match: Match) -> list[Reading]:
    """مارس وجوان ونوفمبر 2015: one stretch where they touch."""
    places = [place for place in range(match.start("list"), match.end("m1")) if scene.kind(place) == "M"]
    numbers = [scene.at(place).value for place in places]
    if match["l1"] or not (_has_year(match, 1) or _leads(scene, match.start())):
        return []
    year, _ = _year(scene, match, 1)
    found = [value for value in (values.gregorian(year, number) for number in numbers) if value]
    if values.consecutive(numbers):
        return _one(scene, match, values.between(found[0], found[-1]))
    ends = [place + 1 for place in places[:-1]] + [match.end()]
    return [Reading(value, place, end) for value, place, end in zip(found, places, ends, strict=True)]


def lone_month(scene: Scene, match: Match) -> list[Reading]:
    """A month without a year: only where شهر says so, or «في» before a name that means nothing else."""
    name = scene.at(match.start("m1"))
    before = match.start() - 1
    named = "m" in match[0] and scene.at(match.start()).note != "the"
    if name.kind == "J" or (name.note == "latin" and not named):
        return []
    if not named and (name.kind == "H" or not _leads(scene, before + 1)):
        return []
    return _one(scene, match, values.of_calendar(name.kind, None, name.value, None))


def american(scene: Scene, match: Match) -> list[Reading]:
    """March 14, 2024."""
    number = scene.at(match.start("d1")).value
    return _one(scene, match, values.gregorian(scene.at(match.start("b1")).value, _month_of(scene, match), number))


def digits(scene: Scene, match: Match) -> list[Reading]:
    """18/12/2015."""
    place = match.start("n")
    if _numbered(scene, place):
        return []
    return _one(scene, match, values.in_digits(scene.word(place), match["e1"] or "", scene.persian))


def digits_to_digits(scene: Scene, match: Match) -> list[Reading]:
    first = values.in_digits(scene.word(match.start("n")), "", scene.persian)
    last = values.in_digits(scene.word(match.start("n2")), "", scene.persian)
    if not first or not last or (match["to"] == "&" and scene.kind(match.start() - 1) != "b"):
        return []
    return _one(scene, match, values.between(first, last))


def numbered_month(scene: Scene, match: Match) -> list[Reading]:
    """شهر 9 من عام 2014."""
    number = scene.at(match.start("d1")).value
    if match["l1"]:
        step = relative.STEPS[match["l1"]]
        value = relative.named(scene.anchor, "M", number, None, step) if scene.anchor and number <= 12 else None
    else:
        year, known = _year(scene, match, 1)
        value = values.gregorian(year, number) if known else None
    return _one(scene, match, value)


def month_slash_year(scene: Scene, match: Match) -> list[Reading]:
    """9/2014, where something says that it is a date."""
    before = scene.at(match.start() - 1)
    if before.kind not in "pqim" or _numbered(scene, match.start()):
        return []
    return _one(scene, match, values.gregorian(scene.at(match.start("b1")).value, scene.at(match.start("d1")).value))


def day_slash_month(scene: Scene, match: Match) -> list[Reading]:
    """7/10, only after «يوم» or «بتاريخ»: it may be anything."""
    before = scene.at(match.start() - 1)
    if before.kind != "D" and before.word not in ("بتاريخ", "تاريخ"):
        return []
    found = values.gregorian(None, scene.at(match.start("d2")).value, scene.at(match.start("d1")).value)
    return _one(scene, match, found)


def _one(scene: Scene, match: Match, value: Value | None) -> list[Reading]:
    return [Reading(value, match.start(), match.end())] if value else []


def _month_of(scene: Scene, match: Match, n: int = 1) -> int:
    return scene.at(match.start(f"m{n}")).value


def _has_year(match: Match, n: int) -> bool:
    return any(match[f"{part}{n}"] for part in "abr")


def dated(scene: Scene, match: Match, n: int, number: int | None, of: int = 0) -> Value | None:
    """The n-th month of the match with its year, or where it has none with the year of the `of`-th."""
    name = scene.at(match.start(f"m{n}"))
    groups = match.groupdict()
    own = n if _has_year(match, n) or groups.get(f"l{n}") or not of else of
    if groups.get(f"l{own}"):
        if scene.anchor is None:
            return None
        return relative.named(scene.anchor, name.kind, name.value, number, relative.STEPS[match[f"l{own}"]])
    year, known = _year(scene, match, own)
    if known and year is None:
        return None
    if name.kind == "M" and year and match[f"e{own}"] == "h":
        return None
    if name.kind == "J" and year and match[f"r{own}"] and scene.anchor:
        year += calendars.jalali_year_of(scene.anchor) - scene.anchor.year
    if name.kind == "H" and year and year > _LAST_HIJRI:
        return values.hijri(_hijri_year_in(year, name.value), name.value, number)
    if own != n and known and year and not number and _month_of(scene, match, n) > _month_of(scene, match, of):
        year -= 1
    return values.of_calendar(name.kind, year, name.value, number)


def _hijri_year_in(year: int, month: int) -> int:
    """The Hijri year whose month begins in a Gregorian year: «رمضان 2017» is that of 1438."""
    for there in (year - 580, year - 579, year - 578, year - 577):
        first = calendars.hijri_day(there, month, 1)
        if first and first.year == year:
            return there
    return year


def _year(scene: Scene, match: Match, n: int) -> tuple[int | None, bool]:
    """The n-th year of a match, and whether it has one at all."""
    if match[f"r{n}"]:
        if scene.anchor is None:
            return None, True
        adjective = match[f"r{n}"][-1]
        return scene.anchor.year + relative.STEPS.get(adjective, 0), True
    for group in ("a", "b"):
        if match[f"{group}{n}"]:
            value = scene.at(match.start(f"{group}{n}")).value
            if group == "a" and value < 100:
                value += _CENTURY_OF_TWO_DIGITS
            return value, True
    return None, False


def _leads(scene: Scene, place: int) -> bool:
    """Does a word that leads to a date stand before this place?"""
    if scene.word(place - 1) in _JOINED:
        return False
    return scene.kind(place - 1) in "pqsb" or (scene.kind(place - 1) == "z" and scene.kind(place - 2) not in "do")


def _is_nth(scene: Scene, place: int) -> bool:
    """«الأسبوع الأول من أيار», «النصف الثاني من»: the first of something else; a day is no feminine either."""
    word = scene.word(place)
    return scene.kind(place) == "o" and (scene.kind(place - 1) in "Qw" or word == "الاولي" or word.endswith("ه"))


def _is_name(scene: Scene, first: int) -> bool:
    """Is this شارع 29 أيار, or the number of something?"""
    before = scene.word(first - 1)
    if lookalikes.prevents_name(before):
        return True
    if scene.line.kinds[max(0, first - 3) : first] in ("dM&", "oM&") and _is_name(scene, first - 3):
        return True  # «قوى 14 آذار و8 آذار»
    return scene.kind(first) in "do" and before in _NUMBERED_DAYS


def _numbered(scene: Scene, place: int) -> bool:
    return any(scene.word(place - back) in lookalikes.NUMBERED for back in range(1, _PLACES_BEFORE + 1))
