"""A run, step by step: printed, shared, shown; or, where anything fails, as if it had not been."""

from __future__ import annotations

import time
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from warraq.press import disk, shared
from warraq.press.assistant import at_once
from warraq.press.drafts.retouch import Retouch
from warraq.press.run.printing import Printing
from warraq.press.run.progress import Hook, Progress
from warraq.press.run.result import RunResult
from warraq.press.run.rounds import print_rounds
from warraq.press.run.showing import show

if TYPE_CHECKING:
    from warraq.press.press import Press


def run_once(press: Press, progress: Progress, at: Hook, *, full: bool) -> RunResult:
    """One run, under the press's lock; with `full` every page is looked at. `at` is told of each step that is done.
    Raises PressError, sqlite3.Error."""
    began, started = datetime.now(UTC).isoformat(timespec="seconds"), time.monotonic()
    press.forget_if_overtaken()
    run = _begin(press, progress, at, began)
    ledger = run.ledger
    try:
        with disk.watched(press.store.root) as handle:
            ledger.begin()
            cursor = print_rounds(run, full=full or press.needs_full(ledger))
            problems = _share(run)
            ledger.set("cursor", cursor.as_json())
            ledger.set("held", 0)
            ledger.stale.forget()
            show(run, handle)
    except BaseException:
        ledger.rollback()
        if run.draft.edition != run.edition:  # not committed
            with suppress(OSError):  # on a failing disk the next run takes it away
                run.draft.abandon()
        raise
    seconds = time.monotonic() - started
    return RunResult(
        tuple(run.written), tuple(run.removed), len(run.unchanged), seconds, run.edition, tuple(problems)
    )


def _begin(press: Press, progress: Progress, at: Hook, began: str) -> Printing:
    """Finish or throw away what a killed run left, and begin the next edition: with a retouch, which becomes a whole
    print where that is needed."""
    ledger, store = press.ledger, press.store
    with disk.told_plainly():
        edition = press.recover()
    whole = int(ledger.get("whole", 0))
    last = max(int(ledger.get("second", 0)), store.shown_at())
    assistant = press.assistant
    if assistant is not None:
        assistant.call()
    pack = assistant.pack if assistant else at_once
    new = (edition or store.last_number()) + 1
    draft = Retouch(store, new, whole, ledger.editions.changed_after, pack=pack, last=last)
    return Printing(press, ledger, draft, edition, whole, last, began, progress, at)


def _share(run: Printing) -> list[str]:
    """Make sure that the pictures, files and documents that the printed pages lead to are there."""
    shelf, config = run.press.shelf, run.press.config
    shared.add_assets(config.edition, run.press.printer.shared_assets)
    if shelf is None:
        return []  # nothing was looked at
    # Those that failed in an earlier run are tried again: their original may be back.
    wanted = sorted(run.pictures.union(run.ledger.get("missing pictures", [])))
    rows = [row for row in shelf.pictures.these(wanted) if row.digest and row.width and row.height]
    failures = shared.add_pictures(config, rows, run.progress)
    run.ledger.set("missing pictures", sorted(failures))
    return [*failures.values(), *shared.add_documents(config, shelf.documents.these(sorted(run.documents)))]
