"""What was found otherwise than it was printed: a note for the next run, which prints it again, and for those who ask
afterwards why a page was printed, or go back behind the edition that mended it."""

from __future__ import annotations

from collections.abc import Iterable

from warraq.press.ledger.ledger import Ledger

NOTED = 50
"""So many editions back it is known which pages were mended in them."""


def mark(ledger: Ledger, addresses: Iterable[str]) -> None:
    """Let the next run print these addresses, whatever the ledger thinks of them."""
    addresses = list(addresses)
    ledger.begin()
    ledger.print_again(addresses)
    note_mended(ledger, int(ledger.get("edition", 0)) + 1, addresses)
    ledger.commit()


def note_mended(ledger: Ledger, edition: int, addresses: Iterable[str]) -> None:
    """Write down that an edition sets these addresses right: what it replaced there was never printed."""
    noted = {number: each for number, each in _noted(ledger).items() if int(number) > edition - NOTED}
    noted[str(edition)] = sorted({*noted.get(str(edition), []), *addresses})
    ledger.set("mended", noted)


def mended_in(ledger: Ledger, edition: int) -> set[str]:
    """The addresses that an edition set right."""
    return set(_noted(ledger).get(str(edition), []))


def _noted(ledger: Ledger) -> dict[str, list[str]]:
    return dict(ledger.get("mended", {}))
