"""The mailroom: from sealed letters to comments, once each, whatever happens on the way."""

from __future__ import annotations

import itertools
import time
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from tests import factories
from warraq.letters import Keyring, Letter, Post, Removal, new_receipt, seal
from warraq.letters.letter import dump
from warraq.newsroom import mailroom, models
from warraq.newsroom.mailroom import bayes
from warraq.newsroom.mailroom import opening as fetching
from warraq.newsroom.mailroom.clerk import close_due
from warraq.newsroom.models.comment import CommentState

pytestmark = [pytest.mark.django_db, pytest.mark.database]
_numbers = itertools.count()


@pytest.fixture
def article(home: Any) -> models.Article:
    return factories.article(factories.section(home), "جسر المدينة", permalink="/2026/11/جسر/")


@pytest.fixture
def keyring(newspaper: Any) -> Keyring:
    ring = Keyring(newspaper.secrets)
    ring.make()
    return ring


def letter(text: str = "", **fields: Any) -> Letter:
    return Letter(**{
        "address": "/2026/11/جسر/", "name": "قارئ", "email": "", "text": text or f"تعليق {next(_numbers)}",
        "reply_to": 0, "receipt": new_receipt(), "written": int(timezone.now().timestamp()), "aged": True, **fields,
    })  # fmt: skip


def arrive(config: Any, ring: Keyring, *items: Letter | Removal | bytes) -> None:
    """Have letters lie in the inbox, in a closed segment of their own."""
    import threading

    post = Post(config.inbox, 2**28)
    ready = threading.Semaphore(0)
    for item in items:
        sealed = item if isinstance(item, bytes) else seal(dump(item), ring.current())
        post.put(sealed, lambda problem: ready.release())
    for _ in items:
        assert ready.acquire(timeout=10)
    post.close()


def test_a_letter_waits_as_a_comment_with_its_text_escaped(newspaper: Any, article: Any, keyring: Keyring) -> None:
    sent = letter("سطر <script>x</script>\nآخر\n\nفقرة & <b>نص</b>", email="reader@example.org")
    arrive(newspaper, keyring, sent)
    done = mailroom.fetch(newspaper)
    assert (done.letters, done.known, done.damaged) == (1, 0, 0)
    comment = models.Comment.objects.get()
    assert comment.html == (
        "<p>سطر &lt;script&gt;x&lt;/script&gt;<br>آخر</p><p>فقرة &amp; &lt;b&gt;نص&lt;/b&gt;</p>"
    )
    assert (comment.page_id, comment.name, comment.state) == (article.pk, "قارئ", CommentState.PENDING)
    kept = bytes(comment.letter.email_locked)
    assert b"reader" not in kept and keyring.unlock_address(kept) == "reader@example.org"
    assert comment.letter.receipt != sent.receipt
    assert not list(newspaper.inbox.iterdir())


def test_fetching_again_doubles_nothing(newspaper: Any, article: Any, keyring: Keyring, monkeypatch: Any) -> None:
    arrive(newspaper, keyring, letter(), letter())
    monkeypatch.setattr(fetching, "clear", lambda paths: None)
    assert mailroom.fetch(newspaper).letters == 2
    again = mailroom.fetch(newspaper)
    assert (again.letters, again.known) == (0, 2)
    models.Comment.objects.all().delete()
    assert mailroom.fetch(newspaper).letters == 0, "what a moderator deleted does not come back"


@pytest.mark.parametrize("step", ["_take_in", "clear"])
def test_a_fetch_that_dies_is_made_good_by_the_next(
    newspaper: Any, article: Any, keyring: Keyring, monkeypatch: Any, step: str
) -> None:
    arrive(newspaper, keyring, *(letter() for _ in range(7)))

    def die(*_: Any) -> None:
        raise SystemExit

    monkeypatch.setattr(fetching, "BATCH", 3)
    monkeypatch.setattr(fetching, step, die)
    with pytest.raises(SystemExit):
        mailroom.fetch(newspaper)
    monkeypatch.undo()
    mailroom.fetch(newspaper)
    assert models.Comment.objects.count() == 7
    assert not list(newspaper.inbox.iterdir())


def test_an_answer_stands_below_its_comment_only_in_the_same_article(
    newspaper: Any, home: Any, article: Any, keyring: Keyring
) -> None:
    other = factories.comment(factories.article(article.get_parent().specific))
    own = factories.comment(article)
    arrive(newspaper, keyring, letter("إلى هنا", reply_to=own.pk), letter("إلى هناك", reply_to=other.pk))
    mailroom.fetch(newspaper)
    parents = dict(models.Comment.objects.filter(state="pending").values_list("html", "parent_id"))
    assert parents == {"<p>إلى هنا</p>": own.pk, "<p>إلى هناك</p>": None}


def test_an_old_address_leads_a_letter_home_and_a_lost_one_is_counted(
    newspaper: Any, article: Any, keyring: Keyring
) -> None:
    models.LegacyAddress.objects.create(address="/old/", page=article)
    arrive(newspaper, keyring, letter(address="/old/"), letter(address="/nowhere/"))
    done = mailroom.fetch(newspaper)
    assert (done.letters, done.homeless) == (1, 1)


def test_forged_letters_are_counted_and_stop_nothing(newspaper: Any, article: Any, keyring: Keyring) -> None:
    twice = letter()
    hostile = letter("a\x00b\ud800c", name="ن" * 500, reply_to=2**70, written=2**60, email="x" * 999)
    junk = keyring.current().mark + b"x" * 200
    arrive(newspaper, keyring, junk, seal(b"[]", keyring.current()), hostile, twice, twice, letter())
    done = mailroom.fetch(newspaper)
    assert done.damaged == 2
    assert models.Comment.objects.filter(html="<p>ab?c</p>").exists()
    assert models.Comment.objects.count() == 3, "one receipt, one letter"


def test_a_letter_for_a_key_that_is_away_stays_until_the_key_is_back(
    newspaper: Any, article: Any, keyring: Keyring
) -> None:
    arrive(newspaper, keyring, letter())
    (file,) = keyring.paths()
    away = file.rename(newspaper.root / "drawer")
    Keyring(newspaper.secrets).make()
    assert mailroom.fetch(newspaper).locked == 1
    assert list(newspaper.inbox.iterdir())
    away.rename(file)
    assert mailroom.fetch(newspaper).letters == 1
    assert not list(newspaper.inbox.iterdir())


def test_a_receipt_removes_its_letter_before_or_after_it_came(newspaper: Any, article: Any, keyring: Keyring) -> None:
    first, second, third = letter("أول"), letter("ثان"), letter("ثالث")
    now = int(timezone.now().timestamp())
    arrive(newspaper, keyring, first)
    mailroom.fetch(newspaper)
    models.Comment.objects.update(state=CommentState.APPROVED)
    models.Change.objects.all().delete()
    arrive(newspaper, keyring, Removal(first.receipt, now), Removal(second.receipt, now), third)
    done = mailroom.fetch(newspaper)
    assert done.removals == 2
    assert models.Change.objects.filter(kind="comment", record_id=article.pk).exists()
    arrive(newspaper, keyring, second, Removal(new_receipt(), now))
    mailroom.fetch(newspaper)
    assert [comment.html for comment in models.Comment.objects.all()] == ["<p>ثالث</p>"]
    assert models.Letter.objects.count() == 1


def test_banned_words_catch_every_spelling_and_repeated_letters_end_in_spam(
    newspaper: Any, article: Any, keyring: Keyring
) -> None:
    rules = models.LetterRules.load()
    rules.banned_words = "الأرباح السريعة\n"
    rules.save()
    arrive(newspaper, keyring, letter("هنا الأَربـاح   السّريعه الآن"), letter("الأرباح بطيئة"))
    mailroom.fetch(newspaper)
    assert sorted(models.Comment.objects.values_list("state", flat=True)) == ["pending", "spam"]
    arrive(newspaper, keyring, *(letter(text) for text in ("نصّ مكرَّر!", "نص مكرر", "نـص، مكرر.", "نصّ مكرر؟")))
    mailroom.fetch(newspaper)
    again = models.Comment.objects.filter(html__contains="كرر").order_by("pk")
    states = [c.state for c in models.Comment.objects.order_by("pk")][2:]
    assert states == ["pending", "pending", "pending", "spam"]
    assert [c.letter.notes for c in again][1:3] == ["again", "again"] or len(again) < 4


def test_the_filter_learns_from_moderators_and_unlearns(newspaper: Any, article: Any, keyring: Keyring) -> None:
    good = [letter(f"شكراً على تقرير الجسر والنهر والمدينة رقم {n}") for n in range(14)]
    bad = [letter(f"اربح المال بسرعة من هنا https://spam{n}.example اضغط الرابط") for n in range(14)]
    arrive(newspaper, keyring, *good, *bad)
    mailroom.fetch(newspaper)
    for comment in models.Comment.objects.all():
        comment.state = CommentState.SPAM if "spam" in comment.html else CommentState.APPROVED
        comment.save()
        mailroom.teach([comment])
    rules = models.LetterRules.load()
    rules.publish_clean = True
    rules.save()
    known = models.Comment.objects.count()
    arrive(
        newspaper, keyring, letter("شكراً على تقرير النهر في المدينة والجسر"),
        letter("اضغط الرابط واربح المال بسرعه https://new.example"),
    )  # fmt: skip
    mailroom.fetch(newspaper)
    fresh = models.Comment.objects.order_by("pk")[known:]
    assert [comment.state for comment in fresh] == [CommentState.APPROVED, CommentState.SPAM]
    models.Comment.objects.update(state=CommentState.PENDING)
    mailroom.teach(models.Comment.objects.all())
    assert set(models.SpamWord.objects.values_list("spam", "approved")) == {(0, 0)}


def test_the_filters_memory_holds_no_word(newspaper: Any) -> None:
    one = bayes.hashed({"word:سر"}, b"k" * 32)
    assert one != bayes.hashed({"word:سر"}, b"l" * 32)
    assert all(0 <= feature < 2**63 for feature in one)


def test_addresses_are_erased_when_their_time_is_over(newspaper: Any, article: Any, keyring: Keyring) -> None:
    arrive(newspaper, keyring, letter(email="a@example.org"), letter(email="b@example.org"))
    mailroom.fetch(newspaper)
    one = models.Letter.objects.first()
    assert timedelta(days=29) < one.email_until - timezone.now() <= timedelta(days=30)
    models.Letter.objects.filter(pk=one.pk).update(email_until=timezone.now() - timedelta(seconds=1))
    assert mailroom.erase_due() == 1
    one.refresh_from_db()
    assert one.email_locked is None
    assert models.Letter.objects.exclude(email_locked=None).count() == 1


def test_articles_close_once_when_their_time_is_over(newspaper: Any, article: Any) -> None:
    section = article.get_parent().specific
    now = timezone.now()
    old = factories.article(section, published=now - timedelta(days=40))
    new = factories.article(section, published=now - timedelta(days=2))
    assert close_due() == 0
    rules = models.LetterRules.load()
    rules.close_after_days = 30
    rules.save()
    closed = close_due()
    assert closed >= 1
    old.refresh_from_db()
    new.refresh_from_db()
    assert (old.comments_open, new.comments_open) == (False, True)
    assert models.Change.objects.filter(kind="article", record_id=old.pk).exists()
    models.Article.objects.filter(pk=old.pk).update(comments_open=True)
    assert close_due() == 0, "what an editor opened again stays open"


def test_a_letter_of_nothing_but_hyphens_does_not_hold_the_filter() -> None:
    began = time.process_time()
    assert not bayes.LINK.findall("h-" * 60_000) and bayes.LINK.search("على my-shop.com هنا")
    assert time.process_time() - began < 2
