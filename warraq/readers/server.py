"""The readers' server: worker processes, each with an event loop (uvloop) and the same port.

Every worker opens the port for itself (SO_REUSEPORT) and the kernel deals new connections out among them. One that dies
is replaced; all of them end with the process that started them.
"""

from __future__ import annotations

import asyncio
import ctypes
import gc
import logging
import multiprocessing
import os
import resource
import signal
import socket
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from email.utils import formatdate
from functools import partial
from multiprocessing.connection import wait
from pathlib import Path
from types import FrameType

import uvloop

from warraq.counts import Tally
from warraq.orphans import end_with_parent
from warraq.readers.app import App
from warraq.readers.connection import Connection
from warraq.readers.letters import Gate
from warraq.readers.readings import FLUSH

CONNECTIONS = 8192
"""Connections that one worker holds open at once; beyond that the longest waiting make room."""
BACKLOG = 2048
UNSENT = 16 * 2**10
"""Bytes of answers that the system takes for a client beyond what is on its way: who asks for much and takes little
would else fill a megabyte of the kernel's memory, and the time that filling it takes is others' time."""
AT_ONCE = 32
"""Connections that the clock looks at before requests are answered again."""
SWITCH_SECONDS = 0.0005
"""How long a search or a printed form may hold the interpreter while pages and letters wait: Python's 5 ms, each time
that a connection has something to say, would take a fifth of the letters from a flood of everything at once."""
_PR_SET_DUMPABLE = 4

log = logging.getLogger("warraq.readers")


@dataclass(frozen=True)
class Patience:
    """Seconds that a client may take: for a request's head, what it brings with it, between requests, to hang up;
    and `taking` seconds for each `least` bytes of an answer."""

    head: int = 10
    body: int = 30
    idle: int = 60
    leaving: int = 2
    taking: int = 20
    least: int = 8 * 2**10


class Service:
    """What all connections of a worker share."""

    def __init__(self, app: App, loop: asyncio.AbstractEventLoop, patience: Patience | None = None) -> None:
        self.app = app
        self.loop = loop
        self.log = log
        self.patience = patience or Patience()
        self.connections: dict[Connection, None] = {}
        self._tick()

    def _tick(self) -> None:
        self.clock = int(self.loop.time())
        self.date = f"date: {formatdate(time.time(), usegmt=True)}\r\n".encode("ascii")
        self._look_at_the_clock(list(self.connections))
        self.loop.call_later(1, self._tick)

    def _look_at_the_clock(self, waiting: list[Connection]) -> None:
        """A few at a time, and who asks for a page in between is answered first: a thousand slow clients that came
        together are shown out together."""
        for connection in waiting[-AT_ONCE:]:
            if connection in self.connections:
                connection.look_at_the_clock(self.clock)
        del waiting[-AT_ONCE:]
        if waiting:
            self.loop.call_soon(self._look_at_the_clock, waiting)

    def joined(self, connection: Connection) -> None:
        if len(self.connections) >= CONNECTIONS:
            waiting = sorted((c for c in self.connections if not c.busy), key=lambda c: c.since)
            for oldest in waiting[: CONNECTIONS // 64] or [connection]:
                oldest.transport.abort()
        self.connections[connection] = None

    def left(self, connection: Connection) -> None:
        self.connections.pop(connection, None)


def serve(
    edition: Path, theme: Path | None, host: str, port: int, *, workers: int, inbox: Path | None = None,
    tally: Callable[[], Tally] | None = None,
) -> None:  # fmt: skip
    """Serve the edition, and take letters into `inbox` if there is one, until SIGTERM or SIGINT. `tally` makes what
    counts readings, for each worker its own."""
    _raise_file_limit()
    _keep_memory_in()
    gate = Gate()
    context = multiprocessing.get_context("fork")
    stopped = False

    def stop(_number: int, _frame: FrameType | None) -> None:
        nonlocal stopped
        stopped = True
        for worker in running:
            worker.terminate()

    parent = os.getpid()

    def work() -> None:
        counted = tally() if tally else None
        made = partial(App, edition, theme, inbox=inbox, gate=gate, workers=workers, tally=counted)
        _work(made, host, port, parent)

    def started() -> multiprocessing.process.BaseProcess:
        worker = context.Process(target=work, name="warraq-readers")
        worker.start()
        return worker

    running: list[multiprocessing.process.BaseProcess] = []
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)
    running.extend(started() for _ in range(workers))
    while not stopped:
        for ended in wait([worker.sentinel for worker in running], timeout=1):
            index = [worker.sentinel for worker in running].index(ended)  # type: ignore[arg-type]
            if stopped:
                break
            log.warning("A worker of the readers' server ended (%s) and is replaced.", running[index].exitcode)
            time.sleep(0.1)
            running[index] = started()
    for worker in running:
        worker.terminate()
        worker.join(5)
        worker.kill()


def _work(made: Callable[[], App], host: str, port: int, parent: int) -> None:
    """One worker, until SIGTERM."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with_parent(parent, signal.SIGKILL)
    sys.setswitchinterval(SWITCH_SECONDS)
    uvloop.run(_listen(made, host, port))


async def _listen(made: Callable[[], App], host: str, port: int) -> None:
    loop = asyncio.get_running_loop()
    app = made()
    service = Service(app, loop)
    family, _, _, _, address = (await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM))[0]
    door = socket.socket(family, socket.SOCK_STREAM)
    door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    door.setsockopt(socket.IPPROTO_TCP, socket.TCP_NOTSENT_LOWAT, UNSENT)
    door.bind(address)
    server = await loop.create_server(lambda: Connection(service), sock=door, backlog=BACKLOG)
    ended = asyncio.Event()
    loop.add_signal_handler(signal.SIGTERM, ended.set)
    # What was made so far lives as long as the process: the collector need not look at it again and again.
    gc.collect()
    gc.freeze()
    counting = loop.create_task(_flush_at_times(app.tally)) if app.tally is not None else None
    waking = loop.create_task(asyncio.to_thread(app.wake))
    await ended.wait()
    server.close()
    if counting is not None and app.tally is not None:
        counting.cancel()
        _flush(app.tally)
    app.close()
    await waking


async def _flush_at_times(tally: Tally) -> None:
    while True:
        await asyncio.sleep(FLUSH)
        await asyncio.to_thread(_flush, tally)


def _flush(tally: Tally) -> None:
    try:
        tally.flush()
    except OSError as error:
        log.warning("Counts of readings could not be written; they are tried again in a minute. %s", error)


def _keep_memory_in() -> None:
    """What readers write lies in memory for a moment: no crash may leave it on a disk."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def _raise_file_limit() -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = 2 * CONNECTIONS + 256
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(
            resource.RLIMIT_NOFILE, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard)
        )
