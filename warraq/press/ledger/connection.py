"""The ledger's connection to its file, which tells a damaged one from a disk without room and from a held lock.

SQLite says that a file is no database, or that it is malformed, wherever it comes upon that: as it opens the file, or
rows later. Both are `LedgerDamaged`; what else it says is left as it is.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from warraq.errors import LedgerDamaged

DAMAGE = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
AT_ONCE = 500
"""Rows that are read at once where all are asked for."""


class Connection(sqlite3.Connection):
    """To the ledger in `file`."""

    def __init__(self, file: Path) -> None:
        super().__init__(file, isolation_level=None, timeout=30)
        self.file = file
        self.inode = os.stat(file).st_ino

    def execute(self, sql: str, parameters: Any = (), /) -> Cursor:
        return self.cursor(Cursor).execute(sql, parameters)

    def executemany(self, sql: str, parameters: Iterable[Any], /) -> Cursor:
        return self.cursor(Cursor).executemany(sql, parameters)

    def executescript(self, script: str, /) -> Cursor:
        return self.cursor(Cursor).executescript(script)

    def tell_damage(self, error: sqlite3.DatabaseError) -> None:
        """Raises LedgerDamaged where that is what an error says."""
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in DAMAGE:
            raise LedgerDamaged(file=str(self.file), reason=error, inode=self.inode) from error


class Cursor(sqlite3.Cursor):
    """Of the ledger's connection."""

    connection: Connection

    def execute(self, sql: str, parameters: Any = (), /) -> Cursor:
        try:
            return super().execute(sql, parameters)
        except sqlite3.DatabaseError as error:
            self.connection.tell_damage(error)
            raise

    def executemany(self, sql: str, parameters: Iterable[Any], /) -> Cursor:
        try:
            return super().executemany(sql, parameters)
        except sqlite3.DatabaseError as error:
            self.connection.tell_damage(error)
            raise

    def executescript(self, script: str, /) -> Cursor:
        try:
            super().executescript(script)
        except sqlite3.DatabaseError as error:
            self.connection.tell_damage(error)
            raise
        return self

    def fetchone(self) -> Any:
        try:
            return super().fetchone()
        except sqlite3.DatabaseError as error:
            self.connection.tell_damage(error)
            raise

    def fetchmany(self, size: int | None = AT_ONCE) -> list[Any]:
        try:
            return super().fetchmany(size)
        except sqlite3.DatabaseError as error:
            self.connection.tell_damage(error)
            raise

    def fetchall(self) -> list[Any]:
        return list(self)

    def __iter__(self) -> Iterator[Any]:  # type: ignore[override]
        while rows := self.fetchmany():
            yield from rows
