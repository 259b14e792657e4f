"""Addresses that readers have otherwise than the records say: what a rollback left, and what is not as printed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable


class Stale:
    """These addresses. The next run looks at them, and then forgets them all."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def add(self, addresses: Iterable[str]) -> None:
        self._db.executemany("INSERT OR IGNORE INTO stale VALUES (?)", ((address,) for address in addresses))

    def addresses(self) -> list[str]:
        return [row[0] for row in self._db.execute("SELECT address FROM stale ORDER BY address")]

    def forget(self) -> None:
        self._db.execute("DELETE FROM stale")
