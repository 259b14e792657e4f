"""Going back: readers get an earlier edition again, and the press holds still until it is told to go on.

The earlier edition is shown as a new one, so that its number is new as well. While the press is *held*, changes wait in
the outbox; `warraq publish` ends it, and then exactly those pages are printed that a rollback brought back or took away
(after one behind a whole new print: all). Search forgets the articles whose pages are gone, and a sweep mends the held
edition by its own twins.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from warraq.addresses import file_of
from warraq.config import SiteConfig
from warraq.errors import NoEarlierEdition, NoEdition, NoSuchEdition
from warraq.press import disk
from warraq.press.drafts.retouch import Retouch
from warraq.press.drafts.undo import undo_name
from warraq.press.edition import address_of
from warraq.press.following import keep_up
from warraq.press.holding import Edition, Hold, can_return, hold_of, last_editions, note_again, note_hold
from warraq.press.ledger.editions import PrintedEdition
from warraq.press.ledger.ledger import Ledger
from warraq.press.lock import only_press
from warraq.press.mending import mended_in, note_mended
from warraq.press.press import Press
from warraq.press.twins import digest_of


def editions(config: SiteConfig) -> list[Edition]:
    """The editions that readers see or can be given again, oldest first."""
    press = Press(config)
    try:
        return [each for each in _last_editions(press) if each.shown or each.kept]
    finally:
        press.close()


def _last_editions(press: Press) -> list[Edition]:
    return last_editions(press.ledger, press.ledger.editions.since, press.store)


def held(config: SiteConfig) -> Hold | None:
    """What holds the press after a rollback; None: it is at work."""
    press = Press(config)
    try:
        return hold_of(press.ledger)
    finally:
        press.close()


def rollback(config: SiteConfig, to: int | None = None) -> int:
    """Show edition `to` again (the one before, unless told), and hold the press. Answers the new edition's number.
    Raises NoSuchEdition."""
    press = Press(config)
    try:
        return go_back(press, to)
    finally:
        press.close()


def go_back(press: Press, to: int | None = None, *, by: str = "", order: int = 0) -> int:
    """The same with a press that is there: `by` whose wish, and by which order of the newsroom's."""
    try:
        with only_press(press.config.run), disk.told_plainly():
            new = _go_back(press, to, by, order)
            back = brought_back(press.ledger)
    finally:
        press.ledger.rollback()
    if back:  # behind a whole new print nobody knows what search should forget: it is made anew by the next run
        keep_up(press.config, new, [address for address, digest in back.items() if not digest])
    return new


def _go_back(press: Press, to: int | None, by: str, order: int) -> int:
    press.store.prepare()
    shown = press.recover()
    if not shown:
        raise NoEdition(path=str(press.config.edition), site=str(press.config.root))
    wanted = shown - 1 if to is None else to
    if wanted == shown or not can_return(press.store, int(press.ledger.get("whole", 0)), wanted, shown):
        possible = [each.number for each in _last_editions(press) if each.kept and not each.shown]
        if not possible:
            raise NoEarlierEdition
        raise NoSuchEdition(number=wanted, known=", ".join(map(str, possible)))
    return _return_to(press, wanted, shown, by, order)


def _return_to(press: Press, number: int, shown: int, by: str, order: int) -> int:
    ledger, whole = press.ledger, int(press.ledger.get("whole", 0))
    ledger.begin()
    new = shown + 1
    if number >= whole:
        draft = _backwards(press, ledger, number, shown, whole)
        draft.complete()
        changed = draft.changed
    else:
        _whole_again(press, ledger, number, new)
        changed = []
    note_hold(ledger, new, number, by)
    ledger.set("order", order)
    _show(press, _edition(new, len(changed), 0, whole=number < whole), changed)
    return new


def _edition(number: int, written: int, removed: int, *, whole: bool = False) -> PrintedEdition:
    return PrintedEdition(number, datetime.now(UTC).isoformat(timespec="seconds"), written, removed, whole)


def _show(press: Press, edition: PrintedEdition, changed: Iterable[str]) -> None:
    disk.sync(press.store.root)
    press.ledger.editions.add(edition, changed)
    press.ledger.set("edition", edition.number)
    press.ledger.commit()
    press.store.show(edition.number)


def _backwards(press: Press, ledger: Ledger, number: int, shown: int, whole: int) -> Retouch:
    """Bring back what each later edition replaced; the first of them that touched a file knows what it was, unless it
    was there to mend that file."""
    draft = Retouch(press.store, shown + 1, whole, ledger.editions.changed_after)
    back = brought_back(ledger)
    done: set[str] = set()
    for edition in range(number + 1, shown + 1):
        mended = mended_in(ledger, edition)
        for name in sorted(ledger.editions.changed_in(edition) - done):
            if address_of(name) in mended:
                continue
            done.add(name)
            data = draft.restore(name, f"{press.store.undo(edition)}/{undo_name(name)}")
            digest = b"" if data is None else digest_of(data)
            ledger.pages.put_digest(address_of(name), digest)
            back[address_of(name)] = digest
    ledger.stale.add(address_of(name) for name in sorted(done))
    ledger.set("brought back", {address: digest.hex() for address, digest in back.items()})
    return draft


def brought_back(ledger: Ledger) -> dict[str, bytes]:
    """While the press is held: the digests of what rollbacks brought back, of the ledger's pages and of others;
    nothing (b"") where they took a page away."""
    if not ledger.get("held"):
        return {}
    return {address: bytes.fromhex(digest) for address, digest in ledger.get("brought back", {}).items()}


def mend_held(press: Press, shown: int, pages: Mapping[str, bytes], gone: Iterable[str]) -> None:
    """Write these pages again and take away those that are `gone`, in an edition that is otherwise the held one. Call
    under the press's lock."""
    ledger, whole, gone = press.ledger, int(press.ledger.get("whole", 0)), list(gone)
    try:
        ledger.begin()
        last = int(ledger.get("second") or press.store.shown_at())
        draft = Retouch(press.store, shown + 1, whole, ledger.editions.changed_after, last=last)
        ledger.set("second", max(last + 1, int(time.time())))
        for address, data in pages.items():
            draft.write(file_of(address), data)
        for address in gone:
            draft.note_gone(file_of(address))
        draft.complete()
        note_mended(ledger, draft.edition, [*pages, *gone])
        note_again(ledger, draft.edition, shown)
        _show(press, _edition(draft.edition, len(pages), len(gone)), draft.changed)
    finally:
        ledger.rollback()


def _whole_again(press: Press, ledger: Ledger, number: int, new: int) -> None:
    """Show the plate that was replaced by a whole new print. What the ledger knows is of other pages: all are printed
    again when the press goes on."""
    kept, again = ledger.editions.since(0), ledger.get("again", {})
    press.store.touching.forget()
    press.store.path(number).rename(press.store.path(new))
    ledger.clear()
    for each in kept:
        ledger.editions.add(each, ())
    ledger.set("again", again)
    ledger.set("whole", new)
