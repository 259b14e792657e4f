"""A damaged ledger is as good as a lost one: it is set aside, told of, and everything is printed from nothing."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests import factories as make
from tests.press.trees import resolved
from warraq.errors import EditionWriteFailed, LedgerDamaged
from warraq.press import press as presses
from warraq.press import rollback, telling, watch
from warraq.press.foretelling import why
from warraq.press.ledger.aside import KEPT, put_aside
from warraq.press.press import Press
from warraq.press.sweep import sweep

DATABASE = pytest.mark.database


def garbage(file: Path) -> None:
    file.write_bytes(b"garbage\n")


def cut(file: Path) -> None:
    os.truncate(file, file.stat().st_size // 2)


def holes(file: Path) -> None:
    """The first page says that all is well; what is behind it is not."""
    with file.open("r+b") as handle:
        size = file.stat().st_size
        handle.seek(4096)
        handle.write(b"\xaa" * (size - 4096))


def hole_where_pages_are(file: Path) -> None:
    """It opens, and says which edition it describes; the pages cannot be read."""
    with closing(sqlite3.connect(file)) as db:
        root = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'page'").fetchone()[0]
    with file.open("r+b") as handle:
        handle.seek(4096 * (root - 1))
        handle.write(b"\xaa" * 4096)


EVERY = pytest.mark.parametrize("damage", [garbage, cut, holes, hole_where_pages_are])


@pytest.fixture
def ledger(home: Any, newspaper: Any) -> Iterator[Path]:
    """The ledger of a printed newspaper, in one file."""
    section = make.section(home)
    for number in range(3):
        make.article(section, slug=f"story-{number}")
    press = Press(newspaper)
    press.run()
    press.close()
    file = newspaper.edition / "ledger.sqlite3"
    for ending in ("-wal", "-shm"):
        Path(f"{file}{ending}").unlink(missing_ok=True)
    yield file


def aside(ledger: Path) -> list[Path]:
    return sorted(each for each in ledger.parent.glob("*.damaged-*") if not each.name.endswith(("-wal", "-shm")))


@DATABASE
@EVERY
def test_publishing_sets_it_aside_and_prints_from_nothing(
    ledger: Path, newspaper: Any, damage: Callable[[Path], None], from_nothing: Callable[[], Path]
) -> None:
    seen = resolved(newspaper.edition)
    damage(ledger)
    damaged = ledger.read_bytes()
    result = presses.publish(newspaper)
    assert (result.edition, resolved(newspaper.edition)) == (2, seen)
    assert [each.read_bytes() for each in aside(ledger)] == [damaged]
    problem = next(each for each in result.problems if aside(ledger)[0].name in each)
    assert "تالفاً" in problem and "was damaged" in problem
    assert sweep(newspaper).is_clean
    again = presses.publish(newspaper)
    assert (again.written, again.problems, len(aside(ledger))) == ((), (), 1)
    assert resolved(newspaper.edition) == resolved(from_nothing())


@DATABASE
@EVERY
def test_who_only_reads_is_told_plainly(ledger: Path, newspaper: Any, damage: Callable[[Path], None]) -> None:
    damage(ledger)
    damaged = ledger.read_bytes()
    looks: list[Callable[[], Any]] = [lambda: why(newspaper, "/2026/11/story-1/"), lambda: sweep(newspaper)]
    if damage is not hole_where_pages_are:  # of the editions that one still knows
        looks.append(lambda: rollback.editions(newspaper))
    for look in looks:
        with pytest.raises(LedgerDamaged) as told:
            look()
        assert str(ledger) in str(told.value) and str(ledger) in told.value.arabic
        assert "`warraq publish`" in str(told.value) and "`warraq publish`" in told.value.arabic
    assert ledger.read_bytes() == damaged and not aside(ledger)


@DATABASE
@EVERY
def test_the_running_press_goes_on(ledger: Path, newspaper: Any, damage: Callable[[Path], None]) -> None:
    at_work = watch._AtWork(newspaper, None)
    try:
        at_work.look()
        at_work._press.ledger.close()
        at_work._press._ledger = None
        damage(ledger)
        for _ in range(3):  # where the samples come upon it, that takes some looks
            at_work.look()
    finally:
        at_work.close()
    assert len(aside(ledger)) == 1
    assert any("was damaged" in each for run in telling.read(newspaper.run)["runs"] for each in run["problems"])
    assert sweep(newspaper).is_clean


@DATABASE
def test_a_locked_ledger_is_not_damaged(ledger: Path, newspaper: Any) -> None:
    press = Press(newspaper)
    press.ledger._db.execute("PRAGMA busy_timeout=0")
    with closing(sqlite3.connect(ledger, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(EditionWriteFailed):
            press.run()
    assert not aside(ledger)
    assert press.run().edition == 1
    press.close()


@DATABASE
def test_a_disk_that_cannot_be_read_is_no_damage(
    ledger: Path, newspaper: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite tells of the disk by another kind of error."""
    press = Press(newspaper)

    def fails(*_: Any) -> Any:
        error = sqlite3.OperationalError("disk I/O error")
        error.sqlite_errorcode = sqlite3.SQLITE_IOERR
        raise error

    monkeypatch.setattr(press.ledger.stale, "addresses", fails)
    with pytest.raises(EditionWriteFailed):
        press.run()
    assert not aside(ledger)


@DATABASE
def test_killed_while_it_was_set_aside_the_press_heals(ledger: Path, newspaper: Any) -> None:
    seen = resolved(newspaper.edition)
    garbage(ledger)
    Path(f"{ledger}-wal").write_bytes(b"of the damaged one" * 1000)
    ledger.rename(f"{ledger}.damaged-20260101-000000-000000")
    press = Press(newspaper)
    assert press.run().edition == 2
    press.close()
    assert resolved(newspaper.edition) == seen
    assert sweep(newspaper).is_clean


def test_the_last_few_are_kept(tmp_path: Path) -> None:
    file = tmp_path / "ledger.sqlite3"
    names = []
    for number in range(KEPT + 2):
        file.write_bytes(b"%d" % number)
        Path(f"{file}-wal").write_bytes(b"log")
        found = put_aside(file, file.stat().st_ino)
        assert found is not None
        names.append(found)
    assert aside(file) == names[-KEPT:]
    assert len(list(tmp_path.iterdir())) == 2 * KEPT
    assert names[-1].read_bytes() == b"%d" % (KEPT + 1)


def test_one_that_somebody_replaced_meanwhile_stays(tmp_path: Path) -> None:
    file = tmp_path / "ledger.sqlite3"
    assert put_aside(file, 1) is None
    file.write_bytes(b"sound")
    assert put_aside(file, file.stat().st_ino + 1) is None
    assert file.read_bytes() == b"sound"
