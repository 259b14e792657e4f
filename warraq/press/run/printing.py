"""What one run prints: where its pages go, and what came of each address, written down in the ledger and here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from warraq import keys as names
from warraq.addresses import REDIRECTS, file_of
from warraq.keys import Key
from warraq.press.all_redirects import Made, made
from warraq.press.drafts.draft import Draft
from warraq.press.drafts.retouch import Retouch
from warraq.press.ledger.causes import Cause
from warraq.press.ledger.ledger import Ledger
from warraq.press.printer import Outcome, gone
from warraq.press.redirects import KIND, amended
from warraq.press.run.progress import Hook, Progress
from warraq.reading.reader import Reader
from warraq.reading.shelf import Shelf
from warraq.reading.targets import Target

if TYPE_CHECKING:
    from warraq.press.press import Press

MOST_CAUSES = 20
"""Keys that are written down as the cause of one page."""


@dataclass
class Printing:
    """A run's printing, under the press's lock and in the ledger's transaction."""

    press: Press
    ledger: Ledger
    draft: Draft
    edition: int
    """The edition that the ledger describes; 0: none."""
    whole: int
    """The last edition that was printed whole; 0: none."""
    last: int
    """The last second of which a file of an earlier edition may be; those of the new one are of a later."""
    began: str
    """When the run began (ISO, UTC)."""
    progress: Progress
    at: Hook
    because: set[Key] | None = None
    """The keys that changed; None while the whole newspaper is printed."""
    written: dict[str, None] = field(default_factory=dict)
    removed: dict[str, None] = field(default_factory=dict)
    unchanged: set[str] = field(default_factory=set)
    pictures: set[int] = field(default_factory=set)
    documents: set[int] = field(default_factory=set)
    """Those that the pages lead to, by number."""

    def accept(self, outcome: Outcome) -> None:
        """Write down what came of one address."""
        if outcome.written:
            self.written.pop(outcome.address, None)
            self.removed.pop(outcome.address, None)
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

    def amend_redirects(self, concerned: set[str] | None, shelf: Shelf) -> None:
        """Print the redirects where these old addresses may lead elsewhere; None: any may."""
        if concerned == set():
            return
        files, reader = None, Reader(shelf)
        if concerned and isinstance(self.draft, Retouch):
            plate, touched = self.press.store.path(self.edition), self.written.keys() | self.removed.keys()
            files = amended(plate, concerned, reader, self.ledger.pages, touched)
        if files is None:
            self.print_redirects(shelf)
            return
        self._note_shared(reader.keys)
        for address, data in sorted(files.items()):
            self._put_redirects(address, data)

    def print_redirects(self, shelf: Shelf) -> None:
        """Print the redirects, which look at every printed address: after all other pages."""
        printed = self.ledger.pages.addresses(shelf.catalogue.held)  # asked several times of every old address
        self.put_all_redirects(made(shelf, printed.__contains__))

    def put_all_redirects(self, all_made: Made) -> None:
        """Print the redirects, made already."""
        self._note_shared(all_made.keys)
        for address in sorted(all_made.addresses.union(self.ledger.pages.below(REDIRECTS))):
            self._put_redirects(address, all_made.of(address))

    def _put_redirects(self, address: str, data: bytes) -> None:
        was, shelf = self.ledger.pages.printed(address), self.press.shelf
        if not data:
            self.accept(gone(address, was_printed=was is not None))
            return
        assert shelf is not None
        target, before = Target(KIND, (), address), was.digest if was else None
        self.accept(self.press.printer.put(target, data, Reader(shelf), self.draft, before))


def _worth_keeping(outcome: Outcome) -> frozenset[Key]:
    """The keys to write down. Redirects stand on almost everything: whether they change is asked in another way."""
    assert outcome.target is not None
    if outcome.target.kind == KIND:
        return frozenset({names.legacy()})
    return outcome.keys
