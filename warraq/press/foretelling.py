"""What the next run would print, and because of which keys; and what a printed page stands on. Nothing is changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from warraq.addresses import canonical
from warraq.config import SiteConfig
from warraq.press import outbox
from warraq.press.ledger import Cause
from warraq.press.lock import only_press
from warraq.press.plan import plan
from warraq.press.press import Press
from warraq.press.printer import Work, digest_of, works
from warraq.reading.reader import Reader
from warraq.reading.shelf import Shelf
from warraq.reading.snapshot import snapshot
from warraq.reading.targets import all_targets


@dataclass(frozen=True)
class Foretold:
    """An address that the next run would write (`begins`: for the first time) or remove, and the changed keys that it
    stands on; none where the whole newspaper is looked at anew."""

    address: str
    keys: tuple[str, ...]
    begins: bool
    ends: bool


def foretell(config: SiteConfig, *, full: bool = False) -> list[Foretold]:
    """What would be printed now. Every page that may change is made, and thrown away. Raises PressError."""
    press = Press(config)
    try:
        with only_press(config.run), snapshot():
            changes, _ = outbox.look(outbox.Cursor.from_json(press.ledger.get("cursor")))
            everything = full or press.needs_full(press.ledger) or any(kind == "everything" for kind, _ in changes)
            shelf, changed = Shelf(config), set()
            if everything:
                targets = [*press.printer.plain_assets, *all_targets(shelf)]
            else:
                shelf.forget(changes)
                made = plan(changes, shelf, press.ledger)
                targets, changed = list(made.targets), set(made.keys)
            work = list(works(targets))
            found = list(_compared(press, shelf, work, changed))
            if everything:
                gone = press.ledger.digests().keys() - {item.address for item in work} - {"/redirects.tsv"}
                found += [Foretold(address, (), begins=False, ends=True) for address in gone]
            return sorted(found, key=lambda each: each.address)
    finally:
        press.close()


def _compared(press: Press, shelf: Shelf, work: list[Work], changed: set[str]) -> Iterator[Foretold]:
    for item in work:
        was = press.ledger.printed(item.address)
        for target in item.targets:
            reader = Reader(shelf)
            data = press.printer.data(target, reader, press.ledger.is_printed)
            if data is None:
                continue
            if was is None or digest_of(data) != was.digest:
                yield Foretold(item.address, tuple(sorted(changed & reader.keys)), begins=was is None, ends=False)
            break
        else:
            if was is not None:
                keys = changed & press.ledger.keys_of(item.address)
                yield Foretold(item.address, tuple(sorted(keys)), begins=False, ends=True)


@dataclass(frozen=True)
class Standing:
    """A printed page: what it is of, the keys it stands on, and why it was printed last; `cause` is None where that was
    with the whole newspaper, in edition `whole` (`whole_at`: when that run began, ISO, UTC)."""

    address: str
    kind: str
    keys: tuple[str, ...]
    cause: Cause | None
    whole: int
    whole_at: str


def why(config: SiteConfig, address: str) -> Standing | None:
    """What the page at an address (any spelling, or a whole URL) stands on; None where nothing is printed there."""
    press = Press(config)
    try:
        ledger, wanted = press.ledger, canonical(address)
        printed = ledger.printed(wanted) or ledger.printed(wanted := wanted.rstrip("/") + "/")
        if printed is None:
            return None
        keys, whole_at = tuple(sorted(ledger.keys_of(wanted))), str(ledger.get("whole at", ""))
        return Standing(wanted, printed.target.kind, keys, ledger.cause(wanted), int(ledger.get("whole", 0)), whole_at)
    finally:
        press.close()
