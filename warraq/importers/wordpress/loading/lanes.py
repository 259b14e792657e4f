"""Much work on all cores: results in the order of the work, and never much of it waiting in memory.

The workers are forked, so that they share what this process has read without copying or sending it. Each has a pipe of
its own: when this process dies, however it dies, its workers read the pipe's end and end too.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import queue
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import Connection
from typing import Any, TypeVar

Work = TypeVar("Work")
Result = TypeVar("Result")

AHEAD = 3
"""Pieces of work that each worker may have before it."""


def cores() -> int:
    """How many processes may run at once."""
    return len(os.sched_getaffinity(0))


def in_order(function: Callable[[Work], Result], works: Iterable[Work], workers: int) -> Iterator[Result]:
    """`function(work)` for each of `works`, in their order. With fewer than two workers all is done here.

    An error in a worker is raised here, in its turn.
    """
    if workers < 2:
        yield from map(function, works)
        return
    lanes: list[_Lane] = []
    try:
        for _ in range(workers):
            lanes.append(_Lane(function, [lane.ours for lane in lanes]))
        for lane in lanes:
            lane.listen()
        waiting: deque[_Lane] = deque()
        for number, work in enumerate(works):
            lane = lanes[number % workers]
            if len(waiting) >= workers * AHEAD:
                yield waiting.popleft().result()
            lane.send(work)
            waiting.append(lane)
        while waiting:
            yield waiting.popleft().result()
    finally:
        for lane in lanes:
            lane.close()


class _Lane:
    """One worker and the pipe to it."""

    def __init__(self, function: Callable[[Any], Any], others: list[Connection]) -> None:
        context = multiprocessing.get_context("fork")
        self.ours, theirs = context.Pipe()
        self._results: queue.SimpleQueue[tuple[bool, Any]] = queue.SimpleQueue()
        self._process = context.Process(target=_work, args=(function, theirs, [*others, self.ours]), daemon=True)
        self._process.start()
        theirs.close()

    def listen(self) -> None:
        # Results are taken out of the pipe at once: a worker that waits to be rid of one takes no new work.
        threading.Thread(target=self._receive, daemon=True).start()

    def _receive(self) -> None:
        try:
            while True:
                self._results.put(self.ours.recv())
        except (EOFError, OSError):
            self._results.put((False, RuntimeError("a worker of the import ended before its work was done")))

    def send(self, work: Any) -> None:
        self.ours.send(work)

    def result(self) -> Any:
        done, result = self._results.get()
        if not done:
            raise result
        return result

    def close(self) -> None:
        self._process.terminate()
        self._process.join()
        self.ours.close()


def _work(function: Callable[[Any], Any], pipe: Connection, not_ours: list[Connection]) -> None:
    """A worker's life."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all; the first process decides
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    gc.freeze()  # what was inherited (a database's connection among it) is the first process's to clear away
    for other in not_ours:
        other.close()
    try:
        while True:
            work = pipe.recv()
            try:
                answer = (True, function(work))
            except Exception as error:  # noqa: BLE001 - it is raised again where the result is asked for
                answer = (False, error)
            pipe.send(answer)
    except (EOFError, OSError):
        return
