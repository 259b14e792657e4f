"""A newspaper changes its database by backup and restore, with the commands that an operator uses, and prints the same
edition byte for byte: from SQLite into PostgreSQL, and from there into another."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from tests.backup.test_backups import FILLED, edition, environment, warraq
from tests.schema import new_newspaper

pytestmark = pytest.mark.database
SAID = """
import json, pathlib, sys
from warraq.desk import start
start(pathlib.Path(sys.argv[1]))
from django.db import connection
from warraq.backup import database
print(connection.vendor)

def plain(value):
    if isinstance(value, (memoryview, bytes)):
        return bytes(value).hex()
    # PostgreSQL keeps no order in JSON.
    return json.dumps(value, sort_keys=True) if isinstance(value, (dict, list)) else str(value)

for model in database._models():
    fields = [field.attname for field in model._meta.local_concrete_fields]
    for row in model._base_manager.order_by("pk").values_list(*fields):
        print([model._meta.db_table, *map(plain, row)])
"""


@pytest.fixture
def empty_database() -> Iterator[Callable[[], str]]:
    """Makes empty PostgreSQL databases; they go with the test."""
    server = os.environ.get("WARRAQ_TEST_DATABASE_URL")
    if not server:
        pytest.skip("belongs to PostgreSQL's part")
    line = psycopg.connect(server, autocommit=True, connect_timeout=3)
    made: list[str] = []

    def new() -> str:
        made.append(f"warraq_moving_{os.getpid()}_{len(made)}")
        line.execute(f"CREATE DATABASE {made[-1]}")
        return f"{server.rpartition('/')[0]}/{made[-1]}"

    with line:
        yield new
        for name in made:
            line.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def records(site: Path, url: str) -> tuple[str, list[str]]:
    """The kind of database that a newspaper lives in, and every row of it."""
    env = environment(WARRAQ_DATABASE_URL=url)
    ran = subprocess.run(
        [sys.executable, "-c", SAID, str(site)], env=env, capture_output=True, text=True, check=True
    )
    kind, *rows = ran.stdout.splitlines()
    return kind, rows


def test_a_newspaper_moves_between_databases_and_prints_the_same(
    tmp_path: Path, empty_database: Callable[[], str]
) -> None:
    site = tmp_path / "paper"
    new_newspaper(site)
    subprocess.run(
        [sys.executable, "-c", FILLED], env=environment(WARRAQ_SITE=str(site)), check=True, capture_output=True
    )
    warraq("publish", "--site", site)
    printed = edition(site)
    assert len(printed) > 30
    kind, rows = records(site, "")
    assert kind == "sqlite" and len(rows) > 100

    at = ""
    for step, url in enumerate([empty_database(), empty_database()]):
        file, again = tmp_path / f"{step}.backup", tmp_path / f"paper-{step}"
        warraq("backup", file, "--site", site, WARRAQ_DATABASE_URL=at)
        warraq("restore", file, again, WARRAQ_DATABASE_URL=url)
        assert not (again / "newsroom.sqlite3").exists(), "the records lie in one place only"
        kind, same = records(again, url)
        assert kind == "postgresql" and sorted(same) == sorted(rows)
        warraq("publish", "--site", again, WARRAQ_DATABASE_URL=url)
        assert edition(again) == printed
        site, at = again, url

    said = warraq("restore", file, tmp_path / "second", code=7, WARRAQ_DATABASE_URL=at)
    assert "holds a newspaper already" in said and not (tmp_path / "second").exists()
    assert sorted(records(site, at)[1]) == sorted(rows), "it is left alone"
