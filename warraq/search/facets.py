"""How the answers of a query spread over sections and years."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import tantivy

MOST_SECTIONS = 12
MOST_YEARS = 40


@dataclass(frozen=True)
class Facets:
    """Names of sections with the most answers, and years, the newest first; each with its number of answers."""

    sections: tuple[tuple[str, int], ...] = ()
    years: tuple[tuple[int, int], ...] = ()


def facets(searcher: tantivy.Searcher, query: tantivy.Query) -> Facets:
    """Counted over all answers of a query."""
    asked = {
        "sections": {"terms": {"field": "in_section", "size": MOST_SECTIONS}},
        "years": {"terms": {"field": "year", "size": MOST_YEARS}},
    }
    found = searcher.aggregate(query, asked)
    sections = tuple((str(name), count) for name, count in _buckets(found, "sections"))
    years = sorted(((int(year), count) for year, count in _buckets(found, "years")), reverse=True)
    return Facets(sections, tuple(years))


def _buckets(found: dict[str, Any], name: str) -> list[tuple[Any, int]]:
    return [(bucket["key"], int(bucket["doc_count"])) for bucket in found[name]["buckets"]]
