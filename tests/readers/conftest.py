"""A tiny edition made by hand, and the real server before it: these tests know neither Django nor the press."""

from __future__ import annotations

import gzip
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import brotli
import pytest

from tests.old_addresses import write_redirects
from warraq.search import Document, Index
from warraq.search import frame as search_frame
from warraq.sheets import Frame, Link, MenuEntry, Moment, Site

STYLE = "body{color:red}"
PAGE = "<!doctype html><html><head><meta charset=utf-8><style>{style}</style>\n</head><body>{body}</body></html>"
NEWS = "خبر عن الجسر. " * 200
SITE = Site(
    "صحيفة التجربة", "", "http://127.0.0.1:8000", "ar", "rtl",
    (MenuEntry(Link("محليات", "/category/محليات/")),), (), "", None, "western",
)  # fmt: skip

REDIRECTS = {
    "/?p=12": ("/2014/09/جسر/", 301),
    "/?cat=3": ("/category/محليات/", 301),
    "/?page_id=2": ("/من-نحن/", 301),
    "/old-name/": ("/2014/09/جسر/", 301),
    "/temporary/": ("/من-نحن/", 302),
    "/away/": ("https://example.org/x", 301),
    "/taken-back/": ("", 410),
    "/wp-content/uploads/2014/09/bridge.jpg": ("/media/bridge.0123456789ab.jpg", 301),
}


def page(body: str) -> bytes:
    return PAGE.format(style=STYLE, body=body).encode()


def write(folder: Path, name: str, data: bytes, twins: bool = False) -> None:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    if twins:
        file.with_name(file.name + ".br").write_bytes(brotli.compress(data))
        file.with_name(file.name + ".gz").write_bytes(gzip.compress(data, mtime=0))


def print_edition(root: Path, name: str, front: str = "الواجهة") -> None:
    """An edition as the press leaves it: a folder, and `current` switched to it by renaming."""
    folder = root / "editions" / name
    write(folder, "index.html", page(front), twins=True)
    write(folder, "2014/09/جسر/index.html", page(NEWS), twins=True)
    write(folder, "2014/09/index.html", page("أيلول"))
    write(folder, "من-نحن/index.html", page("من نحن"))
    write(folder, "category/محليات/index.html", page("محليات"))
    write(folder, "category/محليات/feed.xml", b"<rss/>" * 50, twins=True)
    write(folder, "tag/100%25/index.html", page("مئة"))
    write(folder, "feed.xml", b"<rss/>" * 50, twins=True)
    write(folder, "feed.json", b"{}")
    write(folder, "sitemap.xml", b"<urlset/>")
    write(folder, "robots.txt", b"User-agent: *\n")
    write(folder, "404.html", page("لا صفحة هنا"), twins=True)
    write(folder, "search/index.html", page("ابحث"))
    frame = Frame(SITE, "/search/", "بحث", "", (), None, False)
    write(root, search_frame.FILE, search_frame.dump(frame))
    write(folder, "sw.js", b"'use strict';\n" * 50, twins=True)
    write(folder, "assets/offline.0123456789.js", b"'use strict';\n")
    write(folder, "assets/text.0123456789.woff2", b"font" * 10)
    write(folder, "media/bridge.0123456789ab.jpg", bytes(range(256)) * 8)
    write(folder, "media/large.0123456789ab.jpg", bytes(range(256)) * 4096)
    write(folder, "documents/report.pdf", b"%PDF-1.7 " * 100)
    write(folder, ".secret/index.html", b"secret")
    write_redirects(folder, REDIRECTS)
    write(folder, ".redirects/short/4.tsv", "/s/412/\t/2014/09/جسر/\t301\n/s/499/\t/من-نحن/\t301\n".encode())
    switch(root, name)


def switch(root: Path, name: str) -> None:
    new = root / "current.new"
    new.symlink_to(f"editions/{name}")
    os.replace(new, root / "current")


def documents() -> list[Document]:
    moment = Moment("2014-09-15T10:00:00+03:00", "15 أيلول 2014", "")
    return [
        Document("/2014/09/جسر/", "افتتاح جسر المدينة", "", NEWS, "محليات", (), (), moment, "ar"),
        Document("/من-نحن/", "من نحن", "", "صحيفة <b>المدينة</b>", "", (), (), moment, "ar"),
    ]


@pytest.fixture(scope="session")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder `edition` of a newspaper."""
    root = tmp_path_factory.mktemp("newspaper") / "edition"
    print_edition(root, "1")
    (root.parent / "newsroom.sqlite3").write_bytes(b"the newsroom's own")
    (root / "editions" / "1" / "leak.html").symlink_to(root.parent / "newsroom.sqlite3")
    Index.create(root / "search").apply(documents())
    return root


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as door:
        return int(door.getsockname()[1])


@dataclass(frozen=True)
class Reply:
    """An answer as it came over the wire."""

    status: int
    headers: dict[str, str]
    body: bytes
    raw: bytes = field(repr=False, default=b"")


def parse(raw: bytes) -> Reply:
    head, _, body = raw.partition(b"\r\n\r\n")
    lines = head.decode("latin-1").split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines[1:])}
    return Reply(int(lines[0].split()[1]), headers, body, raw)


@dataclass(frozen=True)
class Server:
    port: int
    process: subprocess.Popen[bytes]

    def send(self, data: bytes, timeout: float = 5) -> bytes:
        """Send bytes as they are, and give back all that comes until the server closes."""
        with socket.create_connection(("127.0.0.1", self.port), timeout) as line:
            line.sendall(data)
            pieces = []
            while piece := line.recv(65536):
                pieces.append(piece)
        return b"".join(pieces)

    def ask(self, target: str | bytes, method: str = "GET", **headers: str) -> Reply:
        """One request; `target` goes out in UTF-8 as it is, a header's underscores as hyphens."""
        target = target.encode() if isinstance(target, str) else target
        fields = {"host": "127.0.0.1", "connection": "close", **{k.replace("_", "-"): v for k, v in headers.items()}}
        lines = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
        return parse(self.send(method.encode() + b" " + target + b" HTTP/1.1\r\n" + lines.encode() + b"\r\n"))


def start(edition: Path, workers: int = 1, inbox: Path | None = None) -> Server:
    port = free_port()
    command = [sys.executable, "-m", "warraq.readers", str(edition), "--port", str(port), "--workers", str(workers)]
    command += ["--inbox", str(inbox)] if inbox else []
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    wait_until(lambda: _answers(port))
    return Server(port, process)


def _answers(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), 1).close()
    except OSError:
        return False
    return True


def wait_until(condition: Callable[[], bool], seconds: float = 20) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            pytest.fail(f"not so after {seconds} seconds")
        time.sleep(0.02)


@pytest.fixture(scope="session")
def server(edition: Path) -> Iterator[Server]:
    running = start(edition)
    yield running
    running.process.terminate()
    running.process.wait(10)


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[Server]:
    """A server whose edition the test may change: `tmp_path / "edition"`."""
    running = start(tmp_path / "edition")
    yield running
    running.process.terminate()
    running.process.wait(10)
