"""Rows into tables, many at once: no model instances, no signals, one statement.

Multi-table inheritance is what Django's own `bulk_create` refuses. Here each table is written by itself, with numbers
that were taken beforehand.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from django.db import connection, models

_AT_ONCE = 500
"""Rows in one statement, on databases to which each statement is a journey."""


def insert(
    model: type[models.Model], names: Sequence[str], rows: Sequence[Sequence[Any]], *, new_only: bool = False
) -> int:
    """Write rows into a model's own table (not its parents'); how many were written. `names` are those of fields.

    JSON is given as text. With `new_only`, a row that meets one with the same unique value is left out.
    """
    if not rows:
        return 0
    meta = model._meta
    fields = [meta.get_field(name) for name in names]
    quote = connection.ops.quote_name
    columns = ", ".join(quote(field.column) for field in fields)
    conflict = " ON CONFLICT DO NOTHING" if new_only else ""
    head = f"INSERT INTO {quote(meta.db_table)} ({columns}) VALUES "  # noqa: S608 - names of our own models
    places = f"({', '.join(['%s'] * len(fields))})"
    prepared = _prepared(fields, rows)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.executemany(head + places + conflict, prepared)
            return int(cursor.rowcount)
        written = 0
        for start in range(0, len(prepared), _AT_ONCE):
            some = prepared[start : start + _AT_ONCE]
            values = [value for row in some for value in row]
            cursor.execute(head + ", ".join([places] * len(some)) + conflict, values)
            written += cursor.rowcount
        return written


def _prepared(fields: Sequence[Any], rows: Sequence[Sequence[Any]]) -> Sequence[Sequence[Any]]:
    """Moments and UUIDs as the database wants them; all other values are what they are."""
    changes: list[tuple[int, Callable[[Any], Any]]] = []
    for place, field in enumerate(fields):
        kind = field.get_internal_type()
        if kind == "DateTimeField":
            changes.append((place, _moment))
        elif kind == "UUIDField" and not connection.features.has_native_uuid_field:
            changes.append((place, lambda value: value.hex))
    if not changes:
        return rows
    prepared = []
    for row in rows:
        values = list(row)
        for place, change in changes:
            values[place] = change(values[place])
        prepared.append(values)
    return prepared


def _moment(moment: datetime | None) -> Any:
    return connection.ops.adapt_datetimefield_value(moment)


def take_numbers(model: type[models.Model], count: int) -> Sequence[int]:
    """Primary keys for `count` new rows. Within a transaction that holds the write lock they are nobody else's."""
    table, column = model._meta.db_table, model._meta.pk.column  # type: ignore[union-attr]
    if not count:
        return ()
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
            row = cursor.fetchone()
            last = int(row[0]) if row else 0
            return range(last + 1, last + 1 + count)
        sequence = "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)"
        cursor.execute(sequence, [table, column, count])
        return sorted(number for (number,) in cursor.fetchall())


def hold(*models_: type[models.Model]) -> None:
    """Let nobody else write these tables until the transaction ends (SQLite's own lock does it for all)."""
    if connection.vendor == "postgresql":
        quote = connection.ops.quote_name
        tables = ", ".join(quote(model._meta.db_table) for model in models_)
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {tables} IN SHARE ROW EXCLUSIVE MODE")
