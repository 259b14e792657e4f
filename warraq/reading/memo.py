"""What has been read once in a run is not read again: rows by id, fetched many at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Generic, TypeVar

Row = TypeVar("Row")
CHUNK = 500
"""Ids in one query: all databases take that many."""


class Memo(Generic[Row]):
    """Rows of one kind by id. `fetch` reads those of the ids that are there; the others are None.

    `most` bounds what is kept, so that printing a whole archive stays flat in memory.
    """

    def __init__(self, fetch: Callable[[list[int]], Mapping[int, Row]], most: int = 50_000) -> None:
        self._fetch = fetch
        self._most = most
        self._rows: dict[int, Row | None] = {}

    def want(self, numbers: Iterable[int]) -> None:
        """Read those that are not known yet, together."""
        missing = sorted({number for number in numbers if number not in self._rows})
        if missing and len(self._rows) + len(missing) > self._most:
            self._rows.clear()
        for start in range(0, len(missing), CHUNK):
            chunk = missing[start : start + CHUNK]
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
        asked = list(numbers)
        self.want(asked)
        found = (self.get(number) for number in asked)
        return [row for row in found if row is not None]

    def forget(self, number: int | None = None) -> None:
        """Let one row, or all of them, be read again."""
        if number is None:
            self._rows.clear()
        else:
            self._rows.pop(number, None)
