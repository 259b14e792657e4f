"""Lists that have moved, and take along what was below them: their periods and feeds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from warraq.reading.reader import Reader
from warraq.reading.redirects.rows import Redirect
from warraq.reading.targets import LISTS, of_list

_PAGED = re.compile(r"/page/\d+/$")
"""An old list's second and further pages: nothing ever stood below them."""


def bases(reader: Reader) -> dict[str, str]:
    """What the addresses of lists begin with, and their kinds."""
    set_up = reader.shelf.config.addresses
    found: dict[str, str] = {}
    for kind in LISTS:
        found.setdefault(f"/{getattr(set_up, f'{kind}_base').strip('/')}/", kind)
    return found


def may_take_along(old: str) -> bool:
    """Whether anything can have stood below an old address.

    >>> may_take_along("/old/"), may_take_along("/old/page/2/"), may_take_along("/?cat=3")
    (True, False, False)
    """
    return old.endswith("/") and "?" not in old and _PAGED.search(old) is None


def takes_along(redirect: Redirect, kinds: Mapping[str, str], reader: Reader) -> bool:
    """Whether a list has moved from this old address, and all below it."""
    return redirect.new.startswith(tuple(kinds)) and next(below(redirect, kinds, reader), None) is not None


def below(redirect: Redirect, kinds: Mapping[str, str], reader: Reader) -> Iterator[Redirect]:
    """Where a list has moved, its periods and feeds have moved with it."""
    shelf = reader.shelf
    if not may_take_along(redirect.old):
        return
    kind = next(kind for base, kind in kinds.items() if redirect.new.startswith(base))
    number = _list_at(kind, redirect.new, reader)
    if number is None:
        return
    for target in of_list(kind, number, shelf):
        rest = target.address.removeprefix(redirect.new)
        if rest:
            yield Redirect(redirect.old + rest, target.address, redirect.status)


def _list_at(kind: str, address: str, reader: Reader) -> int | None:
    """Which section, tag or byline has this address."""
    shelf = reader.shelf
    kept = shelf.kept.setdefault(f"at:{kind}", {})
    if not kept:
        if kind == "section":
            kept.update((row.address, row.id) for row in shelf.sections)
        else:
            held = shelf.catalogue.records(kind)
            memo = shelf.tags if kind == "tag" else shelf.bylines
            kept.update((row.address, row.id) for row in memo.these(held))
    found: int | None = kept.get(address)
    return found
