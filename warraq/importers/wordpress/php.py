"""Reading what PHP's `serialize` wrote: numbers, texts, truth values and arrays. Nothing is ever built from a class.

WordPress keeps an attachment's sizes that way. Exports are often edited by search-and-replace, which leaves the byte
counts wrong; a text whose count does not fit is read up to its closing quote instead.
"""

from __future__ import annotations

import re
from typing import TypeAlias

Value: TypeAlias = "None | bool | int | float | str | dict[int | str, Value]"

LIMIT = 4_000_000
"""Longest serialised text that is looked at, in bytes."""

_DEPTH = 40
_NUMBER = re.compile(rb"(-?[0-9]{1,19});")
_FLOAT = re.compile(rb"([-+.0-9eE]{1,40}|-?INF|NAN);")
_COUNT = re.compile(rb"([0-9]{1,9}):")


class NotPhp(ValueError):
    """The text is not a serialised value that this reader knows."""


def loads(text: str) -> Value:
    """The value that `text` holds; arrays become dicts.

    Raises NotPhp for what is broken, too long, too deep or an object.

    >>> loads('a:2:{s:5:"width";i:1600;s:4:"file";s:7:"أ.jpg";}') == {"width": 1600, "file": "أ.jpg"}
    True
    """
    data = text.encode("utf-8", "surrogatepass").strip()
    if len(data) > LIMIT:
        raise NotPhp("too long")
    value, _ = _value(data, 0, 0)
    return value


def table(text: str) -> dict[int | str, Value]:
    """The array that `text` holds, or an empty one where it holds something else or nothing readable.

    >>> table("nonsense")
    {}
    """
    try:
        value = loads(text)
    except NotPhp:
        return {}
    return value if isinstance(value, dict) else {}


def _value(data: bytes, at: int, depth: int) -> tuple[Value, int]:
    if depth > _DEPTH:
        raise NotPhp("too deep")
    kind = data[at : at + 2]
    if kind == b"N;":
        return None, at + 2
    if kind in {b"i:", b"b:"}:
        match = _matched(_NUMBER, data, at + 2)
        number = int(match[1])
        return (bool(number) if kind == b"b:" else number), match.end()
    if kind == b"d:":
        match = _matched(_FLOAT, data, at + 2)
        return _float(match[1]), match.end()
    if kind == b"s:":
        return _text(data, at + 2)
    if kind == b"a:":
        return _array(data, at + 2, depth)
    raise NotPhp(f"unknown kind at byte {at}")


def _matched(pattern: re.Pattern[bytes], data: bytes, at: int) -> re.Match[bytes]:
    match = pattern.match(data, at)
    if match is None:
        raise NotPhp(f"unreadable at byte {at}")
    return match


def _float(digits: bytes) -> float:
    try:
        return float(digits)
    except ValueError as error:
        raise NotPhp("not a number") from error


def _text(data: bytes, at: int) -> tuple[str, int]:
    match = _matched(_COUNT, data, at)
    start = match.end() + 1
    end = start + int(match[1])
    if data[end : end + 2] != b'";':
        end = data.find(b'";', start)
        if end < 0:
            raise NotPhp("text without end")
    return data[start:end].decode("utf-8", "replace"), end + 2


def _array(data: bytes, at: int, depth: int) -> tuple[dict[int | str, Value], int]:
    match = _matched(_COUNT, data, at)
    at = match.end() + 1
    found: dict[int | str, Value] = {}
    for _ in range(min(int(match[1]), len(data))):
        key, at = _value(data, at, depth + 1)
        if not isinstance(key, int | str):
            raise NotPhp("a key that is no number or text")
        found[key], at = _value(data, at, depth + 1)
    if data[at : at + 1] != b"}":
        raise NotPhp(f"array without end at byte {at}")
    return found, at + 1
