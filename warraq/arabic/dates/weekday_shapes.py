"""Reads the shapes that name days of the week, alone, in a row, or counted in a month."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from itertools import pairwise

from warraq.arabic.dates import lookalikes, relative, values
from warraq.arabic.dates.calendar_shapes import dated
from warraq.arabic.dates.scene import Reading, Scene
from warraq.arabic.dates.values import Value, single

Match = re.Match[str]

_DAYS = 7
_OWN_DATE = re.compile(r"[,\-(]?(?:N|[do][z/\-]?m?[MHJ])")
"""After the last of two weekdays: «الخميس وصباح الجمعة 29 جانفي»."""
_NEARBY = 8
"""Pieces around a weekday in which a verb may say that it is still to come."""


def weekday(scene: Scene, match: Match) -> list[Reading]:
    """الخميس, الخميس المقبل, الخميس (أمس)."""
    place = match.start("w")
    if match["r"] and scene.anchor:
        step = next(scene.at(at).value for at in range(match.start("r"), match.end("r")) if scene.kind(at) == "r")
        return _one(match, relative.day(scene.anchor, step))
    first, past = _row(scene, match)
    before, after = scene.word(first - 1), scene.word(match.end())
    if not scene.anchor or lookalikes.no_weekday(before, after) or _is_every(scene, first, past):
        return []
    if _is_days(scene, match) or (scene.kind(place + 1) in "ol" and scene.kind(place + 2) == "z"):
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
    first, past = _row(scene, match)
    is_between = scene.kind(match.start() - 1) == "b"
    is_of_every = lookalikes.no_weekday(scene.word(first - 1), "") and not is_between
    if not scene.anchor or is_of_every or _is_every(scene, first, past):
        return []
    if (_is_days(scene, match) and not match["l"]) or _OWN_DATE.match(scene.line.kinds, match.end()):
        return []
    places = [place for place in range(match.start("w"), match.end("list")) if scene.kind(place) == "W"]
    numbers = [scene.at(place).value for place in places]
    days = [single(day_.isoformat()) for day_ in _in_a_row(scene, match, numbers)]
    if set(match["list"]) <= set("&W,Dp") and not is_between and not _touch(numbers):
        starts = [match.start(), *places[1:]]
        ends = [place + 1 for place in places[:-1]] + [match.end()]
        return [Reading(value, start, end) for value, start, end in zip(days, starts, ends, strict=True)]
    return _one(match, values.between(days[0], days[-1]))


def _row(scene: Scene, match: Match) -> tuple[int, int]:
    """The places of all weekdays that are named in one row with these."""
    first, past = match.span()
    for _ in range(_DAYS):
        first -= 2 * (scene.kind(first - 1) in "&," and scene.kind(first - 2) == "W")
        past += 2 * (scene.kind(past) in "&," and scene.kind(past + 1) == "W")
    return first, past


def _in_a_row(scene: Scene, match: Match, numbers: list[int]) -> list[date]:
    """Days of the week as they are named, each after the one before it: the last ones up to now, or the next."""
    assert scene.anchor
    if match["l"] == "F" or (not match["l"] and _is_coming(scene, match)):
        is_today = not match["l"] and scene.anchor.weekday() == numbers[0]
        found = [scene.anchor if is_today else relative.weekday(scene.anchor, numbers[0], 1)]
        for number in numbers[1:]:
            found.append(relative.weekday(found[-1], number, 1))
        return found
    step = relative.STEPS[match["l"]] if match["l"] else 0
    found = [relative.weekday(scene.anchor, numbers[-1], step)]
    for number in reversed(numbers[:-1]):
        found.insert(0, relative.weekday(found[0], number, -1))
    return found


def _touch(numbers: list[int]) -> bool:
    return all((later - earlier) % 7 == 1 for earlier, later in pairwise(numbers))


def _is_every(scene: Scene, first: int, past: int) -> bool:
    """كل جمعة, السبت من كل أسبوع, الخميس الأول من كل شهر."""
    past += scene.kind(past) in "ol"
    return scene.kind(first - 1) == "E" or (scene.kind(past) == "z" and scene.kind(past + 1) == "E")


def _is_days(scene: Scene, match: Match) -> bool:
    """«أيام السبت»: those of every week."""
    return scene.word(match.start()) == "ايام"


def _is_coming(scene: Scene, match: Match) -> bool:
    around = scene.line.lexemes[max(0, match.start() - _NEARBY) : match.end() + _NEARBY]
    return lookalikes.is_coming([lexeme.word for lexeme in around])


def weekday_of_month(scene: Scene, match: Match) -> list[Reading]:
    """The first, the last Friday of a month."""
    found = dated(scene, match, 1, None)
    month_ = re.fullmatch(r"(\d{4})-(\d\d)", found[0]) if found else None
    if not month_:
        return []
    first, days = monthrange(int(month_[1]), int(month_[2]))
    there = range(1 + (scene.at(match.start("w")).value - first) % 7, days + 1, 7)
    nth = scene.at(match.start("nth")).value
    if not -1 <= nth <= len(there) or nth == 0:
        return []
    day_ = there[nth - 1 if nth > 0 else nth]
    return _one(match, values.gregorian(int(month_[1]), int(month_[2]), day_))


def _one(match: Match, value: Value | None) -> list[Reading]:
    return [Reading(value, match.start(), match.end())] if value else []
