"""From real exports to a living newspaper: every old address answers, no link is broken, nobody is exposed."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.importers.conftest import files_with, total
from tests.importers.crawl import Reader, broken_links, unanswered
from warraq.newsroom import models
from warraq.press.press import publish

pytestmark = pytest.mark.database
SITES = ["daily", "wire", "old"]
PERSONAL = (b"canary.", b"203.0.113.", b"198.51.100.")


@pytest.mark.parametrize("site", SITES)
def test_a_real_site_lives_on(bring: Callable[..., Any], settings: Any, shared: Path, site: str) -> None:
    data = shared / "data/wordpress"
    report = bring(data / f"{site}.wxr.xml", media=data / f"{site}-uploads")
    publish(settings.WARRAQ)
    reader = Reader(settings.WARRAQ.edition)
    assert unanswered(reader, data / f"{site}.urls.txt") == []
    broken = broken_links(reader)
    broken.pop("/404.html", None)  # what a reader asked for stands nowhere: that page names only itself
    assert broken == {}
    assert total(report, "article", "new") == 142
    assert total(report, "picture", "new") == 12
    assert total(report, "comment", "new") == 34
    assert report.missing == {} and not report.lost
    _nobody_is_exposed(settings.WARRAQ.root)


def _nobody_is_exposed(root: Path) -> None:
    """No e-mail and no IP address of a commenter: not in the edition, the report, the originals, or a column."""
    assert files_with(root, PERSONAL) == []
    from django.apps import apps

    for model in apps.get_models():
        for row in model._base_manager.values_list():
            assert not re.search(r"canary\.|203\.0\.113\.|198\.51\.100\.", repr(row)), (model, row)


def test_only_what_was_public_is_published(bring: Callable[..., Any], shared: Path) -> None:
    data = shared / "data/wordpress"
    bring(data / "daily.wxr.xml", media=data / "daily-uploads")
    states = models.ImportedRecord.objects.filter(kind="article").values_list("state", "record_id")
    live = {pk: state for state, pk in states}
    for article in models.Article.objects.all():
        assert article.live == (live[article.pk] == "publish"), (article.title, live[article.pk])
    kinds = set(live.values())
    assert {"publish", "draft", "pending", "private", "protected", "future"} <= kinds
    assert not models.Article.objects.filter(live=False).exclude(permalink=None).exists()
