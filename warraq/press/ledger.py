"""The ledger: what the press has printed. One SQLite file beside the edition.

It keeps each printed address with the digest of its bytes and the keys it stands on; each article's printed facets and
each fact's digest, to compare with what is true now; which changes have been read; and which edition all this
describes. One transaction takes it from one edition to the next.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from warraq.keys import MENU, SITE, Key
from warraq.press.entering import BY_KEY, CHUNK, MOST_KEYS, Entering, Page
from warraq.reading.facets import Facets
from warraq.reading.targets import Target

VERSION = "3"
SCHEMA = f"""
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS key (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE IF NOT EXISTS page (
    id INTEGER PRIMARY KEY, address TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, args TEXT NOT NULL, digest BLOB NOT NULL
);
CREATE TABLE IF NOT EXISTS stands (page INTEGER NOT NULL, key INTEGER NOT NULL, PRIMARY KEY (page, key)) WITHOUT ROWID;
{BY_KEY};
CREATE TABLE IF NOT EXISTS article (id INTEGER PRIMARY KEY, facets TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS fact (name TEXT PRIMARY KEY, digest TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS edition (
    number INTEGER PRIMARY KEY, at TEXT NOT NULL, written INTEGER NOT NULL, removed INTEGER NOT NULL,
    whole INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS changed (edition INTEGER NOT NULL, file TEXT NOT NULL, PRIMARY KEY (edition, file))
    WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS stale (address TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS cause (
    address TEXT PRIMARY KEY, edition INTEGER NOT NULL, at TEXT NOT NULL, keys TEXT NOT NULL
) WITHOUT ROWID;
DROP TABLE IF EXISTS superseded;
"""
EVERYWHERE = frozenset({SITE, MENU})
"""Keys that every page stands on are not written down for each."""
OF_ITSELF = ("body", "comments", "neighbours", "related")
"""Kinds of keys of an article that its own page stands on by being its page: neither are these written down, which are
four in five of all keys."""


@dataclass(frozen=True)
class Printed:
    """A printed address: what it is of, and the digest of its bytes."""

    target: Target
    digest: bytes


@dataclass(frozen=True)
class PrintedEdition:
    """An edition: its number, when it was shown (ISO, UTC), how many addresses it wrote and removed, and whether it
    was printed whole, on a plate of its own."""

    number: int
    at: str
    written: int
    removed: int
    whole: bool


@dataclass(frozen=True)
class Cause:
    """Why an address was printed last: in which edition, when that run began (ISO, UTC), because of which keys."""

    edition: int
    at: str
    keys: tuple[str, ...]


class Ledger:
    """Written by one run at a time, under the press's lock. Nothing is kept until `commit`."""

    def __init__(self, file: Path) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        self.file = file
        self._db = sqlite3.connect(file, isolation_level=None, timeout=30)
        self._inode = os.stat(file).st_ino
        self._db.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-16000;")
        self._db.executescript(SCHEMA)
        self._keys: dict[str, int] = {}
        self._entering: Entering | None = None
        if self.get("version") != VERSION:
            self.clear()

    def clear(self) -> None:
        """Forget everything: the next run prints from nothing."""
        for table in ("meta", "key", "page", "stands", "article", "fact", "edition", "changed", "stale", "cause"):
            self._db.execute(f"DELETE FROM {table}")  # noqa: S608 - names from just above
        self.set("version", VERSION)

    def close(self) -> None:
        self._db.close()

    @property
    def is_there(self) -> bool:
        """Whether this is still the file on the disk: it may have been taken away, or put back from a copy."""
        try:
            return os.stat(self.file).st_ino == self._inode
        except FileNotFoundError:
            return False

    def begin(self) -> None:
        self._keys.clear()
        self._db.execute("BEGIN IMMEDIATE")

    def commit(self) -> None:
        self._db.execute("COMMIT")

    def rollback(self) -> None:
        if self._db.in_transaction:
            self._db.execute("ROLLBACK")

    # --- single values --------------------------------------------------------------------------------------

    def get(self, name: str, default: Any = None) -> Any:
        row = self._db.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return json.loads(row[0]) if row else default

    def set(self, name: str, value: Any) -> None:
        self._db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, json.dumps(value)))

    # --- pages ------------------------------------------------------------------------------------------------

    def printed(self, address: str) -> Printed | None:
        row = self._db.execute("SELECT kind, args, digest FROM page WHERE address = ?", (address,)).fetchone()
        return Printed(_target(row[0], row[1], address), row[2]) if row else None

    def printed_below(self, folder: str) -> list[str]:
        """The printed addresses in a folder (`/2026/11/`)."""
        rows = self._db.execute(
            "SELECT address FROM page WHERE address >= ? AND address < ?", (folder, f"{folder[:-1]}0")
        )
        return [row[0] for row in rows]

    def is_printed(self, address: str) -> bool:
        return self._db.execute("SELECT 1 FROM page WHERE address = ?", (address,)).fetchone() is not None

    def addresses(self, held: Callable[[str], str] = str) -> set[str]:
        """Every printed address; `held` gives the equal text that is in memory already, where there is one."""
        return {held(row[0]) for row in self._db.execute("SELECT address FROM page")}

    def about(self) -> int:
        """About how many addresses are printed: an upper bound, known without counting them."""
        return int(self._db.execute("SELECT coalesce(max(id), 0) FROM page").fetchone()[0])

    def digests(self) -> dict[str, bytes]:
        """Every printed address and its digest."""
        return dict(self._db.execute("SELECT address, digest FROM page"))

    def pages(self) -> Iterator[tuple[str, bytes]]:
        """Every printed address with its digest, one after the other."""
        yield from self._db.execute("SELECT address, digest FROM page ORDER BY id")

    def pages_after(self, number: int, count: int) -> list[tuple[int, str, bytes]]:
        """The next pages after one, by the ledger's own numbers: (number, address, digest)."""
        rows = self._db.execute(
            "SELECT id, address, digest FROM page WHERE id > ? ORDER BY id LIMIT ?", (number, count)
        )
        return rows.fetchall()

    def targets(self) -> Iterator[Target]:
        for kind, args, address in self._db.execute("SELECT kind, args, address FROM page"):
            yield _target(kind, args, address)

    def standing_on(self, keys: Iterable[Key]) -> set[Target]:
        """All printed targets that stand on any of these keys."""
        wanted = set(keys)
        if wanted & EVERYWHERE:
            return set(self.targets())
        found = set(self._pages_of(wanted))
        names = sorted(wanted)
        for start in range(0, len(names), CHUNK):
            chunk = names[start : start + CHUNK]
            marks = ",".join("?" * len(chunk))
            rows = self._db.execute(
                "SELECT DISTINCT p.kind, p.args, p.address FROM key k JOIN stands s ON s.key = k.id "  # noqa: S608
                f"JOIN page p ON p.id = s.page WHERE k.name IN ({marks})",
                chunk,
            )
            found.update(_target(*row) for row in rows)
        return found

    def _pages_of(self, keys: Iterable[Key]) -> Iterator[Target]:
        """The printed articles that keys are of."""
        numbers = {number for kind, _, number in (key.partition(":") for key in keys) if kind in OF_ITSELF}
        for number in numbers:
            facets = self.facets(int(number))
            printed = facets and self.printed(facets.entry.permalink)
            if printed and printed.target[:2] == ("article", (int(number),)):
                yield printed.target

    def keys_of(self, address: str) -> set[str]:
        rows = self._db.execute(
            "SELECT k.name FROM page p JOIN stands s ON s.page = p.id JOIN key k ON k.id = s.key WHERE p.address = ?",
            (address,),
        )
        printed = self.printed(address)
        return {row[0] for row in rows}.union(EVERYWHERE, of_itself(printed.target) if printed else ())

    @contextmanager
    def many(self, known: Container[str]) -> Iterator[None]:
        """Many pages are put, most of them not at one of the `known` addresses, which are all that were printed. What
        is put is there to be asked for when this ends."""
        self._entering = Entering(self._db, known, is_new=not self.about())
        try:
            yield
            self._entering.finish()
        finally:
            self._entering = None

    def put(self, target: Target, digest: bytes, keys: frozenset[Key]) -> None:
        """Note a printed page and what it stands on."""
        keys = keys.difference(EVERYWHERE, of_itself(target))
        if self._entering and self._entering.takes(Page(target, digest, keys)):
            return
        number = self._db.execute(
            "INSERT INTO page (address, kind, args, digest) VALUES (?, ?, ?, ?) ON CONFLICT (address) DO UPDATE SET "
            "kind = excluded.kind, args = excluded.args, digest = excluded.digest RETURNING id",
            (target.address, target.kind, json.dumps(target.args), digest),
        ).fetchone()[0]
        now = {self._number(key) for key in keys}
        before = {row[0] for row in self._db.execute("SELECT key FROM stands WHERE page = ?", (number,))}
        if before - now:
            self._db.executemany("DELETE FROM stands WHERE page = ? AND key = ?", [(number, k) for k in before - now])
        if now - before:
            self._db.executemany("INSERT INTO stands VALUES (?, ?)", [(number, key) for key in sorted(now - before)])

    def put_cause(self, address: str, cause: Cause) -> None:
        row = (address, cause.edition, cause.at, json.dumps(cause.keys))
        self._db.execute("INSERT OR REPLACE INTO cause VALUES (?, ?, ?, ?)", row)

    def cause(self, address: str) -> Cause | None:
        """Why an address was printed last; None if that was with the whole newspaper."""
        row = self._db.execute("SELECT edition, at, keys FROM cause WHERE address = ?", (address,)).fetchone()
        return Cause(row[0], row[1], tuple(json.loads(row[2]))) if row else None

    def forget_causes(self) -> None:
        """The whole newspaper is printed: that is the cause of every page."""
        self._db.execute("DELETE FROM cause")

    def drop(self, address: str) -> None:
        self._db.execute("DELETE FROM cause WHERE address = ?", (address,))
        self._db.execute("DELETE FROM stands WHERE page = (SELECT id FROM page WHERE address = ?)", (address,))
        self._db.execute("DELETE FROM page WHERE address = ?", (address,))

    def _number(self, key: str) -> int:
        if key not in self._keys:
            if len(self._keys) >= MOST_KEYS:
                self._keys.clear()
            found = self._db.execute("SELECT id FROM key WHERE name = ?", (key,)).fetchone()
            found = found or self._db.execute("INSERT INTO key (name) VALUES (?) RETURNING id", (key,)).fetchone()
            self._keys[key] = found[0]
        return self._keys[key]

    # --- facets and facts -------------------------------------------------------------------------------------

    def facets(self, number: int) -> Facets | None:
        row = self._db.execute("SELECT facets FROM article WHERE id = ?", (number,)).fetchone()
        return Facets.from_json(json.loads(row[0])) if row else None

    def articles(self) -> set[int]:
        return {row[0] for row in self._db.execute("SELECT id FROM article")}

    def put_facets(self, number: int, stored: str | None) -> None:
        """Note an article's facets, as `stored_facets` writes them; None where it is gone."""
        if stored is None:
            self._db.execute("DELETE FROM article WHERE id = ?", (number,))
        elif self._entering:
            self._entering.take_facets(number, stored)
        else:
            self._db.execute("INSERT OR REPLACE INTO article VALUES (?, ?)", (number, stored))

    def fact(self, key: Key) -> str | None:
        row = self._db.execute("SELECT digest FROM fact WHERE name = ?", (key,)).fetchone()
        return row[0] if row else None

    def replace_facts(self, facts: Mapping[Key, str]) -> None:
        self._db.execute("DELETE FROM fact")
        self._db.executemany("INSERT INTO fact VALUES (?, ?)", facts.items())

    def put_fact(self, key: Key, digest: str) -> None:
        self._db.execute("INSERT OR REPLACE INTO fact VALUES (?, ?)", (key, digest))

    # --- editions -------------------------------------------------------------------------------------------------

    def add_edition(self, printed: PrintedEdition, changed: Iterable[str]) -> None:
        """Note an edition, and which files it changed (a whole one: none, for there is nothing to compare it with)."""
        columns = (printed.number, printed.at, printed.written, printed.removed, int(printed.whole))
        self._db.execute("INSERT OR REPLACE INTO edition VALUES (?, ?, ?, ?, ?)", columns)
        rows = ((printed.number, file) for file in changed)
        self._db.executemany("INSERT OR IGNORE INTO changed VALUES (?, ?)", rows)

    def editions(self, first: int) -> list[PrintedEdition]:
        """The editions from `first` on, oldest first."""
        rows = self._db.execute("SELECT * FROM edition WHERE number >= ? ORDER BY number", (first,))
        return [PrintedEdition(*row[:4], whole=bool(row[4])) for row in rows]

    def changed_after(self, edition: int) -> set[str]:
        """The files that the editions after this one changed."""
        return {row[0] for row in self._db.execute("SELECT file FROM changed WHERE edition > ?", (edition,))}

    def changed_in(self, edition: int) -> set[str]:
        return {row[0] for row in self._db.execute("SELECT file FROM changed WHERE edition = ?", (edition,))}

    def forget_editions(self, before: int) -> None:
        """Forget the editions before this one."""
        self._db.execute("DELETE FROM changed WHERE edition < ?", (before,))
        self._db.execute("DELETE FROM edition WHERE number < ?", (before,))

    # --- what a rollback left -------------------------------------------------------------------------------------

    def add_stale(self, addresses: Iterable[str]) -> None:
        """Note addresses that readers have otherwise than the records say."""
        self._db.executemany("INSERT OR IGNORE INTO stale VALUES (?)", ((address,) for address in addresses))

    def print_again(self, addresses: Iterable[str]) -> None:
        """Let the next run print these addresses, whatever they are known by."""
        for address in addresses:
            self.put_digest(address, b"")
            self.add_stale([address])

    def stale(self) -> list[str]:
        return [row[0] for row in self._db.execute("SELECT address FROM stale ORDER BY address")]

    def forget_stale(self) -> None:
        self._db.execute("DELETE FROM stale")

    def put_digest(self, address: str, digest: bytes) -> None:
        self._db.execute("UPDATE page SET digest = ? WHERE address = ?", (digest, address))


def of_itself(target: Target) -> tuple[Key, ...]:
    """The keys that a page stands on by being an article's own."""
    return tuple(Key(f"{kind}:{target.args[0]}") for kind in OF_ITSELF) if target.kind == "article" else ()


def stored_facets(facets: Facets | None) -> str | None:
    """An article's facets as the ledger keeps them."""
    return None if facets is None else json.dumps(facets.as_json(), ensure_ascii=False)


def _target(kind: str, args: str, address: str) -> Target:
    return Target(kind, tuple(json.loads(args)), address)
