"""The law of the press on long random histories: two hundred edits, or as many as `WARRAQ_LAW_STEPS` says (thousands
where every change is tried). `python -m tests.laws --steps N` goes on as long as asked."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_long_histories_end_in_what_is_printed_from_nothing() -> None:
    steps = os.environ.get("WARRAQ_LAW_STEPS", "200")
    command = [sys.executable, "-m", "tests.laws", "--steps", steps, "--seed", "20261125"]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout + told.stderr
    assert "differences: 0" in told.stdout
