"""All redirects of an archive, made in stretches on all cores: there may be a million."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial

from warraq.errors import PrinterKilled
from warraq.keys import Key
from warraq.newsroom.models import LegacyAddress
from warraq.press import pool
from warraq.press.printer import faults_of
from warraq.press.redirects import REDIRECTS
from warraq.reading.reader import Reader
from warraq.reading.redirects import ALL, AllRedirects, Printed, Stretch, lines
from warraq.reading.shelf import Shelf

MANY = 20_000
"""Fewer old addresses are read sooner by one process than others take to start."""


@contextmanager
def begun(shelf: Shelf, printed: Printed) -> Iterator[Callable[[], tuple[bytes, Reader]]]:
    """Begin to make the file of all redirects; by other processes, if that is worth it, while this one does something
    else. What is yielded waits for it, and answers its bytes and what was read for it. Not in a snapshot."""
    reader = Reader(shelf)
    with faults_of(REDIRECTS):
        every = AllRedirects(reader, printed)
    if pool.cores() == 1 or not pool.others_see_records() or LegacyAddress.objects.count() < MANY:
        yield lambda: (_of(every, reader, ALL)[1], reader)
        return
    stretches = every.stretches(pool.AHEAD * pool.cores())  # all are asked for at once
    try:
        with pool.shared(partial(_of, every, reader), stretches) as done:
            yield lambda: _joined(done, reader)
    except BrokenProcessPool as error:
        raise PrinterKilled from error


def _of(every: AllRedirects, reader: Reader, stretch: Stretch) -> tuple[Stretch, bytes, set[Key]]:
    with faults_of(REDIRECTS):
        return stretch, lines(every.between(stretch)), reader.keys


def _joined(done: Iterator[tuple[Stretch, bytes, set[Key]]], reader: Reader) -> tuple[bytes, Reader]:
    parts = {}
    for stretch, data, keys in done:
        parts[stretch] = data
        reader.note_all(keys)
    return b"".join(parts[stretch] for stretch in sorted(parts)), reader
