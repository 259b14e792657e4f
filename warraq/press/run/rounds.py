"""Printing until nothing changed meanwhile: what editors do while a newspaper is printed is in the same edition."""

from __future__ import annotations

from warraq.press import outbox
from warraq.press.run.changed import print_changes
from warraq.press.run.everything import print_everything
from warraq.press.run.printing import Printing
from warraq.reading.snapshot import snapshot

ROUNDS = 5
"""How often changes that came in while printing are printed into the same edition, before it is shown."""


def print_rounds(run: Printing, *, full: bool) -> outbox.Cursor:
    """Print what changed, or everything if that is asked for or is done sooner. Answers how far the outbox is read."""
    cursor, distrust = outbox.Cursor.from_json(run.ledger.get("cursor")), False
    if not full:
        with snapshot():
            changes, after = outbox.look(cursor)
            full = outbox.says_everything(changes) or not print_changes(run, changes)
            if not full:
                return after
    for _ in range(ROUNDS):
        if full:
            cursor, distrust, full = print_everything(run), True, False
        with snapshot():
            changes, after = outbox.look(cursor)
            full = outbox.says_everything(changes) or not print_changes(run, changes, distrust=distrust)
            if not full:
                run.ledger.set("press", run.press.printer.digest)
                return after
    # Everything changed again in every round: this edition is shown, and the next run looks at all of it again.
    run.ledger.set("press", "")
    return cursor
