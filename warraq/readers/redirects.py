"""The edition's redirects, looked up in the file itself: no loading, no memory, however many there are.

`redirects.tsv` holds a line for each: the old address, where it leads, the status; sorted by the UTF-8 bytes of the
old address, so that halving the file again and again finds a line in some twenty steps of a million lines.
"""

from __future__ import annotations

import mmap
from pathlib import Path
from typing import NamedTuple

STATUSES = frozenset({301, 302, 307, 308, 410})


class Redirect(NamedTuple):
    """Where an old address leads. `to` is readable, or a whole URL; empty when `status` is 410 (gone)."""

    to: str
    status: int


class Redirects:
    """The redirects of one edition, an open file. One that is not there holds none."""

    def __init__(self, file: Path) -> None:
        self._data: mmap.mmap | bytes = b""
        try:
            with file.open("rb") as handle:
                self._data = mmap.mmap(handle.fileno(), 0, access=mmap.ACCESS_READ)
        except (FileNotFoundError, NotADirectoryError):
            return
        except ValueError:
            return  # an empty file cannot be mapped, and holds no redirects

    def find(self, address: str) -> Redirect | None:
        """Where a canonical readable address leads, if anywhere."""
        wanted = address.encode("utf-8", "surrogateescape")
        data, low, high = self._data, 0, len(self._data)
        while low < high:
            middle = (low + high) // 2
            start = data.rfind(b"\n", low, middle) + 1 or low
            end = data.find(b"\n", middle)
            end = len(data) if end < 0 else end
            line = data[start:end]
            key, _, rest = line.partition(b"\t")
            if key == wanted:
                return parsed(rest)
            if key < wanted:
                low = end + 1
            else:
                high = start
        return None


def parsed(rest: bytes) -> Redirect | None:
    """What a line says after its old address; None where it leads nowhere."""
    to, _, status = rest.decode("utf-8", "surrogateescape").partition("\t")
    code = int(status) if status.strip().isdecimal() else 301
    if code not in STATUSES or (code != 410 and not to):
        return None
    return Redirect(to, code)
