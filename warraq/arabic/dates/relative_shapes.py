"""Reads the shapes that tell a date as seen from the day of publication: last year, this week, tomorrow."""

from __future__ import annotations

import re

from warraq.arabic import letters as L
from warraq.arabic.dates import lookalikes, numbers, relative, values
from warraq.arabic.dates.lexemes import Lexeme
from warraq.arabic.dates.scene import Reading, Scene
from warraq.arabic.dates.values import Value, single

Match = re.Match[str]

_UNIT_OF = {"D": "day", "w": "week", "m": "month", "k": "month", "Y": "year", "K": "year", "G": "century"}
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
    before = scene.at(match.start() - 1)
    if not scene.anchor or (found.note == "" and found.kind != "G"):
        return []
    if found.note == "own" and (before.kind in "dnyc" or before.word in lookalikes.NUMBERS_THERE):
        return []
    # «الأمين العام الحالي»; but who is «الماضي» is that of the year: «انتخب الرئيس العام الماضي».
    if found.word == "العام" and match["l"] in ("T", "F") and lookalikes.is_general_now(before.word):
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
    return _one(match, relative.whole(scene.anchor, _UNIT_OF[found.kind], 0)) if found.note in ("the", "own") else []


def bare_year(scene: Scene, match: Match) -> list[Reading]:
    """نهاية العام, أول العام: the present one, where nothing tells of another."""
    ends = scene.kind(match.end()) in "!,)&p.|" and not scene.word(match.end()).startswith("ال")
    is_first = scene.word(match.start()) == "اول"
    is_part = is_first or (scene.kind(match.start() - 1) == "s" and match.end() - match.start() == 1)
    if not scene.anchor or not ends or not is_part or scene.at(match.start("u")).note != "the":
        return []
    value = single(values.year_of(scene.anchor.year))
    return [Reading(value, match.start(), match.end(), -1 if is_first else None)]


def known_unit(scene: Scene, match: Match) -> list[Reading]:
    """îsal, امسال: this year in one word."""
    found = scene.at(match.start("u"))
    return _one(match, relative.whole(scene.anchor, found.note, found.value)) if scene.anchor else []


def unit_of(lexeme: Lexeme) -> str:
    """The name of the unit of time that a piece says: «day» of «يوما»; empty where it says none."""
    return lexeme.note if lexeme.kind in "UV" else _UNIT_OF.get(lexeme.kind, "")


def many_units(scene: Scene, match: Match) -> list[Reading]:
    """السنوات الخمس الماضية: from so long ago up to now; not «السنوات الخمس الأخيرة من حكمه»."""
    unit_, number = scene.at(match.start("u")), numbers.definite(scene.word(match.start("n")))
    if not scene.anchor or not number or not unit_.word.startswith("ال") or scene.kind(match.end()) == "z":
        return []
    if number > _MOST or (match["l"] == "l" and scene.word(match.end()).startswith("لل")):
        return []
    name = unit_of(unit_)
    now, there = (relative.away(scene.anchor, name, step) for step in (0, number * (1 if match["l"] == "F" else -1)))
    return _one(match, values.between(*sorted((now, there)))) if now and there else []


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


def _one(match: Match, value: Value | None) -> list[Reading]:
    return [Reading(value, match.start(), match.end())] if value else []
