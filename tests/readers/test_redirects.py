"""Old addresses lead on: the edition's own redirects, and what WordPress would have understood."""

from __future__ import annotations

import tempfile
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.old_addresses import write_redirects
from warraq.addresses import redirects_file
from warraq.readers.redirects import Redirect, Redirects

from .conftest import Server

_part = st.text(st.characters(exclude_characters="\t\n\r", exclude_categories=("Cs", "Cc")), max_size=12)
_tables = st.dictionaries(
    _part.map("/{}".format), st.tuples(_part.map("/{}".format), st.sampled_from([301, 302, 308])), max_size=60
)


@settings(max_examples=150, deadline=None)
@given(_tables, st.lists(_part.map("/{}".format), max_size=10))
def test_the_files_answer_like_a_dictionary(table: dict[str, tuple[str, int]], others: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        write_redirects(Path(folder), table)
        redirects = Redirects(Path(folder))
        for old, (to, status) in table.items():
            assert redirects.find(old) == Redirect(to, status)
        for other in others:
            assert (redirects.find(other) is not None) == (other in table)


def test_a_million_redirects_take_no_time_to_load(tmp_path: Path) -> None:
    import time

    write_redirects(tmp_path, {f"/old/{number:07}/": (f"/new/{number}/", 301) for number in range(200_000)})
    started = time.perf_counter()
    redirects = Redirects(tmp_path)
    assert redirects.find("/old/0123456/") == Redirect("/new/123456/", 301)
    assert time.perf_counter() - started < 0.02


@pytest.mark.parametrize(
    "content", [b"", b"\n", b"x", b"\t\t\n", b"/a\n", b"/a\t/b\tbanana\n", b"/a\t\xff\t301", b"\n\n\n"]
)
def test_a_damaged_file_never_raises(tmp_path: Path, content: bytes) -> None:
    addresses = ("/a", "", "x", "/", "/zz")
    write_redirects(tmp_path, dict.fromkeys(addresses, ("/b", 301)))
    for address in addresses:
        (tmp_path / redirects_file(address).strip("/")).write_bytes(content)
    redirects = Redirects(tmp_path)
    for address in addresses:
        redirects.find(address)


BRIDGE = "/2014/09/جسر/"


@pytest.mark.parametrize(
    ("target", "to"),
    [
        # spellings
        ("/2014/09/جسر", BRIDGE),
        ("/2014/09/%d8%ac%d8%b3%d8%b1", BRIDGE),
        ("//2014///09/جسر//", BRIDGE),
        ("/2014/09/جسر/index.html", BRIDGE),
        ("/feed.xml/", "/feed.xml"),
        ("/./2014/09/", None),
        # the edition's redirects
        ("/?p=12", BRIDGE),
        ("/?p=12&utm_source=x&fbclid=y", BRIDGE),
        ("/?utm_source=x&p=12", BRIDGE),
        ("/index.php?p=12", BRIDGE),
        ("/?p=12&share=twitter&nb=1", BRIDGE),
        ("/?cat=3&paged=2", "/category/محليات/"),
        ("/?cat=3&feed=rss2", "/category/محليات/feed.xml"),
        ("/old-name/", BRIDGE),
        ("/old-name", BRIDGE),
        ("/old-name/?replytocom=4", BRIDGE),
        ("/away/", "https://example.org/x"),
        ("/wp-content/uploads/2014/09/bridge.jpg", "/media/bridge.0123456789ab.jpg"),
        ("/wp-content/uploads/2014/09/bridge-300x200.jpg", "/media/bridge.0123456789ab.jpg"),
        # the short addresses of articles
        ("/s/412/", BRIDGE),
        ("/s/412", BRIDGE),
        ("/s/412/?utm_source=x", BRIDGE),
        ("/s/499/", "/من-نحن/"),
        ("/s/413/", None),
        ("/s/0412/", None),
        ("/s/99999999999999999999/", None),
        ("/s/٤١٢/", None),
        ("/.redirects/short/4.tsv", None),
        # WordPress's endless ones
        ("/category/محليات/page/7/", "/category/محليات/"),
        ("/category/محليات/feed/", "/category/محليات/feed.xml"),
        ("/category/محليات/feed/atom", "/category/محليات/feed.xml"),
        ("/category/محليات/page/2/feed/", "/category/محليات/feed.xml"),
        ("/feed/", "/feed.xml"),
        ("/feed", "/feed.xml"),
        ("/rss2/", "/feed.xml"),
        ("/comments/feed/", "/feed.xml"),
        ("/page/3/", "/"),
        ("/2014/09/جسر/feed/", BRIDGE),
        ("/2014/09/جسر/comment-page-2/", BRIDGE),
        ("/2014/09/جسر/embed/", BRIDGE),
        ("/2014/09/جسر/amp", BRIDGE),
        ("/2014/09/جسر/trackback/", BRIDGE),
        ("/2014/09/جسر/2/", BRIDGE),
        ("/2014/09/15/", "/2014/09/"),
        ("/index.php/2014/09/جسر/", BRIDGE),
        ("/index.php/old-name/feed/", BRIDGE),
        ("/index.php", "/"),
        ("/?feed=rss2", "/feed.xml"),
        ("/?m=201409", "/2014/09/"),
        ("/?s=%D8%AC%D8%B3%D8%B1", "/search/?q=جسر"),
    ],
)
def test_an_old_address_leads_on_in_one_step(server: Server, target: str, to: str | None) -> None:
    reply = server.ask(target)
    if to is None:
        assert reply.status == 404
        return
    assert reply.status == 301
    location = reply.headers["location"]
    assert location.isascii()
    assert unquote(location) == to
    if location.startswith("/"):
        assert server.ask(location).status == 200


@pytest.mark.parametrize(
    "query", ["utm_source=x", "fbclid=1", "replytocom=3", "x", "&&&", "=", "share=facebook", "%00", "ref=%ff"]
)
def test_what_others_add_to_a_link_changes_nothing(server: Server, query: str) -> None:
    assert server.ask(f"{BRIDGE}?{query}").status == 200


def test_statuses_are_those_that_were_printed(server: Server) -> None:
    assert server.ask("/temporary/").status == 302
    assert server.ask("/taken-back/").status == 410


def test_letters_composed_or_not_are_one_address(server: Server) -> None:
    import unicodedata

    decomposed = unicodedata.normalize("NFD", "/2014/09/أ/")
    assert server.ask(decomposed).status == 404
    from warraq.readers.answers import _spellings

    assert "/2014/09/أ/" in set(_spellings(decomposed))


@pytest.mark.parametrize(
    "target",
    [
        "//evil.example/",
        "/\\evil.example/",
        "//evil.example/feed/",
        "/%5Cevil.example/",
        "/%2F%2Fevil.example/page/2/",
        "/?s=x%0D%0ASet-Cookie:a=b",
        "/old-name/%0d%0aX: y/feed/",
        "http://evil.example//2014/09/جسر",
    ],
)
def test_no_redirect_leaves_the_newspaper_or_breaks_the_header(server: Server, target: str) -> None:
    reply = server.ask(target.replace(" ", "%20"))
    location = reply.headers.get("location", "/")
    assert location.startswith("/")
    assert not location.startswith("//")
    assert "\\" not in location
    assert "set-cookie" not in reply.headers
