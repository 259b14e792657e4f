"""The assistant packs what the press would have packed; without it, and when it is killed, the outcome is the same."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from warraq.press.assistant import Assistant, at_once

FILE = "2026/11/story/index.html"


@pytest.fixture
def assistant() -> Iterator[Assistant]:
    found = Assistant()
    found.call()
    yield found
    found.dismiss()


def _pages(folder: Path, count: int) -> list[tuple[bytes, str]]:
    pages = []
    for number in range(count):
        data = f"<p>صفحة {number}</p>".encode() * (50 + 400 * number)
        path = folder / str(number)
        path.write_bytes(data)
        pages.append((data, str(path)))
    return pages


def test_it_packs_as_the_press_does(assistant: Assistant, tmp_path: Path) -> None:
    pages = _pages(tmp_path, 12)
    promises = [assistant.pack(FILE, data, path) for data, path in pages]
    # Asked in another order than they were made in.
    for (data, path), promise in reversed(list(zip(pages, promises, strict=True))):
        assert list(promise()) == list(at_once(FILE, data, path)())


def test_when_it_is_killed_the_press_packs(assistant: Assistant, tmp_path: Path) -> None:
    pages = _pages(tmp_path, 12)
    promises = [assistant.pack(FILE, data, path) for data, path in pages[:8]]
    assert assistant.process is not None
    os.kill(assistant.process, signal.SIGKILL)
    promises += [assistant.pack(FILE, data, path) for data, path in pages[8:]]
    for (data, path), promise in zip(pages, promises, strict=True):
        assert list(promise()) == list(at_once(FILE, data, path)())
    assert assistant.process is None


def test_what_a_run_gave_up_does_not_reach_the_next(assistant: Assistant, tmp_path: Path) -> None:
    pages = _pages(tmp_path, 4)
    for data, path in pages[:2]:
        assistant.pack(FILE, data, path)
    for _, path in pages[:2]:
        Path(path).unlink()
    assistant.call()
    for data, path in pages[2:]:
        assert list(assistant.pack(FILE, data, path)()) == list(at_once(FILE, data, path)())


def test_it_goes_with_its_press(tmp_path: Path) -> None:
    script = (
        "import time; from warraq.press.assistant import Assistant; "
        "a = Assistant(); a.call(); print(a.process, flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True) as press:
        assert press.stdout is not None
        assistant = psutil.Process(int(press.stdout.readline()))
        press.kill()
    end = time.monotonic() + 20
    while assistant.is_running() and assistant.status() != psutil.STATUS_ZOMBIE:
        assert time.monotonic() < end, "the assistant outlived its press"
        time.sleep(0.05)
