"""Other engines on the same documents, set up as their manuals do."""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import tantivy

from warraq.search import Document

Find = Callable[[str], list[str]]
DEEP = 10
_WORDS = re.compile(r"\w+")


def peers(folder: Path, documents: list[Document]) -> Iterator[tuple[str, Find]]:
    """SQLite FTS5, Tantivy with its Arabic stemmer, and PostgreSQL where WARRAQ_TEST_DATABASE_URL names one."""
    yield "SQLite FTS5", fts5(folder / "fts5.sqlite3", documents)
    yield "Tantivy, Arabic stemmer", tantivy_arabic(folder / "tantivy", documents)
    if address := os.environ.get("WARRAQ_TEST_DATABASE_URL"):
        yield "PostgreSQL arabic, ts_rank", postgresql(address, documents)


def fts5(path: Path, documents: list[Document]) -> Find:
    base = sqlite3.connect(path)
    base.execute("CREATE VIRTUAL TABLE docs USING fts5(name UNINDEXED, title, body, tokenize='unicode61')")
    base.executemany("INSERT INTO docs VALUES (?, ?, ?)", ((d.address, d.headline, d.body) for d in documents))

    def find(query: str) -> list[str]:
        asked = " OR ".join(f'"{word}"' for word in _WORDS.findall(query))
        rows = base.execute("SELECT name FROM docs WHERE docs MATCH ? ORDER BY rank LIMIT ?", (asked or '""', DEEP))
        return [row[0] for row in rows]

    return find


def tantivy_arabic(path: Path, documents: list[Document]) -> Find:
    builder = tantivy.SchemaBuilder().add_text_field("name", stored=True, tokenizer_name="raw")
    schema = builder.add_text_field("text", tokenizer_name="arabic").build()
    path.mkdir()
    index = tantivy.Index(schema, str(path))
    steps = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple()).filter(tantivy.Filter.lowercase())
    index.register_tokenizer("arabic", steps.filter(tantivy.Filter.stemmer("arabic")).build())
    writer = index.writer(64_000_000, 1)
    for each in documents:
        writer.add_document(tantivy.Document(name=each.address, text=f"{each.headline}\n{each.body}"))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()

    def find(query: str) -> list[str]:
        parsed = index.parse_query(" ".join(_WORDS.findall(query)), ["text"])
        searcher = index.searcher()
        return [str(searcher.doc(place).get_first("name")) for _, place in searcher.search(parsed, DEEP).hits]

    return find


def postgresql(address: str, documents: list[Document]) -> Find:
    base = psycopg.connect(address)
    base.execute("CREATE TEMPORARY TABLE docs (name text, words tsvector)")
    with base.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO docs VALUES (%s, to_tsvector('arabic', %s))",
            [(each.address, f"{each.headline}\n{each.body}".replace("\0", "")) for each in documents],
        )
    base.execute("CREATE INDEX ON docs USING gin (words)")

    def find(query: str) -> list[str]:
        asked = " OR ".join(_WORDS.findall(query))
        rows = base.execute(
            "SELECT name FROM docs, websearch_to_tsquery('arabic', %s) AS asked WHERE words @@ asked "
            "ORDER BY ts_rank(words, asked) DESC LIMIT %s", (asked, DEEP),
        )  # fmt: skip
        return [row[0] for row in rows]

    return find
