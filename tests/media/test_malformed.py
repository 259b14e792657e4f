"""A sample of `python -m tests.media.malformed`, and every bomb: nothing crashes, nothing leaks, nothing takes long."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.media.malformed import files

ROOT = Path(__file__).resolve().parents[2]


def test_there_are_as_many_malformed_pictures_as_promised() -> None:
    every = files.everything()
    assert len({name for name, _ in every}) == len(every) >= 2_600


def test_malformed_pictures_neither_crash_nor_leak_nor_take_long() -> None:
    # In a process of its own: each picture's memory is measured, and a fork begins with its parent's.
    command = [sys.executable, "-m", "tests.media.malformed", "--sample", "60"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert json.loads(done.stdout)["files"] >= 60
