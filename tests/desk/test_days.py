"""The newsroom names months as its readers know them."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.utils import timezone, translation

from warraq.desk.days import regional_day

LATE = datetime(2026, 11, 29, 22, 30, tzinfo=UTC)


@pytest.mark.parametrize(("language", "region", "told"), [
    ("ar", "levant", "30 تشرين الثاني"),
    ("ar", "egypt", "30 نوفمبر"),
    ("ar", "morocco", "30 نونبر"),
    ("en", "levant", "30 November"),
])  # fmt: skip
def test_a_day_is_told_with_the_regions_month(settings: Any, language: str, region: str, told: str) -> None:
    """In the newsroom's own time zone, where it is a day later by now."""
    own = dataclasses.replace(settings.WARRAQ.newspaper, region=region)
    settings.WARRAQ = dataclasses.replace(settings.WARRAQ, newspaper=own)
    with translation.override(language), timezone.override("Asia/Damascus"):
        assert regional_day(LATE) == told


def test_the_newsrooms_home_tells_when_an_article_is_due(settings: Any) -> None:
    article = {"pk": 7, "id": 7, "due": LATE, "title": "عنوان"}
    shown = {"columns": [("المجدول", [article], "due")], "can_write": False}
    with translation.override("ar"), timezone.override("Asia/Damascus"):
        assert "30 تشرين الثاني، 01:30" in render_to_string("warraq/desk/news_panel.html", shown)
