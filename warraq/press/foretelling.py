"""What the next run would print, and because of which keys; and what a printed page stands on. Nothing is changed."""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass
from datetime import UTC, datetime

from warraq.addresses import REDIRECTS, canonical, file_of
from warraq.config import SiteConfig
from warraq.keys import Key
from warraq.press import all_redirects, outbox
from warraq.press.ledger.causes import Cause
from warraq.press.lock import only_press
from warraq.press.mending import mended_in
from warraq.press.plan import moved_articles, plan, rivals
from warraq.press.press import Press
from warraq.press.redirects import KIND, concerned
from warraq.press.twins import digest_of
from warraq.press.works import CHOSEN, Work, Works
from warraq.reading.reader import Reader
from warraq.reading.shelf import Shelf
from warraq.reading.snapshot import snapshot
from warraq.reading.targets import Target, all_targets


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
            return sorted(_Foretelling(press).look(full=full), key=lambda each: each.address)
    finally:
        press.close()


class _Foretelling:
    """Goes the way of a run (`run/`), and only notes what that would do: in the ledger's place, `digests` says what
    would stand at an address after it (b"": nothing)."""

    def __init__(self, press: Press) -> None:
        self._press, self._ledger = press, press.ledger
        self._shelf = Shelf(press.config)
        self._changed: set[Key] = set()
        self._digests: dict[str, bytes] = {}
        self._found: dict[str, Foretold] = {}

    def look(self, *, full: bool) -> Iterable[Foretold]:
        press, ledger = self._press, self._ledger
        since = outbox.Cursor.from_json(ledger.get("cursor"))
        changes, _ = outbox.look(since)
        if full or press.needs_full(ledger) or outbox.says_everything(changes):
            work = Works([*press.printer.plain_assets, *all_targets(self._shelf)])
            self._compare(work)
            for address in ledger.pages.digests().keys() - {item.address for item in work}:
                if not address.startswith(REDIRECTS):
                    self._note(address, None)
            self._redirects()
            return self._found.values()
        self._shelf.forget(changes)
        stale = ledger.stale.addresses()
        made = plan(changes, self._shelf, ledger)
        made.add_stale(stale, ledger)
        self._changed = made.keys
        begun, ceased = self._compare(Works(made.targets))
        for address in stale:
            if not ledger.pages.is_printed(address) and address not in self._digests:
                self._found[address] = Foretold(address, (), begins=False, ends=True)
        chosen = [target.address for target in (*begun, *ceased) if target.kind in CHOSEN]
        begun += self._compare(Works(rivals(chosen, self._shelf)))[0]
        moved = moved_articles(made, ledger)
        everywhere = any(target.kind == KIND for target in made.targets)
        if everywhere or concerned(changes, since, [*begun, *ceased], moved, self._shelf) != set():
            self._redirects()
        return self._found.values()

    def _compare(self, work: Iterable[Work]) -> tuple[list[Target], list[Target]]:
        """Make these pages. Answers the targets that begin and those that cease."""
        begun, ceased = [], []
        for item in work:
            stood = self._stands(item.address)
            was = self._ledger.pages.printed(item.address)
            target = self._make(item)
            if target is not None and not stood:
                begun.append(target)
            if target is None and stood and was is not None:
                ceased.append(was.target)
        return begun, ceased

    def _make(self, item: Work) -> Target | None:
        for target in item.targets:
            reader = Reader(self._shelf)
            data = self._press.printer.data(target, reader)
            if data is not None:
                self._note(item.address, data, reader.keys)
                return target
        self._note(item.address, None, self._ledger.standing.keys_of(item.address))
        return None

    def _redirects(self) -> None:
        """Redirects look at every address that would then be printed."""
        after = self._ledger.pages.addresses() | {address for address, digest in self._digests.items() if digest}
        after -= {address for address, digest in self._digests.items() if not digest}
        made = all_redirects.made(self._shelf, after.__contains__)
        for address in made.addresses.union(self._ledger.pages.below(REDIRECTS)):
            self._note(address, made.of(address) or None)

    def _note(self, address: str, data: bytes | None, keys: Set[Key] = frozenset()) -> None:
        was, now = self._ledger.pages.printed(address), b"" if data is None else digest_of(data)
        stood = self._stands(address)
        self._digests[address] = now
        if (now or stood) and (was is None or now != was.digest):
            because = tuple(sorted(self._changed & keys))
            self._found[address] = Foretold(address, because, begins=was is None, ends=not now)
        elif was is not None and now == was.digest and address in self._found:
            del self._found[address]

    def _stands(self, address: str) -> bool:
        """Whether something stands at an address after what was looked at so far."""
        return bool(self._digests[address]) if address in self._digests else self._ledger.pages.is_printed(address)


@dataclass(frozen=True)
class Standing:
    """A printed page: what it is of, the keys it stands on, and why it was printed last; `cause` is None where that was
    with the whole newspaper, in edition `whole` (`whole_at`: when that run began, ISO, UTC), or before it: then that
    run left the page as it was, `unchanged_since`. `mended`: it was printed last because it was not as printed."""

    address: str
    kind: str
    keys: tuple[str, ...]
    cause: Cause | None
    whole: int
    whole_at: str
    unchanged_since: str
    mended: bool


def why(config: SiteConfig, address: str) -> Standing | None:
    """What the page at an address (any spelling, or a whole URL) stands on; None where nothing is printed there."""
    press = Press(config)
    try:
        ledger, wanted = press.ledger, canonical(address)
        printed = ledger.pages.printed(wanted) or ledger.pages.printed(wanted := wanted.rstrip("/") + "/")
        if printed is None:
            return None
        keys, whole_at = tuple(sorted(ledger.standing.keys_of(wanted))), str(ledger.get("whole at", ""))
        cause, whole = ledger.causes.of(wanted), int(ledger.get("whole", 0))
        mended = wanted in mended_in(ledger, cause.edition if cause else whole)
        since = "" if cause else _unchanged_since(press, wanted, whole_at)
        return Standing(wanted, printed.target.kind, keys, cause, whole, whole_at, since, mended)
    finally:
        press.close()


def _unchanged_since(press: Press, address: str, whole_at: str) -> str:
    """When a page was written, if that was before the last whole print; "" if it was in it."""
    try:
        written = (press.store.current / file_of(address)).stat().st_mtime
    except OSError:
        return ""
    at = datetime.fromtimestamp(written, UTC).isoformat(timespec="seconds")
    return at if at < whole_at else ""
