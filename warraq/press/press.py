"""The press of one newspaper: it holds what stays between runs, and lets one run follow another under its lock."""

from __future__ import annotations

import logging
import sqlite3
from dataclasses import replace

from warraq.config import SiteConfig
from warraq.errors import EditionWriteFailed, LedgerDamaged
from warraq.press import disk, room
from warraq.press.assistant import Assistant
from warraq.press.edition import EditionStore
from warraq.press.ledger.aside import put_aside
from warraq.press.ledger.ledger import Ledger
from warraq.press.ledger_to_read import LedgerToRead, opened
from warraq.press.lock import only_press
from warraq.press.printer import Printer
from warraq.press.run.progress import Hook, Progress, nothing, silent
from warraq.press.run.result import RunResult
from warraq.press.run.run import run_once
from warraq.reading.shelf import Shelf

log = logging.getLogger("warraq.press")
SET_ASIDE = (
    "كان دفتر المطبعة تالفاً فوُضع جانباً باسم {name} وطُبعت الصحيفة من الصفر — "
    "the press's ledger was damaged: it was set aside as {name}, and the newspaper was printed from nothing"
)
"""What is told of a run that began with nothing because the ledger was damaged."""


class Press:
    """The press of one newspaper. A running one keeps the theme and what it read of the records between its runs."""

    def __init__(self, config: SiteConfig) -> None:
        self.config = config
        self.store = EditionStore(config.edition)
        self.printer = Printer(config)
        self.shelf: Shelf | None = None
        self._ledger: Ledger | None = None
        self.assistant: Assistant | None = None
        """Packs pages beside a running press; None: the press packs them itself."""
        self._read: object = None
        """The cursor up to which `shelf` knows the records."""
        self._problems: list[str] = []
        """What the next run that succeeds has to tell besides its own."""

    def run(
        self, *, full: bool = False, progress: Progress | None = None, wait: bool = True, at: Hook | None = None
    ) -> RunResult:
        """One run; on a full disk that has room when the trash is emptied, a second, and one from nothing where the
        ledger is damaged. `at` is called after each step, with its name."""
        with only_press(self.config.run, wait=wait):
            try:
                return self._run_once(full, progress or silent, at or nothing)
            except LedgerDamaged as damage:
                self._put_ledger_aside(damage)
            except EditionWriteFailed:
                if not self._made_room():
                    raise
            return self._run_once(full, progress or silent, at or nothing)

    def _run_once(self, full: bool, progress: Progress, at: Hook) -> RunResult:
        try:
            with disk.told_plainly():
                self.store.prepare()
                room.ask(self.config.edition)
            if isinstance(self._ledger, LedgerToRead):
                self.close()  # there is room again
            result = run_once(self, progress, at, full=full)
        except (sqlite3.Error, EditionWriteFailed) as error:
            self._forget()
            why = disk.fault(error, self.config.edition)
            if why is error or (why is None and isinstance(error, EditionWriteFailed)):
                raise
            raise why or EditionWriteFailed(reason=f"the press's ledger: {error}") from error
        except BaseException:
            self._forget()
            raise
        self._read = self.ledger.get("cursor")
        told, self._problems = self._problems, []
        return replace(result, problems=(*told, *result.problems))

    def heal(self, damage: LedgerDamaged) -> None:
        """Set a damaged ledger aside: the next run prints from nothing, and tells why."""
        with only_press(self.config.run):
            self._put_ledger_aside(damage)

    def _put_ledger_aside(self, damage: LedgerDamaged) -> None:
        log.error("%s\n%s", damage.arabic, damage)
        self._forget()
        with disk.told_plainly():
            aside = put_aside(self.config.edition / "ledger.sqlite3", int(str(damage.facts["inode"])))
        if aside is not None:
            log.error("The damaged ledger is kept as %s.", aside)
            self._problems.append(SET_ASIDE.format(name=aside.name))

    def _made_room(self) -> bool:
        """Remove from a full disk what nobody needs. Answers whether there was any."""
        try:
            return self.store.has_trash and self.store.empty_trash()
        except OSError:
            return False  # the disk fails in this as well: the first fault is told

    @property
    def ledger(self) -> Ledger:
        """The ledger, kept open between runs: opening it takes longer than a small run's own look-ups. It can only be
        read on a disk without room."""
        if self._ledger is not None and not self._ledger.is_there:
            self.close()
        if self._ledger is None:
            self._ledger = opened(self.config.edition / "ledger.sqlite3")
        return self._ledger

    def _forget(self) -> None:
        self.shelf = None  # it may know more than was printed
        self.close()

    def close(self) -> None:
        """Let go of the ledger and of the assistant; the next run opens the one and calls the other again."""
        if self.assistant is not None:
            self.assistant.dismiss()
        if self._ledger is not None:
            self._ledger.close()
            self._ledger = None

    def forget_if_overtaken(self) -> None:
        """If another press read changes since this one's last run, what this one knows of the records is old."""
        if self.ledger.get("cursor") != self._read:
            self.shelf = None

    def tidy(self, seconds: float | None = None) -> bool:
        """Remove what old editions left, for so many seconds at most. Answers whether nothing is left to remove."""
        with only_press(self.config.run), disk.told_plainly():
            return self.store.empty_trash(seconds)

    def recover(self) -> int:
        """Finish or throw away what a killed run left. Answers the edition that the ledger describes; 0: none. Call
        under the lock."""
        store, done = self.store, int(self.ledger.get("edition", 0))
        if done and not store.path(done).is_dir():
            self.ledger.clear()
            done = 0
        store.discard_unfinished(done or store.shown())
        if done and store.shown() != done:
            store.show(done)
        return done

    @property
    def is_shown(self) -> bool:
        """Whether readers see what the ledger describes: the rename that shows an edition may fail when all else is
        done."""
        return self.store.shown() == int(self.ledger.get("edition", 0))

    def show_last(self) -> None:
        """Show the edition that the ledger describes, if readers do not see it."""
        if not self.is_shown:
            with only_press(self.config.run), disk.told_plainly():
                self.recover()

    @property
    def held(self) -> int:
        """The edition that a rollback returned to, after which the press holds still; 0: it is at work."""
        return int(self.ledger.get("held") or 0)

    def needs_full(self, ledger: Ledger) -> bool:
        """Whether every page must be looked at: nothing printed yet, or another theme, settings or version."""
        return bool(ledger.get("press") != self.printer.digest)


def publish(
    config: SiteConfig, *, full: bool = False, progress: Progress | None = None, wait: bool = True
) -> RunResult:
    """Print what changed; with `full`, look at every page again. Raises PressError; PressBusy only without `wait`."""
    from warraq.press.following import Follower

    press = Press(config)
    result = press.run(full=full, progress=progress, wait=wait)
    if not (result.written or result.removed):
        try:
            press.ledger.check()  # there is time for it; and what `press why` met may lie where no run looked
        except LedgerDamaged as damage:
            press.heal(damage)
            result = press.run(progress=progress, wait=wait)
    Follower(press).follow(result, progress)
    press.tidy()
    press.close()
    return result
