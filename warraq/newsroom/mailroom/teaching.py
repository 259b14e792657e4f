"""The filter's memory: counts in the database, under hashes whose key lies among the newsroom's secrets."""

from __future__ import annotations

import os
import secrets
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import F

from warraq.markup import plain_text
from warraq.newsroom.mailroom import bayes
from warraq.newsroom.models import Comment, Letter, SpamWord
from warraq.newsroom.models.comment import CommentState

TOTAL = -1
"""The feature whose counts are those of all letters learned."""

LESSONS = {CommentState.APPROVED: "approved", CommentState.SPAM: "spam"}


@transaction.atomic
def teach(comments: Iterable[Comment]) -> None:
    """Have the filter learn what moderators made of `comments`, and unlearn what it had learned of them before."""
    wanted = {comment.pk: comment for comment in comments}
    change: dict[int, Counter[str]] = {}
    taught = []
    for letter in Letter.objects.filter(comment__in=wanted).select_for_update():
        comment = wanted[letter.comment_id]
        lesson = LESSONS.get(CommentState(comment.state), "")
        if lesson == letter.taught:
            continue
        aged = "hasty" not in letter.notes
        for feature in [TOTAL, *features_of(plain_text(comment.html), comment.name, aged=aged)]:
            counts = change.setdefault(feature, Counter())
            if letter.taught:
                counts[letter.taught] -= 1
            if lesson:
                counts[lesson] += 1
        letter.taught = lesson
        taught.append(letter)
    if not taught:
        return
    Letter.objects.bulk_update(taught, ["taught"])
    _add(change)


def _add(change: dict[int, Counter[str]]) -> None:
    SpamWord.objects.bulk_create([SpamWord(feature=feature) for feature in sorted(change)], ignore_conflicts=True)
    alike: dict[tuple[int, int], list[int]] = {}
    for feature, counts in change.items():
        alike.setdefault((counts["spam"], counts["approved"]), []).append(feature)
    for (spam, approved), features in sorted(alike.items()):
        for start in range(0, len(features), 500):
            rows = SpamWord.objects.filter(feature__in=features[start : start + 500])
            rows.update(spam=F("spam") + spam, approved=F("approved") + approved)


class Judge:
    """The filter at one moment: scores many letters with few questions to the database."""

    def __init__(self, letters: Sequence[tuple[str, str, bool]]) -> None:
        """`letters`: text, name and whether the form was seen to lie open, of all that will be asked about."""
        self._features = {letter: features_of(letter[0], letter[1], aged=letter[2]) for letter in letters}
        wanted = sorted({feature for found in self._features.values() for feature in found} | {TOTAL})
        self._known: dict[int, bayes.Counts] = {}
        for start in range(0, len(wanted), 500):
            rows = SpamWord.objects.filter(feature__in=wanted[start : start + 500])
            self._known |= {row[0]: (row[1], row[2]) for row in rows.values_list("feature", "spam", "approved")}
        self._spam, self._approved = self._known.pop(TOTAL, (0, 0))

    def score(self, letter: tuple[str, str, bool]) -> float | None:
        """See `bayes.score`."""
        found = {feature: self._known[feature] for feature in self._features[letter] if feature in self._known}
        return bayes.score(found, self._spam, self._approved)


def features_of(text: str, name: str, *, aged: bool) -> list[int]:
    """A letter's features, hashed."""
    return bayes.hashed(bayes.features(text, name, aged=aged), _key(settings.WARRAQ.secrets))


@lru_cache(maxsize=4)
def _key(folder: Path) -> bytes:
    file = folder / "letters" / "filter-key"
    try:
        return bytes.fromhex(file.read_text("ascii").strip())
    except FileNotFoundError:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = file.with_name(f".filter-key.{os.getpid()}")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as handle:
        handle.write(secrets.token_hex(32))
    os.replace(fresh, file)
    return bytes.fromhex(file.read_text("ascii").strip())
