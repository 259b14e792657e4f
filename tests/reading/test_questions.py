"""A question written once answers as Django does, and what was read last is kept."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import factories as make
from warraq.newsroom.models import Comment, StaticPage
from warraq.reading.frames import site
from warraq.reading.memo import make_room
from warraq.reading.questions import Question
from warraq.reading.reader import Reader
from warraq.reading.shelf import Shelf


@pytest.mark.database
def test_a_question_answers_as_django_does(newspaper: Any, home: Any) -> None:
    section = make.section(home, "ثقافة")
    stories = [make.article(section) for _ in range(3)]
    for story in stories:
        make.comment(story, written_at=make.NOON + timedelta(hours=story.pk))
        make.comment(story, state="pending")
    columns = ("page_id", "pk", "parent_id", "name", "written_at", "by_newspaper")
    approved = Comment.objects.filter(state="approved").order_by("-written_at").values_list(*columns)
    question = Question(lambda: approved, of="page")
    for asked in ([story.pk for story in stories], [stories[1].pk], [0]):
        assert [tuple(row) for row in question(asked)] == list(approved.filter(page__in=asked))


def test_the_half_that_was_read_first_is_forgotten() -> None:
    kept = dict.fromkeys(range(10), "")
    assert not make_room(kept, 2, 12)
    assert make_room(kept, 3, 12)
    assert list(kept) == [4, 5, 6, 7, 8, 9]


@pytest.mark.database
def test_the_few_are_found_without_a_look_through_all_pages(newspaper: Any, home: Any) -> None:
    """SQLite's own word for a look through a table is SCAN."""
    if connection.vendor != "sqlite":
        pytest.skip("asks SQLite how it answers")
    section = make.section(home)
    make.article(section)
    home.add_child(instance=StaticPage(title="من نحن", slug="about", live=True, permalink="/about/"))
    with CaptureQueriesContext(connection) as asked:
        reader = Reader(Shelf(newspaper))
        site(reader)
        assert list(reader.shelf.sections) and not list(reader.shelf.dossiers)
    plans = [
        (line[3], query["sql"])
        for query in asked.captured_queries
        if "page" in query["sql"]
        for line in connection.cursor().execute(f"EXPLAIN QUERY PLAN {query['sql']}").fetchall()
    ]
    assert len(plans) > 5
    large = ("wagtailcore_page", "newsroom_newspage", "newsroom_article")
    assert [each for each in plans if each[0].startswith("SCAN") and each[0].split()[1] in large] == []
