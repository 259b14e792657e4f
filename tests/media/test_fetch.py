"""Fetching: nothing inside is ever asked, and what may be fetched arrives whole."""

from __future__ import annotations

import ipaddress
import re
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpcore
import pytest

from tests.media import samples
from tests.media.urls import HOSTILE, spelled
from warraq.errors import FetchRefused
from warraq.media.fetch import Fetcher
from warraq.media.hosts import check, is_public

PICTURE = samples.saved("JPEG", size=(900, 700), quality=95)
INSIDE = {
    "inside.example.com": ["10.0.0.1"], "mixed.example.com": ["93.184.216.34", "127.0.0.1"], "six.example.com": ["fd00::1"],  # noqa: E501
    "mapped.example.com": ["::ffff:127.0.0.1"], "nat64.example.com": ["64:ff9b::7f00:1"], "scoped.example.com": ["fe80::1%lo"],  # noqa: E501
}  # fmt: skip


@dataclass
class Connector(httpcore.NetworkBackend):
    """Counts the connections that are tried, and leads each to a port here, if any."""

    port: int | None = None
    tried: list[str] = field(default_factory=list)

    def connect_tcp(self, host, port, timeout=None, local_address=None, socket_options=None):
        self.tried.append(host)
        if self.port is None:
            raise httpcore.ConnectError("no connection in this test")
        return httpcore.SyncBackend().connect_tcp("127.0.0.1", self.port, timeout)


def resolver(host: str, port: int) -> list[str]:
    return INSIDE.get(host, ["93.184.216.34"])


@pytest.mark.parametrize("url", HOSTILE, ids=lambda url: ascii(url)[:50])
def test_no_hostile_address_causes_a_connection(url, tmp_path):
    connector = Connector()
    with pytest.raises(FetchRefused) as refused:
        Fetcher(resolver=resolver, connector=connector).fetch(url, tmp_path / "x")
    assert connector.tried == []
    assert refused.value.arabic and "pass@" not in str(refused.value)
    assert list(tmp_path.iterdir()) == []


@contextmanager
def listening_inside() -> Iterator[tuple[int, list[str]]]:
    """A socket on every address of this machine; its port, and who connected."""
    came: list[str] = []
    with socket.create_server(("::", 0), family=socket.AF_INET6, dualstack_ipv6=True) as door:
        stopped = threading.Event()
        door.settimeout(0.05)

        def accept() -> None:
            while not stopped.is_set():
                try:
                    line, peer = door.accept()
                except TimeoutError:
                    continue
                came.append(str(peer))
                line.close()

        thread = threading.Thread(target=accept)
        thread.start()
        try:
            yield door.getsockname()[1], came
        finally:
            time.sleep(0.2)
            stopped.set()
            thread.join()


def test_no_hostile_address_reaches_a_listening_socket(tmp_path):
    hosts = [
        *spelled("127.0.0.1"),
        *spelled("0.0.0.0"),
        "127.0.0.1",
        "localhost",
        "127.1",
        "0",
        "[::1]",
        "[::]",
        "①②⑦.⓪.⓪.①",
    ]
    with listening_inside() as (port, came):
        for scheme in ("http", "https"):
            for host in hosts:
                with pytest.raises(FetchRefused):
                    Fetcher(ports=frozenset({port})).fetch(f"{scheme}://{host}:{port}/x", tmp_path / "x")
        for inside in ("127.0.0.1", "::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "0.0.0.0", "::"):
            for answers in ([inside], ["93.184.216.34", inside]):
                with pytest.raises(FetchRefused):
                    Fetcher(ports=frozenset({port}), resolver=lambda *_, found=answers: found).fetch(
                        f"http://a.example.com:{port}/", tmp_path / "x"
                    )
    assert came == []


def test_a_listening_socket_would_have_noticed():
    with listening_inside() as (port, came):
        socket.create_connection(("127.0.0.1", port)).close()
    assert len(came) == 1


def test_no_redirect_leads_inside(tmp_path):
    """Each hostile address as the place that a public server leads to: the server is asked once, and nobody else."""
    # As a reference of RFC 3986, http:///x means the same host's /x.
    absolute = [url for url in HOSTILE if url.isascii() and url.isprintable() and "://" in url]
    leading = [url for url in absolute if url.partition("://")[2].strip("/") and ":///" not in url]
    assert len(leading) >= 304
    targets = iter(leading)
    with serving(go=lambda h: h.answer((301, 302, 303, 307, 308)[len(h.path) % 5], Location=next(targets))) as server:
        for number in range(len(leading)):
            connector = Connector(server.server_port)
            with pytest.raises(FetchRefused):
                Fetcher(resolver=resolver, connector=connector).fetch(
                    f"http://www.example.com/go?{'x' * (number % 5)}", tmp_path / "x"
                )
            assert connector.tried == ["93.184.216.34"]
    assert list(tmp_path.iterdir()) == []


def test_a_name_that_moves_inside_between_two_steps_is_not_followed(tmp_path):
    """The name is public when it is first asked for, and leads inside after a redirect to itself."""
    answers = iter([["93.184.216.34"], ["127.0.0.1"]])
    with serving(a=lambda h: h.answer(302, Location="http://www.example.com/a")) as server:
        connector = Connector(server.server_port)
        with pytest.raises(FetchRefused):
            Fetcher(resolver=lambda *_: next(answers), connector=connector).fetch(
                "http://www.example.com/a", tmp_path / "x"
            )
        assert (connector.tried, len(server.seen)) == (["93.184.216.34"], 1)


def test_the_table_of_hostile_addresses_is_long():
    assert len(set(HOSTILE)) >= 304


@pytest.mark.parametrize("number", ["93.184.216.34", "1.1.1.1", "2606:4700::1111", "2a00:1450:4001:80f::200e"])
def test_public_numbers_are_public(number):
    assert is_public(ipaddress.ip_address(number))


def test_arabic_host_names_and_paths_are_fetched_in_their_encoded_form():
    assert check("https://مثال.مصر/صور/أ ب.jpg".replace(" ", "%20")).url == (
        "https://xn--mgbh0fb.xn--wgbh1c/%D8%B5%D9%88%D8%B1/%D8%A3%20%D8%A8.jpg"
    )


# --- with a server -------------------------------------------------------------------------------------------


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def do_GET(self):
        self.server.seen.append((self.path, dict(self.headers)))
        self.server.answers[self.path.partition("?")[0]](self)

    def answer(self, status, body=b"", **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        if "Content_Length" not in headers and "Transfer_Encoding" not in headers:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def serving(**answers) -> Iterator[ThreadingHTTPServer]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    server.seen, server.answers = [], {f"/{name}": answer for name, answer in answers.items()}
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def fetcher(server, **settings) -> Fetcher:
    return Fetcher(resolver=resolver, connector=Connector(server.server_port), **settings)


def why(server, path: str, tmp_path: Path, **settings) -> str:
    with pytest.raises(FetchRefused) as refused:
        fetcher(server, **settings).fetch(f"http://www.example.com/{path}", tmp_path / "x")
    assert not (tmp_path / "x").exists()
    return str(refused.value.facts["why"])


def test_a_picture_is_fetched_whole_with_no_cookie_and_nothing_left_beside_it(tmp_path):
    with serving(a=lambda h: h.answer(200, PICTURE, Content_Type="image/jpeg", Set_Cookie="a=b", ETag='"1"')) as server:
        got = fetcher(server).fetch("http://www.example.com/a?b=1", tmp_path / "x.jpg")
        fetcher(server).fetch("http://www.example.com/a", tmp_path / "y.jpg")
    assert (got.path.read_bytes(), got.size, got.kind) == (PICTURE, len(PICTURE), "jpeg")
    assert sorted(f.name for f in tmp_path.iterdir()) == ["x.jpg", "y.jpg"]
    for _, headers in server.seen:
        assert headers["Host"] == "www.example.com"
        assert not {"Cookie", "Authorization", "Referer", "Range"} & set(headers)


def test_each_redirect_is_checked_and_counted(tmp_path):
    to = lambda place: lambda h: h.answer(302, Location=place)  # noqa: E731
    inside = {f"r{n}": to(url) for n, url in enumerate(
        ["http://127.0.0.1/", "//localhost/x", "http://inside.example.com/", "file:///etc/passwd", "http://[::1]/", "http://u@example.com/",  # noqa: E501
         "http://example.com:22/", "http://0x7f.1/", "http://mixed.example.com/", "gopher://example.com/", "http://169.254.169.254/latest/"]  # noqa: E501
    )}  # fmt: skip
    picture = lambda h: h.answer(200, PICTURE)  # noqa: E731
    with serving(
        **inside, loop=to("/loop"), nowhere=lambda h: h.answer(301), a=to("b"), b=to("//www.example.com/c"), c=picture
    ) as server:
        for path in inside:
            before = len(server.seen)
            assert why(server, path, tmp_path) in {"inside", "host", "scheme", "credentials", "port", "spelling"}
            assert len(server.seen) == before + 1
        assert why(server, "loop", tmp_path) == "redirects"
        assert why(server, "nowhere", tmp_path) == "nowhere"
        assert fetcher(server).fetch("http://www.example.com/a", tmp_path / "x").url.endswith("/c")


def test_a_name_is_resolved_once_so_that_a_second_answer_cannot_lead_inside(tmp_path):
    asked = []

    def rebinding(host, port):
        asked.append(host)
        return ["93.184.216.34"] if len(asked) == 1 else ["127.0.0.1"]

    with serving(a=lambda h: h.answer(200, PICTURE)) as server:
        connector = Connector(server.server_port)
        Fetcher(resolver=rebinding, connector=connector).fetch("http://www.example.com/a", tmp_path / "x")
    assert (asked, connector.tried) == (["www.example.com"], ["93.184.216.34"])


def test_files_of_the_wrong_kind_or_size_are_refused(tmp_path):
    def endless(h):
        h.send_response(200)
        h.send_header("Transfer-Encoding", "chunked")
        h.end_headers()
        try:
            h.wfile.write(b"3\r\n\xff\xd8\xff\r\n")
            while True:
                h.wfile.write(b"10000\r\n" + b"x" * 0x10000 + b"\r\n")
        except OSError:
            h.close_connection = True

    with serving(
        html=lambda h: h.answer(200, b"<html>", Content_Type="text/html; charset=utf-8"),
        lying=lambda h: h.answer(200, b"<html><script>", Content_Type="image/jpeg"),
        svg=lambda h: h.answer(200, b"<svg>", Content_Type="image/svg+xml"),
        empty=lambda h: h.answer(200, b"", Content_Type="image/png"),
        gone=lambda h: h.answer(404, b"no"),
        gzip=lambda h: h.answer(200, PICTURE, Content_Encoding="gzip"),
        long=lambda h: h.answer(200, b"", Content_Length="99999999999"),
        unasked=lambda h: h.answer(206, PICTURE, Content_Range=f"bytes 0-9/{len(PICTURE)}"),
        endless=endless,
    ) as server:
        expected = {"html": "type", "lying": "type", "svg": "type", "empty": "type", "gone": "status", "gzip": "encoding",  # noqa: E501
                    "long": "bytes", "unasked": "status", "endless": "bytes"}  # fmt: skip
        assert {path: why(server, path, tmp_path, most_bytes=1_000_000) for path in expected} == expected
        assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("where", ["header", "body", "silence"])
def test_a_server_that_drips_cannot_hold_the_fetcher(where, tmp_path):
    stop = threading.Event()

    def drip(h):
        h.close_connection = True
        if where == "body":
            h.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n")
        while where != "silence" and not stop.wait(0.05):
            try:
                h.wfile.write(b"x")
            except OSError:
                return
        stop.wait(5)

    with serving(a=drip) as server:
        began = time.monotonic()
        assert why(server, "a", tmp_path, total=0.8, idle=0.4) == "time"
        assert time.monotonic() - began < 2
        stop.set()


def test_a_broken_transfer_goes_on_from_where_it_stopped(tmp_path):
    half = len(PICTURE) // 2

    def answer(h):
        asked = re.match(r"bytes=(\d+)-", h.headers.get("Range", ""))
        if asked and h.headers["If-Range"] == '"v1"':
            start = int(asked[1])
            h.answer(
                206, PICTURE[start:], ETag='"v1"', Content_Range=f"bytes {start}-{len(PICTURE) - 1}/{len(PICTURE)}"
            )
        else:
            h.close_connection = True
            h.answer(200, PICTURE[:half], ETag='"v1"', Content_Length=str(len(PICTURE)))

    with serving(a=answer) as server:
        assert why(server, "a", tmp_path) == "network"
        assert (tmp_path / "x.part").stat().st_size == half
        got = fetcher(server).fetch("http://www.example.com/a", tmp_path / "x")
        assert got.path.read_bytes() == PICTURE
        assert server.seen[1][1]["Range"] == f"bytes={half}-"


@pytest.mark.parametrize("second", ["changed", "416", "shifted"])
def test_a_file_that_changed_meanwhile_is_fetched_anew(second, tmp_path):
    other = samples.saved("JPEG", "L", size=(500, 500))

    def answer(h):
        if "Range" not in h.headers and len(h.server.seen) == 1:
            h.close_connection = True
            return h.answer(200, PICTURE[:2000], ETag='"v1"', Content_Length=str(len(PICTURE)))
        if "Range" in h.headers and second == "416":
            return h.answer(416)
        if "Range" in h.headers and second == "shifted":
            return h.answer(206, PICTURE[5:], Content_Range=f"bytes 5-{len(PICTURE) - 1}/{len(PICTURE)}")
        return h.answer(200, other, ETag='"v2"')

    with serving(a=answer) as server:
        assert why(server, "a", tmp_path) == "network"
        if second == "shifted":
            assert why(server, "a", tmp_path) == "status"
        else:
            assert fetcher(server).fetch("http://www.example.com/a", tmp_path / "x").path.read_bytes() == other
