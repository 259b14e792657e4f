"""A small newspaper in a folder of its own, and the runs of its press that are killed."""

from __future__ import annotations

import dataclasses
import os
import select
import shutil
import signal
import subprocess
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from tests.kills.failpoints import Act, Failpoints, nothing
from tests.kills.links import broken_links
from tests.press.trees import resolved
from tests.schema import make_tables
from warraq.orphans import end_with_parent

Edition = dict[str, bytes]
PATIENCE = 5.0
"""Seconds that processes may live on after the one that forked them."""


def start(root: Path) -> Any:
    """Found the newspaper, on SQLite, with flat permalinks; answers its config."""
    from warraq.desk import start as start_django

    for folder in ("media", "run", "edition", "secrets"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    (root / "warraq.toml").write_text('[newspaper]\nname = "صحيفة"\n[addresses]\narticle = "/%postname%/"\n', "utf-8")
    start_django(root)
    from django.conf import settings
    from django.db import connection

    make_tables(connection)
    return settings.WARRAQ


class Scene:
    """One kind of run, from `old`, which readers see, to `new`. The edition's folder is put back before each."""

    def __init__(self, name: str, config: Any, *, full: bool = False) -> None:
        self.name = name
        self.config = config
        self.full = full
        self.seed = config.root / f"seed-{name}"
        self.broken = 0
        self.old = self.seen()
        self.new = from_nothing(config)
        self.keep_seed()

    def keep_seed(self) -> None:
        subprocess.run(["cp", "-a", str(self.config.edition), str(self.seed)], check=True)

    def seen(self) -> Edition:
        """What readers see; nothing where nothing was printed."""
        return resolved(self.config.edition) if (self.config.edition / "current").exists() else {}

    def put_back(self) -> None:
        shutil.rmtree(self.config.edition)
        subprocess.run(["cp", "-a", str(self.seed), str(self.config.edition)], check=True)

    def count(self) -> list[str]:
        """The calls of an undisturbed run, by kind."""
        self.put_back()
        kinds = self.config.root / "kinds"

        def told(points: Failpoints) -> None:
            kinds.write_text("\n".join(points.kinds), "utf-8")

        status = in_a_child(self.run, str(self.config.edition), nothing, told)
        assert os.WIFEXITED(status) and os.WEXITSTATUS(status) == 0, f"{self.name}: the undisturbed run failed"
        assert self.seen() == self.new, f"{self.name}: the undisturbed run printed something else"
        return kinds.read_text("utf-8").split("\n")

    def run(self) -> None:
        from warraq.press.press import Press

        press = Press(self.config)
        press.run(full=self.full)
        press.tidy()

    def disturb(self, act: Act) -> int:
        """Run with something going wrong, and look at what is left. Answers the child's status. Raises AssertionError
        where readers see a mixture, or the next run does not heal it."""
        self.put_back()
        status = in_a_child(self.run, str(self.config.edition), act)
        self.judge()
        self.heal()
        return status

    def judge(self) -> None:
        now = self.seen()
        assert now in (self.old, self.new), f"{self.name}: a mixture: {_difference(now, self.old, self.new)}"
        self.broken += len(broken_links(now, self.config.edition))

    def heal(self) -> None:
        from django.db import connections

        from warraq.press.press import Press
        from warraq.press.sweep import sweep

        press = Press(self.config)
        press.run(full=self.full)
        assert self.seen() == self.new, f"{self.name}: not healed: {_difference(self.seen(), self.new)}"
        again = press.run()
        assert (again.written, again.removed) == ((), ()), f"{self.name}: the run after the healing one printed"
        press.close()
        found = sweep(self.config, repair=False)
        assert found.is_clean, f"{self.name}: {found}"
        connections.close_all()


def from_nothing(config: Any) -> Edition:
    """What is printed from nothing, elsewhere."""
    from warraq.press.press import Press

    root = config.root / "beside"
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir()
    (root / "media").symlink_to(config.media)
    if (config.root / "theme").is_dir():
        (root / "theme").symlink_to(config.root / "theme")
    fresh = dataclasses.replace(config, root=root)
    press = Press(fresh)
    press.run()
    press.close()
    return resolved(fresh.edition)


def in_a_child(work: Callable[[], None], root: str, act: Act, after: Callable[[Failpoints], None] | None = None) -> int:
    """Do work in a forked process under failpoints; its wait status. Exit code 0: done; 3: told plainly; 70: not."""
    points = Failpoints(root, act)

    def done() -> None:
        work()
        if after is not None:
            after(points)

    return watched(done, points).status


class Ended(NamedTuple):
    """A process's wait status, and what it told of why it could not go on."""

    status: int
    told: str


def watched(work: Callable[[], None], points: Failpoints) -> Ended:
    """Do work in a forked process under these failpoints, as `in_a_child`; exit code 4: a page could not be printed.
    Raises AssertionError where a process that it forked in turn lives on after it: each of them holds the pipe on which
    this one listens."""
    from django.db import connections

    from warraq.errors import EditionWriteFailed, PressError

    connections.close_all()
    parent, (ear, mouth) = os.getpid(), os.pipe()
    child = os.fork()
    if child == 0:
        code, say = 70, os.write  # before it is wrapped
        os.setpgid(0, 0)
        end_with_parent(parent, signal.SIGKILL)
        os.close(ear)
        try:
            points.arm()
            work()
            code = 0
        except PressError as error:
            plain = 3 if isinstance(error, EditionWriteFailed) else 4
            code = plain if error.arabic and str(error) != error.arabic else 70
            say(mouth, str(error).encode())
        except BaseException:  # noqa: BLE001 - a child says what happened, and ends
            traceback.print_exc(file=sys.stderr)
        finally:
            os._exit(code)
    os.close(mouth)
    over = False
    try:
        status, told = os.waitpid(child, 0)[1], b""
        while True:
            assert select.select([ear], [], [], PATIENCE)[0], "a process that printed pages outlived the press"
            data = os.read(ear, 65536)
            over = not data
            if over:
                return Ended(status, told.decode())
            told += data
    finally:
        os.close(ear)
        if not over:
            with suppress(ProcessLookupError):
                os.killpg(child, signal.SIGKILL)


def _difference(now: Edition, *others: Edition) -> str:
    """The few files in which it differs from the nearest of the others."""
    nearest = min((sorted(k for k in {*now, *other} if now.get(k) != other.get(k)) for other in others), key=len)
    return ", ".join(nearest[:10])
