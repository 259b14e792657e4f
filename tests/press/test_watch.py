"""The press as a process: it publishes what is due, prints what changed, and outlives what goes wrong."""

from __future__ import annotations

import json
import os
import signal
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError
from django.utils import timezone

from tests import factories as make
from tests.press.trees import resolved
from warraq.errors import PressBusy
from warraq.newsroom import models
from warraq.press import outbox, watch
from warraq.press.lock import only_press
from warraq.press.press import Press, publish
from warraq.press.rollback import rollback

pytestmark = pytest.mark.database


class Rounds:
    """A stop signal that comes after so many looks."""

    def __init__(self, looks: int, between: Callable[[int], None] = lambda look: None) -> None:
        self.looks = looks
        self.between = between
        self.look = 0

    def is_set(self) -> bool:
        self.look += 1
        self.between(self.look)
        return self.look > self.looks


@pytest.fixture
def no_sleep(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look again at once; and keep the connection, in which the test's transaction lives."""
    monkeypatch.setattr(watch, "_sleep", lambda *_: None)
    monkeypatch.setattr(watch, "close_old_connections", lambda: None)
    monkeypatch.setattr(watch.connections, "close_all", lambda: None)


def test_it_prints_what_is_there_and_tells_of_it(newspaper: Any, home: Any, no_sleep: None) -> None:
    story = make.article(make.section(home))
    watch.serve_forever(newspaper, Rounds(2))  # type: ignore[arg-type]
    assert (newspaper.edition / "current" / story.permalink.strip("/") / "index.html").is_file()
    told = json.loads((newspaper.run / "press.json").read_text("utf-8"))
    assert told["error"] is None and told["written"] > 10


def test_what_is_due_is_published_and_what_has_expired_goes(newspaper: Any, home: Any) -> None:
    section = make.section(home)
    due, expired = make.article(section, "موعدها الآن", live=False), make.article(section, "انتهى أجلها")
    due.go_live_at = timezone.now() + timedelta(hours=1)
    due.save_revision().publish()
    models.Article.objects.filter(pk=expired.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    assert watch.publish_due() == 1
    assert not models.Article.objects.get(pk=due.pk).live
    assert not models.Article.objects.get(pk=expired.pk).live
    due.latest_revision.__class__.objects.filter(approved_go_live_at__isnull=False).update(
        approved_go_live_at=timezone.now() - timedelta(seconds=1)
    )
    content = models.Article.objects.get(pk=due.pk).latest_revision
    content.content["go_live_at"] = (timezone.now() - timedelta(seconds=1)).isoformat()
    content.save()
    assert watch.publish_due() == 1
    assert models.Article.objects.get(pk=due.pk).live


def test_a_fault_is_told_and_the_press_goes_on(newspaper: Any, home: Any, monkeypatch: Any, no_sleep: None) -> None:
    make.article(make.section(home))
    whole = Press.run
    calls = []

    def fails_once(self: Press, **options: Any) -> Any:
        calls.append(1)
        if len(calls) == 1:
            raise OSError(28, "No space left on device")
        return whole(self, **options)

    monkeypatch.setattr(Press, "run", fails_once)
    told = []

    def look(number: int) -> None:
        file = newspaper.run / "press.json"
        told.append(json.loads(file.read_text("utf-8"))["error"] if file.exists() else None)

    watch.serve_forever(newspaper, Rounds(2, look))  # type: ignore[arg-type]
    assert "No space left" in told[1]["en"]
    assert told[2] is None
    assert len(calls) == 2


def test_a_fault_that_passed_is_told_no_more_though_nothing_is_printed(
    newspaper: Any, home: Any, monkeypatch: Any, no_sleep: None
) -> None:
    make.article(make.section(home))
    publish(newspaper)
    looks, told = [], []

    def away_once() -> int:
        looks.append(1)
        if len(looks) == 2:
            raise DatabaseError("the server is away")
        return 0

    def look(number: int) -> None:
        file = newspaper.run / "press.json"
        told.append(json.loads(file.read_text("utf-8")).get("error") if file.exists() else None)

    monkeypatch.setattr(watch, "publish_due", away_once)
    watch.serve_forever(newspaper, Rounds(3, look))  # type: ignore[arg-type]
    assert [error and error["en"] for error in told] == [None, None, "the server is away", None]


def test_a_nudge_wakes_it_at_once(newspaper: Any) -> None:
    from threading import Event

    from warraq.newsroom.wires import nudge

    with watch._door(newspaper.run / "press.sock") as door:
        nudge()
        started = time.monotonic()
        watch._sleep(door, 5.0, Event())
        assert time.monotonic() - started < 1.0
    nudge()  # nobody there: no harm


def test_one_press_at_a_time(newspaper: Any, home: Any) -> None:
    make.section(home)
    ready, child = newspaper.run / "ready", os.fork()
    if child == 0:
        try:
            with only_press(newspaper.run):
                ready.touch()
                signal.pause()
        finally:
            os._exit(0)
    while not ready.exists():
        time.sleep(0.01)
    try:
        with pytest.raises(PressBusy, match=str(child)):
            publish(newspaper, wait=False)
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    assert publish(newspaper).written  # the kernel let go of the dead one's lock


def test_changes_are_read_once_and_none_is_missed(newspaper: Any) -> None:
    models.Change.objects.all().delete()
    first, second = (models.Change.objects.create(kind="article", record_id=n) for n in (1, 2))
    changes, cursor = outbox.look(outbox.Cursor())
    assert changes == [("article", 1), ("article", 2)]
    assert outbox.look(cursor)[0] == []
    models.Change.objects.create(kind="tag", record_id=3)
    assert outbox.waiting(cursor)
    changes, cursor = outbox.look(outbox.Cursor.from_json(json.loads(json.dumps(cursor.as_json()))))
    assert changes == [("tag", 3)]
    assert not outbox.waiting(cursor)
    assert first.pk < second.pk


def test_a_thousand_rapid_edits_are_one_run(newspaper: Any, home: Any, from_nothing: Callable[[], Path]) -> None:
    story = make.article(make.section(home))
    press = Press(newspaper)
    press.run()
    for number in range(1000):
        models.Article.objects.filter(pk=story.pk).update(title=f"عنوان {number}")
        models.Change.objects.create(kind="article", record_id=story.pk)
    result = press.run()
    assert story.permalink in result.written
    assert resolved(newspaper.edition) == resolved(from_nothing())


class Mute:
    """In search's place: it hears, and says nothing."""

    def __init__(self, press: Press) -> None:
        pass

    def follow(self, result: Any) -> None:
        pass

    def close(self) -> None:
        pass


def test_changed_settings_and_theme_are_noticed_while_it_runs(
    newspaper: Any, home: Any, no_sleep: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    make.article(make.section(home))
    (newspaper.root / "warraq.toml").write_text('[newspaper]\nname = "صحيفة التجربة"\n', "utf-8")
    front = newspaper.edition / "current" / "index.html"
    seen = []

    def change(look: int) -> None:
        if front.exists():
            seen.append(front.read_text("utf-8"))
        if look == 2:
            (newspaper.root / "warraq.toml").write_text('[newspaper]\nname = "صحيفة باسم آخر"\n', "utf-8")
        if look == 3:
            (newspaper.root / "warraq.toml").write_text("not toml", "utf-8")
        if look == 4:
            assert "not toml" not in json.loads((newspaper.run / "press.json").read_text("utf-8"))
            assert json.loads((newspaper.run / "press.json").read_text("utf-8"))["error"]
            (newspaper.root / "theme").mkdir()
            (newspaper.root / "theme" / "front.html").write_text("<p>سمة أخرى</p>", "utf-8")
            (newspaper.root / "warraq.toml").write_text('[newspaper]\nname = "صحيفة ثالثة"\n', "utf-8")

    # In a test's own transaction another thread sees no records: search is left out.
    monkeypatch.setattr(watch, "FollowerBeside", Mute)
    told = []
    watch.serve_forever(newspaper, Rounds(5, change), told.append)  # type: ignore[arg-type]
    assert [config.newspaper.name for config in told] == ["صحيفة باسم آخر", "صحيفة ثالثة"]
    assert "صحيفة التجربة" in seen[0]
    assert "صحيفة باسم آخر" in seen[1] and "صحيفة باسم آخر" in seen[2]
    assert "سمة أخرى" in front.read_text("utf-8")


def test_a_press_that_another_overtook_reads_the_records_anew(
    newspaper: Any, home: Any, from_nothing: Callable[[], Path]
) -> None:
    section = make.section(home)
    story = make.article(section)
    running = Press(newspaper)
    running.run()
    make.article(section, tags=[make.tag("نهر")])
    story.title = "عنوان آخر"
    make.publish(story)
    Press(newspaper).run()
    make.article(section)
    running.run()
    assert resolved(newspaper.edition) == resolved(from_nothing())


def test_after_a_rollback_the_running_press_holds_still_until_publish(
    newspaper: Any, home: Any, no_sleep: None, monkeypatch: pytest.MonkeyPatch, from_nothing: Callable[[], Path]
) -> None:
    section = make.section(home)
    make.article(section)
    Press(newspaper).run()
    old = resolved(newspaper.edition)
    make.article(section)
    Press(newspaper).run()
    rollback(newspaper)
    make.article(section)
    monkeypatch.setattr(watch, "FollowerBeside", Mute)
    watch.serve_forever(newspaper, Rounds(2))  # type: ignore[arg-type]
    assert resolved(newspaper.edition) == old
    Press(newspaper).run()
    assert resolved(newspaper.edition) == resolved(from_nothing()) != old
