"""Looking at a few printed pages in each of the running press's pauses, so that all are seen again and again; and at
some of the files that lie there, a folder at a time, for those that nobody printed. The spare plate is looked at with
it: it is what readers see next."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from warraq.addresses import file_of
from warraq.press import disk
from warraq.press.comparing import address_of_stranger, entries, fault, is_known
from warraq.press.edition import address_of
from warraq.press.lock import only_press
from warraq.press.mending import mark
from warraq.press.press import Press
from warraq.press.unshown import COPIED, Unshown, unshown

log = logging.getLogger("warraq.press")
AT_ONCE = 20
"""Pages in one pause: some 300,000 are seen in four hours."""
ENTRIES = 10
"""So many files and folders are passed for each page: a page has a folder, and three files in it."""


class Sampler:
    """Where the running press is in its rounds."""

    def __init__(self) -> None:
        self._after = 0
        self._walk: Iterator[str] = iter(())
        self._spare_walk: Iterator[str] = iter(())
        self._spare = ""

    def look(self, press: Press, count: int = AT_ONCE) -> list[str]:
        """Compare the next pages with the ledger, and the next files. Answers the addresses that are not as printed;
        the next run, which should follow, prints them again or takes them away. What is wrong on the spare plate alone
        is set right at once."""
        with only_press(press.config.run), disk.told_plainly():
            edition, ledger = int(press.ledger.get("edition", 0)), press.ledger
            if not edition or press.held:
                return []
            plate = press.store.path(edition)
            rows = ledger.pages.after(self._after, count)
            self._after = rows[-1][0] if rows else 0
            found = [address for _, address, digest in rows if fault(plate, address, digest)]
            if spare := unshown(press.store, ledger, edition):
                files = {file_of(address): address for _, address, _ in rows if address not in found}
                found += self._look_at_spare(spare, files, count * ENTRIES)
            found += self._strangers(press, plate, count * ENTRIES)
            if found:
                log.warning("These were not as printed, and are set right: %s", ", ".join(found))
                mark(ledger, found)
            return found

    def _strangers(self, press: Press, plate: Path, count: int) -> list[str]:
        """Of the next files, the addresses of those that nobody printed. What no address can name is gone at once."""
        passed = list(islice(self._walk, count))
        if len(passed) < count:
            self._walk = entries(str(press.store.current))
        names = (name for name in passed if not name.endswith("/") and not is_known(name, plate, press.ledger))
        found = (address_of_stranger(name, plate) for name in names)
        return [address for address in found if address]

    def _look_at_spare(self, spare: Unshown, files: dict[str, str], count: int) -> list[str]:
        """Of these pages, which are sound with readers, mend the files on the spare plate, and take away what is
        strange among its next ones. Answers the addresses that readers' own plate cannot mend."""
        wrong = {file: state for file in files if (state := spare.state(file))}
        mended = [file for file in wrong if spare.can_have(file)]
        strangers = [*spare.strangers(self._next_on_spare(spare, count))]
        if mended or strangers:
            told = (*(files[file] for file in mended if wrong[file] != COPIED), *map(address_of, strangers))
            if told:
                log.warning("On the spare plate these were not as printed, and are set right: %s", ", ".join(told))
            spare.mend(mended, strangers)
        return [files[file] for file in wrong if wrong[file] != COPIED and file not in mended]

    def _next_on_spare(self, spare: Unshown, count: int) -> list[str]:
        """What lies there, in rounds. Plates change places; the walk goes on with the one that is the spare then."""
        self._spare = spare.folder
        passed = list(islice(self._spare_walk, count))
        if len(passed) < count:
            self._spare_walk = entries(lambda: self._spare)
        return passed
