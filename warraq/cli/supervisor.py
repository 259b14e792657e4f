"""Keeps a newspaper's processes alive: starts them, starts again what dies, and stops all of them together."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from types import FrameType

GRACE = 6.0
"""Seconds that a process has to finish what it is doing when all are stopped."""

FIRST_PAUSE = 0.5
LONGEST_PAUSE = 30.0
HEALTHY = 60.0
"""Seconds of life after which a death counts as the first again."""

_LOOK = 0.1


@dataclass
class Child:
    """One process: the Python module that it runs, with its arguments; `answers` tells whether it is ready."""

    name: str
    module: str
    arguments: Sequence[str]
    answers: Callable[[], bool]
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    pause: float = FIRST_PAUSE
    start_at: float = 0.0
    ready: bool = False

    def start(self) -> None:
        """Start it in a session of its own: a Ctrl-C in the terminal reaches the supervisor alone, which then stops
        all in order."""
        command = [sys.executable, "-m", self.module, *self.arguments, "--parent", str(os.getpid())]
        # The command is this very Python, with a module of this package.
        self.process = subprocess.Popen(command, start_new_session=True, stdin=subprocess.DEVNULL)  # noqa: S603
        self.started = time.monotonic()

    def died(self) -> int | None:
        """Its exit code if it ran and does no more."""
        return self.process.poll() if self.process is not None else None

    def plan_restart(self) -> float:
        """Note when to start it again; how many seconds from now."""
        now = time.monotonic()
        if now - self.started > HEALTHY:
            self.pause = FIRST_PAUSE
        wait, self.pause = self.pause, min(self.pause * 2, LONGEST_PAUSE)
        self.process, self.start_at = None, now + wait
        return wait

    def signal(self, how: signal.Signals) -> None:
        """Send a signal to it and to all that it started."""
        if self.process is not None and self.process.poll() is None:
            try:
                if how == signal.SIGKILL:
                    os.killpg(self.process.pid, how)
                else:
                    self.process.send_signal(how)
            except ProcessLookupError:
                return  # it ended between the look and the signal


@dataclass
class Supervisor:
    """Runs children until SIGINT or SIGTERM. `on_ready(child)` is called once for each, when it first answers;
    `on_death(child, code, pause)` each time one dies."""

    children: Sequence[Child]
    on_ready: Callable[[Child], None]
    on_all_ready: Callable[[], None]
    on_death: Callable[[Child, int, float], None]
    stopping: threading.Event = field(default_factory=threading.Event)

    def run(self) -> int:
        """Run until told to stop; the exit code."""
        before = {number: signal.signal(number, self._stop) for number in (signal.SIGINT, signal.SIGTERM)}
        try:
            for child in self.children:
                child.start()
            self._watch()
        finally:
            self._stop_all()
            for number, handler in before.items():
                signal.signal(number, handler)
        return 0

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self.stopping.set()

    def _watch(self) -> None:
        announced = False
        while not self.stopping.wait(_LOOK):
            for child in self.children:
                self._look_after(child)
            if not announced and all(child.ready for child in self.children):
                announced = True
                self.on_all_ready()

    def _look_after(self, child: Child) -> None:
        code = child.died()
        if code is not None:
            # What it had started must not keep its port.
            _kill_group(child)
            self.on_death(child, code, child.plan_restart())
        elif child.process is None:
            if time.monotonic() >= child.start_at:
                child.start()
        elif not child.ready and child.answers():
            child.ready = True
            self.on_ready(child)

    def _stop_all(self) -> None:
        for child in self.children:
            child.signal(signal.SIGTERM)
        deadline = time.monotonic() + GRACE
        for child in self.children:
            if child.process is None:
                continue
            try:
                child.process.wait(max(deadline - time.monotonic(), 0))
            except subprocess.TimeoutExpired:
                child.signal(signal.SIGKILL)
                child.process.wait()
            _kill_group(child)


def _kill_group(child: Child) -> None:
    if child.process is None:
        return
    try:
        os.killpg(child.process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return  # nothing of it is left, as it should be
