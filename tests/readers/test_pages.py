"""What readers get: pages, encodings, conditions, headers; asked of the real server over the wire."""

from __future__ import annotations

import gzip

import brotli
import pytest

from warraq.addresses import redirects_file
from warraq.readers.headers import page_policy, walls

from .conftest import NEWS, Server, page

BRIDGE = "/2014/09/جسر/"


@pytest.mark.parametrize(
    "target",
    ["/2014/09/جسر/", "/2014/09/%D8%AC%D8%B3%D8%B1/", "/2014/09/%d8%ac%d8%b3%d8%b1/", "/2014/09/%D8%acسر/"],
)
def test_an_address_answers_in_every_spelling_of_its_escapes(server: Server, target: str) -> None:
    reply = server.ask(target)
    assert reply.status == 200
    assert reply.body == page(NEWS)
    assert reply.headers["content-type"] == "text/html; charset=utf-8"
    assert int(reply.headers["content-length"]) == len(reply.body)


def test_a_percent_sign_in_an_address_is_not_decoded_twice(server: Server) -> None:
    assert server.ask("/tag/100%25/").status == 200
    assert server.ask("/2014/09/%25D8%25AC%25D8%25B3%25D8%25B1/").status == 404


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        ("br", "br"),
        ("gzip", "gzip"),
        ("gzip, br", "br"),
        ("gzip;q=1.0, br;q=0.1", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("*", "br"),
        ("", None),
        ("identity", None),
        ("zstd", None),
        ("br;q=banana", None),
        ("br;q=0", None),
    ],
)
def test_the_copy_that_the_browser_prefers_is_sent(server: Server, asked: str, given: str | None) -> None:
    reply = server.ask(BRIDGE, accept_encoding=asked)
    assert reply.headers.get("content-encoding") == given
    decoded = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}[given](reply.body)
    assert decoded == page(NEWS)
    assert reply.headers["vary"] == "accept-encoding"


def test_an_unchanged_page_is_not_sent_again(server: Server) -> None:
    first = server.ask(BRIDGE, accept_encoding="br")
    again = server.ask(BRIDGE, accept_encoding="br", if_none_match=first.headers["etag"])
    assert (again.status, again.body) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert "content-encoding" not in again.headers
    assert server.ask(BRIDGE, if_none_match=first.headers["etag"]).status == 200, "another encoding has another tag"
    assert server.ask(BRIDGE, if_none_match='W/"x", *').status == 200
    assert server.ask(BRIDGE, if_none_match="*").status == 304


def test_a_date_is_a_condition_only_where_no_tag_is(server: Server) -> None:
    date = server.ask(BRIDGE).headers["last-modified"]
    assert server.ask(BRIDGE, if_modified_since=date).status == 304
    assert server.ask(BRIDGE, if_modified_since=date, if_none_match='"x"').status == 200
    assert server.ask(BRIDGE, if_modified_since="Thu, 01 Jan 1970 00:00:00 GMT").status == 200
    assert server.ask(BRIDGE, if_modified_since="yesterday").status == 200


def test_head_says_what_get_would_and_sends_nothing(server: Server) -> None:
    got, head = server.ask(BRIDGE, accept_encoding="br"), server.ask(BRIDGE, "HEAD", accept_encoding="br")
    assert head.body == b""
    assert {k: v for k, v in head.headers.items() if k != "date"} == {
        k: v for k, v in got.headers.items() if k != "date"
    }


@pytest.mark.parametrize(
    ("target", "kind"),
    [
        ("/feed.xml", "application/rss+xml"),
        ("/category/محليات/feed.xml", "application/rss+xml"),
        ("/feed.json", "application/feed+json"),
        ("/sitemap.xml", "application/xml"),
        ("/robots.txt", "text/plain"),
        ("/media/bridge.0123456789ab.jpg", "image/jpeg"),
        ("/assets/text.0123456789.woff2", "font/woff2"),
    ],
)
def test_each_kind_of_file_has_its_content_type(server: Server, target: str, kind: str) -> None:
    reply = server.ask(target)
    assert reply.status == 200
    assert reply.headers["content-type"].partition(";")[0] == kind


def test_pages_are_asked_for_again_and_named_by_content_never(server: Server) -> None:
    assert "max-age=0" in server.ask("/").headers["cache-control"]
    for target in ("/media/bridge.0123456789ab.jpg", "/assets/text.0123456789.woff2"):
        assert server.ask(target).headers["cache-control"] == "public, max-age=31536000, immutable"


def test_documents_are_saved_and_never_shown(server: Server) -> None:
    reply = server.ask("/documents/report.pdf")
    assert reply.headers["content-disposition"] == "attachment"
    assert "sandbox" in reply.headers["content-security-policy"]


@pytest.mark.parametrize(
    "target",
    [
        "/",
        BRIDGE,
        "/nope/",
        "/feed.xml",
        "/media/bridge.0123456789ab.jpg",
        "/?p=12",
        "/search/?q=x",
        "/%00",
        "/documents/report.pdf",
    ],
)
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST"])
def test_every_answer_has_the_walls_and_no_cookie(server: Server, target: str, method: str) -> None:
    reply = server.ask(target, method)
    assert reply.headers["content-security-policy"].startswith("default-src 'none'")
    assert "unsafe" not in reply.headers["content-security-policy"]
    assert reply.headers["x-content-type-options"] == "nosniff"
    assert reply.headers["referrer-policy"] == "no-referrer"
    assert reply.headers["cross-origin-opener-policy"] == "same-origin"
    assert "permissions-policy" in reply.headers
    assert "set-cookie" not in reply.headers
    assert reply.headers["server"] == "warraq"


def test_only_the_themes_own_style_is_allowed(server: Server) -> None:
    policy = server.ask("/").headers["content-security-policy"]
    assert policy.count("sha256-") == 1
    assert "sha256-" not in server.ask("/feed.xml").headers["content-security-policy"]


@pytest.mark.parametrize(
    ("asked", "status", "first", "length"),
    [
        ("bytes=0-99", 206, 0, 100),
        ("bytes=100-", 206, 100, None),
        ("bytes=-10", 206, -10, 10),
        ("bytes=5-2", 200, 0, None),
        ("bytes=0-1,4-5", 200, 0, None),
        ("lines=0-1", 200, 0, None),
        ("bytes=-", 200, 0, None),
    ],
)
@pytest.mark.parametrize(("name", "size"), [("bridge", 256 * 8), ("large", 256 * 4096)])
def test_a_part_of_a_picture(
    server: Server, name: str, size: int, asked: str, status: int, first: int, length: int | None
) -> None:
    reply = server.ask(f"/media/{name}.0123456789ab.jpg", range=asked)
    whole = bytes(range(256)) * (size // 256)
    assert reply.status == status
    assert reply.body == (whole[first:] if length is None else whole[first:][:length])
    if status == 206:
        start = first % size
        assert reply.headers["content-range"] == f"bytes {start}-{start + len(reply.body) - 1}/{size}"


def test_a_range_outside_of_a_file_is_refused_with_its_size(server: Server) -> None:
    reply = server.ask("/media/bridge.0123456789ab.jpg", range="bytes=9000-")
    assert (reply.status, reply.headers["content-range"]) == (416, "bytes */2048")


def test_a_range_of_another_version_gets_the_whole(server: Server) -> None:
    target = "/media/bridge.0123456789ab.jpg"
    etag = server.ask(target).headers["etag"]
    assert server.ask(target, range="bytes=0-1", if_range=etag).status == 206
    assert server.ask(target, range="bytes=0-1", if_range='"other"').status == 200


def test_pages_have_no_ranges(server: Server) -> None:
    assert server.ask("/", range="bytes=0-1").status == 200


def test_what_is_not_there_is_said_on_the_newspapers_own_page(server: Server) -> None:
    reply = server.ask("/nothing/here/", accept_encoding="br")
    assert reply.status == 404
    assert "لا صفحة هنا" in brotli.decompress(reply.body).decode()
    assert "etag" not in reply.headers
    assert server.ask("/404.html").status == 404


@pytest.mark.parametrize(
    "target",
    [
        redirects_file("/old-name/"),
        "/.redirects/short/4.tsv",
        "/search-frame.json",
        "/../search-frame.json",
        "/.secret/",
        "/.secret/index.html",
        "/index.html.br",
        "/feed.xml.gz",
        "/2014/09/جسر/index.html.gz",
        "/leak.html",
        "/media/",
        "/category/",
        "/assets",
        "/.redirects/old/",
    ],
)
def test_what_is_not_readers_business_is_not_there(server: Server, target: str) -> None:
    assert server.ask(target).status == 404


def test_only_the_head_of_a_page_opens_its_policy_to_the_one_script() -> None:
    script = b'<script src="/assets/offline.0123456789.js" defer></script>'
    style = b"<style>p{}</style>\n"
    opened = page_policy(b"<head>" + script + style + b"</head><body>")
    assert "script-src 'self'; worker-src 'self'" in opened
    for closed in (
        b"<head>" + style + b"</head><body>" + script,
        b"<head>" + script.replace(b"/assets", b"/media") + style + b"</head>",
        b"<head>" + script.replace(b" defer", b"") + style + b"</head>",
    ):
        assert "script-src" not in page_policy(closed)


def test_a_page_that_could_lead_away_by_itself_is_put_into_a_sandbox_without_scripts() -> None:
    head = b'<head><script src="/assets/offline.0123456789.js" defer></script><style>p{}</style>\n</head><body>'
    policy = page_policy(head + b'<MeTa HTTP-Equiv="refresh" content="0;url=//evil.example">')
    assert "; sandbox " in policy
    assert "allow-scripts" not in policy
    assert "script-src" not in policy
    assert "sha256-" in policy
    assert "sandbox" not in page_policy(head)
    named = {name for name, _ in walls(policy)}
    assert "cross-origin-opener-policy" not in named
    assert "cross-origin-opener-policy" in {name for name, _ in walls(page_policy(head))}
