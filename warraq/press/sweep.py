"""Sweeping: what lies on the disk is compared with what the ledger says, and set right.

Bits rot, and hands slip. A page whose bytes are not those that were printed (or whose compressed twin is another's),
one that is missing, and a file that no one printed are found here; the damaged and the missing are printed again, the
unknown taken away. The running press looks at a few pages in each pause, so that all are seen again and again.
"""

from __future__ import annotations

import gzip
import os
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import brotli

from warraq.addresses import file_of
from warraq.config import SiteConfig
from warraq.errors import NoEdition
from warraq.press import disk
from warraq.press.edition import SHARED
from warraq.press.ledger import Ledger
from warraq.press.lock import only_press
from warraq.press.press import Press
from warraq.press.printer import digest_of
from warraq.press.rollback import address_of
from warraq.press.twins import SUFFIXES, twins

UNPACK: dict[str, Callable[[bytes], bytes]] = {".br": brotli.decompress, ".gz": gzip.decompress}


@dataclass(frozen=True)
class SweepResult:
    """What a sweep found: addresses whose files are `damaged` or `missing`, files that are `unknown`, of how many
    `checked` addresses; and whether that was mended."""

    checked: int
    damaged: tuple[str, ...]
    missing: tuple[str, ...]
    unknown: tuple[str, ...]
    mended: bool

    @property
    def is_clean(self) -> bool:
        return not (self.damaged or self.missing or self.unknown)


def sweep(config: SiteConfig, *, repair: bool = True) -> SweepResult:
    """Compare the whole edition with the ledger and, unless told not to, mend it. Raises NoEdition, PressError."""
    press = Press(config)
    try:
        with only_press(config.run), disk.told_plainly():
            edition = press.recover()
            if not edition:
                raise NoEdition(path=str(config.edition), site=str(config.root))
            plate, ledger = press.store.path(edition), press.ledger
            found = _look(plate, ledger)
            broken_files = _damaged_assets(press)
            if repair and not found.is_clean:
                for address in found.unknown:
                    if not _is_address(address):
                        os.unlink(f"{plate}{address}")
                mark(ledger, [*found.damaged, *found.missing, *filter(_is_address, found.unknown)])
            if repair:
                for file in broken_files:
                    file.unlink()
        found = SweepResult(
            found.checked, (*found.damaged, *(f"/{f.relative_to(config.edition)}" for f in broken_files)),
            found.missing, found.unknown, repair,
        )  # fmt: skip
        if repair and not found.is_clean:
            press.run()
        return found
    finally:
        press.close()


def mark(ledger: Ledger, addresses: Iterable[str]) -> None:
    """Let the next run print these addresses, whatever the ledger thinks of them."""
    ledger.begin()
    for address in addresses:
        ledger.put_digest(address, b"")
    ledger.add_stale(addresses)
    ledger.commit()


def _look(plate: Path, ledger: Ledger) -> SweepResult:
    damaged, missing, checked = [], [], 0
    for address, digest in ledger.pages():
        checked += 1
        state = fault(plate, address, digest)
        if state == "missing":
            missing.append(address)
        elif state:
            damaged.append(address)
    unknown = tuple(address_of(name) for name in _files(str(plate)) if not _is_known(name, plate, ledger))
    return SweepResult(checked, tuple(damaged), tuple(missing), unknown, False)


def _is_address(text: str) -> bool:
    """Whether the press could ever print this: a strange name is no address, and no line of the ledger."""
    try:
        text.encode("utf-8")
        file_of(text)
    except ValueError:
        return False
    return True


def fault(plate: Path, address: str, digest: bytes) -> str:
    """What is wrong with an address's files: "missing", "damaged", or nothing ("")."""
    file = file_of(address)
    path = plate / file
    try:
        data = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return "missing"
    except OSError:
        return "damaged"  # the disk cannot read it
    whole = digest_of(data) == digest and all(_is_twin(path, suffix, data) for suffix in SUFFIXES)
    return "" if whole else "damaged"


def _is_twin(path: Path, suffix: str, data: bytes) -> bool:
    """Whether a page's compressed twin holds the page, or is rightly not there."""
    try:
        return UNPACK[suffix](path.with_name(path.name + suffix).read_bytes()) == data
    except FileNotFoundError:
        return all(made.suffix != suffix for made, _ in twins(PurePosixPath(path.name), data))
    except (OSError, EOFError, zlib.error, brotli.error):
        return False


def _files(root: str, below: str = "") -> Iterator[str]:
    with os.scandir(f"{root}/{below}") as entries:
        for entry in entries:
            name = below + entry.name
            if entry.is_dir(follow_symlinks=False):
                yield from _files(root, name + "/")
            elif not (entry.is_symlink() and name in SHARED):
                yield name


def _is_known(name: str, plate: Path, ledger: Ledger) -> bool:
    """Whether a file is a printed page's, or the twin of one."""
    if ledger.is_printed(address_of(name)):
        return not (plate / name).is_symlink()
    return name.endswith(SUFFIXES) and ledger.is_printed(address_of(name[:-3]))


def _damaged_assets(press: Press) -> list[Path]:
    """The theme's files that are not what their name, a digest, says. They are written anew by the next run."""
    found = []
    for address, data in press.printer.shared_assets.items():
        path = press.config.edition / address.lstrip("/")
        if address.startswith("/assets/") and path.exists() and path.read_bytes() != data:
            found.append(path)
    return found
