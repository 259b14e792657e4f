"""Verifying compares one edition with another, and says where there is none; a file is no place for an export; a full
disk is told of plainly before the press begins too."""

from __future__ import annotations

import fcntl
import itertools
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests import factories as make
from warraq.errors import EditionWriteFailed, ExportFailed, ExportInsideEdition, ExportIsFile, ExportTaken, NoEdition
from warraq.press import disk, telling, verify
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
    press = Press(newspaper)
    press.run()
    press.close()  # the ledger's log goes with it
    (tmp_path / "another-name").symlink_to(newspaper.edition)
    before = sorted(newspaper.edition.rglob("*"))
    for folder in (newspaper.edition / within, tmp_path / "another-name" / within):
        with pytest.raises(ExportInsideEdition):
            export(newspaper, folder)
    assert sorted(newspaper.edition.rglob("*")) == before


@pytest.mark.parametrize("place", ["there", "not-there", "deep/down/not-there"])
def test_an_export_that_failed_leaves_nothing_and_says_where_and_why(
    home: Any, newspaper: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    Press(newspaper).run()
    around = tmp_path / "around"
    folder = around / place
    (around / "there").mkdir(parents=True)
    (around / "mine").write_text("mine", "utf-8")
    before = sorted(around.rglob("*"))
    copied: list[str] = []

    def full(source: str, to: str) -> None:
        copied.append(to)
        if len(copied) > 5:
            raise OSError(28, "No space left on device")
        Path(to).write_bytes(b"half")

    with monkeypatch.context() as failing:
        failing.setattr("shutil.copy2", full)
        with pytest.raises(ExportFailed, match=f"{folder} could not be written \\(No space left") as told:
            export(newspaper, folder)
    assert str(folder) in told.value.arabic
    assert len(copied) == 6  # the others were not tried
    assert sorted(around.rglob("*")) == before
    assert export(newspaper, folder) > 5
    assert (folder / "index.html").read_bytes() == (newspaper.edition / "current/index.html").read_bytes()
    assert not list(around.rglob(".*"))


@pytest.mark.parametrize("step", ["sync", "rename"])
def test_an_export_is_whole_or_not_there(
    home: Any, newspaper: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """A failing disk at the end, and somebody's Ctrl-C between two renames."""
    Press(newspaper).run()
    (tmp_path / "out").mkdir()

    def fails(*_: object) -> None:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as failing:
        failing.setattr(*((disk, "sync", fails) if step == "sync" else (os, "rename", _stopped_after(3))))
        with pytest.raises(ExportFailed if step == "sync" else KeyboardInterrupt):
            export(newspaper, tmp_path / "out")
    assert not list((tmp_path / "out").iterdir())


def _stopped_after(count: int) -> Callable[..., None]:
    """A rename that is stopped once, after so many."""
    rename, calls = os.rename, itertools.count()

    def stopped(*given: Any) -> None:
        if next(calls) == count:
            raise KeyboardInterrupt
        rename(*given)

    return stopped


def test_an_export_names_the_place_that_cannot_be_written(home: Any, newspaper: Any) -> None:
    Press(newspaper).run()
    with pytest.raises(ExportFailed, match="Nothing was exported: /proc/no-such could not be written"):
        export(newspaper, Path("/proc/no-such"))


def test_an_export_does_not_touch_what_is_there(home: Any, newspaper: Any, tmp_path: Path) -> None:
    Press(newspaper).run()
    (tmp_path / "out" / "mine").mkdir(parents=True)
    with pytest.raises(ExportTaken):
        export(newspaper, tmp_path / "out")
    assert [each.name for each in (tmp_path / "out").iterdir()] == ["mine"]


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
