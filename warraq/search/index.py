"""The index on disk: made and changed by the press, read by whoever answers queries.

It is one folder of Tantivy's with a note of what made it (`warraq.json`). A change appears to readers as a whole, when
it is committed; an index made anew takes the old one's place by renaming when its first documents are in.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable
from pathlib import Path

import tantivy

from warraq.errors import SearchError
from warraq.search import analysis
from warraq.search.documents import Document, Found
from warraq.search.query import CLEAN_LIMIT, queries
from warraq.search.snippet import snippet
from warraq.sheets import Hit

FORMAT = 1
"""Raised when the index's fields change."""

NOTE = "warraq.json"
MOST_RESULTS = 1000
"""How deep a reader can turn the pages: a search is no way to copy the archive."""

_HEAP = 32_000_000
_SEARCHED = ("headline", "standfirst", "body", "labels")


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for name in _SEARCHED:
        builder.add_text_field(name, tokenizer_name="raw")
    builder.add_text_field("address", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("card", stored=True, tokenizer_name="raw", index_option="basic")
    return builder.build()


class Index:
    """One index. Make it by `open` or `create`."""

    def __init__(self, path: Path, index: tantivy.Index, building: Path | None = None) -> None:
        self._path = path
        self._index = index
        self._building = building

    @classmethod
    def create(cls, path: Path) -> Index:
        """An empty index that takes the place of what is at `path` when `apply` is called first."""
        building = path.with_name(f".{path.name}.new")
        shutil.rmtree(building, ignore_errors=True)
        building.mkdir(parents=True)
        index = tantivy.Index(_schema(), str(building))
        note = {"format": FORMAT, "analysis": analysis.VERSION}
        (building / NOTE).write_text(json.dumps(note), "ascii")
        return cls(path, index, building)

    @classmethod
    def open(cls, path: Path) -> Index:
        """The index at `path`. Raises SearchError where there is none, or another version of Warraq made it."""
        try:
            note = json.loads((path / NOTE).read_text("ascii"))
            index = tantivy.Index.open(str(path))
        except (OSError, ValueError) as error:
            raise SearchError(path=path, reason=f"it cannot be opened ({error})") from error
        if note != {"format": FORMAT, "analysis": analysis.VERSION}:
            raise SearchError(path=path, reason=f"it was made by another version ({note})")
        return cls(path, index)

    def apply(self, upserts: Iterable[Document], removals: Iterable[str] = ()) -> None:
        """Put documents in, in place of those of the same address, and take `removals` (addresses) out.

        Readers see all of it or nothing. One writer at a time: a second one gets a SearchError."""
        try:
            writer = self._index.writer(_HEAP, 1)
        except ValueError as error:
            raise SearchError(path=self._path, reason=f"it cannot be written ({error})") from error
        for address in removals:
            writer.delete_documents_by_term("address", address)
        for document in upserts:
            if self._building is None:
                writer.delete_documents_by_term("address", document.address)
            writer.add_document(_stored(document))
        writer.commit()
        writer.wait_merging_threads()
        if self._building is not None:
            self._take_place(self._building)
        self._index.reload()

    def _take_place(self, building: Path) -> None:
        old = self._path.with_name(f".{self._path.name}.old")
        shutil.rmtree(old, ignore_errors=True)
        if self._path.exists():
            os.rename(self._path, old)
        os.rename(building, self._path)
        shutil.rmtree(old, ignore_errors=True)
        self._building = None
        self._index = tantivy.Index.open(str(self._path))

    def reload(self) -> None:
        """Let later calls of `find` see what was committed since."""
        self._index.reload()

    def __len__(self) -> int:
        return int(self._index.searcher().num_docs)

    def find(self, query: str, page: int = 1, per_page: int = 10) -> Found:
        """One page of what answers a query, best first: what holds every word of it, else what holds any.

        Never raises for what a reader types; a query without words finds nothing."""
        wanted = [term for term, _ in zip(analysis.terms(query[:CLEAN_LIMIT]), range(16), strict=False)]
        first = (max(page, 1) - 1) * per_page
        if not wanted or first >= MOST_RESULTS:
            return Found((), 0)
        searcher = self._index.searcher()
        for attempt in queries(self._index.schema, wanted):
            result = searcher.search(attempt, limit=per_page, offset=first, count=True)
            # Tantivy's stub forgets `count`, which is None only where it was not asked for.
            total = min(int(getattr(result, "count", None) or 0), MOST_RESULTS)
            if total:
                hits = tuple(_hit(searcher.doc(place), wanted) for _, place in result.hits)
                return Found(hits, total)
        return Found((), 0)


def _stored(document: Document) -> tantivy.Document:
    stored = tantivy.Document()
    stored.add_text("address", document.address)
    card = (
        document.headline, document.section, document.published.text, f"{document.standfirst}\n{document.body}".strip(),
    )  # fmt: skip
    stored.add_text("card", json.dumps(card, ensure_ascii=False))
    labels = "\n".join((document.section, *document.tags, *document.bylines))
    for field, text in zip(_SEARCHED, (document.headline, document.standfirst, document.body, labels), strict=True):
        stored.add_pre_tokenized_text(field, _tokens(text))
    return stored


def _tokens(text: str) -> tantivy.PreTokenizedString:
    tokens = []
    for position, term in enumerate(analysis.terms(text)):
        tokens.append(tantivy.Token(term.exact, position, 0, 0))
        if term.light != term.exact:
            tokens.append(tantivy.Token(term.light, position, 0, 0))
    return tantivy.PreTokenizedString("", tokens)


def _hit(stored: tantivy.Document, wanted: list[analysis.Term]) -> Hit:
    headline, section, published, text = json.loads(str(stored.get_first("card")))
    return Hit(
        address=str(stored.get_first("address")),
        headline=headline,
        section=section,
        published=published,
        snippet_html=snippet(text, wanted),
    )
