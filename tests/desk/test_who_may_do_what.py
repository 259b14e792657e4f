"""Reporters write, editors publish, and neither keeps the house's keys."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from tests import factories
from tests.desk import desk_forms as desk
from warraq.newsroom import models
from warraq.newsroom.roles import ROLES

REPORTER, PUBLISHER = ROLES["reporter"].group, ROLES["publisher"].group
pytestmark = [pytest.mark.django_db, pytest.mark.database]


def someone(client: Any, group: str) -> Any:
    user = models.User.objects.create_user(group.lower(), password="a-long-password-for-tests")
    user.groups.add(Group.objects.get(name=group))
    client.force_login(user)
    return client


def test_a_reporter_writes_but_does_not_publish(client: Any, home: Any) -> None:
    section = factories.section(home)
    desk.write(someone(client, REPORTER), section, **desk.PUBLISH)
    assert not models.Article.objects.filter(live=True).exists()


def test_an_editor_publishes(client: Any, home: Any) -> None:
    desk.write(someone(client, PUBLISHER), factories.section(home), **desk.PUBLISH)
    assert models.Article.objects.get().live


@pytest.mark.parametrize(
    ("group", "listing", "may"),
    [
        (REPORTER, "byline", True),
        (REPORTER, "comment", False),
        (REPORTER, "legacyaddress", False),
        (REPORTER, "menu", False),
        (PUBLISHER, "comment", True),
        (PUBLISHER, "legacyaddress", True),
        (PUBLISHER, "menu", True),
    ],
)
def test_each_sees_the_lists_that_are_theirs(client: Any, home: Any, group: str, listing: str, may: bool) -> None:
    answer = someone(client, group).get(reverse(f"wagtailsnippets_newsroom_{listing}:list"))
    assert (answer.status_code == 200) is may


def test_a_reporter_does_not_judge_comments(client: Any, home: Any) -> None:
    comment = factories.comment(factories.article(factories.section(home)), state="pending")
    someone(client, REPORTER).post(reverse("warraq_comment_state", args=[comment.pk]), {"state": "approved"})
    comment.refresh_from_db()
    assert comment.state == "pending"


@pytest.mark.parametrize("group", [REPORTER, PUBLISHER])
def test_accounts_are_the_administrators(client: Any, home: Any, group: str) -> None:
    assert someone(client, group).get("/admin/users/").status_code == 302
