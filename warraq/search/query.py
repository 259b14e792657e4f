"""From a reader's words to Tantivy's queries."""

from __future__ import annotations

from collections.abc import Iterator

import tantivy

from warraq.search.analysis import Term

CLEAN_LIMIT = 400
"""Characters of a query that are read; no one types more."""

# A word in the headline says more of an article than the same word in its body.
_WEIGHTS = (("headline", 4.0), ("standfirst", 2.0), ("labels", 2.5), ("body", 1.0))
_LIGHT = 0.6
"""What a word counts that matches only without its article or particle."""
_TIE = 0.3


def queries(schema: tantivy.Schema, wanted: list[Term]) -> Iterator[tantivy.Query]:
    """What to try in turn: every word, then any."""
    parts = [_word(schema, term) for term in wanted]
    yield tantivy.Query.boolean_query([(tantivy.Occur.Must, part) for part in parts])
    if len(parts) > 1:
        yield tantivy.Query.boolean_query([(tantivy.Occur.Should, part) for part in parts])


def _word(schema: tantivy.Schema, term: Term) -> tantivy.Query:
    """A word anywhere in a document: it counts by its best place, and a little by the others."""
    places = []
    forms = {term.light: _LIGHT, term.exact: 1.0}
    for field, weight in _WEIGHTS:
        for form, share in forms.items():
            single = tantivy.Query.term_query(schema, field, form)
            places.append(tantivy.Query.boost_query(single, weight * share))
    return tantivy.Query.disjunction_max_query(places, _TIE)
