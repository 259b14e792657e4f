"""Sweeping: what lies on the disk is compared with what the ledger says, and set right.

Bits rot, and hands slip. A page whose bytes are not those that were printed (or whose compressed twin is another's),
one that is missing, a file that no one printed, and pictures, documents and fonts that pages lead to in vain are found
here. Damaged and missing pages are printed again, the unknown are taken away, and what all prints share is made anew.
While a rollback holds the press nothing is printed: pages are compared with what the held edition is, and are mended by
their twins. The spare plate, which readers see next, is compared with the one that they see, and mended from it
(`unshown`). The running press looks at a few pages in each pause, so that all are seen again and again.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

import brotli

from warraq.addresses import file_of
from warraq.config import SiteConfig
from warraq.errors import NoEdition
from warraq.press import belongings, disk
from warraq.press.belongings import Belongings
from warraq.press.comparing import address_of_stranger, entries, fault, is_known
from warraq.press.edition import SHARED, EditionStore, address_of, is_address
from warraq.press.following import bring_along, keep_up
from warraq.press.ledger.ledger import Ledger
from warraq.press.lock import only_press
from warraq.press.mending import mark
from warraq.press.press import Press
from warraq.press.rollback import brought_back, mend_held
from warraq.press.twins import SUFFIXES, UNPACK, digest_of
from warraq.press.unshown import COPIED, Unshown, on_spare, unshown


@dataclass(frozen=True)
class SweepResult:
    """What a sweep found: addresses whose files are `damaged` or `missing`, files that are `unknown`, of how many
    `checked` addresses, each as `on_spare` tells it where it is so on the spare plate alone; which of them it could not
    mend (`left`: all where it was told to look only); and the edition that a rollback `held` the press at, 0 where none
    did."""

    checked: int
    damaged: tuple[str, ...]
    missing: tuple[str, ...]
    unknown: tuple[str, ...]
    left: tuple[str, ...]
    held: int

    @property
    def is_clean(self) -> bool:
        return not (self.damaged or self.missing or self.unknown)

    @property
    def mended(self) -> bool:
        """Whether nothing is left to be mended."""
        return not self.left


@dataclass
class _Found:
    """Pages, by address, with what is wrong and the digest that they should have; strangers on the plate and in the
    shared folders; shared files that pages lead to; links that plates lost. Of the `spare` plate what is wrong with
    pages that are sound with readers, and its strangers."""

    checked: int = 0
    pages: dict[str, tuple[str, bytes | None]] = field(default_factory=dict)
    strangers: list[str] = field(default_factory=list)
    shared: dict[str, tuple[str, str]] = field(default_factory=dict)
    shared_strangers: list[Path] = field(default_factory=list)
    links: dict[str, list[Path]] = field(default_factory=dict)
    spare: Unshown | None = None
    spare_pages: dict[str, str] = field(default_factory=dict)
    spare_strangers: list[str] = field(default_factory=list)


def sweep(config: SiteConfig, *, repair: bool = True) -> SweepResult:
    """Compare the whole edition with the ledger and, unless told not to, mend it. Raises NoEdition, PressError."""
    press = Press(config)
    try:
        with only_press(config.run), disk.told_plainly():
            edition = press.recover()
            if not edition:
                raise NoEdition(path=str(config.edition), site=str(config.root))
            press.ledger.check()
            found, held = _look(press, edition), press.held
            result = _told(found, config.edition, held)
            if repair:
                result = replace(result, left=_mend(press, edition, found))
        if repair and held:
            keep_up(config, press.store.shown(), ())
        elif repair and (found.pages or found.strangers):
            bring_along(press, press.run())
        return result
    finally:
        press.close()


def _told(found: _Found, root: Path, held: int) -> SweepResult:
    wrong = [(address, state) for address, (state, _) in (*found.pages.items(), *found.shared.items())]
    wrong += [(on_spare(address), state) for address, state in found.spare_pages.items()]
    damaged, missing = (tuple(a for a, state in wrong if state == kind) for kind in ("damaged", "missing"))
    unknown = (*found.strangers, *(f"/{path.relative_to(root)}" for path in found.shared_strangers))
    unknown += tuple(on_spare(address_of(name)) for name in found.spare_strangers)
    missing += tuple(found.links)
    return SweepResult(found.checked, damaged, missing, unknown, (*damaged, *missing, *unknown), held)


# --- looking ----------------------------------------------------------------------------------------------------


def _look(press: Press, edition: int) -> _Found:
    plate, ledger, found = press.store.path(edition), press.ledger, _Found()
    led = Belongings(press.config.edition)
    back = brought_back(ledger)
    found.spare = spare = unshown(press.store, ledger, edition, back)
    for address, digest in _expected(plate, ledger, back):
        found.checked += 1
        if state := fault(plate, address, digest, led.see):
            found.pages[address] = (state, digest)
        elif spare and (state := spare.state(file := file_of(address))):
            if spare.can_have(file):
                found.spare_pages[address] = state
            elif state != COPIED:
                found.pages[address] = (state, digest)
    if spare:
        found.spare_strangers = [*spare.strangers(entries(spare.folder))]
    led.draw_some()
    for address in press.printer.shared_assets:
        if address.startswith("/assets/") and (state := belongings.state(press.config.edition, address)):
            led.broken.setdefault(address, (state, ""))
    found.shared = led.broken
    found.shared_strangers = belongings.strangers(press.config.edition, press.printer.shared_assets)
    found.links = _lost_links(press.store)
    if not _is_unwritten(ledger):
        names = (name for name in entries(str(plate)) if not name.endswith("/"))
        found.strangers = [address_of(name) for name in names if not is_known(name, plate, ledger, back)]
    return found


def _is_unwritten(ledger: Ledger) -> bool:
    """Whether the ledger knows nothing of the pages: a rollback went behind a whole new print."""
    return bool(ledger.get("held")) and not ledger.pages.about()


def _expected(plate: Path, ledger: Ledger, back: dict[str, bytes]) -> Iterator[tuple[str, bytes | None]]:
    """Every address that should be there, and its digest; None where nobody knows it: then its twins must agree."""
    if _is_unwritten(ledger):
        for name in entries(str(plate)):
            if not name.endswith(("/", *SUFFIXES)) and is_address(address := address_of(name)):
                yield address, None
        return
    held = bool(ledger.get("held"))
    for address, digest in ledger.pages.each():
        if address not in back:
            yield address, (digest or None) if held else digest
    yield from ((address, digest) for address, digest in back.items() if digest)


def _lost_links(store: EditionStore) -> dict[str, list[Path]]:
    """The plates' links to what all prints share that are not there or lead elsewhere, by their address."""
    plates = [plate for plate, _ in store.plates()]
    links = ((f"/{name}", store.prints / plate / name) for name in SHARED for plate in plates)
    lost: dict[str, list[Path]] = {}
    for address, link in links:
        if not (link.is_symlink() and os.readlink(link) == f"../../{link.name}"):
            lost.setdefault(address, []).append(link)
    return lost


# --- mending ----------------------------------------------------------------------------------------------------


def _mend(press: Press, edition: int, found: _Found) -> tuple[str, ...]:
    """Mend what can be mended at once, and mark the rest for the next run. Answers what can be mended by neither."""
    for address, links in found.links.items():
        for link in links:
            if not link.is_symlink():
                press.store.discard(link)  # a folder, or a file
            disk.point(link, f"../..{address}")
    if found.spare and (found.spare_pages or found.spare_strangers):
        found.spare.mend(map(file_of, found.spare_pages), found.spare_strangers)
    whole = belongings.mend(press, found.shared) if found.shared else set()
    for path in found.shared_strangers:
        disk.unlink(str(path))
    left = [address for address in found.shared if address not in whole]
    plate = press.store.path(edition)
    gone = [address for each in found.strangers if (address := address_of_stranger(each[1:], plate))]
    if not press.held:
        if found.pages or gone:
            mark(press.ledger, [*found.pages, *gone])
        return tuple(left)
    copies = {address: _copy(press.store, plate, address, digest) for address, (_, digest) in found.pages.items()}
    pages = {address: data for address, data in copies.items() if data is not None}
    if pages or gone:
        mend_held(press, edition, pages, gone)
    return (*left, *(address for address in copies if address not in pages))


def _copy(store: EditionStore, shown: Path, address: str, digest: bytes | None) -> bytes | None:
    """The bytes of a page from its twins, or from another plate: those of that digest; where nobody knows it, those on
    which two of its own three files agree."""
    plates = [shown] if digest is None else [shown, *store.prints.iterdir()]
    read = [data for plate in plates for data in _copies(plate / file_of(address))]
    for data in read:
        if digest_of(data) == digest or (digest is None and read.count(data) > 1):
            return data
    return None


def _copies(path: Path) -> Iterator[bytes]:
    for suffix, unpack in {"": bytes, **UNPACK}.items():
        with suppress(OSError, EOFError, zlib.error, brotli.error):
            yield unpack(path.with_name(path.name + suffix).read_bytes())
