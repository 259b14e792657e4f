"""Exports → records: old, broken, split and hostile ones."""

from __future__ import annotations

import gzip
import tracemalloc
from dataclasses import fields
from pathlib import Path

import pytest

from tests.importers.wxr import category, export, item, write
from warraq.errors import BrokenXml, HostileXml, NotAnExport, UnreadableFile
from warraq.importers.wordpress import stream
from warraq.importers.wordpress.read import read
from warraq.importers.wordpress.records import Author, Comment, Item, Passage, Record, Site, Term

COMMENT = """<wp:comment><wp:comment_id>9</wp:comment_id><wp:comment_author><![CDATA[{name}]]></wp:comment_author>
<wp:comment_author_email>canary.reader@mail.example</wp:comment_author_email>
<wp:comment_author_IP>203.0.113.9</wp:comment_author_IP><wp:comment_date>2014-09-16 10:00:00</wp:comment_date>
<wp:comment_content><![CDATA[تعليق]]></wp:comment_content><wp:comment_approved>1</wp:comment_approved>
<wp:comment_type>comment</wp:comment_type><wp:comment_parent>0</wp:comment_parent></wp:comment>"""


def items(path: Path) -> list[Item]:
    return [record for record in read([path]) if isinstance(record, Item)]


@pytest.mark.parametrize("site", ["daily", "wire", "old"])
def test_a_real_export_is_read_whole(shared: Path, site: str) -> None:
    passages: list[Passage] = []
    records = list(read([shared / f"data/wordpress/{site}.wxr.xml"], passages=passages))
    assert isinstance(records[0], Site)
    assert records[0].blog_url == f"http://{site}.example"
    found = [record for record in records if isinstance(record, Item)]
    assert len(found) == 161
    assert sum(entry.kind == "post" for entry in found) == 142
    assert sum(len(entry.comments) for entry in found) == 34
    assert sum(entry.protected for entry in found) == passages[0].passwords == 3
    assert sum(entry.sticky for entry in found) == 1
    assert {author.login for author in records if isinstance(author, Author)} >= {"samar", "yusuf", "dilan", "desk"}
    assert passages[0].emails == 39
    assert passages[0].addresses == 34
    assert passages[0].consumed == passages[0].size


@pytest.mark.parametrize("site", ["daily", "wire", "old"])
def test_no_email_or_ip_address_reaches_a_record(shared: Path, site: str) -> None:
    text = repr(list(read([shared / f"data/wordpress/{site}.wxr.xml"])))
    assert "canary." not in text
    assert "203.0.113." not in text
    assert "198.51.100.7" not in text
    assert "'secret'" not in text
    for record in (Author, Comment, Item):
        assert not {field.name for field in fields(record)} & {"email", "ip", "password"}


def test_names_that_are_email_addresses_are_cut(tmp_path: Path) -> None:
    author = """<wp:author><wp:author_login>samar.k@mail.example</wp:author_login>
    <wp:author_display_name>samar.k@mail.example</wp:author_display_name></wp:author>"""
    path = write(tmp_path, export(author, item(1, extra=COMMENT.format(name="reader@mail.example"))))
    text = repr(list(read([path])))
    assert "@mail" not in text
    assert "samar.k" in text


def test_the_light_pass_reads_no_texts(tmp_path: Path) -> None:
    path = write(tmp_path, export(item(1, content="نص", extra=COMMENT.format(name="سلمى"))))
    light = [record for record in read([path], bodies=False) if isinstance(record, Item)]
    assert (light[0].content, light[0].comments) == ("", ())
    assert items(path)[0].content == "نص"
    assert items(path)[0].comments[0].author == "سلمى"


@pytest.mark.parametrize("version", ["1.0", "1.1", "1.2"])
def test_every_version_of_wxr_is_read(tmp_path: Path, version: str) -> None:
    path = write(tmp_path, export(category(3, "books", "كتب"), item(5, content="نص"), version=version))
    site, term, post = read([path])
    assert isinstance(site, Site) and site.wxr_version == version
    assert term == Term("category", "books", "كتب", 3, line=term.line)
    assert isinstance(post, Item) and (post.id, post.content, post.status) == (5, "نص", "publish")


def test_terms_that_wxr_1_0_wrote_twice_come_once(tmp_path: Path) -> None:
    terms = """<category><![CDATA[كتب]]></category><category domain="category" nicename="books"><![CDATA[كتب]]></category>
    <category domain="tag"><![CDATA[نهر]]></category><category domain="tag" nicename="river"><![CDATA[نهر]]></category>"""  # noqa: E501
    found = items(write(tmp_path, export(item(1, extra=terms), version="1.0")))[0].terms
    assert [(term.taxonomy, term.slug) for term in found] == [("category", "books"), ("post_tag", "river")]


def test_split_exports_are_read_in_any_order(tmp_path: Path) -> None:
    first = write(tmp_path, export(category(1, "a", "أ"), item(1)), "1.xml")
    second = write(tmp_path, export(category(1, "a", "أ"), item(2)), "2.xml")
    for order in ([first, second], [second, first]):
        numbers = {record.id for record in read(order) if isinstance(record, Item)}
        assert numbers == {1, 2}


def test_cdata_that_was_split_is_joined(tmp_path: Path) -> None:
    assert items(write(tmp_path, export(item(1, content="a]]>b"))))[0].content == "a]]>b"


def test_damage_of_old_exports_is_mended_and_counted(tmp_path: Path) -> None:
    text = "\ufeff\n\n" + export(item(1, title="أ TITLE", content="x\x0by\x1fz &#11;\ufffe"), declare=False)
    text = text.replace("TITLE", "&nbsp;&raquo; ب")
    passages: list[Passage] = []
    found = [record for record in read([write(tmp_path, text)], passages=passages) if isinstance(record, Item)]
    assert found[0].title == "أ \xa0» ب"
    assert found[0].content == "xyz "
    assert passages[0].repaired == 4
    assert passages[0].mended


def test_a_letter_cut_in_half_costs_only_that_letter(tmp_path: Path) -> None:
    data = export(item(1, content="كلمة CUT بعدها")).encode().replace(b"CUT", "م".encode()[:1])
    passages: list[Passage] = []
    found = [record for record in read([write(tmp_path, data)], passages=passages) if isinstance(record, Item)]
    assert found[0].content == "كلمة � بعدها"
    assert passages[0].undecodable == 1


def test_declared_encodings_are_followed(tmp_path: Path) -> None:
    text = export(item(1, title="خبر")).replace("UTF-8", "windows-1256")
    assert items(write(tmp_path, text.encode("cp1256")))[0].title == "خبر"
    wide = export(item(1, title="خبر")).replace("UTF-8", "UTF-16").encode("utf-16")
    assert items(write(tmp_path, wide, "wide.xml"))[0].title == "خبر"


def test_a_file_in_another_encoding_than_it_says_is_refused(tmp_path: Path) -> None:
    text = export(*(item(number, content="نص عربي طويل " * 40) for number in range(20)))
    with pytest.raises(NotAnExport, match="encoding"):
        list(read([write(tmp_path, text.encode("iso-8859-6", "replace"))]))


def test_a_packed_export_is_read(tmp_path: Path) -> None:
    path = write(tmp_path, gzip.compress(export(item(4)).encode()), "export.xml.gz")
    assert items(path)[0].id == 4


DAMAGE = {
    "a loose bracket": "<item><title>أ < ب</title>\n<wp:post_id>99</wp:post_id></item>\n",
    "a tag that nothing closes": "<item>\n<title>أ</title>\n<wp:post_name>x</wp:status>\n</item>\n",
    "an item that nothing closes": "<item>\n<title>أ</title>\n",
    "a text that nothing closes": "<item><content:encoded><![CDATA[نص </item>\n",
    "a channel that ends early": "</channel></rss>\n",
    "a file within the file": export(item(98)),
}
NEIGHBOUR_TOO = {"a text that nothing closes"}
"""Damage that may swallow what comes right after it."""


@pytest.mark.parametrize("name", DAMAGE)
@pytest.mark.parametrize("chunk", [7, 100, 1 << 18])
@pytest.mark.parametrize("lines", ["\n", " "])
def test_damage_costs_the_item_in_which_it_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, chunk: int, lines: str
) -> None:
    monkeypatch.setattr(stream, "CHUNK", chunk)
    text = export(item(1) + lines, item(2) + lines, DAMAGE[name], item(3) + lines, item(4), item(5))
    found: list[Record] = []
    with pytest.raises(BrokenXml) as caught:
        found.extend(iter_into(found, read([write(tmp_path, text)])))
    ids = [record.id for record in found if isinstance(record, Item) and record.id < 90]
    assert ids == [1, 2, 3, 4, 5] or (name in NEIGHBOUR_TOO and ids == [1, 2, 4, 5])
    assert caught.value.facts["line"] > 5
    assert len([record for record in found if isinstance(record, Site)]) == 1


def test_one_item_that_nothing_closes_is_one_place_however_many_follow(tmp_path: Path) -> None:
    text = export(item(1), "<item>\n<title>أ</title>\n", *(item(number) for number in range(2, 700)))
    found: list[Record] = []
    with pytest.raises(BrokenXml) as caught:
        found.extend(iter_into(found, read([write(tmp_path, text)])))
    assert [record.id for record in found if isinstance(record, Item)] == list(range(1, 700))
    assert int(str(caught.value.facts["places"])) <= 2


def test_damage_in_one_file_does_not_keep_another_from_being_read(tmp_path: Path) -> None:
    broken = write(tmp_path, export(item(1), item(2))[:-200], "1.xml")
    whole = write(tmp_path, export(item(3), item(4)), "2.xml")
    found: list[Record] = []
    with pytest.raises(BrokenXml):
        found.extend(iter_into(found, read([broken, whole])))
    assert [record.id for record in found if isinstance(record, Item)] == [1, 3, 4]


def test_a_file_of_nothing_but_damage_is_given_up(tmp_path: Path) -> None:
    found: list[Record] = []
    with pytest.raises(BrokenXml) as caught:
        found.extend(iter_into(found, read([write(tmp_path, export(item(1), "<item><a></b></item>\n" * 5000))])))
    assert 150 < int(str(caught.value.facts["places"])) < 500


def iter_into(found: list[Record], records: object) -> list[Record]:
    for record in records:  # type: ignore[attr-defined]
        found.append(record)
    return []


def test_a_file_that_ends_early_is_damaged(tmp_path: Path) -> None:
    with pytest.raises(BrokenXml):
        list(read([write(tmp_path, export(item(1), item(2))[:-200])]))


BOMB = '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE rss [<!ENTITY secret SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("declaration", [BOMB, OUTSIDE, '<!doctype rss SYSTEM "http://evil.example/x.dtd">'])
def test_documents_that_declare_entities_are_refused(tmp_path: Path, declaration: str) -> None:
    text = export(item(1, title="x")).replace('<rss version="2.0"', declaration + '<rss version="2.0"')
    with pytest.raises(HostileXml):
        list(read([write(tmp_path, text)]))


def test_compression_bombs_are_refused(tmp_path: Path) -> None:
    bomb = gzip.compress(export("<x/>").encode() + b" " * 60_000_000)
    with pytest.raises(HostileXml, match="compression"):
        list(read([write(tmp_path, bomb, "bomb.xml.gz")]))


def test_a_record_without_end_is_refused_in_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "endless.xml"
    with path.open("wb") as file:
        file.write(export().partition("</channel>")[0].encode() + b"<item>")
        for _ in range(60):
            file.write(b"<a></a>" * 150_000)
    with pytest.raises(HostileXml, match="single record"):
        list(read([path]))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        ("just text", "XML"),
        ("<!-- a --><feed/>", "root element"),
        ("<html><body>Fatal error</body></html>", "web page"),
        ("<rss version='2.0'><channel><title>أ</title><item><title>ب</title></item></channel></rss>", "WordPress"),
    ],
)
def test_other_files_are_told_apart(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(NotAnExport, match=reason):
        list(read([write(tmp_path, text)]))


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile):
        list(read([tmp_path / "none.xml"]))


def test_memory_stays_flat(tmp_path: Path) -> None:
    """Twice the file, the same memory."""
    peaks = []
    for size in (400, 1600):
        path = write(tmp_path, export(*(item(number, content="كلمة " * 900) for number in range(size))), f"{size}.xml")
        tracemalloc.start()
        for _ in read([path]):
            pass
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < peaks[0] * 1.5
