"""One press at a time: a lock that the kernel lets go of when its process ends, however it ends."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from warraq.errors import PressBusy
from warraq.press import disk


@contextmanager
def only_press(run: Path, *, wait: bool = True, name: str = "press.lock") -> Iterator[None]:
    """Hold the lock file `name` in `run`. If another process holds it: wait for it, or raise PressBusy."""
    with disk.told_plainly():
        run.mkdir(parents=True, exist_ok=True)
        handle = os.open(run / name, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError as error:
            pid = os.pread(handle, 20, 0).decode("ascii", "replace").strip() or "?"
            raise PressBusy(pid=pid) from error
        with disk.told_plainly():
            os.ftruncate(handle, 0)
            os.pwrite(handle, f"{os.getpid()}\n".encode(), 0)
        yield
    finally:
        os.close(handle)
