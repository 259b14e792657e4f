"""A change that is planned for later: readers keep what they have until its moment, and then have the new."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from tests import factories as make
from tests.press.steps import come_due
from tests.press.test_laws import equal
from warraq.newsroom import models
from warraq.press.press import Press
from warraq.press.watch import publish_due

pytestmark = pytest.mark.database


def page_of(press: Press, story: models.Article) -> str:
    return (press.store.current / str(story.permalink).strip("/") / "index.html").read_text("utf-8")


def test_an_article_that_was_brought_here_stays_until_its_change_is_due(
    home: Any, press: Press, from_nothing: Callable[..., Path]
) -> None:
    story = make.article(make.section(home), "حديقة النهر", standfirst="التمهيد الأول")
    press.run()
    story = models.Article.objects.get(pk=story.pk)
    story.standfirst, story.go_live_at = "تمهيد الغد", timezone.now() + timedelta(days=1)
    story.save_revision().publish()
    result = press.run()
    assert (result.written, result.removed) == ((), ())
    assert "التمهيد الأول" in page_of(press, story)
    equal(press.config.edition, from_nothing(), "after it was planned")
    assert publish_due() == 0
    come_due(story)
    assert publish_due() == 1
    assert story.permalink in press.run().written
    assert "تمهيد الغد" in page_of(press, story) and "التمهيد الأول" not in page_of(press, story)
    equal(press.config.edition, from_nothing(), "after its moment")
    story.revisions.earliest("created_at").publish()
    press.run()
    assert "التمهيد الأول" in page_of(press, story)
    equal(press.config.edition, from_nothing(), "after the original came back")


def test_a_draft_of_an_article_that_was_brought_here_prints_nothing(
    home: Any, press: Press, from_nothing: Callable[..., Path]
) -> None:
    story = make.article(make.section(home), "حديقة النهر", standfirst="التمهيد الأول")
    press.run()
    story.standfirst = "مسودة"
    story.save_revision()
    assert press.run().written == ()
    assert press.run(full=True).written == ()
    equal(press.config.edition, from_nothing(), "after a draft")
