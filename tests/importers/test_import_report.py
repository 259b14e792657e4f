"""The account of an import: whole, safe to pass on, in two languages."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from lxml import html
from rich.console import Console

from tests.importers.wxr import Anywhere
from warraq.importers.wordpress.body import Finding, map_body
from warraq.importers.wordpress.read import read
from warraq.importers.wordpress.records import Item, Passage
from warraq.importers.wordpress.report import Report, scrub
from warraq.importers.wordpress.report_terminal import show


def filled() -> Report:
    report = Report(source="http://paper.example", title="<script>x</script>", started="2026-01-01T10:00:00+02:00")
    report.count("article", "new", 3)
    report.add_findings(
        "مقالة <b>", [Finding("shortcode", "poll", "[poll]\x1b[31m canary@mail.example 203.0.113.9", True)]
    )
    report.add_missing("http://paper.example/x.jpg", "مقالة")
    report.leave_out("article", 5, "reader@mail.example <img src=x>", "a revision")
    report.add_passages([Passage("export.xml", size=10, emails=4, addresses=2, passwords=1, mended=["x"])])
    return report


def test_all_is_written(tmp_path: Path) -> None:
    filled().write(tmp_path / "imports" / "now")
    facts = json.loads((tmp_path / "imports/now/report.json").read_text("utf-8"))
    assert facts["counts"] == {"article": {"new": 3, "left_out": 1}}
    assert facts["lost"] is True
    assert facts["privacy"]["emails_left_behind"] == 4
    assert facts["missing_media"][0]["address"] == "http://paper.example/x.jpg"
    assert facts["findings"][0]["places"] == ["مقالة <b>"]


def test_the_page_runs_nothing_and_escapes_foreign_names(tmp_path: Path) -> None:
    page = filled().write(tmp_path).read_text("utf-8")
    tree = html.document_fromstring(page)
    assert tree.get("lang") == "ar" and tree.get("dir") == "rtl"
    assert not tree.xpath("//script | //img | //b | //link | //iframe | //@onerror | //a[@href]")
    assert tree.xpath("//*[@lang='en']")
    assert "&lt;script&gt;" in page


@pytest.mark.parametrize("output", ["report.json", "report.html"])
def test_no_email_or_ip_address_is_written(tmp_path: Path, output: str) -> None:
    filled().write(tmp_path)
    text = (tmp_path / output).read_text("utf-8")
    assert "@mail.example" not in text
    assert "203.0.113.9" not in text


def test_the_terminal_is_told_in_short_and_cannot_be_steered() -> None:
    out = io.StringIO()
    show(filled().as_dict(), Console(file=out, width=160))
    text = out.getvalue()
    assert "poll" in text
    assert "\x1b" not in text
    assert "@mail.example" not in text


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("a.b+c@mail.example", "[e-mail]"),
        ("mailto:a%40mail.example", "mailto:[e-mail]"),
        ("from 198.51.100.7.", "from [IP]."),
        ("2001:db8::1 and fe80::1:2", "[IP] and [IP]"),
        ("at 08:30:00, version 6.1.9, 3.5 and 12:5", "at 08:30:00, version 6.1.9, 3.5 and 12:5"),
    ],
)
def test_personal_addresses_are_scrubbed(text: str, clean: str) -> None:
    assert scrub(text) == clean


def test_nothing_lost_is_said_so() -> None:
    report = Report()
    report.count("article", "new")
    report.add_findings("أ", [Finding("script", "inline", "removed", False)])
    report.leave_out("comment", 1, "", "a pingback", lost=False)
    assert not report.lost
    report.fail("the disk is full")
    assert report.lost


def test_findings_of_one_name_are_counted_together(shared: Path) -> None:
    report = Report()
    for record in read([shared / "data/wordpress/old.wxr.xml"]):
        if isinstance(record, Item):
            report.add_findings(record.title, map_body(record.content, Anywhere(), item=record.id).findings)
    counts = {(group["kind"], group["name"]): group["count"] for group in report.as_dict()["findings"]}
    assert counts["script", "inline"] == 35
    assert counts["shortcode", "contact-form"] == 13
    assert all(len(group.places) <= 5 for group in report.groups.values())
