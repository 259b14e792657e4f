"""The writing end of the inbox: letters are appended to a segment and synced together, so that one wait for the disk
serves all that came while the last one lasted (group commit)."""

from __future__ import annotations

import fcntl
import logging
import os
import queue
import secrets
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from warraq.letters import frames
from warraq.letters.inbox import CLOSED, NEW, OPEN, take_over, weight

SEGMENT_BYTES = 4 * 2**20
SEGMENT_SECONDS = 15.0
"""A segment is closed when it has grown to this size or age: then the newsroom may take it away."""

DISK_RESERVE = 64 * 2**20
"""Bytes that must stay free on the disk."""

AT_ONCE = 512
LOOK_SECONDS = 0.5

log = logging.getLogger("warraq.readers")

Done = Callable[[Exception | None], None]


class Full(Exception):
    """The inbox holds as much as it may, or its disk does not take more."""


class Post:
    """Appends sealed letters to `inbox`, of at most `ceiling` bytes in all, `writers` processes together.

    It has one thread of its own. Each process writes to its own segment, so that none waits for another.
    """

    def __init__(self, inbox: Path, ceiling: int, writers: int = 1) -> None:
        self._inbox = inbox
        # Each writer looks at the whole every half second, and in between spends a share that, all shares together,
        # stays below an eighth of the ceiling: so the ceiling holds without a word between the processes.
        self._ceiling = ceiling - ceiling // 8
        self._share = ceiling // (8 * writers)
        self._writers = writers
        self._allowed, self._looked, self._weight = 0, 0.0, 0
        self._was_full = False
        self._file: int | None = None
        self._path = inbox
        self._good, self._opened = 0, 0.0
        self._waiting: queue.SimpleQueue[tuple[bytes, Done] | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="post", daemon=True)
        inbox.mkdir(mode=0o700, parents=True, exist_ok=True)
        take_over(inbox)
        self._thread.start()

    @property
    def filled(self) -> float:
        """How full the inbox was when last looked at: 0 empty, 1 as full as it may be."""
        return self._weight / max(self._ceiling, 1)

    def put(self, sealed: bytes, done: Done) -> None:
        """Have a letter written. `done` is called from the post's thread: with None when the letter is on the disk for
        good, with Full or an OSError when it is not."""
        self._waiting.put((frames.frame(sealed), done))

    def close(self) -> None:
        """Write what waits, close the segment, end."""
        self._waiting.put(None)
        self._thread.join(10)

    def _run(self) -> None:
        ending = False
        while not ending:
            batch, ending = self._batch()
            if batch:
                self._write(batch)
            old = time.monotonic() - self._opened > SEGMENT_SECONDS
            if self._file is not None and (ending or old or self._good >= SEGMENT_BYTES):
                self._close_segment()

    def _batch(self) -> tuple[list[tuple[bytes, Done]], bool]:
        batch: list[tuple[bytes, Done]] = []
        try:
            item = self._waiting.get(timeout=LOOK_SECONDS)
            while item is not None:
                batch.append(item)
                if len(batch) == AT_ONCE:
                    return batch, False
                item = self._waiting.get_nowait()
        except queue.Empty:
            return batch, False
        return batch, True

    def _write(self, batch: list[tuple[bytes, Done]]) -> None:
        taken: list[tuple[bytes, Done]] = []
        taking = 0
        for item in batch:
            self._look(len(item[0]), taking)
            if self._allowed >= len(item[0]):
                self._allowed -= len(item[0])
                taking += len(item[0])
                taken.append(item)
            else:
                item[1](Full())
        if not taken:
            return
        problem: Exception | None = None
        try:
            self._append(b"".join(data for data, _ in taken))
        except OSError as error:
            problem = error
            log.error("Letters could not be written to the inbox: %s", error.strerror)
            self._give_up_segment()
        for _, done in taken:
            done(problem)

    def _look(self, needed: int, taking: int) -> None:
        """Learn anew what may still be written, besides the `taking` bytes that are about to be."""
        now = time.monotonic()
        pause = LOOK_SECONDS if self._allowed >= needed else LOOK_SECONDS / 10 if self._was_full else 0
        if now - self._looked < pause:
            return
        self._looked, self._weight = now, weight(self._inbox)
        disk = os.statvfs(self._inbox)
        room = min(self._ceiling - self._weight, disk.f_bavail * disk.f_frsize - DISK_RESERVE) - taking
        self._allowed = max(0, min(self._share, room // self._writers))
        self._was_full = self._allowed < needed

    def _append(self, data: bytes) -> None:
        if self._file is None:
            self._open_segment()
        assert self._file is not None
        view = memoryview(data)
        while view:
            view = view[os.write(self._file, view) :]
        os.fdatasync(self._file)
        self._good += len(data)

    def _open_segment(self) -> None:
        # Locked before it has its name: whoever looks for segments left behind never sees it unlocked.
        path = self._inbox / f"{secrets.token_hex(8)}{NEW}"
        descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            # The newsroom may be another user, of the group that the folder belongs to.
            os.fchmod(descriptor, 0o640)
            os.write(descriptor, frames.MAGIC)
            os.rename(path, path.with_suffix(OPEN))
            self._sync_folder()
        except OSError:
            os.close(descriptor)
            path.unlink(missing_ok=True)
            raise
        self._file, self._path = descriptor, path.with_suffix(OPEN)
        self._good, self._opened = len(frames.MAGIC), time.monotonic()

    def _close_segment(self) -> None:
        if self._file is None:
            return
        with suppress(FileNotFoundError):
            self._path.rename(self._path.with_suffix(CLOSED))
        os.close(self._file)
        self._file = None
        with suppress(OSError):
            self._sync_folder()

    def _give_up_segment(self) -> None:
        """After a failed write: cut what is not known to be whole, and begin another segment."""
        if self._file is not None:
            with suppress(OSError):
                os.ftruncate(self._file, self._good)
            self._close_segment()

    def _sync_folder(self) -> None:
        descriptor = os.open(self._inbox, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
