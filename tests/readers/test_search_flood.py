"""A flood of searches that no cache can answer, from processes of their own: pages are served all the while."""

from __future__ import annotations

import http.client
import multiprocessing
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import psutil
import pytest

from warraq.search import Document, Index

from .conftest import NEWS, Server, documents, print_edition, start

SECONDS = 4
CLIENTS = 6
SLOWEST_PAGE = 1.5
MOST_GROWTH = 120_000_000


def _flood(port: int, number: int, until: float, told: multiprocessing.Queue[Counter[int]]) -> None:
    """Searches, each asked once: words, phrases, filters, long ones, deep pages."""
    shapes = ("q={w}{n}", "q=%C2%AB{w}%20{n}%C2%BB", "q={w}&date={y}&section={n}", "q={w}%20{n}%20" + "a" * 1500,
              "q={w}&page={p}&tag={n}", "q=-{w}%20{n}%20%22")  # fmt: skip
    seen: Counter[int] = Counter()
    count = 0
    while time.monotonic() < until:
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        try:
            for _ in range(20):
                count += 1
                query = shapes[count % len(shapes)].format(
                    w=quote("مدينة"), n=f"{number}x{count}", y=1900 + count % 300, p=count % 90 + 2
                )
                line.request("GET", f"/search/?{query}")
                answer = line.getresponse()
                answer.read()
                seen[answer.status] += 1
        except (OSError, http.client.HTTPException):
            seen[0] += 1
        finally:
            line.close()
    told.put(seen)


@pytest.fixture
def flooded(tmp_path: Path) -> Server:
    root = tmp_path / "edition"
    print_edition(root, "1")
    many = [each for number in range(400) for each in _copies(number)]
    Index.create(root / "search").apply(many)
    return start(root, workers=2)


def _copies(number: int) -> list[Document]:
    return [replace(each, address=f"/{number}{each.address}", body=NEWS * 3) for each in documents()]


def test_pages_are_served_while_searches_that_no_cache_knows_pour_in(flooded: Server) -> None:
    processes = [psutil.Process(flooded.process.pid), *psutil.Process(flooded.process.pid).children(recursive=True)]
    try:
        flooded.ask(f"/search/?q={quote('مدينة')}")
        before = sum(process.memory_info().rss for process in processes)
        context = multiprocessing.get_context("fork")
        told: multiprocessing.Queue[Counter[int]] = context.Queue()
        until = time.monotonic() + SECONDS
        clients = [
            context.Process(target=_flood, args=(flooded.port, number, until, told)) for number in range(CLIENTS)
        ]
        for client in clients:
            client.start()
        waits = []
        while time.monotonic() < until:
            begun = time.perf_counter()
            assert flooded.ask("/2014/09/جسر/").status == 200
            waits.append(time.perf_counter() - begun)
        seen = sum((told.get(timeout=30) for _ in clients), Counter[int]())
        for client in clients:
            client.join(10)
        assert set(seen) <= {200, 503}, seen
        assert seen[200] > 20
        assert sorted(waits)[int(len(waits) * 0.95)] < SLOWEST_PAGE
        assert sum(process.memory_info().rss for process in processes) - before < MOST_GROWTH
        assert flooded.ask(f"/search/?q={quote('مدينة بعد الطوفان')}").status == 200
    finally:
        flooded.process.terminate()
        flooded.process.wait(10)
