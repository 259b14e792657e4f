"""The record of acts: every act is in it, nothing of it can be changed, and tampering shows."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError
from django.urls import reverse

from tests import factories
from tests.desk import desk_forms as desk
from warraq.newsroom.audit import chain, guard
from warraq.newsroom.audit.export import COLUMNS, csv_lines, json_lines
from warraq.newsroom.models import Act, User
from warraq.newsroom.roles import group_of

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def line(newspaper: Any, django_capture_on_commit_callbacks: Any) -> Act:
    with django_capture_on_commit_callbacks(execute=True):
        for number in range(5):
            made = chain.record("request.done", label=f"act {number}", actor="editor")
    return made


def whats() -> list[str]:
    return [finding.what for finding in chain.verify()]


def test_an_untouched_record_is_whole(line: Act) -> None:
    assert whats() == []


@pytest.mark.parametrize("field", ["actor", "act", "label", "detail", "at", "place", "seal"])
def test_a_changed_line_shows(line: Act, field: str) -> None:
    value = line.at.replace(year=2001) if field == "at" else "x"
    Act.objects.filter(pk=line.pk - 2).update(**{field: value})
    assert "changed" in whats()


def test_a_line_taken_out_shows_and_so_does_the_end_cut_off(line: Act) -> None:
    Act.objects.filter(pk=line.pk - 1).delete()
    assert "missing" in whats()
    Act.objects.filter(pk__gte=line.pk - 1).delete()
    assert whats() == ["cut"]


def test_a_line_put_in_without_the_key_shows(line: Act) -> None:
    forged = Act(pk=line.pk + 1, at=line.at, act="door.entered", key=line.key, seal="0" * 64)
    forged.save(force_insert=True)
    assert "changed" in whats()


def test_lines_under_another_key_are_told_apart(line: Act, settings: Any) -> None:
    (settings.WARRAQ.secrets / "audit-key").write_bytes(b"another key of thirty-two bytes!")
    assert "other key" in whats()


def test_the_database_itself_refuses_changes_and_deletions(line: Act) -> None:
    guard.stand(connection)
    assert guard.stands(connection)
    for change in (lambda: Act.objects.update(actor="x"), lambda: Act.objects.all().delete()):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            change()
    chain.record("request.done")
    guard.withdraw(connection)
    assert not guard.stands(connection)


def acts_of(client: Any, work: Any) -> list[tuple[str, str]]:
    last = (Act.objects.first() or Act(pk=0)).pk
    work()
    return list(Act.objects.filter(pk__gt=last).order_by("pk").values_list("act", "actor"))


def test_acts_of_an_editor_are_written_down_with_their_name(editor_client: Any, home: Any) -> None:
    section = factories.section(home)
    article = factories.article(section)
    comment = factories.comment(article, state="pending")
    other = User.objects.create_user("other", password="x")
    state = reverse("warraq_comment_state", args=[comment.pk])
    told = {
        "write": lambda: desk.write(editor_client, section, **desk.PUBLISH),
        "withdraw": lambda: editor_client.post(reverse("wagtailadmin_pages:unpublish", args=[article.pk])),
        "judge": lambda: editor_client.post(state, {"state": "approved"}),
        "masthead": lambda: editor_client.post("/admin/settings/newsroom/masthead/", {"tagline": "x"}),
        "role": lambda: other.groups.add(group_of("publisher")),
        "export": lambda: editor_client.get("/admin/record/export/"),
        "leave": lambda: editor_client.post("/admin/logout/"),
    }
    found = {name: acts_of(editor_client, work) for name, work in told.items()}
    assert ("wagtail.publish", "editor") in found["write"]
    assert ("wagtail.unpublish", "editor") in found["withdraw"]
    assert ("request.done", "editor") in found["judge"]
    assert found["masthead"] and found["masthead"][0][1] == "editor"
    assert ("role.given", "$cli") in found["role"]
    assert found["export"] == [("record.exported", "editor")]
    assert ("door.left", "editor") in found["leave"]


def test_a_refusal_is_written_down(client: Any, home: Any) -> None:
    reporter = User.objects.create_user("reporter", password="x")
    reporter.groups.add(group_of("reporter"))
    client.force_login(reporter)
    acts = acts_of(client, lambda: client.post("/admin/users/new/", {"username": "x"}))
    assert acts == [("request.refused", "reporter")]


def test_exports_hold_every_line_and_no_formula(line: Act) -> None:
    chain.record("request.done", label="=HYPERLINK(1)")
    lines = [json.loads(text) for text in json_lines()]
    assert [each["id"] for each in lines] == sorted(Act.objects.values_list("pk", flat=True))
    rows = list(csv.reader(io.StringIO("".join(csv_lines()))))
    assert tuple(rows[0]) == COLUMNS
    assert rows[-1][COLUMNS.index("label")] == "'=HYPERLINK(1)"


def test_the_screen_shows_and_verifies_the_record(editor_client: Any, line: Act) -> None:
    page = editor_client.get("/admin/record/?verify=1").content.decode()
    assert "act 4" in page
    assert "السجلّ سليم" in page
    Act.objects.filter(pk=line.pk).update(label="other")
    assert "عُبث بالسجلّ" in editor_client.get("/admin/record/?verify=1").content.decode()
