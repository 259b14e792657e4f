"""Previews are the readers' own pages, drafts included."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from tests import factories
from tests.desk import desk_forms as desk
from warraq.desk import previews
from warraq.media.renditions import plan

pytestmark = pytest.mark.django_db


def test_what_stands_in_the_form_is_shown_as_readers_will_see_it(editor_client: Any, home: Any) -> None:
    article = factories.article(factories.section(home), "قبل", live=False)
    url = reverse("wagtailadmin_pages:preview_on_edit", args=[article.pk])
    body = [("text", desk.draft_html("جملة لم تُحفظ بعد."))]
    assert editor_client.post(url, desk.article_form(title="عنوان لم يُحفظ", body=body)).json()["is_valid"]
    answer = editor_client.get(url)
    page = answer.content.decode()
    assert "عنوان لم يُحفظ" in page
    assert "جملة لم تُحفظ بعد." in page
    assert "صحيفة التجربة" in page
    assert "script" not in answer["Content-Security-Policy"]
    assert answer["X-Frame-Options"] == "SAMEORIGIN"


def test_a_page_that_was_never_saved_can_be_seen(editor_client: Any, home: Any) -> None:
    section = factories.section(home)
    url = reverse("wagtailadmin_pages:preview_on_add", args=["newsroom", "article", section.pk])
    editor_client.post(url, desk.article_form(title="مادة جديدة تماماً"))
    assert "مادة جديدة تماماً" in editor_client.get(url).content.decode()


@pytest.mark.parametrize("kind", ["section", "home"])
def test_sections_and_the_front_page_have_previews(editor_client: Any, home: Any, kind: str) -> None:
    section = factories.section(home, "قسم يُعاين")
    factories.article(section, "خبر في القسم")
    page = section if kind == "section" else home
    answer = editor_client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))
    assert "خبر في القسم" in answer.content.decode()


def test_a_preview_sees_what_changed_since_the_last(editor_client: Any, home: Any) -> None:
    section = factories.section(home)
    url = reverse("wagtailadmin_pages:view_draft", args=[section.pk])
    editor_client.get(url)
    factories.article(section, "خبر جاء بعد")
    assert "خبر جاء بعد" in editor_client.get(url).content.decode()


def test_pictures_and_assets_of_a_preview_are_at_the_newsroom(editor_client: Any, newspaper: Any) -> None:
    picture = factories.picture(size=(700, 500))
    planned = plan(picture.width, picture.height, picture.digest)[0]
    for _ in range(2):  # made at first, found then
        answer = editor_client.get(planned.address)
        assert answer.status_code == 200
        assert answer["Content-Type"] == "image/avif"
    asset = next(address for address in previews.theme().assets if address.startswith("/assets/"))
    assert editor_client.get(asset).status_code == 200
    assert editor_client.get("/assets/nothing.css").status_code == 404
    assert editor_client.get("/media/0123456789abcdef-320.webp").status_code == 404


def test_a_stranger_sees_no_preview_files(client: Any, newspaper: Any) -> None:
    assert client.get("/media/0123456789abcdef-320.webp").status_code == 302
    assert client.get("/assets/x.css").status_code == 302
