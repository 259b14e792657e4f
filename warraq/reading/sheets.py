"""The read door: from a target to its sheet."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from warraq.reading.pages import archive, article, corrections, dossiers, front, lists, machines
from warraq.reading.reader import Reader
from warraq.reading.targets import Target, current
from warraq.sheets import Sheet

PAGES: Mapping[str, Callable[[Target, Reader], Any]] = {
    "front": front.front,
    "article": article.article,
    "page": article.static,
    "section": lists.latest,
    "tag": lists.latest,
    "byline": lists.latest,
    "section_period": lists.within,
    "tag_period": lists.within,
    "byline_period": lists.within,
    "dossier": dossiers.dossier,
    "dossiers": dossiers.dossiers,
    "corrections": corrections.corrections,
    "restoring": front.restoring,
    "offline": front.offline,
    "worker": front.worker,
    "day": archive.day,
    "month": archive.month,
    "year": archive.year,
    "archive": archive.archive,
    "not_found": front.not_found,
    "search": front.search,
    "feed_xml": machines.feed,
    "feed_json": machines.feed,
    "sitemap_index": machines.sitemap_index,
    "sitemap": machines.sitemap,
    "sitemap_pages": machines.sitemap_pages,
    "sitemap_news": machines.sitemap_news,
    "opensearch": machines.opensearch,
    "manifest": machines.manifest,
    "robots": machines.robots,
}


def sheet(target: Target, reader: Reader) -> Sheet | None:
    """The sheet of a target, its keys noted in `reader`; None if nothing stands at its address (any more)."""
    if not current(target, reader.shelf):
        return None
    found: Sheet | None = PAGES[target.kind](target, reader)
    return found
