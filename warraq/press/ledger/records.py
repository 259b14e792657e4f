"""What the records were when they were printed: each article's facets, and the digest of each other fact.

The records do not say what they were; the plan compares this with what is true now.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping

from warraq.keys import Key
from warraq.press.ledger.entering import Entering
from warraq.reading.facets import Facets


class Records:
    """The records as they were printed. While many pages are `entering` at once, their facets go that way."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self.entering: Entering | None = None

    def facets(self, number: int) -> Facets | None:
        row = self._db.execute("SELECT facets FROM article WHERE id = ?", (number,)).fetchone()
        return Facets.from_json(json.loads(row[0])) if row else None

    def articles(self) -> set[int]:
        """The numbers of all articles that were printed."""
        return {row[0] for row in self._db.execute("SELECT id FROM article")}

    def put_facets(self, number: int, stored: str | None) -> None:
        """Note an article's facets, as `stored_facets` writes them; None where it is gone."""
        if stored is None:
            self._db.execute("DELETE FROM article WHERE id = ?", (number,))
        elif self.entering:
            self.entering.take_facets(number, stored)
        else:
            self._db.execute("INSERT OR REPLACE INTO article VALUES (?, ?)", (number, stored))

    def fact(self, key: Key) -> str | None:
        row = self._db.execute("SELECT digest FROM fact WHERE name = ?", (key,)).fetchone()
        return row[0] if row else None

    def put_fact(self, key: Key, digest: str) -> None:
        self._db.execute("INSERT OR REPLACE INTO fact VALUES (?, ?)", (key, digest))

    def replace_facts(self, facts: Mapping[Key, str]) -> None:
        self._db.execute("DELETE FROM fact")
        self._db.executemany("INSERT INTO fact VALUES (?, ?)", facts.items())


def stored_facets(facets: Facets | None) -> str | None:
    """An article's facets as the ledger keeps them."""
    return None if facets is None else json.dumps(facets.as_json(), ensure_ascii=False)
