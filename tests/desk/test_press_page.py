"""The press page: what the press does, what stands in its way, a full print; and each article's state."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests import factories as make
from warraq.errors import EditionWriteFailed
from warraq.newsroom.models import Article, Change, User

pytestmark = pytest.mark.database


def words(reply: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", reply.content.decode()))


def state_of(client: Any, article: Article) -> str:
    reply = client.get(f"/admin/press/articles/{article.pk}/")
    found = re.search(r'data-kind="(\w+)"', reply.content.decode())
    assert found is not None
    return found[1]


def test_the_page_tells_of_runs_and_failures_with_their_remedy(editor_client: Any, newspaper: Any, home: Any) -> None:
    from warraq.press import telling
    from warraq.press.press import Press

    newspaper.run.mkdir(exist_ok=True)
    make.article(make.section(home))
    assert "المطبعة لا تعمل هنا" in words(editor_client.get("/admin/press/"))
    telling.done(newspaper.run, Press(newspaper).run())
    shown = words(editor_client.get("/admin/press/"))
    assert "كل شيء مطبوع" in shown
    assert "آخر الطبعات" in shown
    failure = EditionWriteFailed(reason="No space left on device")
    telling.failed(newspaper.run, failure)
    shown = words(editor_client.get("/admin/press/"))
    assert "توقفت المطبعة" in shown
    assert re.sub(r"\s+", " ", failure.arabic)[:40] in shown


def test_a_full_print_is_asked_for_once_and_by_post_alone(editor_client: Any, home: Any) -> None:
    before = Change.objects.filter(kind="everything").count()
    assert editor_client.get("/admin/press/full/").status_code == 405
    assert editor_client.post("/admin/press/full/").status_code == 302
    assert editor_client.post("/admin/press/full/").status_code == 302
    assert Change.objects.filter(kind="everything").count() == before + 1
    assert "disabled" in editor_client.get("/admin/press/").content.decode()


def test_who_may_not_publish_may_not_print_everything(client: Any, home: Any) -> None:
    user = User.objects.create_user("reporter", password="x")
    from django.contrib.auth.models import Group, Permission

    group, _ = Group.objects.get_or_create(name="reporters of this test")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    user.groups.add(group)
    client.force_login(user)
    before = Change.objects.count()
    assert client.post("/admin/press/full/").status_code in {302, 403}
    assert Change.objects.count() == before
    client.logout()
    assert client.get("/admin/press/").status_code == 302


def test_an_article_says_whether_readers_have_it(editor_client: Any, newspaper: Any, home: Any) -> None:
    from warraq.press import telling
    from warraq.press.press import Press

    newspaper.run.mkdir(exist_ok=True)
    article = make.article(make.section(home))
    assert state_of(editor_client, article) == "printing"
    telling.failed(newspaper.run, EditionWriteFailed(reason="No space left on device"))
    assert state_of(editor_client, article) == "stopped"
    telling.done(newspaper.run, Press(newspaper).run())
    assert state_of(editor_client, article) == "live"
    article.title = "عنوان لم يُنشر"
    article.save_revision()
    assert state_of(editor_client, article) == "draft"
    article.unpublish()
    assert state_of(editor_client, article) == "never"


def test_the_newsrooms_style_is_whole() -> None:
    import re
    from pathlib import Path

    import warraq.desk

    for file in Path(warraq.desk.__file__).parent.glob("static/warraq/desk/*.css"):
        depth = 0
        for brace in re.findall(r"[{}]", re.sub(r"/\*.*?\*/", "", file.read_text("utf-8"), flags=re.DOTALL)):
            depth += 1 if brace == "{" else -1
            assert 0 <= depth <= 2, f"a rule of {file.name} is not closed where it ends"
        assert depth == 0, file.name


def test_the_form_of_a_section_gets_no_line_and_no_words_of_refusal(editor_client: Any, home: Any) -> None:
    """The same script runs above every page's form: what it asks in vain must not lead to the first page."""
    section = make.section(home)
    reply = editor_client.get(f"/admin/press/articles/{section.pk}/")
    assert (reply.status_code, reply.content) == (404, b"")
    assert "ليس لديك صلاحية" not in words(editor_client.get("/admin/"))
