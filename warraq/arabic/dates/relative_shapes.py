"""Reads the shapes that tell a date by its distance from the day of publication."""

from __future__ import annotations

import re

from warraq.arabic import letters as L
from warraq.arabic.dates import lookalikes, relative, values
from warraq.arabic.dates.scene import Reading, Scene
from warraq.arabic.dates.values import Value, single
from warraq.arabic.normalise import fold

Match = re.Match[str]

_UNIT_OF = {"D": "day", "w": "week", "m": "month", "k": "month", "Y": "year", "K": "year", "G": "century"}
_NO_EVENT = frozenset(("الان", "اليوم", "تاريخه", "هذا", "الزمن", "الزمان"))
_OCCASIONS = tuple(
    fold(word)
    for word in (
        "موعد", "انطلاق", "افتتاح", "بدء", "بداية", "نهاية", "انتهاء", "انعقاد", "إجراء", "حلول", "عقد", "الانتخاب",
        "الاقتراع", "الاستفتاء", "رمضان", "العيد", "عيد", "نهائي", "المباراة", "الافتتاح", "الحفل", "المؤتمر",
        "المهرجان",
    )
)  # fmt: skip
"""What is awaited, and counted down to."""
_NEARBY = 8
_MOST = 365


def day_of_month(scene: Scene, match: Match) -> list[Reading]:
    """العاشر من الشهر الجاري, 14 الجاري."""
    adjective = match["l1"] or ("T" if (match["month"] or "").startswith("A") else "")
    if not scene.anchor or not adjective or (adjective != "T" and not match["month"]):
        return []
    year, month = relative.months_away(scene.anchor, relative.STEPS[adjective])
    return _one(match, values.gregorian(year, month, scene.at(match.start("d1")).value))


def season(scene: Scene, match: Match) -> list[Reading]:
    """الصيف الماضي, هذا الشتاء."""
    place = match.start("s") if match["s"] else match.start("s2")
    if not scene.anchor or not scene.word(place).startswith("ال"):
        return []
    step = relative.STEPS[match["l"]] if match["l"] else 0
    return _one(match, relative.season(scene.anchor, scene.at(place).value, step))


def unit(scene: Scene, match: Match) -> list[Reading]:
    """الأسبوع الماضي, العام قبل الماضي."""
    found = scene.at(match.start("u"))
    if not scene.anchor or (found.note == "" and found.kind != "G"):
        return []
    step = relative.STEPS[match["l"]] if match["l"] else {"qL": -2, "vF": 2}[match["twice"]]
    name = "decade" if found.note == "decade" else _UNIT_OF[found.kind]
    return _one(match, relative.whole(scene.anchor, name, step))


def this_unit(scene: Scene, match: Match) -> list[Reading]:
    """هذا العام, هذا اليوم."""
    found = scene.at(match.start("u"))
    if not scene.anchor or scene.word(match.start() - 1) in ("مثل", "منذ", "في"):
        return []
    if found.kind == "r":
        return _one(match, relative.day(scene.anchor, 0)) if found.value == 0 else []
    return _one(match, relative.whole(scene.anchor, _UNIT_OF[found.kind], 0)) if found.note == "the" else []


def bare_year(scene: Scene, match: Match) -> list[Reading]:
    """نهاية العام: the present one, where nothing tells of another."""
    ends = scene.kind(match.end()) in "!,)&p." and not scene.word(match.end()).startswith("ال")
    is_part = scene.kind(match.start() - 1) == "s" and scene.at(match.start()).note == "the"
    return _one(match, single(values.year_of(scene.anchor.year))) if scene.anchor and is_part and ends else []


def ago(scene: Scene, match: Match) -> list[Reading]:
    """قبل ثلاثة أيام, منذ شهرين, بعد أسبوع; not «بعد يومين من الزلزال», which counts from elsewhere."""
    counted = match["n"] or match["two"]
    place = next(match.start(group) for group in ("u", "two", "one") if match[group])
    found = scene.at(place)
    if not scene.anchor or not _is_free(scene, match, bool(counted)) or (not counted and found.note in ("the", "many")):
        return []
    number = next((scene.at(match.start(group)).value for group in ("n", "two") if match[group]), 1)
    if not 1 <= number <= _MOST:
        return []
    name = found.note if found.kind in "UV" else _UNIT_OF[found.kind]
    value = relative.away(scene.anchor, name, number if match["way"] == "v" else -number)
    if value and "a" in match[0]:
        value = (f"{value[0]}~", f"{value[1]}~")
    return _one(match, value)


def _is_free(scene: Scene, match: Match, counted: bool) -> bool:
    """Does the distance end here, so that it is counted from now?"""
    after, following = scene.at(match.end()), scene.word(match.end() + 1)
    if after.word == "علي":
        # «بعد عام على الزلزال», «قبل يومين على انطلاق السباق», but «عثروا قبل يومين على حوت»
        return match["way"] == "q" and not following.startswith(_OCCASIONS)
    if after.kind == "z" or (after.word == "عن" and following.startswith("موعد")):
        return following in _NO_EVENT
    if counted:
        return True
    if after.kind in "MHJWdoyCNScnLTFrYmDAGXE":
        return False
    return not after.word.startswith("ال")


def day(scene: Scene, match: Match) -> list[Reading]:
    """أمس, اليوم الجمعة, بعد غد."""
    place = match.start("r")
    found = scene.at(place)
    before, after = scene.word(match.start() - 1), scene.word(place + 1)
    if not scene.anchor:
        return []
    if found.value == 0 and "W" not in match[0] and (lookalikes.no_today(before, after) or match[0][0] == "D"):
        return []
    if found.word in ("الغد", "غد") and not set("DW") & set(match[0]) and scene.kind(match.start() - 1) not in "pz":
        return []
    if lookalikes.prevents_name(before) or lookalikes.no_yesterday(after) or _is_other_ghada(scene, place):
        return []
    return _one(match, relative.day(scene.anchor, found.value))


def _is_other_ghada(scene: Scene, place: int) -> bool:
    """Is it غداء, a lunch, or غدا as the verb that begins a sentence: «غدا الحي مقصدا للزوار»?"""
    found = scene.at(place)
    if found.word != "غدا":
        return False
    if L.HAMZA in scene.line.text[found.start : found.end]:
        return True
    subject, *rest = (scene.at(place + step) for step in range(1, 4))
    became = any(each.kind == "." and each.word.endswith("ا") and not each.word.startswith("ال") for each in rest)
    return scene.kind(place - 1) == "!" and subject.kind == "." and subject.word.startswith("ال") and became


def weekday(scene: Scene, match: Match) -> list[Reading]:
    """الخميس, الخميس المقبل, الخميس (أمس)."""
    place = match.start("w")
    if match["r"] and scene.anchor:
        step = next(scene.at(at).value for at in range(match.start("r"), match.end("r")) if scene.kind(at) == "r")
        return _one(match, relative.day(scene.anchor, step))
    before, after = scene.word(match.start() - 1), scene.word(match.end())
    if scene.word(match.start()) == "ايام":
        return []
    if not scene.anchor or lookalikes.no_weekday(before, after) or _is_every(scene, match):
        return []
    if lookalikes.prevents_name(before) or (scene.word(place) == "الاحد" and after == "عشر"):
        return []
    step = relative.STEPS[match["l"]] if match["l"] else 0
    if not match["l"] and _is_coming(scene, match):
        number = scene.at(place).value
        found = scene.anchor if scene.anchor.weekday() == number else relative.weekday(scene.anchor, number, 1)
    else:
        found = relative.weekday(scene.anchor, scene.at(place).value, step)
    return _one(match, single(found.isoformat()))


def weekdays(scene: Scene, match: Match) -> list[Reading]:
    """السبت والأحد: one stretch where they touch; من الاثنين إلى الخميس."""
    before = scene.word(match.start() - 1)
    if not scene.anchor or lookalikes.no_weekday(before, "") or _is_every(scene, match):
        return []
    adjective = match["l"] or ("F" if _is_coming(scene, match) else "")
    step = relative.STEPS.get(adjective, 0)
    first, last = (relative.weekday(scene.anchor, scene.at(match.start(group)).value, step) for group in ("w", "w2"))
    is_and = match["to"] == "&" and scene.kind(match.start() - 1) != "b"
    if is_and and (last - first).days not in (1, -6):
        start = match.start("w2")
        return [
            Reading(single(first.isoformat()), match.start(), match.start("to")),
            Reading(single(last.isoformat()), start, match.end()),
        ]
    if first > last:
        first = relative.weekday(last, first.weekday(), -1)
    return _one(match, values.between(single(first.isoformat()), single(last.isoformat())))


def _is_every(scene: Scene, match: Match) -> bool:
    place = match.end()
    return scene.kind(match.start() - 1) == "E" or (scene.kind(place) == "z" and scene.kind(place + 1) == "E")


def _is_coming(scene: Scene, match: Match) -> bool:
    around = scene.line.lexemes[max(0, match.start() - _NEARBY) : match.end() + _NEARBY]
    return lookalikes.is_coming([lexeme.word for lexeme in around])


def _one(match: Match, value: Value | None) -> list[Reading]:
    return [Reading(value, match.start(), match.end())] if value else []
