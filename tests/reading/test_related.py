"""«شاهد أيضاً» looks back, and knows whose choice a change can touch."""

from __future__ import annotations

import random
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warraq.reading import marks
from warraq.reading.catalogue import DAY, Catalogue, Entry
from warraq.reading.related import (
    BYLINE,
    RAREST,
    SECTION,
    SITE,
    TAG,
    WINDOW,
    WORD,
    affected,
    chooses_otherwise,
    related,
)

ZONE = ZoneInfo("Asia/Beirut")


def entry(number: int, day: int, *, section: int = 1, tags: tuple[int, ...] = (), title: str = "") -> Entry:
    return Entry(number, day * DAY, "1970-01", f"/{number}/", (section,), tags, (), False, 0, title or f"خبر {number}")


def test_shared_tags_and_words_come_before_mere_nearness() -> None:
    story = entry(9, 90, tags=(1,), title="افتتاح الجسر الجديد")
    old = entry(1, 10, tags=(1,), title="الجسر القديم يغلق")
    near = [entry(number, 80 + number, section=1) for number in range(2, 8)]
    assert related(9, Catalogue(ZONE, [story, old, *near]), 2)[0] == 1


def test_a_new_article_changes_no_older_page() -> None:
    entries = [entry(number, number, tags=(number % 3,)) for number in range(1, 30)]
    catalogue = Catalogue(ZONE, entries)
    before = {number: related(number, catalogue, 4) for number in range(1, 30)}
    new = entry(99, 40, tags=(0, 1, 2))
    catalogue.put(99, new)
    assert {number: related(number, catalogue, 4) for number in range(1, 30)} == before
    assert affected(new, catalogue, 4) == {99}


def test_the_first_articles_show_those_that_follow() -> None:
    catalogue = Catalogue(ZONE, [entry(number, number, section=number) for number in range(1, 8)])
    assert related(1, catalogue, 4) == [2, 3, 4, 5]
    assert related(7, catalogue, 4) == [6, 5, 4, 3]


def test_a_lone_article_shows_none() -> None:
    assert related(1, Catalogue(ZONE, [entry(1, 1)]), 4) == []


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 10**6), size=st.integers(1, 70))
def test_no_choice_changes_but_those_that_are_named(seed: int, size: int) -> None:
    chance = random.Random(seed)

    def some(number: int) -> Entry:
        tags = tuple(sorted(chance.sample(range(4), chance.randrange(3))))
        return entry(number, chance.randrange(300), section=chance.randrange(3), tags=tags)

    catalogue = Catalogue(ZONE, [some(number) for number in range(size)])
    before = {number: related(number, catalogue, 4) for number in catalogue.entries}
    number = chance.randrange(size + 2)
    old, new = catalogue.entries.get(number), some(number) if chance.random() < 0.7 else None
    named = affected(old, catalogue, 4) if old else set()
    catalogue.put(number, new)
    named |= affected(new, catalogue, 4) if new else set()
    after = {number: related(number, catalogue, 4) for number in catalogue.entries}
    changed = {n for n in before.keys() | after.keys() if before.get(n) != after.get(n)}
    assert changed <= named


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 10**6), size=st.integers(2, 70))
def test_other_headlines_change_the_choices_that_asking_twice_says(seed: int, size: int) -> None:
    chance = random.Random(seed)
    names = ["الجسر القديم", "افتتاح الجسر الجديد", "معرض الكتاب", "الكتاب القديم يعود", "سوق الجديد"]

    def some(number: int) -> Entry:
        tags = tuple(sorted(chance.sample(range(4), chance.randrange(3))))
        return entry(number, chance.randrange(60), section=chance.randrange(2), tags=tags, title=chance.choice(names))

    catalogue = Catalogue(ZONE, [some(number) for number in range(size)])
    before = {number: related(number, catalogue, 3) for number in catalogue.entries}
    was = {number: catalogue.entries[number] for number in chance.sample(range(size), min(size, 3))}
    for number, old in was.items():
        catalogue.put(number, replace(old, title=chance.choice(names)))
    for number in catalogue.entries:
        assert chooses_otherwise(number, catalogue, 3, was) == (related(number, catalogue, 3) != before[number])


def plainly_related(number: int, catalogue: Catalogue, count: int) -> list[int]:
    """`related` as it is told: all candidates weighed one by one, and sorted."""
    entry = catalogue.entries[number]
    pools = {of: catalogue.before(of, entry.place, WINDOW) for of in entry.lists if of[0] in {"own", "tag", "byline"}}
    ranked = []
    for candidate in {one for pool in pools.values() for one in pool}:
        other = catalogue.entries[candidate]
        score = WORD * len(marks.telling(entry.title) & marks.telling(other.title))
        score += SECTION * (entry.sections[:1] == other.sections[:1] != ())
        score += BYLINE * bool({*entry.bylines} & {*other.bylines})
        for tag in {*entry.tags} & {*other.tags}:
            pool = pools["tag", tag]
            reach = ((entry.instant - catalogue.entries[pool[-1]].instant) // DAY).bit_length()
            score += TAG + (min(RAREST, reach) if len(pool) == WINDOW else RAREST)
        apart = entry.instant - other.instant
        ranked.append(((apart // DAY).bit_length() - score, apart, candidate))
    chosen = [candidate for _, _, candidate in sorted(ranked)[:count]]
    for around in (catalogue.before(SITE, entry.place, 2 * count), catalogue.after(SITE, entry.place, count)):
        chosen += [other for other in around if other not in chosen][: count - len(chosen)]
    return chosen


WORDS = ["الجسر", "القديم", "افتتاح", "الجديد", "معرض", "الكتاب", "يعود", "سوق", "المدينة", "مرفأ", "بيروت", "في", "من"]


@pytest.mark.parametrize("bits", [marks.BITS, 7])
@settings(max_examples=80, deadline=None)
@given(
    seed=st.integers(0, 10**6),
    size=st.integers(1, 160),
    days=st.sampled_from([1, 9, 300, 9000]),
    few=st.integers(1, 30),
)
def test_the_choice_is_that_of_weighing_every_candidate(bits: int, seed: int, size: int, days: int, few: int) -> None:
    chance = random.Random(seed)

    def some(number: int) -> Entry:
        return replace(
            entry(number, 0, title=" ".join(chance.sample(WORDS, chance.randrange(4)))),
            instant=chance.randrange(days) * DAY + chance.choice([0, 0, DAY // 2, chance.randrange(DAY)]),
            sections=tuple(chance.sample(range(3), chance.randrange(3))),
            tags=tuple(chance.sample(range(few), min(few, chance.randrange(4)))),
            bylines=tuple(chance.sample(range(5), chance.choice([0, 1, 1, 2, 3]))),
        )

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(marks, "BITS", bits)
        catalogue = Catalogue(ZONE, [some(number) for number in range(size)])
        for count in (1, 4):
            for number in catalogue.entries:
                assert related(number, catalogue, count) == plainly_related(number, catalogue, count)
        for number in chance.sample(range(size), min(size, 9)):
            catalogue.put(number, some(number) if chance.random() < 0.8 else None)
        for number in catalogue.entries:
            assert related(number, catalogue, 4) == plainly_related(number, catalogue, 4)


def test_what_is_kept_of_headlines_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(marks, "MOST", 10)
    catalogue = Catalogue(ZONE, [entry(number, number // 3, tags=(number % 3,)) for number in range(90)])
    for number in catalogue.entries:
        assert related(number, catalogue, 4) == plainly_related(number, catalogue, 4)
        assert len(catalogue.marks) <= 10
        assert len(catalogue.marks._marks) <= 100


def test_what_stands_beside_a_place() -> None:
    catalogue = Catalogue(ZONE, [entry(number, number) for number in (1, 3, 5)])
    own = ("own", 1)
    for day, number in [(0, 0), (1, 1), (2, 2), (3, 3), (3, 1), (3, 9), (5, 5), (6, 6)]:
        place = (day * DAY, number)
        before, after = catalogue.before(own, place, 1), catalogue.after(own, place, 1)
        assert catalogue.beside(own, place) == (before[0] if before else None, after[0] if after else None)
    assert catalogue.beside(("own", 2), (0, 0)) == (None, None)


def test_a_catalogue_changed_in_steps_equals_one_read_whole() -> None:
    chance = random.Random(7)
    catalogue = Catalogue(ZONE)
    for _ in range(300):
        number = chance.randrange(40)
        catalogue.put(number, entry(number, chance.randrange(900)) if chance.random() < 0.7 else None)
    whole = Catalogue(ZONE, catalogue.entries.values())
    assert whole.latest(("site", 0), 99) == catalogue.latest(("site", 0), 99)
    assert whole.months(("section", 1)) == catalogue.months(("section", 1))
