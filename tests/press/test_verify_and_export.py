"""Verifying compares one edition with another, and says where there is none; a file is no place for an export; a full
disk is told of plainly before the press begins too."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path
from typing import Any

import pytest

from tests import factories as make
from warraq.errors import EditionWriteFailed, ExportInsideEdition, ExportIsFile, NoEdition
from warraq.press import telling, verify
from warraq.press.export import export
from warraq.press.press import Press

pytestmark = pytest.mark.database


def test_no_press_prints_while_editions_are_compared(
    home: Any, newspaper: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    make.article(make.section(home))
    Press(newspaper).run()
    compare = verify.compare

    def held(*given: Path) -> verify.Comparison:
        lock = os.open(newspaper.run / "press.lock", os.O_RDWR)
        with pytest.raises(BlockingIOError):
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        os.close(lock)
        return compare(*given)

    monkeypatch.setattr(verify, "compare", held)
    assert verify.verify(newspaper).is_equal


def test_nothing_is_verified_before_anything_was_printed(home: Any, newspaper: Any) -> None:
    with pytest.raises(NoEdition):
        verify.verify(newspaper)
    assert not Press(newspaper).store.shown()


def test_a_file_is_no_place_for_an_export(home: Any, newspaper: Any, tmp_path: Path) -> None:
    Press(newspaper).run()
    (tmp_path / "file").write_text("mine", "utf-8")
    with pytest.raises(ExportIsFile):
        export(newspaper, tmp_path / "file")
    assert (tmp_path / "file").read_text("utf-8") == "mine"


@pytest.mark.parametrize("within", [".", "out", "media/out", "prints/out/deep"])
def test_an_edition_is_not_exported_into_itself(home: Any, newspaper: Any, tmp_path: Path, within: str) -> None:
    """It would copy its own copy for ever."""
    Press(newspaper).run()
    (tmp_path / "another-name").symlink_to(newspaper.edition)
    before = sorted(newspaper.edition.rglob("*"))
    for folder in (newspaper.edition / within, tmp_path / "another-name" / within):
        with pytest.raises(ExportInsideEdition):
            export(newspaper, folder)
    assert sorted(newspaper.edition.rglob("*")) == before


def test_a_full_disk_is_told_plainly(home: Any, newspaper: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from warraq.cli import printing
    from warraq.deploy import policy

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    result = Press(newspaper).run()
    monkeypatch.setattr(telling, "_write", full)
    telling.done(newspaper.run, result)
    monkeypatch.setattr(policy, "refresh", full)
    with pytest.raises(EditionWriteFailed, match="No space left"):
        printing.print_edition(newspaper)
