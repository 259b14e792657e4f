"""The spare plate, as sweeps and samples look at it: the next publication shows it to readers.

It holds the same files as the plate that readers see, under second names, but for those that the last edition changed:
these the next run replaces or takes away, whatever they are (they are `behind`). So all else is told by what the system
knows a file by, and only what differs is read. Compare with it what is sound on the shown plate: from there it is
mended, at once and without an edition, since nobody sees it.
"""

from __future__ import annotations

import logging
import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from warraq.press import disk
from warraq.press.drafts.shown import ShownPlate
from warraq.press.drafts.spare import SparePlate
from warraq.press.edition import SHARED, EditionStore, Plate, address_of, is_address
from warraq.press.ledger.ledger import Ledger
from warraq.press.twins import ENDINGS, SUFFIXES

log = logging.getLogger("warraq.press")
MOST_FOLDERS = 10_000
"""Folders of which it is remembered that they are such."""
COPIED = "copied"
"""The state of a page that is whole and yet not the same files: somebody copied the edition and lost its links."""


def on_spare(address: str) -> str:
    """How an address is told that is wrong on the spare plate alone."""
    return f"{address} (على الصفيحة الاحتياطية — on the spare plate)"


def unshown(
    store: EditionStore, ledger: Ledger, edition: int, back: Mapping[str, bytes] | None = None
) -> Unshown | None:
    """The spare plate beside the shown `edition`; None where there is none. `back`: what rollbacks brought back."""
    plate = store.spare(edition, int(ledger.get("whole", 0)))
    return Unshown(store, ledger, store.path(edition), plate, back or {}) if plate else None


class Unshown:
    """The spare plate beside the `shown` one."""

    def __init__(
        self, store: EditionStore, ledger: Ledger, shown: Path, plate: Plate, back: Mapping[str, bytes]
    ) -> None:
        self.folder = str(plate.folder)
        self._store = store
        self._ledger = ledger
        self._back = back
        self._shown = ShownPlate(str(shown))
        self._behind = plate.touched.union(ledger.editions.changed_after(plate.holds))
        self._ways = {way for name in self._behind for way in _ways(name)}
        self._sound: set[str] = set()

    # --- looking ----------------------------------------------------------------------------------------------

    def state(self, file: str) -> str:
        """What is wrong here with a page that is sound with readers: "missing", "damaged", `COPIED` or nothing ("")."""
        if file in self._behind:
            return ""
        if len(self._sound) > MOST_FOLDERS:
            self._sound.clear()
        if disk.obstacle(self.folder, file, self._sound):
            return "missing"
        states = [_state(f"{self._shown.folder}/{file}{ending}", f"{self.folder}/{file}{ending}") for ending in ENDINGS]
        if states[0] == "missing":
            return "missing"
        return "damaged" if {"missing", "damaged"}.intersection(states) else COPIED if COPIED in states else ""

    def can_have(self, file: str) -> bool:
        """Whether readers have a file that this plate can be given: no hand put something else in its place."""
        return self._shown.has(file)

    def strangers(self, names: Iterable[str]) -> Iterator[str]:
        """Of what lies here (folders end in "/"), what is neither a page's, nor with readers as well, nor for the next
        run to replace or take away. What is in a strange folder goes with it."""
        strange = "//"
        for name in names:
            if not name.startswith(strange) and self._is_strange(name):
                strange = name if name.endswith("/") else strange
                yield name

    def _is_strange(self, name: str) -> bool:
        if name.partition("/")[0] in SHARED:
            return False  # what should be a link is looked at with the links
        if name.endswith("/"):
            way = name[:-1]
            return not (_is_folder(f"{self._shown.folder}/{way}") or way in self._ways or self._is_printed_below(name))
        own = name[:-3] if name.endswith(SUFFIXES) else name
        if not self._behind.isdisjoint((name, own)):
            return False
        here, there = _seen(f"{self.folder}/{name}"), _seen(f"{self._shown.folder}/{name}")
        if here is None or (there is not None and os.path.samestat(here, there)):
            return False
        return not (self._is_printed(address_of(name)) or self._is_printed(address_of(own)))

    def _is_printed(self, address: str) -> bool:
        if address in self._back:
            return bool(self._back[address])
        return is_address(address) and self._ledger.pages.is_printed(address)

    def _is_printed_below(self, folder: str) -> bool:
        """Asked only where a hand took a folder away from readers."""
        known = self._ledger.pages.below(f"/{folder}") if is_address(f"/{folder}") else []
        return any(self._is_printed(address) for address in (*known, *self._back) if address.startswith(f"/{folder}"))

    # --- mending ----------------------------------------------------------------------------------------------

    def mend(self, files: Iterable[str], strangers: Iterable[str]) -> None:
        """Put strangers into the trash, and give the plate these pages' files as readers have them. Each is one call,
        and what a kill leaves undone the next look finds."""
        self._store.prepare()
        disk.unlink(f"{self._store.incoming}/between")  # of one that was killed
        for name in strangers:
            self._store.discard(Path(self.folder, name))
        plate = SparePlate(self._store, self.folder, self._shown)
        for file in files:
            if way := disk.obstacle(self.folder, file, set()):
                plate.put_aside(way)
            plate.bring(file)


def _ways(name: str) -> Iterator[str]:
    """The folders that lead to a file."""
    while way := name.rpartition("/")[0]:
        yield way
        name = way


def _seen(path: str) -> os.stat_result | None:
    try:
        return os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return None


def _is_folder(path: str) -> bool:
    found = _seen(path)
    return found is not None and stat.S_ISDIR(found.st_mode)


def _state(shown: str, spare: str) -> str:
    """What is wrong with one file of the spare plate."""
    there, here = _seen(shown), _seen(spare)
    if here is None:
        return "" if there is None else "missing"
    if there is None or not stat.S_ISREG(here.st_mode):
        return "damaged"
    if os.path.samestat(there, here):
        return ""
    try:
        return COPIED if Path(shown).read_bytes() == Path(spare).read_bytes() else "damaged"
    except OSError:  # the disk cannot read it
        return "damaged"
