"""`warraq search`: what readers would find, and why."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.search.test_index import ARTICLES
from warraq.search import Index

from .test_commands import warraq


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A newspaper of which only the settings and an index are there."""
    root = tmp_path_factory.mktemp("searched")
    (root / "warraq.toml").write_text('[newspaper]\nname = "صحيفة النهر"\nurl = "http://127.0.0.1:8000"\n', "utf-8")
    Index.create(root / "edition" / "search").apply(ARTICLES)
    return root


def test_the_terminal_finds_what_readers_find_and_says_why(site: Path) -> None:
    told = warraq("search", "المكتبه -مباراة", "--site", site, "--explain")
    assert told.returncode == 0, told.stderr
    said = told.stdout + told.stderr
    assert "افتتاح مكتبة المدينة" in said
    assert "without=('مباراة',)" in said
    assert "المكتبه" in said.partition("افتتاح")[0]
    assert any(line.strip()[:1].isdigit() and "." in line for line in said.partition("/2024/01/1/")[2].splitlines())


def test_the_terminal_puts_words_right(site: Path) -> None:
    told = warraq("search", "المدنية", "--site", site)
    assert "المدينة" in told.stdout + told.stderr
