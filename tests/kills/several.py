"""A whole print by several processes: the press killed, one of its workers killed, and the disk failing in either."""

from __future__ import annotations

import os
import signal
from collections import Counter
from typing import Any

from tests.kills.failpoints import FAILURES, STEP, Act, Failpoints, fail_at, kill_at, nothing
from tests.kills.scene import Ended, Scene, watched
from warraq.errors import PrinterKilled

WORKERS = 2
CHUNK = 2
"""Pages that a worker is given at once: few, so that each has several turns."""
SLACK = 8
"""Calls by which the workers' count may differ from run to run: each makes folders that the other may have made."""
write = os.write  # as it is before any failpoint


class Several(Scene):
    """A scene whose pages are printed by several processes, few as they are."""

    def go(self, act: Act = nothing, forked: Act = nothing) -> Ended:
        """One run; fails where a worker lives on after the press."""
        self.put_back()
        points = Failpoints(str(self.config.edition), act, forked)

        def work() -> None:
            from warraq.press import all_redirects, pool
            from warraq.press.press import Press

            pool.WORTH_IT, pool.CHUNK, pool.cores, all_redirects.MANY = 1, CHUNK, lambda: WORKERS, 0
            Press(self.config).run(full=self.full, at=points.at_step)

        return watched(work, points)

    def count_both(self) -> tuple[list[str], list[str]]:
        """The calls of the press in an undisturbed run, until the new edition is shown, and those of its workers. How
        much of the trash a run empties is a matter of time, and tried in the other scenes."""
        found = []
        logs = [os.open(self.config.root / name, os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND) for name in "pw"]

        def note(log: int) -> Act:
            return lambda count, kind: write(log, f"{os.getpid()} {kind}\n".encode()) and None

        ended = self.go(note(logs[0]), note(logs[1]))
        assert os.waitstatus_to_exitcode(ended.status) == 0, f"{self.name}: the undisturbed run failed"
        assert self.seen() == self.new, f"{self.name}: the undisturbed run printed something else"
        for log in logs:
            found.append([line.split(" ", 1) for line in os.pread(log, 2**24, 0).decode().splitlines()])
            os.close(log)
        assert len({process for process, _ in found[1]}) == WORKERS, f"{self.name}: not all processes printed"
        kinds, of_workers = ([kind for _, kind in log] for log in found)
        return kinds[: kinds.index(f"{STEP}shown") + 1], of_workers

    def look(self) -> None:
        self.judge()
        self.heal()


def try_several(scene: Several, every: int, told: Any) -> dict[str, Any]:
    """Each `every`-th call of the press and of its workers, and each step of the press, killed and failing. Raises
    AssertionError at the first that breaks a law."""
    kinds, of_workers = scene.count_both()
    numbers = sorted({*range(1, len(kinds) + 1, every), *_steps(kinds)})
    shared = range(1, len(of_workers) - SLACK, every)
    failing = [number for number in numbers if not kinds[number - 1].startswith(STEP)]
    for number in numbers:
        told(f"{scene.name}: {number} of {len(kinds)} ({kinds[number - 1]})")
        status = scene.go(kill_at(number)).status
        assert os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL, f"{number} was never reached"
        scene.look()
    for number in failing:
        for name, code, on in FAILURES:
            ended = scene.go(fail_at(number, code, on=on))
            assert os.waitstatus_to_exitcode(ended.status) in {0, 3}, f"{scene.name}: {name} at {number}: {ended.told}"
            scene.look()
    for number in shared:
        told(f"{scene.name}: a worker's {number} of {len(of_workers)}")
        ended = scene.go(forked=kill_at(number))
        assert os.waitstatus_to_exitcode(ended.status) == 4, f"{scene.name}: a worker was killed at {number}, not told"
        assert str(PrinterKilled()) in ended.told, ended.told
        scene.look()
        for name, code, on in FAILURES:
            ended = scene.go(forked=fail_at(number, code, on=on))
            exit_code = os.waitstatus_to_exitcode(ended.status)
            assert exit_code == 3, f"{scene.name}: {name} in a worker at {number}: {ended}"
            assert os.strerror(code) in ended.told, ended.told
            scene.look()
    return {
        "scene": scene.name, "calls": dict(Counter([*kinds, *of_workers])), "failpoints": len(kinds) + len(of_workers),
        "tried": len(numbers) + len(shared), "kills": len(numbers) + len(shared),
        "failures": (len(failing) + len(shared)) * len(FAILURES), "broken_links": scene.broken,
        "of_workers": len(of_workers), "workers_killed": len(shared),
    }  # fmt: skip


def _steps(kinds: list[str]) -> set[int]:
    """The first, a middle and the last page that the press hears of, and every later step."""
    pages = [number for number, kind in enumerate(kinds, 1) if kind == f"{STEP}page"]
    later = [number for number, kind in enumerate(kinds, 1) if kind.startswith(STEP) and kind != f"{STEP}page"]
    return {pages[0], pages[len(pages) // 2], pages[-1], *later}
