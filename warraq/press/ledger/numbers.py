"""The ledger's numbers of keys: what a page stands on is written down by number, for a key is long."""

from __future__ import annotations

import sqlite3

MOST_KEYS = 50_000
"""Keys whose numbers are kept in memory at once: those of several months."""


class KeyNumbers:
    """Each key's number, asked for one by one. Forget them when a transaction begins: one that was rolled back may have
    taken some of them with it."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._known: dict[str, int] = {}

    def of(self, key: str) -> int:
        """The number of a key, which is given one if it has none."""
        if key not in self._known:
            if len(self._known) >= MOST_KEYS:
                self._known.clear()
            found = self._db.execute("SELECT id FROM key WHERE name = ?", (key,)).fetchone()
            found = found or self._db.execute("INSERT INTO key (name) VALUES (?) RETURNING id", (key,)).fetchone()
            self._known[key] = found[0]
        return self._known[key]

    def forget(self) -> None:
        self._known.clear()
