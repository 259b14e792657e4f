"""Exports made to stop an import, or the press behind it: each is read, or refused in little time and room."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.importers.test_loading import article
from tests.importers.wxr import SITE, export, item, picture, write
from warraq.addresses import file_of, in_the_way, list_address
from warraq.errors import BrokenXml, HostileXml, NotAnExport
from warraq.importers.wordpress.read import read
from warraq.importers.wordpress.records import Item
from warraq.importers.wordpress.survey import survey
from warraq.newsroom import models

Bring = Callable[..., Any]
HEAD = export().partition("</channel>")[0]
PEAK = "import re; print(re.search('VmHWM:\\\\s*(\\\\d+)', open('/proc/self/status').read())[1])"
READ = f"""
import sys
from pathlib import Path
from warraq.errors import ImportFailed
from warraq.importers.wordpress.read import read
try:
    for _ in read([Path(sys.argv[1])]):
        pass
except ImportFailed as error:
    print(type(error).__name__)
{PEAK}
"""


@pytest.mark.parametrize(
    "record",
    ["<a/>" * 9_000_000, '<a b=""/>' * 4_000_000, ("<a " + " ".join(f'a{n}=""' for n in range(600_000)) + "/>") * 4,
     "<item>" * 2 + ("<x/>" * 100_000 + "<item/><item>") * 40],
    ids=["elements", "attributes", "attributes of one element", "items in items"],
)  # fmt: skip
def test_a_record_of_a_million_parts_is_refused_before_it_fills_the_memory(tmp_path: Path, record: str) -> None:
    path = write(tmp_path, HEAD + "<item>" + record + "</item></channel></rss>")
    done = subprocess.run([sys.executable, "-c", READ, path], capture_output=True, text=True, check=False)
    refused, peak = done.stdout.split() or pytest.fail(done.stderr)
    assert refused == ("BrokenXml" if "<item>" in record else "HostileXml")
    assert int(peak) < 400_000


def test_words_before_the_beginning_are_looked_through_in_one_way_only(tmp_path: Path) -> None:
    began = time.process_time()
    for text in ("<!---->" * 40, ("<!-- " + "<?xml v?>") * 4000, "<!--" * 50_000):
        with pytest.raises(NotAnExport):
            list(read([write(tmp_path, "Warning <?xml version='1.0'?>" + text + "<z/>")]))
    assert time.process_time() - began < 5


@pytest.mark.parametrize("encoding", ["idna", "punycode", "unicode_escape", "UTF-7", "zlib", "cp037", "undefined"])
def test_what_is_no_encoding_of_texts_is_refused(tmp_path: Path, encoding: str) -> None:
    with pytest.raises(NotAnExport) as caught:
        list(read([write(tmp_path, export(item(1)).replace("UTF-8", encoding))]))
    assert encoding in str(caught.value) and encoding in caught.value.arabic


@pytest.mark.parametrize("encoding", ["UTF-16", "utf-16-le", "UTF-32"])
def test_a_wide_encoding_that_is_only_said_is_not_believed(tmp_path: Path, encoding: str) -> None:
    records = list(read([write(tmp_path, export(item(1, title="خبر")).replace("UTF-8", encoding))]))
    assert [record.title for record in records if isinstance(record, Item)] == ["خبر"]


def test_a_root_that_no_parser_reads_is_damage_and_no_surprise(tmp_path: Path) -> None:
    for start in ('<rss version="2.0" version="2.0"', '<rss xmlns:wp="a" xmlns:wp="b"'):
        with pytest.raises(BrokenXml):
            list(read([write(tmp_path, export(item(1), "\n", item(2)).replace('<rss version="2.0"', start))]))
    many = " ".join(f'a{number}="x"' for number in range(20_000))
    with pytest.raises(HostileXml, match="start tag"):
        list(read([write(tmp_path, export(item(1)).replace("<rss ", f"<rss {many} "))]))


@pytest.mark.parametrize("spelled", ["xmlns:wp =", "xml\x01ns:wp=", "xmlns:wp\n= "])
def test_namespaces_are_found_however_they_are_spelled(tmp_path: Path, spelled: str) -> None:
    records = list(read([write(tmp_path, export(item(7)).replace("xmlns:wp=", spelled))]))
    assert [record.id for record in records if isinstance(record, Item)] == [7]


@pytest.mark.database
def test_addresses_whose_host_cannot_be_read_do_not_end_an_import(bring: Bring, tmp_path: Path) -> None:
    bad = "http://[none/a.jpg", "http://[::1%25eth0]/b.jpg", "http://a\u2100b.example/c.jpg", "http://x:99999999/d.jpg"
    own = f"{SITE}/wp-content/uploads/x.jpg"
    files = [picture(number, "x.jpg").replace(own, url) for number, url in enumerate(bad, 10)]
    text = "".join(f'<p><a href="{url}">نص</a><img src="{url}"></p>' for url in bad)
    bring(write(tmp_path, export(item(1, content=text), item(2, link="http://[bad/"), *files)))
    assert models.Article.objects.count() == 2


@pytest.mark.database
def test_tags_of_one_name_are_as_many_tags(bring: Bring, tmp_path: Path) -> None:
    slugs = ["نهر", "نهر-2", "river", "a" * 150 + "b", "a" * 150 + "c"]
    terms = "".join(f'<category domain="post_tag" nicename="{slug}"><![CDATA[نهر]]></category>' for slug in slugs)
    file = write(tmp_path, export(item(1, extra=terms)))
    bring(file)
    assert models.Tag.objects.count() == article(1).article_tags.count() == len(slugs)
    bring(file)
    assert models.Tag.objects.count() == len(slugs)


def test_tags_that_items_name_without_a_slug_are_found_at_once(tmp_path: Path) -> None:
    tag = "<wp:tag><wp:tag_slug>t{0}</wp:tag_slug><wp:tag_name>اسم {0}</wp:tag_name></wp:tag>"
    named = "".join(f'<category domain="post_tag"><![CDATA[اسم {number}]]></category>' for number in range(8000))
    tags = "".join(tag.format(number) for number in range(8000))
    began = time.process_time()
    items = (item(number, extra=named) for number in range(1, 7))
    found = survey(read([write(tmp_path, export(tags, *items))], bodies=False))
    assert found.posts_by["post_tag", "t7999"] == 6
    assert time.process_time() - began < 5


@pytest.mark.database
def test_no_address_of_an_export_stands_in_the_way_of_the_newspapers_files(bring: Bring, tmp_path: Path) -> None:
    names = ["..", ".", "../../x", "feed.xml", "index.html", "redirects.tsv.4", ".htaccess", "a?b", "a#b", "ع" * 300,
             "\u202e" * 90]  # fmt: skip
    term = '<category domain="{}" nicename="{}"><![CDATA[اسم]]></category>'
    items = [
        item(900, link=f"{SITE}/index.html"), item(901, link=f"{SITE}/2014/09/feed.xml/"),
        item(902, link=f"{SITE}/a.html/b/"),
    ]  # fmt: skip
    for name in names:
        terms = "".join(term.format(each, name) for each in ("category", "post_tag", "author"))
        for kind in ("post", "page"):
            for link in (f"{SITE}/{name}/", f"{SITE}/?p=1"):
                items.append(item(len(items), kind=kind, slug=name, link=link, extra=terms))
    bring(write(tmp_path, export(*items)))
    pages = [page.address for model in (models.Article, models.StaticPage) for page in model.objects.all()]
    lists = [each.address for model in (models.Section, models.Tag, models.Byline) for each in model.objects.all()]
    assert len(pages) > 2 * len(names) and len(lists) > len(names)
    for address in pages + lists:
        file_of(address)
        assert not in_the_way(address) and address.endswith(("/", ".html"))


@pytest.mark.parametrize("slug", ["..", ".", ".git", "ع" * 200, "\u202e" * 60, "feed.xml", "a.html"])
def test_every_list_has_a_file(slug: str) -> None:
    address = list_address("tag", [slug], "2014-09")
    file_of(address)
    assert not in_the_way(address) and address.startswith("/tag/") and address.endswith("/2014/09/")
    assert list_address("tag", [slug]) != list_address("tag", [slug + "x"])
