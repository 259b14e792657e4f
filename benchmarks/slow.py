"""Slow clients: thousands that dribble their request's head, what they send with it, or take their answer byte by byte.
A reader, a process of its own, asks for a page again and again, from a second before the crowd comes until long after:
how many of those answers came within 100 ms, while the crowd came and while it stayed?

    python -m benchmarks.slow [--connections 2000] [--within 2] [--seconds 10] [--json]

The crowd comes evenly within so many seconds. With `--within 0` it comes as fast as one process can open connections,
which is a flood as well: it takes one of two cores from the server for that time.
"""

from __future__ import annotations

import resource
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from benchmarks.command import command, show, told
from benchmarks.edition import address, write_edition
from benchmarks.serving import _builtin, _nginx, _shipped
from warraq.addresses import to_url

KINDS = ("head", "body", "read")
LIMIT = 0.1
"""Seconds within which a probe is answered."""
BEFORE = 1.0
"""Seconds that the reader asks alone."""
SETTLING = 1.0
"""Seconds after the last of the crowd came that count as its coming."""


class Crowd:
    """So many slow clients of one server, a third of each kind, coming evenly `within` seconds."""

    def __init__(self, port: int, count: int, page: str, within: float) -> None:
        self.port, self.page = port, page
        self._lines: list[tuple[socket.socket, str]] = []
        began = time.monotonic()
        for number in range(count):
            early = began + within * number / count - time.monotonic()
            if early > 0:
                time.sleep(early)
            kind = KINDS[number % 3]
            self._lines.append((self._new(kind), kind))

    def _new(self, kind: str) -> socket.socket:
        line = socket.socket()
        if kind == "read":
            line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        line.settimeout(5)
        line.connect(("127.0.0.1", self.port))
        line.setblocking(False)
        first = {
            "head": "GET / HTTP/1.1\r\nHost: slow.example\r\nX-A: ",
            "body": "POST /letters/ HTTP/1.1\r\nHost: slow.example\r\nContent-Length: 20000\r\n"
            "Content-Type: application/x-www-form-urlencoded\r\n\r\ntext=",
            "read": f"GET {self.page} HTTP/1.1\r\nHost: slow.example\r\n\r\n" * 20,
        }[kind]
        line.send(first.encode())
        return line

    def dribble(self) -> None:
        """One byte of each every second, for ever; who was shown out comes again."""
        while True:
            time.sleep(1)
            for at, (line, kind) in enumerate(self._lines):
                try:
                    gone = line.recv(16 if kind == "read" else 4096) == b""
                except BlockingIOError:
                    gone = False
                except OSError:
                    gone = True
                try:
                    if gone:
                        line.close()
                        self._lines[at] = (self._new(kind), kind)
                    elif kind != "read":
                        line.send(b"a")
                except OSError:
                    continue


def crowd(port: int, count: int, page: str, within: float, gathered: Connection) -> None:
    """The whole life of a crowd, in a process of its own; it says when the first came and when all are there."""
    came = time.monotonic()
    there = Crowd(port, count, page, within)
    gathered.send((came, time.monotonic()))
    there.dribble()


def probe(port: int, page: str, seconds: float, found: Connection, every: float = 0.02) -> None:
    """For so many seconds, on a new connection each time: when a page was asked for, and the seconds that it took;
    infinity where none came."""
    took = []
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        took.append((time.monotonic(), _answered(port, page, time.perf_counter())))
        time.sleep(every)
    found.send(took)


def _answered(port: int, page: str, started: float) -> float:
    try:
        with socket.create_connection(("127.0.0.1", port), 5) as line:
            line.sendall(f"GET {page} HTTP/1.1\r\nHost: probe.example\r\nConnection: close\r\n\r\n".encode())
            head = line.recv(65536)
            while line.recv(65536):
                pass
    except OSError as error:
        print("no answer:", error, file=sys.stderr)
        return float("inf")
    if not head.startswith(b"HTTP/1.1 200"):
        print("another answer:", head[:60], file=sys.stderr)
        return float("inf")
    return time.perf_counter() - started


def measure(connections: int, within: float, seconds: float) -> dict[str, Any]:
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    found: dict[str, Any] = {"connections": connections}
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="warraq-slow-")))
        folder.chmod(0o755)
        edition = folder / "edition"
        write_edition(edition, 20)
        for name, start in (("builtin", _builtin), ("nginx_shipped", lambda e: _nginx(folder / "n", e, _shipped))):
            with start(edition) as (port, _):
                asked, gathered = Pipe(duplex=False), Pipe(duplex=False)
                reader = Process(target=probe, args=(port, to_url(address(5)), BEFORE + within + seconds, asked[1]))
                slow = Process(target=crowd, args=(port, connections, to_url(address(3)), within, gathered[1]))
                try:
                    reader.start()
                    time.sleep(BEFORE)
                    slow.start()
                    first, all_there = gathered[0].recv()
                    took = asked[0].recv()
                finally:
                    for process in (reader, slow):
                        if process.pid is not None:
                            process.kill()
                            process.join()
            found |= {f"{name}_{what}": value for what, value in _summary(took, first, all_there).items()}
    return found


def _summary(took: list[tuple[float, float]], first: float, all_there: float) -> dict[str, Any]:
    """Of the probes since the first slow client came. Those until a second after the last one came meet the burst."""
    came = [seconds for at, seconds in took if first <= at + min(seconds, 10) and at <= all_there + SETTLING]
    stayed = [seconds for at, seconds in took if at > all_there + SETTLING]
    both = came + stayed
    return {
        "probes": len(both),
        "within_100ms": sum(one <= LIMIT for one in both),
        "probes_as_they_came": len(came),
        "within_100ms_as_they_came": sum(one <= LIMIT for one in came),
        "came_in_ms": round((all_there - first) * 1000),
        "worst_as_they_came_ms": round(max(came) * 1000, 1),
        "worst_later_ms": round(max(stayed) * 1000, 1),
        "median_ms": round(statistics.median(both) * 1000, 2),
    }


def main() -> None:
    parser = command(__file__, __doc__)
    parser.add_argument("--connections", type=int, default=2000)
    parser.add_argument("--within", type=float, default=2)
    parser.add_argument("--seconds", type=float, default=10)
    given = told(parser)
    subprocess.run([Path(__file__).parents[1] / "scripts" / "servers"], check=True)
    found = measure(given.connections, given.within, given.seconds)
    show(found, given)


if __name__ == "__main__":
    main()
