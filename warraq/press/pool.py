"""Many pages at once: a pool of processes forked from this one, so that they share its catalogue and theme."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import islice

from django.db import connection, connections

from warraq.errors import PrintFailed
from warraq.press.drafts import Draft
from warraq.press.printer import Outcome, Printer, Work, expect
from warraq.reading.shelf import Shelf

CHUNK = 64
"""Pages whose records are read together."""
WORTH_IT = 500
"""Fewer pages are printed sooner by one process than the others take to start."""


@dataclass(frozen=True)
class Job:
    """What all processes share: forked, not sent."""

    printer: Printer
    shelf: Shelf
    draft: Draft
    before: Mapping[str, bytes]


_job: Job | None = None


def print_here(job: Job, works: Sequence[Work]) -> Iterator[Outcome]:
    """Print everything in this process, in its snapshot of the records."""
    for start in range(0, len(works), CHUNK):
        yield from _print(job, works[start : start + CHUNK])


def print_all(job: Job, works: Sequence[Work]) -> Iterator[Outcome]:
    """Print everything, in whatever order it is done, on all cores if that is worth it. Not in a snapshot: other
    processes would not share it."""
    chunks = [works[start : start + CHUNK] for start in range(0, len(works), CHUNK)]
    cores = len(os.sched_getaffinity(0))
    if cores < 2 or len(works) < WORTH_IT or not _others_see_the_records():
        yield from print_here(job, works)
        return
    global _job  # noqa: PLW0603 - what a fork inherits
    _job = job
    connections.close_all()  # a connection must not be shared with a child
    try:
        # An executor, not a Pool: if a worker is killed, it says so instead of waiting for ever.
        with ProcessPoolExecutor(cores, mp_context=multiprocessing.get_context("fork")) as pool:
            yield from _outcomes(pool, iter(chunks), cores)
    except BrokenProcessPool as error:
        raise PrintFailed(address="/", reason="a process that printed pages was killed") from error
    finally:
        _job = None


def _outcomes(pool: ProcessPoolExecutor, chunks: Iterator[Sequence[Work]], cores: int) -> Iterator[Outcome]:
    """Hand out a few chunks at a time, so that neither they nor what comes of them pile up."""
    running: set[Future[list[Outcome]]] = set()
    while True:
        running |= {pool.submit(_print_chunk, chunk) for chunk in islice(chunks, 3 * cores - len(running))}
        if not running:
            return
        finished, running = wait(running, return_when=FIRST_COMPLETED)
        for future in finished:
            yield from future.result()


def _others_see_the_records() -> bool:
    """Whether another process sees what this one does: not what a transaction holds back, nor a database in memory."""
    in_memory = connection.vendor == "sqlite" and connection.is_in_memory_db()
    return not in_memory and not connection.in_atomic_block


def _print_chunk(chunk: Sequence[Work]) -> list[Outcome]:
    assert _job is not None
    return _print(_job, chunk)


def _print(job: Job, chunk: Sequence[Work]) -> list[Outcome]:
    expect(chunk, job.shelf)
    return [job.printer.print(work, job.shelf, job.draft, job.before.get(work.address), _nothing) for work in chunk]


def _nothing(address: str) -> bool:
    raise AssertionError(f"{address}: redirects are printed after all pages, not among them")
