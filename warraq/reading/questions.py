"""Questions that are asked of other records again and again: Django writes their SQL once, and then only ids change.

What Django takes to write a query of a hundred ids is longer than any database takes to answer it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import connection
from django.db.models import F, Lookup, QuerySet

_IDS = "{ids}"


class Question:
    """The rows of a query whose column `of` is one of some ids. `rows` gives the query, when it is first asked."""

    def __init__(self, rows: Callable[[], QuerySet[Any, Any]], of: str = "pk") -> None:
        self._rows = rows
        self._of = of
        self._written: dict[str, _Written] = {}

    def __call__(self, numbers: list[int]) -> list[Any]:
        """Of each row the columns that its query names, in the query's order."""
        vendor = connection.vendor
        if vendor not in self._written:
            self._written[vendor] = _Written(self._rows().filter(_OneOf(F(self._of), None)))
        return self._written[vendor].ask(numbers)


class _Written:
    """A question in the words of one kind of database."""

    def __init__(self, rows: QuerySet[Any, Any]) -> None:
        self._compiler = rows.query.get_compiler(connection=connection)
        sql, params = self._compiler.as_sql()
        self._head, self._tail = sql.split(_IDS)
        before = self._head.count("%s")
        self._before, self._after = params[:before], params[before:]
        # As Django reads it: a moment of SQLite has no zone of its own.
        self._converters = self._compiler.get_converters([column for column, *_ in self._compiler.select])

    def ask(self, numbers: list[int]) -> list[Any]:
        marks = ", ".join(["%s"] * len(numbers))
        with connection.cursor() as cursor:
            cursor.execute(f"{self._head}{marks}{self._tail}", [*self._before, *numbers, *self._after])
            found = cursor.fetchall()
        return list(self._compiler.apply_converters(found, self._converters)) if self._converters else found


class _OneOf(Lookup):
    """Keeps the place where the ids will stand."""

    lookup_name = "one_of"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        column, params = self.process_lhs(compiler, connection)
        return f"{column} IN ({_IDS})", params
