"""Reads distances from the day of publication: three days ago, in a week, a year and a half ago."""

from __future__ import annotations

import re

from warraq.arabic.dates import lookalikes, relative, values
from warraq.arabic.dates.lexemes import Lexeme
from warraq.arabic.dates.relative_shapes import unit_of
from warraq.arabic.dates.scene import Reading, Scene
from warraq.arabic.dates.values import Value
from warraq.arabic.normalise import fold

Match = re.Match[str]

_WAYS = {"q": -1, "v": 1}
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
_MANY = frozenset(("مليون", "مليار", "الف", "سكان"))
_MOST = 365
_MORE = re.compile(r"[&|](?:V|[dcn][UDwmYKk]|[DwmY](?![WMHJydoLTF]))")
"""After a distance: it is longer by this."""


def ago(scene: Scene, match: Match) -> list[Reading]:
    """قبل ثلاثة أيام, منذ شهرين, بعد أسبوع, قبل عام ونصف; not «بعد يومين من الزلزال», which counts from elsewhere."""
    has_part = bool(match["half"]) and _is_part(scene, match.end())
    past = match.start("half") if match["half"] and not has_part else match.end()
    distance = _distance(scene, match, past)
    if not scene.anchor or not distance:
        return []
    name, number = distance
    way = _WAYS[match["way"]]
    if not has_part:
        value = relative.away(scene.anchor, name, way * number)
    elif scene.word(match.start("half") + 1) == "نصف":
        value = relative.away_and_half(scene.anchor, name, number, way)
    else:
        return []
    return _one(match, _roughly(match, value), past)


def ago_and_more(scene: Scene, match: Match) -> list[Reading]:
    """قبل عام وشهرين: told by the month; of other units nothing, for two of them are never meant exactly."""
    distance = _distance(scene, match, match.end())
    name, number = _count(scene, match, "2")
    if not scene.anchor or not distance or (distance[0], name) != ("year", "month") or number > _MOST:
        return []
    months = _WAYS[match["way"]] * (distance[1] * 12 + number)
    return _one(match, _roughly(match, relative.away(scene.anchor, "month", months)), match.end())


def ago_or_more(scene: Scene, match: Match) -> list[Reading]:
    """قبل يومين أو ثلاثة, قبل عام أو عامين: between the one and the other."""
    distance = _distance(scene, match, match.end())
    name, number = _count(scene, match, "2")
    if match["n3"]:
        name, number = distance[0] if distance else "", scene.at(match.start("n3")).value
    if not scene.anchor or not distance or name != distance[0] or number > _MOST:
        return []
    steps = sorted(_WAYS[match["way"]] * each for each in (distance[1], number))
    first, last = (relative.away(scene.anchor, distance[0], step) for step in steps)
    return _one(match, values.between(first, last), match.end()) if first and last else []


def _distance(scene: Scene, match: Match, past: int) -> tuple[str, int] | None:
    """The unit and how many of it, where they are counted from now."""
    counted = bool(match["n"] or match["two"])
    name, number = _count(scene, match, "")
    found = scene.at(match.start("one"))
    if not _is_free(scene, match, past, counted) or _MORE.match(scene.line.kinds, past) or not 1 <= number <= _MOST:
        return None
    if not counted and (found.note in ("the", "many") or found.word.startswith("ال") or _is_plural(found)):
        return None
    if not counted and match["way"] == "v" and unit_of(scene.at(match.start() - 1)) == name:
        return None  # «عاما بعد عام»
    return name, number


def _is_plural(lexeme: Lexeme) -> bool:
    """«بعد أسابيع» does not say how many."""
    return lexeme.kind == "U" and lexeme.word != "عقد"


def _count(scene: Scene, match: Match, which: str) -> tuple[str, int]:
    """The unit and how many of it, of the first or the second count of a match."""
    groups = match.groupdict()
    place = next((match.start(f"{group}{which}") for group in ("u", "two", "one") if groups.get(f"{group}{which}")), -1)
    number = next((match.start(f"{group}{which}") for group in ("n", "two") if groups.get(f"{group}{which}")), -1)
    return unit_of(scene.at(place)), scene.at(number).value if number >= 0 else 1


def _roughly(match: Match, value: Value | None) -> Value | None:
    """Of «قبل نحو عام» with a sign that it is about so."""
    if value and "a" in match[0] and not value[0].endswith("~"):
        return f"{value[0]}~", f"{value[1]}~"
    return value


def _is_part(scene: Scene, past: int) -> bool:
    """Does a half that ends here go with the unit before it, unlike «قبل عام ونصف مليون نازح»?"""
    after = scene.at(past)
    return after.word not in _MANY and (after.kind != "." or not after.word.startswith("ال"))


def _is_free(scene: Scene, match: Match, past: int, counted: bool) -> bool:
    """Does the distance end here, so that it is counted from now?"""
    after, following = scene.at(past), scene.word(past + 1)
    if after.kind == "u" or after.word in lookalikes.FILLED:
        is_whole = match["way"] == "q" and after.word in lookalikes.WHOLE
        return is_whole and scene.kind(past + 1) != "z"
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


def _one(match: Match, value: Value | None, past: int) -> list[Reading]:
    return [Reading(value, match.start(), past)] if value else []
