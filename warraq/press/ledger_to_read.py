"""The ledger where the disk has no room to write: it is read, and whatever would change it is refused by SQLite."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from warraq.press import room
from warraq.press.ledger.connection import Connection
from warraq.press.ledger.ledger import Ledger
from warraq.press.ledger.schema import VERSION


class _ToRead(Connection):
    """A connection by an address of SQLite's, not by the file's name."""

    def __init__(self, file: Path, uri: str) -> None:
        sqlite3.Connection.__init__(self, uri, uri=True, isolation_level=None, timeout=30)
        self.file = file
        self.inode = os.stat(file).st_ino


class LedgerToRead(Ledger):
    """Opened by the address that `room.uri` gave. Raises DiskFull or DiskReadOnly where it is of another version: the
    next run would print from nothing."""

    def __init__(self, file: Path, uri: str) -> None:
        self.file = file
        self._db = db = _ToRead(file, uri)
        self._inode = db.inode
        db.execute("PRAGMA query_only=ON")
        self._hold(db)
        if self.get("version") != VERSION:
            self.close()
            room.ask(file.parent)


def opened(file: Path) -> Ledger:
    """The ledger in `file`, to be read and written; only to be read where the disk has no room."""
    if file.parent.is_dir() and (uri := room.uri(file)):
        return LedgerToRead(file, uri)
    return Ledger(file)
