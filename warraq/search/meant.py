"""«Did you mean»: for a query that finds nothing, the nearest words that the index does hold."""

from __future__ import annotations

import re

import tantivy

from warraq.arabic.analysis import Token, analyse
from warraq.search.schema import card_of

_PREFIXES = ("وال", "بال", "كال", "فال", "لل", "ال")
_KNOWN_LETTERS = 2
"""The first letters of a word are seldom mistyped; they keep the number of candidates small."""

_MOST_CANDIDATES = 4000
_LONG = 6
_MOST_WORDS = 6
_READ = 20_000


def better(searcher: tantivy.Searcher, schema: tantivy.Schema, tokens: list[Token], text: str) -> str | None:
    """The query with each word that no article holds put right; None where none can be.

    `tokens` are those of `text`. The nearest word wins, of two as near the one in more articles.
    """
    pieces: list[str] = []
    changed, done = False, 0
    for token in tokens[:_MOST_WORDS]:
        if token.kind != "word" or len(token.folded) < 3 or searcher.doc_freq("stems", token.stem):
            continue
        found = _nearest(searcher, token.folded)
        if found:
            pieces += text[done : token.start], _as_printed(searcher, schema, found)
            done, changed = token.end, True
    return "".join((*pieces, text[done:])) if changed else None


def put_right(query: str, text: str, right: str) -> str:
    """A query in which some of its words, or a phrase, are put right; whatever else stands in it stays.

    >>> put_right("مكنبة قسم:ثقافة -حلب الجديده", "مكنبة الجديده", "مكتبة الجديده")
    'مكتبة قسم:ثقافة -حلب الجديده'
    >>> put_right("«مكنبة المدينة»", "مكنبة المدينة", "مكتبة المدينة")
    '«مكتبة المدينة»'
    """
    if text in query:
        return query.replace(text, right, 1)
    for old, new in zip(text.split(), right.split(), strict=False):
        query = re.sub(rf"(?<!\S){re.escape(old)}(?!\S)", new.replace("\\", r"\\"), query, count=1)
    return query


def _as_printed(searcher: tantivy.Searcher, schema: tantivy.Schema, word: str) -> str:
    """A folded word as an article writes it: المدينة for المدينه."""
    hits = searcher.search(tantivy.Query.term_query(schema, "words", word), limit=1).hits
    for _, place in hits:
        card = card_of(searcher.doc(place))
        for text in (card.headline, card.text[:_READ]):
            for token in analyse(text):
                if token.folded == word:
                    return token.text
    return word


def _nearest(searcher: tantivy.Searcher, word: str) -> str | None:
    allowed = 2 if len(word) >= _LONG else 1
    letters = set(word)
    best: tuple[int, int, str] | None = None
    for prefix in _beginnings(word):
        for term, count in searcher.terms_with_prefix("words", prefix, limit=_MOST_CANDIDATES):
            # Each slip changes at most two of the letters that occur: most words are told apart without a table.
            if abs(len(term) - len(word)) > allowed or len(letters.symmetric_difference(term)) > 2 * allowed:
                continue
            far = distance(word, term, allowed)
            if 0 < far <= allowed and (best is None or (far, -count, term) < best):
                best = (far, -count, term)
                allowed = far  # what is further off can win no more
    return best[2] if best else None


def _beginnings(word: str) -> list[str]:
    """With what a word that was meant may begin: the first letters, or those with one of them mistyped.

    >>> _beginnings("المدينة"), _beginnings("كتاب")
    (['المد', 'الدم'], ['كت', 'تك'])
    """
    clitic = next((prefix for prefix in _PREFIXES if word.startswith(prefix) and len(word) > len(prefix) + 2), "")
    head = word[len(clitic) : len(clitic) + _KNOWN_LETTERS]
    return list(dict.fromkeys((clitic + head, clitic + head[::-1])))


def distance(one: str, other: str, most: int) -> int:
    """Letters changed, added, left out or two of them swapped (Damerau, each stretch once); `most` + 1 for more.

    >>> distance("مدينه", "مدنيه", 2), distance("مكتبه", "مكتب", 2), distance("جسر", "قمر", 1)
    (1, 1, 2)
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        following = [i]
        for j, b in enumerate(other, 1):
            cost = min(row[j] + 1, following[j - 1] + 1, row[j - 1] + (a != b))
            if before and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            following.append(cost)
        if min(following) > most:
            return most + 1
        before, row = row, following
    return min(row[-1], most + 1)
