"""While the readers' process is away nginx and Caddy answer old and unknown addresses themselves, as it would."""

from __future__ import annotations

import shutil
import socket
import ssl
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.old_addresses import write_redirects
from tests.readers.conftest import (
    REDIRECTS,
    Server,
    free_port,
    page,
    parse,
    start,
    switch,
    write,
)
from warraq.addresses import redirects_file, to_url
from warraq.config import SiteConfig
from warraq.deploy import moved, policy

from .conftest import deployment, edition_at, front

STORY = "/2014/09/%D8%AC%D8%B3%D8%B1/"
OLD = [
    ("/old-name/", STORY), ("/old-name", STORY), ("/old-name/index.html", STORY), ("//old-name//", STORY),
    ("/old-name/?utm_source=x", STORY), ("/index.php/old-name/", STORY), ("/old%2Dname/", STORY),
    ("/2014/09/جسر", STORY), ("/2014/09/%d8%ac%d8%b3%d8%b1", STORY), ("/2014//09/%D8%AC%D8%B3%D8%B1/", STORY),
    ("/?p=12", STORY), ("/?utm_source=x&p=12", STORY), ("/index.php?p=12", STORY), ("/s/412/", STORY),
    ("/s/412", STORY), ("/قديم/", STORY), ("/%D9%82%D8%AF%D9%8A%D9%85", STORY), ("/%d9%82%d8%af%d9%8a%d9%85/", STORY),
    ("/%D8%A3%D9%85%D8%B3/", STORY), ("/%D8%A7%D9%94%D9%85%D8%B3/", STORY),
    ("/?feed=rss2", "/feed.xml"), ("/?m=201409", "/2014/09/"), ("/2014/09/15/", "/2014/09/"),
    ("/feed/", "/feed.xml"), ("/feed.xml/", "/feed.xml"),
    ("/media/bridge.0123456789ab.jpg/", "/media/bridge.0123456789ab.jpg"),
    ("/category/محليات/page/3/", "/category/%D9%85%D8%AD%D9%84%D9%8A%D8%A7%D8%AA/"),
    ("/?cat=3&paged=2&feed=rss2", "/category/%D9%85%D8%AD%D9%84%D9%8A%D8%A7%D8%AA/feed.xml"),
    ("/wp-content/uploads/2014/09/bridge-300x200.jpg", "/media/bridge.0123456789ab.jpg"),
    ("/away/", "https://example.org/x"), ("/hostile/", "https://example.org/a%0D%0Ab%7B%7Bc"),
    ("/?s=%D9%83%D8%AA%D8%A7%D8%A8", "/search/?q=%D9%83%D8%AA%D8%A7%D8%A8"),
]  # fmt: skip
MORE = {
    "/قديم/": ("/2014/09/جسر/", 301),
    "/أمس/": ("/2014/09/جسر/", 301),
    "/hostile/": ("https://example.org/a\r\nb{{c".replace("\r", "%0D").replace("\n", "%0A"), 301),
    "/two-slashes/": ("//evil.example/", 308),
}
UNLIKE = {"date", "server", "connection", "keep-alive", "accept-ranges", "transfer-encoding", "vary"}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    edition = edition_at(tmp_path_factory.mktemp("away"))
    write_redirects(edition / "current", {**REDIRECTS, **MORE})
    write(edition / "current", "503.html", page("نعود بعد قليل"), twins=True)
    moved.refresh(edition)
    return edition


@pytest.fixture(scope="module")
def there(root: Path) -> Iterator[Server]:
    """The built-in server, of which the other two know nothing."""
    running = start(root)
    yield running
    running.process.terminate()
    running.process.wait(10)


@pytest.fixture(scope="module", params=["nginx", "caddy"])
def alone(request: pytest.FixtureRequest, root: Path) -> Iterator[Server]:
    running = front(request.param, deployment(root.parent, upstream=1))
    yield running
    running.process.terminate()
    running.process.wait(10)


def same(there: Server, alone: Server, target: str, method: str = "GET", **headers: str) -> None:
    ours, theirs = (each.ask(target, method, **headers) for each in (there, alone))
    assert (theirs.status, theirs.body) == (ours.status, ours.body)
    said = [{name: value for name, value in reply.headers.items() if name not in UNLIKE} for reply in (ours, theirs)]
    if method == "HEAD" and "content-length" not in said[1]:  # Caddy says none of a twin that it does not send
        del said[0]["content-length"]
    assert said[1] == said[0]


@pytest.mark.parametrize(("target", "leads"), OLD)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_old_addresses_lead_on(there: Server, alone: Server, method: str, target: str, leads: str) -> None:
    reply = alone.ask(target, method)
    assert (reply.status, reply.headers["location"], reply.body) == (301, leads, b"")
    same(there, alone, target, method)


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_each_redirect_has_its_own_status(there: Server, alone: Server, method: str) -> None:
    for target, status in (("/temporary/", 302), ("/taken-back/", 410), ("/two-slashes/", 308)):
        assert alone.ask(target, method).status == status
        same(there, alone, target, method)


@pytest.mark.parametrize(
    "target",
    ["/no-such-page/", "/s/413/", "/s/9999999999999999/", "/OLD-NAME/", "/%ff/", "/old-name%2F",
     "/.redirects/short/4.tsv", redirects_file("/old-name/"), "/.secret/", "/index.html.br", "/policy/nginx.js",
     "/policy/caddy.html", "/moved/of", "/caddy.html", "/.alone", "/.missing", "/media/none.jpg", "/none.xml",
     "/%7B%7B.Req%7D%7D/"],
)  # fmt: skip
@pytest.mark.parametrize("encoding", ["br", "gzip", ""])
def test_unknown_addresses_get_the_newspapers_own_page(
    there: Server, alone: Server, target: str, encoding: str
) -> None:
    assert alone.ask(target).status == 404
    for method in ("GET", "HEAD"):
        same(there, alone, target, method, accept_encoding=encoding)
    assert alone.ask(target, if_modified_since="Mon, 01 Jan 2035 00:00:00 GMT", range="bytes=0-4").status == 404


@pytest.mark.parametrize("target", ["/", "/?p=99", "/?utm_source=x&cat=99", "/2014/09/جسر/?p=1", "/?feed"])
def test_a_page_whose_query_names_nothing_is_the_page(there: Server, alone: Server, target: str) -> None:
    ours, theirs = (each.ask(target, accept_encoding="br") for each in (there, alone))
    assert (theirs.status, theirs.body, theirs.headers["content-encoding"]) == (200, ours.body, "br")


@pytest.mark.parametrize("target", ["/search/?q=x", "/letters/", "/letters/sealed/x", "/letters/work.js"])
def test_what_only_the_process_can_do_is_to_be_asked_for_later(alone: Server, target: str) -> None:
    for method in ("GET", "POST"):
        later = alone.ask(target, method)
        assert (later.status, later.body) == (503, page("نعود بعد قليل"))
        assert later.headers["retry-after"] == "60"
    assert alone.ask("/no-such-page/", "POST").status == 503


HOSTILE = [
    "//evil.example/", "//evil.example/old-name/..", "/\\evil.example/", "/%5Cevil.example/", "/%2F%2Fevil.example/",
    "/old-name/%0d%0aset-cookie:x=1/", "/%0d%0aset-cookie:x=1", "/?p=12%0d%0aset-cookie:x=1",
    "/?s=a%0d%0aset-cookie:x=1", "/?s=//evil.example", "/a/../../../etc/passwd", "/%2e%2e/%2e%2e/newsroom.sqlite3",
    "/..;/", "/old-name/../..",
    "/two-slashes/", "/" + "a/" * 3500, "/" + "%D8%AC" * 1200, "/?p=" + "1" * 7000, "/?" + "&".join(["p=12"] * 500),
    "/{{httpError 200}}/", "/?{{.Req}}={{.Req}}", "/{http.vars.root}/", "/$document_root/", "/old-name/\t", "/?s={{x}}",
    "https://evil.example/old-name", "/s/412/%00", "/%00", "/old-name/?p=%", "/%", "/%zz/", "/?%zz=%&p=12",
]  # fmt: skip


@pytest.mark.parametrize("target", HOSTILE)
def test_nothing_hostile_leads_out_or_splits_an_answer(there: Server, alone: Server, target: str) -> None:
    reply, builtin = alone.ask(target), there.ask(target)
    assert reply.status in {200, 301, 308, 400, 404, 414, 431, 503}
    assert "set-cookie" not in reply.headers
    location = reply.headers.get("location", "/")
    assert location.startswith("/")
    assert not location.startswith(("//", "/\\"))
    if reply.status in {301, 308}:
        assert (builtin.status, builtin.headers["location"]) == (reply.status, location)
    assert b"passwd" not in reply.body
    assert alone.ask("/").status == 200


PIECES = st.sampled_from([
    "2014", "09", "15", "جسر", "old-name", "قديم", "s", "412", "413", "feed", "page", "2", "amp", "index.php", "rss2",
    "category", "محليات", "tag", "100%25", "%d8%ac%D8%B3ر", "no", "feed.xml", "index.html", "temporary", "من-نحن", "",
    "%25", "%20", "a+b", "wp-content", "uploads", "bridge-1x1.jpg", "comments", "attachment", "x", "أمس", "taken-back",
    "مجلس-المدينة-يناقش-موازنة-العام-المقبل-ويؤجّل-التصويت-إلى-الأسبوع-القادم", "%D8%A7%D9%94%D9%85%D8%B3",
])  # fmt: skip
FIELDS = st.sampled_from([
    "p=12", "p=13", "cat=3", "page_id=2", "feed=rss2", "m=2014", "m=201409", "m=20140915", "utm_source=x", "paged=2",
    "s=a+b", "p=", "x", "name=%D8%AC", "post_type=post", "author=a%26b",
])  # fmt: skip


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(PIECES, max_size=5), st.booleans(), st.lists(FIELDS, max_size=3, unique=True))
def test_any_address_is_answered_as_the_process_would(
    there: Server, alone: Server, pieces: list[str], slash: bool, fields: list[str]
) -> None:
    target = "/" + "/".join(pieces) + ("/" if slash else "") + ("?" + "&".join(fields) if fields else "")
    ours, theirs = there.ask(target), alone.ask(target)
    if theirs.status != 503:
        assert (theirs.status, theirs.headers.get("location")) == (ours.status, ours.headers.get("location")), target
    else:  # said only of pages whose name holds an escape, and of files with a query
        escaped = "%" in to_url(target).replace("%D", "").replace("%d", "")
        file_asked = "?" in target and target.partition("?")[0].endswith("feed.xml")
        assert ours.status == 200 and (escaped or file_asked), target


def test_a_file_with_a_query_is_never_said_not_to_be_there(there: Server, alone: Server) -> None:
    assert there.ask("/feed.xml?p=13").status == 200
    assert alone.ask("/feed.xml?p=13").status in {200, 503}


@pytest.mark.parametrize("kind", ["nginx", "caddy"])
def test_a_new_editions_redirects_are_in_force_with_it(kind: str, tmp_path: Path) -> None:
    root = edition_at(tmp_path)
    server = front(kind, deployment(tmp_path, upstream=1))
    keeper = moved.Keeper()
    try:
        assert server.ask("/newly-moved/").status == 404
        shutil.copytree(root / "editions" / "1", root / "editions" / "2")
        without = {old: led for old, led in REDIRECTS.items() if old != "/old-name/"}
        write_redirects(root / "editions" / "2", {**without, "/newly-moved/": ("/2014/09/جسر/", 301)})
        write(root / "editions" / "2", ".redirects/short/5.tsv", "/s/512/\t/من-نحن/\t301\n".encode())
        write(root / "editions" / "2", "404.html", page("لا شيء"))
        switch(root, "2")
        assert server.ask("/s/512/").headers["location"] == to_url("/من-نحن/")
        assert server.ask("/none/").body == page("لا شيء")
        until = time.monotonic() + 20
        while server.ask("/newly-moved/").status != 301 or server.ask("/old-name/").status != 404:
            # nginx reads the edition's own file; for Caddy the press writes, beside its work.
            assert kind == "caddy" and time.monotonic() < until
            keeper.look(SiteConfig(root=tmp_path))
            time.sleep(0.05)
        assert server.ask("/newly-moved").headers["location"] == STORY
    finally:
        server.process.terminate()
        server.process.wait(10)


@pytest.mark.parametrize("kind", ["nginx", "caddy"])
def test_without_what_it_needs_it_says_later_and_never_not_found(kind: str, tmp_path: Path) -> None:
    root = edition_at(tmp_path)
    shutil.rmtree(root / moved.FOLDER)
    server = front(kind, deployment(tmp_path, upstream=1, script=False))
    try:
        for target in ("/old-name/", "/no-such-page/", "/?p=12"):
            assert server.ask(target).status == 503
        assert server.ask(STORY).status == 200
        assert not moved.refresh(root)
    finally:
        server.process.terminate()
        server.process.wait(10)


@pytest.mark.parametrize("kind", ["nginx", "caddy"])
def test_an_exported_newspaper_is_served_where_there_is_no_warraq(kind: str, tmp_path: Path) -> None:
    here = edition_at(tmp_path / "here")
    there = tmp_path / "there" / "edition"
    shutil.copytree(here / "current", there / "current")  # as `warraq export` does: real folders, no links
    for beside in (policy.FOLDER, moved.FOLDER):
        shutil.copytree(here / beside, there / beside)
    shutil.rmtree(here)
    server = front(kind, deployment(there.parent, upstream=1))
    try:
        assert server.ask("/2014/09/جسر/", accept_encoding="br").headers["content-encoding"] == "br"
        assert server.ask("/old-name").headers["location"] == STORY
        assert server.ask("/s/412/").headers["location"] == STORY
        assert (server.ask("/none/").status, server.ask("/none/").body) == (404, page("لا صفحة هنا"))
    finally:
        server.process.terminate()
        server.process.wait(10)


@pytest.mark.parametrize("kind", ["nginx", "caddy"])
def test_over_tls_every_answer_says_that_tls_is_wanted(
    kind: str, tmp_path: Path, certificate: tuple[Path, Path]
) -> None:
    edition_at(tmp_path)
    name = "newspaper.example"
    made = deployment(
        tmp_path, upstream=1, domain=name, tls_port=free_port(), certificate=certificate[0], key=certificate[1]
    )
    server = front(kind, made)
    checked = ssl.create_default_context(cafile=str(certificate[0]))
    try:
        wanted = {"/": 200, "/old-name/": 301, "/taken-back/": 410, "/none/": 404, "/letters/": 503}
        for target, status in wanted.items():
            plain = socket.create_connection(("127.0.0.1", made.tls_port), 5)
            with checked.wrap_socket(plain, server_hostname=name) as line:
                asked = f"GET {target} HTTP/1.1\r\nhost: {name}\r\nconnection: close\r\n\r\n"
                line.sendall(asked.encode())
                raw = b"".join(iter(lambda: line.recv(65536), b""))  # noqa: B023 - read at once
            assert parse(raw).status == status
            for header in (b"strict-transport-security:", b"content-security-policy:", b"cache-control:"):
                assert raw.lower().count(header) == 1, (target, header)
    finally:
        server.process.terminate()
        server.process.wait(10)


def test_the_folder_for_caddy_holds_what_the_edition_says_and_changes_little(tmp_path: Path) -> None:
    root = edition_at(tmp_path)
    assert not moved.refresh(root)
    folder = root / moved.FOLDER
    before = {file.name: file.stat().st_ino for file in folder.iterdir()}
    write_redirects(root / "current", {**REDIRECTS, "/one-more/": ("/", 301)})
    (folder / ".left.new").write_bytes(b"by a process that was killed")
    assert moved.refresh(root)
    after = {file.name: file.stat().st_ino for file in folder.iterdir()}
    assert len({name for name in after if before.get(name) != after[name]} - {moved.NOTE}) == 1
    assert ".left.new" not in after
    write_redirects(root / "current", {})
    assert moved.refresh(root)
    assert {file.name for file in folder.iterdir()} == {moved.NOTE}
