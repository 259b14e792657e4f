"""Going back: readers get an earlier edition again, and the press holds still until it is told to go on.

The earlier edition is shown as a new one, so that its number is new as well. While the press is *held*, changes wait in
the outbox; `warraq publish` ends it, and then exactly those pages are printed that a rollback brought back or took away
(after one behind a whole new print: all).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import PurePosixPath

from warraq.config import SiteConfig
from warraq.errors import NoEdition, NoSuchEdition
from warraq.press import disk
from warraq.press.drafts import Retouch, undo_name
from warraq.press.edition import KEPT
from warraq.press.ledger import Ledger, PrintedEdition
from warraq.press.lock import only_press
from warraq.press.press import Press
from warraq.press.printer import digest_of


@dataclass(frozen=True)
class Edition:
    """One edition that `rollback` can return to. `shown` is the one that readers see."""

    number: int
    at: str
    written: int
    removed: int
    whole: bool
    shown: bool


def editions(config: SiteConfig) -> list[Edition]:
    """The last editions, oldest first."""
    press = Press(config)
    try:
        shown = press.store.shown()
        return [
            Edition(each.number, each.at, each.written, each.removed, each.whole, each.number == shown)
            for each in press.ledger.editions(shown - KEPT + 1)
            if each.number == shown or _can_return(press, each.number, shown)
        ]
    finally:
        press.close()


def rollback(config: SiteConfig, to: int | None = None) -> int:
    """Show edition `to` again (the one before, unless told), and hold the press. Answers the new edition's number.
    Raises NoSuchEdition."""
    press = Press(config)
    with only_press(config.run), disk.told_plainly():
        try:
            press.store.prepare()
            shown = press.recover()
            if not shown:
                raise NoEdition(path=str(config.edition), site=str(config.root))
            wanted = shown - 1 if to is None else to
            if wanted == shown or not _can_return(press, wanted, shown):
                known = [each.number for each in press.ledger.editions(shown - KEPT + 1)]
                possible = [number for number in known if number != shown and _can_return(press, number, shown)]
                raise NoSuchEdition(number=wanted, known=", ".join(map(str, possible)) or "-")
            return _return_to(press, wanted, shown)
        finally:
            press.ledger.rollback()
            press.close()


def _can_return(press: Press, number: int, shown: int) -> bool:
    whole = int(press.ledger.get("whole", 0))
    if number >= whole:
        return shown - KEPT < number < shown and all(
            press.store.undo(each).is_dir() for each in range(number + 1, shown + 1)
        )
    before = press.store.before(shown, whole)
    return before is not None and before.holds == number


def _return_to(press: Press, number: int, shown: int) -> int:
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
    disk.sync(press.store.root)
    at = datetime.now(UTC).isoformat(timespec="seconds")
    ledger.add_edition(PrintedEdition(new, at, len(changed), 0, number < whole), changed)
    ledger.set("edition", new)
    ledger.set("held", number)
    ledger.commit()
    press.store.show(new)
    return new


def _backwards(press: Press, ledger: Ledger, number: int, shown: int, whole: int) -> Retouch:
    """Bring back what each later edition replaced; the first of them that touched a file knows what it was."""
    draft = Retouch(press.store, shown + 1, whole, ledger.changed_after)
    done: set[str] = set()
    for edition in range(number + 1, shown + 1):
        for name in sorted(ledger.changed_in(edition) - done):
            done.add(name)
            file = PurePosixPath(name)
            data = draft.restore(file, f"{press.store.undo(edition)}/{undo_name(name)}")
            ledger.put_digest(address_of(name), b"" if data is None else digest_of(data))
    ledger.add_stale(address_of(name) for name in sorted(done))
    return draft


def _whole_again(press: Press, ledger: Ledger, number: int, new: int) -> None:
    """Show the plate that was replaced by a whole new print. What the ledger knows is of other pages: all are printed
    again when the press goes on."""
    kept = ledger.editions(0)
    press.store.touching.forget()
    press.store.path(number).rename(press.store.path(new))
    ledger.clear()
    for each in kept:
        ledger.add_edition(each, ())
    ledger.set("whole", new)


def address_of(file: str) -> str:
    """The address that a file of the edition stands for.

    >>> address_of("a/b/index.html"), address_of("feed.xml"), address_of("index.html")
    ('/a/b/', '/feed.xml', '/')
    """
    folder, _, name = file.rpartition("/")
    if name != "index.html":
        return f"/{file}"
    return f"/{folder}/" if folder else "/"
