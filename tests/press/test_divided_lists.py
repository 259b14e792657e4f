"""A list's period that is too long for one page leads to its parts; these begin and cease with its length."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from tests import factories as make
from warraq.newsroom import models
from warraq.press.press import Press

pytestmark = pytest.mark.database
MOST = 3


@pytest.fixture
def press(newspaper: Any) -> Press:
    return Press(dataclasses.replace(newspaper, lists=dataclasses.replace(newspaper.lists, most=MOST)))


@pytest.fixture
def section(home: Any) -> Any:
    return make.section(home, "محليات", slug="local")


def stories(section: Any, days: list[int], **given: Any) -> list[Any]:
    month = make.NOON.replace(year=2014, month=9)
    return [
        make.article(section, f"خبر {number} ليوم {day}", published=month.replace(day=day), **given)
        for number, day in enumerate(days)
    ]


def page(press: Press, address: str) -> str:
    return (press.config.edition / "current" / address.strip("/") / "index.html").read_text("utf-8")


def test_a_sections_long_month_leads_to_its_days(press: Press, section: Any) -> None:
    articles = stories(section, [3, 3, 15])
    first = press.run()
    assert "/category/local/2014/09/15/" not in first.written
    assert page(press, "/category/local/2014/09/").count("<article") == 3

    articles += stories(section, [16])
    made = press.run()
    assert {f"/category/local/2014/09/{day}/" for day in ("03", "15", "16")} <= set(made.written)
    month = page(press, "/category/local/2014/09/")
    assert month.count("<article") == 0 and "لا مواد" not in month
    assert 'href="/category/local/2014/09/03/">الأربعاء 3 <small>2</small>' in month
    day = page(press, "/category/local/2014/09/03/")
    assert day.count("<article") == 2 and 'href="/category/local/2014/09/"' in day

    # An old headline costs its day's list, not its month's.
    articles[0].title = "عنوان آخر"
    make.publish(articles[0])
    made = press.run()
    assert "/category/local/2014/09/03/" in made.written
    assert not {"/category/local/2014/09/", "/category/local/2014/09/15/"} & set(made.written)

    articles[-1].unpublish()
    made = press.run()
    assert {f"/category/local/2014/09/{day}/" for day in ("03", "15", "16")} == {
        address for address in made.removed if address.startswith("/category/local/2014/09/")
    }
    assert page(press, "/category/local/2014/09/").count("<article") == 3


def test_a_tags_and_a_bylines_long_year_leads_to_its_months(press: Press, section: Any) -> None:
    tag, byline = make.tag("نهر"), make.byline("ليلى", slug="layla")
    for month in (1, 1, 2, 5):
        when = make.NOON.replace(year=2014, month=month)
        make.article(section, f"خبر {month}", published=when, tags=[tag], bylines=[byline])
    made = press.run()
    for home in (f"/tag/{tag.slug}/", "/author/layla/"):
        assert {f"{home}2014/{month}/" for month in ("01", "02", "05")} <= set(made.written)
        year, month = page(press, f"{home}2014/"), page(press, f"{home}2014/01/")
        assert year.count("<article") == 0 and f'href="{home}2014/02/"' in year
        assert month.count("<article") == 2 and f'href="{home}2014/"' in month
    tag.name, tag.slug = "بحر", "sea"
    tag.save()
    made = press.run()
    assert "/tag/sea/2014/05/" in made.written
    assert not [address for address in press.ledger.pages.addresses() if address.startswith("/tag/نهر/")]


def test_a_long_month_of_the_newspaper_shows_few_of_each_day(press: Press, section: Any) -> None:
    stories(section, [3, 3, 3, 3, 3, 15])
    press.run()
    month = page(press, "/2014/09/")
    assert month.count("<article") == 4
    assert 'href="/2014/09/03/">كلّ ما نُشر في هذا اليوم <small>5</small>' in month
    assert page(press, "/2014/09/03/").count("<article") == 5


def test_a_section_that_moves_takes_its_days_along(press: Press, home: Any, section: Any) -> None:
    stories(section, [1, 2, 3, 4])
    press.run()
    around = make.section(home, "الوطن", slug="country")
    models.Section.objects.get(pk=section.pk).move(around, "last-child")
    press.run()
    there = set(press.ledger.pages.addresses())
    assert {"/category/country/local/2014/09/01/", "/category/country/2014/09/04/"} <= there
    assert "/category/local/2014/09/01/" not in there
