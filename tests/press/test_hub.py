"""A WebSub hub hears which feeds changed, after readers see them; and whatever it does, the press goes on."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl

import httpcore
import pytest

from tests.media.urls import HOSTILE
from warraq.errors import FetchRefused
from warraq.media.post import Poster
from warraq.press import hub as hubs
from warraq.press.hub import Hub

HUB = "https://hub.example.com/"


class ToHere(httpcore.NetworkBackend):
    """Leads every checked connection to a port of this machine."""

    def __init__(self, port: int) -> None:
        self.port = port

    def connect_tcp(self, host: str, port: int, timeout: Any = None, *_: Any, **__: Any) -> httpcore.NetworkStream:
        return httpcore.SyncBackend().connect_tcp("127.0.0.1", self.port, timeout)


class _Door(BaseHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Keep quiet."""

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.server.heard.append((self.path, parse_qsl(body)))  # type: ignore[attr-defined]
        answers = self.server.answers  # type: ignore[attr-defined]
        self.send_response(answers.pop(0) if answers else 204)
        self.send_header("Location", "http://127.0.0.1:1/inside")
        self.end_headers()


@pytest.fixture
def server() -> Iterator[Any]:
    made: Any = ThreadingHTTPServer(("127.0.0.1", 0), _Door)
    made.heard, made.answers = [], []
    thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield made
    made.shutdown()
    thread.join()
    made.server_close()


def poster(server: Any) -> Poster:
    return Poster(resolver=lambda host, port: ["93.184.216.34"], connector=ToHere(server.server_port))


def heard(server: Any, times: int) -> list[Any]:
    end = time.monotonic() + 20
    while len(server.heard) < times and time.monotonic() < end:
        time.sleep(0.01)
    return list(server.heard)


def test_the_hub_hears_of_the_feeds_alone_by_their_whole_address(server: Any) -> None:
    hub = Hub("http://hub.example.com/publish?x=1", "https://sabah.example", poster(server))
    hub.tell(["/", "/feed.xml", "/2026/11/خبر/", "/category/ثقافة/feed.json"])
    assert heard(server, 1) == [("/publish?x=1", [
        ("hub.mode", "publish"), ("hub.url", "https://sabah.example/feed.xml"),
        ("hub.url", "https://sabah.example/category/%D8%AB%D9%82%D8%A7%D9%81%D8%A9/feed.json"),
    ])]  # fmt: skip
    hub.close()


def test_nothing_is_told_without_a_hub_or_without_a_changed_feed(server: Any) -> None:
    for hub in (Hub("", "https://sabah.example", poster(server)), Hub("http://hub.example.com/", "x", poster(server))):
        hub.tell(["/"] if hub.url else ["/feed.xml"])
        hub.close()
    assert server.heard == []


def test_a_hub_that_refuses_is_tried_again_with_what_came_meanwhile(
    server: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(hubs, "AGAIN", 0.3)
    server.answers = [500]
    hub = Hub("http://hub.example.com/", "https://sabah.example", poster(server))
    hub.tell(["/feed.xml"])
    heard(server, 1)
    time.sleep(0.1)
    hub.tell(["/feed.json"])
    told = [value for _, form in heard(server, 2)[1:] for name, value in form if name == "hub.url"]
    assert sorted(told) == ["https://sabah.example/feed.json", "https://sabah.example/feed.xml"]
    assert "500" in caplog.text
    hub.close()


@pytest.mark.parametrize("status", [301, 307, 404, 503])
def test_where_a_hub_would_send_on_to_is_never_asked(server: Any, status: int) -> None:
    server.answers = [status]
    with pytest.raises(FetchRefused):
        poster(server).post("http://hub.example.com/", [("hub.mode", "publish")])
    assert len(server.heard) == 1


def test_no_hub_inside_the_network_is_ever_told(server: Any) -> None:
    strict = replace(poster(server), resolver=lambda host, port: ["93.184.216.34", "10.0.0.1"])
    for url in [HUB, f"http://127.0.0.1:{server.server_port}/", *HOSTILE]:
        with pytest.raises(FetchRefused):
            strict.post(url, [("hub.mode", "publish")])
    assert server.heard == []


def test_a_hub_that_never_answers_holds_no_one(server: Any) -> None:
    silent = threading.Event()

    class Silent(httpcore.NetworkBackend):
        def connect_tcp(self, *_: Any, **__: Any) -> httpcore.NetworkStream:
            silent.wait(5)
            raise httpcore.ConnectTimeout

    hub = Hub(HUB, "https://sabah.example", replace(poster(server), connector=Silent()))
    started = time.monotonic()
    hub.tell(["/feed.xml"])
    hub.close()
    assert time.monotonic() - started < 3
    silent.set()
