"""The database while much is written into it, and the lock that keeps two imports apart."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection, connections
from django.db.backends.signals import connection_created

from warraq.errors import ImportBusy

_LOADING = ("PRAGMA synchronous=NORMAL", "PRAGMA cache_size=-24000", "PRAGMA wal_autocheckpoint=8000")
_USUAL = (
    "PRAGMA synchronous=FULL", "PRAGMA wal_checkpoint(FULL)", "PRAGMA wal_autocheckpoint=1000",
    "PRAGMA cache_size=-32000",
)  # fmt: skip


@contextmanager
def only_import(run: Path) -> Iterator[None]:
    """Raises ImportBusy while another import of the same newspaper is under way."""
    run.mkdir(parents=True, exist_ok=True)
    with (run / "import.lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise ImportBusy() from error
        yield


@contextmanager
def loading() -> Iterator[None]:
    """SQLite set for much writing: fewer checkpoints, less cache. A kill loses
    no committed batch; a power cut may lose the last ones, whole and with their notes, so that the next run brings
    them again. At the end all is on disk."""
    connection_created.connect(_set_for_loading)
    _tell(_LOADING)
    try:
        yield
    finally:
        connection_created.disconnect(_set_for_loading)
        _tell(_USUAL)


def before_fork() -> None:
    """Close connections that a child must not share. Within a transaction they stay; the children never use them."""
    if not connection.in_atomic_block:
        connections.close_all()


def _set_for_loading(**_: object) -> None:
    _tell(_LOADING)


def _tell(pragmas: tuple[str, ...]) -> None:
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            for pragma in pragmas:
                cursor.execute(pragma)
