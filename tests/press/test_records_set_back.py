"""Records that are set back to an earlier state beside an edition that is kept: every page is looked at."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests import factories as make
from tests.press.trees import resolved
from warraq.newsroom.models import Article, Change
from warraq.press import outbox
from warraq.press.press import Press

pytestmark = pytest.mark.database


@pytest.mark.parametrize("since", [0, 1, 30])
def test_it_is_noticed_however_much_was_changed_since(
    newspaper: Any, home: Any, from_nothing: Callable[[], Path], since: int
) -> None:
    section = make.section(home)
    story, other = make.article(section, "العنوان القديم"), make.article(section)
    press = Press(newspaper)
    press.run()
    kept = set(Change.objects.values_list("pk", flat=True))
    for number in range(5):
        story.title = f"عنوان {number}"
        make.publish(story)
    press.run()
    # As a copy of the records would have it: those changes were never made, and their lines' numbers come again.
    Article.objects.filter(pk=story.pk).update(title="العنوان القديم")
    lost = Change.objects.exclude(pk__in=kept)
    numbers, at = sorted(lost.values_list("pk", flat=True)), Change.objects.latest("pk").at
    lost.delete()
    for number in range(since):
        Change.objects.create(
            pk=numbers[0] + number, kind="article", record_id=other.pk, at=at + timedelta(seconds=1 + number)
        )
    assert outbox.waiting(outbox.Cursor.from_json(press.ledger.get("cursor")))
    press.run()
    assert resolved(newspaper.edition) == resolved(from_nothing())
    assert not outbox.waiting(outbox.Cursor.from_json(press.ledger.get("cursor")))


def test_a_cursor_of_a_press_that_kept_no_mark_is_still_read(newspaper: Any, home: Any) -> None:
    make.section(home)
    newest = Change.objects.latest("pk").pk
    assert not outbox.waiting(outbox.Cursor.from_json(json.loads(f"[{newest}, [], null]")))
    assert outbox.waiting(outbox.Cursor.from_json(json.loads(f"[{newest + 5}, [], null]")))
