"""What a rollback leaves: readers see an earlier edition *again*, under a new number, and the press is held.

An edition's number is the one that readers see, never that of the edition which it is again: both are told, together.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Protocol

from warraq.press.edition import KEPT, EditionStore
from warraq.press.ledger.editions import PrintedEdition
from warraq.press.ledger.ledger import Ledger

NOTED = 50
"""So many editions back it is known which were one before them again."""


class Readable(Protocol):
    """The ledger, or a look at it."""

    def get(self, name: str, default: Any = None) -> Any: ...


@dataclass(frozen=True)
class Hold:
    """The press holds still. Readers see `edition`, which is edition `again`, printed at `printed`, once more; `since`
    when, and `by` whose wish ("": a command's). `number` is what this hold is known by, whatever is mended meanwhile.
    """

    edition: int
    again: int
    printed: datetime | None
    since: datetime | None
    by: str
    number: int


@dataclass(frozen=True)
class Edition:
    """One of the last editions. `again`: the earlier edition that it is once more, or 0. `shown` is the one that
    readers see; `kept` says whether they can be given it again."""

    number: int
    at: str
    written: int
    removed: int
    whole: bool
    shown: bool
    again: int
    kept: bool

    @property
    def same(self) -> int:
        """The edition whose pages it has."""
        return self.again or self.number


def hold_of(ledger: Readable) -> Hold | None:
    """What holds the press; None: it is at work."""
    held = int(ledger.get("held") or 0)
    if not held:
        return None
    shown, noted = int(ledger.get("edition", 0)), ledger.get("hold", {})
    again, printed = _again(ledger).get(str(shown), (held, ""))
    return Hold(
        shown, again, _moment(printed), _moment(noted.get("since", "")), noted.get("by", ""), noted.get("number", 0)
    )


def note_hold(ledger: Ledger, new: int, number: int, by: str) -> None:
    """Write down that readers are given edition `number` again as `new`, by whose wish, and that the press holds."""
    ledger.set("held", number)
    ledger.set("hold", {"number": new, "since": datetime.now(UTC).isoformat(timespec="seconds"), "by": by})
    note_again(ledger, new, number)


def note_again(ledger: Ledger, new: int, number: int) -> None:
    """Write down that edition `new` is edition `number` again; where that one was an earlier one again, that earlier
    one."""
    noted = {key: value for key, value in _again(ledger).items() if int(key) > new - NOTED}
    printed = {each.number: each.at for each in ledger.editions.since(number)}
    noted[str(new)] = noted.get(str(number)) or (number, printed.get(number, ""))
    ledger.set("again", noted)


def last_editions(
    ledger: Readable, printed_since: Callable[[int], list[PrintedEdition]], store: EditionStore
) -> list[Edition]:
    """The last editions, oldest first."""
    shown, whole, again = store.shown(), int(ledger.get("whole", 0)), _again(ledger)
    return [
        Edition(
            each.number, each.at, each.written, each.removed, each.whole, each.number == shown,
            int(again.get(str(each.number), (0, ""))[0]), can_return(store, whole, each.number, shown),
        )
        for each in printed_since(shown - KEPT + 1)
        if each.number <= shown
    ]  # fmt: skip


def can_return(store: EditionStore, whole: int, number: int, shown: int) -> bool:
    """Whether what edition `number` was is still on the disk; `whole` is the last that was printed whole."""
    if number >= whole:
        return shown - KEPT < number < shown and all(
            store.undo(each).is_dir() for each in range(number + 1, shown + 1)
        )
    before = store.before(shown, whole)
    return before is not None and before.holds == number


def _again(ledger: Readable) -> dict[str, Sequence[Any]]:
    """By number, the editions that are an earlier one again: which, and when that was printed."""
    return dict(ledger.get("again", {}))


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None
