"""Empty databases and newspapers for tests: made once of all migrations, then copied.

The copies are kept beside the installed packages, under a digest of everything that may change them. PostgreSQL's and
those of the tests that try the making itself are made anew each time.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
KEPT = Path(sys.prefix) / "templates"


def _digest() -> str:
    found = hashlib.blake2b(digest_size=12)
    for file in (ROOT / "requirements" / "dev.txt", *sorted((ROOT / "warraq").rglob("*.py"))):
        found.update(file.read_bytes())
    return found.hexdigest()


@contextmanager
def _template(name: str) -> Iterator[Path]:
    """Where a template is, or is to be made: one process at a time. Those of other digests are thrown away."""
    KEPT.mkdir(exist_ok=True)
    with (KEPT / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        ours = KEPT / _digest()
        for other in KEPT.iterdir():
            if other.is_dir() and other != ours:
                shutil.rmtree(other)
        ours.mkdir(exist_ok=True)
        yield ours / name


def make_tables(connection: Any, **options: Any) -> None:
    """Give an empty database all its tables, and what the migrations put into them."""
    from django.core.management import call_command

    if connection.vendor != "sqlite":
        call_command("migrate", database=connection.alias, **{"verbosity": 0, **options})
        return
    with _template("tables.sqlite3") as file:
        connection.ensure_connection()
        if file.exists():
            with closing(sqlite3.connect(file)) as kept:
                kept.backup(connection.connection)
            return
        call_command("migrate", database=connection.alias, **{"verbosity": 0, **options})
        making = file.with_suffix(".making")
        making.unlink(missing_ok=True)
        with closing(sqlite3.connect(making)) as kept:
            connection.connection.backup(kept)
        making.rename(file)


def new_newspaper(folder: Path) -> None:
    """What `warraq new FOLDER --yes` makes."""
    with _template("newspaper") as made:
        if not made.exists():
            names = ("WARRAQ_", "DJANGO_")
            environment = {name: value for name, value in os.environ.items() if not name.startswith(names)}
            making = made.with_suffix(".making")
            shutil.rmtree(making, ignore_errors=True)
            command = [sys.executable, "-m", "warraq.cli", "new", str(making), "--yes"]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)
            making.rename(made)
        subprocess.run(["cp", "-a", str(made), str(folder)], check=True)
