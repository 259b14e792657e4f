"""Failpoints: every call of a process that changes the disk, counted, so that one of them can be its last, or fail.

Python announces its own calls before it makes them (audit events: open for writing, rename, link, symlink, unlink,
mkdir, rmdir, truncate); those that it does not announce (write, fsync, syncfs) and the ledger's commit are wrapped.
None has to be named in the press's own code, so none can be forgotten there.
"""

from __future__ import annotations

import errno
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable
from typing import Any

Act = Callable[[int, str], None]
EVENTS = {
    "os.rename": "rename", "os.link": "link", "os.symlink": "symlink", "os.remove": "unlink", "os.mkdir": "mkdir",
    "os.rmdir": "rmdir", "os.truncate": "truncate",
}  # fmt: skip
FAILURES = (("ENOSPC", errno.ENOSPC, True), ("EIO", errno.EIO, False))
"""Name, number, and whether the disk goes on failing."""
STEP = "after: "
"""Before the name of a step among the kinds."""
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC


def nothing(count: int, kind: str) -> None:
    """What is done where nothing goes wrong."""


class Failpoints:
    """Counts the calls below `root` in this process, from `arm` on, and lets `act` do its worst before each. The calls
    of processes that it forks have a count of their own, all of them together, and `forked` to fear.

    An audit hook stays for the life of a process: use it in one that was forked for the purpose.
    """

    def __init__(self, root: str, act: Act, forked: Act = nothing) -> None:
        self.root = root
        self.act = act
        self.forked = forked
        self.count = 0
        self.kinds: list[str] = []
        self._process = 0
        self._of_forked = multiprocessing.get_context("fork").Value("q", 0)

    @property
    def count_of_forked(self) -> int:
        return int(self._of_forked.value)

    def arm(self) -> None:
        from warraq.press import disk
        from warraq.press.ledger.ledger import Ledger

        self._process = os.getpid()
        sys.addaudithook(self._heard)
        self._wrap(os, "write", "write")
        self._wrap(os, "fsync", "fsync")
        self._wrap(disk, "sync", "syncfs")
        self._wrap(Ledger, "commit", "commit")

    def _heard(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event in EVENTS:
            self._at(EVENTS[event])
        elif event == "open":
            path, _, flags = arguments
            if isinstance(path, str) and isinstance(flags, int) and flags & WRITING and path.startswith(self.root):
                self._at("open")

    def at_step(self, step: str) -> None:
        """A moment that is no call of the system: a step of the run is done."""
        self._at(f"{STEP}{step}")

    def _wrap(self, where: Any, name: str, kind: str) -> None:
        real = getattr(where, name)

        def watched(*arguments: Any, **options: Any) -> Any:
            self._at(kind)
            return real(*arguments, **options)

        setattr(where, name, watched)

    def _at(self, kind: str) -> None:
        if os.getpid() != self._process:
            with self._of_forked.get_lock():
                self._of_forked.value += 1
                count = self._of_forked.value
            self.forked(count, kind)
            return
        self.count += 1
        self.kinds.append(kind)
        self.act(self.count, kind)


def kill_at(number: int) -> Act:
    """Die before the call with this number."""

    def act(count: int, kind: str) -> None:
        if count == number:
            os.kill(os.getpid(), signal.SIGKILL)

    return act


def fail_at(number: int, code: int, *, on: bool = False) -> Act:
    """Let the call with this number fail with an errno; with `on`, every later one that needs room fails as well."""

    def act(count: int, kind: str) -> None:
        if count == number or (on and count > number and kind in {"open", "write", "mkdir", "link", "symlink"}):
            raise OSError(code, os.strerror(code))

    return act
