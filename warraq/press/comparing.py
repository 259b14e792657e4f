"""A page's files, and any file, compared with what the ledger says of them: sweeps ask of all, samples of a few."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from warraq.addresses import file_of
from warraq.press import disk
from warraq.press.edition import SHARED, address_of, is_address
from warraq.press.ledger.ledger import Ledger
from warraq.press.twins import SUFFIXES, are_of, digest_of


def _nobody(address: str, data: bytes) -> None:
    pass


def fault(
    plate: Path, address: str, digest: bytes | None, see: Callable[[str, bytes], None] = _nobody
) -> str:
    """What is wrong with an address's files: "missing", "damaged", or nothing (""); then `see` is handed its bytes."""
    file = file_of(address)
    path = plate / file
    try:
        data = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return "missing"
    except OSError:
        return "damaged"  # the disk cannot read it
    if digest not in {None, digest_of(data)} or not are_of(path, data):
        return "damaged"
    see(address, data)
    return ""


def entries(root: str | Callable[[], str], below: str = "") -> Iterator[str]:
    """Every file and (with "/" at the end) folder below `root` (or below what that answers then), each folder read when
    it comes to it. One that is gone by then is passed over."""
    plate = root if isinstance(root, str) else root()
    with suppress(FileNotFoundError, NotADirectoryError), os.scandir(f"{plate}/{below}") as found:
        for entry in found:
            name = below + entry.name
            if entry.is_dir(follow_symlinks=False):
                yield name + "/"
                yield from entries(root, name + "/")
            elif not (entry.is_symlink() and name in SHARED):
                yield name


def is_known(name: str, plate: Path, ledger: Ledger, back: dict[str, bytes] | None = None) -> bool:
    """Whether a file is a printed page's, or the twin of one. `back`: what rollbacks brought back, and took away."""

    def is_printed(address: str) -> bool:
        if back and address in back:
            return bool(back[address])
        return is_address(address) and ledger.pages.is_printed(address)

    if is_printed(address_of(name)):
        return not (plate / name).is_symlink()
    return name.endswith(SUFFIXES) and is_printed(address_of(name[:-3]))


def address_of_stranger(name: str, plate: Path) -> str:
    """The address to take away for a file that nobody printed, or "": one that no address can name is gone at once."""
    address = address_of(name)
    if not os.path.lexists(plate / name):
        return ""
    if is_address(address):
        return address
    disk.unlink(str(plate / name))
    return ""
