"""From what is wanted to Tantivy's queries."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import tantivy

from warraq.arabic.analysis import Token, analyse
from warraq.arabic.lexicon import stems
from warraq.arabic.normalise import fold
from warraq.arabic.stem import stem
from warraq.search.functional import FUNCTIONAL, is_a_name
from warraq.search.near import near
from warraq.search.schema import day_number
from warraq.search.wanted import Wanted

CLEAN_LIMIT = 400
"""Characters of a query that are read; no one types more."""

MOST_WORDS = 24

# Measured on the development questions: the exact form counts beside the stem, and the family of a word nearly as much.
_EXACT, _STEM, _ROOT, _TOP = 0.5, 1.0, 0.8, 0.15
_SLIP = 0.7
"""What a word counts that is one slip from a word that no article holds."""


def tokens_of(text: str, language: str = "ar") -> list[Token]:
    """The words of a query that are looked for."""
    return list(islice(analyse(text[:CLEAN_LIMIT], language), MOST_WORDS))


def telling(tokens: list[Token]) -> list[Token]:
    """The words that say what is looked for, each once; all of them where there are no others."""
    once = list({token.folded: token for token in tokens}.values())
    return [token for token in once if token.folded not in FUNCTIONAL or is_a_name(token.text, len(tokens))] or once


def attempts(searcher: tantivy.Searcher, schema: tantivy.Schema, wanted: Wanted) -> Iterator[tantivy.Query]:
    """What to try in turn: every word, then any; filters alone let through what they do."""
    fixed = list(_fixed(schema, wanted))
    if wanted.is_a_list:
        yield tantivy.Query.boolean_query(fixed)
        return
    tokens = telling(tokens_of(wanted.words, wanted.language))
    weighed = [(tantivy.Occur.Should, term) for token in tokens for term in _terms(schema, token)]
    if tokens or wanted.phrases:
        every = ((tantivy.Occur.Must, _only(_word(schema, token))) for token in tokens)
        yield tantivy.Query.boolean_query([*fixed, *every, *weighed])
    if len(tokens) > 1:
        meant = [(tantivy.Occur.Should, term) for token in tokens for term in _slips(searcher, schema, token)]
        any_word = tantivy.Query.boolean_query(weighed + meant)
        yield tantivy.Query.boolean_query([*fixed, (tantivy.Occur.Must, any_word)]) if fixed else any_word


def _terms(schema: tantivy.Schema, token: Token) -> Iterator[tantivy.Query]:
    """A word in all its widths. They are a flat sum of terms, of which Tantivy can leave out what cannot win."""
    root = "~" + token.root
    forms = (("words", token.folded, _EXACT), ("stems", token.stem, _STEM), ("stems", root, _ROOT))
    for field, form, weight in (*forms, ("top", token.stem, _TOP)):
        yield tantivy.Query.boost_query(tantivy.Query.term_query(schema, field, form), weight)


def _word(schema: tantivy.Schema, token: Token) -> tantivy.Query:
    forms = (("words", token.folded), ("stems", token.stem))
    return tantivy.Query.boolean_query(
        [(tantivy.Occur.Should, tantivy.Query.term_query(schema, field, form)) for field, form in forms]
    )


def _slips(searcher: tantivy.Searcher, schema: tantivy.Schema, token: Token) -> Iterator[tantivy.Query]:
    unknown = not searcher.doc_freq("words", token.folded) and token.folded not in stems()
    if token.kind == "word" and unknown:
        for other in near(searcher, token.folded):
            for field, form in (("words", other), ("stems", stem(other))):
                yield tantivy.Query.boost_query(tantivy.Query.term_query(schema, field, form), _SLIP)


def _fixed(schema: tantivy.Schema, wanted: Wanted) -> Iterator[tuple[tantivy.Occur, tantivy.Query]]:
    """What each answer must have and must not have, whatever its rank."""
    for phrase in wanted.phrases:
        if (found := _phrase(schema, phrase)) is not None:
            yield tantivy.Occur.Must, found
    for text in wanted.without:
        tokens = tokens_of(text, wanted.language)
        if (found := _word(schema, tokens[0]) if len(tokens) == 1 else _phrase(schema, text)) is not None:
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
