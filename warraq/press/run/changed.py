"""Printing what changes change, in this process and in one snapshot of the records."""

from __future__ import annotations

from collections.abc import Iterable

from warraq.press import outbox
from warraq.press.drafts.whole import WholePrint
from warraq.press.ledger.records import stored_facets
from warraq.press.plan import Plan, moved_articles, plan, rivals
from warraq.press.pool import WORTH_IT, Job, print_here
from warraq.press.printer import gone
from warraq.press.redirects import KIND, concerned
from warraq.press.run.printing import Printing
from warraq.press.works import CHOSEN, Works
from warraq.reading.shelf import Shelf
from warraq.reading.targets import Target


def print_changes(run: Printing, changes: list[tuple[str, int]], *, distrust: bool = False) -> bool:
    """Print what these changes change. Called in a snapshot. False, and nothing is done, if it is most of the
    newspaper: that is done sooner by looking at all of it on all cores."""
    press = run.press
    shelf = press.shelf = press.shelf or Shelf(press.config)
    shelf.forget(changes)
    stale = [] if isinstance(run.draft, WholePrint) else run.ledger.stale.addresses()
    if not (changes or stale):
        return True
    made = plan(changes, shelf, run.ledger, distrust=distrust)
    made.add_stale(stale, run.ledger)
    if len(made.targets) > max(WORTH_IT, run.ledger.pages.about() // 2) and not distrust:
        return False
    run.because = made.keys
    begun, ceased = _evaluate(run, made.targets, shelf)
    for address in stale:
        if address not in run.written and not run.ledger.pages.is_printed(address):
            run.accept(gone(address))
    chosen = [target.address for target in (*begun, *ceased) if target.kind in CHOSEN]
    for more in _evaluate(run, rivals(chosen, shelf), shelf):
        begun += more
    since, moved = outbox.Cursor.from_json(run.ledger.get("cursor")), moved_articles(made, run.ledger)
    everywhere = any(target.kind == KIND for target in made.targets)
    run.amend_redirects(None if everywhere else concerned(changes, since, [*begun, *ceased], moved, shelf), shelf)
    _keep(run, made)
    return True


def _evaluate(run: Printing, targets: Iterable[Target], shelf: Shelf) -> tuple[list[Target], list[Target]]:
    """Print these targets where their bytes differ. Answers those that begin and those that cease."""
    begun, ceased = [], []
    work = Works(targets)
    before = {item.address: printed for item in work if (printed := run.ledger.pages.printed(item.address))}
    job = Job(run.press.printer, shelf, run.draft, {address: was.digest for address, was in before.items()})
    for done, outcome in enumerate(print_here(job, work), 1):
        was = before.get(outcome.address)
        if outcome.target is not None and was is None:
            begun.append(outcome.target)
        if outcome.target is None and was is not None:
            ceased.append(was.target)
        run.accept(outcome)
        run.progress(done, len(work), "pages")
    return begun, ceased


def _keep(run: Printing, made: Plan) -> None:
    """Write down what the records were."""
    for number, found in made.facets.items():
        run.ledger.records.put_facets(number, stored_facets(found))
    for key, digest in made.facts.items():
        run.ledger.records.put_fact(key, digest)
