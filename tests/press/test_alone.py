"""What shows only outside a test's transaction: several processes, snapshots, a database of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def test_several_processes_print_and_index_what_one_does(tmp_path: Path) -> None:
    environment = {**os.environ, "WARRAQ_DATABASE_URL": ""}
    done = subprocess.run(
        [sys.executable, "-m", "tests.press.alone", str(tmp_path / "newspaper")],
        env=environment, cwd=Path(__file__).parents[2],
        capture_output=True, text=True, timeout=280, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
