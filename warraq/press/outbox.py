"""The outbox: which changes the press has yet to read. None is ever missed.

Ids are given when a line is written but seen when its transaction ends, so on PostgreSQL a smaller id may come to sight
after a greater one. The cursor therefore has a *floor*, below which all is read for good, and remembers which lines
above it were read. The floor rises once every transaction that was under way at an earlier look has ended. SQLite has
one writer at a time: there ids come to sight in their order.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from django.db import connection

from warraq.newsroom.models import Change


@dataclass(frozen=True)
class Cursor:
    """What has been read. `horizon` is (greatest id seen, next transaction's number) at an earlier look."""

    floor: int = 0
    read: frozenset[int] = frozenset()
    horizon: tuple[int, int] | None = None

    def as_json(self) -> list[Any]:
        return [self.floor, sorted(self.read), self.horizon]

    @classmethod
    def from_json(cls, stored: list[Any] | None) -> Cursor:
        if stored is None:
            return cls()
        floor, read, horizon = stored
        return cls(floor, frozenset(read), tuple(horizon) if horizon else None)


def look(cursor: Cursor) -> tuple[list[tuple[str, int]], Cursor]:
    """The changes (kind, record) not read yet, each once, and the cursor after them. Call in a snapshot."""
    lines = Change.objects.filter(id__gt=cursor.floor).order_by("id").values_list("id", "kind", "record_id")
    fresh = [line for line in lines if line[0] not in cursor.read]
    changes = list(dict.fromkeys((kind, record) for _, kind, record in fresh))
    return changes, _after(cursor, [line[0] for line in fresh])


def waiting(cursor: Cursor) -> bool:
    """Whether there is any change that was not read."""
    return Change.objects.filter(id__gt=cursor.floor).exclude(id__in=list(cursor.read)).exists()


def end() -> Cursor:
    """A cursor for which every change seen now is read."""
    changes = Change.objects.order_by("id").values_list("id", flat=True)
    if connection.vendor == "sqlite":
        return Cursor(floor=changes.last() or 0)
    # Only among the last ids may one still be out of sight.
    last = changes.last() or 0
    floor = max(0, last - 100_000)
    return _after(Cursor(floor=floor), list(changes.filter(id__gt=floor)))


def _after(cursor: Cursor, numbers: list[int]) -> Cursor:
    read = cursor.read | set(numbers)
    if connection.vendor == "sqlite":
        return Cursor(floor=max(read, default=cursor.floor))
    with connection.cursor() as db:
        db.execute(
            "SELECT pg_snapshot_xmin(now.it)::text, pg_snapshot_xmax(now.it)::text "
            "FROM (SELECT pg_current_snapshot() AS it) AS now"
        )
        oldest, following = map(int, db.fetchone())
    moved = replace(cursor, read=read)
    if cursor.horizon and oldest >= cursor.horizon[1]:
        floor = cursor.horizon[0]
        moved = Cursor(floor, frozenset(n for n in read if n > floor), None)
    if moved.horizon is None and moved.read:
        moved = replace(moved, horizon=(max(moved.read), following))
    return moved
