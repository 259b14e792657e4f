"""Killed, and failed, by the kernel itself: `strace --inject`, in a process that knows nothing of it.

This reaches what the failpoints do not see, SQLite's own writing and syncing above all.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.kills.scene import Scene

CALLS = (
    "mkdir,mkdirat,rename,renameat,renameat2,link,linkat,symlink,symlinkat,unlink,unlinkat,rmdir,fsync,fdatasync,syncfs,"
    "write,pwrite64,ftruncate"
)
WAYS = ("signal=SIGKILL", "error=ENOSPC", "error=EIO")


def sample(scene: Scene, count: int, told: Any) -> dict[str, Any]:
    """Kill and fail so many of the system's calls of one run, evenly spread. Raises AssertionError as a scene does."""
    if shutil.which("strace") is None:
        raise SystemExit("strace is not installed: apt-get install strace")
    scene.put_back()
    with tempfile.NamedTemporaryFile("r") as log:
        _run(scene, ["-o", log.name, "-e", f"trace={CALLS}"])
        total = sum(1 for _ in log)
    assert scene.seen() == scene.new, "the undisturbed run under strace printed something else"
    points = sorted({1 + number * (total - 1) // max(1, count - 1) for number in range(count)})
    for number in points:
        for way in WAYS:
            told(f"strace: {number} of {total} ({way})")
            scene.put_back()
            _run(scene, ["-o", "/dev/null", "-e", f"inject={CALLS}:{way}:when={number}"])
            scene.judge()
            scene.heal()
    return {
        "scene": f"{scene.name}, by strace", "calls": {}, "failpoints": total, "tried": len(points),
        "kills": len(points), "failures": 2 * len(points), "broken_links": 0,
    }  # fmt: skip


def _run(scene: Scene, options: list[str]) -> None:
    site = str(scene.config.root)
    command = ["strace", "-f", "-qq", *options, sys.executable, "-m", "tests.press.printing", site, site]
    subprocess.run(command, check=False, capture_output=True, cwd=Path(__file__).parents[2])
