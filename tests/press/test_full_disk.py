"""On a full disk the press takes the room that its own trash holds."""

from __future__ import annotations

import errno
from typing import Any

import pytest

from tests import factories as make
from warraq.errors import EditionWriteFailed
from warraq.press import disk
from warraq.press.press import Press

pytestmark = pytest.mark.database


@pytest.mark.parametrize("whole", [False, True])
def test_a_run_that_found_no_room_empties_the_trash(
    newspaper: Any, home: Any, monkeypatch: pytest.MonkeyPatch, whole: bool
) -> None:
    story, press, write = make.article(make.section(home)), Press(newspaper), disk.write
    press.run()
    story.title = "عنوان آخر"
    make.publish(story)
    old = newspaper.edition / "trash" / "00000001-0"
    old.mkdir()
    (old / "index.html").write_text("an old page", "utf-8")

    def no_room(*given: Any) -> None:
        if old.exists():
            raise OSError(errno.ENOSPC, "No space left on device")
        write(*given)

    monkeypatch.setattr(disk, "write", no_room)
    if whole:  # not begun anew at once, for it takes long
        with pytest.raises(EditionWriteFailed):
            press.run(full=True)
    press.run()
    assert not old.exists()
    page = newspaper.edition / "current" / story.permalink.strip("/") / "index.html"
    assert story.title in page.read_text("utf-8")


def test_a_disk_that_stays_full_is_told_of(newspaper: Any, home: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    make.article(make.section(home))
    asked = []

    def no_room(*given: Any) -> None:
        asked.append(given)
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(disk, "write", no_room)
    with pytest.raises(EditionWriteFailed, match="No space left"):
        Press(newspaper).run()
    assert len(asked) == 1  # nothing was in the trash: a second try would be the same
