"""The records, in one portable form: an SQLite database, whichever database the newspaper lives in.

A newspaper on SQLite gives a snapshot by SQLite's own backup API; one on PostgreSQL is copied row by row, at one moment
(REPEATABLE READ), and goes back the same way. Sessions stay behind: a restored newsroom asks everyone to log in.
"""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID

from warraq.config import FILE_NAME

FILE = "newsroom.sqlite3"
SESSIONS = "django_session"
_COPY = "warraq_copy"
_MOST = 500


def snapshot(target: Path) -> None:
    """The records of the newspaper that was entered, as an SQLite file. `target` must not exist."""
    from django.db import connection

    target.touch(mode=0o600)
    if connection.vendor == "sqlite":
        with (
            closing(sqlite3.connect(str(connection.settings_dict["NAME"]))) as source,
            closing(sqlite3.connect(target)) as copy,
        ):
            source.backup(copy)
            copy.execute(f"DELETE FROM {SESSIONS}")  # noqa: S608 - a name of ours
            copy.commit()
            copy.execute("PRAGMA journal_mode=DELETE")
            copy.execute("VACUUM")
        return
    with TemporaryDirectory(prefix="records-", dir=target.parent) as name:
        folder = Path(name)
        (folder / FILE_NAME).write_text("")
        upgrade(folder)
        with _beside(folder / FILE):
            copy_records("default", _COPY)
        os.replace(folder / FILE, target)


def load(folder: Path) -> None:
    """The SQLite records of the newspaper in `folder` into the (empty) database of the newspaper that was entered."""
    upgrade(folder)
    with _beside(folder / FILE):
        copy_records(_COPY, "default")


def upgrade(folder: Path) -> None:
    """Make the SQLite records of the newspaper in `folder`, or bring them to the form that this version knows.

    In a process of its own: migrations write first records, and write them into the default database."""
    code = "import sys, pathlib; from warraq.cli import newsroom; newsroom.enter(pathlib.Path(sys.argv[1]), quiet=True)"
    kept = {name: value for name, value in os.environ.items() if name not in {"WARRAQ_DATABASE_URL", "WARRAQ_SITE"}}
    ran = subprocess.run(  # noqa: S603 - this very Python, with a sentence of ours
        [sys.executable, "-c", code, str(folder)], env=kept, capture_output=True, text=True, check=False
    )
    if ran.returncode:
        raise OSError("the records could not be brought to this version's form: " + ran.stderr.strip()[-300:])


def is_empty() -> bool:
    """Whether the database of the newspaper that was entered holds no newspaper yet."""
    from django.db import connection

    if "newsroom_newspage" not in connection.introspection.table_names():
        return True
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM newsroom_newspage WHERE depth > 2")
        return bool(cursor.fetchone()[0] == 0)


@contextmanager
def _beside(file: Path) -> Iterator[None]:
    """An SQLite file as a second database."""
    from django.db import connections

    ours = {
        "ENGINE": "django.db.backends.sqlite3", "NAME": str(file), "ATOMIC_REQUESTS": False, "AUTOCOMMIT": True,
        "CONN_MAX_AGE": 0, "CONN_HEALTH_CHECKS": False, "TIME_ZONE": None, "OPTIONS": {}, "USER": "", "PASSWORD": "",
        "HOST": "", "PORT": "",
        "TEST": {"CHARSET": None, "COLLATION": None, "MIGRATE": True, "MIRROR": None, "NAME": None},
    }  # fmt: skip
    connections.databases[_COPY] = ours
    try:
        yield
    finally:
        connections[_COPY].close()
        del connections[_COPY]
        del connections.databases[_COPY]


def copy_records(source: str, target: str) -> None:
    """Every row of every table of `source` in place of those of `target`, in one transaction each."""
    from django.core.management.color import no_style
    from django.db import connections, transaction

    from warraq.newsroom.audit import guard

    models = _models()
    there, here = connections[source], connections[target]
    with transaction.atomic(using=source), transaction.atomic(using=target):
        if there.vendor == "postgresql":
            there.cursor().execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        # The target's own record of acts gives way to the one that comes.
        guarded = guard.stands(here)
        if guarded:
            guard.withdraw(here)
        with here.cursor() as cursor:
            for model in reversed(models):
                cursor.execute(f"DELETE FROM {here.ops.quote_name(model._meta.db_table)}")  # noqa: S608 - names of ours
        for model in models:
            _copy(model, there, here)
        with here.cursor() as cursor:
            for statement in here.ops.sequence_reset_sql(no_style(), models):
                cursor.execute(statement)
        if guarded:
            guard.stand(here)


def _models() -> list[Any]:
    from django.apps import apps

    found = {
        model._meta.db_table: model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy
    }
    return [model for table, model in found.items() if table != SESSIONS]


def _copy(model: Any, there: Any, here: Any) -> None:
    fields = model._meta.local_concrete_fields
    quote = there.ops.quote_name
    columns = ", ".join(quote(field.column) for field in fields)
    table = quote(model._meta.db_table)
    places = ", ".join(["%s"] * len(fields))
    insert = f"INSERT INTO {table} ({columns}) VALUES ({places})"  # noqa: S608 - names of ours
    with there.chunked_cursor() as rows, here.cursor() as cursor:
        rows.execute(f"SELECT {columns} FROM {table}")  # noqa: S608 - names of ours
        while batch := rows.fetchmany(_MOST):
            cursor.executemany(insert, [_row(row, fields, here) for row in batch])


def _row(row: Any, fields: Any, here: Any) -> list[Any]:
    return [_value(value, field, here) for value, field in zip(row, fields, strict=True)]


def _value(value: Any, field: Any, here: Any) -> Any:
    """A column's value as the other database takes it. JSON is text on both sides and stays as it is."""
    if value is None:
        return None
    kind = (field.target_field if field.remote_field else field).get_internal_type()
    if kind in _ADAPTED:
        value = _ADAPTED[kind](value, here)
    return value


def _moment(value: Any, here: Any) -> Any:
    moment = datetime.fromisoformat(value) if isinstance(value, str) else value
    return here.ops.adapt_datetimefield_value(moment if moment.tzinfo else moment.replace(tzinfo=UTC))


def _day(value: Any, here: Any) -> Any:
    return here.ops.adapt_datefield_value(date.fromisoformat(value) if isinstance(value, str) else value)


def _number(value: Any, here: Any) -> Any:
    found = value if isinstance(value, UUID) else UUID(str(value))
    return found if here.features.has_native_uuid_field else found.hex


_ADAPTED: dict[str, Callable[[Any, Any], Any]] = {
    "DateTimeField": _moment, "DateField": _day, "UUIDField": _number,
    "BooleanField": lambda value, here: bool(value), "BinaryField": lambda value, here: bytes(value),
}  # fmt: skip
