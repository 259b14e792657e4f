"""The ledger for those who look at it and do not print: the newsroom.

It is opened to be read, and closed soon: its one writer is never kept waiting. Where nothing was printed yet, or the
file cannot be read, there is nothing in it.
"""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

from warraq.press.ledger.editions import PrintedEdition


class Look:
    """A look at the ledger of an edition's folder: `with Look(config.edition) as ledger`."""

    def __init__(self, edition: Path) -> None:
        self._file = edition / "ledger.sqlite3"
        self._db: sqlite3.Connection | None = None

    def __enter__(self) -> Look:
        try:
            self._db = sqlite3.connect(f"file:{self._file}?mode=ro", uri=True, timeout=2)
        except sqlite3.Error:
            self._db = None
        return self

    def __exit__(self, *_: object) -> None:
        if self._db is not None:
            self._db.close()

    def get(self, name: str, default: Any = None) -> Any:
        """A single value, as `Ledger.get` answers it."""
        rows = self._asked("SELECT value FROM meta WHERE name = ?", name)
        return json.loads(rows[0][0]) if rows else default

    def printed_since(self, first: int) -> list[PrintedEdition]:
        """The editions from `first` on, oldest first."""
        rows = self._asked("SELECT * FROM edition WHERE number >= ? ORDER BY number", first)
        return [PrintedEdition(*row[:4], whole=bool(row[4])) for row in rows]

    def is_printed(self, address: str) -> bool:
        return bool(self._asked("SELECT 1 FROM page WHERE address = ?", address))

    @property
    def knows_pages(self) -> bool:
        """Whether it knows what is printed; not behind a whole new print that was taken back."""
        return bool(self._asked("SELECT 1 FROM page LIMIT 1"))

    def is_stale(self, address: str) -> bool:
        """Whether readers have an address otherwise than the records say: it was rolled back, or is damaged."""
        return bool(self._asked("SELECT 1 FROM stale WHERE address = ?", address))

    def stale(self) -> list[str]:
        """All such addresses."""
        return [row[0] for row in self._asked("SELECT address FROM stale ORDER BY address")]

    def _asked(self, question: str, *given: object) -> list[Any]:
        if self._db is None:
            return []
        try:
            return self._db.execute(question, given).fetchall()
        except sqlite3.Error:
            return []
