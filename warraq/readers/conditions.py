"""What a request's headers ask of an answer: encodings, conditions, ranges (RFC 9110). Pure functions of text."""

from __future__ import annotations

import re
from email.utils import parsedate_to_datetime
from functools import lru_cache

SUFFIXES = {"br": ".br", "gzip": ".gz"}
"""The encodings that the press prints, best first, and the endings of their files."""

_QUALITY = re.compile(r"\s*;\s*q\s*=\s*(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)\s*", re.ASCII | re.IGNORECASE)
_TAG = re.compile(r'(W/)?("[!#-~\x80-\xff]*")')
_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})", re.ASCII)


@lru_cache(maxsize=512)
def encodings(accepted: str) -> tuple[str, ...]:
    """The printed encodings that an Accept-Encoding field allows, the wanted ones first.

    >>> encodings("gzip, br"), encodings("gzip;q=1, br;q=0.5"), encodings("br;q=0, *"), encodings("")
    (('br', 'gzip'), ('gzip', 'br'), ('gzip',), ())
    """
    if len(accepted) > 500:
        return ()
    wishes: dict[str, float] = {}
    for part in accepted.split(","):
        name, semicolon, rest = part.partition(";")
        quality = _QUALITY.fullmatch(semicolon + rest) if semicolon else None
        if semicolon and quality is None:
            continue
        wishes[name.strip().lower()] = float(quality[1]) if quality else 1.0
    rest_wish = wishes.get("*", 0.0)
    wished = [(wishes.get(name, rest_wish), name) for name in SUFFIXES]
    allowed = [pair for pair in wished if pair[0] > 0 and pair[0] >= wishes.get("identity", 0.0)]
    return tuple(name for _, name in sorted(allowed, key=lambda pair: -pair[0]))


def etag_matches(field: str, etag: str, *, strongly: bool = False) -> bool:
    """Whether a list of entity tags names this one: weakly, as RFC 9110 wants for If-None-Match, or `strongly`, as it
    wants for If-Match.

    >>> etag_matches('W/"a", "b"', '"a"'), etag_matches("*", '"a"'), etag_matches('"ab", "x,"', '"a"')
    (True, True, False)
    >>> etag_matches('W/"a"', '"a"', strongly=True)
    False
    """
    if field.strip() == "*":
        return True
    return any(tag == etag and not (weak and strongly) for weak, tag in _TAG.findall(field))


def later(field: str, modified: int) -> bool:
    """Whether a file is younger (Unix seconds) than If-Unmodified-Since says; not where that is no date.

    >>> later("Thu, 01 Jan 1970 00:01:00 GMT", 61), later("Thu, 01 Jan 1970 00:01:00 GMT", 60), later("soon", 60)
    (True, False, False)
    """
    try:
        return modified > int(parsedate_to_datetime(field).timestamp())
    except (ValueError, TypeError, IndexError, OverflowError):
        return False


def same_second(field: str, modified: int) -> bool:
    """Whether If-Modified-Since names exactly the time (Unix seconds) that we gave.

    Exactly, since after a return to an older edition a page's time runs backwards.

    >>> same_second("Thu, 01 Jan 1970 00:01:00 GMT", 60), same_second("soon", 60)
    (True, False)
    """
    try:
        return int(parsedate_to_datetime(field).timestamp()) == modified
    except (ValueError, TypeError, IndexError, OverflowError):
        return False


def byte_range(field: str, size: int) -> tuple[int, int] | None | bool:
    """The single range that a Range field asks of a file: (first, past the last); None to send all, as for ranges
    that are several or no bytes; False where nothing of the file is in it (416).

    >>> byte_range("bytes=0-99", 1000), byte_range("bytes=-10", 1000), byte_range("bytes=990-", 1000)
    ((0, 100), (990, 1000), (990, 1000))
    >>> byte_range("bytes=0-1,5-6", 1000), byte_range("bytes=1000-", 1000)
    (None, False)
    """
    found = _RANGE.fullmatch(field.strip())
    if found is None or not (found[1] or found[2]):
        return None
    if not found[1]:
        last = int(found[2])
        return (max(size - last, 0), size) if last and size else False
    first = int(found[1])
    if found[2] and int(found[2]) < first:
        return None
    end = min(int(found[2]) + 1, size) if found[2] else size
    return (first, end) if first < size else False
