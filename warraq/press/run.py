"""One run of the press: from what changed to the edition that readers see.

The order of the last steps is what makes a kill at any moment harmless (docs/press.md): all files, made durable; then
the ledger's transaction, in which the new edition counts as printed; then the one rename that shows it. A killed run
has either not committed, and its files are thrown away by the next, or it has, and the next only shows what is there.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from warraq import keys as names
from warraq.addresses import file_of
from warraq.cycles import few_collections
from warraq.keys import Key
from warraq.press import disk, outbox, shared
from warraq.press.assistant import at_once
from warraq.press.drafts.draft import Draft
from warraq.press.drafts.retouch import Retouch
from warraq.press.drafts.whole import WholePrint
from warraq.press.edition import KEPT, address_of
from warraq.press.ledger.causes import Cause
from warraq.press.ledger.editions import PrintedEdition
from warraq.press.ledger.records import stored_facets
from warraq.press.plan import Plan, plan, redirects_change, rivals
from warraq.press.pool import WORTH_IT, Job, print_all, print_here
from warraq.press.printer import CHOSEN, REDIRECTS, Outcome, Work, Works
from warraq.reading.facets import every_fact
from warraq.reading.shelf import Shelf
from warraq.reading.snapshot import snapshot
from warraq.reading.targets import Target, all_targets, by_time

if TYPE_CHECKING:
    from warraq.press.press import Press

Progress = Callable[[int, int, str], None]
"""Told how many of how many are done, and of what: "pages" or "pictures"."""
Hook = Callable[[str], None]
"""Told when a step is done; tests kill the press in it."""
PAUSE = 0.05
"""Seconds that a run spends on removing what old editions left; the running press goes on with it when it is idle."""
MOST_CAUSES = 20
"""Keys that are written down as the cause of one page."""
ROUNDS = 5
"""How often changes that came in while printing are printed into the same edition, before it is shown."""


@dataclass(frozen=True)
class RunResult:
    """What a run did: addresses written and removed, how many others were looked at and found unchanged, seconds it
    took, the edition that readers see, and what went wrong without stopping it (a picture without file)."""

    written: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: int
    seconds: float
    edition: int
    problems: tuple[str, ...] = ()


@dataclass
class Run:
    """One run, under the press's lock."""

    press: Press
    progress: Progress
    at: Hook
    written: dict[str, None] = field(default_factory=dict)
    removed: dict[str, None] = field(default_factory=dict)
    unchanged: set[str] = field(default_factory=set)
    pictures: set[int] = field(default_factory=set)
    documents: set[int] = field(default_factory=set)
    because: set[Key] | None = None
    """The keys that changed; None while the whole newspaper is printed."""
    began: str = field(default_factory=lambda: datetime.now(UTC).isoformat(timespec="seconds"))

    def go(self, *, full: bool) -> RunResult:
        started = time.monotonic()
        self.press.forget_if_overtaken()
        self.ledger = self.press.ledger
        with disk.told_plainly():
            self.edition = self.press.recover()
        self.whole = int(self.ledger.get("whole", 0))
        self.last = max(int(self.ledger.get("second", 0)), self.press.store.shown_at())
        edition = (self.edition or self.press.store.last_number()) + 1
        self.draft: Draft = self._retouch(edition)
        try:
            with disk.watched(self.press.store.root) as self.disk:
                self.ledger.begin()
                cursor = self._print(full=full or self.press.needs_full(self.ledger))
                problems = self._share()
                self.ledger.set("cursor", cursor.as_json())
                self.ledger.set("held", 0)
                self.ledger.stale.forget()
                self._switch()
        except BaseException:
            self.ledger.rollback()
            if self.draft.edition != self.edition:  # not committed
                with suppress(OSError):  # on a failing disk the next run takes it away
                    self.draft.abandon()
            raise
        seconds = time.monotonic() - started
        return RunResult(
            tuple(self.written), tuple(self.removed), len(self.unchanged), seconds, self.edition, tuple(problems)
        )

    def _retouch(self, edition: int) -> Retouch:
        assistant = self.press.assistant
        if assistant is not None:
            assistant.call()
        pack = assistant.pack if assistant else at_once
        store, since = self.press.store, self.ledger.editions.changed_after
        return Retouch(store, edition, self.whole, since, pack=pack, last=self.last)

    # --- printing ----------------------------------------------------------------------------------------------

    def _print(self, *, full: bool) -> outbox.Cursor:
        press, cursor = self.press, outbox.Cursor.from_json(self.ledger.get("cursor"))
        distrust = False
        if not full:
            with snapshot():
                changes, after = outbox.look(cursor)
                full = _everything(changes) or not self._print_changes(changes)
                if not full:
                    return after
        for _ in range(ROUNDS):
            if full:
                cursor, distrust, full = self._print_everything(), True, False
            with snapshot():
                changes, after = outbox.look(cursor)
                full = _everything(changes) or not self._print_changes(changes, distrust=distrust)
                if not full:
                    self.ledger.set("press", press.printer.digest)
                    return after
        # Everything changed again in every round: this edition is shown, and the next run looks at all of it again.
        self.ledger.set("press", "")
        return cursor

    def _print_everything(self) -> outbox.Cursor:
        """Look at every page of the newspaper, on all cores."""
        with few_collections():
            return self._print_all_pages()

    def _print_all_pages(self) -> outbox.Cursor:
        shelf = self.press.shelf = Shelf(self.press.config)
        with snapshot():
            cursor = outbox.end()
            targets = by_time([*self.press.printer.plain_assets, *all_targets(shelf)], shelf)
            found = every_fact(shelf)
        self.ledger.records.replace_facts(found)
        self.ledger.causes.forget()
        self.because = None
        work, before = Works(targets), self.ledger.pages.digests()
        known = self.ledger.records.articles()
        if not isinstance(self.draft, WholePrint):
            with disk.told_plainly():
                self.draft.abandon()
                self.draft = WholePrint(self.press.store, self.draft.edition, self.edition, self.last)
        job = Job(self.press.printer, shelf, self.draft, before)
        with self.ledger.many(before):
            for done, outcome in enumerate(print_all(job, work), 1):
                self._accept(outcome)
                if outcome.target is not None and outcome.target.kind == "article":
                    number = int(outcome.target.args[0])
                    known.discard(number)
                    self.ledger.records.put_facets(number, outcome.facets)
                self.progress(done, len(work), "pages")
        for number in known:
            self.ledger.records.put_facets(number, None)
        for address in before.keys() - {item.address for item in work} - {REDIRECTS.address} if before else ():
            self._accept(Outcome(address, None, b"", frozenset(), None, True))
        del targets, work, job  # a third of the memory that is held here
        self._redirects(shelf)
        return cursor

    def _print_changes(self, changes: list[tuple[str, int]], *, distrust: bool = False) -> bool:
        """Print what these changes change. Called in a snapshot. False, and nothing is done, if it is most of the
        newspaper: that is done sooner by looking at all of it on all cores."""
        press = self.press
        shelf = press.shelf = press.shelf or Shelf(press.config)
        shelf.forget(changes)
        stale = [] if isinstance(self.draft, WholePrint) else self.ledger.stale.addresses()
        if not (changes or stale):
            return True
        made = plan(changes, shelf, self.ledger, distrust=distrust)
        made.add_stale(stale, self.ledger)
        if len(made.targets) > max(WORTH_IT, self.ledger.pages.about() // 2) and not distrust:
            return False
        self.because = made.keys
        begun, ceased = self._evaluate(made.targets, shelf)
        for address in stale:
            if address not in self.written and not self.ledger.pages.is_printed(address):
                self._accept(Outcome(address, None, b"", frozenset(), None, True))
        if REDIRECTS in made.targets:
            self._redirects(shelf)
        chosen = [target.address for target in (*begun, *ceased) if target.kind in CHOSEN]
        for more in self._evaluate(rivals(chosen, shelf), shelf):
            begun += more
        if redirects_change(changes, begun, ceased):
            self._redirects(shelf)
        self._keep(made)
        return True

    def _evaluate(self, targets: Iterable[Target], shelf: Shelf) -> tuple[list[Target], list[Target]]:
        """Print these targets where their bytes differ. Answers those that begin and those that cease."""
        begun, ceased = [], []
        work = Works(targets)
        before = {item.address: printed for item in work if (printed := self.ledger.pages.printed(item.address))}
        job = Job(self.press.printer, shelf, self.draft, {address: was.digest for address, was in before.items()})
        for done, outcome in enumerate(print_here(job, work), 1):
            was = before.get(outcome.address)
            if outcome.target is not None and was is None:
                begun.append(outcome.target)
            if outcome.target is None and was is not None:
                ceased.append(was.target)
            self._accept(outcome)
            self.progress(done, len(work), "pages")
        return begun, ceased

    def _redirects(self, shelf: Shelf) -> None:
        was = self.ledger.pages.printed(REDIRECTS.address)
        work, printer = Work(REDIRECTS.address, (REDIRECTS,)), self.press.printer
        printed = self.ledger.pages.addresses(shelf.catalogue.held)  # asked several times of every old address
        self._accept(printer.print(work, shelf, self.draft, was.digest if was else None, printed.__contains__))

    def _accept(self, outcome: Outcome) -> None:
        """Write down what came of one address."""
        for kept in (self.written, self.removed):
            if outcome.written:
                kept.pop(outcome.address, None)
        if outcome.target is None:
            if outcome.written:
                self.ledger.drop(outcome.address)
                self.draft.note_gone(file_of(outcome.address))
                self.removed[outcome.address] = None
            return
        self._note_shared(outcome.keys)
        self.ledger.pages.put(outcome.target, outcome.digest, _worth_keeping(outcome))
        if outcome.written:
            self.draft.note_written(file_of(outcome.address))
            self.written[outcome.address] = None
            if self.because is not None:
                keys = tuple(sorted(self.because & outcome.keys))[:MOST_CAUSES]
                self.ledger.causes.put(outcome.address, Cause(self.draft.edition, self.began, keys))
            self.at("page")
        else:
            self.unchanged.add(outcome.address)

    def _note_shared(self, found: Iterable[Key]) -> None:
        for key in found:
            if key.startswith("picture:"):
                self.pictures.add(int(key[8:]))
            elif key.startswith("document:"):
                self.documents.add(int(key[9:]))

    def _keep(self, made: Plan) -> None:
        for number, found in made.facets.items():
            self.ledger.records.put_facets(number, stored_facets(found))
        for key, digest in made.facts.items():
            self.ledger.records.put_fact(key, digest)

    # --- after ---------------------------------------------------------------------------------------------------

    def _share(self) -> list[str]:
        """Make sure that the pictures, files and documents that the printed pages lead to are there."""
        shelf, config = self.press.shelf, self.press.config
        shared.add_assets(config.edition, self.press.printer.shared_assets)
        if shelf is None:
            return []  # nothing was looked at
        # Those that failed in an earlier run are tried again: their original may be back.
        wanted = sorted(self.pictures.union(self.ledger.get("missing pictures", [])))
        rows = [row for row in shelf.pictures.these(wanted) if row.digest and row.width and row.height]
        failures = shared.add_pictures(config, rows, self.progress)
        self.ledger.set("missing pictures", sorted(failures))
        return [*failures.values(), *shared.add_documents(config, shelf.documents.these(sorted(self.documents)))]

    def _switch(self) -> None:
        """Let readers see the new edition, if anything in it is new."""
        store, ledger = self.press.store, self.ledger
        self.at("printed")
        with disk.told_plainly():
            if self.draft.is_empty:
                self.draft.abandon()
                ledger.commit()
                return
            self.draft.complete()
            self._note_missing()
            self.at("complete")
            disk.sync(store.root, self.disk)
            self.at("synced")
            self._note_edition()
            ledger.commit()
            first, self.edition = not self.edition, self.draft.edition
            self.at("committed")
            store.show(self.edition)
            self.at("shown")
            if first:
                store.discard_others(self.edition)
            store.collect(self.edition, self.whole)
            store.empty_trash(PAUSE)
            self.at("collected")

    def _note_missing(self) -> None:
        """Let the next run print what readers should have and a hand took away."""
        if isinstance(self.draft, Retouch):
            for folder in self.draft.barred:
                self.ledger.print_again(set(self.ledger.pages.below(f"/{folder}/")) - self.written.keys())
            addresses = map(address_of, self.draft.missing)
            self.ledger.print_again(address for address in addresses if self.ledger.pages.is_printed(address))

    def _note_edition(self) -> None:
        edition, whole = self.draft.edition, isinstance(self.draft, WholePrint)
        if whole:
            self.whole = edition
            self.ledger.set("whole", edition)
            self.ledger.set("whole at", self.began)
        self.ledger.set("edition", edition)
        # Servers make a page's mark of its second and its length: no two editions may share a second.
        self.ledger.set("second", max(self.last + 1, int(time.time())))
        at = datetime.now(UTC).isoformat(timespec="seconds")
        changed = self.draft.changed if isinstance(self.draft, Retouch) else []
        self.ledger.editions.add(PrintedEdition(edition, at, len(self.written), len(self.removed), whole), changed)
        self.ledger.editions.forget_before(edition - KEPT + 1)


def _everything(changes: list[tuple[str, int]]) -> bool:
    """Whether a change says that anything may have changed: an import, or who may see what."""
    return any(kind == "everything" for kind, _ in changes)


def _worth_keeping(outcome: Outcome) -> frozenset[Key]:
    """The keys to write down. Redirects stand on almost everything: whether they change is asked in another way."""
    assert outcome.target is not None
    if outcome.target == REDIRECTS:
        return frozenset({names.legacy()})
    return outcome.keys


def silent(done: int, total: int, what: str) -> None:
    pass


def nothing(step: str) -> None:
    pass
