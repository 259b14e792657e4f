"""From the readers' server's counts to records: which articles were read how often.

What is printed depends on records alone, so the front page's «most read» cannot look into the folder of counts. The
press takes the totals over every ten minutes, in one change.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Max, Sum

from warraq import counts
from warraq.config import SiteConfig
from warraq.newsroom.models import Article, Reading
from warraq.newsroom.signals import readings_taken

PERIOD = 600.0
"""Seconds between two takings, at least."""
MOST = 500
"""Articles of a day that are kept: the most read."""
WEEK = 7
CHUNK = 500


class Taking:
    """Takes the counts over when it is time. Kept by the running press."""

    def __init__(self) -> None:
        self._last: float | None = None

    def look(self, config: SiteConfig) -> bool:
        """Take over what was counted, if it is time again; whether anything changed."""
        now = time.monotonic()
        if not config.readers.counts or (self._last is not None and now - self._last < PERIOD):
            return False
        self._last = now
        return take(config)


def take(config: SiteConfig, today: date | None = None) -> bool:
    """Take over today's and yesterday's totals, and those of the days kept that were never taken over; forget older
    ones. Answers whether any record changed."""
    today = today or datetime.now(config.zone).date()
    oldest = today - timedelta(days=config.readers.counts_days - 1)
    known = set(Reading.objects.values_list("day", flat=True).distinct())
    counted = {day for day, _ in counts.files(config.counts) if oldest <= day <= today}
    wanted = sorted(day for day in counted if day not in known or day >= today - timedelta(days=1))
    found = {day: _articles(counts.totals(config.counts, day)) for day in wanted}
    with transaction.atomic():
        changed = bool(Reading.objects.filter(day__lt=oldest).delete()[0])
        for day, totals in found.items():
            changed |= _put(day, totals)
        if changed:
            readings_taken.send(Reading)
    return changed


def _articles(totals: Counter[str]) -> dict[int, int]:
    """A day's most read articles. Other pages are counted too, and have no permalink."""
    numbers: dict[int, int] = {}
    addresses = list(totals)
    for start in range(0, len(addresses), CHUNK):
        some = Article.objects.filter(permalink__in=addresses[start : start + CHUNK])
        numbers.update({number: totals[address] for number, address in some.values_list("pk", "permalink")})
    return dict(sorted(numbers.items(), key=lambda found: (-found[1], found[0]))[:MOST])


def _put(day: date, totals: dict[int, int]) -> bool:
    if dict(Reading.objects.filter(day=day).values_list("article_id", "count")) == totals:
        return False
    Reading.objects.filter(day=day).delete()
    Reading.objects.bulk_create(Reading(article_id=number, day=day, count=count) for number, count in totals.items())
    return True


def most_read(days: int, until: date | None = None) -> list[tuple[int, int]]:
    """Articles (number, readings) of the `days` up to a day, or up to the last that was counted: the most read first,
    and of those read as often the newer."""
    last = until or Reading.objects.aggregate(last=Max("day"))["last"]
    if last is None:
        return []
    rows: Iterable[tuple[int, int]] = (
        Reading.objects.filter(day__gt=last - timedelta(days=days), day__lte=last)
        .values("article_id").annotate(total=Sum("count")).order_by("-total", "-article_id")
        .values_list("article_id", "total")
    )  # fmt: skip
    return list(rows)
