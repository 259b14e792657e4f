"""Who may do what: each role against each act, through HTTP, by the screen's link and by a bare POST."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from tests import factories
from tests.desk import desk_forms as desk
from warraq.newsroom import models
from warraq.newsroom.roles import ROLES, grant, group_of

pytestmark = [pytest.mark.django_db, pytest.mark.database]

NOBODY = "nobody"
EVERYONE = tuple(ROLES)
WRITERS = ("reporter", "desk-editor", "publisher", "administrator")
DESK = ("desk-editor", "publisher", "administrator")
PUBLISHERS = ("publisher", "administrator")
JUDGES = ("publisher", "moderator", "administrator")
ADMINISTRATORS = ("administrator",)


def someone(client: Any, role: str) -> Any:
    if role != NOBODY:
        powerful = ROLES[role].superuser
        user = models.User.objects.create_user(role, password="x", is_superuser=powerful, is_staff=powerful)
        user.groups.add(group_of(role))
        client.force_login(user)
    return client


SCREENS = {
    "/admin/": EVERYONE,
    "/admin/articles/": WRITERS,
    "/admin/images/": WRITERS,
    "/admin/images/add/": WRITERS,
    "/admin/documents/": WRITERS,
    "/admin/snippets/newsroom/byline/": WRITERS,
    "/admin/snippets/newsroom/tag/": WRITERS,
    "/admin/snippets/newsroom/menu/": PUBLISHERS,
    "/admin/snippets/newsroom/menu/add/": PUBLISHERS,
    "/admin/snippets/newsroom/legacyaddress/": PUBLISHERS,
    "/admin/snippets/newsroom/comment/": JUDGES,
    "/admin/users/": ADMINISTRATORS,
    "/admin/users/new/": ADMINISTRATORS,
    "/admin/groups/": ADMINISTRATORS,
    "/admin/groups/new/": ADMINISTRATORS,
    "/admin/sites/": ADMINISTRATORS,
    "/admin/collections/": ADMINISTRATORS,
    "/admin/workflows/list/": ADMINISTRATORS,
    "/admin/record/": ADMINISTRATORS,
    "/admin/record/export/": ADMINISTRATORS,
}


@pytest.mark.parametrize("role", [*ROLES, NOBODY])
def test_each_screen_opens_to_those_whose_it_is(client: Any, home: Any, role: str) -> None:
    browser = someone(client, role)
    opened = {path for path in SCREENS if browser.get(path).status_code == 200}
    assert opened == {path for path, roles in SCREENS.items() if role in roles}


def act_out(browser: Any, home: Any) -> dict[str, bool]:
    """Post every act as it stands, whatever the screens show; which of them changed the records."""
    section = factories.section(home, slug="s")
    article = factories.article(section, "خبر")
    comment = factories.comment(article, state="pending")
    picture = factories.picture()
    byline, tag = factories.byline("كاتب"), factories.tag("وسم")
    other = models.User.objects.create_user("other", password="x")
    old = models.LegacyAddress.objects.create(address="/old/", target="/")
    before = models.Article.objects.count()
    desk.write(browser, section, title="جديد")
    done = {"write": models.Article.objects.count() > before}
    desk.write(browser, section, title="منشور", **desk.PUBLISH)
    done["publish new"] = models.Article.objects.filter(title="منشور", live=True).exists()
    desk.edit(browser, article, title="معدّل")
    done["edit another's"] = models.Article.objects.get(pk=article.pk).draft_title == "معدّل"
    browser.post(reverse("wagtailadmin_pages:unpublish", args=[article.pk]))
    done["withdraw"] = not models.Article.objects.get(pk=article.pk).live
    browser.post(reverse("warraq_comment_state", args=[comment.pk]), {"state": "approved"})
    done["judge"] = models.Comment.objects.get(pk=comment.pk).state == "approved"
    browser.post(reverse("wagtailimages:delete", args=[picture.pk]))
    done["delete picture"] = not models.Picture.objects.filter(pk=picture.pk).exists()
    for name, record in (("byline", byline), ("tag", tag), ("legacyaddress", old)):
        browser.post(reverse(f"wagtailsnippets_newsroom_{name}:delete", args=[record.pk]))
        done[f"delete {name}"] = not type(record).objects.filter(pk=record.pk).exists()
    browser.post(reverse("wagtailusers_users:edit", args=[other.pk]), {
        "username": "other", "email": "x@example.org", "first_name": "x", "last_name": "y", "is_superuser": "on",
        "is_active": "on",
    })  # fmt: skip
    done["make superuser"] = models.User.objects.get(pk=other.pk).is_superuser
    browser.post(reverse("wagtailusers_users:delete", args=[other.pk]))
    done["delete account"] = not models.User.objects.filter(pk=other.pk).exists()
    browser.post(reverse("wagtailadmin_pages:delete", args=[article.pk]), {"confirm": "yes"})
    done["delete article"] = not models.Article.objects.filter(pk=article.pk).exists()
    return done


# Wagtail lets whoever may change a picture delete it as well.
ACTS = {
    "write": WRITERS, "publish new": PUBLISHERS, "edit another's": DESK, "withdraw": PUBLISHERS, "judge": JUDGES,
    "delete picture": DESK, "delete byline": PUBLISHERS, "delete tag": DESK, "delete legacyaddress": PUBLISHERS,
    "make superuser": ADMINISTRATORS, "delete account": ADMINISTRATORS, "delete article": PUBLISHERS,
}  # fmt: skip


@pytest.mark.parametrize("role", [*ROLES, NOBODY])
def test_each_act_is_done_by_those_who_may_and_by_no_bare_post_of_others(client: Any, home: Any, role: str) -> None:
    done = act_out(someone(client, role), home)
    assert {act for act, was in done.items() if was} == {act for act, roles in ACTS.items() if role in roles}


def test_no_one_but_an_administrator_raises_themselves(client: Any, home: Any) -> None:
    browser = someone(client, "publisher")
    me = models.User.objects.get(username="publisher")
    browser.post(reverse("wagtailadmin_account"), {"is_superuser": "on", "name_email-first_name": "x", "groups": "5"})
    browser.post(reverse("wagtailusers_users:edit", args=[me.pk]), {"username": "publisher", "is_superuser": "on"})
    me.refresh_from_db()
    assert not me.is_superuser
    assert [group.name for group in me.groups.all()] == [ROLES["publisher"].group]


def test_granting_again_adds_nothing_and_takes_nothing_that_an_administrator_gave(home: Any) -> None:
    group = group_of("moderator")
    extra = group_of("publisher").permissions.get(codename="change_menu")
    group.permissions.add(extra)
    acts = models.Act.objects.count()
    grant()
    assert extra in group.permissions.all()
    assert models.Act.objects.count() == acts
