"""A full disk, one only to be read, one that fails: each command tells of it as such, and what only reads answers."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.powercut import Unable
from warraq.cli import faults
from warraq.errors import DiskFailing, DiskFull, DiskReadOnly, EditionWriteFailed, ExportFailed, PressError
from warraq.press import disk as disks
from warraq.press import room
from warraq.press.ledger.ledger import Ledger
from warraq.press.ledger_to_read import LedgerToRead, opened

from .disk_of_its_own import Disk, mounted

READING = (["editions"], ["press", "why", "/"], ["publish", "--dry-run"], ["press", "sweep", "--check"], ["config"])
WRITING = (["publish"], ["publish", "--full"], ["publish", "--verify"], ["press", "sweep"], ["rollback"])


@pytest.fixture(scope="module")
def disk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Disk]:
    """A disk with a new newspaper, of which nothing is printed yet."""
    try:
        with mounted(tmp_path_factory.mktemp("small")) as made:
            done = made.warraq("new", made.point / "paper", "--yes")
            assert done.returncode == 0, done.stderr
            yield made
    except Unable as reason:
        pytest.skip(str(reason))


def test_a_full_disk_is_told_as_one_and_what_is_printed_can_be_looked_at(disk: Disk) -> None:
    site = ("--site", disk.point / "paper")

    def told(command: list[str], *, code: int, what: str, ar: str) -> None:
        done = disk.warraq(*command, *site)
        assert done.returncode == code, (command, done.stdout, done.stderr)
        assert what in done.stderr and ar in done.stderr, (command, done.stderr)
        assert "unexpected" not in done.stderr and str(disk.point / "paper") in done.stderr

    disk.fill()
    for command in (["publish", "--full"], ["publish"]):
        told(command, code=5, what="is full", ar="ممتلئ")
    nothing = disk.warraq("export", disk.point / "out", *site)
    assert nothing.returncode == 3 and "Nothing has been printed yet" in nothing.stderr

    disk.empty()
    assert disk.warraq("publish", *site).returncode == 0
    before = (disk.seen / "paper/newsroom.sqlite3").read_bytes()
    assert disk.warraq("publish", *site).returncode == 0
    assert (disk.seen / "paper/newsroom.sqlite3").read_bytes() == before  # there was nothing to migrate
    disk.fill()
    for command in READING:
        done = disk.warraq(*command, *site)
        assert done.returncode == 0, (command, done.stdout, done.stderr)
    assert "answer" not in disk.warraq("check", *site).stdout
    for command in WRITING:
        told(command, code=5, what="is full", ar="ممتلئ")
    refused = disk.warraq("export", disk.point / "out", *site)
    assert refused.returncode == 5 and f"{disk.point}/out could not be written (No space left" in refused.stderr
    assert {"filler", "lost+found", "paper"} == {entry.name for entry in disk.seen.iterdir()}
    assert not list((disk.seen / "paper").glob("**/*.sqlite3-*"))

    disk.empty()
    disk.remount("ro")
    for command in READING:
        done = disk.warraq(*command, *site)
        assert done.returncode == 0, (command, done.stdout, done.stderr)
    told(["publish"], code=5, what="can only be read", ar="للقراءة فقط")
    disk.remount("rw")
    assert disk.warraq("publish", *site).returncode == 0


# --- what an error tells of the disk ----------------------------------------------------------------------------


def _sqlite(code: int, text: str) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError(text)
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(("error", "kind"), [
    (OSError(errno.ENOSPC, "No space left on device"), DiskFull),
    (OSError(errno.EDQUOT, "Disk quota exceeded"), DiskFull),
    (OSError(errno.EROFS, "Read-only file system"), DiskReadOnly),
    (OSError(errno.EIO, "Input/output error"), DiskFailing),
    (EditionWriteFailed(reason="Input/output error"), DiskFailing),
    (EditionWriteFailed(reason="[Errno 28] No space left on device"), DiskFull),
    (_sqlite(sqlite3.SQLITE_FULL, "database or disk is full"), DiskFull),
    (_sqlite(sqlite3.SQLITE_IOERR_WRITE, "disk I/O error"), DiskFailing),
])  # fmt: skip
def test_what_a_disk_did_is_told_of_it(error: Exception, kind: type[PressError], tmp_path: Path) -> None:
    assert type(disks.fault(error, tmp_path)) is kind
    around = RuntimeError("as Django wraps it")
    around.__cause__ = error
    found = disks.fault(around, tmp_path)
    assert type(found) is kind and str(tmp_path) in str(found) and str(tmp_path) in found.arabic


@pytest.mark.parametrize("error", [
    OSError(errno.EACCES, "Permission denied"), EditionWriteFailed(reason="Permission denied"), ValueError("x"),
    _sqlite(sqlite3.SQLITE_BUSY, "database is locked"), sqlite3.OperationalError("no code"),
])  # fmt: skip
def test_what_is_no_fault_of_the_disk_is_not_laid_upon_it(error: Exception, tmp_path: Path) -> None:
    assert disks.fault(error, tmp_path) is None


def test_sqlite_calls_a_full_disk_an_error_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(room, "NEEDED", 2**60)
    error = _sqlite(sqlite3.SQLITE_IOERR, "disk I/O error")
    assert type(disks.fault(error, tmp_path)) is DiskFull


def test_a_command_that_met_a_failing_disk_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("WARRAQ_SITE", str(tmp_path))

    def fails(error: Exception) -> int:
        def work() -> None:
            raise error

        return faults.guarded(work)

    assert fails(OSError(errno.EIO, "Input/output error")) == 5
    said = capsys.readouterr().err
    assert "معطوب" in said and f"{tmp_path} fails (Input/output error)" in said.replace("\n", " ")
    own = ExportFailed(path="/mnt/usb", reason="No space left on device")
    own.__cause__ = OSError(errno.ENOSPC, "No space left on device")
    assert fails(own) == 5
    assert "Nothing was exported" in capsys.readouterr().err  # of another disk, which it names


def test_a_fault_is_told_where_not_even_a_file_can_be_written(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(**_: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(faults.tempfile, "mkstemp", full)

    def work() -> None:
        raise RuntimeError("a fault")

    assert faults.guarded(work) == faults.UNEXPECTED
    assert "RuntimeError: a fault" in capsys.readouterr().err


# --- databases without room -------------------------------------------------------------------------------------


def test_a_ledger_without_room_is_read_and_never_written(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "ledger.sqlite3"
    Ledger(file).close()
    monkeypatch.setattr(room, "NEEDED", 2**60)
    ledger = opened(file)
    assert isinstance(ledger, LedgerToRead) and ledger.get("edition", 0) == 0
    assert not list(tmp_path.glob("*-shm"))
    with pytest.raises(sqlite3.OperationalError):
        ledger.set("edition", 1)
    ledger.close()
    whole = vars(Ledger(file)).keys()
    assert vars(ledger).keys() == whole  # nothing was forgotten that the ledger has


def test_a_ledger_that_is_open_elsewhere_is_read_beside_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "ledger.sqlite3"
    other = Ledger(file)
    monkeypatch.setattr(room, "NEEDED", 2**60)
    monkeypatch.setattr(room, "_is_taken", lambda name: True)  # locks are a process's own
    assert room.uri(file) == ""
    other.close()
    assert room.uri(file).endswith("?vfs=unix-excl")


def test_a_log_that_was_never_brought_in_is_not_left_out(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "ledger.sqlite3"
    Ledger(file).close()
    monkeypatch.setattr(room, "is_read_only", lambda folder: True)
    assert room.uri(file).endswith("?immutable=1")
    Path(f"{file}-wal").write_bytes(b"x")
    assert room.uri(file).endswith("?mode=ro")
    with pytest.raises(DiskReadOnly):
        room.uri(tmp_path / "none.sqlite3")


def test_no_file_left_in_the_table_is_no_room(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    found = os.statvfs(tmp_path)
    fields = list(found)
    fields[6], fields[7] = 0, 0
    assert not room.is_full(tmp_path)
    monkeypatch.setattr(os, "statvfs", lambda _: os.statvfs_result(fields))
    assert room.is_full(tmp_path)
