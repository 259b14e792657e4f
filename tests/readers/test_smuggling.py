"""No second request is ever found in what a proxy would take for the body of the first: whatever the lengths say."""

from __future__ import annotations

import re
import socket

import psutil
from hypothesis import given, settings
from hypothesis import strategies as st

from .conftest import Server

HIDDEN = b"GET /?p=12 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
"""A request that is answered by a redirect, as no other here is."""

LENGTHS = st.lists(
    st.sampled_from([
        b"Content-Length: 0", b"Content-Length: 5", b"Content-Length: 4, 4", b"Content-Length: 0x5",
        b"Content-Length: 5 5",
        b"Content-Length : 3", b"Content-Length:\t60", b"content-length: 00000000060", b"Content-Length: \xd9\xa5",
        b"Transfer-Encoding: chunked", b"Transfer-Encoding: Chunked", b"Transfer-Encoding: \x0bchunked",
        b"Transfer-Encoding: x, chunked", b"Transfer-Encoding: chunked, x", b"Transfer-Encoding:\r\n chunked",
        b"Transfer-Encoding : chunked", b"Transfer\x00-Encoding: chunked", b"X: a\rTransfer-Encoding: chunked",
        b"X: a\nTransfer-Encoding: chunked", b"Connection: Transfer-Encoding", b"Expect: 100-continue",
        b"Upgrade: h2c\r\nConnection: Upgrade", b"Content-Length: 9999999999999999999999",
    ]),
    min_size=1, max_size=3,
)  # fmt: skip
BODIES = st.sampled_from(
    [b"", b"0\r\n\r\n", b"5\r\nabcde\r\n0\r\n\r\n", b"5;x=\n\r\nabcde\r\n0\r\n\r\n", b"abcde", b"-1\r\n\r\n"]
)


def exchange(port: int, data: bytes, *, closing: bool = True) -> bytes:
    """All that is answered; after `data` the client says, unless told otherwise, that it has no more."""
    pieces = []
    with socket.create_connection(("127.0.0.1", port), 1.0) as line:
        try:
            line.sendall(data)
            if closing:
                line.shutdown(socket.SHUT_WR)
            while piece := line.recv(65536):
                pieces.append(piece)
        except (TimeoutError, ConnectionResetError, BrokenPipeError):
            pass
    return b"".join(pieces)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from([b"GET", b"HEAD", b"POST", b"PUT"]), LENGTHS, BODIES)
def test_what_follows_an_unclear_length_is_never_a_request(
    server: Server, method: bytes, lengths: list[bytes], body: bytes
) -> None:
    head = method + b" / HTTP/1.1\r\nHost: a\r\n" + b"\r\n".join(lengths) + b"\r\n\r\n"
    said = exchange(server.port, head + body + HIDDEN)
    plain = set(lengths) <= {b"Content-Length: 0", b"Expect: 100-continue", b"Connection: Transfer-Encoding"}
    if not (plain and body == b""):
        assert b"HTTP/1.1 301" not in said, (head, body)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(1, 120), max_size=6), st.booleans())
def test_requests_are_answered_in_order_however_they_are_cut(server: Server, cuts: list[int], many: bool) -> None:
    asked = [b"/robots.txt", b"/?p=12", b"/feed.json", b"/search/?q=x"] * (4 if many else 1)
    data = b"".join(b"GET " + target + b" HTTP/1.1\r\nHost: a\r\n\r\n" for target in asked)
    data += b"GET /taken-back/ HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
    with socket.create_connection(("127.0.0.1", server.port), 5) as line:
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        place = 0
        for cut in cuts:
            line.sendall(data[place : place + cut])
            place += cut
        line.sendall(data[place:])
        said = b""
        while piece := line.recv(65536):
            said += piece
    found = re.findall(rb"HTTP/1\.1 (\d+)", said)
    assert found == [b"200", b"301", b"200", b"200"] * (4 if many else 1) + [b"410"]


def test_a_client_that_asks_much_and_takes_nothing_is_held_back(server: Server) -> None:
    asked = b"GET /media/large.0123456789ab.jpg HTTP/1.1\r\nHost: a\r\n\r\n" * 60
    (worker,) = psutil.Process(server.process.pid).children()
    before = worker.memory_info().rss
    lines = []
    for _ in range(40):
        line = socket.socket()
        line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        line.connect(("127.0.0.1", server.port))
        line.sendall(asked)
        lines.append(line)
    assert server.ask("/").status == 200
    grown = worker.memory_info().rss - before
    for line in lines:
        line.close()
    assert grown < 100 * 2**20, "2400 answers of a megabyte were asked for"
