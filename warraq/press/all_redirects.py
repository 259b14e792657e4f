"""All redirects of an archive, made in stretches on all cores: there may be a million."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from typing import NamedTuple

from warraq.addresses import REDIRECTS
from warraq.errors import PrinterKilled
from warraq.keys import Key
from warraq.newsroom.models import LegacyAddress
from warraq.press import pool
from warraq.press.printer import faults_of
from warraq.reading.reader import Reader
from warraq.reading.redirects import AllRedirects, Printed, Stretch, files, redirects
from warraq.reading.shelf import Shelf

MANY = 20_000
"""Fewer old addresses are read sooner by one process than others take to start."""


class Made(NamedTuple):
    """The files of all redirects, by their addresses, in `parts` that follow each other; the keys that were read."""

    parts: Sequence[Mapping[str, bytes | bytearray]]
    keys: Iterable[Key]

    @property
    def addresses(self) -> set[str]:
        return set().union(*self.parts)

    def of(self, address: str) -> bytes:
        """A file's bytes; b"" where there is none. Put together when they are asked for: in all they are many."""
        return b"".join(part.get(address, b"") for part in self.parts)


def made(shelf: Shelf, printed: Printed) -> Made:
    """All redirects, made by this process."""
    reader = Reader(shelf)
    with faults_of(REDIRECTS):
        return Made([files(redirects(reader, printed))], reader.keys)


@contextmanager
def begun(shelf: Shelf, printed: Printed) -> Iterator[Callable[[], Made]]:
    """Begin to make all redirects; by other processes, if that is worth it, while this one does something else. What is
    yielded waits for them. Not in a snapshot."""
    if pool.cores() == 1 or not pool.others_see_records() or LegacyAddress.objects.count() < MANY:
        yield lambda: made(shelf, printed)
        return
    reader = Reader(shelf)
    with faults_of(REDIRECTS):
        every = AllRedirects(reader, printed)
    stretches = every.stretches(pool.AHEAD * pool.cores())  # all are asked for at once
    try:
        with pool.shared(partial(_of, every, reader), stretches) as done:
            yield lambda: _joined(done)
    except BrokenProcessPool as error:
        raise PrinterKilled from error


def _of(every: AllRedirects, reader: Reader, stretch: Stretch) -> tuple[Stretch, dict[str, bytes], set[Key]]:
    with faults_of(REDIRECTS):
        found = files(every.between(stretch))
    return stretch, {address: bytes(data) for address, data in found.items()}, reader.keys


def _joined(done: Iterator[tuple[Stretch, dict[str, bytes], set[Key]]]) -> Made:
    parts, keys = {}, set[Key]()
    for stretch, found, read in done:
        parts[stretch] = found
        keys |= read
    return Made([parts[stretch] for stretch in sorted(parts)], keys)
