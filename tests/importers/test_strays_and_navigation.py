"""Uploads that no attachment stands for, and the menus of block themes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.importers.test_loading import article, uploads
from tests.importers.wxr import SITE, category, export, item, picture, write
from warraq.newsroom import models
from warraq.newsroom.models import LegacyAddress, MenuItem, Picture

pytestmark = pytest.mark.database
Bring = Callable[..., Any]


def shown(address: str) -> str:
    return f'<p>قبلها</p><p><img src="{address}" alt="النهر"></p><p>بعدها</p>'


def kinds(number: int) -> list[str]:
    return [block.block_type for block in article(number).body]


# --- uploads without an attachment --------------------------------------------------------------------------------


def test_a_picture_that_the_export_does_not_list_comes_from_the_uploads_folder(bring: Bring, tmp_path: Path) -> None:
    folder = uploads(tmp_path, "2014/09/river.jpg")
    address = f"{SITE}/wp-content/uploads/2014/09/river-300x200.jpg"
    text = item(1, content=shown(address))
    report = bring(write(tmp_path, export(text)), media=folder)
    assert kinds(1) == ["text", "image", "text"]
    assert article(1).body[1].value["image"] == Picture.objects.get()
    assert report.as_dict()["missing_media"] == []
    lead = {old.address: old.width for old in LegacyAddress.objects.filter(picture__isnull=False)}
    assert lead["/wp-content/uploads/2014/09/river.jpg"] is None
    assert lead["/wp-content/uploads/2014/09/river-300x200.jpg"] == 300


def test_a_rendition_stands_for_an_original_that_is_lost(bring: Bring, tmp_path: Path) -> None:
    folder = uploads(tmp_path, "2014/09/قمر-300x200.jpg")
    bring(write(tmp_path, export(item(1, content=shown("/wp-content/uploads/2014/09/قمر-300x200.jpg")))), media=folder)
    assert kinds(1) == ["text", "image", "text"]


def test_strays_come_once_and_a_second_import_changes_nothing(bring: Bring, tmp_path: Path) -> None:
    folder = uploads(tmp_path, "2014/09/river.jpg")
    address = f"{SITE}/wp-content/uploads/2014/09/river.jpg"
    file = write(tmp_path, export(item(1, content=shown(address)), item(2, content=shown(address))))
    bring(file, media=folder)
    changes = models.Change.objects.count()
    again = bring(file, media=folder)
    assert Picture.objects.count() == 1
    assert models.Change.objects.count() == changes
    assert again.as_dict()["counts"]["picture"] == {"unchanged": 1}


def test_a_listed_upload_is_no_stray(bring: Bring, tmp_path: Path) -> None:
    folder = uploads(tmp_path, "2014/09/river.jpg")
    address = f"{SITE}/wp-content/uploads/2014/09/river-300x200.jpg"
    parts = (item(1, content=shown(address)), picture(7, "2014/09/river.jpg"))
    bring(write(tmp_path, export(*parts)), media=folder)
    foreign = models.ImportedRecord.objects.filter(kind="picture").values_list("foreign_id", flat=True)
    assert list(foreign) == ["7"]


@pytest.mark.parametrize(
    "address",
    ["http://else.example/wp-content/uploads/2014/09/river.jpg", f"{SITE}/wp-content/uploads/../../secret.jpg"],
)
def test_nothing_is_taken_for_another_site_or_from_outside_the_folder(
    bring: Bring, tmp_path: Path, address: str
) -> None:
    folder = uploads(tmp_path, "2014/09/river.jpg")
    uploads(tmp_path.parent, "secret.jpg")
    bring(write(tmp_path, export(item(1, content=shown(address)))), media=folder)
    assert not Picture.objects.exists()


# --- block themes' menus --------------------------------------------------------------------------------------------


def navigation(number: int, content: str, title: str = "Navigation") -> str:
    return item(number, kind="wp_navigation", title=title, content=content)


def menu(place: str) -> list[tuple[str, str | None, str, bool]]:
    items = MenuItem.objects.filter(menu__place=place).order_by("sort_order")
    return list(items.values_list("label", "page__slug", "url", "below"))


def test_a_block_themes_menu_comes_with_its_submenus(bring: Bring, tmp_path: Path) -> None:
    content = f"""<!-- wp:home-link {{"label":"الرئيسية"}} /-->
<!-- wp:navigation-submenu {{"label":"كتب","type":"category","id":3,"url":"{SITE}/?cat=3","kind":"taxonomy"}} -->
<!-- wp:navigation-link {{"label":"حديقة","type":"post","id":1,"url":"{SITE}/?p=1","kind":"post-type"}} /-->
<!-- /wp:navigation-submenu -->
<!-- wp:navigation-link {{"label":"<b>خارج</b>","url":"https://else.example/","kind":"custom"}} /-->
<!-- wp:navigation-link {{"label":"سيّئ","url":"javascript:alert(1)","kind":"custom"}} /-->"""
    footer = '<!-- wp:page-list /-->'
    report = bring(write(tmp_path, export(
        category(3, "books", "كتب"), item(1), navigation(50, content), navigation(51, footer, "Footer"),
        item(5, kind="page", slug="about", title="من نحن", link=f"{SITE}/about/"),
        item(6, kind="page", slug="draft", status="draft", link=f"{SITE}/?page_id=6"),
    )))  # fmt: skip
    assert menu("primary") == [
        ("الرئيسية", None, "/", False), ("كتب", "books", "", False), ("حديقة", "slug-1", "", True),
        ("خارج", None, "https://else.example/", False),
    ]  # fmt: skip
    assert menu("footer") == [("", "about", "", False)]
    assert not [entry for entry in report.as_dict()["left_out"] if entry["kind"] == "other"]


def test_a_menu_that_is_no_list_of_blocks_is_empty_and_breaks_nothing(bring: Bring, tmp_path: Path) -> None:
    deep = "<!-- wp:group -->" * 400 + '<!-- wp:navigation-link {"label":"x","url":"/"} /-->'
    broken = '<!-- wp:navigation-link {"id":[} /-->'
    bring(write(tmp_path, export(item(1), navigation(50, deep), navigation(51, broken))))
    assert article(1).live
