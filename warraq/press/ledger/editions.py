"""The editions that were shown, and which files each of them changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class PrintedEdition:
    """An edition: its number, when it was shown (ISO, UTC), how many addresses it wrote and removed, and whether it
    was printed whole, on a plate of its own."""

    number: int
    at: str
    written: int
    removed: int
    whole: bool


class Editions:
    """The last editions; the older are forgotten."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def add(self, printed: PrintedEdition, changed: Iterable[str]) -> None:
        """Note an edition, and which files it changed (a whole one: none, for there is nothing to compare it with)."""
        columns = (printed.number, printed.at, printed.written, printed.removed, int(printed.whole))
        self._db.execute("INSERT OR REPLACE INTO edition VALUES (?, ?, ?, ?, ?)", columns)
        rows = ((printed.number, file) for file in changed)
        self._db.executemany("INSERT OR IGNORE INTO changed VALUES (?, ?)", rows)

    def since(self, first: int) -> list[PrintedEdition]:
        """The editions from `first` on, oldest first."""
        rows = self._db.execute("SELECT * FROM edition WHERE number >= ? ORDER BY number", (first,))
        return [PrintedEdition(*row[:4], whole=bool(row[4])) for row in rows]

    def changed_after(self, edition: int) -> set[str]:
        """The files that the editions after this one changed."""
        return {row[0] for row in self._db.execute("SELECT file FROM changed WHERE edition > ?", (edition,))}

    def changed_in(self, edition: int) -> set[str]:
        return {row[0] for row in self._db.execute("SELECT file FROM changed WHERE edition = ?", (edition,))}

    def forget_before(self, edition: int) -> None:
        """Forget the editions before this one."""
        self._db.execute("DELETE FROM changed WHERE edition < ?", (edition,))
        self._db.execute("DELETE FROM edition WHERE number < ?", (edition,))
