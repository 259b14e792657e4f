"""The outbox: which changes the press has yet to read. None is ever missed.

Ids are given when a line is written but seen when its transaction ends, so on PostgreSQL a smaller id may come to sight
after a greater one. The cursor therefore has a *floor*, below which all is read for good, and remembers which lines
above it were read. The floor rises once every transaction that was under way at an earlier look has ended. SQLite has
one writer at a time: there ids come to sight in their order.

The cursor also bears a *mark*, the number and moment of the last line that it read. Where the outbox has no such line
the records were set back beside an edition that was kept, and nothing the cursor says is true of them, however many
lines they have been given since.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db import connection

from warraq.newsroom.models import Change

EVERYTHING = ("everything", 0)
"""The change that says that anything may be another."""


@dataclass(frozen=True)
class Cursor:
    """What has been read. `horizon` is (greatest id seen, next transaction's number) at an earlier look; `mark` the
    greatest id read, and when that line was written."""

    floor: int = 0
    read: frozenset[int] = frozenset()
    horizon: tuple[int, int] | None = None
    mark: tuple[int, str] | None = None

    def as_json(self) -> list[Any]:
        return [self.floor, sorted(self.read), self.horizon, self.mark]

    @classmethod
    def from_json(cls, stored: list[Any] | None) -> Cursor:
        if stored is None:
            return cls()
        floor, read, horizon, *more = stored
        mark = more[0] if more else None
        return cls(floor, frozenset(read), tuple(horizon) if horizon else None, tuple(mark) if mark else None)


def look(cursor: Cursor) -> tuple[list[tuple[str, int]], Cursor]:
    """The changes (kind, record) not read yet, each once, and the cursor after them; where the records were set back,
    that everything may have changed. Call in a snapshot."""
    if _is_of_others(cursor):
        return [EVERYTHING], end()
    lines = Change.objects.filter(id__gt=cursor.floor).order_by("id").values_list("id", "kind", "record_id", "at")
    fresh = [line for line in lines if line[0] not in cursor.read]
    changes = list(dict.fromkeys((kind, record) for _, kind, record, _ in fresh))
    return changes, _after(cursor, [(number, at) for number, _, _, at in fresh])


def old_addresses(cursor: Cursor, records: Iterable[int]) -> set[str]:
    """The old addresses of these records, as the lines after a cursor name them; "" where one does not."""
    lines = Change.objects.filter(id__gt=cursor.floor, kind="legacy", record_id__in=list(records))
    return set(lines.values_list("address", flat=True))


def says_everything(changes: list[tuple[str, int]]) -> bool:
    """Whether one of them says that anything may be another: an import, or who may see what."""
    return any(kind == "everything" for kind, _ in changes)


def waiting(cursor: Cursor) -> bool:
    """Whether there is any change that was not read, or the records were set back."""
    unread = Change.objects.filter(id__gt=cursor.floor).exclude(id__in=list(cursor.read))
    return unread.exists() or _is_of_others(cursor)


def end() -> Cursor:
    """A cursor for which every change seen now is read."""
    lines = Change.objects.order_by("id").values_list("id", "at")
    last = lines.last()
    if last is None:
        return Cursor()
    if connection.vendor == "sqlite":
        return _after(Cursor(), [last])
    # Only among the last ids may one still be out of sight.
    floor = max(0, last[0] - 100_000)
    return _after(Cursor(floor=floor), list(lines.filter(id__gt=floor)))


def _is_of_others(cursor: Cursor) -> bool:
    """Whether the cursor has read lines that the outbox does not have."""
    if cursor.mark is None:  # nothing was read, or by a press that kept no marks
        return cursor.floor > (Change.objects.order_by("id").values_list("id", flat=True).last() or 0)
    number, written = cursor.mark
    return [at.isoformat() for at in Change.objects.filter(id=number).values_list("at", flat=True)] != [written]


def _after(cursor: Cursor, lines: list[tuple[int, datetime]]) -> Cursor:
    read = cursor.read.union(number for number, _ in lines)
    marks = [(number, at.isoformat()) for number, at in lines[-1:]]
    mark = max([*marks, *([cursor.mark] if cursor.mark else [])], default=None)
    if connection.vendor == "sqlite":
        return Cursor(floor=max(read, default=cursor.floor), mark=mark)
    with connection.cursor() as db:
        db.execute(
            "SELECT pg_snapshot_xmin(now.it)::text, pg_snapshot_xmax(now.it)::text "
            "FROM (SELECT pg_current_snapshot() AS it) AS now"
        )
        oldest, following = map(int, db.fetchone())
    moved = replace(cursor, read=read, mark=mark)
    if cursor.horizon and oldest >= cursor.horizon[1]:
        floor = cursor.horizon[0]
        moved = Cursor(floor, frozenset(n for n in read if n > floor), None, mark)
    if moved.horizon is None and moved.read:
        moved = replace(moved, horizon=(max(moved.read), following))
    return moved
