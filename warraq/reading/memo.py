"""What has been read once in a run is not read again: rows by id, fetched many at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import islice
from typing import Any, Generic, TypeVar

Row = TypeVar("Row")
CHUNK = 500
"""Ids in one query: all databases take that many."""


class Memo(Generic[Row]):
    """Rows of one kind by id. `fetch` reads those of the ids that are there; the others are None.

    `most` bounds what is kept (and what was asked for at once), so that printing a whole archive stays flat in memory.
    """

    def __init__(self, fetch: Callable[[list[int]], Mapping[int, Row]], most: int = 50_000) -> None:
        self._fetch = fetch
        self._most = most
        self._rows: dict[int, Row | None] = {}

    def want(self, numbers: Iterable[int]) -> None:
        """Read those that are not known yet, together."""
        asked = set(numbers)
        missing = asked.difference(self._rows)
        if not missing:
            return
        if make_room(self._rows, len(missing), self._most):
            missing = asked.difference(self._rows)
        ordered = sorted(missing)
        for start in range(0, len(ordered), CHUNK):
            chunk = ordered[start : start + CHUNK]
            found = self._fetch(chunk)
            for number in chunk:
                self._rows[number] = found.get(number)

    def get(self, number: int | None) -> Row | None:
        """The row, or None if there is none (any more)."""
        if number is None:
            return None
        if number not in self._rows:
            self.want([number])
        return self._rows[number]

    def these(self, numbers: Iterable[int]) -> list[Row]:
        """The rows of these ids in their order; those that are not there are left out."""
        asked, kept = list(numbers), self._rows
        try:
            found = [kept[number] for number in asked]
        except KeyError:
            self.want(asked)
            found = [kept[number] for number in asked]
        return [row for row in found if row is not None]

    def forget(self, number: int | None = None) -> None:
        """Let one row, or all of them, be read again."""
        if number is None:
            self._rows.clear()
        else:
            self._rows.pop(number, None)


def make_room(kept: dict[int, Any], coming: int, most: int) -> bool:
    """Forget the half that was read first where with those that are coming there would be too many; whether it did.

    The half that was read last stays: pages of one time ask for it again.
    """
    if len(kept) + coming <= most:
        return False
    for number in list(islice(kept, max(0, len(kept) - most // 2))):
        del kept[number]
    return True
