"""No two editions have files of one second: servers tell a page's versions apart by its second and its length."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from tests import factories as make
from warraq.newsroom.models import Article, Change
from warraq.press.press import Press

pytestmark = pytest.mark.database


def times(edition: Path) -> dict[str, tuple[int, float]]:
    """The inode and time of each file that readers see."""
    root = (edition / "current").resolve()
    found = {}
    for folder, _, files in os.walk(root):
        for name in files:
            status = os.lstat(f"{folder}/{name}")
            found[str(Path(folder, name).relative_to(root))] = (status.st_ino, status.st_mtime)
    return found


@pytest.mark.parametrize("full", [False, True])
def test_a_page_printed_again_within_one_second_has_a_later_one(newspaper: Any, home: Any, full: bool) -> None:
    section = make.section(home)
    story = make.article(section, body=[make.text("قُتل 0 أشخاص في الحادث. " * 40)])
    make.article(section)
    press = Press(newspaper)
    press.run()
    page = story.permalink.strip("/") + "/index.html"
    for number in range(1, 4):
        before = times(newspaper.edition)
        found = Article.objects.get(pk=story.pk)
        found.body = [make.text(f"قُتل {number} أشخاص في الحادث. " * 40)]
        make.publish(found)
        if full:
            Change.objects.create(kind="everything", record_id=0)
        press.run()
        after = times(newspaper.edition)
        changed = {name for name in after if after[name] != before.get(name)}
        assert {page, page + ".br", page + ".gz"} <= changed < set(after)
        latest = max(int(at) for _, at in before.values())
        assert all(int(after[name][1]) > latest for name in changed)


def test_it_holds_where_the_ledger_was_lost(newspaper: Any, home: Any) -> None:
    make.article(make.section(home))
    Press(newspaper).run()
    before = times(newspaper.edition)
    for file in newspaper.edition.glob("ledger.sqlite3*"):
        file.unlink()
    Press(newspaper).run()
    after = times(newspaper.edition)
    assert min(int(at) for _, at in after.values()) > max(int(at) for _, at in before.values())
