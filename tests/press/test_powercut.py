"""The power cut at a few moments of a publication. `python -m tests.powercut --every 1` tries every one."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.powercut import UNABLE

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 120


@pytest.mark.parametrize("kind", ["ext4", "xfs"])
def test_after_a_power_cut_readers_have_a_whole_edition_and_the_next_run_heals(kind: str, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.powercut", "--fs", kind, "--every", "180", "--json"]
    environment = {**os.environ, "WARRAQ_DATABASE_URL": "", "TMPDIR": str(tmp_path)}
    running = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        start_new_session=True,
    )  # fmt: skip
    try:
        told, complaint = running.communicate(timeout=PATIENCE)
    finally:
        if running.poll() is None:
            os.killpg(running.pid, signal.SIGKILL)
            running.wait()
    if running.returncode == UNABLE:
        pytest.skip(complaint.strip().splitlines()[-1])
    assert running.returncode == 0, complaint
    (found,) = json.loads(told)
    assert found["cuts"] > 3 and found["calls"] > 300, found
    assert (found["mixed"], found["broken_links"]) == (0, 0)
    assert str(tmp_path) not in Path("/proc/mounts").read_text("utf-8")
    assert str(tmp_path) not in "".join(_images())
    assert not list(tmp_path.iterdir())


def _images() -> list[str]:
    """The files behind the loop devices."""
    return [file.read_text("utf-8") for file in Path("/sys/block").glob("loop*/loop/backing_file")]
