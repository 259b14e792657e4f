"""The disk's own calls, in one place: what is told of their failing, and what makes them last."""

from __future__ import annotations

import ctypes
import errno
import os
import sqlite3
import stat
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from warraq.errors import DiskFailing, DiskFull, DiskReadOnly, EditionWriteFailed
from warraq.press import room

_libc = ctypes.CDLL(None, use_errno=True)


TICK = 0.02
"""Seconds by which the time of a file may be behind the clock's: the kernel looks at it now and then."""
PACE = 2.0
"""Seconds between two looks at what a whole print has for the disk."""
FAILING = (errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EROFS)

OF_POSTGRESQL = {"53100": errno.ENOSPC, "58030": errno.EIO}
"""The same as PostgreSQL's codes of errors tell it (disk_full, io_error)."""


def is_failing(reason: str) -> bool:
    """Whether an error's text, from another process, tells of the disk and not of the file.

    >>> is_failing("[Errno 28] No space left on device"), is_failing("[Errno 2] No such file or directory")
    (True, False)
    """
    return reason.startswith(tuple(f"[Errno {number}]" for number in FAILING))


@contextmanager
def told_plainly() -> Iterator[None]:
    """Turns a full or failing disk into EditionWriteFailed."""
    try:
        yield
    except OSError as error:
        raise EditionWriteFailed(reason=error.strerror or str(error)) from error


def fault(error: BaseException, folder: Path) -> EditionWriteFailed | None:
    """What an error, or the one that it came from, tells of the disk that holds `folder`: that it is full, can only be
    read, or fails. None where it tells nothing of it. SQLite's errors and those of other processes are understood."""
    told: BaseException | None = error
    while told is not None:
        if isinstance(told, DiskFull | DiskReadOnly | DiskFailing):
            return told
        number, reason = _number(told, folder)
        if number:
            return _KINDS[number](path=_place(told, folder), reason=reason, reason_ar=reason)
        told = told.__cause__
    return None


def _place(error: BaseException, folder: Path) -> str:
    """Which file or folder, as far as is known, or whose disk it is."""
    if hasattr(error, "sqlstate"):
        return "PostgreSQL"  # perhaps on another machine
    name = getattr(error, "filename", None)
    return name if isinstance(name, str) else str(folder)


_KINDS = {errno.ENOSPC: DiskFull, errno.EDQUOT: DiskFull, errno.EROFS: DiskReadOnly, errno.EIO: DiskFailing}


def _number(error: BaseException, folder: Path) -> tuple[int, str]:
    """The number, one of FAILING, by which the disk failed, and how it is told; 0 where it did not."""
    if isinstance(error, OSError) and error.errno in FAILING:
        return error.errno, error.strerror or str(error)
    if isinstance(error, EditionWriteFailed):
        reason = str(error.facts["reason"])  # of another process, whose own error stayed there
        told = (number for number in FAILING if reason == os.strerror(number) or reason.startswith(f"[Errno {number}]"))
        return next(told, 0), reason
    if isinstance(error, sqlite3.Error) and hasattr(error, "sqlite_errorcode"):
        return _of_sqlite(error.sqlite_errorcode & 0xFF, folder), str(error)
    if number := OF_POSTGRESQL.get(getattr(error, "sqlstate", None)):
        return number, str(error).partition("\n")[0]
    return 0, ""


def _of_sqlite(code: int, folder: Path) -> int:
    """SQLite says "I/O error" of a full disk, too, where it cannot make its index longer; and of one that can only be
    read that it cannot open the database."""
    if code == sqlite3.SQLITE_FULL:
        return errno.ENOSPC
    if code not in {sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY}:
        return 0
    with suppress(OSError):
        if room.is_read_only(folder):
            return errno.EROFS
        if room.is_full(folder):
            return errno.ENOSPC
    return errno.EIO if code == sqlite3.SQLITE_IOERR else 0


@contextmanager
def watched(folder: Path) -> Iterator[int]:
    """A handle by which `sync` learns of everything that failed to reach the disk from now on: the system tells it of
    no failure from before the handle was opened, and may write long before it is asked to."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        yield handle
    finally:
        os.close(handle)


def sync(folder: Path, handle: int | None = None) -> None:
    """Make everything that was written to the file system of `folder` durable, by one call for all files. OSError where
    something could not be written since the `handle` was opened."""
    if handle is not None:
        _sync(handle)
        return
    with watched(folder) as opened:
        _sync(opened)


def _sync(handle: int) -> None:
    if not hasattr(_libc, "syncfs"):
        os.sync()
    elif _libc.syncfs(handle) != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))


@contextmanager
def written_meanwhile(folder: Path) -> Iterator[None]:
    """Let the disk write down what is printed while more is printed, and the last of it beside whatever comes next, so
    that the `sync` after it finds little to do. What fails here is told there, by a handle that was opened before."""
    done = threading.Event()

    def write_now_and_then() -> None:
        with suppress(OSError), watched(folder) as handle:
            over = False
            while not over:
                over = done.wait(PACE)
                with suppress(OSError):
                    _sync(handle)

    threading.Thread(target=write_now_and_then, daemon=True).start()
    try:
        yield
    finally:
        done.set()


def sync_file(path: str) -> None:
    """Make one file, or a folder's own entries, durable."""
    handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write(path: str, data: bytes, last: int = 0) -> None:
    """Write a new file, with a time of a later second than `last`. FileExistsError where there is one: what is printed
    is never written over, for another plate may hold the same file."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o644)
    try:
        view = memoryview(data)
        while view:
            view = view[os.write(handle, view) :]
        if time.time() - TICK < last + 1:
            os.utime(handle, (last + 1, last + 1))
    finally:
        os.close(handle)


def replace(path: str, data: bytes) -> None:
    """Write a file, whole for whoever looks. It lasts with the next `sync`; a power cut before that may leave its
    beginning alone."""
    folder, name = os.path.split(path)
    fresh = f"{folder}/.new-{os.getpid()}-{name}"
    unlink(fresh)
    try:
        write(fresh, data)
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)
        write(fresh, data)
    os.replace(fresh, path)


def unlink(path: str) -> bool:
    """Remove a file; False where there is none."""
    try:
        os.unlink(path)
    except (FileNotFoundError, NotADirectoryError):
        return False
    return True


def is_file(path: str) -> bool:
    """Whether there is a plain file: no folder and no link."""
    try:
        return stat.S_ISREG(os.lstat(path).st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return False


def obstacle(root: str, name: str, sound: set[str]) -> str:
    """What bars the way to the file `name` below `root`: anything but a folder where one should be, and a link to a
    folder in the file's own place; the outermost of them, "" if there is none. `sound` gathers the folders that were
    found to be such."""
    parts = name.split("/")
    for count in range(1, len(parts)):
        way = "/".join(parts[:count])
        if way in sound:
            continue
        try:
            if not stat.S_ISDIR(os.lstat(f"{root}/{way}").st_mode):
                return way
        except FileNotFoundError:
            return ""
        sound.add(way)
    path = f"{root}/{name}"
    return name if os.path.islink(path) and os.path.isdir(path) else ""


def remove_for(seconds: float | None, folder: Path) -> bool:
    """Remove what lies in `folder`, deepest first, until the time is over (None: to the end). Answers whether it is
    empty."""
    end = None if seconds is None else time.monotonic() + seconds
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if end is not None and time.monotonic() > end:
                    return False
                if entry.is_dir(follow_symlinks=False):
                    left = None if end is None else end - time.monotonic()
                    if not remove_for(left, Path(entry.path)):
                        return False
                    os.rmdir(entry.path)
                else:
                    os.unlink(entry.path)
    except FileNotFoundError:
        pass
    return True


def point(link: Path, target: str) -> None:
    """Let the symlink `link` lead to `target`: at once for whoever looks, and durably."""
    fresh = link.with_name(f".{link.name}.new")
    fresh.unlink(missing_ok=True)
    fresh.symlink_to(target)
    os.replace(fresh, link)
    sync_file(str(link.parent))
