"""The edition's redirects, looked up in its own files: no loading, no memory, however many there are.

A file holds a line for each: the old address, where it leads, the status; sorted by the UTF-8 bytes of the old address,
so that halving the file again and again finds a line. The old address itself says which of the files that is.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from warraq.addresses import SHORT, redirects_file, short_file
from warraq.lines import Lines

STATUSES = frozenset({301, 302, 307, 308, 410})


class Redirect(NamedTuple):
    """Where an old address leads. `to` is readable, or a whole URL; empty when `status` is 410 (gone)."""

    to: str
    status: int


class Redirects:
    """The redirects of one edition, printed in `folder`. Files that are not there hold none; those of old addresses,
    256 at most, stay open."""

    def __init__(self, folder: Path) -> None:
        self._folder = str(folder)
        self._open: dict[str, Lines] = {}

    def find(self, address: str) -> Redirect | None:
        """Where a canonical readable address leads, if it is an old one."""
        name = redirects_file(address)
        if name not in self._open:
            self._open[name] = Lines.of_file(Path(self._folder + name))
        return _found(address, self._open[name])

    def led(self, address: str) -> Redirect | None:
        """Where an address that is no page leads: an old one, or the short one of an article."""
        short = SHORT.fullmatch(address)
        found = self.find(address)
        if found is not None or short is None:
            return found
        return _found(address, Lines.of_file(Path(self._folder + short_file(int(short[1])))))


def _found(address: str, lines: Lines) -> Redirect | None:
    line = lines.of(address.encode("utf-8", "surrogateescape"))
    return parsed(line.rstrip(b"\n").partition(b"\t")[2]) if line else None


def parsed(rest: bytes) -> Redirect | None:
    """What a line says after its old address; None where it leads nowhere."""
    to, _, status = rest.decode("utf-8", "surrogateescape").partition("\t")
    code = int(status) if status.strip().isdecimal() else 301
    if code not in STATUSES or (code != 410 and not to):
        return None
    return Redirect(to, code)
