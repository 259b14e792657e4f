"""Why each page was printed last, for those who ask: `warraq why`."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass


@dataclass(frozen=True)
class Cause:
    """Why an address was printed last: in which edition, when that run began (ISO, UTC), because of which keys."""

    edition: int
    at: str
    keys: tuple[str, ...]


class Causes:
    """The causes of the pages that were printed since the last whole print."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def of(self, address: str) -> Cause | None:
        """Why an address was printed last; None if that was with the whole newspaper."""
        row = self._db.execute("SELECT edition, at, keys FROM cause WHERE address = ?", (address,)).fetchone()
        return Cause(row[0], row[1], tuple(json.loads(row[2]))) if row else None

    def put(self, address: str, cause: Cause) -> None:
        row = (address, cause.edition, cause.at, json.dumps(cause.keys))
        self._db.execute("INSERT OR REPLACE INTO cause VALUES (?, ?, ?, ?)", row)

    def drop(self, address: str) -> None:
        self._db.execute("DELETE FROM cause WHERE address = ?", (address,))

    def forget(self) -> None:
        """The whole newspaper is printed: that is the cause of every page."""
        self._db.execute("DELETE FROM cause")
