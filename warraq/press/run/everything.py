"""Printing every page of the newspaper, on all cores."""

from __future__ import annotations

from collections.abc import Mapping

from warraq.addresses import REDIRECTS
from warraq.cycles import few_collections
from warraq.press import all_redirects, disk, outbox
from warraq.press.drafts.whole import WholePrint
from warraq.press.pool import Job, print_all
from warraq.press.printer import gone
from warraq.press.run.printing import Printing
from warraq.press.works import Works
from warraq.reading.facets import every_fact
from warraq.reading.shelf import Shelf
from warraq.reading.snapshot import snapshot
from warraq.reading.targets import all_targets, by_time


def print_everything(run: Printing) -> outbox.Cursor:
    """Look at every page, and print it where its bytes differ, onto a plate of its own. Answers how far the outbox was
    read when it began: what changed after that is still to be printed. Not in a snapshot."""
    with few_collections():
        return _print_all_pages(run)


def _print_all_pages(run: Printing) -> outbox.Cursor:
    press, ledger = run.press, run.ledger
    shelf = press.shelf = Shelf(press.config)
    with snapshot():
        cursor = outbox.end()
        work = Works(by_time([*press.printer.plain_assets, *all_targets(shelf)], shelf))
        found = every_fact(shelf)
    ledger.records.replace_facts(found)
    ledger.causes.forget()
    run.because = None
    before = ledger.pages.digests()
    if not isinstance(run.draft, WholePrint):
        with disk.told_plainly():
            run.draft.abandon()
            run.draft = WholePrint(press.store, run.draft.edition, run.edition, run.last)
    with ledger.many(before) as entering:
        _print_pages(run, work, before)
        del work  # a third of the memory that is held here
        entering.write()
        printed = ledger.pages.addresses(shelf.catalogue.held)
        with all_redirects.begun(shelf, printed.__contains__) as redirects:
            entering.finish()
            run.put_all_redirects(redirects())
    return cursor


def _print_pages(run: Printing, work: Works, before: Mapping[str, bytes]) -> None:
    assert run.press.shelf is not None
    records, job = run.ledger.records, Job(run.press.printer, run.press.shelf, run.draft, before)
    known = records.articles()
    for done, outcome in enumerate(print_all(job, work), 1):
        run.accept(outcome)
        if outcome.target is not None and outcome.target.kind == "article":
            number = int(outcome.target.args[0])
            known.discard(number)
            records.put_facets(number, outcome.facets)
        run.progress(done, len(work), "pages")
    for number in known:
        records.put_facets(number, None)
    for address in before.keys() - {item.address for item in work} if before else ():
        if not address.startswith(REDIRECTS):
            run.accept(gone(address))
