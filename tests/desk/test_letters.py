"""Moderating readers' letters: who may, what each act does, and what stays hidden."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from tests import factories
from warraq.letters import Keyring, new_receipt, receipt_digest
from warraq.newsroom import models
from warraq.newsroom.models.comment import CommentState
from warraq.newsroom.roles import ROLES

REPORTER, PUBLISHER = ROLES["reporter"].group, ROLES["publisher"].group
pytestmark = [pytest.mark.django_db, pytest.mark.database]
LIST = "wagtailsnippets_newsroom_comment:list"


@pytest.fixture
def comment(home: Any, newspaper: Any) -> models.Comment:
    article = factories.article(factories.section(home), permalink="/2026/11/جسر/")
    made = factories.comment(article, "نصّ طويل من سطر", state="pending", name="سلمى")
    models.Letter.objects.create(
        comment=made, receipt=receipt_digest(new_receipt()), likeness="x", score=0.42, notes="links,hasty",
        email_locked=Keyring(newspaper.secrets).lock_address("salma@example.org"),
        email_until=timezone.now() + timedelta(days=9),
    )  # fmt: skip
    return made


def someone(client: Any, group: str) -> Any:
    user = models.User.objects.create_user(f"who-{group}", password="a-long-password")
    user.groups.add(Group.objects.get(name=group))
    client.force_login(user)
    return client


def test_the_list_shows_the_letter_its_notes_and_its_keys_but_no_address(
    editor_client: Any, comment: models.Comment
) -> None:
    page = editor_client.get(reverse(LIST)).content.decode()
    keys = [f'data-key="{key}"' for key in "asre"]
    for shown in ("نصّ طويل من سطر", "سلمى", "فيه رابط", "42%", *keys, "moderation.js"):
        assert shown in page
    assert "salma@example.org" not in page


def test_the_address_is_shown_to_those_with_the_right_and_each_look_is_logged(
    client: Any, editor_client: Any, comment: models.Comment
) -> None:
    url = reverse("warraq_comment_email", args=[comment.pk])
    assert editor_client.get(url).status_code == 405
    answer = editor_client.post(url)
    assert "salma@example.org" in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    entry = ModelLogEntry.objects.get(action="warraq.letter.email_seen")
    assert entry.user.username == "editor"
    assert "salma" not in str(entry.data)
    assert someone(client, REPORTER).post(url).status_code in {302, 403}
    group = Group.objects.get(name=PUBLISHER)
    group.permissions.remove(*group.permissions.filter(codename="see_letter_email"))
    moderator = someone(client, PUBLISHER)
    assert "salma" not in moderator.post(url).content.decode()
    assert 'data-key="e"' not in moderator.get(reverse(LIST)).content.decode()
    assert ModelLogEntry.objects.filter(action="warraq.letter.email_seen").count() == 1


def test_a_reply_appears_in_the_newspapers_name_and_approves_the_letter(
    editor_client: Any, comment: models.Comment
) -> None:
    url = reverse("warraq_comment_reply", args=[comment.pk])
    assert "نصّ طويل" in editor_client.get(url).content.decode()
    answer = editor_client.post(url, {"text": "شكراً <script>x</script>لك", "next": "https://elsewhere.example/"})
    assert answer["Location"] == reverse(LIST)
    comment.refresh_from_db()
    reply = models.Comment.objects.get(by_newspaper=True)
    assert comment.state == reply.state == CommentState.APPROVED
    assert (reply.parent_id, reply.name, reply.html) == (comment.pk, "صحيفة التجربة", "<p>شكراً لك</p>")


def test_a_reporter_neither_replies_nor_bans(client: Any, comment: models.Comment) -> None:
    reporter = someone(client, REPORTER)
    reporter.post(reverse("warraq_comment_reply", args=[comment.pk]), {"text": "ردّ"})
    reporter.post(reverse("warraq_comment_ban"), {"word": "كلمة"})
    assert models.Comment.objects.count() == 1
    assert not models.LetterRules.objects.exclude(banned_words="").exists()


def test_a_moderator_bans_a_word_once(client: Any, comment: models.Comment) -> None:
    moderator = someone(client, PUBLISHER)
    for _ in range(2):
        moderator.post(reverse("warraq_comment_ban"), {"word": "  كلمة   سيّئة "})
    assert models.LetterRules.load().banned_words == "كلمة سيّئة"


def test_the_buttons_of_the_list_carry_the_token_that_posts_need(
    editor_client: Any, client: Any, comment: models.Comment
) -> None:
    """As a browser sends them: the test client asks for no token unless told to."""
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(models.User.objects.get(username="editor"))
    page = strict.get(reverse(LIST)).content.decode()
    form = page[page.index(reverse("warraq_comment_state", args=[comment.pk])) :]
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', form[: form.index("</form>")])
    assert token
    url = reverse("warraq_comment_state", args=[comment.pk])
    assert strict.post(url, {"state": "approved"}).status_code == 403
    assert strict.post(url, {"state": "approved", "csrfmiddlewaretoken": token[1]}).status_code == 302
    comment.refresh_from_db()
    assert comment.state == CommentState.APPROVED


def test_spam_loses_its_address_and_teaches_the_filter(editor_client: Any, comment: models.Comment) -> None:
    url = reverse("warraq_comment_state", args=[comment.pk])
    editor_client.post(url, {"state": "spam"})
    comment.letter.refresh_from_db()
    assert (comment.letter.email_locked, comment.letter.taught) == (None, "spam")
    assert models.SpamWord.objects.get(feature=-1).spam == 1
    editor_client.post(url, {"state": "approved"})
    total = models.SpamWord.objects.get(feature=-1)
    assert (total.spam, total.approved) == (0, 1)
