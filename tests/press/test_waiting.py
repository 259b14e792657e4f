"""Whoever has to wait for another press is told so, and by whom it is held up."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from tests.readers.conftest import wait_until
from warraq.errors import PressBusy
from warraq.press import lock

HOLD = """
    import fcntl, os, sys
    handle = os.open(sys.argv[1], os.O_RDWR | os.O_CREAT)
    fcntl.flock(handle, fcntl.LOCK_EX)
    print("held", flush=True)
    sys.stdin.read()
"""
WAIT = """
    import sys, pathlib
    from warraq.cli import faults, newsroom
    from warraq.press import lock
    lock.tell_of_waiting(newsroom._waiting)
    def work():
        with lock.only_press(pathlib.Path(sys.argv[1])):
            print("mine", flush=True)
    sys.exit(faults.guarded(work))
"""


def _begun(code: str, *arguments: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(code), *map(str, arguments)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def _holding(file: Path) -> subprocess.Popen[str]:
    holder = _begun(HOLD, file)
    assert holder.stdout is not None and holder.stdout.readline() == "held\n"
    return holder


def _waits(pid: int) -> bool:
    """Whether a process waits for a lock, as the kernel lists it."""
    lines = Path("/proc/locks").read_text("ascii").splitlines()
    return any("->" in line and f" {pid} " in line for line in lines)


def test_a_command_says_at_once_that_it_waits_and_then_goes_on(tmp_path: Path) -> None:
    (tmp_path / "press.lock").write_text("1\n", "ascii")  # of a press that is long gone
    holder = _holding(tmp_path / "press.lock")
    waiting = _begun(WAIT, tmp_path)
    assert waiting.stderr is not None
    arabic, english = waiting.stderr.readline(), waiting.stderr.readline()
    assert "مطبعة أخرى تعمل الآن" in arabic and str(holder.pid) in arabic
    assert f"Another press is at work (process {holder.pid}); waiting" in english
    assert waiting.poll() is None
    holder.communicate()
    said, complaint = waiting.communicate(timeout=30)
    assert (waiting.returncode, said, complaint) == (0, "mine\n", "")


def test_a_wait_that_is_broken_off_ends_cleanly(tmp_path: Path) -> None:
    holder = _holding(tmp_path / "press.lock")
    waiting = _begun(WAIT, tmp_path)
    assert waiting.stderr is not None and waiting.stderr.readline() and waiting.stderr.readline()
    wait_until(lambda: _waits(waiting.pid), 30)  # a signal right before the kernel's wait would not end it
    waiting.send_signal(signal.SIGINT)
    said, complaint = waiting.communicate(timeout=30)
    assert (waiting.returncode, said, complaint) == (130, "", "")
    holder.communicate()


def test_nobody_is_told_who_need_not_wait(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[int | None] = []
    monkeypatch.setattr(lock, "_waiting", told.append)
    with lock.only_press(tmp_path):
        assert (tmp_path / "press.lock").read_text("ascii") == f"{os.getpid()}\n"
        with pytest.raises(PressBusy, match=f"process {os.getpid()}"), lock.only_press(tmp_path, wait=False):
            pass
    assert told == []


def test_without_the_kernels_list_a_press_is_known_by_its_own_word_if_it_lives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(*_: object, **__: object) -> str:
        raise FileNotFoundError

    monkeypatch.setattr(Path, "read_text", none)
    handle = os.open(tmp_path / "press.lock", os.O_RDWR | os.O_CREAT)
    for told, known in ((f"{os.getpid()}\n", os.getpid()), ("4194305\n", None), ("", None)):
        os.ftruncate(handle, 0)
        os.pwrite(handle, told.encode(), 0)
        assert lock._holder(handle) == known
    os.close(handle)


def test_a_disk_that_can_only_be_read_needs_no_lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    really = os.open

    def read_only(path: object, flags: int, *mode: int, **more: int) -> int:
        if flags & os.O_RDWR:
            raise OSError(30, "Read-only file system")
        return really(path, flags, *mode, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "open", read_only)
    with lock.only_press(tmp_path):
        pass
    (tmp_path / "press.lock").touch()
    with lock.only_press(tmp_path), pytest.raises(PressBusy), lock.only_press(tmp_path, wait=False):
        pass


def test_a_full_disk_does_not_keep_a_press_from_its_lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "pwrite", full)
    with lock.only_press(tmp_path):
        pass
