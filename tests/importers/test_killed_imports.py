"""A killed import loses nothing: the next run goes on, and the newspaper is what an undisturbed import makes."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from warraq.cli.founding import commented

TABLES = (
    "newsroom_newspage", "newsroom_article", "newsroom_section", "newsroom_staticpage", "newsroom_tag",
    "newsroom_articletag", "newsroom_byline", "newsroom_articlebyline", "newsroom_comment", "newsroom_picture",
    "newsroom_legacyaddress", "newsroom_importedrecord", "newsroom_menu", "newsroom_menuitem",
    "wagtailcore_referenceindex",
)  # fmt: skip
UNLIKE = {"translation_key", "created_at", "latest_revision_created_at"}
"""Columns that are another in each run of the same import: random numbers, and when a row was written."""


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A newspaper as `warraq new` leaves it."""
    site = tmp_path_factory.mktemp("founded") / "site"
    site.mkdir()
    (site / "warraq.toml").write_text(commented({}), "utf-8")
    code = "import sys; from pathlib import Path; from warraq.cli import newsroom; newsroom.enter(Path(sys.argv[1]))"
    subprocess.run([sys.executable, "-c", code, str(site)], check=True, env=_environment())
    return site


def _environment() -> dict[str, str]:
    return {**os.environ, "WARRAQ_DATABASE_URL": ""}


def bring(site: Path, shared: Path, step: int) -> subprocess.CompletedProcess[str]:
    data = shared / "data/wordpress"
    command = [
        sys.executable, "-m", "tests.importers.killed", site, data / "wire.wxr.xml", data / "wire-uploads", step,
    ]  # fmt: skip
    root = Path(__file__).parents[2]
    arguments = list(map(str, command))
    return subprocess.run(arguments, env=_environment(), capture_output=True, text=True, cwd=root, check=False)


def records(site: Path) -> dict[str, list[tuple[object, ...]]]:
    with sqlite3.connect(site / "newsroom.sqlite3") as database:
        found = {}
        for table in TABLES:
            names = [row[1] for row in database.execute(f"PRAGMA table_info({table})") if row[1] not in UNLIKE]
            found[table] = sorted(database.execute(f"SELECT {', '.join(names)} FROM {table}"), key=repr)
    return found


def changes(site: Path) -> int:
    with sqlite3.connect(site / "newsroom.sqlite3") as database:
        return database.execute("SELECT count(*) FROM newsroom_change WHERE kind = 'everything'").fetchone()[0]


def test_a_killed_import_goes_on_and_loses_nothing(founded: Path, shared: Path, tmp_path: Path) -> None:
    whole = tmp_path / "whole"
    shutil.copytree(founded, whole)
    steps = int(bring(whole, shared, 0).stdout)
    wanted = records(whole)
    assert steps > 15 and changes(whole) == 1
    killed = tmp_path / "killed"
    shutil.copytree(founded, killed)
    # One newspaper is killed again and again; each run brings it some way on. (Fifteen steps are the texts' own.)
    for step in random.Random(3).sample(range(2, 15), 4):
        assert bring(killed, shared, step).returncode == -9
        assert _left_over(killed) == []
    assert bring(killed, shared, 0).returncode == 0
    assert records(killed) == wanted
    assert changes(killed) == 1
    originals = sorted(file.name for file in (killed / "media").rglob("*") if file.is_file())
    assert originals == sorted(file.name for file in (whole / "media").rglob("*") if file.is_file())


def _left_over(site: Path) -> list[str]:
    """Processes of an import that outlive it."""
    deadline = time.monotonic() + 10
    while found := [entry for entry in Path("/proc").glob("[0-9]*/cmdline") if str(site).encode() in _line(entry)]:
        if time.monotonic() > deadline:
            return [str(entry) for entry in found]
        time.sleep(0.05)
    return []


def _line(entry: Path) -> bytes:
    try:
        return entry.read_bytes()
    except OSError:
        return b""
