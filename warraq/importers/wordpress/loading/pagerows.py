"""Pages' rows: what every page has, whatever its kind."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.db import models

from warraq.importers.wordpress.loading.rows import insert
from warraq.newsroom.models import Home, NewsPage

_FIELDS = (
    "id", "path", "depth", "numchild", "translation_key", "locale", "live", "has_unpublished_changes", "expired",
    "locked", "first_published_at", "last_published_at", "go_live_at", "title", "draft_title", "slug", "content_type",
    "url_path", "latest_revision_created_at", "search_text",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PageRow:
    """A row of the table that all pages share."""

    number: int
    path: str
    depth: int
    title: str
    slug: str
    url_path: str
    search_text: str
    live: bool = True
    published: datetime | None = None
    modified: datetime | None = None
    due: datetime | None = None


def insert_pages(model: type[models.Model], home: Home, rows: Sequence[PageRow]) -> None:
    """Write the shared part of pages of one kind. Their tree and their own tables are the caller's."""
    kind = ContentType.objects.get_for_model(model).pk
    insert(NewsPage, _FIELDS, [
        (
            row.number, row.path, row.depth, 0, uuid.uuid4(), home.locale_id, row.live, row.due is not None, False,
            False, row.published, row.modified if row.live else None, row.due, row.title, row.title, row.slug, kind,
            row.url_path, row.modified, row.search_text,
        )
        for row in rows
    ])  # fmt: skip
