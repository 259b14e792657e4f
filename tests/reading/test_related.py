"""«شاهد أيضاً» looks back, and knows whose choice a change can touch."""

from __future__ import annotations

import random
from dataclasses import replace
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from warraq.reading.catalogue import DAY, Catalogue, Entry
from warraq.reading.related import affected, chooses_otherwise, related

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


def test_a_catalogue_changed_in_steps_equals_one_read_whole() -> None:
    chance = random.Random(7)
    catalogue = Catalogue(ZONE)
    for _ in range(300):
        number = chance.randrange(40)
        catalogue.put(number, entry(number, chance.randrange(900)) if chance.random() < 0.7 else None)
    whole = Catalogue(ZONE, catalogue.entries.values())
    assert whole.latest(("site", 0), 99) == catalogue.latest(("site", 0), 99)
    assert whole.months(("section", 1)) == catalogue.months(("section", 1))
