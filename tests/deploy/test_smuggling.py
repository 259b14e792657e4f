"""Behind the shipped nginx and Caddy: whatever a request's lengths say, the readers' process never gets a request
that the server before it has not answered as one, nor one whose length is in doubt."""

from __future__ import annotations

import itertools
import re
import socket
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.readers.conftest import Server
from tests.readers.test_smuggling import BODIES, HIDDEN, LENGTHS, exchange

from .conftest import deployment, edition_at, front

NUMBERS = itertools.count()
BAD_LINE = re.compile(rb"[\r\n\x00]")


class Recorder:
    """Stands where the readers' process does, reads requests by the strictest rules, and remembers what it got."""

    def __init__(self) -> None:
        self.door = socket.create_server(("127.0.0.1", 0))
        self.port = int(self.door.getsockname()[1])
        self.got: list[bytes] = []
        self.doubtful: list[bytes] = []
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        while True:
            try:
                line, _ = self.door.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(line,), daemon=True).start()

    def _serve(self, line: socket.socket) -> None:
        data = b""
        with line, suppress(ConnectionError):
            while True:
                while b"\r\n\r\n" not in data:
                    piece = line.recv(65536)
                    if not piece:
                        if data:
                            self.doubtful.append(data)
                        return
                    data += piece
                head, _, data = data.partition(b"\r\n\r\n")
                first, *fields = head.split(b"\r\n")
                lengths = [each for each in fields if each.lower().startswith(b"content-length:")]
                coded = [each for each in fields if each.lower().startswith(b"transfer-encoding")]
                size = lengths[0].partition(b":")[2].strip() if lengths else b"0"
                named = all(re.match(rb"[!-9;-~]+:", each) for each in fields)
                if (
                    len(lengths) > 1
                    or (lengths and coded)
                    or not size.isdigit()
                    or not named
                    or BAD_LINE.search(head.replace(b"\r\n", b""))
                ):  # noqa: E501
                    self.doubtful.append(head)
                    return
                self.got.append(first)
                if coded:
                    if coded != [b"Transfer-Encoding: chunked"]:
                        self.doubtful.append(head)
                    while not data.endswith(b"0\r\n\r\n"):
                        piece = line.recv(65536)
                        if not piece:
                            return  # its sender went away in the middle
                        data += piece
                    data = b""
                while len(data) < int(size):
                    piece = line.recv(65536)
                    if not piece:
                        return
                    data += piece
                data = data[int(size) :]
                told = b"HTTP/1.1 404 Not Found\r\nContent-Length: 1\r\nContent-Type: text/plain\r\n\r\n"
                line.sendall(told + (b"" if first.startswith(b"HEAD ") else b"x"))


@pytest.fixture(scope="module", params=["nginx", "caddy"])
def before(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Server, Recorder]]:
    site: Path = tmp_path_factory.mktemp("smuggling")
    edition_at(site)
    recorder = Recorder()
    server = front(request.param, deployment(site, recorder.port))
    yield server, recorder
    server.process.terminate()
    server.process.wait(10)
    recorder.door.close()


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from([b"GET", b"HEAD", b"POST", b"PUT"]), st.sampled_from([b"/", b"/no-such/", b"/letters/?", b"/?p=1"]),
    LENGTHS, BODIES,
)  # fmt: skip
def test_no_request_reaches_the_readers_process_that_was_not_answered_as_one(
    before: tuple[Server, Recorder], method: bytes, target: bytes, lengths: list[bytes], body: bytes
) -> None:
    # A server that hears that its client has no more to say may pass a request on and then drop it unanswered, which
    # looks the same: what was not answered then is sent once more by a client that waits.
    for closing in (True, False):
        head, got, answers = sent_through(before, method + b" " + target, lengths, body, closing=closing)
        if len(got) <= max(len(answers), 1):
            break
    assert len(got) <= max(len(answers), 1), (head, body, got, answers)
    # What stands before the second request becomes part of its method, which may be any word: it is answered as such.
    assert all(re.fullmatch(rb"[!#$%&'*+.^_`|~0-9A-Za-z-]+ \S+ HTTP/1\.[01]", first) for first in got), got


def sent_through(
    before: tuple[Server, Recorder], target: bytes, lengths: list[bytes], body: bytes, *, closing: bool
) -> tuple[bytes, list[bytes], list[bytes]]:
    """The head that was sent, the first lines that the readers' process got of it, and the statuses that came back."""
    server, recorder = before
    recorder.doubtful.clear()
    mark = b"m%d" % next(NUMBERS)
    head = target + mark + b" HTTP/1.1\r\nHost: 127.0.0.1\r\n" + b"\r\n".join(lengths) + b"\r\n\r\n"
    said = exchange(server.port, head + body + HIDDEN.replace(b"p=12", b"p=12&x=" + mark), closing=closing)
    answers = [status for status in re.findall(rb"HTTP/1\.[01] (\d{3}) ", said) if status != b"100"]
    assert recorder.doubtful == []
    return head, [first for first in recorder.got if mark + b" " in first], answers
