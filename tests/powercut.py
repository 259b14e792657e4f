"""The power fails while the press prints: on a file system of its own, on a loop device, shut down in the midst.

    python -m tests.powercut [--fs ext4,xfs] [--every N] [--json]

Before each Nth call that changes the disk the file system is shut down as a power cut would leave it (what was not
synced is lost, its log included), the press is killed, and the file system is mounted again. Readers must see the old
newspaper or the new one, whole; the next run must end in the bytes of an undisturbed one; and what was acknowledged,
the run having ended, must be there. Needs root, loop devices and mkfs: where the machine does not allow that, it says
so and ends with 77.

All mounts are in a namespace of the process that makes them: however it ends, the kernel takes them away, and the loop
devices with them.
"""

from __future__ import annotations

import argparse
import fcntl
import json
import os
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.kills.failpoints import Act
from tests.kills.scene import Scene, in_a_child, start
from tests.kills.story import Story
from warraq.orphans import end_with_parent

SHUTDOWN = 0x8004587D
"""EXT4_IOC_SHUTDOWN, and XFS_IOC_GOINGDOWN: the same number."""
NO_LOG_FLUSH = 2
MAKE = {"ext4": ["mkfs.ext4", "-q", "-F"], "xfs": ["mkfs.xfs", "-q", "-f"]}
SIZE = 400 * 2**20
UNABLE = 77
APART = ["unshare", "--mount"]
"""Before a command that is to have mounts of its own."""


class Unable(Exception):
    """This machine does not let file systems be mounted or shut down."""


class PowerCut(Scene):
    """A publication into an edition that lies on a file system of its own."""

    def __init__(self, config: Any, folder: Path, kind: str) -> None:
        self.mount_point, self.image = folder / "mount", folder / f"{kind}.img"
        self.work = folder / "work.img"
        super().__init__(f"power cut on {kind}", config)

    def keep_seed(self) -> None:
        unmount(self.mount_point)
        subprocess.run(["cp", "--sparse=always", str(self.work), str(self.image)], check=True)

    def put_back(self) -> None:
        unmount(self.mount_point)
        subprocess.run(["cp", "--sparse=always", str(self.image), str(self.work)], check=True)
        mount(self.work, self.mount_point)

    def cut(self, act: Act | None) -> None:
        """Let the power fail where `act` says; without it, right after the run has ended."""
        self.put_back()
        status = in_a_child(self.run, str(self.config.edition), act or (lambda count, kind: None))
        if act is None:
            assert os.WEXITSTATUS(status) == 0
            fail_power(self.mount_point)
        else:
            assert os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
        unmount(self.mount_point)
        mount(self.work, self.mount_point)
        self.judge()
        assert act is not None or self.seen() == self.new, f"{self.name}: an acknowledged edition was lost"
        self.heal()


def fail_power(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.ioctl(handle, SHUTDOWN, struct.pack("I", NO_LOG_FLUSH))
    except OSError as error:
        raise Unable(f"the file system cannot be shut down: {error}") from error
    finally:
        os.close(handle)


def mount(image: Path, folder: Path) -> None:
    done = subprocess.run(["mount", "-o", "loop", str(image), str(folder)], capture_output=True, text=True, check=False)
    if done.returncode:
        raise Unable(f"a loop device cannot be mounted: {done.stderr.strip()}")


def unmount(folder: Path) -> None:
    # By the kernel's list: on a file system that was shut down XFS answers no question, not even after its root.
    mounted = {line.split()[1] for line in Path("/proc/mounts").read_text("utf-8").splitlines()}
    if str(folder) in mounted:
        subprocess.run(["umount", str(folder)], check=True)


def make(kind: str, image: Path) -> None:
    """An empty file system."""
    with image.open("wb") as file:
        file.truncate(SIZE)
    done = subprocess.run([*MAKE[kind], str(image)], capture_output=True, text=True, check=False)
    if done.returncode:
        raise Unable(f"{MAKE[kind][0]} failed: {done.stderr.strip()}")


def look(kind: str) -> None:
    """Raise Unable where it is plain beforehand that no power can be cut here."""
    if os.geteuid():
        raise Unable("only root may mount file systems")
    for program in (MAKE[kind][0], "mount", "umount", "unshare"):
        if shutil.which(program) is None:
            raise Unable(f"{program} is not installed")
    done = subprocess.run([*APART, "true"], capture_output=True, text=True, check=False)
    if done.returncode:
        raise Unable(f"no mounts of one's own are allowed: {done.stderr.strip()}")


def cut_at(number: int, folder: Path) -> Act:
    def act(count: int, kind: str) -> None:
        if count == number:
            fail_power(folder)
            os.kill(os.getpid(), signal.SIGKILL)

    return act


def measure(kind: str, every: int) -> dict[str, Any]:
    """Every `every`-th cut on one kind of file system. Raises AssertionError at the first that breaks a law."""
    with tempfile.TemporaryDirectory(prefix="warraq-power-") as name:
        folder = Path(name)
        point, work = folder / "mount", folder / "work.img"
        point.mkdir()
        try:
            make(kind, work)
            mount(work, point)
            fail_power(point)  # whether that can be done here
            unmount(point)
            make(kind, work)
            mount(work, point)
            root = folder / "newspaper"
            root.mkdir()
            (point / "edition").mkdir()
            (root / "edition").symlink_to(point / "edition")
            config, story = start(root), Story()
            story.live_a_little(config)
            story.change()
            scene = PowerCut(config, folder, kind)
            total = len(scene.count())
            numbers = range(1, total + 1, every)
            for number in numbers:
                scene.cut(cut_at(number, point))
            scene.cut(None)
            return {"fs": kind, "calls": total, "cuts": len(numbers) + 1, "broken_links": scene.broken, "mixed": 0}
        finally:
            from django.db import connections

            connections.close_all()
            unmount(point)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fs", default="ext4,xfs")
    parser.add_argument("--every", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        end_with_parent(os.getppid(), signal.SIGKILL)
        try:
            print(json.dumps(measure(given.one, given.every)))
        except Unable as reason:
            return _unable(reason)
        return 0
    found = []
    for kind in given.fs.split(","):  # Django is set up once a process, for one newspaper
        try:
            look(kind)
        except Unable as reason:
            return _unable(reason)
        command = [*APART, sys.executable, "-m", "tests.powercut", "--one", kind, "--every", str(given.every)]
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
        if done.returncode:
            return done.returncode
        found.append(json.loads(done.stdout))
    if given.json:
        print(json.dumps(found))
    else:
        for each in found:
            print(f"{each['fs']}: {each['cuts']} cuts in {each['calls']} calls, mixed or torn 0, broken links "
                  f"{each['broken_links']}")  # fmt: skip
    return 0


def _unable(reason: Unable) -> int:
    print(f"No power can be cut on this machine: {reason}", file=sys.stderr)
    return UNABLE


if __name__ == "__main__":
    sys.exit(main())
