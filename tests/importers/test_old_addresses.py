"""Every public address of the old site answers, and links within articles lead where their target is now."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importers.wxr import SITE, category, export, item, picture, write
from warraq.addresses import canonical
from warraq.importers.wordpress.addresses import OldAddresses
from warraq.importers.wordpress.body import MediaRef, map_body
from warraq.importers.wordpress.links import LinkMap
from warraq.importers.wordpress.read import read
from warraq.importers.wordpress.records import Item
from warraq.importers.wordpress.survey import Survey, survey
from warraq.importers.wordpress.targets import Redirect

SITES = ["daily", "wire", "old"]


def survey_of(*paths: Path, **settings: str) -> Survey:
    return survey(read(paths, bodies=False), **settings)


def redirects(paths: list[Path], found: Survey) -> list[Redirect]:
    old = OldAddresses(found)
    lines = list(old.of_site())
    for record in read(paths):
        if isinstance(record, Item):
            lines += old.of_attachment(record) if record.kind == "attachment" else old.of_item(record)
    return lines


def small_site(tmp_path: Path, *parts: str, **options: str) -> tuple[Survey, dict[str, Redirect]]:
    path = write(tmp_path, export(*parts, **options))  # type: ignore[arg-type]
    found = survey_of(path)
    return found, {line.address: line for line in redirects([path], found)}


@pytest.mark.parametrize("site", SITES)
def test_every_address_of_a_real_site_answers(shared: Path, site: str) -> None:
    path = shared / f"data/wordpress/{site}.wxr.xml"
    found = survey_of(path)
    answered = OldAddresses(found).standing() | {line.address for line in redirects([path], found)}
    asked = (shared / f"data/wordpress/{site}.urls.txt").read_text("utf-8").splitlines()
    addresses = [canonical(line.split("\t")[1]) for line in asked]
    # Search is the readers' server's own; it also adds a missing final slash.
    unanswered = [
        address for address in addresses
        if not address.startswith("/?s=") and not {address, address + "/"} & answered
    ]  # fmt: skip
    assert len(addresses) > 300
    assert unanswered == []


@pytest.mark.parametrize("site", SITES)
def test_no_address_is_both_a_page_and_a_redirect(shared: Path, site: str) -> None:
    path = shared / f"data/wordpress/{site}.wxr.xml"
    found = survey_of(path)
    lines = redirects([path], found)
    addresses = [line.address for line in lines]
    assert len(addresses) == len(set(addresses))
    assert not set(addresses) & OldAddresses(found).standing()
    assert all(address == canonical(address) for address in addresses)
    assert all((line.item > 0) + (line.attachment > 0) + (line.path != "") == 1 for line in lines)


@pytest.mark.parametrize("site", SITES)
def test_redirects_lead_to_pages_in_one_step(shared: Path, site: str) -> None:
    path = shared / f"data/wordpress/{site}.wxr.xml"
    found = survey_of(path)
    standing = OldAddresses(found).standing()
    for line in redirects([path], found):
        if line.path:
            assert line.path in standing
        elif line.item:
            assert line.item in found.paths
        else:
            assert line.attachment in found.file_of


@pytest.mark.parametrize("site", SITES)
def test_links_within_real_articles_lead_to_what_is_there(shared: Path, site: str) -> None:
    path = shared / f"data/wordpress/{site}.wxr.xml"
    found = survey_of(path)
    links = LinkMap(found)
    there = OldAddresses(found).standing() | set(found.files)
    inner: set[str] = set()
    pictures: set[MediaRef] = set()
    for record in read([path]):
        if isinstance(record, Item) and record.kind in {"post", "page"}:
            body = map_body(record.content, links, item=record.id)
            inner |= {link for link in body.links if link.startswith("/")}
            pictures |= set(body.media)
    assert inner
    assert inner <= there
    assert links.dead == {}
    assert pictures
    assert all(ref.attachment in found.file_of for ref in pictures)


@pytest.mark.parametrize(
    ("link", "pattern"),
    [
        ("/2014/09/15/a-b/", "/%year%/%monthnum%/%day%/%postname%/"),
        ("/2014/09/a-b/", "/%year%/%monthnum%/%postname%/"),
        ("/a-b/", "/%postname%/"),
        ("/archives/7/", "/archives/%post_id%/"),
        ("/culture/books/a-b/", "/%category%/%postname%/"),
        ("/desk/a-b/", "/%author%/%postname%/"),
        ("/2014/09/a-b.html", "/%year%/%monthnum%/%postname%.html"),
        ("/news/7-a-b/", "/news/%post_id%-%postname%/"),
        ("/?p=7", ""),
    ],
)
def test_the_permalink_pattern_is_told_from_the_links(tmp_path: Path, link: str, pattern: str) -> None:
    terms = '<category domain="category" nicename="books"><![CDATA[كتب]]></category>'
    parts = [category(1, "culture", "ثقافة"), category(2, "books", "كتب", "culture")]
    found, _ = small_site(tmp_path, *parts, item(7, slug="a-b", link=SITE + link, extra=terms))
    assert found.pattern == pattern
    assert found.paths[7] == (link if pattern else "/2014/09/a-b/")


def test_old_slugs_dates_and_categories_lead_on(tmp_path: Path) -> None:
    meta = "".join(
        f"<wp:postmeta><wp:meta_key>{key}</wp:meta_key><wp:meta_value>{value}</wp:meta_value></wp:postmeta>"
        for key, value in (("_wp_old_slug", "%d8%a3"), ("_wp_old_date", "2013-01-31"))
    )
    _, lines = small_site(tmp_path, item(7, slug="a-b", extra=meta))
    assert lines["/2014/09/أ/"].item == 7
    assert lines["/2013/01/a-b/"].item == 7
    terms = "".join(
        f'<category domain="category" nicename="{slug}"><![CDATA[x]]></category>' for slug in ("one", "two")
    )
    parts = [category(1, "one", "أ"), category(2, "two", "ب")]
    _, lines = small_site(tmp_path, *parts, item(8, slug="c", link=f"{SITE}/one/c/", extra=terms))
    assert lines["/two/c/"].item == 8


def test_pages_within_pages_of_a_plain_site_find_their_place(tmp_path: Path) -> None:
    child = item(3, kind="page", slug="team", link=f"{SITE}/?page_id=3", parent=2)
    parent = item(2, kind="page", slug="about", link=f"{SITE}/?page_id=2")
    found, lines = small_site(tmp_path, child, parent)
    assert found.paths == {3: "/about/team/", 2: "/about/"}
    assert lines["/?page_id=3"].item == 3


def test_uploads_answer_in_every_size(tmp_path: Path) -> None:
    metadata = (
        'a:3:{s:4:"file";s:19:"2015/01/x-scaled.jpg";s:5:"sizes";a:1:{s:6:"medium";a:2:{s:4:"file";s:13:"x-300x200.jpg";'
        's:5:"width";i:300;}}s:14:"original_image";s:5:"x.jpg";}'
    )
    found, lines = small_site(tmp_path, item(1), picture(4, "2015/01/x-scaled.jpg", metadata=metadata, parent=1))
    sizes = {address: line.width for address, line in lines.items() if line.attachment == 4}
    assert sizes == {
        "/wp-content/uploads/2015/01/x-scaled.jpg": None,
        "/wp-content/uploads/2015/01/x-300x200.jpg": 300,
        "/wp-content/uploads/2015/01/x.jpg": None,
    }
    assert lines["/?attachment_id=4"].item == 1
    old = OldAddresses(found)
    seen = old.of_upload(f"{SITE}/wp-content/uploads/2015/01/x-640x427.jpg", 4)
    assert seen == Redirect("/wp-content/uploads/2015/01/x-640x427.jpg", attachment=4, width=640)
    assert old.of_upload(f"{SITE}/wp-content/uploads/2015/01/x-scaled.jpg", 4) is None


def test_nothing_unpublished_gets_an_address(tmp_path: Path) -> None:
    parts = [item(number, status=status) for number, status in enumerate(("draft", "private", "pending", "future"), 1)]
    found, lines = small_site(tmp_path, *parts)
    assert found.paths == {}
    assert not any(line.item for line in lines.values())


def test_a_site_under_a_path_answers_there(tmp_path: Path) -> None:
    site = "http://paper.example/blog"
    found, lines = small_site(tmp_path, category(1, "a", "أ"), item(7, link=f"{site}/2014/09/slug-7/"), site=site)
    assert found.paths[7] == "/blog/2014/09/slug-7/"
    assert lines["/blog/category/a/"].path == "/category/a/"
    assert lines["/blog/?p=7"].item == 7
    assert lines["/blog/"].path == "/"


def link_map(tmp_path: Path) -> LinkMap:
    parts = [
        category(3, "culture", "ثقافة"), category(4, "%d9%83%d8%aa%d8%a8", "كتب", "culture"),
        item(7, slug="a-b"), item(8, status="draft"),
        item(9, kind="page", slug="about", link=f"{SITE}/about/"),
        picture(4, "2015/01/%D8%B5.jpg", parent=7), picture(5, "2015/01/y-scaled.jpg"),
    ]  # fmt: skip
    found, _ = small_site(tmp_path, *parts)
    return LinkMap(found)


@pytest.mark.parametrize(
    ("href", "target"),
    [
        (f"{SITE}/2014/09/a-b/", "/2014/09/a-b/"),
        ("https://www.paper.example/2014/09/a-b", "/2014/09/a-b/"),
        ("//paper.example/2014/09/a-b/#comments", "/2014/09/a-b/"),
        ("/2014/09/a-b/feed/", "/2014/09/a-b/"),
        ("/2014/09/a-b/2/", "/2014/09/a-b/"),
        ("?p=7", "/2014/09/a-b/"),
        (f"{SITE}/?page_id=9", "/about/"),
        ("/?attachment_id=4", "/2014/09/a-b/"),
        ("/?attachment_id=5", "/wp-content/uploads/2015/01/y-scaled.jpg"),
        (f"{SITE}/wp-content/uploads/2015/01/%d8%b5-300x200.jpg", "/wp-content/uploads/2015/01/ص-300x200.jpg"),
        ("/?cat=4", "/category/culture/كتب/"),
        ("/category/culture/%D9%83%D8%AA%D8%A8/page/2/", "/category/culture/كتب/"),
        ("/category/culture/feed/", "/category/culture/"),
        ("/2014/09/", "/2014/09/"),
        ("/?m=201409", "/2014/09/"),
        ("/author/desk/", "/author/desk/"),
        (SITE, "/"),
        ("https://other.example/2014/09/a-b/", "https://other.example/2014/09/a-b/"),
        ("mailto:a@b.example", "mailto:a@b.example"),
        ("www.other.example/x", "http://www.other.example/x"),
        ("javascript:alert(1)", ""),
        ("#top", ""),
        ("/?p=8", ""),
    ],
)
def test_links_are_pointed_to_where_their_target_is_now(tmp_path: Path, href: str, target: str) -> None:
    assert link_map(tmp_path).link(href) == target


def test_dead_links_are_counted(tmp_path: Path) -> None:
    links = link_map(tmp_path)
    links.link("/?p=8")
    links.link("/nowhere/")
    links.link("/nowhere/")
    assert links.dead == {"/?p=8": 1, "/nowhere/": 2}


@pytest.mark.parametrize(
    ("url", "number", "attachment"),
    [
        (f"{SITE}/wp-content/uploads/2015/01/%D8%B5.jpg", 0, 4),
        ("https://www.paper.example/wp-content/uploads/2015/01/ص-150x150.jpg", 0, 4),
        ("/wp-content/uploads/2015/01/y.jpg", 0, 5),
        ("/wp-content/uploads/2015/01/y-1024x683.jpg", 0, 5),
        ("https://i2.wp.com/paper.example/wp-content/uploads/2015/01/%d8%b5.jpg?resize=5", 0, 4),
        ("", 4, 4),
        ("/wp-content/uploads/elsewhere.jpg", 4, 4),
        ("", 99, 0),
        ("https://other.example/x.jpg", 4, 0),
    ],
)
def test_pictures_are_found_by_address_and_else_by_id(tmp_path: Path, url: str, number: int, attachment: int) -> None:
    assert link_map(tmp_path).media(url, number).attachment == attachment


def test_split_exports_know_each_other(tmp_path: Path) -> None:
    first = write(tmp_path, export(item(1, content='<a href="/?p=2">x</a>')), "1.xml")
    second = write(tmp_path, export(item(2)), "2.xml")
    for order in ([first, second], [second, first]):
        links = LinkMap(survey_of(*order))
        assert links.link("/?p=2") == "/2014/09/slug-2/"
