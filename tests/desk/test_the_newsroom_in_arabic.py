"""The newsroom speaks Arabic, all of it, from the first screen on."""

from __future__ import annotations

import gettext
import io
import re
from pathlib import Path
from typing import Any

import django
import pytest
import wagtail
from babel.messages.pofile import read_po
from django.urls import reverse
from django.utils import translation
from django.utils.translation import ngettext

from warraq.desk import catalogue


def test_every_text_of_ours_is_translated() -> None:
    assert catalogue.missing(catalogue.load()) == []


def test_the_compiled_catalogue_is_the_one_that_is_read() -> None:
    assert catalogue.PO.with_suffix(".mo").read_bytes() == catalogue.compiled(catalogue.load())


def test_nothing_stale_is_in_the_catalogue() -> None:
    """What is not ours is in Wagtail's or Django's sources today."""
    ours = catalogue.found()
    roots = [Path(wagtail.__file__).parent, Path(django.__file__).parent]
    files = [file for root in roots for kind in ("*.py", "*.html") for file in root.rglob(kind)]
    sources = "".join(file.read_text("utf-8") for file in files if "tests" not in file.parts)
    sources = re.sub(r'"\s*\n\s*"', "", sources)  # as Python joins them
    for message in catalogue.load():
        if not message.id or message.id in ours:
            continue
        text = message.id[0] if isinstance(message.id, tuple) else message.id
        assert text in sources or text.split("%(")[0] in sources, text


def test_every_translation_keeps_the_places_for_values() -> None:
    for message in catalogue.load():
        assert not list(message.check()), message.id


@pytest.mark.parametrize(
    ("count", "sentence"),
    [
        (1, "تعليق واحد ينتظر القراءة"),
        (2, "تعليقان ينتظران القراءة"),
        (3, "3 تعليقات تنتظر القراءة"),
        (11, "11 تعليقاً ينتظر القراءة"),
        (100, "100 تعليق ينتظر القراءة"),
        (103, "103 تعليقات تنتظر القراءة"),
    ],
)
def test_numbers_take_the_arabic_forms(count: int, sentence: str) -> None:
    with translation.override("ar"):
        one, many = "%(waiting)s comment waits to be read", "%(waiting)s comments wait to be read"
        assert ngettext(one, many, count) % {"waiting": count} == sentence


DAILY = (
    "Publish", "Save draft", "Unpublish", "Move", "Delete", "Live", "live", "Sign in", "Upload", "Search", "History",
    "Schedule to publish", "Add child page", "Choose an image", "Comments", "Preview",
)  # fmt: skip


def test_wagtails_arabic_knows_the_words_of_each_day() -> None:
    """Words that editors meet daily, with Wagtail's catalogues and ours together."""
    with translation.override("ar"):
        for word in DAILY:
            assert translation.gettext(word) != word, word


def test_the_catalogue_is_read_by_any_gettext() -> None:
    with catalogue.PO.with_suffix(".mo").open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("Newsroom") == "غرفة التحرير"
    assert read_po(io.BytesIO(catalogue.PO.read_bytes())).num_plurals == 6


@pytest.mark.django_db
def test_the_door_is_arabic_and_bears_the_newspapers_name(client: Any, newspaper: Any) -> None:
    page = client.get(reverse("wagtailadmin_login"), headers={"accept-language": "en"}).content.decode()
    assert '<html lang="ar" dir="rtl"' in page
    for word in ("صحيفة التجربة", "غرفة التحرير", "كلمة السر", "اسم المستخدم", "دخول"):
        assert word in page
    assert "Wagtail</h1>" not in page


@pytest.mark.django_db
def test_the_first_page_says_what_waits(editor_client: Any, home: Any) -> None:
    from tests import factories

    article = factories.article(factories.section(home))
    factories.comment(article, state="pending")
    page = editor_client.get(reverse("wagtailadmin_home")).content.decode()
    for word in ("مسوداتي", "المجدولة", "آخر ما نُشر", article.title, "تعليق واحد ينتظر القراءة", "المطبعة لا تعمل هنا"):
        assert word in page
    assert "editor guide" not in page
