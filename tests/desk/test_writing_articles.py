"""An editor writes, publishes, schedules, moves and deletes; each act leaves its line in the outbox."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from tests import factories
from tests.desk import desk_forms as desk
from warraq.newsroom import models

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def section(home: Any) -> models.Section:
    return factories.section(home)


@pytest.fixture
def article(section: models.Section) -> models.Article:
    """A published article, with an empty outbox after it."""
    published = factories.publish(factories.article(section, "الجسر القديم", live=False))
    models.Change.objects.all().delete()
    return published


def test_a_draft_is_saved_without_an_address(editor_client: Any, section: models.Section) -> None:
    assert desk.write(editor_client, section).status_code == 302
    draft = models.Article.objects.get()
    assert (draft.live, draft.permalink, draft.slug) == (False, None, "عنوان-الخبر")


def test_publishing_from_the_form_writes_the_outbox_and_gives_the_permalink(
    editor_client: Any, section: models.Section
) -> None:
    models.Change.objects.all().delete()
    desk.write(editor_client, section, **desk.PUBLISH)
    published = models.Article.objects.get()
    assert published.live
    assert published.permalink == f"/{published.first_published_at:%Y/%m}/عنوان-الخبر/"
    assert ("article", published.pk) in desk.changes()


def test_a_slug_that_the_browser_filled_with_marks_is_folded_and_short(
    editor_client: Any, section: models.Section
) -> None:
    desk.write(editor_client, section, slug="افتتــاحُ-" + "مهرجانِ-" * 20)
    slug = models.Article.objects.get().slug
    assert slug.startswith("افتتاح-مهرجان-")
    assert len(slug) <= 80


def test_two_stories_of_one_headline_in_one_section_are_both_kept(editor_client: Any, section: models.Section) -> None:
    desk.write(editor_client, section, title="كلمة العدد")
    desk.write(editor_client, section, title="كلمة العدد")
    assert set(models.Article.objects.values_list("slug", flat=True)) == {"كلمة-العدد", "كلمة-العدد-2"}


def test_a_permalink_typed_by_an_editor_moves_the_article_and_the_old_one_leads_on(
    editor_client: Any, article: models.Article
) -> None:
    before = article.permalink
    desk.edit(editor_client, article, permalink="https://example.org/خاص/جسر", **desk.PUBLISH)
    article.refresh_from_db()
    assert article.permalink == "/خاص/جسر/"
    assert models.LegacyAddress.objects.get(address=before).page_id == article.pk


def test_a_frozen_permalink_is_shown_but_opens_by_a_button_only(editor_client: Any, article: models.Article) -> None:
    page = editor_client.get(reverse("wagtailadmin_pages:edit", args=[article.pk])).content.decode()
    field = page.split('name="permalink"')[1].split(">")[0]
    assert "readonly" in field
    assert "تغيير الرابط" in field


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"title": ""}, "اكتب العنوان."),
        ({"title": "\u202e"}, "اكتب العنوان."),
        ({"permalink": "/search/x/"}, "هذا الرابط للصحيفة نفسها"),
        ({"permalink": "../x"}, "مسار مثل"),
    ],
)
def test_what_is_wrong_is_said_in_arabic_and_nothing_typed_is_lost(
    editor_client: Any, section: models.Section, fields: dict[str, str], sentence: str
) -> None:
    body = [("text", desk.draft_html("جملة تعب عليها كاتبها."))]
    answer = desk.write(editor_client, section, body=body, standfirst="مقدمة", **desk.PUBLISH, **fields)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert not models.Article.objects.exists()
    assert sentence in page
    assert "مقدمة" in page
    assert "".join(f"u{ord(letter):04x}" for letter in "جملة") in page.replace("\\", ""), "the body stands as JSON"


def test_a_permalink_of_another_page_is_refused(
    editor_client: Any, section: models.Section, article: models.Article
) -> None:
    answer = desk.write(editor_client, section, permalink=article.permalink, **desk.PUBLISH)
    assert "لصفحة أخرى هذا الرابط" in answer.content.decode()


def test_a_scheduled_article_waits_and_is_no_readers_yet(editor_client: Any, section: models.Section) -> None:
    due = timezone.localtime() + timedelta(days=1)
    desk.write(editor_client, section, go_live_at=f"{due:%Y-%m-%d %H:%M}", **desk.PUBLISH)
    waiting = models.Article.objects.get()
    assert not waiting.live
    assert waiting.permalink is None
    assert waiting.revisions.filter(approved_go_live_at__isnull=False).exists()


def test_unpublishing_writes_the_outbox(editor_client: Any, article: models.Article) -> None:
    editor_client.post(reverse("wagtailadmin_pages:unpublish", args=[article.pk]))
    article.refresh_from_db()
    assert not article.live
    assert ("article", article.pk) in desk.changes()


def test_moving_an_article_keeps_its_permalink_and_writes_the_outbox(
    editor_client: Any, home: Any, article: models.Article
) -> None:
    sport = factories.section(home, "رياضة")
    models.Change.objects.all().delete()
    editor_client.post(reverse("wagtailadmin_pages:move_confirm", args=[article.pk, sport.pk]))
    moved = models.Article.objects.get()
    assert moved.get_parent().pk == sport.pk
    assert moved.permalink == article.permalink
    assert ("article", article.pk) in desk.changes()


def test_an_article_moves_to_sections_only(editor_client: Any, home: Any, article: models.Article) -> None:
    editor_client.post(reverse("wagtailadmin_pages:move_confirm", args=[article.pk, home.pk]))
    assert models.Article.objects.get().get_parent().pk != home.pk


def test_deleting_an_article_writes_the_outbox(editor_client: Any, article: models.Article) -> None:
    editor_client.post(reverse("wagtailadmin_pages:delete", args=[article.pk]))
    assert not models.Article.objects.exists()
    assert ("article", article.pk) in desk.changes()


def test_deleting_a_section_names_each_of_its_articles_in_the_outbox(
    editor_client: Any, section: models.Section, article: models.Article
) -> None:
    ask = editor_client.get(reverse("wagtailadmin_pages:delete", args=[section.pk])).content.decode()
    assert "صفحة" in ask
    assert models.Article.objects.exists()
    editor_client.post(reverse("wagtailadmin_pages:delete", args=[section.pk]))
    assert {("article", article.pk), ("section", section.pk)} <= set(desk.changes())


def test_a_copy_is_another_story_with_an_address_of_its_own(
    editor_client: Any, section: models.Section, article: models.Article
) -> None:
    editor_client.post(
        reverse("wagtailadmin_pages:copy", args=[article.pk]),
        {"new_title": "نسخة", "new_slug": "نسخة", "new_parent_page": section.pk, "publish_copies": "on"},
    )
    copy = models.Article.objects.exclude(pk=article.pk).get()
    assert copy.live
    assert copy.permalink
    assert copy.permalink != article.permalink


def test_bylines_and_tags_come_with_the_article_and_the_arabic_comma_parts_tags(
    editor_client: Any, section: models.Section
) -> None:
    salma, karim = factories.byline("سلمى"), factories.byline("كريم")
    desk.write(editor_client, section, bylines=[salma.pk, karim.pk], tags="نهر، مدينة قديمة", **desk.PUBLISH)
    article = models.Article.objects.get()
    assert [entry.byline.name for entry in article.article_bylines.all()] == ["سلمى", "كريم"]
    assert {tag.name for tag in article.tags.all()} == {"نهر", "مدينة قديمة"}


def test_an_editor_lets_an_article_stand_in_a_further_section(editor_client: Any, section: models.Section) -> None:
    other = factories.section(models.Home.objects.get(), "ثقافة", slug="culture")
    desk.write(editor_client, section, further=[other.pk], **desk.PUBLISH)
    article = models.Article.objects.get()
    assert article.get_parent().pk == section.pk
    assert [line.section_id for line in article.further_sections.all()] == [other.pk]


def test_the_editor_hears_of_a_picture_without_alternative_text(editor_client: Any, section: models.Section) -> None:
    silent = factories.picture("صورة صامتة", description="")
    desk.write(editor_client, section, lead_image=silent.pk, **desk.PUBLISH)
    screen = editor_client.get(reverse("wagtailadmin_home")).content.decode()
    assert "صور بلا نص بديل" in screen
    assert "صورة صامتة" in screen


def test_an_editor_names_the_original_of_a_translation(
    editor_client: Any, section: models.Section, article: models.Article
) -> None:
    desk.write(editor_client, section, title="The old bridge", language="en", original=article.pk, **desk.PUBLISH)
    english = models.Article.objects.get(language="en")
    assert english.original == article
    desk.write(editor_client, section, title="Pira kevn", language="ku", original=english.pk, **desk.PUBLISH)
    assert models.Article.objects.get(language="ku").original == article
    models.Change.objects.all().delete()
    article.delete()
    left = models.Article.objects.values_list("pk", flat=True)
    assert len(left) == 2 and {("article", number) for number in left} <= set(desk.changes())


def test_two_translations_into_one_language_or_of_oneself_are_refused(
    editor_client: Any, section: models.Section, article: models.Article
) -> None:
    desk.write(editor_client, section, language="en", original=article.pk)
    assert "المادة موجودة بهذه اللغة" in desk.write(editor_client, section, original=article.pk).content.decode()
    again = desk.write(editor_client, section, language="en", original=article.pk)
    assert "المادة موجودة بهذه اللغة" in again.content.decode()
    other = factories.article(section, "خبر آخر")
    assert "لهذه المادة ترجمات" in desk.edit(editor_client, article, language="fa", original=other.pk).content.decode()
    assert "ترجمة لنفسها" in desk.edit(editor_client, other, language="fa", original=other.pk).content.decode()
