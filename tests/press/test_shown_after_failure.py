"""An edition that is printed and could not be shown is shown by the running press as soon as that can be done."""

from __future__ import annotations

import errno
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests import factories as make
from tests.press.test_watch import Mute, Rounds
from tests.press.trees import resolved
from warraq.errors import EditionWriteFailed
from warraq.press import disk, watch
from warraq.press.press import Press
from warraq.press.rollback import rollback

pytestmark = pytest.mark.database


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look again at once, in the test's own transaction, in which another thread sees no records."""
    monkeypatch.setattr(watch, "_sleep", lambda *_: None)
    monkeypatch.setattr(watch, "close_old_connections", lambda: None)
    monkeypatch.setattr(watch.connections, "close_all", lambda: None)
    monkeypatch.setattr(watch, "FollowerBeside", Mute)


@pytest.fixture
def fail(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Lets one of the disk's calls fail once."""

    def once(name: str) -> None:
        real, failed = getattr(disk, name), []

        def call(*given: Any) -> Any:
            if not failed:
                failed.append(1)
                raise OSError(errno.ENOSPC, "No space left on device")
            return real(*given)

        monkeypatch.setattr(disk, name, call)

    return once


@pytest.mark.parametrize("call", ["point", "sync"])
def test_a_running_press_tries_until_readers_see_it(
    newspaper: Any, home: Any, fail: Callable[[str], None], from_nothing: Callable[[], Path], call: str
) -> None:
    story = make.article(make.section(home))

    def change(look: int) -> None:
        if look == 2:  # its first run is done
            story.title = "عنوان آخر"
            make.publish(story)
            fail(call)

    watch.serve_forever(newspaper, Rounds(4, change))  # type: ignore[arg-type]
    assert resolved(newspaper.edition) == resolved(from_nothing())


def test_a_page_that_was_to_be_printed_again_is_printed_by_the_next_look(
    newspaper: Any, home: Any, fail: Callable[[str], None]
) -> None:
    story = make.article(make.section(home))
    page = newspaper.edition / "current" / story.permalink.strip("/") / "index.html"
    failed, mended = [], []

    def spoil(look: int) -> None:
        if look == 2:
            page.write_bytes(b"spoiled")
            fail("sync")
        elif look > 2:
            if json.loads((newspaper.run / "press.json").read_text("utf-8"))["error"]:
                failed.append(look)
            if page.read_bytes() != b"spoiled":
                mended.append(look)

    watch.serve_forever(newspaper, Rounds(9, spoil))  # type: ignore[arg-type]
    assert len(failed) == 1 and mended[0] == failed[0] + 1


def test_an_edition_that_was_returned_to_is_shown_and_held(
    newspaper: Any, home: Any, fail: Callable[[str], None]
) -> None:
    section = make.section(home)
    make.article(section)
    Press(newspaper).run()
    old = resolved(newspaper.edition)
    make.article(section)
    Press(newspaper).run()
    fail("point")
    with pytest.raises(EditionWriteFailed):
        rollback(newspaper)
    assert resolved(newspaper.edition) != old
    watch.serve_forever(newspaper, Rounds(2))  # type: ignore[arg-type]
    assert resolved(newspaper.edition) == old
    assert Press(newspaper).held
