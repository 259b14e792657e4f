"""A sample of the calls before which the press can be stopped. `python -m tests.kills` tries every one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_stopped_before_any_call_readers_have_a_whole_edition_and_the_next_run_heals() -> None:
    command = [sys.executable, "-m", "tests.kills", "--every", "97", "--strace", "2", "--json"]
    environment = {**os.environ, "WARRAQ_DATABASE_URL": ""}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    told = json.loads(done.stdout)
    assert told["failpoints"] > 500 and told["kills"] > 10 and told["failures"] > 20, told
    assert told["broken_links"] == 0
