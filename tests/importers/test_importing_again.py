"""A second import changes nothing; a later export brings what changed, and never over an editor's work."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.importers.conftest import everything, total
from tests.importers.wxr import category, export, item, write
from warraq.newsroom import models

pytestmark = pytest.mark.database
Bring = Callable[..., Any]


def article(number: int) -> models.Article:
    made = models.ImportedRecord.objects.get(kind="article", foreign_id=str(number))
    return models.Article.objects.get(pk=made.record_id)


def test_a_second_run_changes_nothing(bring: Bring, shared: Path) -> None:
    data = shared / "data/wordpress"
    bring(data / "daily.wxr.xml", media=data / "daily-uploads")
    before, changes = everything(), models.Change.objects.count()
    report = bring(data / "daily.wxr.xml", media=data / "daily-uploads")
    assert everything() == before
    assert models.Change.objects.count() == changes
    assert total(report, "article", "unchanged") == 142
    assert not any(total(report, kind, outcome) for kind in report.counts for outcome in ("new", "changed"))


def test_a_later_export_brings_only_what_changed(bring: Bring, shared: Path, tmp_path: Path) -> None:
    data = shared / "data/wordpress"
    bring(data / "daily.wxr.xml", media=data / "daily-uploads")
    before = everything()
    changed = models.ImportedRecord.objects.filter(kind="article", state="publish").earliest("pk")
    later = _later(data / "daily.wxr.xml", changed.foreign_id)
    report = bring(write(tmp_path, later), media=data / "daily-uploads")
    assert total(report, "article", "changed") == 1 and total(report, "article", "new") == 1
    after = everything()
    assert models.Article.objects.get(pk=changed.record_id).title == "عنوان جديد من الموقع القديم"
    new = models.ImportedRecord.objects.get(kind="article", foreign_id="999001").record_id
    mine = {changed.record_id, new}
    assert _without(before["Article"], mine) == _without(after["Article"], mine)
    assert len(after["Comment"]) == len(before["Comment"])
    assert models.Change.objects.filter(kind="everything").count() == 2


def _later(export_file: Path, number: str) -> str:
    """The same export with one post changed and one more."""
    text = export_file.read_text("utf-8")
    items = re.findall(r"\t<item>.*?</item>", text, re.DOTALL)
    old = next(entry for entry in items if f"<wp:post_id>{number}</wp:post_id>" in entry)
    renamed = re.sub(r"<title>.*?</title>", "<title>عنوان جديد من الموقع القديم</title>", old, flags=re.DOTALL)
    extra = re.sub(r"<wp:comment>.*</wp:comment>", "", renamed, flags=re.DOTALL)
    extra = extra.replace(f"<wp:post_id>{number}<", "<wp:post_id>999001<")
    extra = re.sub(r"<link>(.*?)/</link>", r"<link>\1-again/</link>", extra)
    extra = re.sub(r"(<wp:post_name><!\[CDATA\[.*?)(\]\]>)", r"\1-again\2", extra)
    return text.replace(old, renamed + extra)


def _without(rows: list[tuple[Any, ...]], numbers: set[int]) -> list[tuple[Any, ...]]:
    return [row for row in rows if row[0] not in numbers]


def test_an_article_edited_here_keeps_the_newsrooms_text(bring: Bring, tmp_path: Path) -> None:
    bring(write(tmp_path, export(item(1, title="قديم"), item(2, title="آخر"))))
    ours = article(1)
    ours.title = "صياغة المحرر"
    ours.save()
    report = bring(write(tmp_path, export(item(1, title="قديم معدل"), item(2, title="آخر معدل"))))
    assert article(1).title == "صياغة المحرر"
    assert article(2).title == "آخر معدل"
    assert report.groups["conflict", "article"].count == 1 and report.lost


def test_an_article_deleted_here_is_not_brought_back(bring: Bring, tmp_path: Path) -> None:
    bring(write(tmp_path, export(item(1), item(2))))
    article(1).delete()
    report = bring(write(tmp_path, export(item(1, title="معدل"), item(2))))
    assert models.Article.objects.count() == 1
    assert report.groups["conflict", "article"].count == 1


def test_a_changed_article_moves_with_its_section_tags_and_permalink(bring: Bring, tmp_path: Path) -> None:
    parts = [category(2, "one", "أول"), category(3, "two", "ثان")]
    term = '<category domain="category" nicename="{0}"><![CDATA[{0}]]></category>'
    tag = '<category domain="post_tag" nicename="new"><![CDATA[جديد]]></category>'
    bring(write(tmp_path, export(*parts, item(1, extra=term.format("one")))))
    first = article(1)
    bring(write(tmp_path, export(*parts, item(1, slug="moved", extra=term.format("two") + tag))))
    second = article(1)
    assert second.pk == first.pk
    assert second.get_parent().slug == "two"
    assert second.permalink == "/2014/09/moved/"
    assert [each.name for each in second.tags.all()] == ["جديد"]
    assert models.LegacyAddress.objects.get(address=first.permalink).page_id == first.pk
    assert models.Section.objects.get(slug="one").numchild == 0
    assert not models.NewsPage.find_problems()[4]


def test_pictures_that_were_missing_come_with_a_later_run(bring: Bring, shared: Path) -> None:
    data = shared / "data/wordpress"
    report = bring(data / "daily.wxr.xml")
    assert report.lost and total(report, "picture", "left_out") == 12 and models.Picture.objects.count() == 0
    assert total(report, "article", "new") == 142
    report = bring(data / "daily.wxr.xml", media=data / "daily-uploads")
    assert not report.lost and total(report, "picture", "new") == 12
    assert models.Article.objects.exclude(lead_image=None).exists()
    state = everything("id", "object_id", "path", "content_path", "content_path_hash", "made", "gaps")
    assert not models.ImportedRecord.objects.exclude(gaps=0).exists()
    assert state["LegacyAddress"]


def test_a_dry_run_writes_its_report_and_nothing_else(bring: Bring, shared: Path, settings: Any) -> None:
    data = shared / "data/wordpress"
    root = settings.WARRAQ.root
    before, files, changes = everything(), _files(root), models.Change.objects.count()
    report = bring(data / "daily.wxr.xml", media=data / "daily-uploads", dry_run=True)
    assert everything() == before
    new = _files(root) - files
    assert {path.split("/")[0] for path in new} <= {"imports", "run"}
    assert {path.rpartition("/")[2] for path in new} == {"report.json", "report.html", "import.lock"}
    assert total(report, "article", "new") == 142 and total(report, "picture", "new") == 12
    assert report.redirects > 1000 and not report.lost and models.Change.objects.count() == changes


def _files(root: Path) -> set[str]:
    return {file.relative_to(root).as_posix() for file in root.rglob("*") if file.is_file()}
