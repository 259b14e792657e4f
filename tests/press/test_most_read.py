"""«Most read» on the front page: what a change of the counts prints, and that printing from nothing gives the same."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests import factories as make
from tests.press.trees import resolved
from warraq.newsroom import models, readings
from warraq.press.press import Press

pytestmark = pytest.mark.database
DAY = date(2026, 11, 25)


@pytest.fixture
def counting(newspaper: Any, settings: Any) -> Any:
    settings.WARRAQ = replace(newspaper, readers=replace(newspaper.readers, counts=True))
    return settings.WARRAQ


@pytest.fixture
def stories(home: Any) -> list[Any]:
    section = make.section(home, "رياضة", slug="sport")
    return [make.article(section, f"خبر {n}", published=make.NOON.replace(month=1 + n)) for n in range(9)]


@pytest.fixture
def press(counting: Any, stories: Any) -> Press:
    compose(3)
    press = Press(counting)
    press.run()
    return press


def compose(count: int, days: str = "7") -> None:
    home = models.Home.objects.get()
    home.zones = [("most_read", {"days": days, "count": count})]
    make.publish(home)


def count(config: Any, day: date, *read: tuple[Any, int]) -> None:
    config.counts.mkdir(exist_ok=True)
    lines = "".join(f"{story.permalink}\t{number}\n" for story, number in read)
    (config.counts / f"{day}.00000000.tsv").write_text(lines + "/\t900\n/category/sport/\t80\n", "utf-8")


def shown(press: Press) -> list[str]:
    front = (press.store.current / "index.html").read_text("utf-8")
    band = front.partition('class="band most-read"')[2].partition("</section>")[0]
    return re.findall(r"<li><a[^>]*>([^<]*)</a>", band)


def same_as_from_nothing(press: Press, tmp_path: Path) -> bool:
    root = tmp_path / "fresh"
    root.mkdir()
    Press(replace(press.config, root=root)).run()
    return resolved(press.config.edition) == resolved(root / "edition")


def test_taking_counts_over_prints_the_front_page_alone(
    press: Press, counting: Any, stories: Any, tmp_path: Path
) -> None:
    assert shown(press) == []
    count(counting, DAY, (stories[2], 5), (stories[4], 9), (stories[1], 5), (stories[0], 1))
    assert readings.take(counting, DAY)
    assert set(press.run().written) == {"/"}
    assert shown(press) == ["خبر 4", "خبر 2", "خبر 1"]
    assert same_as_from_nothing(press, tmp_path)


def test_higher_counts_in_the_same_order_print_nothing(press: Press, counting: Any, stories: Any) -> None:
    count(counting, DAY, (stories[2], 5), (stories[4], 9))
    readings.take(counting, DAY)
    press.run()
    assert not readings.take(counting, DAY)
    count(counting, DAY, (stories[2], 6), (stories[4], 90))
    assert readings.take(counting, DAY)
    assert press.run().written == ()


def test_a_week_adds_up_its_days_and_forgets_those_before(press: Press, counting: Any, stories: Any) -> None:
    count(counting, DAY - timedelta(days=7), (stories[8], 1000))
    count(counting, DAY - timedelta(days=6), (stories[1], 6))
    count(counting, DAY, (stories[1], 2), (stories[2], 7))
    readings.take(counting, DAY)
    press.run()
    assert shown(press) == ["خبر 1", "خبر 2"]
    compose(3, "1")
    assert set(press.run().written) == {"/"}
    assert shown(press) == ["خبر 2", "خبر 1"]


def test_a_withdrawn_or_deleted_article_makes_room(press: Press, counting: Any, stories: Any, tmp_path: Path) -> None:
    compose(1)
    yesterday = DAY - timedelta(days=6)
    count(counting, yesterday - timedelta(days=1), (stories[5], 50))
    count(counting, yesterday, (stories[1], 9), (stories[2], 5))
    count(counting, DAY, (stories[3], 1))
    readings.take(counting, DAY)
    press.run()
    assert shown(press) == ["خبر 1"]
    models.Article.objects.get(pk=stories[1].pk).unpublish()
    press.run()
    assert shown(press) == ["خبر 2"]
    make.publish(models.Article.objects.get(pk=stories[1].pk))
    press.run()
    assert shown(press) == ["خبر 1"]
    # The only article counted on the last day: with it the week begins a day earlier.
    models.Article.objects.get(pk=stories[3].pk).delete()
    press.run()
    assert shown(press) == ["خبر 5"]
    assert same_as_from_nothing(press, tmp_path)


def test_counts_of_days_that_are_over_are_forgotten(counting: Any, stories: Any) -> None:
    count(counting, DAY, (stories[1], 5))
    readings.take(counting, DAY)
    assert models.Reading.objects.count() == 1
    assert readings.take(counting, DAY + timedelta(days=counting.readers.counts_days))
    assert models.Reading.objects.count() == 0


def test_counts_are_taken_over_every_ten_minutes_at_most(
    counting: Any, newspaper: Any, stories: Any, monkeypatch: Any
) -> None:
    now, looks = [0.0], []
    monkeypatch.setattr(readings.time, "monotonic", lambda: now[0])
    monkeypatch.setattr(readings, "take", lambda config: looks.append(now[0]) or False)
    taking = readings.Taking()
    for moment in (0.0, 1.0, 599.0, 600.0, 700.0):
        now[0] = moment
        taking.look(counting)
    assert looks == [0.0, 600.0]
    assert not readings.Taking().look(newspaper)
    assert looks == [0.0, 600.0]


def test_where_readings_are_not_counted_the_zone_is_not_there(newspaper: Any, counting: Any, stories: Any) -> None:
    compose(3)
    count(counting, DAY, (stories[1], 5))
    readings.take(counting, DAY)
    press = Press(newspaper)
    press.run()
    assert shown(press) == []
