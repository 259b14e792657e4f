"""The press as a process: it listens for nudges, looks by itself every second, and publishes what is due."""

from __future__ import annotations

import json
import logging
import os
import socket
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

from django.apps import apps
from django.db import Error as DatabaseError
from django.db import close_old_connections, connections, transaction
from django.utils import timezone
from wagtail.models import DraftStateMixin, Revision

from warraq.config import SiteConfig
from warraq.errors import WarraqError
from warraq.newsroom.models import NewsPage
from warraq.press import outbox
from warraq.press.indexing import FollowerBeside
from warraq.press.run import PAUSE, Press, RunResult

log = logging.getLogger("warraq.press")
POLL = 1.0
"""Seconds between looks at the outbox and the clock."""
DEBOUNCE = 0.004
"""Seconds that a nudge waits for its neighbours: a save is often several transactions."""
LONGEST_WAIT = 60.0


def serve_forever(config: SiteConfig, stop: Event) -> None:
    """Print whatever changes, until `stop` is set. Errors are logged and written to run/press.json, and tried again."""
    press = Press(config)
    search = FollowerBeside(press)
    wait, first = POLL, True
    with closing(search), _door(config.run / "press.sock") as door:
        while not stop.is_set():
            try:
                close_old_connections()
                publish_due()
                if first or _anything(press):
                    result = press.run()
                    _tell(config.run, result)
                    search.follow(result)
                else:
                    press.tidy(PAUSE)
                wait, first = POLL, False
            except (WarraqError, DatabaseError, OSError) as error:
                wait = min(LONGEST_WAIT, wait * 2)
                log.error("The press could not print; it tries again in %.0f seconds. %s", wait, error)
                _tell_failure(config.run, error)
                connections.close_all()
            except Exception as error:  # noqa: BLE001 - the press outlives whatever a page may raise
                wait = min(LONGEST_WAIT, wait * 2)
                log.exception("The press met a fault; it tries again in %.0f seconds.", wait)
                _tell_failure(config.run, error)
            _sleep(door, wait, stop)


def publish_due() -> int:
    """Publish and unpublish what is due by the clock, each in a transaction of its own. Answers how many.

    One that fails is logged, and stands in no other's way.
    """
    now, done = timezone.now(), 0
    for revision in Revision.objects.filter(approved_go_live_at__lt=now).order_by("approved_go_live_at"):
        done += _due(revision, lambda item: item.publish(log_action="wagtail.publish.scheduled"))
    others = (m for m in apps.get_models() if issubclass(m, DraftStateMixin) and not issubclass(m, NewsPage))
    for model in (NewsPage, *others):
        for record in model.objects.filter(live=True, expire_at__lt=now).order_by("expire_at"):
            found = record.specific if isinstance(record, NewsPage) else record
            done += _due(found, lambda item: item.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled"))
    return done


def _due(item: object, act: object) -> int:
    try:
        with transaction.atomic():
            act(item)  # type: ignore[operator]
    except DatabaseError:
        raise
    except Exception:
        log.exception("What was due could not be done: %s", item)
        return 0
    return 1


def _anything(press: Press) -> bool:
    """Whether there is a change that was not printed yet."""
    return outbox.waiting(outbox.Cursor.from_json(press.ledger.get("cursor")))


@contextmanager
def _door(path: Path) -> Iterator[socket.socket]:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    door = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC)
    try:
        door.bind(str(path))
        os.chmod(path, 0o600)
        yield door
    finally:
        door.close()
        path.unlink(missing_ok=True)


def _sleep(door: socket.socket, seconds: float, stop: Event) -> None:
    """Until a nudge comes, or the time is over; in steps, so that `stop` is heard soon."""
    end = time.monotonic() + seconds
    while not stop.is_set() and (left := end - time.monotonic()) > 0:
        door.settimeout(min(left, 0.25))
        with suppress(TimeoutError):
            door.recv(16)
            break
    else:
        return
    time.sleep(DEBOUNCE)
    door.setblocking(False)
    with suppress(BlockingIOError):
        while True:
            door.recv(16)


def _tell(run: Path, result: RunResult) -> None:
    """Let run/press.json say what the last run did."""
    _write(
        run,
        {
            "at": datetime.now(UTC).isoformat(timespec="seconds"),
            "edition": result.edition,
            "written": len(result.written),
            "removed": len(result.removed),
            "unchanged": result.unchanged,
            "seconds": round(result.seconds, 3),
            "addresses": [*result.written, *result.removed][:100],
            "problems": list(result.problems)[:100],
            "error": None,
        },
    )


def _tell_failure(run: Path, error: Exception) -> None:
    arabic = error.arabic if isinstance(error, WarraqError) else str(error)
    at = datetime.now(UTC).isoformat(timespec="seconds")
    with suppress(OSError):  # on a full disk the log alone says it
        _write(run, {"at": at, "error": {"en": str(error), "ar": arabic}})


def _write(run: Path, told: dict[str, object]) -> None:
    fresh = run / ".press.json.new"
    fresh.write_text(json.dumps(told, ensure_ascii=False, indent=1), "utf-8")
    os.replace(fresh, run / "press.json")
