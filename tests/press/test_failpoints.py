"""A sample of the calls before which the press can be stopped. `python -m tests.kills` tries every one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_stopped_before_any_call_readers_have_a_whole_edition_and_the_next_run_heals() -> None:
    command = [sys.executable, "-m", "tests.kills", "--every", "23", "--strace", "3"]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout + told.stderr
    tried = int(told.stdout.split("failpoints: ")[1].split()[0])
    assert tried > 30
    assert "broken links, mixed, torn or lost: 0" in told.stdout
