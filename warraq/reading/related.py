"""«شاهد أيضاً»: which other articles an article's page shows. A pure function of the records.

Only articles that appeared *before* it are candidates, so that a new article never changes an old page: of each
*pool* (the articles of each of its tags, of its section, of each of its bylines) the 24 that came right before. Where
these are too few, the article right before it in the newspaper; and the newspaper's first articles, which have none
before them, show those that came right after.

Because every rule looks only at that many neighbours, a change of one article can change the choice only of those that
follow it within that many places: `affected` names them.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Mapping

from warraq.reading.catalogue import DAY, Catalogue, Entry, List, Place
from warraq.reading.marks import Mark, Marks, bit_of, mark_of, pools_of, sign_of

WINDOW = 24
"""How many neighbours of each pool are looked at."""
SECTION, BYLINE, WORD, TAG = 6, 2, 5, 6
"""What sharing a section, a byline, a word of the headline, or a tag weighs; a rare tag weighs up to 15 more."""
RAREST = 15
_WEIGHTS = {"own": SECTION, "tag": TAG, "byline": BYLINE}
NONE = 1_000
"""Worse than any rank."""
SITE: List = ("site", 0)
Rank = tuple[int, int, int]
"""Less is better, then microseconds apart, then the id."""


def related(number: int, catalogue: Catalogue, count: int) -> list[int]:
    """Ids of the articles to show with this one, the best first.

    Equal scores are ordered by nearness in time, then by the smaller id.
    """
    return _chosen(number, catalogue, count, catalogue.marks) if count else []


def chooses_otherwise(number: int, catalogue: Catalogue, count: int, was: Mapping[int, Entry]) -> bool:
    """Whether `related` is another than when these entries stood in the catalogue, which differ from those that stand
    there now in their headlines alone."""
    if not count:
        return False
    before = _chosen(number, catalogue, count, catalogue.marks.instead(was))
    return related(number, catalogue, count) != before


def _chosen(number: int, catalogue: Catalogue, count: int, marks: Marks) -> list[int]:
    chosen = [candidate for _, _, candidate in _best(catalogue.entries[number], catalogue, count, marks)]
    if len(chosen) < count:
        place = catalogue.entries[number].place
        for neighbours in (catalogue.before(SITE, place, 2 * count), catalogue.after(SITE, place, count)):
            chosen += [other for other in neighbours if other not in chosen][: count - len(chosen)]
    return chosen


def _best(entry: Entry, catalogue: Catalogue, count: int, marks: Marks) -> list[Rank]:
    """The best candidates. Asked of some hundred candidates of each article, so that it looks closely at few of them.

    What the signs of two articles have in common is at least what they have in common. So a rank by signs is the true
    one, or better: only where it is good enough the true one is asked for.
    """
    instant, mine = entry.instant, marks.of(entry.id)
    pools, weights = _weighed(entry, catalogue, mine)
    worth: dict[int, int] = {}
    for mark, weight in weights.items():
        bit = bit_of(mark)
        worth[bit] = worth.get(bit, 0) + weight
    whole, distinct = marks[entry.id], len(worth) == len(weights)
    bylines = {mark_of(("byline", byline)) for byline in entry.bylines}
    best: list[Rank] = []
    seen: set[int] = set()
    worst = NONE
    for mark in sorted(pools, key=weights.__getitem__, reverse=True):
        places = pools[mark]
        others = whole ^ bit_of(mark) if distinct else sign_of(mine - {mark})
        shared = [marks[number] & others for _, number in places]
        # A week's news is nearer than a month's, a year's than a decade's: each doubling of the days costs a point.
        far, limit, plain = -weights[mark], DAY, True
        for bits, (then, number) in zip(reversed(shared), reversed(places), strict=True):
            if bits:
                more = worth.get(bits)
                if more is None:
                    more = _worth(bits, worth)
            elif plain:
                more = 0
            else:
                continue
            apart = instant - then
            while apart >= limit:
                far += 1
                limit += limit
            rank = far - more
            if rank > worst:
                plain = plain and bits != 0  # those that are farther and have no more in common are no better
                continue
            if bits:
                if number in seen:
                    continue
                seen.add(number)
                rank = far + weights[mark] - _true_weight(mine & marks.of(number), weights, bylines)
            insort(best, (rank, apart, number))
            if len(best) >= count:
                del best[count:]
                worst = best[-1][0]
    return best


def _weighed(
    entry: Entry, catalogue: Catalogue, mine: frozenset[Mark]
) -> tuple[dict[Mark, list[Place]], dict[Mark, int]]:
    """The pools of an article by the marks of those in them, and what each of its marks weighs."""
    pools: dict[Mark, list[Place]] = {}
    weights: dict[Mark, int] = dict.fromkeys(mine, WORD)
    place = entry.place
    for pool in pools_of(entry):
        mark = mark_of(pool)
        pools[mark] = catalogue.places_before(pool, place, WINDOW)
        weights[mark] = _WEIGHTS[pool[0]] + (_rarity(entry, pools[mark]) if pool[0] == "tag" else 0)
    return pools, weights


def _worth(bits: int, worth: dict[int, int]) -> int:
    """What several bits are worth; mostly there are two."""
    one = bits & -bits
    others = bits ^ one
    return worth[one] + (worth.get(others) or sum([worth[bit] for bit in worth if others & bit]))


def _true_weight(common: frozenset[Mark], weights: dict[Mark, int], bylines: set[int]) -> int:
    weight = sum(map(weights.__getitem__, common))
    if len(bylines) > 1:  # several in common weigh as much as one
        weight -= BYLINE * max(0, len(bylines & common) - 1)
    return weight


def affected(entry: Entry, catalogue: Catalogue, count: int) -> set[int]:
    """Ids of all articles whose choice may look at this entry, which stands in the catalogue, or just left it."""
    found = {entry.id}
    for pool in pools_of(entry):
        found.update(catalogue.after(pool, entry.place, WINDOW))
    found.update(catalogue.after(SITE, entry.place, 2 * count))
    # Those before it show it only where fewer than `count` come before them: the newspaper's first articles.
    first = catalogue.first(SITE, 2 * count + 1)
    if len(first) <= 2 * count or entry.place <= catalogue.entries[first[-1]].place:
        found.update(first)
    return found


def _rarity(entry: Entry, pool: list[Place]) -> int:
    """How rare a tag is: by how far back its last 24 articles reach, each doubling of the days weighing one more.

    Not by how many articles have it: that count grows with each new article, and would change every old page.
    """
    if len(pool) < WINDOW:
        return RAREST
    days = (entry.instant - pool[0][0]) // DAY
    return min(RAREST, days.bit_length())
