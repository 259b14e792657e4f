"""Comments of static pages come over in their threads and states, stand on the page, and follow later exports."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.importers.conftest import everything, total
from tests.importers.test_loading import comment, record
from tests.importers.wxr import SITE, export, item, write
from warraq.newsroom import models
from warraq.press.press import publish

pytestmark = pytest.mark.database
Bring = Callable[..., Any]
THREAD = (
    comment(11, text="سؤال عن العنوان"), comment(12, parent=11, text="جواب عنه"), comment(13, state="0", text="ينتظر"),
    comment(14, state="spam", text="بضاعة"), comment(15, kind="pingback"),
)  # fmt: skip


def page(number: int, *comments: str, **fields: Any) -> str:
    return item(number, kind="page", slug="about", link=f"{SITE}/about/", extra="".join(comments), **fields)


def printed(site: Any) -> str:
    publish(site)
    return str((site.edition / "current/about/index.html").read_text("utf-8"))


def test_they_keep_threads_and_states_and_the_approved_ones_are_printed(
    bring: Bring, tmp_path: Path, settings: Any
) -> None:
    report = bring(write(tmp_path, export(page(1, *THREAD))))
    about = models.StaticPage.objects.get(pk=record("page", 1))
    states = dict(about.comments.values_list("html", "state"))
    assert states == {
        "<p>سؤال عن العنوان</p>": "approved", "<p>جواب عنه</p>": "approved", "<p>ينتظر</p>": "pending",
        "<p>بضاعة</p>": "spam",
    }  # fmt: skip
    assert about.comments.get(html__contains="جواب").parent_id == record("comment", 11)
    assert total(report, "comment", "new") == 4 and total(report, "comment", "left_out") == 1 and not report.lost
    text = printed(settings.WARRAQ)
    assert text.index("سؤال عن العنوان") < text.index("جواب عنه")
    assert 'class="depth-1' in text and "ينتظر" not in text and "بضاعة" not in text
    assert "/letters/" not in text


def test_a_second_run_changes_nothing(bring: Bring, tmp_path: Path) -> None:
    file = write(tmp_path, export(page(1, *THREAD), item(2)))
    bring(file)
    before = everything()
    report = bring(file)
    assert everything() == before and total(report, "page", "unchanged") == 1


def test_a_later_export_brings_new_ones_and_what_was_judged_meanwhile(
    bring: Bring, tmp_path: Path, settings: Any
) -> None:
    bring(write(tmp_path, export(page(1, *THREAD))))
    models.Comment.objects.get(pk=record("comment", 12)).delete()
    publish(settings.WARRAQ)
    later = (*THREAD[:2], comment(13, text="ينتظر"), THREAD[3], comment(16, parent=13, text="كلام جديد"))
    report = bring(write(tmp_path, export(page(1, *later))))
    assert (total(report, "comment", "new"), total(report, "comment", "changed")) == (1, 1)
    text = printed(settings.WARRAQ)
    assert "كلام جديد" in text and "ينتظر" in text
    assert "جواب عنه" not in text, "deleted here: it does not come back"


def test_a_page_whose_comments_were_once_left_out_gets_them(bring: Bring, tmp_path: Path) -> None:
    """As newspapers have them that were brought over when static pages had no comments."""
    bring(write(tmp_path, export(page(1))))
    about = models.StaticPage.objects.get(pk=record("page", 1))
    about.title = "صياغة المحرر"
    about.save()
    report = bring(write(tmp_path, export(page(1, *THREAD))))
    assert about.comments.count() == 4 and total(report, "comment", "new") == 4
    assert models.StaticPage.objects.get(pk=about.pk).title == "صياغة المحرر"


def test_those_of_a_page_that_was_not_public_are_not_printed(bring: Bring, tmp_path: Path, settings: Any) -> None:
    bring(write(tmp_path, export(page(1, *THREAD, status="private"))))
    publish(settings.WARRAQ)
    assert models.Comment.objects.count() == 4
    assert not (settings.WARRAQ.edition / "current/about").exists()
