"""Killed at any step, the press leaves a whole newspaper, and its next run ends in the bytes of an undisturbed one."""

from __future__ import annotations

import os
import signal
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests import factories as make
from tests.press.trees import resolved
from warraq.errors import EditionWriteFailed
from warraq.press import disk
from warraq.press.edition import KEPT
from warraq.press.press import Press

pytestmark = pytest.mark.database
STEPS = ("page", "printed", "complete", "synced", "committed", "shown", "collected")


def run_and_die(press: Press, step: str) -> None:
    """Run the press in a process of its own, and kill it when it has done `step`."""

    def die(reached: str) -> None:
        if reached == step:
            os.kill(os.getpid(), signal.SIGKILL)

    child = os.fork()
    if child == 0:
        try:
            press.run(at=die)
        except BaseException:  # noqa: BLE001 - told here, for the parent only sees that it was not killed
            traceback.print_exc()
        finally:
            os._exit(0)  # not reached by a kill; pytest's own ending must not run twice
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL, f"{step} was never reached"


@pytest.mark.parametrize("step", STEPS)
def test_killed_at_a_step_readers_have_one_whole_edition_and_the_next_run_heals(
    home: Any, newspaper: Any, from_nothing: Callable[[], Path], step: str
) -> None:
    section = make.section(home)
    stories = [make.article(section) for _ in range(3)]
    Press(newspaper).run()
    old = resolved(newspaper.edition)
    stories[0].title = "عنوان آخر"
    make.publish(stories[0])
    stories[1].delete()
    run_and_die(Press(newspaper), step)
    new = resolved(from_nothing())
    assert resolved(newspaper.edition) in (old, new)
    Press(newspaper).run()
    assert resolved(newspaper.edition) == new
    result = Press(newspaper).run()
    assert (result.written, result.removed) == ((), ())


def test_killed_in_its_very_first_run_it_begins_again(
    home: Any, newspaper: Any, from_nothing: Callable[[], Path]
) -> None:
    make.article(make.section(home))
    run_and_die(Press(newspaper), "synced")
    assert not newspaper.edition.joinpath("current").exists()
    Press(newspaper).run()
    assert resolved(newspaper.edition) == resolved(from_nothing())


def test_a_full_disk_leaves_the_old_edition_and_the_next_run_heals(
    home: Any, newspaper: Any, from_nothing: Callable[[], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    section = make.section(home)
    make.article(section)
    press = Press(newspaper)
    press.run()
    old = resolved(newspaper.edition)
    make.article(section)

    def full(folder: Path, handle: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(disk, "sync", full)
        with pytest.raises(EditionWriteFailed, match="No space left"):
            press.run()
    assert resolved(newspaper.edition) == old
    press.run()
    assert resolved(newspaper.edition) == resolved(from_nothing())


def test_a_lost_ledger_means_printing_from_nothing(home: Any, newspaper: Any, from_nothing: Callable[[], Path]) -> None:
    section = make.section(home)
    make.article(section)
    Press(newspaper).run()
    for file in newspaper.edition.glob("ledger.sqlite3*"):
        file.unlink()
    make.article(section)
    Press(newspaper).run()
    assert resolved(newspaper.edition) == resolved(from_nothing())
    assert len(list(newspaper.edition.joinpath("prints").iterdir())) == 2


def test_old_editions_go_and_take_nothing_that_is_shared(
    home: Any, newspaper: Any, from_nothing: Callable[[], Path]
) -> None:
    section = make.section(home)
    stories = [make.article(section) for _ in range(3)]
    press = Press(newspaper)
    press.run()
    for number in range(2 * KEPT):
        stories[2].title = f"عنوان {number}"
        make.publish(stories[2])
        press.run()
    assert resolved(newspaper.edition) == resolved(from_nothing())
    assert len(list(newspaper.edition.joinpath("prints").iterdir())) == 2
    assert len(list(newspaper.edition.joinpath("undo").iterdir())) == KEPT - 1
    assert press.tidy()
    assert not list(newspaper.edition.joinpath("trash").iterdir())
