"""How quickly readers get their results: ``python -m benchmarks.results [--docs DOCS.jsonl] [--articles N] [--json]``.

Builds an index of N articles (of the file, or of drawn words), asks it queries of one to four of its words, as readers
type them, and measures in one process, after a warm-up, each query asked once:

* ``index``: ranked, counted by section, year, tag and byline, ten cards with marked snippets;
* ``page``: the whole answer of the readers' process: the same, printed by the theme, not from its cache;
* ``nothing``: a mistyped word, so that the index looks for what was meant;
* ``hostile``: what no reader types; the slowest of them.

Times are CPU milliseconds of the process, median (p50) and the 99th of a hundred (p99).
"""

from __future__ import annotations

import asyncio
import json
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from benchmarks.command import command, show, told
from warraq.readers.exchange import Search
from warraq.readers.results import Results
from warraq.search import Document, Index, understand
from warraq.search import frame as search_frame
from warraq.sheets import Frame, Moment, Site

from .corpus import AUTHORS, SECTIONS, _sentences

ARTICLES = 30_000
QUERIES = 1000
SITE = Site("صحيفة", "", "http://127.0.0.1", "ar", "rtl", (), (), "", None, "western")
HOSTILE = (
    "a" * 10_000, "(a+)+$" * 1500, "«" * 400, "-" * 400, "قسم:" * 100, "1/" * 200, "ألف و" * 80, "و " * 200,
    " ".join(f"{chr(0x0627 + n % 28)}{chr(0x0627 + n // 28)}" for n in range(130)), "المدني " * 60,
    "في من إلى على عن أن ما لا هذا التي الذي كان قال مع بعد قبل يوم عام" * 3, "«في من» «من في» «على من»" * 8,
)  # fmt: skip


def articles(count: int, file: Path | None) -> Iterator[Document]:
    """Articles of a file (id, title, body), again and again with their numbers changed; or of drawn words."""
    chance = random.Random(5)
    given = [json.loads(line) for line in file.read_text("utf-8").splitlines()] if file else []
    for number in range(count):
        if given:
            one = given[number % len(given)]
            headline, body = one["title"], one["body"]
        else:
            headline, body = _sentences(chance, 8).rstrip("."), _sentences(chance, 350)
        year = 2005 + number % 20
        yield Document(
            f"/{year}/{number}/", headline, "", body, SECTIONS[number % len(SECTIONS)][1],
            tuple(f"وسم {tag}" for tag in chance.sample(range(200), 3)),
            (AUTHORS[number % len(AUTHORS)],), Moment(f"{year}-05-01T10:00:00+00:00", f"1 أيار {year}", ""), "ar",
        )  # fmt: skip


def queries(documents: list[Document]) -> list[str]:
    """One to four words that stand together in an article, some in quotes, some with the time of an article."""
    chance = random.Random(11)
    asked = []
    for number in range(QUERIES):
        words = chance.choice(documents).body.split()
        at = chance.randrange(max(1, len(words) - 4))
        text = " ".join(words[at : at + 1 + number % 4])
        asked.append({0: f"«{text}»", 1: f"{text} 2014", 2: f"{text} -رياضة"}.get(number % 10, text))
    return asked


def mistyped(asked: list[str]) -> list[str]:
    """Long words with two neighbours swapped: most are in no article."""
    words = {word for text in asked for word in text.split() if len(word) > 5 and word.isalpha()}
    return [word[:3] + word[4] + word[3] + word[5:] for word in sorted(words)][:200]


def timed(work: Callable[[str], Any], asked: list[str]) -> dict[str, float]:
    """CPU milliseconds of each, after a few to warm up."""
    for text in asked[:20]:
        work(text)
    spent = []
    for text in asked:
        begun = time.process_time()
        work(text)
        spent.append((time.process_time() - begun) * 1000)
    spent.sort()
    return {"p50_ms": statistics.median(spent), "p99_ms": spent[int(len(spent) * 0.99)], "max_ms": spent[-1]}


def measure(root: Path, count: int, file: Path | None) -> dict[str, Any]:
    """All figures, by name."""
    sample = list(articles(min(count, 2000), file))
    begun = time.process_time(), time.perf_counter()
    Index.create(root / "search").apply(articles(count, file))
    spent, passed = time.process_time() - begun[0], time.perf_counter() - begun[1]
    (root / search_frame.FILE).write_bytes(search_frame.dump(Frame(SITE, "/search/", "بحث", "", (), None, False)))
    index, results, loop = Index.open(root / "search"), Results(root, None), asyncio.new_event_loop()
    asked = queries(sample)

    def ask_page(text: str) -> None:
        answer = loop.run_until_complete(results.answer(Search(f"q={quote(text)}")))
        assert answer.status == 200, answer.status

    figures = {
        "articles": count,
        "build_articles_per_s": round(count / passed, 1),
        "build_cpu_s": round(spent, 1),
        "index_bytes_per_article": sum(part.stat().st_size for part in (root / "search").iterdir()) // count,
        "index": timed(lambda text: index.find(understand(text), counted=True), asked),
        "page": timed(ask_page, asked[: QUERIES // 2]),
        "nothing": timed(lambda text: index.find(understand(text), counted=True), mistyped(asked)),
        "hostile": timed(ask_page, [f"{n} {text}" for n in range(30) for text in HOSTILE]),
    }
    loop.close()
    return figures


def table(figures: dict[str, Any]) -> Iterator[str]:
    for name, value in figures.items():
        if isinstance(value, dict):
            yield f"{name:26} p50 {value['p50_ms']:7.2f}   p99 {value['p99_ms']:7.2f}   max {value['max_ms']:7.2f} ms"
        else:
            yield f"{name:26} {value:,}"


def main() -> None:
    parser = command(__file__, __doc__)
    parser.add_argument("--docs", type=Path, help="articles, one JSON object a line: id, title, body")
    parser.add_argument("--articles", type=int, default=ARTICLES)
    given = told(parser)
    with tempfile.TemporaryDirectory() as folder:
        figures = measure(Path(folder), given.articles, given.docs)
    show(figures, given, table)


if __name__ == "__main__":
    main()
