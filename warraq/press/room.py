"""The room that a disk must have before a database on it is written, and how one is read where there is none.

SQLite keeps an index of its log in a small mapped file beside the database (`-shm`). It claims the file's 32 KB by
writing one byte into each page of 4 KB. On a file system of smaller blocks (ext4 makes disks of less than 512 MB with
blocks of 1 KB) the rest of a page is a hole, and on a full disk the first write into a hole is no error but SIGBUS,
which ends the process without a word. With larger blocks it is an error, but of those who only read as well. So room is
asked for first; where there is none a database is read through SQLite's `unix-excl`, which has that index in memory.
"""

from __future__ import annotations

import errno
import os
import sqlite3
from pathlib import Path
from urllib.parse import quote

from warraq.errors import DiskFull, DiskReadOnly

NEEDED = 4 * 2**20
"""Bytes that must be free before anything is written: a log and its index, and a small publication."""

INDEX = 2**15
"""Bytes that SQLite's index of a log has at least."""


def is_read_only(folder: Path) -> bool:
    """Whether the file system of `folder` is mounted to be read alone."""
    return bool(os.statvfs(folder).f_flag & os.ST_RDONLY)


def is_full(folder: Path) -> bool:
    """Whether the file system of `folder` has too little room, or no file more in its table."""
    found = os.statvfs(folder)
    return found.f_bavail * found.f_frsize < NEEDED or bool(found.f_files and not found.f_favail)


def ask(folder: Path) -> None:
    """Raise DiskFull or DiskReadOnly where nothing can be written below `folder`."""
    if is_read_only(folder):
        raise DiskReadOnly(path=str(folder), reason=os.strerror(errno.EROFS))
    if is_full(folder):
        found = os.statvfs(folder)
        free, needed = found.f_bavail * found.f_frsize / 2**20, NEEDED // 2**20
        raise DiskFull(
            path=str(folder),
            reason=f"{free:.1f} MB free, and {needed} MB are needed",
            reason_ar=f"الفارغ {free:.1f} ميغابايت، والمطلوب {needed}",
        )


def uri(file: Path) -> str:
    """How SQLite is to open `file` so that nothing is written: on a full disk without a mapped index, on one that is
    only read without a log. "" where it is opened as always: there is room, or another process has it open, and then
    the index is there. Raises DiskFull or DiskReadOnly where there is no database to read."""
    folder = file.parent
    read_only = is_read_only(folder)
    if not read_only and not is_full(folder):
        return ""
    if not file.exists():
        ask(folder)
    name = f"file:{quote(str(file))}"
    if read_only:
        # A log that nobody could bring into the database is of the newspaper, too.
        log = Path(f"{file}-wal")
        return f"{name}?mode=ro" if log.exists() and log.stat().st_size else f"{name}?immutable=1"
    name += "?vfs=unix-excl"
    return "" if _has_index(file) and _is_taken(name) else name


def _has_index(file: Path) -> bool:
    try:
        return os.stat(f"{file}-shm").st_size >= INDEX
    except FileNotFoundError:
        return False  # who has the database open reads it as we would, and will let go of it


def _is_taken(name: str) -> bool:
    """Whether another process has the database open; where none has, its index is what a killed one left."""
    base = sqlite3.connect(name, uri=True, timeout=0)
    try:
        base.execute("SELECT 1 FROM sqlite_master").fetchone()
    except sqlite3.OperationalError as error:
        return error.sqlite_errorcode == sqlite3.SQLITE_BUSY
    finally:
        base.close()
    return False
