"""The edition's redirects, looked up in the file itself: no loading, no memory, however many there are.

`redirects.tsv` holds a line for each: the old address, where it leads, the status; sorted by the UTF-8 bytes of the
old address, so that halving the file again and again finds a line in some twenty steps of a million lines.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from warraq.lines import Lines

STATUSES = frozenset({301, 302, 307, 308, 410})


class Redirect(NamedTuple):
    """Where an old address leads. `to` is readable, or a whole URL; empty when `status` is 410 (gone)."""

    to: str
    status: int


class Redirects:
    """The redirects of one edition, an open file. One that is not there holds none."""

    def __init__(self, file: Path) -> None:
        self._lines = Lines.of_file(file)

    def find(self, address: str) -> Redirect | None:
        """Where a canonical readable address leads, if anywhere."""
        line = self._lines.of(address.encode("utf-8", "surrogateescape"))
        return parsed(line.rstrip(b"\n").partition(b"\t")[2]) if line else None


def parsed(rest: bytes) -> Redirect | None:
    """What a line says after its old address; None where it leads nowhere."""
    to, _, status = rest.decode("utf-8", "surrogateescape").partition("\t")
    code = int(status) if status.strip().isdecimal() else 301
    if code not in STATUSES or (code != 410 and not to):
        return None
    return Redirect(to, code)
