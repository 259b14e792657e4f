"""The printed pages: each address, what it is of, the digest of its bytes; and, as it is put, the keys it stands on."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from warraq.keys import Key
from warraq.press.ledger.entering import Entering, Page
from warraq.press.ledger.implied import EVERYWHERE, of_itself
from warraq.press.ledger.numbers import KeyNumbers
from warraq.reading.targets import Target


@dataclass(frozen=True)
class Printed:
    """A printed address: what it is of, and the digest of its bytes."""

    target: Target
    digest: bytes


class Pages:
    """All pages that the ledger describes. While many are `entering` at once, those that are new go that way."""

    def __init__(self, db: sqlite3.Connection, numbers: KeyNumbers) -> None:
        self._db = db
        self._numbers = numbers
        self.entering: Entering | None = None

    # --- asking -----------------------------------------------------------------------------------------------

    def printed(self, address: str) -> Printed | None:
        row = self._db.execute("SELECT kind, args, digest FROM page WHERE address = ?", (address,)).fetchone()
        return Printed(target_of(row[0], row[1], address), row[2]) if row else None

    def is_printed(self, address: str) -> bool:
        return self._db.execute("SELECT 1 FROM page WHERE address = ?", (address,)).fetchone() is not None

    def below(self, folder: str) -> list[str]:
        """The printed addresses in a folder (`/2026/11/`)."""
        rows = self._db.execute(
            "SELECT address FROM page WHERE address >= ? AND address < ?", (folder, f"{folder[:-1]}0")
        )
        return [row[0] for row in rows]

    def addresses(self, held: Callable[[str], str] = str) -> set[str]:
        """Every printed address; `held` gives the equal text that is in memory already, where there is one."""
        return {held(row[0]) for row in self._db.execute("SELECT address FROM page")}

    def about(self) -> int:
        """About how many addresses are printed: an upper bound, known without counting them."""
        return int(self._db.execute("SELECT coalesce(max(id), 0) FROM page").fetchone()[0])

    def digests(self) -> dict[str, bytes]:
        """Every printed address and its digest."""
        return dict(self._db.execute("SELECT address, digest FROM page"))

    def each(self) -> Iterator[tuple[str, bytes]]:
        """Every printed address with its digest, one after the other."""
        yield from self._db.execute("SELECT address, digest FROM page ORDER BY id")

    def after(self, number: int, count: int) -> list[tuple[int, str, bytes]]:
        """The next pages after one, by the ledger's own numbers: (number, address, digest)."""
        rows = self._db.execute(
            "SELECT id, address, digest FROM page WHERE id > ? ORDER BY id LIMIT ?", (number, count)
        )
        return rows.fetchall()

    def targets(self) -> Iterator[Target]:
        for kind, args, address in self._db.execute("SELECT kind, args, address FROM page"):
            yield target_of(kind, args, address)

    # --- writing ----------------------------------------------------------------------------------------------

    def put(self, target: Target, digest: bytes, keys: frozenset[Key]) -> None:
        """Note a printed page and what it stands on."""
        keys = keys.difference(EVERYWHERE, of_itself(target))
        if self.entering and self.entering.takes(Page(target, digest, keys)):
            return
        number = self._db.execute(
            "INSERT INTO page (address, kind, args, digest) VALUES (?, ?, ?, ?) ON CONFLICT (address) DO UPDATE SET "
            "kind = excluded.kind, args = excluded.args, digest = excluded.digest RETURNING id",
            (target.address, target.kind, json.dumps(target.args), digest),
        ).fetchone()[0]
        now = {self._numbers.of(key) for key in keys}
        before = {row[0] for row in self._db.execute("SELECT key FROM stands WHERE page = ?", (number,))}
        if before - now:
            self._db.executemany("DELETE FROM stands WHERE page = ? AND key = ?", [(number, k) for k in before - now])
        if now - before:
            self._db.executemany("INSERT INTO stands VALUES (?, ?)", [(number, key) for key in sorted(now - before)])

    def put_digest(self, address: str, digest: bytes) -> None:
        self._db.execute("UPDATE page SET digest = ? WHERE address = ?", (digest, address))

    def drop(self, address: str) -> None:
        self._db.execute("DELETE FROM stands WHERE page = (SELECT id FROM page WHERE address = ?)", (address,))
        self._db.execute("DELETE FROM page WHERE address = ?", (address,))


def target_of(kind: str, args: str, address: str) -> Target:
    """What a row of the ledger says that a page is of; `args` as JSON."""
    return Target(kind, tuple(json.loads(args)), address)
