"""What was brought here, by an import or with the sample newspaper, is kept as a version before it is written over."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry, Revision

from tests import factories as make
from tests.desk import desk_forms as desk
from warraq.newsroom import models
from warraq.newsroom.history import KEPT

pytestmark = [pytest.mark.django_db, pytest.mark.database]
PUBLISHED = make.NOON.replace(year=2014, month=9, day=15)
LATER = timedelta(days=1)


@pytest.fixture
def brought(home: Any) -> models.Article:
    """A whole article, with no version of its own, and an empty outbox."""
    section = make.section(home)
    story = make.article(
        section, "حديقة النهر", published=PUBLISHED, standfirst="التمهيد الأول", permalink="/2014/09/حديقة/",
        tags=[make.tag("نهر")], bylines=[make.byline("ليلى", slug="layla")], lead_image=make.picture(),
    )  # fmt: skip
    story.further_sections = [models.ArticleSection(section=make.section(home, "رياضة", slug="sport"))]
    story.save()
    models.Change.objects.all().delete()
    return fresh(story)


def fresh(record: Any) -> Any:
    return type(record).objects.get(pk=record.pk)


def versions(record: Any) -> list[Revision]:
    return list(record.revisions.order_by("created_at", "pk"))


def test_the_first_draft_keeps_what_readers_have(brought: models.Article) -> None:
    brought.standfirst = "تمهيد آخر"
    draft = brought.save_revision()
    kept, last = versions(brought)
    now = fresh(brought)
    assert last == draft == now.latest_revision and last.is_latest_revision()
    assert (now.live_revision, kept.created_at, kept.user) == (kept, PUBLISHED, None)
    assert now.latest_revision_created_at == draft.created_at
    original = kept.as_object()
    assert original.standfirst == now.standfirst == "التمهيد الأول"
    assert [line.byline.slug for line in original.article_bylines.all()] == ["layla"]
    assert [tag.name for tag in original.tags.all()] == ["نهر"]
    assert [line.section.slug for line in original.further_sections.all()] == ["sport"]
    assert original.lead_image_id == brought.lead_image_id
    assert original.body.raw_data[0]["id"] == now.body.raw_data[0]["id"]
    brought.standfirst = "تمهيد ثالث"
    brought.save_revision()
    assert len(versions(brought)) == 3


def test_keeping_is_no_change_for_readers_and_no_act(brought: models.Article) -> None:
    acts = models.Act.objects.count()
    brought.standfirst = "تمهيد آخر"
    brought.save_revision()
    assert desk.changes() == []
    assert models.Act.objects.count() == acts


def test_a_draft_that_changes_nothing_keeps_nothing(brought: models.Article) -> None:
    brought.save_revision()
    assert len(versions(brought)) == 1
    brought.standfirst = "تمهيد آخر"
    brought.save_revision()
    assert [v.content["standfirst"] for v in versions(brought)] == ["التمهيد الأول", "التمهيد الأول", "تمهيد آخر"]


def test_two_editors_at_the_same_time_keep_it_once(brought: models.Article) -> None:
    other = fresh(brought)
    brought.standfirst, other.standfirst = "من الأولى", "من الثاني"
    brought.save_revision()
    other.go_live_at = timezone.now() + LATER
    other.save_revision().publish()
    assert [v.content["standfirst"] for v in versions(brought)] == ["التمهيد الأول", "من الأولى", "من الثاني"]
    assert fresh(brought).live and fresh(brought).live_revision == versions(brought)[0]


KINDS: dict[str, Callable[[Any], Any]] = {
    "article": lambda home: make.article(make.section(home), "خبر"),
    "section": make.section,
    "static page": lambda home: home.add_child(instance=models.StaticPage(title="من نحن", slug="about")),
    "dossier": lambda home: home.add_child(instance=models.Dossier(title="ملف", slug="river")),
    "front page": lambda home: home,
    "breaking line": lambda home: models.BreakingNews.objects.create(text="النهر يفيض"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_change_planned_for_later_withdraws_no_record_of_any_kind(home: Any, kind: str) -> None:
    record = fresh(KINDS[kind](home))
    record.go_live_at = timezone.now() + LATER
    if kind == "breaking line":
        record.text, record.expire_at = "النهر يعود إلى مجراه", timezone.now() + 2 * LATER
    else:
        record.title = "عنوان الغد"
    record.save_revision().publish()
    now = fresh(record)
    assert now.live and now.live_revision == versions(now)[0]
    assert str(now) != str(now.latest_revision.as_object())
    waiting = now.latest_revision
    waiting.approved_go_live_at = None
    waiting.save(update_fields=["approved_go_live_at"])
    assert fresh(record).live


def test_a_draft_from_before_this_rule_is_planned_without_a_withdrawal(brought: models.Article) -> None:
    brought.standfirst, brought.go_live_at = "تمهيد آخر", timezone.now() + LATER
    draft = brought.save_revision()
    fresh(brought).live_revision.delete()
    content = draft.content | {"live_revision": None}
    Revision.objects.filter(pk=draft.pk).update(content=content)
    Revision.objects.get(pk=draft.pk).publish()
    now = fresh(brought)
    assert now.live and now.live_revision.content["standfirst"] == "التمهيد الأول"


def test_an_old_version_planned_for_tomorrow_leaves_readers_what_they_have(home: Any) -> None:
    story = make.article(make.section(home), "خبر", live=False)
    story.standfirst = "قبل النشر"
    first = story.save_revision()
    first.publish()
    story = fresh(story)
    back = Revision.objects.get(pk=first.pk).as_object()
    back.go_live_at = timezone.now() + LATER
    back.save_revision(previous_revision=first).publish()
    assert fresh(story).live


def test_a_new_article_has_no_version_but_its_own(editor_client: Any, home: Any) -> None:
    section, tag, byline = make.section(home), make.tag("نهر"), make.byline("ليلى", slug="layla")
    tomorrow = f"{timezone.localtime() + LATER:%Y-%m-%d %H:%M}"
    for number, extra in enumerate([{}, desk.PUBLISH, {"go_live_at": tomorrow} | desk.PUBLISH]):
        desk.write(
            editor_client, section, title=f"خبر {number}", tags=tag.name, bylines=[byline.pk],
            further=[make.section(home, f"قسم {number}", slug=f"s{number}").pk], **extra,
        )  # fmt: skip
    made = models.Article.objects.order_by("pk")
    assert [article.live for article in made] == [False, True, False]
    assert [len(versions(article)) for article in made] == [1, 1, 1]


def test_what_was_withdrawn_or_never_published_is_kept_as_well(brought: models.Article) -> None:
    brought.unpublish()
    story = fresh(brought)
    story.standfirst = "تمهيد آخر"
    make.publish(story)
    assert [v.content["standfirst"] for v in versions(story)] == ["التمهيد الأول", "تمهيد آخر"]


def test_an_article_that_ends_by_the_clock_is_kept_and_ends(brought: models.Article) -> None:
    from warraq.press.watch import publish_due

    brought.expire_at = timezone.now() + LATER
    make.publish(brought)
    assert [v.content["expire_at"] is None for v in versions(brought)] == [True, False]
    models.Article.objects.filter(pk=brought.pk).update(expire_at=timezone.now() - LATER)
    assert publish_due() == 1
    assert not fresh(brought).live and fresh(brought).expired


def test_the_history_offers_the_original_and_it_can_be_restored(editor_client: Any, brought: models.Article) -> None:
    desk.edit(editor_client, brought, standfirst="تمهيد آخر", **desk.PUBLISH)
    kept = versions(brought)[0]
    page = editor_client.get(reverse("wagtailadmin_pages:history", args=[brought.pk])).content.decode()
    revert = reverse("wagtailadmin_pages:revisions_revert", args=[brought.pk, kept.pk])
    assert revert in page and "الأصل قبل أول تعديل هنا" in page
    line = PageLogEntry.objects.get(action=KEPT)
    assert (line.user, line.timestamp, line.page_id) == (None, PUBLISHED, brought.pk)
    assert "التمهيد الأول" in editor_client.get(revert).content.decode()
    form = {"standfirst": "التمهيد الأول", "revision": kept.pk} | desk.PUBLISH
    desk.edit(editor_client, fresh(brought), **form)
    assert fresh(brought).standfirst == "التمهيد الأول"


def test_the_original_comes_back_without_what_was_deleted_since(brought: models.Article) -> None:
    brought.standfirst = "تمهيد آخر"
    make.publish(brought)
    models.Picture.objects.all().delete()
    models.Byline.objects.all().delete()
    models.Tag.objects.all().delete()
    versions(brought)[0].publish()
    now = fresh(brought)
    assert (now.standfirst, now.lead_image_id, now.article_bylines.count()) == ("التمهيد الأول", None, 0)
    assert now.permalink == "/2014/09/حديقة/" and now.first_published_at == PUBLISHED


def test_an_alias_has_no_versions(home: Any) -> None:
    dossier = fresh(KINDS["dossier"](home))
    alias = dossier.create_alias(update_slug="alias")
    with pytest.raises(RuntimeError):
        fresh(alias).save_revision()
    dossier.introduction = "مقدمة"
    make.publish(dossier)
    assert (fresh(alias).introduction, fresh(alias).live_revision, versions(alias)) == ("مقدمة", None, [])


def test_a_publication_through_approval_keeps_it_too(brought: models.Article) -> None:
    from wagtail.models import GroupApprovalTask, Workflow, WorkflowTask

    workflow = Workflow.objects.create(name="w")
    WorkflowTask.objects.create(workflow=workflow, task=GroupApprovalTask.objects.create(name="t"), sort_order=1)
    editor = models.User.objects.create_superuser("chief", "chief@example.org", "a-long-password-for-tests")
    brought.standfirst, brought.go_live_at = "تمهيد آخر", timezone.now() + LATER
    brought.save_revision(user=editor)
    workflow.start(brought, editor)
    state = fresh(brought).current_workflow_task_state
    state.approve(user=editor)
    now = fresh(brought)
    assert now.live and now.standfirst == "التمهيد الأول"
    assert now.scheduled_revision == now.latest_revision
