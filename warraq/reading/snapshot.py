"""One moment of the records: all queries within see the same state, whatever editors save meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def snapshot() -> Iterator[None]:
    """Read everything within as it stands at the first query. Nothing may be written in it.

    Editors are not held up: SQLite gives readers their moment by its write-ahead log (begun DEFERRED, where Django's
    own transactions would take the write lock), PostgreSQL by REPEATABLE READ.
    """
    if connection.in_atomic_block:
        # Whoever began the transaction (a test, the newsroom's preview) has chosen the moment.
        yield
    elif connection.vendor == "sqlite":
        connection.ensure_connection()
        with connection.cursor() as cursor:
            cursor.execute("BEGIN DEFERRED")
        try:
            yield
        finally:
            with connection.cursor() as cursor:
                cursor.execute("ROLLBACK")
    else:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
