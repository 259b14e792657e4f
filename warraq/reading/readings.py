"""Which articles are read most: an order, not numbers, so that a page changes only when the order does."""

from __future__ import annotations

from warraq.newsroom import readings
from warraq.reading.shelf import Shelf

PERIODS = (1, readings.WEEK)
"""Days over which an editor may let the most read be reckoned."""


def most_read(days: int, shelf: Shelf) -> list[int]:
    """Articles, the most read first, whether or not readers can still see them; none where nothing is counted. Read
    once a run."""
    if not shelf.config.readers.counts:
        return []
    name = f"most read {days}"
    if name not in shelf.kept:
        shelf.kept[name] = [number for number, _ in readings.most_read(days)]
    kept: list[int] = shelf.kept[name]
    return kept
