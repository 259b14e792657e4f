"""After a rollback the newsroom says that the press holds still, and which articles readers do not have."""

from __future__ import annotations

import errno
import os
from typing import Any

import pytest

from tests import factories as make
from tests.desk.test_press_page import state_of, words
from warraq.errors import EditionWriteFailed
from warraq.press import disk, rollback
from warraq.press.press import Press

pytestmark = pytest.mark.database


def test_pages_and_states_say_what_readers_do_not_have(editor_client: Any, newspaper: Any, home: Any) -> None:
    section, other = make.section(home), make.section(home)
    still = make.article(other)
    changed = make.article(section)
    Press(newspaper).run()
    changed.title = "عنوان آخر"
    make.publish(changed)
    new = make.article(section)
    Press(newspaper).run()
    rollback.rollback(newspaper)
    assert [state_of(editor_client, each) for each in (changed, new)] == ["held", "held"]
    assert "متوقفة على الطبعة 1" in words(editor_client.get("/admin/press/"))
    assert "warraq publish" in words(editor_client.get("/admin/press/"))
    assert "متوقفة على الطبعة 1" in words(editor_client.get("/admin/"))
    make.publish(still)
    assert state_of(editor_client, still) == "held"
    Press(newspaper).run()
    assert [state_of(editor_client, each) for each in (changed, new, still)] == ["live"] * 3
    assert "متوقفة على الطبعة" not in words(editor_client.get("/admin/press/"))


def test_an_edition_that_could_not_be_shown_is_not_live(
    editor_client: Any, newspaper: Any, home: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = make.article(make.section(home))
    Press(newspaper).run()
    story.title = "عنوان آخر"
    make.publish(story)

    def fails(*_: Any) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as broken:
        broken.setattr(disk, "point", fails)
        with pytest.raises(EditionWriteFailed):
            Press(newspaper).run()
    assert state_of(editor_client, story) == "printing"
    Press(newspaper).run()
    assert state_of(editor_client, story) == "live"
