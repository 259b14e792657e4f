"""The mailroom's clerk, a thread beside the press: looks into the inbox every two seconds, and does what time brings:
e-mail addresses are erased when theirs is over, articles closed to letters when the rules say so."""

from __future__ import annotations

import logging
import os
from datetime import timedelta
from pathlib import Path
from threading import Event

from django.db import Error as DatabaseError
from django.db import close_old_connections, connections, transaction
from django.utils import timezone

from warraq.config import SiteConfig
from warraq.newsroom.mailroom.opening import fetch
from warraq.newsroom.models import Article, Letter, LetterRules, ReceivedLetter
from warraq.newsroom.wires import record

LOOK = 2.0
ROUND = 60.0
"""Seconds between looks at the inbox, and at what time brings."""

REMEMBERED_DAYS = 400
AT_ONCE = 500

log = logging.getLogger("warraq.newsroom")
State = tuple[tuple[str, int], ...]


def serve(config: SiteConfig, stop: Event) -> None:
    """Until `stop` is set. What goes wrong is logged, and tried again."""
    seen: State = ()
    rest = 0.0
    while not stop.is_set():
        try:
            close_old_connections()
            state = _state(config.inbox)
            if state and state != seen:
                fetch(config)
                seen = _state(config.inbox)
            if rest <= 0:
                erase_due()
                close_due()
                rest = ROUND
        except (DatabaseError, OSError, ValueError) as error:
            log.error("The inbox could not be opened; it is tried again. %s", error)
            connections.close_all()
        rest -= LOOK
        stop.wait(LOOK)
    connections.close_all()


def _state(inbox: Path) -> State:
    """What tells one state of the inbox from another."""
    try:
        with os.scandir(inbox) as entries:
            return tuple(sorted((entry.name, entry.stat().st_size) for entry in entries))
    except FileNotFoundError:
        return ()


def erase_due() -> int:
    """Erase the e-mail addresses whose time is over, and forget digests of long ago; how many addresses went."""
    now = timezone.now()
    ReceivedLetter.objects.filter(day__lt=now.date() - timedelta(days=REMEMBERED_DAYS)).delete()
    due = Letter.objects.filter(email_until__lte=now)
    return int(due.update(email_locked=None, email_until=None))


@transaction.atomic
def close_due() -> int:
    """Close articles to letters whose time is over, each once; how many."""
    rules = LetterRules.load()
    if not rules.close_after_days:
        return 0
    limit = timezone.now() - timedelta(days=rules.close_after_days)
    due = Article.objects.filter(comments_open=True, first_published_at__lte=limit)
    if rules.closed_up_to:
        due = due.filter(first_published_at__gt=rules.closed_up_to)
    numbers = list(due.order_by("first_published_at").values_list("pk", flat=True))
    for start in range(0, len(numbers), AT_ONCE):
        Article.objects.filter(pk__in=numbers[start : start + AT_ONCE]).update(comments_open=False)
    if len(numbers) > AT_ONCE:
        record("everything")
    else:
        for number in numbers:
            record("article", number)
    LetterRules.objects.filter(pk=rules.pk).update(closed_up_to=limit)
    return len(numbers)
