"""What becomes of a letter before anyone has read it: it waits, or goes to spam, or (if the rules say so) appears."""

from __future__ import annotations

import re
from collections import Counter
from datetime import timedelta
from hashlib import blake2b

from django.utils import timezone

from warraq.arabic import fold, words
from warraq.letters import Letter as Sent
from warraq.newsroom.mailroom.bayes import LINK
from warraq.newsroom.mailroom.teaching import Judge
from warraq.newsroom.models import Letter, LetterRules
from warraq.newsroom.models.comment import CommentState

SPAM, CLEAN = 0.95, 0.2
AGAIN_DAYS = 30
TOO_OFTEN = 3
"""So many letters of the same words, besides this one, are spam."""


class Rules:
    """The moderators' rules and the filter, ready for one batch of letters."""

    def __init__(self, batch: list[Sent]) -> None:
        self._rules = LetterRules.load()
        lines = [fold(" ".join(line.split())) for line in self._rules.banned_words.splitlines() if line.strip()]
        self._banned = re.compile("|".join(rf"(?<!\w){re.escape(line)}(?!\w)" for line in lines)) if lines else None
        self._judge = Judge([(sent.text, sent.name, sent.aged) for sent in batch])
        since = timezone.now() - timedelta(days=AGAIN_DAYS)
        likes = [likeness(sent.text) for sent in batch]
        seen = Letter.objects.filter(likeness__in=likes, comment__written_at__gte=since)
        self._seen = Counter(seen.values_list("likeness", flat=True))

    def decide(self, sent: Sent) -> tuple[str, float | None, list[str]]:
        """The state of a letter's comment, its score, and the notes for whoever reads it."""
        notes = []
        if LINK.search(sent.text):
            notes.append("links")
        if self._banned and self._banned.search(fold(" ".join(f"{sent.name} {sent.text}".split()))):
            notes.append("words")
        like = likeness(sent.text)
        if self._seen[like]:
            notes.append("again")
        if not sent.aged:
            notes.append("hasty")
        score = self._judge.score((sent.text, sent.name, sent.aged))
        often = self._seen[like] >= TOO_OFTEN
        self._seen[like] += 1
        if often or "words" in notes or (score is not None and score >= SPAM):
            return CommentState.SPAM, score, notes
        held = "again" in notes or ("links" in notes and self._rules.hold_links)
        if self._rules.publish_clean and score is not None and score <= CLEAN and not held:
            return CommentState.APPROVED, score, notes
        return CommentState.PENDING, score, notes


def likeness(text: str) -> str:
    """Digest of a text's folded words: the same for every spelling of them, whatever stands between.

    >>> likeness("الأخبارُ، هُنا!") == likeness("الاخبـار هنا"), likeness("هنا") == likeness("هناك")
    (True, False)
    """
    plain = " ".join(word.text for word in words(fold(text)))
    return blake2b((plain or text).encode("utf-8", "replace"), digest_size=16).hexdigest()
