"""The newsroom's first page says what is read most, where readings are counted."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from tests import factories as make
from warraq.newsroom import models

pytestmark = pytest.mark.database


def test_the_first_page_names_what_is_read_most(
    newspaper: Any, home: Any, settings: Any, editor_client: Any
) -> None:
    story, older = (make.article(make.section(home, title, slug=title), title) for title in ("جسر", "نهر"))
    today = datetime.now(newspaper.zone).date()
    models.Reading.objects.create(article=story, day=today, count=3)
    models.Reading.objects.create(article=older, day=today - timedelta(days=3), count=11)
    assert "الأكثر قراءة" not in editor_client.get("/admin/").content.decode()
    settings.WARRAQ = replace(newspaper, readers=replace(newspaper.readers, counts=True))
    shown = editor_client.get("/admin/").content.decode()
    day, week = shown.partition("الأكثر قراءة اليوم")[2].split("الأكثر قراءة في الأسبوع")
    week = week.partition("</ol>")[0]
    assert "3 قراءات" in day and "11 " not in day.partition("</ol>")[0]
    assert week.index("نهر") < week.index("جسر")
    assert "11 قراءة" in week
