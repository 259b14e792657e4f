"""The press as a process: it listens for nudges, looks by itself every second, and publishes what is due."""

from __future__ import annotations

import logging
import os
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from threading import Event

from django.apps import apps
from django.db import Error as DatabaseError
from django.db import close_old_connections, connections, transaction
from django.utils import timezone
from wagtail.models import DraftStateMixin, Revision

from warraq.config import SiteConfig, load
from warraq.errors import LedgerDamaged, WarraqError
from warraq.newsroom.models import NewsPage
from warraq.newsroom.readings import Taking
from warraq.press import disk, orders, outbox, telling
from warraq.press.assistant import Assistant
from warraq.press.following import FollowerBeside
from warraq.press.hub import Hub
from warraq.press.press import Press
from warraq.press.run.showing import PAUSE
from warraq.press.sampling import Sampler
from warraq.press.surroundings import signature

log = logging.getLogger("warraq.press")
POLL = 1.0
"""Seconds between looks at the outbox and the clock."""
DEBOUNCE = 0.004
"""Seconds that a nudge waits for its neighbours: a save is often several transactions."""
LONGEST_WAIT = 60.0


Renewed = Callable[[SiteConfig], object]
"""Told of settings or a theme that the press goes on with, before a page is printed with them."""


def serve_forever(
    config: SiteConfig, stop: Event, renewed: Renewed | None = None, beside: Renewed | None = None
) -> None:
    """Print whatever changes, until `stop` is set. Errors are logged and written to run/press.json, and tried again.
    `beside` is called after every look, for what follows the shown edition; it must not wait."""
    at_work = _AtWork(config, renewed)
    wait, is_well = POLL, False
    with closing(at_work), _door(config.run / "press.sock") as door:
        while not stop.is_set():
            try:
                close_old_connections()
                publish_due()
                at_work.take_counts()
                at_work.look()
                if beside is not None:
                    beside(config)
                if not is_well:
                    telling.well(config.run)
                wait, is_well = POLL, True
            except (WarraqError, DatabaseError, OSError) as error:
                is_well = False
                wait = min(LONGEST_WAIT, wait * 2)
                why = disk.fault(error, config.root) or error
                log.error("The press could not print; it tries again in %.0f seconds. %s", wait, why)
                telling.failed(config.run, why)
                connections.close_all()
            except Exception as error:  # noqa: BLE001 - the press outlives whatever a page may raise
                is_well = False
                wait = min(LONGEST_WAIT, wait * 2)
                log.exception("The press met a fault; it tries again in %.0f seconds.", wait)
                telling.failed(config.run, error)
            _sleep(door, wait, stop)


class _AtWork:
    """A press with what surrounds it: search, which follows, and the settings and theme that it was started with."""

    def __init__(self, config: SiteConfig, renewed: Renewed | None) -> None:
        self._seen = signature(config)
        self._renewed = renewed
        self._taking = Taking()
        self._begin(Press(config))

    def _begin(self, press: Press) -> None:
        self._press = press
        press.assistant = Assistant()
        press.assistant.call()
        self._search = FollowerBeside(self._press)
        self._sampler = Sampler()
        self._hub = Hub(press.config.feeds.hub, press.config.newspaper.url.rstrip("/"))
        self._must_run = True

    def close(self) -> None:
        self._hub.close()
        self._search.close()
        self._press.close()

    def take_counts(self) -> None:
        """Make records of what the readers' server counted, now and then."""
        self._taking.look(self._press.config)

    def look(self) -> None:
        """Print what changed; if nothing did, look after what is printed. A damaged ledger is set aside wherever it is
        met, and everything is printed."""
        try:
            self._look()
        except LedgerDamaged as damage:
            self._press.heal(damage)
            self._run()

    def _look(self) -> None:
        if signature(self._press.config) != self._seen:
            self._begin_again()
        orders.carry_out(self._press)
        if self._press.held:
            if not orders.is_released(self._press):
                self._press.show_last()
                return
            self._must_run = True
        if self._must_run or self._anything() or self._sampler.look(self._press):
            self._run()
        else:
            self._press.tidy(PAUSE)

    def _anything(self) -> bool:
        """Whether there is a change that was not printed yet, a page to print again, or an edition not yet shown."""
        ledger = self._press.ledger
        waiting = outbox.waiting(outbox.Cursor.from_json(ledger.get("cursor")))
        return waiting or bool(ledger.stale.addresses()) or not self._press.is_shown

    def _run(self) -> None:
        self._must_run = True  # until it was done: what a failed run leaves need not be a change that waits
        result = self._press.run(progress=telling.Progress(self._press.config.run))
        self._must_run = False
        telling.done(self._press.config.run, result)
        self._hub.tell(result.written)
        self._search.follow(result)

    def _begin_again(self) -> None:
        """Settings or theme changed: go on with those. Where they cannot be used it raises, and keeps the old ones."""
        self._seen = signature(self._press.config)
        fresh = Press(load(self._press.config.root))
        log.warning("Settings or theme changed; every page is looked at.")
        if self._renewed is not None:
            self._renewed(fresh.config)
        self.close()
        self._begin(fresh)


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
