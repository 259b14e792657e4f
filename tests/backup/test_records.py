"""The records go from either database into the portable file and back, row for row; in a process of their own, whose
database is no test's."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tests.backup.test_backups import FILLED, environment
from tests.schema import new_newspaper

pytestmark = pytest.mark.database

CHECKED = """
import pathlib
from warraq.backup import database
from warraq.newsroom import models as m

def everything():
    found = {}
    for model in database._models():
        fields = [field.attname for field in model._meta.local_concrete_fields]
        rows = model._base_manager.order_by("pk").values_list(*fields)
        found[model._meta.db_table] = [
            tuple(str(bytes(v) if isinstance(v, memoryview) else v) for v in row) for row in rows
        ]
    return found

before = everything()
assert sum(map(len, before.values())) > 100 and before["newsroom_letter"]
folder = pathlib.Path(sys.argv[1])
folder.mkdir()
(folder / "warraq.toml").write_text("")
from django.db import connection
if connection.vendor == "sqlite":
    # The row by row copy, which PostgreSQL needs, is tried here too.
    database.upgrade(folder)
    with database._beside(folder / database.FILE):
        database.copy_records("default", "warraq_copy")
else:
    database.snapshot(folder / database.FILE)
m.Letter.objects.all().delete()
m.User.objects.all().delete()
assert everything() != before
database.load(folder)
after = everything()
assert after == before, [table for table in before if before[table] != after[table]]
# The counters of new rows go on from where they were.
assert factories.comment(page).pk > comment.pk
assert not database.is_empty()
"""


@pytest.fixture
def url() -> Iterator[str]:
    """The database of this test: SQLite in the newspaper's folder (empty), or a PostgreSQL database of its own."""
    server = os.environ.get("WARRAQ_TEST_DATABASE_URL", "")
    if not server:
        yield ""
        return
    name = f"warraq_backup_{os.getpid()}"
    with psycopg.connect(server.rpartition("/")[0] + "/postgres", autocommit=True) as line:
        line.execute(f"CREATE DATABASE {name}")
        try:
            yield f"{server.rpartition('/')[0]}/{name}"
        finally:
            line.execute(f"DROP DATABASE {name} WITH (FORCE)")


def test_records_come_back_as_they_were(url: str, tmp_path: Path) -> None:
    site = tmp_path / "paper"
    env = environment(WARRAQ_SITE=str(site), WARRAQ_DATABASE_URL=url)
    if url:
        made = subprocess.run(
            [sys.executable, "-m", "warraq.cli", "new", str(site), "--yes"], env=env, capture_output=True, text=True,
            check=False,
        )  # fmt: skip
        assert made.returncode == 0, made.stderr
    else:
        new_newspaper(site)
    ran = subprocess.run(
        [sys.executable, "-c", FILLED + CHECKED, str(tmp_path / "copy")], env=env, capture_output=True,
        text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
