"""The programs of others that the press is compared with: from the package index into an environment in a cache folder,
on first use, locked in requirements/bench.txt."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

LOCKED = Path(__file__).resolve().parents[1] / "requirements" / "bench.txt"


def environment() -> Path:
    """The folder of a Python environment with all of them. Raises SystemExit where it cannot be made."""
    place = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "warraq" / "peers"
    done = place / "bench.txt"
    if not done.is_file() or done.read_bytes() != LOCKED.read_bytes():
        pip = [str(place / "bin" / "python"), "-m", "pip", "--quiet", "--disable-pip-version-check", "--no-input"]
        for command in (
            [sys.executable, "-m", "venv", "--clear", str(place)],
            [*pip, "install", "--require-hashes", "-r", str(LOCKED)],
        ):
            ran = subprocess.run(command, capture_output=True, text=True, check=False)
            if ran.returncode:
                raise SystemExit(f"The peers could not be installed into {place}: {(ran.stderr or ran.stdout)[-600:]}")
        done.write_bytes(LOCKED.read_bytes())
    return place
