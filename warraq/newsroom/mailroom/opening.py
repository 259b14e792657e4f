"""Opening the inbox: each sealed letter becomes one comment, however often this is run and wherever it is killed.

A segment's letters are opened in transactions, each with the digests of what it took in; only when all of a segment is
committed is its file removed. Killed before: the digests tell what is there already. Killed after: nothing is left.
"""

from __future__ import annotations

import fcntl
import logging
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from html import escape
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from warraq.config import SiteConfig
from warraq.letters import Found, Keyring, Removal, arrived, clear, receipt_digest, take_over
from warraq.letters import Letter as Sent
from warraq.letters.letter import tidied
from warraq.markup import clean_comment
from warraq.newsroom.mailroom.judging import Rules, likeness
from warraq.newsroom.models import Article, Comment, LegacyAddress, Letter, ReceivedLetter
from warraq.newsroom.models.comment import CommentState
from warraq.newsroom.wires import record

BATCH = 200
"""Letters of one transaction: the desk never waits long for the database."""

log = logging.getLogger("warraq.newsroom")


@dataclass
class Fetched:
    """What a run found: letters taken in, wishes for removal, those that were here already, those for articles that are
    gone, those that no key here opens (they stay in the inbox), and what was no letter."""

    letters: int = 0
    removals: int = 0
    known: int = 0
    homeless: int = 0
    locked: int = 0
    damaged: int = 0


def fetch(config: SiteConfig, inbox: Path | None = None) -> Fetched:
    """Open all that is in the inbox."""
    folder = inbox or config.inbox
    done = Fetched()
    keyring = Keyring(config.secrets)
    with _alone(config.run / "letters.lock"):
        take_over(folder)
        for path, found in arrived(folder):
            locked = done.locked
            for start in range(0, len(found), BATCH):
                with transaction.atomic():
                    _open(found[start : start + BATCH], keyring, config, done)
            if done.locked == locked:
                clear([path])
    if done.locked or done.damaged:
        log.warning("The inbox holds letters that cannot be opened: %d locked, %d damaged.", done.locked, done.damaged)
    return done


def _open(found: Sequence[Found], keyring: Keyring, config: SiteConfig, done: Fetched) -> None:
    seen = ReceivedLetter.objects.filter(digest__in=[each.digest for each in found])
    known = set(seen.values_list("digest", flat=True))
    letters: list[Sent] = []
    today = timezone.now().date()
    received: dict[str, ReceivedLetter] = {}
    for each in found:
        if each.digest in known or each.digest in received:
            done.known += 1
            continue
        if not keyring.holds(each.sealed):
            done.locked += 1
            continue
        received[each.digest] = ReceivedLetter(digest=each.digest, day=today)
        try:
            item = keyring.open(each.sealed)
        except ValueError:
            done.damaged += 1
            continue
        if isinstance(item, Removal):
            done.removals += 1
            letters = _remove(receipt_digest(item.receipt), letters, received[each.digest])
        else:
            letters.append(tidied(item))
    ReceivedLetter.objects.bulk_create(received.values())
    _take_in(_wanted(letters), keyring, config, done)


def _remove(receipt: str, waiting: list[Sent], wish: ReceivedLetter) -> list[Sent]:
    """Delete the letter of a receipt; one that has not arrived is remembered, and never shown."""
    kept = [sent for sent in waiting if receipt_digest(sent.receipt) != receipt]
    comment = Comment.objects.filter(letter__receipt=receipt).first()
    if comment is not None:
        comment.delete()
    elif len(kept) == len(waiting):
        wish.removes = receipt
    return kept


def _wanted(letters: list[Sent]) -> list[Sent]:
    digests = [receipt_digest(sent.receipt) for sent in letters]
    gone = set(ReceivedLetter.objects.filter(removes__in=digests).values_list("removes", flat=True))
    # A code is given once; a second letter with it is none of ours.
    gone |= set(Letter.objects.filter(receipt__in=digests).values_list("receipt", flat=True))
    once = dict(zip(digests, letters, strict=True))
    return [sent for digest, sent in once.items() if digest not in gone]


def _take_in(letters: list[Sent], keyring: Keyring, config: SiteConfig, done: Fetched) -> None:
    if not letters:
        return
    articles = _articles({sent.address for sent in letters})
    homes = [(sent, articles[sent.address]) for sent in letters if sent.address in articles]
    done.homeless += len(letters) - len(homes)
    done.letters += len(homes)
    parents = _parents(homes)
    rules = Rules([sent for sent, _ in homes])
    until = timezone.now() + timedelta(days=config.letters.email_days)
    comments, kept, changed = [], [], set()
    for sent, article in homes:
        state, score, notes = rules.decide(sent)
        parent = sent.reply_to if parents.get(sent.reply_to) == article else None
        comment = Comment(
            page_id=article, parent_id=parent, name=sent.name[:200], state=state, written_at=_moment(sent.written),
            html=clean_comment(escape(sent.text, quote=False)),
        )  # fmt: skip
        letter = Letter(
            comment=comment, receipt=receipt_digest(sent.receipt), likeness=likeness(sent.text), score=score,
            notes=",".join(notes),
        )  # fmt: skip
        if sent.email and state != CommentState.SPAM:
            letter.email_locked, letter.email_until = keyring.lock_address(sent.email), until
        if state == CommentState.APPROVED:
            changed.add(article)
        comments.append(comment)
        kept.append(letter)
    Comment.objects.bulk_create(comments)
    Letter.objects.bulk_create(kept)
    for article in sorted(changed):
        record("comment", article)


def _articles(addresses: set[str]) -> dict[str, int]:
    """The articles at these addresses, those that were theirs once included."""
    found = dict(Article.objects.filter(permalink__in=addresses).values_list("permalink", "pk"))
    rest = addresses - set(found)
    if rest:
        old = LegacyAddress.objects.filter(address__in=rest, page__article__isnull=False)
        found |= dict(old.values_list("address", "page_id"))
    return found


def _parents(homes: list[tuple[Sent, int]]) -> dict[int, int]:
    wanted = {sent.reply_to for sent, _ in homes if sent.reply_to}
    return dict(Comment.objects.filter(pk__in=wanted).values_list("pk", "page_id"))


def _moment(written: int) -> datetime:
    """When it was written, as the readers' machine saw it; never later than now."""
    now = timezone.now()
    try:
        return min(datetime.fromtimestamp(written, UTC), now)
    except (OverflowError, ValueError, OSError):
        return now


@contextmanager
def _alone(file: Path) -> Iterator[None]:
    """One fetch at a time; the kernel forgets the lock of one that is killed."""
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
