"""A request that fails on a full, failing or read-only disk is answered with just that, and nothing typed is lost."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.urls import reverse

from tests import factories
from tests.desk import desk_forms as desk
from warraq.newsroom import models

pytestmark = [pytest.mark.django_db, pytest.mark.database]

LINES = "نصّ طويل لا يريد أحد أن يكتبه مرّتين"


@pytest.fixture
def editor(editor_client: Any) -> Any:
    editor_client.raise_request_exception = False  # the newsroom answers, as it does an editor
    return editor_client


@pytest.fixture
def article(home: Any) -> models.Article:
    return factories.publish(factories.article(factories.section(home), "الجسر القديم", live=False))


@pytest.fixture
def full_database(editor: Any, article: models.Article) -> Iterator[None]:
    """SQLite takes no page more than it has by then, and says that the disk is full."""
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL's full disk is another test")
    with connection.cursor() as cursor:
        taken = cursor.execute("PRAGMA page_count").fetchone()[0]
        cursor.execute(f"PRAGMA max_page_count = {taken}")
        yield
        cursor.execute("PRAGMA max_page_count = 1073741823")


@pytest.mark.usefixtures("full_database")
def test_an_article_that_a_full_disk_does_not_take_is_given_back_as_text(editor: Any, article: models.Article) -> None:
    texts = " ".join([LINES] * 2_000)
    answer = desk.edit(editor, article, body=[("text", desk.draft_html(texts))])
    page = answer.content.decode()
    assert answer.status_code == 507
    assert "القرص ممتلئ" in page and "is no room left" in page and 'dir="rtl"' in page
    given_back = page.partition("<textarea")[2].partition("</textarea>")[0]
    assert texts in given_back and "الجسر القديم" in given_back
    assert "csrf" not in given_back and "{" not in given_back
    article.refresh_from_db()
    assert texts not in str(article.get_latest_revision().content)


@pytest.mark.usefixtures("full_database")
def test_the_mark_of_saving_says_that_the_disk_is_full(editor: Any, article: models.Article) -> None:
    form = desk.article_form(title=article.title, body=[("text", desk.draft_html(" ".join([LINES] * 2_000)))])
    address = reverse("wagtailadmin_pages:edit", args=[article.pk])
    answer = editor.post(address, form, headers={"accept": "application/json"})
    told = json.loads(answer.content)
    assert answer.status_code == 507
    assert "قرص الخادم ممتلئ" in told["error_message"] and not told["success"]


class OfPostgreSQL(Exception):
    """As psycopg raises it."""

    sqlstate = "53100"


def of_postgresql() -> Exception:
    error = OperationalError("could not extend file")
    error.__cause__ = OfPostgreSQL("could not extend file \"base/1/2\": No space left on device\nHINT: Check.")
    return error


@pytest.mark.parametrize(
    ("error", "status", "says"),
    [
        (of_postgresql(), 507, "القرص ممتلئ"),
        (OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)), 507, "القرص ممتلئ"),
        (OSError(errno.EROFS, os.strerror(errno.EROFS)), 503, "القرص للقراءة فقط"),
        (OSError(errno.EIO, os.strerror(errno.EIO)), 503, "القرص معطوب"),
        (OSError(errno.ENOENT, os.strerror(errno.ENOENT)), 500, "تعذّر إتمام الطلب"),
    ],
    ids=["postgresql", "full", "read-only", "failing", "something else"],
)
def test_each_fault_is_told_by_its_name_and_not_by_its_insides(
    editor: Any, monkeypatch: pytest.MonkeyPatch, error: Exception, status: int, says: str
) -> None:
    def broken(*_: Any, **__: Any) -> None:
        raise error

    monkeypatch.setattr("wagtail.admin.views.home.HomeView.get", broken)
    answer = editor.get(reverse("wagtailadmin_home"))
    page = answer.content.decode()
    assert answer.status_code == status and says in page
    assert "base/1/2" not in page and "on device" not in page and "<textarea" not in page


def test_what_was_typed_is_given_back_whatever_failed(
    editor: Any, article: models.Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: Any, **__: Any) -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setattr(models.Article, "save_revision", broken)
    answer = desk.edit(editor, article, body=[("text", desk.draft_html(f"{LINES} </textarea><script>"))])
    page = answer.content.decode()
    assert answer.status_code == 500 and LINES in page and "secret detail" not in page
    assert "<script>" not in page and "&lt;script&gt;" in page


def test_a_password_is_never_given_back(client: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any, **__: Any) -> None:
        raise RuntimeError

    client.raise_request_exception = False
    monkeypatch.setattr("allauth.account.forms.LoginForm.clean", broken)
    answer = client.post(reverse("wagtailadmin_login"), {"login": "editor", "password": "a long pass phrase"})
    assert answer.status_code == 500 and "a long pass phrase" not in answer.content.decode()


@pytest.mark.parametrize(("origin", "given_back"), [("http://testserver", True), ("https://elsewhere.example", False)])
def test_a_form_that_was_open_too_long_gives_back_what_was_typed(
    editor: Any, article: models.Article, origin: str, given_back: bool
) -> None:
    editor.handler.enforce_csrf_checks = True
    form = desk.article_form(title=article.title, body=[("text", desk.draft_html(LINES))])
    address = reverse("wagtailadmin_pages:edit", args=[article.pk])
    answer = editor.post(address, form, headers={"origin": origin})
    page = answer.content.decode()
    assert answer.status_code == 403 and "انتهت صلاحية" in page
    assert (LINES in page) is given_back
