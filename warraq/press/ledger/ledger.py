"""The ledger as a file: opened, taken from one edition to the next by one transaction, and told from another's."""

from __future__ import annotations

import json
import os
from collections.abc import Container, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from warraq.errors import LedgerDamaged
from warraq.press.ledger.causes import Causes
from warraq.press.ledger.connection import Connection
from warraq.press.ledger.editions import Editions
from warraq.press.ledger.entering import Entering
from warraq.press.ledger.numbers import KeyNumbers
from warraq.press.ledger.pages import Pages
from warraq.press.ledger.records import Records
from warraq.press.ledger.schema import SCHEMA, TABLES, VERSION
from warraq.press.ledger.stale import Stale
from warraq.press.ledger.standing import Standing


class Ledger:
    """Written by one run at a time, under the press's lock. Nothing is kept until `commit`. Whatever asks of a damaged
    file raises LedgerDamaged."""

    def __init__(self, file: Path) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        self.file = file
        self._db = db = Connection(file)
        self._inode = db.inode
        try:
            db.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-16000;")
            db.executescript(SCHEMA)
        except BaseException:
            db.close()
            raise
        self._hold(db)
        if self.get("version") != VERSION:
            self.clear()

    def _hold(self, db: Connection) -> None:
        """What is kept, each of it in tables of its own."""
        self._numbers = KeyNumbers(db)
        self.pages = Pages(db, self._numbers)
        self.records = Records(db)
        self.standing = Standing(db, self.pages, self.records)
        self.causes = Causes(db)
        self.editions = Editions(db)
        self.stale = Stale(db)

    def clear(self) -> None:
        """Forget everything: the next run prints from nothing."""
        for table in TABLES:
            self._db.execute(f"DELETE FROM {table}")  # noqa: S608 - names from schema.py
        self.set("version", VERSION)

    def close(self) -> None:
        self._db.close()

    def check(self) -> None:
        """Look at the whole file, as a run never does. Raises LedgerDamaged."""
        told = self._db.execute("PRAGMA quick_check(1)").fetchone()[0]
        if told != "ok":
            raise LedgerDamaged(file=str(self.file), reason=" ".join(told.split()), inode=self._inode)

    @property
    def is_there(self) -> bool:
        """Whether this is still the file on the disk: it may have been taken away, or put back from a copy."""
        try:
            return os.stat(self.file).st_ino == self._inode
        except FileNotFoundError:
            return False

    # --- the transaction ---------------------------------------------------------------------------------------

    def begin(self) -> None:
        self._numbers.forget()
        self._db.execute("BEGIN IMMEDIATE")

    def commit(self) -> None:
        self._db.execute("COMMIT")

    def rollback(self) -> None:
        if self._db.in_transaction:
            self._db.execute("ROLLBACK")

    # --- single values -----------------------------------------------------------------------------------------

    def get(self, name: str, default: Any = None) -> Any:
        row = self._db.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return json.loads(row[0]) if row else default

    def set(self, name: str, value: Any) -> None:
        self._db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, json.dumps(value)))

    # --- what concerns several tables --------------------------------------------------------------------------

    @contextmanager
    def many(self, known: Container[str]) -> Iterator[Entering]:
        """Many pages are put, most of them not at one of the `known` addresses, which are all that were printed. What
        is put is there to be asked for when this ends, or when what is yielded has written it down."""
        entering = Entering(self._db, known, is_new=not self.pages.about())
        self.pages.entering = self.records.entering = entering
        try:
            yield entering
            entering.finish()
        finally:
            self.pages.entering = self.records.entering = None

    def drop(self, address: str) -> None:
        """Nothing is printed at an address any more."""
        self.causes.drop(address)
        self.pages.drop(address)

    def print_again(self, addresses: Iterable[str]) -> None:
        """Let the next run print these addresses, whatever they are known by."""
        for address in addresses:
            self.pages.put_digest(address, b"")
            self.stale.add([address])
