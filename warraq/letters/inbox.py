"""The inbox folder, as the newsroom reads it: segments that are being written, and closed ones.

    DIR/inbox/<name>.open      a readers' process holds its lock and appends to it
    DIR/inbox/<name>.letters   closed; nobody writes to it any more

Names are random and tell nothing. A segment whose process died stays `.open` with its lock free, and is closed by
whoever finds it.
"""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from warraq.letters import frames

OPEN, CLOSED, NEW = ".open", ".letters", ".new"


class Found(NamedTuple):
    """A sealed letter in the inbox. `digest` is the same each time that it is read, and no other letter's."""

    digest: str
    sealed: bytes


def take_over(inbox: Path) -> None:
    """Close the segments that their processes left open when they died."""
    for path in _entries(inbox, OPEN, NEW):
        with suppress(FileNotFoundError), path.open("rb") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                continue  # it is being written
            if path.suffix == NEW:
                if time.time() - os.fstat(file.fileno()).st_mtime > 60:  # younger: its writer is about to lock it
                    path.unlink()
            else:
                path.rename(path.with_suffix(CLOSED))
    _sync(inbox)


def arrived(inbox: Path) -> Iterator[tuple[Path, list[Found]]]:
    """Each segment with its whole letters, the oldest first."""
    paths = _entries(inbox, CLOSED, OPEN)
    times = {}
    for path in paths:
        with suppress(FileNotFoundError):
            times[path] = path.stat().st_mtime_ns
    for path in sorted(times, key=lambda path: (times[path], path.name)):
        with suppress(FileNotFoundError):  # its writer has closed it under its other name since
            yield path, [Found(_digest(sealed), sealed) for sealed in frames.unframe(path.read_bytes())]


def clear(paths: Iterable[Path]) -> None:
    """Remove segments whose letters are safe elsewhere; those that are still written to stay."""
    folders = set()
    for path in paths:
        if path.suffix == CLOSED:
            path.unlink(missing_ok=True)
            folders.add(path.parent)
    for folder in folders:
        _sync(folder)


def weight(inbox: Path) -> int:
    """Bytes that the inbox takes, in whole blocks of the disk."""
    total = 0
    with suppress(FileNotFoundError), os.scandir(inbox) as entries:
        for entry in entries:
            with suppress(FileNotFoundError):
                total += entry.stat().st_size + 4095 & ~4095
    return total


def _entries(inbox: Path, *endings: str) -> list[Path]:
    try:
        return [path for path in inbox.iterdir() if path.suffix in endings]
    except FileNotFoundError:
        return []


def _digest(sealed: bytes) -> str:
    return blake2b(sealed, digest_size=16).hexdigest()


def _sync(folder: Path) -> None:
    with suppress(FileNotFoundError):
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
