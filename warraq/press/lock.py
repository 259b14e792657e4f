"""One press at a time: a lock that the kernel lets go of when its process ends, however it ends."""

from __future__ import annotations

import errno
import fcntl
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from warraq.errors import PressBusy
from warraq.press import disk

Waiting = Callable[[int | None], None]
"""Told, before a process waits for the lock, which process holds it; None: nobody knows."""


def _silent(pid: int | None) -> None:
    """Nobody is told."""


_waiting: Waiting = _silent


def tell_of_waiting(told: Waiting) -> None:
    """Have `told` called whenever this process has to wait for another press."""
    global _waiting  # noqa: PLW0603 - one command, one operator who waits
    _waiting = told


@contextmanager
def only_press(run: Path, *, wait: bool = True, name: str = "press.lock") -> Iterator[None]:
    """Hold the lock file `name` in `run`. If another process holds it: wait for it, or raise PressBusy."""
    with disk.told_plainly():
        handle = _opened(run / name)
    if handle is None:
        yield  # on a disk that can only be read, and never was printed on: no press can be at work
        return
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            pid = _holder(handle)
            if not wait:
                raise PressBusy(pid=pid or "?") from error
            _waiting(pid)
            fcntl.flock(handle, fcntl.LOCK_EX)
        _sign(handle)
        yield
    finally:
        os.close(handle)


def _opened(file: Path) -> int | None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        return os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as error:
        if error.errno != errno.EROFS:
            raise
    with suppress(FileNotFoundError):
        return os.open(file, os.O_RDONLY | os.O_CLOEXEC)
    return None


def _sign(handle: int) -> None:
    """Leave this process's number for whoever will wait. On a full disk the lock holds without it."""
    name = f"{os.getpid()}\n".encode()
    with suppress(OSError):
        os.pwrite(handle, name, 0)
        os.ftruncate(handle, len(name))


def _holder(handle: int) -> int | None:
    """The process that holds the lock: by the kernel's list where there is one, else by its own word, if it lives."""
    held = os.fstat(handle)
    place = f"{os.major(held.st_dev):02x}:{os.minor(held.st_dev):02x}:{held.st_ino}"
    with suppress(OSError):
        for line in Path("/proc/locks").read_text("ascii").splitlines():
            found = re.search(r": FLOCK +ADVISORY +WRITE +(\d+) (\S+) ", line)
            if found and found[2] == place and int(found[1]):
                return int(found[1])
    with suppress(OSError, ValueError):
        pid = int(os.pread(handle, 20, 0))
        os.kill(pid, 0)
        return pid
    return None
