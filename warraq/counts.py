"""How often pages are read, and nothing of who reads: totals by address and day, in the folder `DIR/counts`.

`2026-11-25.1f0c9a2b.tsv` holds what one process of the readers' server counted on that day: lines of address, tab,
number. Each process has files of its own, replaced whole, so that none waits for another; whoever wants a day's totals
adds them up. What tells one reading from its repetition (`Seen`) lives in memory alone.
"""

from __future__ import annotations

import fcntl
import mmap
import os
import re
import secrets
import struct
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime, timedelta
from hashlib import blake2b
from pathlib import Path
from threading import Lock
from zoneinfo import ZoneInfo

DAYS = 30
"""Days whose files are kept, where nothing else is said."""
LARGEST = 64 * 2**20
"""Bytes of a file that are read; a newspaper of half a million pages has less."""
MOST = 10**9
"""The greatest number believed of one page in one file."""

BITS = 2**26
"""Bits in which a day's readings are remembered: 8 MB hold some five million with one in a thousand mistaken."""
MARKS = 4
_HEAD = struct.Struct("<q32s")
_FILE = re.compile(r"(\d{4}-\d\d-\d\d)\.[0-9a-f]{8}\.tsv")


class Seen:
    """Which source read which page today, as a filter of bits that the worker processes share. Made before they are
    forked.

    Under a day's salt a reading is a few bits among millions, which others may have set as well: nothing can be read
    out of them. When the day turns the salt is overwritten and the bits begin again; neither was ever on a disk or in a
    core dump."""

    def __init__(self) -> None:
        self._file = os.memfd_create("warraq-seen")
        os.ftruncate(self._file, _HEAD.size + BITS // 8)
        self._memory = mmap.mmap(self._file, _HEAD.size + BITS // 8)
        self._memory.madvise(mmap.MADV_DONTDUMP)

    def first(self, day: date, source: str, address: str) -> bool:
        """Whether this source's reading of this page is the first of the day; said once."""
        # Two workers in the same instant may both say yes: a count may be one too high, and no reader waits for a lock.
        whole = f"{source}\n{address}".encode("utf-8", "surrogatepass")
        digest = blake2b(whole, key=self._salt(day), digest_size=4 * MARKS, person=b"warraq-counts").digest()
        fresh = False
        for mark in struct.unpack(f"<{MARKS}I", digest):
            place, mask = _HEAD.size + mark % BITS // 8, 1 << mark % 8
            if not self._memory[place] & mask:
                self._memory[place] |= mask
                fresh = True
        return fresh

    def _salt(self, day: date) -> bytes:
        number = day.toordinal()
        of, salt = _HEAD.unpack_from(self._memory)
        if of != number:
            # A record lock: the kernel drops it when the process is killed.
            fcntl.lockf(self._file, fcntl.LOCK_EX)
            try:
                of, salt = _HEAD.unpack_from(self._memory)
                if of != number:  # no other worker was first
                    salt = secrets.token_bytes(32)
                    self._memory[_HEAD.size :] = bytes(BITS // 8)
                    _HEAD.pack_into(self._memory, 0, number, salt)
            finally:
                fcntl.lockf(self._file, fcntl.LOCK_UN)
        return bytes(salt)


class Tally:
    """What one process counts, and the files that it writes into `folder`. Days are those of the newspaper's `zone`;
    files of more than `days` days ago are removed."""

    def __init__(
        self, folder: Path, seen: Seen, zone: ZoneInfo, *, days: int = DAYS,
        clock: Callable[[ZoneInfo], datetime] = datetime.now,
    ) -> None:  # fmt: skip
        self._folder, self._seen, self._zone, self._days, self._clock = folder, seen, zone, days, clock
        self._name = secrets.token_hex(4)
        self._counts: dict[date, Counter[str]] = {}
        self._changed: set[date] = set()
        self._writing = Lock()

    def read(self, address: str, source: str) -> None:
        """Someone at `source` read the page at `address` (canonical, and printed: what is counted is bounded by it)."""
        today = self._clock(self._zone).date()
        if self._seen.first(today, source, address):
            self._counts.setdefault(today, Counter())[address] += 1
            self._changed.add(today)

    def flush(self) -> None:
        """Write what changed since the last time, and forget days that are over. Raises OSError; what was not written
        is written the next time. May be called beside `read`, in another thread."""
        with self._writing:
            today = self._clock(self._zone).date()
            for day in sorted(self._changed):
                self._changed.discard(day)
                try:
                    self._write(day, self._counts[day].copy())
                except OSError:
                    self._changed.add(day)
                    raise
            for day in [day for day in self._counts if day < today and day not in self._changed]:
                del self._counts[day]
            oldest = today - timedelta(days=self._days - 1)
            for day, file in files(self._folder):
                if day < oldest:
                    file.unlink(missing_ok=True)

    def _write(self, day: date, counts: Counter[str]) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        file = self._folder / f"{day.isoformat()}.{self._name}.tsv"
        fresh = file.with_suffix(".new")
        text = "".join(f"{address}\t{count}\n" for address, count in sorted(counts.items()))
        with fresh.open("wb") as out:
            out.write(text.encode("utf-8", "surrogatepass"))
            out.flush()
            os.fsync(out.fileno())
        os.replace(fresh, file)


def files(folder: Path) -> list[tuple[date, Path]]:
    """The files of counts in a folder, with their days."""
    found = []
    for file in folder.iterdir() if folder.is_dir() else ():
        named = _FILE.fullmatch(file.name)
        try:
            if named:
                found.append((date.fromisoformat(named[1]), file))
        except ValueError:
            continue  # 2026-13-45: none of ours
    return sorted(found)


def totals(folder: Path, day: date) -> Counter[str]:
    """A day's totals by address, of all processes. The process that wrote them faces the world: lines that are no
    address and number are passed over, and no more is read than a newspaper can need."""
    found: Counter[str] = Counter()
    for of, file in files(folder):
        if of != day:
            continue
        try:
            handle = os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
        except FileNotFoundError:
            continue  # removed between the look and this: its day is over
        with os.fdopen(handle, "rb") as lines:
            for line in lines.read(LARGEST).decode("utf-8", "replace").split("\n"):
                address, tab, count = line.partition("\t")
                if tab and address.startswith("/") and count.isascii() and count.isdecimal() and len(count) <= 10:
                    found[address] += min(int(count), MOST)
    return found
