"""What old records become: articles in their place in the tree, comments in their threads, files at their addresses."""

from __future__ import annotations

import os
import threading
import unicodedata
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from wagtail.models import ReferenceIndex, Revision

from tests import old_addresses
from tests.importers.conftest import total
from tests.importers.wxr import SITE, category, export, item, picture, write
from tests.media import samples
from tests.media.test_fetch import Connector, resolver
from warraq.errors import BrokenXml, HostileXml, ImportBusy, NotAnExport
from warraq.importers.wordpress.loading import database
from warraq.importers.wordpress.loading.files import Uploads
from warraq.importers.wordpress.loading.lanes import in_order
from warraq.media.fetch import Fetcher
from warraq.newsroom import models
from warraq.newsroom.models import Article
from warraq.press.press import publish
from warraq.press.watch import publish_due

pytestmark = pytest.mark.database
Bring = Callable[..., Any]


def article(number: int) -> Article:
    return Article.objects.get(pk=record("article", number))


def record(kind: str, foreign: object) -> int:
    made = models.ImportedRecord.objects.get(kind=kind, foreign_id=str(foreign))
    assert made.record_id
    return made.record_id


def comment(number: int, *, parent: int = 0, state: str = "1", kind: str = "comment", text: str = "رأي") -> str:
    return (
        f"<wp:comment><wp:comment_id>{number}</wp:comment_id><wp:comment_author>قارئ {number}</wp:comment_author>"
        f"<wp:comment_author_email>a@mail.example</wp:comment_author_email><wp:comment_date>2015-01-02 03:04:05"
        f"</wp:comment_date><wp:comment_date_gmt>2015-01-02 03:04:05</wp:comment_date_gmt><wp:comment_content>"
        f"<![CDATA[{text}]]></wp:comment_content><wp:comment_approved>{state}</wp:comment_approved>"
        f"<wp:comment_type>{kind}</wp:comment_type><wp:comment_parent>{parent}</wp:comment_parent></wp:comment>"
    )


def meta(key: str, value: str) -> str:
    return (
        f"<wp:postmeta><wp:meta_key>{key}</wp:meta_key><wp:meta_value><![CDATA[{value}]]></wp:meta_value></wp:postmeta>"
    )


def uploads(folder: Path, *names: str) -> Path:
    for number, name in enumerate(names):
        file = folder / "uploads" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(samples.saved("JPEG", size=(400 + number, 300)))
    return folder / "uploads"


# --- the tree -----------------------------------------------------------------------------------------------------


def test_the_tree_is_whole(bring: Bring, shared: Path) -> None:
    bring(shared / "data/wordpress/wire.wxr.xml")
    assert not any(models.NewsPage.find_problems())
    for page in models.NewsPage.objects.filter(depth__gt=1):
        parent = page.get_parent()
        assert page.url_path == f"{parent.url_path}{page.slug}/"
        assert page.specific.full_clean() is None
    siblings = models.NewsPage.objects.filter(depth__gt=1).values_list("url_path", flat=True)
    assert len(siblings) == len(set(siblings))


def test_what_uses_what_is_known_as_wagtail_would_know_it(bring: Bring, shared: Path) -> None:
    data = shared / "data/wordpress"
    bring(data / "wire.wxr.xml", media=data / "wire-uploads")
    columns = ("content_type", "base_content_type", "object_id", "to_content_type", "to_object_id", "model_path",
               "content_path", "content_path_hash")  # fmt: skip
    wanted = ("lead_image", "body", "article_bylines", "article_tags")

    def rows() -> set[tuple[Any, ...]]:
        found = ReferenceIndex.objects.values_list(*columns)
        return {row for row in found if row[5].startswith(wanted)}

    ours = rows()
    for page in (*Article.objects.all(), *models.StaticPage.objects.all()):
        ReferenceIndex.create_or_update_for_object(page)
    assert ours == rows()
    assert len(ours) > 300


def test_a_post_in_many_categories_lives_in_one_and_stands_in_the_others_too(
    bring: Bring, tmp_path: Path, settings: Any
) -> None:
    parts = [category(2, "culture", "ثقافة"), category(3, "books", "كتب", "culture"), category(4, "local", "محليات")]
    terms = "".join(
        f'<category domain="category" nicename="{slug}"><![CDATA[x]]></category>'
        for slug in ("local", "culture", "books")
    )
    file = write(tmp_path, export(*parts, item(1, extra=terms, title="خبر الكتب"), item(2)))
    bring(file)
    assert article(1).get_parent().slug == "books"
    assert [line.section.slug for line in article(1).further_sections.all()] == ["local"]
    assert not article(1).tags.exists()
    assert article(2).get_parent().slug == "uncategorized"
    publish(settings.WARRAQ)
    lists = [settings.WARRAQ.edition / "current/category" / name for name in ("local", "culture", "culture/books")]
    for folder in lists:
        assert "خبر الكتب" in (folder / "index.html").read_text("utf-8")
        assert "خبر الكتب" in (folder / "feed.xml").read_text("utf-8")
    changes = models.Change.objects.count()
    bring(file)
    assert models.Change.objects.count() == changes


def test_neighbours_with_one_slug_are_told_apart(bring: Bring, tmp_path: Path) -> None:
    bring(write(tmp_path, export(
        item(1, slug="same", link=f"{SITE}/2014/01/same/"), item(2, slug="same", link=f"{SITE}/2014/02/same/")
    )))  # fmt: skip
    assert {article(1).slug, article(2).slug} == {"same", "same-2"}
    assert article(2).permalink == "/2014/02/same/"


def test_addresses_that_the_newspaper_needs_stay_its_own(bring: Bring, tmp_path: Path, settings: Any) -> None:
    report = bring(write(tmp_path, export(item(7, kind="page", slug="archive", link=f"{SITE}/archive/"))))
    page = models.StaticPage.objects.get()
    assert page.permalink == "/archive-7/"
    assert report.groups["address", "/archive/"].count == 1
    publish(settings.WARRAQ)


def test_a_permalink_that_names_a_file_outlives_an_edit(bring: Bring, tmp_path: Path, settings: Any) -> None:
    bring(write(tmp_path, export(item(1, slug="a", link=f"{SITE}/2014/09/a.html"))))
    edited = article(1)
    edited.full_clean()
    edited.save_revision().publish()
    assert article(1).permalink == "/2014/09/a.html"
    publish(settings.WARRAQ)
    assert (settings.WARRAQ.edition / "current/2014/09/a.html").is_file()


def test_long_and_empty_headlines_are_mended_and_told_of(bring: Bring, tmp_path: Path) -> None:
    long = "كلمة " * 80
    report = bring(write(tmp_path, export(item(1, title=long), item(2, title="", content="أول ما في النص"))))
    assert len(article(1).title) <= 255 and article(1).title.endswith("كلمة…")
    assert long.strip() in str(article(1).body[0].value)
    assert article(2).title == "أول ما في النص"
    assert report.groups["title", ""].count == 2


def test_pages_keep_their_tree_whatever_their_order(bring: Bring, tmp_path: Path) -> None:
    def page(number: int, parent: int, status: str = "publish") -> str:
        return item(number, kind="page", slug=f"p{number}", link=f"{SITE}/p{number}/", parent=parent, status=status)

    bring(write(tmp_path, export(page(1, 2), page(2, 3), page(3, 0), page(4, 5), page(5, 3, "draft"))))
    pages = {int(m.foreign_id): models.StaticPage.objects.get(pk=m.record_id)
             for m in models.ImportedRecord.objects.filter(kind="page")}  # fmt: skip
    assert pages[1].get_parent().pk == pages[2].pk and pages[2].get_parent().pk == pages[3].pk
    assert pages[4].get_parent().pk == pages[3].pk  # its own parent is not public
    assert not pages[5].live and not any(models.NewsPage.find_problems())


# --- time ---------------------------------------------------------------------------------------------------------


def test_a_scheduled_post_is_published_when_it_is_due(bring: Bring, tmp_path: Path) -> None:
    soon = datetime.now(UTC) + timedelta(days=2)
    report = bring(write(tmp_path, export(
        item(1, status="future", date=f"{soon:%Y-%m-%d %H:%M:%S}"), item(2, status="future", date="2015-01-01 00:00:00")
    )))  # fmt: skip
    assert not article(1).live and not article(2).live and article(2).go_live_at is None
    assert report.groups["date", "scheduled"].count == 1
    assert publish_due() == 0
    revision = Revision.objects.get(object_id=str(article(1).pk))
    past = soon - timedelta(days=3)
    revision.content["go_live_at"], revision.approved_go_live_at = past.isoformat(), past
    revision.save()
    assert publish_due() == 1
    assert article(1).live and article(1).permalink
    assert not article(2).live  # an import never publishes


def test_moments_are_kept_and_a_lost_one_is_mended(bring: Bring, tmp_path: Path) -> None:
    lost = item(2, date="0000-00-00 00:00:00", extra="<wp:post_modified_gmt>2016-05-04 03:02:01</wp:post_modified_gmt>")
    bring(write(tmp_path, export(item(1), lost)))
    assert article(1).first_published_at == datetime(2014, 9, 15, 8, 30, tzinfo=UTC)
    assert article(2).first_published_at == datetime(2016, 5, 4, 3, 2, 1, tzinfo=UTC)


# --- comments -----------------------------------------------------------------------------------------------------


def test_comments_keep_their_threads_and_states(bring: Bring, tmp_path: Path) -> None:
    extra = "".join([
        comment(12, parent=11, state="0"), comment(11), comment(13, state="spam"), comment(14, state="trash"),
        comment(15, kind="pingback"), comment(16, text='من 203.0.113.5 <script>x</script> a@b.example <b>مهم</b>'),
    ])  # fmt: skip
    report = bring(write(tmp_path, export(item(1, extra=extra))))
    found = {int(made.foreign_id): models.Comment.objects.get(pk=made.record_id)
             for made in models.ImportedRecord.objects.filter(kind="comment")}  # fmt: skip
    assert {number: one.state for number, one in found.items()} == {
        11: "approved", 12: "pending", 13: "spam", 14: "removed", 16: "approved",
    }  # fmt: skip
    assert found[12].parent_id == found[11].pk
    assert found[16].html == "<p>من [IP]  [e-mail] <b>مهم</b></p>"
    assert total(report, "comment", "left_out") == 1 and not report.lost


# --- files --------------------------------------------------------------------------------------------------------


def test_uploads_are_found_however_they_are_spelled(tmp_path: Path) -> None:
    name = "\u0623\u062d\u0645\u062f"  # composed; the folder may have it decomposed
    folder = uploads(tmp_path, f"2014/09/{unicodedata.normalize('NFD', name)}.jpg", "2014/09/Big.JPG", "2014/09/x.jpg")
    found = Uploads(folder)
    for address in (f"/wp-content/uploads/2014/09/{name}.jpg", "/wp-content/uploads/2014/09/big.jpg",
                    f"{SITE}/wp-content/uploads/2014/09/x-scaled.jpg", "/uploads/sites/3/2014/09/x.jpg"):  # fmt: skip
        assert found.find(address) is not None, address


@pytest.mark.parametrize("address", [
    "/wp-content/uploads/../secret.jpg", "/wp-content/uploads/%2e%2e/secret.jpg", "/wp-content/uploads/link.jpg",
    "/wp-content/uploads/out/secret.jpg", "/wp-content/uploads/", "/wp-content/uploads/2014", "",
])  # fmt: skip
def test_nothing_outside_of_the_uploads_folder_is_found(tmp_path: Path, address: str) -> None:
    folder = uploads(tmp_path, "2014/x.jpg")
    (tmp_path / "secret.jpg").write_bytes(b"secret")
    os.symlink(tmp_path / "secret.jpg", folder / "link.jpg")
    os.symlink(tmp_path, folder / "out")
    assert Uploads(folder).find(address) is None


def test_documents_and_pictures_answer_at_their_old_addresses(bring: Bring, tmp_path: Path, settings: Any) -> None:
    folder = uploads(tmp_path, "a.jpg")
    (folder / "b.jpg").write_bytes((folder / "a.jpg").read_bytes())
    (folder / "تقرير.pdf").write_bytes(b"%PDF-1.4 \xd8\xaa")
    (folder / "song.mp3").write_bytes(b"ID3 sound")
    body = f'<a href="{SITE}/wp-content/uploads/تقرير.pdf">التقرير</a>'
    names = ["a.jpg", "b.jpg", "%D8%AA%D9%82%D8%B1%D9%8A%D8%B1.pdf", "song.mp3", "gone.jpg"]
    parts = [picture(10 + number, name) for number, name in enumerate(names)]
    report = bring(write(tmp_path, export(*parts, item(1, content=body))), media=folder)
    assert models.Picture.objects.count() == 1  # the same bytes twice
    assert models.NewsDocument.objects.count() == 1
    assert total(report, "document", "left_out") == 1 and total(report, "picture", "left_out") == 1 and report.lost
    publish(settings.WARRAQ)
    led = old_addresses.led(settings.WARRAQ.edition / "current")
    assert led["/wp-content/uploads/a.jpg"] == led["/wp-content/uploads/b.jpg"]
    assert led["/wp-content/uploads/تقرير.pdf"].startswith("/documents/")
    assert "/wp-content/uploads/gone.jpg" not in led


def test_files_are_fetched_from_the_old_site_and_refusals_told(bring: Bring, tmp_path: Path, settings: Any) -> None:
    folder = uploads(tmp_path, "wp-content/uploads/a.jpg")
    (folder / "wp-content/uploads/b.jpg").write_bytes(b"<html>no picture</html>")
    handler = partial(SimpleHTTPRequestHandler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        fetcher = Fetcher(resolver=resolver, connector=Connector(server.server_port))
        parts = [picture(10, "a.jpg"), picture(11, "b.jpg"), picture(12, "gone.jpg")]
        inside = picture(13, "x.jpg").replace(f"{SITE}/wp-content", "http://127.0.0.1/wp-content")
        report = bring(write(tmp_path, export(*parts, inside)), fetch_media=True, fetcher=fetcher)
        server.shutdown()
    assert models.Picture.objects.count() == 1
    assert total(report, "picture", "new") == 1 and total(report, "picture", "left_out") == 3
    assert len(report.left_out_reasons) >= 2
    assert list((settings.WARRAQ.run / "fetched").glob("*")) == []


# --- whatever comes from outside ----------------------------------------------------------------------------------


def test_old_and_broken_exports_bring_what_they_have(bring: Bring, tmp_path: Path, settings: Any) -> None:
    bring(write(tmp_path, export(item(1), item(2), version="1.0")))
    assert Article.objects.filter(live=True).count() == 2
    whole = export(item(3), item(4), item(5))
    with pytest.raises(BrokenXml):
        bring(write(tmp_path, whole[: whole.index("<wp:post_id>5")]))
    assert Article.objects.count() == 4
    last = sorted((settings.WARRAQ.root / "imports").iterdir(), key=lambda folder: folder.stat().st_mtime)[-1]
    assert '"error": "export.xml is damaged' in (last / "report.json").read_text("utf-8")
    bring(write(tmp_path, whole))
    assert Article.objects.count() == 5


@pytest.mark.parametrize(("text", "error"), [
    ("<rss><channel></channel></rss>", NotAnExport), ("nothing", BrokenXml),
    ('<!DOCTYPE x [<!ENTITY a "aaaa">]><rss>&a;</rss>', HostileXml),
])  # fmt: skip
def test_hostile_files_end_cleanly(bring: Bring, tmp_path: Path, text: str, error: type, settings: Any) -> None:
    before = models.NewsPage.objects.count()
    with pytest.raises((error, NotAnExport)):
        bring(write(tmp_path, text))
    assert models.NewsPage.objects.count() == before
    assert len(list((settings.WARRAQ.root / "imports").glob("*/report.html"))) == 1


def test_strange_records_are_refused_one_by_one(bring: Bring, tmp_path: Path, settings: Any) -> None:
    parts = [
        item(0, title="بلا رقم"), item(1), item(1, title="مكرر"), item(2, kind="product"), item(3, status="trash"),
        item(4, slug="ا" * 300, link=f"{SITE}/2014/09/{'ا' * 300}/"), item(5, title="\u202e" + "x" * 5000),
        item(6, kind="page", slug="loop", parent=6, link=f"{SITE}/loop/"),
        item(7, date="9999-99-99 99:99:99"), item(8, link=f"{SITE}/../../etc/passwd"),
        category(9, "a/b", "قسم/فرعي"), category(10, "c", "دائرة", "d"), category(11, "d", "دائرة", "c"),
    ]  # fmt: skip
    report = bring(write(tmp_path, export(*parts)))
    assert total(report, "article", "new") == 5 and total(report, "page", "new") == 1
    assert total(report, "article", "left_out") == 3 and total(report, "other", "left_out") == 1
    assert not any(models.NewsPage.find_problems())
    publish(settings.WARRAQ)
    assert not (settings.WARRAQ.root.parent / "etc").exists()


def test_two_imports_do_not_run_at_once(bring: Bring, tmp_path: Path, settings: Any) -> None:
    with database.only_import(settings.WARRAQ.run), pytest.raises(ImportBusy):
        bring(write(tmp_path, export(item(1))))
    assert Article.objects.count() == 0


# --- the newspaper's own ------------------------------------------------------------------------------------------


def test_the_permalink_pattern_is_taken_over_once_and_the_file_keeps_its_comments(
    bring: Bring, tmp_path: Path, settings: Any
) -> None:
    link = f"{SITE}/2014/09/15/slug-1/"
    bring(write(tmp_path, export(item(1, link=link))))
    text = (settings.WARRAQ.root / "warraq.toml").read_text("utf-8")
    assert 'article = "/%year%/%monthnum%/%day%/%postname%/"' in text and "# صحيفتنا" in text and "# العناوين" in text
    assert settings.WARRAQ.addresses.article == "/%year%/%monthnum%/%day%/%postname%/"
    bring(write(tmp_path, export(item(1, link=link), item(2, link=f"{SITE}/x/"), site="http://other.example")))
    assert (settings.WARRAQ.root / "warraq.toml").read_text("utf-8") == text


def test_menus_come_in_order_and_nested(bring: Bring, tmp_path: Path) -> None:
    def entry(number: int, order: int, kind: str, what: str = "", target: str = "", parent: int = 0) -> str:
        pairs = {"_menu_item_type": kind, "_menu_item_object": what, "_menu_item_object_id": target,
                 "_menu_item_menu_item_parent": str(parent), "_menu_item_url": target}  # fmt: skip
        extra = '<category domain="nav_menu" nicename="main"><![CDATA[الرئيسية]]></category>'
        extra += "".join(meta(key, value) for key, value in pairs.items())
        text = item(number, kind="nav_menu_item", title=f"م{order}", extra=extra)
        return text.replace("<wp:menu_order>0", f"<wp:menu_order>{order}")

    bring(write(tmp_path, export(
        category(3, "books", "كتب"), item(1), entry(20, 3, "custom", target=f"{SITE}/?p=1", parent=21),
        entry(21, 1, "taxonomy", "category", "3"), entry(22, 4, "custom", target="https://else.example/"),
        entry(23, 5, "custom", target="javascript:x"),
    )))  # fmt: skip
    items = models.MenuItem.objects.order_by("sort_order").values_list("label", "page__slug", "url", "below")
    assert list(items) == [
        ("م1", "books", "", False), ("م3", None, "/2014/09/slug-1/", True),
        ("م4", None, "https://else.example/", False),
    ]  # fmt: skip


# --- many hands ---------------------------------------------------------------------------------------------------


def test_workers_answer_in_order_and_their_faults_are_heard() -> None:
    assert list(in_order(lambda n: n * n, range(50), 3)) == [n * n for n in range(50)]
    large = list(in_order(lambda n: b"x" * n, [2_000_000] * 9, 2))
    assert [len(each) for each in large] == [2_000_000] * 9
    with pytest.raises(ZeroDivisionError):
        list(in_order(lambda n: 1 // n, [1, 0, 1], 2))
