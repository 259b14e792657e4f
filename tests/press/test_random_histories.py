"""The law of the press on long random histories: two hundred edits, or as many as `WARRAQ_LAW_STEPS` says (thousands
where every change is tried). `python -m tests.laws --steps N` goes on as long as asked."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


SEEDS = (20261125, 20261126)
"""Two histories, each in a process of its own: machines have two cores."""


def test_long_histories_end_in_what_is_printed_from_nothing() -> None:
    steps = int(os.environ.get("WARRAQ_LAW_STEPS", "200")) // len(SEEDS)
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.laws", "--steps", str(steps), "--seed", str(seed)],
            cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )
        for seed in SEEDS
    ]  # fmt: skip
    for process in running:
        told, _ = process.communicate()
        assert process.returncode == 0, told
        assert "differences: 0" in told
