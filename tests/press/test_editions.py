"""Editions: going back to an earlier one, going on again, and the newspaper as a plain folder."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests import factories as make
from tests.press.trees import resolved
from warraq.errors import ExportTaken, NoSuchEdition
from warraq.newsroom import models
from warraq.press import rollback
from warraq.press.export import export
from warraq.press.press import Press

pytestmark = pytest.mark.database


@pytest.fixture
def history(home: Any, newspaper: Any) -> list[dict[str, bytes]]:
    """What readers saw after each of four runs: a whole print, a new story, a deletion, a new headline."""
    section = make.section(home)
    stories = [make.article(section) for _ in range(3)]
    press, seen = Press(newspaper), []

    def run() -> None:
        press.run()
        seen.append(resolved(newspaper.edition))

    run()
    make.article(section, "خبر جديد")
    run()
    stories[0].delete()
    run()
    story = models.Article.objects.get(pk=stories[1].pk)
    story.title = "عنوان آخر"
    make.publish(story)
    run()
    return seen


@pytest.mark.parametrize("back", [1, 2, 3])
def test_a_rollback_shows_an_earlier_edition_and_publishing_goes_on_from_there(
    history: list[dict[str, bytes]], newspaper: Any, from_nothing: Callable[[], Path], back: int
) -> None:
    shown = Press(newspaper).store.shown()
    assert [each.number for each in rollback.editions(newspaper)] == [1, 2, 3, 4]
    new = rollback.rollback(newspaper, shown - back)
    assert new == shown + 1
    assert resolved(newspaper.edition) == history[-1 - back]
    assert Press(newspaper).held == shown - back
    Press(newspaper).run()
    assert resolved(newspaper.edition) == resolved(from_nothing()) == history[-1]
    assert Press(newspaper).held == 0


def test_behind_a_whole_new_print_too(newspaper: Any, home: Any, from_nothing: Callable[[], Path]) -> None:
    section = make.section(home)
    make.article(section)
    Press(newspaper).run()
    old = resolved(newspaper.edition)
    (newspaper.root / "theme").mkdir()
    (newspaper.root / "theme" / "page.html").write_text("{{ sheet.heading }}", "utf-8")
    Press(newspaper).run(full=True)
    make.article(section)
    models.Change.objects.create(kind="everything", record_id=0)
    Press(newspaper).run()
    new = resolved(newspaper.edition)
    assert new != old
    whole = [each for each in rollback.editions(newspaper) if each.whole]
    assert rollback.rollback(newspaper, whole[0].number) > whole[-1].number
    assert resolved(newspaper.edition) == old
    Press(newspaper).run()
    assert resolved(newspaper.edition) == new == resolved(from_nothing())


def test_an_edition_that_is_not_kept_is_refused(history: Any, newspaper: Any) -> None:
    with pytest.raises(NoSuchEdition, match="1, 2, 3"):
        rollback.rollback(newspaper, 17)
    assert resolved(newspaper.edition) == history[-1]


def test_an_export_is_the_newspaper_without_links(history: Any, newspaper: Any, tmp_path: Path) -> None:
    files = export(newspaper, tmp_path / "stick")
    found = {
        "/" + str(path.relative_to(tmp_path / "stick")): path.read_bytes()
        for path in (tmp_path / "stick").rglob("*")
        if path.is_file()
    }
    assert files == len(found)
    assert history[-1].items() <= found.items()
    assert any(path.startswith("/assets/") for path in found)
    assert not any(os.path.islink(path) for path in (tmp_path / "stick").rglob("*"))
    with pytest.raises(ExportTaken):
        export(newspaper, tmp_path / "stick")
