"""How well and how fast search finds.

    python -m benchmarks.search --docs DOCS.jsonl --queries QUERIES.jsonl [--json]
    python -m benchmarks.search [--develop] [--spellings] [--headlines] [--peers] [--sample N]

Docs have ``id, title, body``; queries ``id, text, relevant: [id]``. Without files the development set is made from the
shared data. The index and the search are the site's own (`warraq.search`), snippets included in the times.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from benchmarks.command import command, show, told
from benchmarks.judging import DATA, Question, Set, development, from_files, headlines, respelled
from benchmarks.spellings import SPELLINGS
from warraq.search import Index, Wanted

Find = Callable[[str], list[str]]
DEEP = 10


def measure(questions: list[Question], find: Find) -> dict[str, float]:
    """R@1, R@10, MRR@10, and the time of one search in milliseconds."""
    first = found = 0
    reciprocal = 0.0
    times = []
    for question in questions:
        started = time.perf_counter()
        names = find(question.text)
        times.append((time.perf_counter() - started) * 1000)
        rank = next((place for place, name in enumerate(names[:DEEP], 1) if name in question.relevant), 0)
        first += rank == 1
        found += rank > 0
        reciprocal += 1 / rank if rank else 0
    count, times = len(questions), sorted(times)
    return {
        "r1": round(first / count, 4), "r10": round(found / count, 4), "mrr": round(reciprocal / count, 4),
        "p50_ms": round(statistics.median(times), 3), "p99_ms": round(times[int(len(times) * 0.99)], 3),
    }  # fmt: skip


def lost(questions: list[Question], find: Find) -> Iterable[tuple[str, float]]:
    """Of each way to spell otherwise, the share of MRR@10 that it costs."""
    clean = measure(questions, find)["mrr"]
    for name, change in SPELLINGS.items():
        yield name, round(1 - measure(respelled(questions, change), find)["mrr"] / clean, 4)


class Ours:
    """The site's own search over a set's documents."""

    def __init__(self, folder: Path, documents: Set) -> None:
        started = time.perf_counter(), time.process_time()
        index = Index.create(folder / "search")
        index.apply(documents.documents)
        self.build_s = time.perf_counter() - started[0]
        self.build_cpu_s = time.process_time() - started[1]
        self.index = Index.open(folder / "search")
        self.size = sum(file.stat().st_size for file in (folder / "search").iterdir())
        self.text = sum(len((each.headline + each.body).encode()) for each in documents.documents)
        self.count = len(documents.documents)

    def find(self, query: str) -> list[str]:
        return [hit.address for hit in self.index.find(Wanted(query), 1, DEEP).hits]

    def sizes(self) -> dict[str, float]:
        return {
            "documents": self.count, "build_per_s": round(self.count / self.build_s, 1),
            "build_cpu_ms_each": round(1000 * self.build_cpu_s / self.count, 3),
            "index_to_text": round(self.size / self.text, 3),
        }  # fmt: skip


def run(given: argparse.Namespace, folder: Path) -> dict[str, object]:
    """All that was asked for."""
    files = given.docs and given.queries
    found = from_files(given.docs, given.queries) if files else development(given.data)
    questions = found.questions[:: max(1, len(found.questions) // given.sample)] if given.sample else found.questions
    ours = Ours(folder, found)
    ours.find(questions[0].text)
    result: dict[str, object] = {**measure(questions, ours.find), **ours.sizes()}
    if given.spellings:
        result.update((f"lost: {name}", share) for name, share in lost(questions, ours.find))
    if given.headlines:
        (folder / "headlines").mkdir()
        news = headlines(given.data, given.sample or 1000)
        result["headlines"] = measure(news.questions, Ours(folder / "headlines", news).find)
    if given.peers:
        from benchmarks.peers import peers

        for name, find in peers(folder, found.documents):
            result[name] = measure(questions, find)
            if given.spellings:
                result[f"{name}, lost"] = dict(lost(questions, find))
    return result


def main() -> None:
    parser = command(__file__, __doc__)
    parser.add_argument("--docs", type=Path)
    parser.add_argument("--queries", type=Path)
    parser.add_argument("--develop", action="store_true", help="the development set, which is the default")
    parser.add_argument("--data", type=Path, default=Path(os.environ.get("WARRAQ_ARABIC_DATA", DATA)))
    parser.add_argument("--sample", type=int, default=0, help="so many of the questions only")
    parser.add_argument("--spellings", action="store_true", help="each variation of spelling too")
    parser.add_argument("--headlines", action="store_true", help="headline to body too")
    parser.add_argument("--peers", action="store_true", help="SQLite FTS5, PostgreSQL and Tantivy's Arabic too")
    given = told(parser)
    with tempfile.TemporaryDirectory(prefix="warraq-search-") as folder:
        result = run(given, Path(folder))
    show(result, given)


if __name__ == "__main__":
    main()
