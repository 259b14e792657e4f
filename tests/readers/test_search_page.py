"""Results of a search, as a reader gets them."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote

import brotli
import pytest

from warraq.readers.results import Results
from warraq.search import Index, families

from .conftest import Server, documents, print_edition


def test_results_are_on_a_page_of_the_newspaper(server: Server) -> None:
    reply = server.ask(f"/search/?q={quote('مدينة')}")
    text = reply.body.decode()
    assert reply.status == 200
    assert "افتتاح جسر المدينة" in text
    assert "<mark>المدينة</mark>" in text
    assert "صحيفة التجربة" in text
    assert reply.headers["x-robots-tag"] == "noindex"
    assert "sha256-" in reply.headers["content-security-policy"]


def test_results_are_compressed_for_who_reads_that(server: Server) -> None:
    address = f"/search/?q={quote('مدينة')}"
    plain = server.ask(address)
    small = server.ask(address, accept_encoding="gzip, br")
    assert "content-encoding" not in plain.headers
    assert small.headers["content-encoding"] == "br"
    assert plain.headers["vary"] == small.headers["vary"] == "accept-encoding"
    assert brotli.decompress(small.body) == plain.body
    assert small.headers["content-security-policy"] == plain.headers["content-security-policy"]


def test_what_the_first_search_would_wait_for_is_ready_before_it(tmp_path: Path, edition: Path) -> None:
    families._families.cache_clear()
    results = Results(edition, None)
    results.wake()
    assert families._families.cache_info().currsize == 1
    assert results._index is not None and results._theme is not None
    assert results._kept == {}, "nobody asked"
    # Where there is no search yet, or a theme that is broken, the server still starts.
    Results(tmp_path, None).wake()
    (tmp_path / "results.html").write_text("{% nonsense %}", "utf-8")
    Results(edition, tmp_path).wake()


def test_the_empty_page_is_the_printed_one(server: Server) -> None:
    assert "ابحث" in server.ask("/search/").body.decode()


@pytest.mark.parametrize(
    "query",
    [
        "",
        "%00%01",
        "%ff%fe",
        quote("<script>alert(1)</script>"),
        quote('"><img src=x onerror=alert(1)>'),
        "a" * 7000,
        quote("(a+)+$" * 100),
        "x&page=99999",
        "x&page=-1",
        "x&page=%D9%A3",
        "&q=&q=",
        quote("AND OR NOT title:[a TO b]"),
    ],
)
def test_a_hostile_query_is_answered_without_harm(server: Server, query: str) -> None:
    reply = server.ask(f"/search/?q={query}")
    assert reply.status == 200
    assert b"<script>alert" not in reply.body
    assert b"<img src=x" not in reply.body


def test_without_an_index_readers_are_asked_to_come_back_and_then_find(own_server: Server, tmp_path: Path) -> None:
    root = tmp_path / "edition"
    print_edition(root, "1")
    assert own_server.ask("/search/?q=x").status == 503
    Index.create(root / "search").apply(documents())
    target = f"/search/?q={quote('جسر')}"
    assert "جسر المدينة" in own_server.ask(target).body.decode()
    Index.open(root / "search").apply([], ["/2014/09/جسر/"])
    assert "جسر المدينة" not in own_server.ask(target).body.decode()
    Index.create(root / "search").apply(documents())
    assert "جسر المدينة" in own_server.ask(target).body.decode()


def test_a_flood_of_searches_leaves_the_pages_alone(server: Server) -> None:
    with ThreadPoolExecutor(60) as pool:
        flood = [pool.submit(lambda n: server.ask(f"/search/?q={quote('مدينة')}{n}").status, n) for n in range(300)]
        slowest = 0.0
        while not all(search.done() for search in flood):
            started = time.perf_counter()
            assert server.ask("/2014/09/جسر/").status == 200
            slowest = max(slowest, time.perf_counter() - started)
    assert {search.result() for search in flood} <= {200, 503}
    assert slowest < 2
