"""How the answers of a query spread over sections, years, tags and bylines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import tantivy

MOST_SECTIONS = 12
MOST_YEARS = 40
MOST_NAMES = 8
"""Tags, and bylines."""

MOST_ANSWERS = 20_000
"""Of so many answers names are counted: beyond, that would take longer than to find them (7 ms for each 100,000)."""

Counts = tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Facets:
    """Names with the most answers, and years, the newest first; each with its number of answers."""

    sections: Counts = ()
    years: tuple[tuple[int, int], ...] = ()
    tags: Counts = ()
    bylines: Counts = ()


_ASKED: dict[str, Any] = {
    name: {"terms": {"field": field, "size": most}}
    for name, field, most in (
        ("sections", "in_section", MOST_SECTIONS),
        ("years", "year", MOST_YEARS),
        ("tags", "in_tag", MOST_NAMES),
        ("bylines", "in_byline", MOST_NAMES),
    )
}


_FEW_NAMES = {name: _ASKED[name] for name in ("sections", "years")}


def facets(searcher: tantivy.Searcher, query: tantivy.Query, answers: int) -> Facets:
    """Counted over all answers of a query, which are so many."""
    found = searcher.aggregate(query, _ASKED if answers <= MOST_ANSWERS else _FEW_NAMES)
    sections, tags, bylines = (_names(found, name) for name in ("sections", "tags", "bylines"))
    years = sorted(((int(year), count) for year, count in _buckets(found, "years")), reverse=True)
    return Facets(sections, tuple(years), tags, bylines)


def _names(found: dict[str, Any], name: str) -> Counts:
    """The most first; of as many in the order of their letters, so that pages do not change by themselves."""
    counts = ((str(key), count) for key, count in (_buckets(found, name) if name in found else ()))
    return tuple(sorted(counts, key=lambda each: (-each[1], each[0])))


def _buckets(found: dict[str, Any], name: str) -> list[tuple[Any, int]]:
    return [(bucket["key"], int(bucket["doc_count"])) for bucket in found[name]["buckets"]]
