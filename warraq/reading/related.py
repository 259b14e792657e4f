"""«شاهد أيضاً»: which other articles an article's page shows. A pure function of the records.

Only articles that appeared *before* it are candidates, so that a new article never changes an old page: of each
*pool* (the articles of each of its tags, of its section, of each of its bylines) the 24 that came right before. Where
these are too few, the article right before it in the newspaper; and the newspaper's first articles, which have none
before them, show those that came right after.

Because every rule looks only at that many neighbours, a change of one article can change the choice only of those that
follow it within that many places: `affected` names them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from heapq import nsmallest
from itertools import chain

from warraq.arabic.normalise import fold
from warraq.arabic.tokens import words
from warraq.reading.catalogue import DAY, Catalogue, Entry, List, Place

WINDOW = 24
"""How many neighbours of each pool are looked at."""
SECTION, BYLINE, WORD, TAG = 6, 2, 5, 6
"""What sharing a section, a byline, a word of the headline, or a tag weighs; a rare tag weighs up to 15 more."""
RAREST = 15
SHORT = 3
"""Words of up to so many letters (في، على) say nothing of what a headline is about."""
HEADLINES = 10_000
"""Headlines whose words are kept in memory."""
SITE: List = ("site", 0)
Rank = tuple[int, int, int]


def related(number: int, catalogue: Catalogue, count: int) -> list[int]:
    """Ids of the articles to show with this one, the best first.

    Equal scores are ordered by nearness in time, then by the smaller id.
    """
    if not count:
        return []
    return _chosen(number, _ranked(catalogue.entries[number], catalogue), catalogue, count)


def chooses_otherwise(number: int, catalogue: Catalogue, count: int, was: Mapping[int, Entry]) -> bool:
    """Whether `related` is another than when these entries stood in the catalogue, which differ from those that stand
    there now in their headlines alone. As good as asking twice, in half the time."""
    if not count:
        return False
    entry = catalogue.entries[number]
    now, old = _ranked(entry, catalogue), was.get(number, entry)
    mine = _telling[old.title]
    lost = {
        other: WORD * (len(mine & _telling[catalogue.entries[other].title]) - len(mine & _telling[earlier.title]))
        for other, earlier in was.items()
    }
    ranked = now if old is entry else _ranked(old, catalogue)
    before = [(rank + lost.get(other, 0), apart, other) for rank, apart, other in ranked]
    return _chosen(number, now, catalogue, count) != _chosen(number, before, catalogue, count)


def _chosen(number: int, ranked: list[Rank], catalogue: Catalogue, count: int) -> list[int]:
    chosen = [candidate for _, _, candidate in nsmallest(count, ranked)]
    if len(chosen) < count:
        place = catalogue.entries[number].place
        for neighbours in (catalogue.before(SITE, place, 2 * count), catalogue.after(SITE, place, count)):
            chosen += [other for other in neighbours if other not in chosen][: count - len(chosen)]
    return chosen


def _ranked(entry: Entry, catalogue: Catalogue) -> list[Rank]:
    """All candidates: (less is better, microseconds apart, id). Asked of some hundred candidates of each article, so
    that its inner loop calls as little as it can."""
    pools = {pool: catalogue.places_before(pool, entry.place, WINDOW) for pool in _pools(entry)}
    weights = {tag: TAG + _rarity(entry, pools["tag", tag]) for tag in entry.tags}
    entries, telling = catalogue.entries, _telling
    headline, bylines, instant = telling[entry.title], entry.bylines, entry.instant
    shares_none = headline.isdisjoint
    section = entry.sections[0] if entry.sections else None
    ranked: dict[int, Rank] = {}
    for pool in pools.values():
        # A week's news is nearer than a month's, a year's than a decade's: each doubling of the days costs a point.
        doublings, limit = 0, DAY
        for then, candidate in reversed(pool):
            if candidate in ranked:
                continue
            apart = instant - then
            while apart >= limit:
                doublings += 1
                limit += limit
            rank, other = doublings, entries[candidate]
            theirs = telling[other.title]
            if not shares_none(theirs):
                rank -= WORD * len(headline & theirs)
            for tag in other.tags:
                if tag in weights:
                    rank -= weights[tag]
            if section is not None and other.sections and other.sections[0] == section:
                rank -= SECTION
            for byline in other.bylines:
                if byline in bylines:
                    rank -= BYLINE
                    break
            ranked[candidate] = (rank, apart, candidate)
    return list(ranked.values())


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


def _rarity(entry: Entry, pool: list[Place]) -> int:
    """How rare a tag is: by how far back its last 24 articles reach, each doubling of the days weighing one more.

    Not by how many articles have it: that count grows with each new article, and would change every old page.
    """
    if len(pool) < WINDOW:
        return RAREST
    days = (entry.instant - pool[0][0]) // DAY
    return min(RAREST, days.bit_length())


class _Telling(dict[str, frozenset[str]]):
    """The telling words of headlines, folded, without the article. Bounded: forgets all when full."""

    def __missing__(self, headline: str) -> frozenset[str]:
        if len(self) >= HEADLINES:
            self.clear()
        found = self[headline] = frozenset(chain.from_iterable(map(_telling_of, headline.split(" "))))
        return found


_telling = _Telling()


@lru_cache(maxsize=20_000)
def _telling_of(piece: str) -> tuple[str, ...]:
    """The same of what stands between two spaces: no word reaches over a space, and headlines share theirs."""
    folded = (word.text.removeprefix("ال") for word in words(fold(piece)))
    return tuple(word for word in folded if len(word) > SHORT)
