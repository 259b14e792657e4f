"""Many pages at once into the ledger, as a whole print does.

Pages that the ledger does not know are gathered and written down some hundred at a time, by statements over many rows.
Where it knew none, the index by key is left out meanwhile and made at the end: sorted once, it costs a fraction of what
it does row by row. All of this happens in the run's one transaction.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Container, Iterable, Mapping
from typing import NamedTuple

from warraq.keys import Key
from warraq.press.ledger.numbers import MOST_KEYS
from warraq.press.ledger.schema import BY_KEY
from warraq.reading.targets import Target

CHUNK = 500
"""Names in one question to the database, pages in one writing."""


class Page(NamedTuple):
    """A page to write down: what it is of, the digest of its bytes, the keys that it stands on."""

    target: Target
    digest: bytes
    keys: frozenset[Key]


class Entering:
    """Pages on their way into the ledger. `known` are the addresses that it had before."""

    def __init__(self, db: sqlite3.Connection, known: Container[str], *, is_new: bool) -> None:
        self._db = db
        self._known = known
        self._pages: list[Page] = []
        self._facets: list[tuple[int, str]] = []
        self._numbers: dict[Key, int] = {}
        if is_new:
            db.execute("DROP INDEX stands_key")

    def takes(self, page: Page) -> bool:
        """Take a page that is new. False where it is not: that one is to be compared with what is there."""
        if page.target.address in self._known:
            return False
        self._pages.append(page)
        if len(self._pages) >= CHUNK:
            self.write()
        return True

    def take_facets(self, number: int, facets: str) -> None:
        """Take an article's facets, as JSON."""
        self._facets.append((number, facets))

    def write(self) -> None:
        """Write down what was taken."""
        numbers = self._numbered({key for page in self._pages for key in page.keys})
        first = self._after("page")
        self._db.executemany(
            "INSERT INTO page (id, address, kind, args, digest) VALUES (?, ?, ?, ?, ?)",
            (
                (number, page.target.address, page.target.kind, json.dumps(page.target.args), page.digest)
                for number, page in enumerate(self._pages, first)
            ),
        )
        self._db.executemany(
            "INSERT INTO stands SELECT ?, value FROM json_each(?)",
            (
                (number, str(sorted(map(numbers.__getitem__, page.keys))))
                for number, page in enumerate(self._pages, first)
            ),
        )
        self._db.executemany("INSERT OR REPLACE INTO article VALUES (?, ?)", self._facets)
        self._pages.clear()
        self._facets.clear()

    def finish(self) -> None:
        """Write down the rest, and make the index if there is none."""
        self.write()
        self._db.execute(BY_KEY)

    def _numbered(self, names: set[Key]) -> Mapping[Key, int]:
        if len(self._numbers) > MOST_KEYS:
            self._numbers.clear()
        missing = sorted(names - self._numbers.keys())
        for start in range(0, len(missing), CHUNK):
            self._numbers.update(self._found(missing[start : start + CHUNK]))
        fresh = [name for name in missing if name not in self._numbers]
        rows = list(enumerate(fresh, self._after("key")))
        self._db.executemany("INSERT INTO key (id, name) VALUES (?, ?)", rows)
        self._numbers.update((name, number) for number, name in rows)
        return self._numbers

    def _found(self, names: list[Key]) -> Iterable[tuple[Key, int]]:
        marks = ",".join("?" * len(names))
        rows: Iterable[tuple[Key, int]] = self._db.execute(
            f"SELECT name, id FROM key WHERE name IN ({marks})",  # noqa: S608 - marks
            names,
        )
        return rows

    def _after(self, table: str) -> int:
        return int(self._db.execute(f"SELECT coalesce(max(id), 0) + 1 FROM {table}").fetchone()[0])  # noqa: S608
