"""Requests that no browser sends, as raw bytes: each gets a plain answer or a closed door, and the server goes on."""

from __future__ import annotations

import socket
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warraq.addresses import redirects_file

from .conftest import NEWS, Server, page, parse

OLD = redirects_file("/old-name/")
HOST = b"Host: a.example\r\nConnection: close\r\n\r\n"


def still_serves(server: Server) -> None:
    assert server.ask("/2014/09/جسر/").body == page(NEWS)


@pytest.mark.parametrize(
    "target",
    [
        "/../newsroom.sqlite3",
        "/../../newsroom.sqlite3",
        "/%2e%2e/%2e%2e/newsroom.sqlite3",
        "/..%2f..%2fnewsroom.sqlite3",
        "/a/../../../newsroom.sqlite3",
        "/....//....//etc/passwd",
        "/..\\..\\newsroom.sqlite3",
        "/%252e%252e/newsroom.sqlite3",
        "/%c0%ae%c0%ae/newsroom.sqlite3",
        "/.%00./newsroom.sqlite3",
        f"/media/..{OLD}",
        f"/.{OLD}",
        f"/{OLD}",
        f"{OLD}%00.html",
        f"{OLD}/.",
        OLD.upper(),
        "/~root/",
        "/proc/self/environ",
        f"/search/..{OLD}",
        f"/current{OLD}",
        "/http://127.0.0.1/",
        "/%ff%fe/",
        "/\u202e/",
        "/%E2%80%AE/",
    ],
)
def test_nothing_but_the_edition_can_be_read(server: Server, target: str) -> None:
    reply = server.ask(target)
    assert reply.status in {301, 400, 404}
    assert b"newsroom's own" not in reply.body
    assert b"/old-name/" not in reply.body


@pytest.mark.parametrize(
    "line",
    [
        b"GET /%00 HTTP/1.1",
        b"GET /a%0d%0ab HTTP/1.1",
        b"GET a HTTP/1.1",
        b"CONNECT a:80 HTTP/1.1",
        b"GET /\xff HTTP/1.1",
        b"GET /a b HTTP/1.1",
        b"GET / HTTP/3.0",
        b"GET / HTTP/2.0",
        b"GET /",
        b"GET",
        b"\x16\x03\x01\x02\x00",
        b"GET /" + b"a" * 9000 + b" HTTP/1.1",
        b"GET /?" + b"a=1&" * 3000 + b" HTTP/1.1",
        b"PRI * HTTP/2.0",
    ],
)
def test_malformed_requests_are_refused(server: Server, line: bytes) -> None:
    raw = server.send(line + b"\r\n" + HOST)
    assert raw == b"" or 400 <= parse(raw).status < 500
    still_serves(server)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "PROPFIND", "get", "X" * 30])
def test_only_reading_is_allowed(server: Server, method: str) -> None:
    reply = server.ask("/", method)
    assert (reply.status, reply.headers["allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize(
    "host",
    [
        b"Host: a\r\nHost: b",
        b"Host: a b",
        b'Host: "><script>',
        b"Host: a/b",
        b"Host: a@b",
        b"Host: a:b",
        b"Host:",
        b"Host: " + b"a" * 300,
    ],
)
def test_a_strange_host_is_refused(server: Server, host: bytes) -> None:
    reply = parse(server.send(b"GET / HTTP/1.1\r\n" + host + b"\r\nConnection: close\r\n\r\n"))
    assert reply.status == 400


@pytest.mark.parametrize(
    "host", ["example.org", "example.org:8000", "127.0.0.1", "[::1]:8000", "xn--mgbh0fb.xn--kgbechtv"]
)
def test_any_plain_host_is_served_and_none_is_repeated(server: Server, host: str) -> None:
    reply = server.ask("/2014/09/جسر", host=host)
    assert reply.status == 301
    assert host.encode() not in reply.raw


def test_a_target_in_absolute_form_is_a_path(server: Server) -> None:
    assert server.ask("http://elsewhere.example/2014/09/%D8%AC%D8%B3%D8%B1/").status == 200


def test_an_old_client_without_a_host_is_served(server: Server) -> None:
    assert parse(server.send(b"GET / HTTP/1.0\r\n\r\n")).status == 200


def test_too_large_a_head_is_refused(server: Server) -> None:
    assert parse(server.send(b"GET / HTTP/1.1\r\nHost: a\r\nX: " + b"a" * 40_000 + b"\r\n\r\n")).status == 431
    many = b"".join(b"X-%d: 1\r\n" % number for number in range(300))
    assert parse(server.send(b"GET / HTTP/1.1\r\nHost: a\r\n" + many + b"\r\n")).status in {400, 431}
    still_serves(server)


@pytest.mark.parametrize(
    "smuggled",
    [
        b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
        b"Content-Length: 5\r\nContent-Length: 6\r\n",
        b"Content-Length: -1\r\n",
        b"Content-Length: +5\r\n",
        b"Transfer-Encoding: chunked, identity\r\n",
        b"Transfer-Encoding : chunked\r\n",
        b" Transfer-Encoding: chunked\r\n",
    ],
)
def test_an_ambiguous_length_smuggles_no_second_request(server: Server, smuggled: bytes) -> None:
    data = b"POST / HTTP/1.1\r\nHost: a\r\n" + smuggled + b"\r\n0\r\n\r\nGET /tag/100%25/ HTTP/1.1\r\n" + HOST
    try:
        raw = server.send(data, timeout=2)
    except (TimeoutError, ConnectionResetError):
        raw = b""
    assert raw.count(b"HTTP/1.1 200") <= 1
    still_serves(server)


@pytest.mark.parametrize(
    "fields",
    [
        {"accept_encoding": "br;q=" + "9" * 400},
        {"accept_encoding": "," * 5000},
        {"if_none_match": '"' * 5000},
        {"if_none_match": "," * 8000},
        {"if_modified_since": "Thu, 99 Foo 99999999999 00:00:00 GMT"},
        {"if_modified_since": "\t" * 400},
        {"range": "bytes=" + "0-1," * 2000},
        {"range": "bytes=99999999999999999999-"},
        {"range": "bytes=-99999999999999999999"},
        {"range": "bytes=٣-٤"},
        {"if_range": "x" * 4000, "range": "bytes=0-1"},
    ],
)
@pytest.mark.parametrize("target", ["/", "/media/bridge.0123456789ab.jpg"])
def test_strange_conditions_are_ignored(server: Server, target: str, fields: dict[str, str]) -> None:
    lines = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in fields.items())
    raw = server.send(f"GET {target} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n{lines}\r\n".encode())
    assert parse(raw).status in {200, 206, 400, 416}


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=60))
def test_no_target_breaks_the_server(server: Server, target: bytes) -> None:
    cleaned = target.replace(b"\n", b"").replace(b"\r", b"").replace(b" ", b"%20")
    reply = server.ask(b"/" + cleaned)
    assert reply.status in {200, 301, 400, 404}


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=40))
def test_no_text_in_path_or_query_breaks_the_server(server: Server, text: str) -> None:
    from urllib.parse import quote

    for target in (f"/{quote(text)}", f"/?{quote(text)}", f"/?p={quote(text)}", f"/search/?q={quote(text)}"):
        assert server.ask(target).status in {200, 301, 400, 404}


def test_slow_clients_keep_no_one_waiting(server: Server) -> None:
    lines = [socket.create_connection(("127.0.0.1", server.port), 5) for _ in range(400)]
    try:
        for line in lines:
            line.sendall(b"GET / HTTP/1.1\r\nHost: a")
        started = time.perf_counter()
        still_serves(server)
        assert time.perf_counter() - started < 1
    finally:
        for line in lines:
            line.close()


def test_a_client_that_does_not_finish_its_head_is_shown_out(server: Server) -> None:
    with socket.create_connection(("127.0.0.1", server.port), 20) as line:
        line.sendall(b"GET / HTTP/1.1\r\nHost: a")
        started = time.monotonic()
        assert b"200" not in line.recv(1000)
        assert 5 < time.monotonic() - started < 15


def test_many_at_once_all_get_their_page(server: Server) -> None:
    with ThreadPoolExecutor(32) as pool:
        replies = list(pool.map(lambda _: server.ask("/2014/09/جسر/").status, range(400)))
    assert set(replies) == {200}
