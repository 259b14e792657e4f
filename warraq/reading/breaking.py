"""The breaking-news bar: the lines that stand now. When each comes and goes, the press's clock has decided."""

from __future__ import annotations

from datetime import datetime

from warraq import keys
from warraq.newsroom.models import BreakingNews
from warraq.reading.links import page_address
from warraq.reading.reader import Reader
from warraq.reading.shelf import Shelf
from warraq.sheets import Breaking, Link

Row = tuple[str, int | None, str, datetime]

MOST = 3
"""A bar of many lines breaks nothing."""


def breaking(reader: Reader) -> tuple[Breaking, ...]:
    """The lines of the bar, newest first."""
    reader.note(keys.BREAKING)
    lines = []
    for text, article, url, created_at in rows(reader.shelf):
        address = page_address(article, reader) if article else None
        lines.append(Breaking(Link(text, address or url), reader.shelf.moment(created_at)))
    return tuple(lines)


def rows(shelf: Shelf) -> list[Row]:
    """Text, article, address and moment of each line. Read once a run."""
    if "breaking" not in shelf.kept:
        live = BreakingNews.objects.filter(live=True).order_by("-created_at", "-pk")
        shelf.kept["breaking"] = list(live.values_list("text", "article_id", "url", "created_at")[:MOST])
    kept: list[Row] = shelf.kept["breaking"]
    return kept
