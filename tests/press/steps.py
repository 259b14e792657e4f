"""Steps of a newspaper's history besides its articles' own: dossiers, zones, breaking lines, corrections.

Each takes the small newspaper of `test_laws` and changes it as the newsroom does.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.utils import timezone
from wagtail.models import Revision

from tests import factories as make
from warraq.newsroom import models

STEPS: dict[str, Callable[[dict[str, Any]], None]] = {}


def small_paper(home: Any) -> dict[str, Any]:
    """A small newspaper of two years, two sections and one below them."""
    culture, sport = make.section(home, "ثقافة", slug="culture"), make.section(home, "رياضة", slug="sport")
    books = make.section(culture, "كتب", slug="books")
    river, city = make.tag("نهر"), make.tag("مدينة")
    writer = make.byline("ليلى", slug="layla")
    stories = []
    for number in range(14):
        where = (culture, sport, books)[number % 3]
        stories.append(
            make.article(
                where,
                f"خبر النهر رقم {number}",
                published=make.NOON.replace(year=2025 + number // 7, month=1 + number % 7),
                tags=[river] if number % 2 else [city],
                bylines=[writer] if number % 4 == 0 else [],
            )
        )
    return locals()


class Gone(Exception):
    """What a step would change was deleted by an earlier one."""


def step(act: Callable[[dict[str, Any]], None]) -> Callable[[dict[str, Any]], None]:
    STEPS[act.__name__] = act
    return act


def fresh(page: Any) -> Any:
    found = type(page).objects.filter(pk=page.pk).first()
    if found is None:
        raise Gone
    return found


def _dossier(paper: dict[str, Any]) -> models.Dossier:
    dossier = models.Dossier.objects.filter(title__startswith="ملف").first()
    if dossier is None:
        dossier = fresh(paper["home"]).add_child(instance=models.Dossier(title="ملف النهر", slug="river", live=False))
    return dossier


@step
def gather_a_dossier(paper: dict[str, Any]) -> None:
    dossier = _dossier(paper)
    stories = [story for story in paper["stories"][1:5] if models.Article.objects.filter(pk=story.pk).exists()]
    dossier.dossier_articles = [models.DossierArticle(article=story, sort_order=n) for n, story in enumerate(stories)]
    dossier.introduction, dossier.on_front = "كلّ ما كتبناه عن النهر.", True
    make.publish(dossier)


@step
def turn_the_dossier_round(paper: dict[str, Any]) -> None:
    dossier = _dossier(paper)
    dossier.order = "newest" if dossier.order == "hand" else "hand"
    make.publish(dossier)


@step
def take_an_article_out_of_the_dossier(paper: dict[str, Any]) -> None:
    dossier = _dossier(paper)
    dossier.dossier_articles = list(dossier.dossier_articles.all())[1:]
    make.publish(dossier)


@step
def rename_the_dossier(paper: dict[str, Any]) -> None:
    dossier = _dossier(paper)
    dossier.title, dossier.slug = "ملف الماء", "water"
    make.publish(dossier)


@step
def withdraw_the_dossier(paper: dict[str, Any]) -> None:
    _dossier(paper).unpublish()


@step
def compose_the_front_page(paper: dict[str, Any]) -> None:
    home = fresh(paper["home"])
    home.zones = [
        ("opinion", {"section": fresh(paper["culture"]), "articles": [], "count": 3}),
        ("lead", fresh(paper["stories"][9])),
        ("section", {"section": fresh(paper["sport"]), "articles": [fresh(paper["stories"][1])], "count": 2}),
        ("dossier", _dossier(paper)),
        ("latest", {"count": 3}),
    ]
    make.publish(home)


@step
def leave_the_front_page_to_itself(paper: dict[str, Any]) -> None:
    home = fresh(paper["home"])
    home.zones = []
    make.publish(home)


@step
def make_a_section_opinion(paper: dict[str, Any]) -> None:
    section = fresh(paper["sport"])
    section.kind = "opinion"
    make.publish(section)


@step
def give_a_writer_a_face(paper: dict[str, Any]) -> None:
    byline = fresh(paper["writer"])
    byline.portrait = make.picture()
    byline.save()


@step
def break_news(paper: dict[str, Any]) -> None:
    line = models.BreakingNews(text="النهر يفيض", article=fresh(paper["stories"][12]), created_at=make.NOON)
    line.save()


@step
def let_the_breaking_line_expire(paper: dict[str, Any]) -> None:
    from warraq.press.watch import publish_due

    models.BreakingNews.objects.update(expire_at=timezone.now() - timedelta(minutes=1))
    publish_due()


@step
def let_a_story_develop(paper: dict[str, Any]) -> None:
    story = fresh(paper["stories"][11])
    story.developing = True
    story.body = [
        {"type": "update", "value": {"at": "2026-11-19T10:00:00Z", "title": "الجسر مفتوح"}, "id": "u1"},
        *story.body.raw_data,
    ]
    make.publish(story)


@step
def correct_a_story(paper: dict[str, Any]) -> None:
    story = fresh(paper["stories"][10])
    notice = {"at": "2026-11-20T08:00:00Z", "text": "كُتب الرقم <b>خمسة</b>، والصواب ستة."}
    story.body = [*story.body.raw_data, {"type": "correction", "value": notice, "id": "c1"}]
    make.publish(story)


@step
def publish_a_neighbour(paper: dict[str, Any]) -> None:
    make.article(fresh(paper["sport"]), "جار الخبر", published=make.NOON.replace(year=2025, month=5, day=3))


@step
def put_a_page_where_the_corrections_are(paper: dict[str, Any]) -> None:
    page = models.StaticPage.objects.filter(slug="errata").first()
    if page is None:
        page = fresh(paper["home"]).add_child(instance=models.StaticPage(title="أخطاؤنا", slug="errata"))
    page.permalink = "/corrections/" if page.permalink != "/corrections/" else "/errata/"
    make.publish(page)


ORIGINAL = "قصّة النهر"


def _story(**of: Any) -> models.Article:
    found = models.Article.objects.filter(**of).first()
    if found is None:
        raise Gone
    return found


@step
def translate_a_story(paper: dict[str, Any]) -> None:
    culture, moment = fresh(paper["culture"]), make.NOON.replace(year=2026, month=3)
    original = models.Article.objects.filter(title=ORIGINAL).first()
    if original is None:
        original = make.article(culture, ORIGINAL, published=moment)
    for language, headline in (("en", "The river"), ("ku", "Çem")):
        if not models.Article.objects.filter(language=language).exists():
            make.article(culture, headline, published=moment, language=language, original=original)


@step
def move_a_translation(paper: dict[str, Any]) -> None:
    story = _story(language="en")
    story.permalink = "/en/river/" if story.permalink != "/en/river/" else "/en/the-river/"
    make.publish(story)


@step
def withdraw_a_translation(paper: dict[str, Any]) -> None:
    _story(language="ku").unpublish()


@step
def publish_the_translation_again(paper: dict[str, Any]) -> None:
    make.publish(_story(language="ku"))


@step
def name_another_original(paper: dict[str, Any]) -> None:
    story, other = _story(language="en"), fresh(paper["stories"][6])
    story.original = other if story.original_id != other.pk else models.Article.objects.filter(title=ORIGINAL).first()
    make.publish(story)


@step
def name_the_first_original_again(paper: dict[str, Any]) -> None:
    story = _story(language="en")
    story.original = _story(title=ORIGINAL)
    make.publish(story)


@step
def delete_the_original(paper: dict[str, Any]) -> None:
    _story(title=ORIGINAL).delete()


@step
def withdraw_a_section(paper: dict[str, Any]) -> None:
    fresh(paper["culture"]).unpublish()


@step
def publish_the_section_again(paper: dict[str, Any]) -> None:
    make.publish(fresh(paper["culture"]))


@step
def prepare_a_section_and_publish_it_later(paper: dict[str, Any]) -> None:
    section = models.Section.objects.filter(slug="prepared").first()
    if section is None:
        section = models.Section(title="قسم جديد", slug="prepared", live=False)
        fresh(paper["sport"]).add_child(instance=section)
        make.article(section, "خبر تحت قسم لم ينشر", published=make.NOON.replace(year=2025, month=4))
    elif section.live:
        section.unpublish()
    else:
        make.publish(section)


@step
def edit_a_standfirst(paper: dict[str, Any]) -> None:
    story = fresh(paper["stories"][2])
    story.standfirst = "تمهيد آخر" if story.standfirst != "تمهيد آخر" else ""
    make.publish(story)


def _brought(paper: dict[str, Any]) -> models.Article:
    """An article with no version of its own, as an import brings it: the first that is left, or a new one."""
    found = models.Article.objects.filter(live=True, latest_revision=None, live_revision=None).order_by("pk").first()
    return found or make.article(fresh(paper["sport"]), "خبر من الموقع القديم", published=make.NOON.replace(year=2025))


def come_due(record: Any) -> None:
    """The moment has come that a version of this record waits for."""
    past = timezone.now() - timedelta(seconds=1)
    for waiting in record.revisions.filter(approved_go_live_at__isnull=False):
        waiting.content["go_live_at"] = past.isoformat()
        waiting.approved_go_live_at = past
        waiting.save()


@step
def draft_a_change_to_what_was_brought(paper: dict[str, Any]) -> None:
    story = _brought(paper)
    story.standfirst = "مسودة لم تنشر"
    story.save_revision()
    assert models.Article.objects.get(pk=story.pk).live


@step
def plan_a_change_to_what_was_brought(paper: dict[str, Any]) -> None:
    story = models.Article.objects.get(pk=_brought(paper).pk)
    story.standfirst, story.go_live_at = "تمهيد الغد", timezone.now() + timedelta(days=1)
    story.save_revision().publish()
    assert models.Article.objects.get(pk=story.pk).live, "readers lost what they had"


@step
def call_off_a_planned_change(paper: dict[str, Any]) -> None:
    waiting = Revision.objects.filter(approved_go_live_at__isnull=False).order_by("pk").first()
    if waiting is None:
        raise Gone
    waiting.approved_go_live_at = None
    waiting.save(update_fields=["approved_go_live_at"])


@step
def let_planned_changes_come_due(paper: dict[str, Any]) -> None:
    from warraq.press.watch import publish_due

    for waiting in Revision.objects.filter(approved_go_live_at__isnull=False):
        come_due(waiting.content_object)
    publish_due()


@step
def plan_a_change_to_a_section(paper: dict[str, Any]) -> None:
    section = fresh(paper["sport"])
    was = section.live
    section.description, section.go_live_at = "وصف الغد", timezone.now() + timedelta(days=1)
    section.save_revision().publish()
    assert fresh(section).live == was, "readers lost what they had"


@step
def take_the_original_back(paper: dict[str, Any]) -> None:
    kept = Revision.objects.filter(user=None).order_by("created_at", "pk").first()
    if kept is None or kept.content_object is None:
        raise Gone
    kept.publish()


@step
def change_the_menu(paper: dict[str, Any]) -> None:
    menu, _ = models.Menu.objects.get_or_create(place="primary")
    count = menu.items.count()
    entries = [models.MenuItem(page=fresh(paper["sport"])), models.MenuItem(tag=fresh(paper["city"]), label="المدينة")]
    menu.items = entries[: 1 + count % 2]
    menu.save()
