"""What the deployed newspaper says to a browser: Mozilla's scoring over TLS, and a real Chromium under its policy."""

from __future__ import annotations

import re
import socket
import ssl
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPSConnection
from pathlib import Path
from typing import Any

import pytest

from tests.readers.conftest import Server, free_port, start
from warraq.addresses import to_url
from warraq.config import Look
from warraq.deploy import policy
from warraq.readers.headers import style_digest
from warraq.theme import Theme

from .conftest import deployment, edition_at, front
from .observatory import csp_points, score

DOMAIN = "newspaper.example"
PAGES = ["/", "/2014/09/جسر/", "/2014/09/", "/category/محليات/", "/من-نحن/", "/search/", "/search/?q=كتاب",
         "/search/?q=لا-شيء", "/no-such-page/", "/taken-back/", "/2014/09/جسر"]  # fmt: skip


@pytest.fixture(scope="module", params=["nginx", "caddy"])
def over_tls(
    request: pytest.FixtureRequest, site: Path, readers: Server, certificate: tuple[Path, Path]
) -> Iterator[_Named]:
    made = deployment(
        site, readers.port, domain=DOMAIN, tls_port=free_port(), certificate=certificate[0], key=certificate[1],
        run=site / "tls",
    )  # fmt: skip
    folder = site / request.param
    if folder.exists():
        folder.rename(site / f"{request.param}-before")
    running = front(request.param, made)
    connection = _Named("127.0.0.1", made.tls_port, ssl.create_default_context(cafile=str(certificate[0])))
    connection.plain = HTTPConnection("127.0.0.1", made.port, timeout=10)
    yield connection
    running.process.terminate()
    running.process.wait(10)


class _Named(HTTPSConnection):
    """A connection to this machine, whose certificate is checked for the newspaper's name as a browser would; beside it
    one to the `plain` port."""

    plain: HTTPConnection

    def __init__(self, host: str, port: int, context: ssl.SSLContext) -> None:
        super().__init__(host, port, timeout=10)
        self._checked = context

    def connect(self) -> None:
        line = socket.create_connection((self.host, self.port), self.timeout)
        self.sock = self._checked.wrap_socket(line, server_hostname=DOMAIN)


@pytest.mark.parametrize("target", PAGES)
def test_every_page_kind_earns_an_a_plus(over_tls: HTTPSConnection, target: str) -> None:
    over_tls.request("GET", to_url(target), headers={"Host": DOMAIN})
    reply = over_tls.getresponse()
    headers = {name.lower(): value for name, value in reply.getheaders()}
    points, why = score(headers, body=reply.read())
    assert points >= 130, why


def test_plain_http_leads_to_tls(over_tls: _Named) -> None:
    over_tls.plain.request("GET", to_url("/من-نحن/"), headers={"Host": DOMAIN})
    reply = over_tls.plain.getresponse()
    assert reply.status in {301, 308} and reply.read() is not None
    assert re.fullmatch(rf"https://{DOMAIN}(:\d+)?{re.escape(to_url('/من-نحن/'))}", reply.headers["location"])


def test_the_scoring_knows_bad_from_good() -> None:
    assert csp_points("default-src 'none'; style-src 'self' 'sha256-x='") == 10
    assert csp_points("default-src 'self'") == 5
    assert csp_points("default-src 'none'; style-src 'unsafe-inline'") == 0
    assert csp_points("default-src 'none'; script-src 'unsafe-inline'") == -20
    assert csp_points("img-src 'self'") == -20
    assert csp_points(None) == -25
    assert score({}, body=b"", tls=False)[0] < 40


@pytest.mark.browser
@pytest.mark.parametrize("kind", ["nginx", "caddy"])
def test_chromium_dresses_the_page_and_refuses_any_other_style(
    kind: str, tmp_path: Path, chromium: Any
) -> None:
    root = edition_at(tmp_path)
    style = Theme().styles(Look())["article"]
    policy.write(root, [style_digest(each.encode()) for each in Theme().styles(Look()).values()])
    page = f"<!doctype html><html dir=rtl><head><meta charset=utf-8><style>{style}</style>\n</head><body class=a>نص"
    bad = (
        "<style>body{outline:7px solid red}</style><p id=p style='outline:7px solid red'>x</p>"
        "<script>document.title=1</script>"
    )
    (root / "current" / "من-نحن" / "index.html").write_text(f"{page}{bad}</body></html>", "utf-8")
    behind = start(root)
    server = front(kind, deployment(tmp_path, behind.port))
    try:
        screen = chromium.new_page()
        refused: list[str] = []
        screen.on("console", lambda said: refused.append(said.text))
        for port in (server.port, behind.port):
            refused.clear()
            screen.goto(f"http://127.0.0.1:{port}/من-نحن/")
            worn = screen.evaluate("getComputedStyle(document.body).fontFamily")
            assert "warraq" in worn.lower() or "," in worn, worn
            assert screen.evaluate("document.styleSheets.length") == 1
            assert screen.evaluate("getComputedStyle(document.body).outlineWidth") != "7px"
            assert screen.evaluate("getComputedStyle(document.getElementById('p')).outlineWidth") != "7px"
            assert screen.title() != "1"
            assert len([text for text in refused if "Content Security Policy" in text]) >= 3
        screen.close()
    finally:
        for each in (server, behind):
            each.process.terminate()
            each.process.wait(10)
