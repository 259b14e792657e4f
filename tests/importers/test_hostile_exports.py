"""Exports as they come from old servers, broken plugins and wrong clicks: mended, told of, or refused clearly."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.importers.conftest import everything, total
from tests.importers.test_loading import article, comment
from tests.importers.wxr import SITE, category, export, item, write
from warraq.errors import ImportFailed, NotAnExport, TwoSites, UnreadableFile
from warraq.newsroom import models

pytestmark = pytest.mark.database
Bring = Callable[..., Any]
GOOD = export(item(1, title="خبر المدينة", content="<p>نص الخبر</p>"), item(2, title="خبر ثان"))


def without_declaration(text: str) -> str:
    return text.replace(' encoding="UTF-8"', "")


@pytest.mark.parametrize(
    ("data", "mended"),
    [
        (GOOD.encode("cp1256"), "read as cp1256"),
        (without_declaration(GOOD).encode("cp1256"), "read as cp1256"),
        (GOOD.replace("UTF-8", "windows-1256").encode("cp1256"), "read as cp1256"),
        (GOOD.replace("UTF-8", "UTF-16").encode("utf-16"), "read as utf-16"),
        (b"\xef\xbb\xbf\r\n\r\n" + GOOD.encode(), ""),
        ("<br />\n<b>Warning</b>: foo() in /x.php on line 3<br />\n" + GOOD, "words before its beginning"),
        ("Deprecated: جملة من خادم قديم\n\n" + GOOD, "words before its beginning"),
        (GOOD.replace("/export/1.2/", "/export/9.9/"), ""),
        (GOOD.replace("http://wordpress.org/export/1.2/", "urn:other"), ""),
        (GOOD.replace("<wp:wxr_version>1.2</wp:wxr_version>", ""), ""),
        (GOOD.replace("خبر ثان", "خبر&nbsp;ثان &copy;"), ""),
        (GOOD.replace("\n", "\r\n"), ""),
        (gzip.compress(GOOD.encode()), ""),
    ],
)  # fmt: skip
def test_strange_dress_is_seen_through(bring: Bring, tmp_path: Path, data: str | bytes, mended: str) -> None:
    report = bring(write(tmp_path, data))
    assert [page.title for page in models.Article.objects.order_by("pk")][0] == "خبر المدينة"
    assert article(1).body.raw_data[0]["value"] == "<p>نص الخبر</p>"
    assert models.Article.objects.count() == 2 and not report.lost
    assert report.files[0]["mended"] == ([mended] if mended else [])


@pytest.mark.parametrize(
    ("data", "english", "arabic"),
    [
        (b"", "it is empty", "الملف فارغ"),
        (b"PK\x03\x04" + bytes(200), "ZIP archive", "أرشيف ZIP"),
        ("<!DOCTYPE html><html><body>Error</body></html>", "a web page", "صفحة وِب"),
        ("<!doctype HTML PUBLIC 'x'><html>", "a web page", "صفحة وِب"),
        ('<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "b">]><rss/>', "DOCTYPE declaration", "تعريف DOCTYPE"),
        ("-- MySQL dump\nINSERT INTO wp_posts", "does not begin as XML", "لا يبدأ كما يبدأ XML"),
        ('<feed xmlns="http://www.w3.org/2005/Atom"/>', "root element is <feed>", "<feed>"),
        (gzip.compress(GOOD.encode())[:-20], "packed file is damaged", "المضغوط تالف"),
        (GOOD.partition("<wp:post_id>2")[0], "Premature end", "ينتهي الملف قبل تمامه"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_in_both_languages(
    bring: Bring, tmp_path: Path, data: str | bytes, english: str, arabic: str, settings: Any
) -> None:
    with pytest.raises(ImportFailed) as caught:
        bring(write(tmp_path, data))
    assert english in str(caught.value) and arabic in caught.value.arabic
    assert caught.value.exit_code == 4
    assert list((settings.WARRAQ.root / "imports").glob("*/report.json"))


def test_ampersands_that_begin_nothing_are_letters(bring: Bring, tmp_path: Path) -> None:
    loose = item(1, content="س & ص &nosuch; 1&2").replace("</item>", "<note>?a=1&b=2 &bogus; &hellip;</note></item>")
    assert "&bogus;" in loose
    report = bring(write(tmp_path, export(loose)))
    assert [block["value"] for block in article(1).body.raw_data] == ["<p>س &amp; ص &amp;nosuch; 1&amp;2</p>"]
    assert [file["repaired"] for file in report.files] == [2]


def test_a_folder_and_a_missing_file_are_told_apart(bring: Bring, tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="it is a folder") as folder:
        bring(tmp_path)
    assert "مجلد" in folder.value.arabic
    with pytest.raises(UnreadableFile, match="no such file"):
        bring(tmp_path / "nothing.xml")


def test_bytes_of_no_encoding_are_refused_rather_than_guessed(bring: Bring, tmp_path: Path) -> None:
    with pytest.raises(NotAnExport, match="not in the encoding"):
        bring(write(tmp_path, bytes(range(256)) * 20))


def test_exports_of_two_sites_are_not_mixed(bring: Bring, tmp_path: Path) -> None:
    other = write(tmp_path, GOOD.replace("paper.example", "other.example"), "other.xml")
    with pytest.raises(TwoSites, match=r"http://paper\.example and http://other\.example"):
        bring(write(tmp_path, GOOD), other)
    assert not models.Article.objects.exists()
    bring(write(tmp_path, GOOD), write(tmp_path, GOOD.replace(SITE, "https://www.paper.example"), "same.xml"))
    assert models.Article.objects.count() == 2


def test_comments_that_are_said_twice_or_have_no_number_come_once(bring: Bring, tmp_path: Path) -> None:
    file = write(tmp_path, export(
        item(1, extra=comment(7) + comment(7) + comment(0, text="بلا رقم") + comment(0, text="آخر بلا رقم")),
        item(2, extra=comment(7, text="غيره برقمه") + comment(8, parent=7)),
    ))  # fmt: skip
    report = bring(file)
    assert models.Comment.objects.count() == 4
    assert total(report, "comment", "left_out") == 2 and report.lost, "one of the two was another's words"
    before = everything()
    bring(file)
    assert everything() == before


def test_a_post_without_a_date_stands_in_the_month_of_its_address_and_is_told_of(bring: Bring, tmp_path: Path) -> None:
    dates = ("0000-00-00 00:00:00", "", "2014-13-45 99:99:99", "-0001-11-30 00:00:00", "9999-12-31 23:59:59")
    report = bring(write(tmp_path, export(*(item(n, date=date) for n, date in enumerate(dates, 1)))))
    assert {each.first_published_at for each in models.Article.objects.all()} == {
        datetime(2014, 9, 1, 9, 0, tzinfo=UTC)  # noon where the newspaper is
    }
    assert report.groups["date", "missing"].count == len(dates)


def test_blocks_in_a_thousand_blocks_keep_their_words(bring: Bring, tmp_path: Path) -> None:
    deep = "<!-- wp:group --><div>" * 1000 + "<p>القاع</p>" + "</div><!-- /wp:group -->" * 1000
    after = "<!-- wp:paragraph --><p>بعده</p><!-- /wp:paragraph -->"
    report = bring(write(tmp_path, export(item(1, content=deep + after))))
    assert [block["value"] for block in article(1).body.raw_data] == ["<p>القاع</p><p>بعده</p>"]
    assert report.groups["deep", "nesting"].count and not report.lost


def test_categories_in_a_ring_become_sections_all_the_same(bring: Bring, tmp_path: Path) -> None:
    ring = (category(1, "a", "أ", "b"), category(2, "b", "ب", "a"), category(3, "c", "ج", "c"))
    in_a = '<category domain="category" nicename="a"><![CDATA[أ]]></category>'
    bring(write(tmp_path, export(*ring, item(1, extra=in_a))))
    assert set(models.Section.objects.values_list("title", flat=True)) == {"أ", "ب", "ج"}
    assert article(1).get_parent().title == "أ" and not any(models.NewsPage.find_problems())


def test_thousands_of_categories_do_not_slow_each_other(bring: Bring, tmp_path: Path, django_assert_max_num_queries: Any) -> None:  # noqa: E501
    parts = [category(n, f"c{n}", f"قسم {n}", "nobody" if n % 2 else "") for n in range(2, 3002)]
    with django_assert_max_num_queries(400):
        bring(write(tmp_path, export(*parts)))
    assert models.Section.objects.count() == 3000


def test_a_menu_beyond_sense_is_told_of(bring: Bring, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from warraq.importers.wordpress.loading import outline

    monkeypatch.setattr(outline, "MOST_MENU_ENTRIES", 3)
    report = bring(write(tmp_path, export(*(item(n, kind="nav_menu_item") for n in range(1, 6)))))
    assert any(entry["kind"] == "menu" and entry["reason"].startswith("2 more") for entry in report.left_out)
    assert report.lost
