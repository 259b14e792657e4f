"""Looking at a few printed pages in each of the running press's pauses, so that all are seen again and again."""

from __future__ import annotations

import logging

from warraq.press import disk
from warraq.press.lock import only_press
from warraq.press.press import Press
from warraq.press.sweep import fault, mark

log = logging.getLogger("warraq.press")
AT_ONCE = 20
"""Pages in one pause: some 300,000 are seen in four hours."""


class Sampler:
    """Where the running press is in its round."""

    def __init__(self) -> None:
        self._after = 0

    def look(self, press: Press, count: int = AT_ONCE) -> list[str]:
        """Compare the next pages with the ledger. Answers the addresses that are not as printed; the next run, which
        should follow, prints them again."""
        with only_press(press.config.run), disk.told_plainly():
            plate, ledger = press.store.path(int(press.ledger.get("edition", 0))), press.ledger
            rows = ledger.pages_after(self._after, count)
            self._after = rows[-1][0] if rows else 0
            found = [address for _, address, digest in rows if fault(plate, address, digest)]
            if found:
                log.warning("These pages were not as printed, and are printed again: %s", ", ".join(found))
                mark(ledger, found)
            return found
