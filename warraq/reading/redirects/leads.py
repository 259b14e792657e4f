"""Where old addresses lead at last: one may lead to another, and that to a third."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from warraq import keys
from warraq.newsroom.models import NewsDocument
from warraq.reading.reader import Reader
from warraq.reading.redirects.rows import CHUNK, Printed, Redirect, at
from warraq.reading.rows import documents

HOPS = 20
"""Longest chain of old addresses that is followed."""


class Leads:
    """Where old addresses lead at last. `printed` says whether the press prints an address."""

    def __init__(self, reader: Reader, printed: Printed) -> None:
        self._reader, self._printed = reader, printed
        self._onward: dict[str, Redirect] = {}

    def follow(self, onward: set[str], moved: Mapping[str, Redirect]) -> set[str]:
        """Read the old addresses that others lead to, and those that these lead to. Answers all that were asked for."""
        asked: set[str] = set()
        for _ in range(HOPS):
            fresh = onward - asked
            if not fresh:
                break
            asked |= onward
            onward = set()
            held = {row.old: row for row in at(fresh, self._reader)}
            for address in sorted(fresh):
                row = held.get(address) or moved.get(address)
                if row is not None:
                    self._onward[address] = row
                    onward.update(() if self._printed(row.new) else (row.new,))
        return asked

    def of(self, redirect: Redirect) -> Redirect | None:
        """The same redirect in one hop; None where it is left out."""
        old, new, status = redirect
        if not self._printed(new):
            end = self._end(redirect)
            if end is None or not (self._printed(end) or self._is_elsewhere(end)):
                return None
            new = end
        return None if self._printed(old) else Redirect(old, new, status)

    def _end(self, redirect: Redirect) -> str | None:
        new, seen = redirect.new, {redirect.old}
        for _ in range(HOPS):
            if self._printed(new) or new not in self._onward:
                return new
            if new in seen:
                return None
            seen.add(new)
            new = self._onward[new].new
        return None

    def _is_elsewhere(self, new: str) -> bool:
        """Whether it is no page's address, and yet something is there."""
        if new in self._documents:
            self._reader.note(keys.document(self._documents[new]))
            return True
        # A rendition's address came from its picture's own plan, and is in no list of pages.
        return new.startswith(("https://", "http://", "/media/"))

    @cached_property
    def _documents(self) -> dict[str, int]:
        numbers = list(NewsDocument.objects.values_list("pk", flat=True))
        chunks = (documents(numbers[start : start + CHUNK]) for start in range(0, len(numbers), CHUNK))
        return {row.address: row.id for chunk in chunks for row in chunk.values()}
