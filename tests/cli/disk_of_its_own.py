"""A small disk for one test: a file system on a loop device, mounted in a namespace that goes with the process holding
it."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.powercut import APART, MAKE, Unable, look
from tests.readers.conftest import wait_until

SIZE = 150 * 2**20
"""So small that ext4 takes blocks of 1 KB: then SQLite's mapped index has holes."""


class Disk:
    """The disk is at `point` for the commands that are run on it, and at `seen` for whoever looks from outside."""

    def __init__(self, point: Path, holder: int) -> None:
        self.point, self._holder = point, holder
        self.seen = Path(f"/proc/{holder}/root{point}")

    def warraq(self, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        return self._run(sys.executable, "-m", "warraq.cli", *map(str, arguments))

    def fill(self) -> None:
        """Leave not one block free."""
        with (self.seen / "filler").open("ab", buffering=0) as filler:
            for size in (2**20, 2**16, 2**10):
                self._fill(filler.fileno(), bytes(size))
            os.fsync(filler.fileno())
            self._fill(filler.fileno(), bytes(2**10))

    def _fill(self, handle: int, data: bytes) -> None:
        try:
            while os.write(handle, data) == len(data):
                pass
        except OSError as error:
            assert error.errno == errno.ENOSPC

    def empty(self) -> None:
        (self.seen / "filler").unlink()

    def remount(self, how: str) -> None:
        done = self._run("mount", "-o", f"remount,{how}", str(self.point))
        assert done.returncode == 0, done.stderr

    def _run(self, *command: str) -> subprocess.CompletedProcess[str]:
        environment = {name: value for name, value in os.environ.items() if not name.startswith(("WARRAQ_", "DJANGO_"))}
        return subprocess.run(
            ["nsenter", "-t", str(self._holder), "-m", "--wd=.", *command],
            capture_output=True, text=True, timeout=180, check=False, env=environment,
        )  # fmt: skip


@contextmanager
def mounted(folder: Path) -> Iterator[Disk]:
    """Raises Unable where the machine does not allow it."""
    look("ext4")
    image, point = folder / "disk.img", folder / "disk"
    point.mkdir()
    with image.open("wb") as file:
        file.truncate(SIZE)
    subprocess.run([*MAKE["ext4"], "-m", "0", str(image)], check=True)
    script = 'mount -o loop "$1" "$2" && echo ready && exec sleep 900'
    holder = subprocess.Popen(
        [*APART, "sh", "-c", script, "sh", str(image), str(point)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        assert holder.stdout is not None and holder.stderr is not None
        if holder.stdout.readline() != "ready\n":
            raise Unable(f"a loop device cannot be mounted: {holder.stderr.read().strip()}")
        yield Disk(point, holder.pid)
    finally:
        holder.kill()
        holder.communicate()
        wait_until(lambda: str(image) not in _images(), 20)
        image.unlink()


def _images() -> str:
    """The files behind the loop devices."""
    return "".join(file.read_text("utf-8") for file in Path("/sys/block").glob("loop*/loop/backing_file"))
