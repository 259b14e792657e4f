"""Whatever is posted, what is kept is clean."""

from __future__ import annotations

from typing import Any

import pytest
from wagtail.test.utils.form_data import streamfield

from tests import factories
from tests.desk import desk_forms as desk
from warraq.newsroom import models

pytestmark = [pytest.mark.django_db, pytest.mark.database]

EVIL = '<p>كلام</p><script>alert(1)</script><img src=x onerror=alert(1)><a href="javascript:alert(1)">هنا</a>'


@pytest.fixture
def section(home: Any) -> models.Section:
    return factories.section(home)


def kept(client: Any, section: models.Section, body: list[tuple[str, Any]]) -> Any:
    """The first block's value as it is stored after posting `body`."""
    answer = desk.write(client, section, body=body, **desk.PUBLISH)
    assert answer.status_code == 302, answer.content.decode()[-4000:]
    return models.Article.objects.get().body.raw_data[0]["value"]


def test_a_script_in_a_block_of_html_is_gone_and_the_words_stay(editor_client: Any, section: models.Section) -> None:
    value = kept(editor_client, section, [("html", {"html": EVIL, "origin": ""})])
    assert value["html"] == "<p>كلام</p><a>هنا</a>"


def test_a_program_in_a_link_is_gone(editor_client: Any, section: models.Section) -> None:
    value = kept(editor_client, section, [("text", desk.linked("هنا", url="javascript:alert(1)"))])
    assert value == "<p><a>هنا</a></p>"


def test_a_link_to_a_page_of_the_newspaper_is_kept_by_its_number(editor_client: Any, section: models.Section) -> None:
    value = kept(editor_client, section, [("text", desk.linked("القسم", id=section.pk, url="/x/", parentId=1))])
    assert value == f'<p><a linktype="page" id="{section.pk}">القسم</a></p>'


def test_a_link_to_a_note_keeps_its_name(editor_client: Any, section: models.Section) -> None:
    value = kept(editor_client, section, [("text", desk.linked("1", url="#fn-1", anchor="fnref-1"))])
    assert value == '<p><a href="#fn-1" id="fnref-1">1</a></p>'


def test_markup_typed_as_text_stays_text(editor_client: Any, section: models.Section) -> None:
    value = kept(editor_client, section, [("text", desk.draft_html("<script>alert(1)</script>"))])
    assert value == "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"


def test_letters_that_turn_text_around_are_left_out(editor_client: Any, section: models.Section) -> None:
    value = kept(editor_client, section, [("heading", {"text": "غلاف\u202egpj", "level": "2"})])
    assert value["text"] == "غلافgpj"


def test_a_caption_is_one_line_of_markup(editor_client: Any, section: models.Section) -> None:
    picture = factories.picture()
    body = {"image": picture.pk, "caption": desk.draft_html("شرح", "ثان"), "credit": "", "alt": ""}
    assert kept(editor_client, section, [("image", body)])["caption"] == "شرح ثان"


@pytest.mark.parametrize("address", ["javascript:alert(1)", "ftp://example.org/", "https://a@evil.example/"])
def test_an_embed_leads_to_the_web_only(editor_client: Any, section: models.Section, address: str) -> None:
    answer = desk.write(editor_client, section, body=[("embed", {"url": address, "caption": ""})], **desk.PUBLISH)
    assert answer.status_code == 200
    assert not models.Article.objects.exists()


def test_every_kind_of_block_comes_through_the_form_unharmed(editor_client: Any, section: models.Section) -> None:
    picture = factories.picture()
    image = {"image": picture.pk, "caption": desk.draft_html("شرح"), "credit": "مصوّر", "alt": "نص"}
    table = {
        "caption": "", "table-caption": "", "table-column-count": "1", "table-column-0-type": "text",
        "table-column-0-order": "0", "table-column-0-heading": "رأس", "table-column-0-deleted": "",
        "table-row-count": "1", "table-row-0-order": "0", "table-row-0-deleted": "",
        "table-cell-0-0": desk.draft_html("خلية"),
    }  # fmt: skip
    body = [
        ("image", image),
        ("gallery", {"caption": desk.draft_html("معرض"), "images": streamfield_list([image])}),
        ("quote", {"text": desk.draft_html("قول"), "attribution": "قائل", "pull": "on"}),
        ("list", {"ordered": "on", "start": "3", "items": streamfield_list([desk.draft_html("بند")])}),
        ("table", table),
        ("embed", {"url": "https://example.org/v", "caption": "فيديو"}),
        ("separator", ""),
        ("footnotes", {"notes": streamfield_list([{"anchor": "1", "text": desk.draft_html("حاشية")}])}),
    ]
    desk.write(editor_client, section, body=body, **desk.PUBLISH)
    blocks = models.Article.objects.get().body.raw_data
    values = {block["type"]: block["value"] for block in blocks}
    assert list(values) == [kind for kind, _ in body]
    assert values["image"] == {"image": picture.pk, "caption": "شرح", "credit": "مصوّر", "alt": "نص"}
    assert values["quote"] == {"text": "<p>قول</p>", "attribution": "قائل", "pull": True}
    assert (values["list"]["start"], values["list"]["items"][0]["value"]) == (3, "بند")
    assert values["table"]["table"]["columns"] == [{"type": "text", "heading": "رأس"}]
    assert values["table"]["table"]["rows"] == [{"values": ["خلية"]}]
    assert values["footnotes"]["notes"][0]["value"] == {"anchor": "1", "text": "حاشية"}


def streamfield_list(items: list[Any]) -> Any:
    """A ListBlock's form data."""
    return streamfield([("item", item) for item in items])
