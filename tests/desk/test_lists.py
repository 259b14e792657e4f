"""The newsroom's lists: what they find, what they hide, what their buttons do."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from tests import factories
from tests.desk import desk_forms as desk
from warraq.newsroom import models

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def section(home: Any) -> models.Section:
    return factories.section(home)


def shown(client: Any, url: str, **query: str) -> str:
    answer = client.get(url, query)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("typed", ["الاخبار", "الأخبار", "الأَخبار", "اﻷخبار", "الاخـــبار"])
@pytest.mark.parametrize("place", ["articles", "explorer", "search"])
def test_search_boxes_find_a_word_however_it_is_typed(
    editor_client: Any, home: Any, section: models.Section, typed: str, place: str
) -> None:
    factories.article(section, "نشرة الأخبار المسائية")
    factories.article(section, "شيء آخر")
    urls = {
        "articles": reverse("articles:index"),
        "explorer": reverse("wagtailadmin_explore", args=[section.pk]),
        "search": reverse("wagtailadmin_pages:search"),
    }
    page = shown(editor_client, urls[place], q=typed)
    assert "نشرة الأخبار المسائية" in page
    assert "شيء آخر" not in page


@pytest.mark.parametrize("place", ["wagtailimages:index", "wagtailimages_chooser:choose_results"])
def test_pictures_are_found_however_they_are_typed(editor_client: Any, home: Any, place: str) -> None:
    factories.picture("إضاءة المدينة القديمة")
    factories.picture("شيء آخر")
    for typed in ("اضاءه", "الـمَدينة", "القديمه"):
        page = shown(editor_client, reverse(place), q=typed)
        assert "إضاءة المدينة القديمة" in page
        assert "شيء آخر" not in page


@pytest.mark.parametrize("place", ["wagtaildocs:index", "wagtaildocs_chooser:choose_results"])
def test_documents_are_found_however_they_are_typed(editor_client: Any, home: Any, place: str) -> None:
    for title in ("إحصاءات المدينة", "شيء آخر"):
        models.NewsDocument.objects.create(title=title, file=ContentFile(b"x,y", "numbers.csv"))
    for typed in ("احصاءات", "المدينه"):
        page = shown(editor_client, reverse(place), q=typed)
        assert "إحصاءات المدينة" in page
        assert "شيء آخر" not in page


def test_pages_to_link_to_are_found_however_they_are_typed(editor_client: Any, section: models.Section) -> None:
    factories.article(section, "نشرة الأخبار المسائية")
    factories.article(section, "شيء آخر")
    page = shown(editor_client, reverse("wagtailadmin_choose_page_search"), q="الاخبار المسائيه")
    assert "نشرة الأخبار المسائية" in page
    assert "شيء آخر" not in page


def test_bylines_and_tags_are_found_however_they_are_typed(editor_client: Any, newspaper: Any) -> None:
    factories.byline("إيمان الأسعد")
    factories.tag("الأخبار")
    factories.tag("جسور")
    assert "إيمان" in shown(editor_client, reverse("wagtailsnippets_newsroom_byline:list"), q="ايمان الاسعد")
    tags = shown(editor_client, reverse("wagtailsnippets_newsroom_tag:list"), q="الاخبار")
    assert "الأخبار" in tags
    assert "جسور" not in tags


def test_tags_are_proposed_for_what_is_typed(editor_client: Any, newspaper: Any) -> None:
    for name in ("مهرجان الأفلام", "أفلام", "جسور"):
        factories.tag(name)
    url = reverse("wagtailadmin_tag_model_autocomplete", args=["newsroom", "tag"])
    assert editor_client.get(url, {"term": "افلا"}).json() == ["أفلام", "مهرجان الأفلام"]
    assert editor_client.get(url).json() == []


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"byline": "سلمي"}, {"أول"}),
        ({"tag": "جسور"}, {"ثان"}),
        ({"state": "draft"}, {"ثالث"}),
        ({"state": "live"}, {"أول", "ثان"}),
        ({"section": "sport"}, {"ثان"}),
        ({"first_published_at_from": "2026-11-20"}, set()),
    ],
)
def test_articles_are_filtered(
    editor_client: Any, home: Any, section: models.Section, query: dict[str, str], found: set[str]
) -> None:
    sport = factories.section(home, "رياضة")
    inner = factories.section(sport, "كرة")
    factories.article(section, "أول", bylines=[factories.byline("سلمى")])
    factories.article(inner, "ثان", tags=[factories.tag("جسور")])
    factories.article(section, "ثالث", live=False)
    query = {name: str(sport.pk) if value == "sport" else value for name, value in query.items()}
    listed = editor_client.get(reverse("articles:index"), query).context["object_list"]
    assert {article.title for article in listed} == found


def test_scheduled_articles_and_those_with_changes_are_found(editor_client: Any, section: models.Section) -> None:
    desk.write(editor_client, section, title="غداً", go_live_at="2099-01-01 10:00", **desk.PUBLISH)
    changed = factories.publish(factories.article(section, "قبل التعديل", live=False))
    desk.edit(editor_client, changed, title="بعد التعديل")
    for state, title in (("scheduled", "غداً"), ("changed", "بعد التعديل")):
        listed = editor_client.get(reverse("articles:index"), {"state": state}).context["object_list"]
        assert [article.draft_title for article in listed] == [title]


def test_a_new_article_begins_with_its_section(editor_client: Any, section: models.Section, home: Any) -> None:
    sport = factories.section(home, "رياضة")
    url = reverse("articles:choose_parent")
    assert "رياضة" in shown(editor_client, url)
    answer = editor_client.post(url, {"parent_page": sport.pk})
    assert answer.url == reverse("wagtailadmin_pages:add", args=["newsroom", "article", sport.pk])


def test_a_section_shows_sections_first_then_the_newest(editor_client: Any, section: models.Section) -> None:
    factories.article(section, "قديم")
    factories.article(section, "جديد")
    factories.section(section, "فرع")
    listed = editor_client.get(reverse("wagtailadmin_explore", args=[section.pk])).context["object_list"]
    assert [page.title for page in listed] == ["فرع", "جديد", "قديم"]


def test_a_section_offers_no_order_by_hand(editor_client: Any, section: models.Section) -> None:
    article = factories.article(section)
    page = shown(editor_client, reverse("wagtailadmin_explore", args=[section.pk]), ordering="ord")
    assert "w-orderable" not in page
    assert "Sort menu order" not in page
    assert "ترتيب قائمة الفرز" not in page
    move = reverse("wagtailadmin_pages:set_page_position", args=[article.pk])
    assert editor_client.post(move).status_code in {302, 403}


@pytest.fixture
def comments(section: models.Section) -> list[models.Comment]:
    article = factories.article(section)
    made = [factories.comment(article, f"كلام {n}", state="pending") for n in range(3)]
    models.Change.objects.all().delete()
    return made


def test_a_comment_is_approved_from_the_list(editor_client: Any, comments: list[models.Comment]) -> None:
    url = reverse("warraq_comment_state", args=[comments[0].pk])
    editor_client.post(url, {"state": "approved"})
    comments[0].refresh_from_db()
    assert comments[0].state == "approved"
    assert desk.changes() == [("comment", comments[0].page_id)]


def test_a_comment_on_a_static_page_is_judged_and_answered_like_any(editor_client: Any, home: Any) -> None:
    about = home.add_child(instance=models.StaticPage(title="من نحن", slug="about", permalink="/about/"))
    comment = factories.comment(about, "أين مكتبكم؟", state="pending")
    models.Change.objects.all().delete()
    listing = shown(editor_client, reverse("wagtailsnippets_newsroom_comment:list"))
    assert "أين مكتبكم؟" in listing and reverse("wagtailadmin_pages:edit", args=[about.pk]) in listing
    editor_client.post(reverse("warraq_comment_reply", args=[comment.pk]), {"text": "قرب الساحة."})
    comment.refresh_from_db()
    assert comment.state == "approved"
    reply = models.Comment.objects.get(parent=comment)
    assert (reply.page_id, reply.by_newspaper) == (about.pk, True)
    assert set(desk.changes()) == {("page", about.pk)}


def test_a_comments_state_is_not_changed_by_a_link_nor_by_a_stranger(
    client: Any, editor_client: Any, comments: list[models.Comment]
) -> None:
    url = reverse("warraq_comment_state", args=[comments[0].pk])
    assert editor_client.get(url).status_code == 405
    editor_client.logout()
    assert client.post(url, {"state": "approved"}).status_code == 302
    comments[0].refresh_from_db()
    assert comments[0].state == "pending"


@pytest.mark.parametrize(
    ("action", "state"), [("approve", "approved"), ("spam", "spam"), ("remove", "removed"), ("hold", "pending")]
)
def test_comments_are_changed_many_at_once(
    editor_client: Any, comments: list[models.Comment], action: str, state: str
) -> None:
    base = reverse("wagtail_bulk_action", args=["newsroom", "comment", action])
    url = base + "?" + "&".join(f"id={comment.pk}" for comment in comments)
    assert "كلام 1" in shown(editor_client, url)
    editor_client.post(url)
    assert set(models.Comment.objects.values_list("state", flat=True)) == {state}
    assert len(desk.changes()) == (0 if state == "pending" else 1), "one line for the article they stand under"


def test_an_edited_comment_is_cleaned(editor_client: Any, comments: list[models.Comment]) -> None:
    url = reverse("wagtailsnippets_newsroom_comment:edit", args=[comments[0].pk])
    editor_client.post(url, {"name": "قارئ", "html": "<p>نص<script>x</script></p>", "state": "approved"})
    comments[0].refresh_from_db()
    assert comments[0].html == "<p>نص</p>"


def test_nobody_writes_comments_for_readers(editor_client: Any, newspaper: Any) -> None:
    assert editor_client.get(reverse("wagtailsnippets_newsroom_comment:add")).status_code == 302


def test_an_old_address_is_kept_in_its_one_spelling(editor_client: Any, section: models.Section) -> None:
    url = reverse("wagtailsnippets_newsroom_legacyaddress:add")
    old = "https://old.example/%D8%AE%D8%A8%D8%B1/?b=2&a=1"
    form = {"address": old, "page": section.pk, "target": "", "status": "301"}
    assert editor_client.post(url, form).status_code == 302
    assert models.LegacyAddress.objects.filter(address="/خبر/?a=1&b=2", page_id=section.pk).exists()
    listing = reverse("wagtailsnippets_newsroom_legacyaddress:list")
    assert "/خبر/" in shown(editor_client, listing, q="%D8%AE%D8%A8%D8%B1")
    assert "/خبر/" not in shown(editor_client, listing, q="غيره")


@pytest.mark.parametrize(
    "wrong",
    [
        {"address": "خبر", "target": "/x/"},
        {"address": "/x/", "target": ""},
        {"address": "/x/", "target": "javascript:alert(1)"},
        {"address": "/x/", "target": "/x/"},
    ],
)
def test_an_old_address_that_leads_nowhere_good_is_refused(
    editor_client: Any, newspaper: Any, wrong: dict[str, str]
) -> None:
    url = reverse("wagtailsnippets_newsroom_legacyaddress:add")
    assert editor_client.post(url, {"page": "", "status": "301"} | wrong).status_code == 200
    assert not models.LegacyAddress.objects.exists()


def test_a_live_page_is_no_old_address(editor_client: Any, section: models.Section) -> None:
    article = factories.article(section)
    url = reverse("wagtailsnippets_newsroom_legacyaddress:add")
    editor_client.post(url, {"address": article.permalink, "target": "/y/", "page": "", "status": "301"})
    assert not models.LegacyAddress.objects.exists()
