"""«شاهد أيضاً»: which other articles an article's page shows. A pure function of the records.

Only articles that appeared *before* it are candidates, so that a new article never changes an old page: of each
*pool* (the articles of each of its tags, of its section, of each of its bylines) the 24 that came right before. Where
these are too few, the article right before it in the newspaper; and the newspaper's first articles, which have none
before them, show those that came right after.

Because every rule looks only at that many neighbours, a change of one article can change the choice only of those that
follow it within that many places: `affected` names them.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from heapq import nsmallest

from warraq.arabic.normalise import fold
from warraq.arabic.tokens import words
from warraq.reading.catalogue import DAY, Catalogue, Entry, List

WINDOW = 24
"""How many neighbours of each pool are looked at."""
SECTION, BYLINE, WORD, TAG = 6, 2, 5, 6
"""What sharing a section, a byline, a word of the headline, or a tag weighs; a rare tag weighs up to 15 more."""
RAREST = 15
SHORT = 3
"""Words of up to so many letters (في، على) say nothing of what a headline is about."""
SITE: List = ("site", 0)


def related(number: int, catalogue: Catalogue, count: int) -> list[int]:
    """Ids of the articles to show with this one, the best first.

    Equal scores are ordered by nearness in time, then by the smaller id.
    """
    entry = catalogue.entries[number]
    if not count:
        return []
    pools = {pool: catalogue.before(pool, entry.place, WINDOW) for pool in _pools(entry)}
    weights = {tag: TAG + _rarity(entry, pools["tag", tag], catalogue) for tag in entry.tags}
    candidates = {candidate for pool in pools.values() for candidate in pool}
    headline = _words(entry.title)

    bylines, section = set(entry.bylines), entry.sections[:1]
    ranked = []
    for candidate in candidates:
        other = catalogue.entries[candidate]
        apart = entry.instant - other.instant
        # A week's news is nearer than a month's, a year's than a decade's: each doubling costs a point.
        score = WORD * len(headline & _words(other.title)) - (apart // DAY).bit_length()
        for tag in other.tags:
            if tag in weights:
                score += weights[tag]
        if section and other.sections[:1] == section:
            score += SECTION
        if not bylines.isdisjoint(other.bylines):
            score += BYLINE
        ranked.append((-score, apart, candidate))
    chosen = [candidate for _, _, candidate in nsmallest(count, ranked)]
    for neighbours in (catalogue.before(SITE, entry.place, 2 * count), catalogue.after(SITE, entry.place, count)):
        chosen += [other for other in neighbours if other not in chosen][: count - len(chosen)]
    return chosen


def affected(entry: Entry, catalogue: Catalogue, count: int) -> set[int]:
    """Ids of all articles whose choice may look at this entry, which stands in the catalogue, or just left it."""
    found = {entry.id}
    for pool in _pools(entry):
        found.update(catalogue.after(pool, entry.place, WINDOW))
    found.update(catalogue.after(SITE, entry.place, 2 * count))
    # Those before it show it only where fewer than `count` come before them: the newspaper's first articles.
    first = catalogue.first(SITE, 2 * count + 1)
    if len(first) <= 2 * count or entry.place <= catalogue.entries[first[-1]].place:
        found.update(first)
    return found


def _pools(entry: Entry) -> Iterable[List]:
    return (of for of in entry.lists if of[0] in {"own", "tag", "byline"})


def _rarity(entry: Entry, pool: list[int], catalogue: Catalogue) -> int:
    """How rare a tag is: by how far back its last 24 articles reach, each doubling of the days weighing one more.

    Not by how many articles have it: that count grows with each new article, and would change every old page.
    """
    if len(pool) < WINDOW:
        return RAREST
    days = (entry.instant - catalogue.entries[pool[-1]].instant) // DAY
    return min(RAREST, days.bit_length())


@lru_cache(maxsize=20_000)
def _words(headline: str) -> frozenset[str]:
    """The telling words of a headline, folded, without the article."""
    folded = (word.text.removeprefix("ال") for word in words(fold(headline)))
    return frozenset(word for word in folded if len(word) > SHORT)
