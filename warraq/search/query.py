"""From what is wanted to Tantivy's queries."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import tantivy

from warraq.arabic.analysis import Token, analyse
from warraq.arabic.normalise import fold
from warraq.search.schema import day_number
from warraq.search.wanted import Wanted

CLEAN_LIMIT = 400
"""Characters of a query that are read; no one types more."""

MOST_WORDS = 24

_EXACT, _STEM, _ROOT, _TOP = 1.0, 1.0, 0.3, 1.5


def tokens_of(text: str) -> list[Token]:
    """The words of a query that are looked for."""
    return list(islice(analyse(text[:CLEAN_LIMIT]), MOST_WORDS))


def attempts(schema: tantivy.Schema, wanted: Wanted) -> Iterator[tantivy.Query]:
    """What to try in turn: every word, then any."""
    fixed = list(_fixed(schema, wanted))
    words = [_word(schema, token) for token in tokens_of(wanted.words)]
    if words or wanted.phrases:
        yield tantivy.Query.boolean_query([*fixed, *((tantivy.Occur.Must, word) for word in words)])
    if len(words) > 1:
        any_word = tantivy.Query.boolean_query([(tantivy.Occur.Should, word) for word in words])
        yield tantivy.Query.boolean_query([*fixed, (tantivy.Occur.Must, any_word)])


def _word(schema: tantivy.Schema, token: Token) -> tantivy.Query:
    forms = (("words", token.folded, _EXACT), ("stems", token.stem, _STEM), ("top", token.stem, _TOP))
    return tantivy.Query.boolean_query(
        [
            (tantivy.Occur.Should, tantivy.Query.boost_query(tantivy.Query.term_query(schema, field, form), weight))
            for field, form, weight in forms
        ]
    )


def _fixed(schema: tantivy.Schema, wanted: Wanted) -> Iterator[tuple[tantivy.Occur, tantivy.Query]]:
    """What each answer must have and must not have, whatever its rank."""
    for phrase in wanted.phrases:
        if (found := _phrase(schema, phrase)) is not None:
            yield tantivy.Occur.Must, found
    for phrase in wanted.without:
        if (found := _phrase(schema, phrase)) is not None:
            yield tantivy.Occur.MustNot, found
    for field, name in (("section", wanted.section), ("tag", wanted.tag), ("byline", wanted.byline)):
        if name:
            yield tantivy.Occur.Must, _only(tantivy.Query.term_query(schema, field, fold(name)))
    if wanted.since or wanted.until:
        since = day_number(wanted.since) if wanted.since else None
        until = day_number(wanted.until) if wanted.until else None
        span = tantivy.Query.range_query(schema, "day", tantivy.FieldType.Integer, since, until)
        yield tantivy.Occur.Must, _only(span)


def _only(query: tantivy.Query) -> tantivy.Query:
    """A filter: it lets through, and says nothing of the rank."""
    return tantivy.Query.const_score_query(query, 0.0)


def _phrase(schema: tantivy.Schema, text: str) -> tantivy.Query | None:
    words = [token.folded for token in tokens_of(text)]
    if not words:
        return None
    if len(words) == 1:
        return tantivy.Query.term_query(schema, "words", words[0])
    return tantivy.Query.phrase_query(schema, "words", list(words))
