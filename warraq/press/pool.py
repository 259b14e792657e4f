"""Many pages at once: a pool of processes forked from this one, so that they share its catalogue and theme."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from django.db import connection, connections

from warraq.errors import PrinterKilled
from warraq.orphans import end_with_parent
from warraq.press import disk
from warraq.press.dealing import Dealer
from warraq.press.drafts.draft import Draft
from warraq.press.printer import Outcome, Printer
from warraq.press.works import Work, expect
from warraq.reading.shelf import Shelf

Chunk, Result = TypeVar("Chunk"), TypeVar("Result")

CHUNK = 64
"""Pages whose records are read together."""
WORTH_IT = 500
"""Fewer pages are printed sooner by one process than the others take to start."""
AHEAD = 3
"""Chunks of each process that are asked for before what came of others is taken."""


@dataclass(frozen=True)
class Job:
    """What all processes share: forked, not sent."""

    printer: Printer
    shelf: Shelf
    draft: Draft
    before: Mapping[str, bytes]

    @property
    def root(self) -> Path:
        return self.printer.config.edition


def print_here(job: Job, works: Sequence[Work]) -> Iterator[Outcome]:
    """Print everything in this process, in its snapshot of the records."""
    for start in range(0, len(works), CHUNK):
        yield from _print(job, works[start : start + CHUNK])


def print_all(job: Job, works: Sequence[Work]) -> Iterator[Outcome]:
    """Print everything, in whatever order it is done, on all cores if that is worth it. Not in a snapshot: other
    processes would not share it."""
    if not worth_sharing(len(works)):
        yield from print_here(job, works)
        return
    try:
        starts = range(0, len(works), CHUNK)
        with shared(partial(_print_and_send, job, works), starts) as done, disk.written_meanwhile(job.root):
            for start, sent in done:
                yield from map(_received, works[start : start + CHUNK], sent)
    except BrokenProcessPool as error:
        raise PrinterKilled from error


def worth_sharing(count: int) -> bool:
    """Whether so many pages are done sooner by several processes."""
    return cores() > 1 and count >= WORTH_IT and others_see_records()


def others_see_records() -> bool:
    """Whether another process sees the records that this one sees: not what a transaction holds back, nor a database
    in memory."""
    in_memory = connection.vendor == "sqlite" and connection.is_in_memory_db()
    return not in_memory and not connection.in_atomic_block


@contextmanager
def shared(work: Callable[[Chunk], Result], chunks: Sequence[Chunk]) -> Iterator[Iterator[Result]]:
    """What comes of each chunk, in whatever order it is done, on all cores; chunks that follow each other are mostly
    done by the same process. The processes are forked at once, with `work` and `chunks`; results are sent. Raises
    BrokenProcessPool if one of them is killed."""
    global _work  # noqa: PLW0603 - what a fork inherits
    dealer = Dealer(len(chunks), cores())
    _work = lambda hand: work(chunks[dealer.deal(hand)])  # noqa: E731 - not sent, so it needs no name
    connections.close_all()  # a connection must not be shared with a child
    try:
        # An executor, not a Pool: if a worker is killed, it says so instead of waiting for ever.
        context = multiprocessing.get_context("fork")
        with ProcessPoolExecutor(cores(), context, _begin, (os.getpid(), dealer.hand)) as pool:
            yield _results(pool, len(chunks), _ask(pool, min(AHEAD * cores(), len(chunks))))
    finally:
        _work = None


_work: Callable[[int], Any] | None = None
_hand = 0


def _begin(parent: int, hand: Callable[[], int]) -> None:
    global _hand  # noqa: PLW0603 - which of the processes this one is
    end_with_parent(parent, signal.SIGKILL)
    gc.freeze()  # what was inherited is shared, and stays
    _hand = hand()


def _results(pool: ProcessPoolExecutor, count: int, running: set[Future[Any]]) -> Iterator[Any]:
    """Ask for a few chunks at a time, so that what comes of them does not pile up."""
    asked = len(running)
    while running:
        finished, running = wait(running, return_when=FIRST_COMPLETED)
        more = min(len(finished), count - asked)
        asked += more
        running |= _ask(pool, more)
        for future in finished:
            yield future.result()


def _ask(pool: ProcessPoolExecutor, count: int) -> set[Future[Any]]:
    return {pool.submit(_carry_out) for _ in range(count)}


def _carry_out() -> Any:
    assert _work is not None
    return _work(_hand)


def cores() -> int:
    return len(os.sched_getaffinity(0))


def _print(job: Job, chunk: Sequence[Work]) -> list[Outcome]:
    expect(chunk, job.shelf)
    return [job.printer.print(work, job.shelf, job.draft, job.before.get(work.address)) for work in chunk]


class _Sent(NamedTuple):
    """An outcome as one process sends it to another, which knows the work: `which` of the targets, -1 for none; keys in
    one text, a line each, which goes sooner than a set."""

    which: int
    digest: bytes
    keys: str
    facets: str | None
    written: bool


def _print_and_send(job: Job, works: Sequence[Work], start: int) -> tuple[int, list[_Sent]]:
    chunk = works[start : start + CHUNK]
    return start, [_sent(work, outcome) for work, outcome in zip(chunk, _print(job, chunk), strict=True)]


def _sent(work: Work, outcome: Outcome) -> _Sent:
    which = -1 if outcome.target is None else work.targets.index(outcome.target)
    return _Sent(which, outcome.digest, "\n".join(outcome.keys), outcome.facets, outcome.written)


def _received(work: Work, sent: _Sent) -> Outcome:
    target = None if sent.which < 0 else work.targets[sent.which]
    keys = frozenset(sent.keys.splitlines())
    return Outcome(work.address, target, sent.digest, keys, sent.facets, sent.written)
