"""From printed pages to the edition that readers see. The order of the steps is what makes a kill harmless."""

from __future__ import annotations

import time
from datetime import UTC, datetime

from warraq.press import disk
from warraq.press.drafts.retouch import Retouch
from warraq.press.drafts.whole import WholePrint
from warraq.press.edition import KEPT, address_of
from warraq.press.ledger.editions import PrintedEdition
from warraq.press.run.printing import Printing

PAUSE = 0.05
"""Seconds that a run spends on removing what old editions left; the running press goes on with it when it is idle."""


def show(run: Printing, handle: int) -> None:
    """Let readers see the new edition, if anything in it is new. `handle` is what `disk.watched` answered when the run
    began."""
    store, ledger = run.press.store, run.ledger
    run.at("printed")
    with disk.told_plainly():
        if run.draft.is_empty:
            run.draft.abandon()
            ledger.commit()
            return
        run.draft.complete()
        _note_missing(run)
        run.at("complete")
        disk.sync(store.root, handle)
        run.at("synced")
        _note_edition(run)
        ledger.commit()
        first, run.edition = not run.edition, run.draft.edition
        run.at("committed")
        store.show(run.edition)
        run.at("shown")
        if first:
            store.discard_others(run.edition)
        store.collect(run.edition, run.whole)
        store.empty_trash(PAUSE)
        run.at("collected")


def _note_missing(run: Printing) -> None:
    """Let the next run print what readers should have and a hand took away."""
    if isinstance(run.draft, Retouch):
        for folder in run.draft.barred:
            run.ledger.print_again(set(run.ledger.pages.below(f"/{folder}/")) - run.written.keys())
        addresses = map(address_of, run.draft.missing)
        run.ledger.print_again(address for address in addresses if run.ledger.pages.is_printed(address))


def _note_edition(run: Printing) -> None:
    edition, ledger, whole = run.draft.edition, run.ledger, isinstance(run.draft, WholePrint)
    if whole:
        run.whole = edition
        ledger.set("whole", edition)
        ledger.set("whole at", run.began)
    ledger.set("edition", edition)
    # Servers make a page's mark of its second and its length: no two editions may share a second.
    ledger.set("second", max(run.last + 1, int(time.time())))
    at = datetime.now(UTC).isoformat(timespec="seconds")
    changed = run.draft.changed if isinstance(run.draft, Retouch) else []
    ledger.editions.add(PrintedEdition(edition, at, len(run.written), len(run.removed), whole), changed)
    ledger.editions.forget_before(edition - KEPT + 1)
