"""The index on disk: made and changed by the press, read by whoever answers queries.

It is one folder of Tantivy's with a note of what made it (`warraq.json`). A change appears to readers as a whole, when
it is committed; an index made anew takes the old one's place in one step when its documents are in.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import tantivy

from warraq.arabic.analysis import VERSION, Token
from warraq.errors import SearchError
from warraq.search.documents import Document, Found
from warraq.search.exchange import exchange
from warraq.search.facets import Facets, facets
from warraq.search.functional import asks
from warraq.search.meant import better, put_right
from warraq.search.passage import Marker
from warraq.search.query import attempts, telling, tokens_of
from warraq.search.rank import FEW, LOOKED_AT, rerank
from warraq.search.schema import FORMAT, Parts, card_of, entry, prepare, schema, take_apart, text_codes_of
from warraq.search.wanted import Wanted
from warraq.sheets import Hit

NOTE = "warraq.json"
MOST_RESULTS = 1000
"""How deep a reader can turn the pages: a search is no way to copy the archive."""

_HEAP = 32_000_000


class Index:
    """One index. Make it by `open` or `create`."""

    def __init__(self, path: Path, index: tantivy.Index, building: Path | None = None) -> None:
        self.path = path
        self._index = prepare(index)
        self._building = building

    @classmethod
    def create(cls, path: Path) -> Index:
        """An empty index that takes the place of what is at `path` when `apply` is called first."""
        building = path.with_name(f".{path.name}.new")
        shutil.rmtree(building, ignore_errors=True)
        building.mkdir(parents=True)
        index = tantivy.Index(schema(), str(building))
        note = {"format": FORMAT, "analysis": VERSION}
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
        if note != {"format": FORMAT, "analysis": VERSION}:
            raise SearchError(path=path, reason=f"it was made by another version ({note})")
        return cls(path, index)

    def apply(self, upserts: Iterable[Document], removals: Iterable[str] = ()) -> None:
        """Put documents in, in place of those of the same address, and take `removals` (addresses) out.

        Readers see all of it or nothing. One writer at a time: a second one gets a SearchError."""
        self.put(map(take_apart, upserts), removals)

    def put(self, upserts: Iterable[Parts], removals: Iterable[str] = ()) -> None:
        """The same of articles that were taken apart already, in other processes perhaps."""
        try:
            writer = self._index.writer(_HEAP, 1)
        except ValueError as error:
            raise SearchError(path=self.path, reason=f"it cannot be written ({error})") from error
        for address in removals:
            writer.delete_documents_by_term("address", address)
        for parts in upserts:
            if self._building is None:
                writer.delete_documents_by_term("address", parts.address)
            writer.add_document(entry(parts))
        writer.commit()
        writer.wait_merging_threads()
        if self._building is not None:
            self._take_place(self._building)
        self._index.reload()

    def _take_place(self, building: Path) -> None:
        if self.path.exists():
            exchange(building, self.path)
            shutil.rmtree(building, ignore_errors=True)
        else:
            os.rename(building, self.path)
        self._building = None
        self._index = prepare(tantivy.Index.open(str(self.path)))

    def reload(self) -> None:
        """Let later calls of `find` see what was committed since."""
        self._index.reload()

    def __len__(self) -> int:
        return int(self._index.searcher().num_docs)

    def find(self, wanted: Wanted | str, page: int = 1, per_page: int = 10, *, counted: bool = False) -> Found:
        """One page of what answers a query, best first. A plain text is taken as words.

        `counted` says also how the answers spread over sections, years, tags and bylines.

        Never raises for what a reader types; a query without words finds nothing."""
        if isinstance(wanted, str):
            wanted = Wanted(wanted)
        first = (max(page, 1) - 1) * per_page
        if wanted.is_empty or first >= MOST_RESULTS:
            return Found((), 0)
        searcher = self._index.searcher()
        if wanted.is_a_list:
            return self._list(searcher, wanted, first, per_page, counted=counted)
        tokens = telling(tokens_of(wanted.words, wanted.language))
        chosen, total, loose = self._chosen(searcher, wanted, tokens)
        if chosen is None:
            return Found((), 0, meant=self._meant(searcher, wanted))
        # Counted apart: a search for the order alone may leave out whatever cannot come to the top.
        hits = searcher.search(chosen, limit=max(LOOKED_AT, first + per_page), count=False).hits
        ranked = rerank(searcher, hits[:LOOKED_AT], tokens, question=asks(wanted.words))
        places = [each.place for each in ranked] + [place for _, place in hits[LOOKED_AT:]]
        phrased = [token for phrase in wanted.phrases for token in tokens_of(phrase, wanted.language)]
        marker = Marker([*tokens, *phrased])
        found = tuple(_hit(searcher.doc(place), marker) for place in places[first : first + per_page])
        spread = facets(searcher, chosen, total) if counted else Facets()
        return Found(found, total, loose, spread)

    def _chosen(
        self, searcher: tantivy.Searcher, wanted: Wanted, tokens: list[Token]
    ) -> tuple[tantivy.Query | None, int, bool]:
        """Which of the attempts answers, how many articles do, and whether they hold but some of the words."""
        tried = list(attempts(searcher, self._index.schema, wanted))
        if len(tokens) > FEW and len(tried) > 1:
            # Of a long query every word is seldom meant: rank whatever holds some of them.
            total = _count(searcher, tried[-1])
            return (tried[-1], total, not _any(searcher, tried[0])) if total else (None, 0, False)
        for number, attempt in enumerate(tried):
            if total := _count(searcher, attempt):
                return attempt, total, number > 0
        return None, 0, False

    def _list(self, searcher: tantivy.Searcher, wanted: Wanted, first: int, per_page: int, *, counted: bool) -> Found:
        """All that the filters let through, the newest day first."""
        (chosen,) = attempts(searcher, self._index.schema, wanted)
        total = _count(searcher, chosen)
        hits = searcher.search(chosen, limit=per_page, count=False, offset=first, order_by_field="day").hits
        marker = Marker([])
        found = tuple(_hit(searcher.doc(place), marker) for _, place in hits)
        spread = facets(searcher, chosen, total) if counted and total else Facets()
        return Found(found, total, facets=spread)

    def _meant(self, searcher: tantivy.Searcher, wanted: Wanted) -> str | None:
        """Another query that would find something, if the reader mistyped words of this one."""
        texts = [wanted.words, *wanted.phrases]
        right = [better(searcher, self._index.schema, tokens_of(text, wanted.language), text) for text in texts]
        if not any(right):
            return None
        words, *phrases = (put or text for put, text in zip(right, texts, strict=True))
        tried = attempts(searcher, self._index.schema, replace(wanted, words=words, phrases=tuple(phrases)))
        if not any(_any(searcher, query) for query in tried):
            return None
        meant = wanted.typed or wanted.words
        for text, put in zip(texts, right, strict=True):
            meant = put_right(meant, text, put) if put else meant
        return meant

    def explain(self, wanted: Wanted, address: str) -> str:
        """How an article's rank for a query came about, as JSON; empty where it does not answer it."""
        searcher = self._index.searcher()
        only = tantivy.Query.term_query(self._index.schema, "address", address)
        tokens = telling(tokens_of(wanted.words, wanted.language))
        chosen, _, _ = self._chosen(searcher, wanted, tokens)
        both = [(tantivy.Occur.Must, each) for each in (chosen, only) if each is not None]
        found = searcher.search(tantivy.Query.boolean_query(both)).hits if chosen is not None else []
        if chosen is None or not found:
            return ""
        told = str(chosen.explain(searcher, found[0][1]).to_json())
        hits = [] if wanted.is_a_list else searcher.search(chosen, limit=LOOKED_AT, count=False).hits
        for each in rerank(searcher, hits, tokens, question=asks(wanted.words)):
            if searcher.doc(each.place).get_first("address") == address:
                details = [{"value": value, "description": name} for name, value in each.parts.items()]
                details[0]["details"] = [json.loads(told)]
                return json.dumps({"value": each.score, "description": "rank", "details": details})
        return told

    def frequency(self, word: str) -> int:
        """How many articles hold a word just so, folded."""
        found = tokens_of(word)
        return self._index.searcher().doc_freq("words", found[0].folded) if len(found) == 1 else 0


def _count(searcher: tantivy.Searcher, query: tantivy.Query) -> int:
    # Tantivy's stub forgets `count`, which is None only where it was not asked for.
    return int(getattr(searcher.search(query, limit=1, count=True), "count", None) or 0)


def _any(searcher: tantivy.Searcher, query: tantivy.Query) -> bool:
    return bool(searcher.search(query, limit=1, count=False).hits)


def _hit(stored: tantivy.Document, marker: Marker) -> Hit:
    card = card_of(stored)
    return Hit(
        address=str(stored.get_first("address")),
        headline=card.headline,
        section=card.section,
        published=card.published,
        snippet_html=marker.snippet(card, text_codes_of(stored)),
        iso=card.iso,
        language=card.language,
        picture=card.picture,
    )
