"""nginx and Caddy, set up by Warraq, answer over the wire as the built-in server does."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.readers.conftest import NEWS, Server, page, print_edition, start, switch
from warraq.addresses import redirects_file

from .conftest import deployment, edition_at, front

STORY = "/2014/09/جسر/"
PICTURE = "/media/bridge.0123456789ab.jpg"
KINDS = [
    "/", STORY, "/2014/09/", "/feed.xml", "/category/محليات/feed.xml", "/feed.json", "/sitemap.xml", "/robots.txt",
    PICTURE, "/assets/text.0123456789.woff2", "/documents/report.pdf", "/no-such-page/", "/search/?q=كتاب",
    "/sw.js", "/assets/offline.0123456789.js",
]  # fmt: skip
UNLIKE = {"date", "server", "etag", "last-modified", "connection", "keep-alive", "accept-ranges", "transfer-encoding"}
"""What each server says in its own way."""


@pytest.mark.parametrize("target", KINDS)
@pytest.mark.parametrize("encoding", ["br", "gzip", ""])
def test_an_address_is_answered_as_the_built_in_server_does(
    server: Server, readers: Server, target: str, encoding: str
) -> None:
    ours, theirs = (each.ask(target, accept_encoding=encoding) for each in (readers, server))
    assert (theirs.status, theirs.body) == (ours.status, ours.body)
    said = [{name: value for name, value in reply.headers.items() if name not in UNLIKE} for reply in (ours, theirs)]
    for headers in said:
        headers["vary"] = headers.get("vary", "").lower()
        if not encoding:
            headers.pop("vary")
    assert said[1] == said[0]
    assert "set-cookie" not in theirs.headers


@pytest.mark.parametrize(
    "target",
    [
        "/2014/09/%D8%AC%D8%B3%D8%B1/", "/2014/09/%d8%ac%d8%b3%d8%b1/", STORY,
        "/2014/09/%D8%AC%D8%B3%D8%B1/?utm_source=x&fbclid=y",
    ],
)  # fmt: skip
def test_an_address_answers_in_every_spelling_of_its_escapes(server: Server, target: str) -> None:
    reply = server.ask(target)
    assert (reply.status, reply.body) == (200, page(NEWS))


@pytest.mark.parametrize(
    ("target", "leads"),
    [
        ("/2014/09/جسر", "/2014/09/%D8%AC%D8%B3%D8%B1/"),
        ("/2014//09/جسر/", "/2014/09/%D8%AC%D8%B3%D8%B1/"),
        ("/2014/09/جسر/index.html", "/2014/09/%D8%AC%D8%B3%D8%B1/"),
        ("/?p=12", "/2014/09/%D8%AC%D8%B3%D8%B1/"),
        ("/?utm_source=x&p=12", "/2014/09/%D8%AC%D8%B3%D8%B1/"),
        ("/old-name/", "/2014/09/%D8%AC%D8%B3%D8%B1/"),
        ("/s/412/", "/2014/09/%D8%AC%D8%B3%D8%B1/"),
        ("/s/412", "/2014/09/%D8%AC%D8%B3%D8%B1/"),
        ("/category/محليات/page/3/", "/category/%D9%85%D8%AD%D9%84%D9%8A%D8%A7%D8%AA/"),
        ("/away/", "https://example.org/x"),
        ("/feed.xml/", "/feed.xml"),
        ("/media/bridge.0123456789ab.jpg/", PICTURE),
        ("/wp-content/uploads/2014/09/bridge.jpg", PICTURE),
        ("/?s=%D9%83%D8%AA%D8%A7%D8%A8", "/search/?q=%D9%83%D8%AA%D8%A7%D8%A8"),
    ],
)
def test_old_addresses_lead_on_in_one_step(server: Server, target: str, leads: str) -> None:
    reply = server.ask(target)
    assert (reply.status, reply.headers["location"]) == (301, leads)


def test_what_was_taken_back_is_gone(server: Server) -> None:
    assert server.ask("/taken-back/").status == 410
    assert server.ask("/temporary/").status == 302


@pytest.mark.parametrize(
    "target",
    [redirects_file("/old-name/"), "/.redirects/short/4.tsv", "/404.html", "/.secret/", "/.secret/index.html",
     "/index.html.br", "/policy/nginx.conf"],
)
def test_what_is_not_readers_business_is_not_there(server: Server, target: str) -> None:
    reply = server.ask(target)
    assert reply.status == 404
    assert b"/old-name/" not in reply.body


@pytest.mark.parametrize(
    "target", ["/../newsroom.sqlite3", "/%2e%2e/%2e%2e/newsroom.sqlite3", "/a/../../../etc/passwd"]
)
def test_nothing_but_the_edition_can_be_read(server: Server, target: str) -> None:
    assert server.ask(target).status in {301, 308, 400, 404}


@pytest.mark.parametrize("encoding", ["br", "gzip", ""])
def test_an_unchanged_page_is_not_sent_again(server: Server, encoding: str) -> None:
    first = server.ask(STORY, accept_encoding=encoding)
    assert first.headers["etag"].startswith('"')
    again = server.ask(STORY, accept_encoding=encoding, if_none_match=first.headers["etag"])
    assert (again.status, again.body) == (304, b"")
    assert "default-src 'none'" in again.headers["content-security-policy"]
    assert server.ask(STORY, accept_encoding=encoding, if_none_match='"other"').status == 200
    assert server.ask(STORY, if_modified_since=first.headers["last-modified"]).status == 304


def test_each_encoding_has_its_own_tag(server: Server) -> None:
    assert len({server.ask(STORY, accept_encoding=each).headers["etag"] for each in ("br", "gzip", "")}) == 3


def test_head_says_what_get_would_and_sends_nothing(server: Server) -> None:
    for target in (STORY, PICTURE, "/no-such-page/"):
        head, get = server.ask(target, "HEAD"), server.ask(target)
        assert (head.status, head.body) == (get.status, b"")
        assert head.headers["content-type"] == get.headers["content-type"]


def test_a_part_of_a_picture(server: Server) -> None:
    whole = server.ask(PICTURE).body
    for wanted, part in (("bytes=0-99", whole[:100]), ("bytes=-10", whole[-10:]), ("bytes=2000-", whole[2000:])):
        reply = server.ask(PICTURE, range=wanted)
        assert (reply.status, reply.body) == (206, part)
    assert server.ask(PICTURE, range="bytes=99999-").status == 416


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "PROPFIND"])
def test_only_reading_is_allowed(server: Server, method: str) -> None:
    assert server.ask(STORY, method).status == 405


@pytest.mark.parametrize("kind", ["nginx", "caddy"])
def test_who_asks_after_the_switch_gets_the_new_edition(kind: str, tmp_path: Path) -> None:
    root = edition_at(tmp_path)
    behind = start(root)
    server = front(kind, deployment(tmp_path, behind.port))
    try:
        for number in range(2, 8):
            print_edition(root, str(number), front=f"طبعة {number}")
            assert server.ask("/").body == page(f"طبعة {number}")
            assert server.ask("/", accept_encoding="br").headers["content-encoding"] == "br"
        shutil.copytree(root / "editions" / "7", root / "editions" / "8")
        shutil.rmtree(root / "editions" / "8" / "من-نحن")
        assert server.ask("/من-نحن/").status == 200
        switch(root, "8")
        assert server.ask("/من-نحن/").status == 404
    finally:
        for each in (server, behind):
            each.process.terminate()
            each.process.wait(10)


@pytest.mark.parametrize("kind", ["nginx", "caddy"])
def test_pages_are_served_while_the_readers_process_is_away(kind: str, tmp_path: Path) -> None:
    root = edition_at(tmp_path)
    server = front(kind, deployment(tmp_path, upstream=1))
    try:
        read = server.ask(STORY)
        assert read.status == 200
        later = server.ask("/search/?q=x")
        assert (later.status, later.body) == (503, page("لا صفحة هنا"))
        (root / "current" / "503.html").write_bytes(page("نعود بعد قليل"))
        for target in ("/search/?q=x", "/letters/sealed/x", "/search/?q=x&page=2"):
            later = server.ask(target)
            assert (later.status, later.body) == (503, page("نعود بعد قليل")), target
            assert later.headers["retry-after"] == "60"
            for name in ("content-security-policy", "x-content-type-options", "referrer-policy", "cache-control"):
                assert later.headers[name] == read.headers[name], name
            assert "server" not in later.headers or kind == "nginx"
        assert server.ask("/letters/", "POST").status == 503
    finally:
        server.process.terminate()
        server.process.wait(10)
