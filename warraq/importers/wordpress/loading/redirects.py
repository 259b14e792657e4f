"""The old addresses of attachments, and of the site as a whole. Those of articles are written with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from django.db import transaction
from django.db.models.functions import TruncMonth

from warraq.addresses import archive_address
from warraq.config import SiteConfig
from warraq.importers.wordpress.addresses import OldAddresses
from warraq.importers.wordpress.loading.articles import OLD_ADDRESS
from warraq.importers.wordpress.loading.known import Known
from warraq.importers.wordpress.loading.mapping import LONGEST_ADDRESS
from warraq.importers.wordpress.loading.rows import insert
from warraq.importers.wordpress.records import Item
from warraq.newsroom.models import Article, LegacyAddress

BATCH = 500
Row = tuple[Any, ...]


def write_attachments(
    items: Iterable[Item], old: OldAddresses, known: Known, pictures: Mapping[int, int], documents: Mapping[int, int]
) -> None:
    """Addresses of attachments: to the article that they belong to, or to the picture or document. Those of files
    that are missing lead nowhere, and are left out."""
    some = iter(items)
    while batch := list(islice(some, BATCH)):
        lines = [line for item in batch for line in old.of_attachment(item)]
        parents = {line.item for line in lines if line.item}
        pages = known.of("article", parents) | known.of("page", parents)
        rows: list[Row] = []
        for line in lines:
            page = pages.get(str(line.item)) if line.item else None
            picture, document = pictures.get(line.attachment), documents.get(line.attachment)
            if page is not None:
                rows.append((line.address, page.record, None, None, None, "", 301))
            elif picture is not None:
                rows.append((line.address, None, picture, line.width, None, "", 301))
            elif document is not None:
                rows.append((line.address, None, None, None, document, "", 301))
        _write(rows, known)


def write_site(old: OldAddresses, moved: Mapping[str, str], config: SiteConfig, known: Known) -> None:
    """Addresses of lists, feeds and archives."""
    lines = iter((line.address, line.path) for line in old.of_site())
    while batch := list(islice(lines, 5000)):
        _write([(address, None, None, None, None, path, 301) for address, path in batch], known)
    _write([(address, None, None, None, None, path, 301) for address, path in moved.items()], known)
    _write([(address, None, None, None, None, path, 301) for address, path in _lost_months(old, config)], known)


def _lost_months(old: OldAddresses, config: SiteConfig) -> Iterator[tuple[str, str]]:
    """Archives of months that hold nothing here: the old site's clock may have had another zone than the newspaper's,
    and its only article of a month may stand in the month beside it."""
    months = {period for kind, period in old.survey.posts_by if kind == "month"}
    live = Article.objects.filter(live=True, first_published_at__isnull=False).order_by()
    found = live.annotate(month=TruncMonth("first_published_at", tzinfo=config.zone)).values_list("month", flat=True)
    held = {f"{month:%Y-%m}" for month in found.distinct()}
    years = {month[:4] for month in held}
    for month in sorted(months - held):
        yield archive_address(month), archive_address(month[:4]) if month[:4] in years else "/archive/"
    for year in sorted({month[:4] for month in months} - years):
        yield archive_address(year), "/archive/"


def _write(rows: list[Row], known: Known) -> None:
    """Write those that are new; only then has anything changed."""
    rows = [row for row in rows if len(row[0]) <= LONGEST_ADDRESS]
    there: set[str] = set()
    for start in range(0, len(rows), BATCH):
        asked = [row[0] for row in rows[start : start + BATCH]]
        there |= set(LegacyAddress.objects.filter(address__in=asked).values_list("address", flat=True))
    new = [row for row in rows if row[0] not in there]
    if new:
        with transaction.atomic():
            known.begin()
            insert(LegacyAddress, OLD_ADDRESS, new, new_only=True)


def count() -> int:
    """How many old addresses lead on."""
    return LegacyAddress.objects.count()
