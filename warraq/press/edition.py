"""The edition on disk: complete newspapers, each a plain tree of folders and files, of which readers see one.

::

    edition/current            -> prints/00000042
    edition/prints/00000042/     what readers see: index.html, 2026/11/story/index.html …, media -> ../../media
    edition/prints/00000041/     the spare plate: the newspaper before, complete as well
    edition/undo/00000042/       the files that edition 42 replaced or took away, for a rollback
    edition/media/, assets/, documents/   shared by all prints, only ever added to
    edition/incoming/            pages printed and not yet in their place
    edition/touching             which files of the spare plate are being changed
    edition/trash/               what nobody needs, removed in pauses

A run brings the spare plate up to date and shows it; the one that readers saw becomes the spare. Files that two plates
have in common are one file with two names (hard links), so a page that did not change keeps its inode and its time, and
the work is in proportion to what changed, never to what the archive or one of its folders holds. docs/press.md tells
why.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from warraq.addresses import file_of
from warraq.press import disk
from warraq.press.touching import Touching

SHARED = ("media", "assets", "documents")
"""Folders that all prints share: what is in them is named by its content."""
KEPT = 5
"""How many editions can be returned to, the shown one among them."""
SPARE = "spare-"


@dataclass(frozen=True)
class Plate:
    """A complete newspaper on disk. `holds` is its edition; `touched` names files in it that may be of another."""

    folder: Path
    holds: int
    touched: frozenset[str] = frozenset()


class EditionStore:
    """The prints of one newspaper, and which of them readers see."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.prints = root / "prints"
        self.current = root / "current"
        self.incoming = root / "incoming"
        self.trash = root / "trash"
        self.touching = Touching(root / "touching")

    def prepare(self) -> None:
        for folder in (self.prints, self.incoming, self.trash, *(self.root / name for name in SHARED)):
            folder.mkdir(parents=True, exist_ok=True)

    def path(self, edition: int) -> Path:
        return self.prints / f"{edition:08}"

    def spare_path(self, edition: int) -> Path:
        """Where a spare plate is that was made with `edition`, or from it."""
        return self.prints / f"{SPARE}{edition:08}"

    def undo(self, edition: int) -> Path:
        """Where the files are that `edition` replaced."""
        return self.root / "undo" / f"{edition:08}"

    def shown(self) -> int:
        """The number of the edition that readers see; 0 if there is none."""
        try:
            return int(os.readlink(self.current).rpartition("/")[2])
        except (FileNotFoundError, ValueError):
            return 0

    def shown_at(self) -> int:
        """The second in which it was shown."""
        try:
            return int(os.lstat(self.current).st_mtime)
        except FileNotFoundError:
            return 0

    def show(self, edition: int) -> None:
        disk.point(self.current, f"prints/{edition:08}")

    def last_number(self) -> int:
        """The greatest number that any print bears: without a ledger the next one still comes after it."""
        return max((holds for _, holds in self.plates()), default=0)

    # --- plates ---------------------------------------------------------------------------------------------------

    def spare(self, edition: int, whole: int) -> Plate | None:
        """The plate to bring up to date from: one that is not shown, and holds no edition before `whole`, the last
        one that was printed on a plate of its own. One that a killed run was changing comes first."""
        begun, touched = self.touching.read()
        if begun == edition + 1 and self.path(begun).is_dir():
            return Plate(self.path(begun), edition, touched)
        found = [(holds, name) for name, holds in self.plates() if self._may_change(name, holds, edition, whole)]
        if not found:
            return None
        holds, name = max(found)
        return Plate(self.prints / name, holds)

    def _may_change(self, name: str, holds: int, edition: int, whole: int) -> bool:
        return whole <= holds <= edition and name != f"{edition:08}"

    def discard_unfinished(self, edition: int) -> None:
        """Take away what a killed run left and none can use. A spare plate that it was changing is used again."""
        begun, _ = self.touching.read()
        used = f"{edition + 1:08}" if begun == edition + 1 else ""
        for name, holds in self.plates():
            if holds > edition and name != used:
                self.discard(self.prints / name)
        for folder in _numbered(self.root / "undo"):
            if int(folder.name) > edition:
                self.discard(folder)
        disk.remove_for(None, self.incoming)

    def discard_others(self, edition: int) -> None:
        """Take away all prints but this one: of those that no ledger describes, nobody knows what they hold."""
        for name, _ in self.plates():
            if name not in {self.path(edition).name, self.spare_path(edition).name}:
                self.discard(self.prints / name)
        for folder in _numbered(self.root / "undo"):
            self.discard(folder)

    def collect(self, edition: int, whole: int) -> None:
        """Take away what only editions need that are not kept any longer."""
        first = edition - KEPT + 1
        spare, before = self.spare(edition, whole), self.before(edition, whole)
        needed = {self.path(edition), *(plate.folder for plate in (spare, before) if plate)}
        for name, _ in self.plates():
            if self.prints / name not in needed:
                self.discard(self.prints / name)
        for folder in _numbered(self.root / "undo"):
            if int(folder.name) <= first:
                self.discard(folder)

    def before(self, edition: int, whole: int) -> Plate | None:
        """The last plate before a whole new print: what a rollback behind that print returns to, while it is kept."""
        found = [(holds, name) for name, holds in self.plates() if holds < whole and not name.startswith(SPARE)]
        if not found or max(found)[0] < edition - KEPT + 1:
            return None
        holds, name = max(found)
        return Plate(self.prints / name, holds)

    def copy(self, edition: int) -> Plate:
        """A second plate of the same newspaper: new folders, the same files. It has its name only when it is complete,
        for a killed run's half of one must not be taken for a spare."""
        making, spare = self.prints / "making", self.spare_path(edition)
        self.discard(making)
        shutil.copytree(self.path(edition), making, symlinks=True, copy_function=_link)
        os.rename(making, spare)
        return Plate(spare, edition)

    def discard(self, folder: Path) -> None:
        """Put a folder, or whatever it is, into the trash: one rename, however much is in it."""
        number = 0
        while True:
            aside = self.trash / f"{folder.name[:40]}-{number}"
            try:
                os.rename(folder, aside)
            except FileNotFoundError:
                return
            except OSError:
                if not os.path.lexists(aside):
                    raise
                number += 1
            else:
                return

    @property
    def has_trash(self) -> bool:
        with os.scandir(self.trash) as entries:
            return any(entries)

    def empty_trash(self, seconds: float | None = None) -> bool:
        """Remove what is in the trash, for so many seconds at most. Answers whether it is empty."""
        return disk.remove_for(seconds, self.trash)

    def plates(self) -> list[tuple[str, int]]:
        """Every plate's folder: its name, and the edition that it holds (or was to hold)."""
        found = []
        for name in os.listdir(self.prints):
            number = name.removeprefix(SPARE)
            if number.isdecimal():
                found.append((name, int(number)))
        return sorted(found)


def _numbered(folder: Path) -> list[Path]:
    try:
        return [each for each in folder.iterdir() if each.name.isdecimal()]
    except FileNotFoundError:
        return []


def _link(source: str, to: str) -> None:
    os.link(source, to, follow_symlinks=False)


def link_shared(folder: Path) -> None:
    """Let a plate lead to what all prints share."""
    for name in SHARED:
        link = folder / name
        if not link.is_symlink():
            link.symlink_to(f"../../{name}")


def remove_empty(folder: str, root: str) -> None:
    """Remove a folder in which nothing is left, and those around it, up to `root`."""
    while len(folder) > len(root):
        try:
            os.rmdir(folder)
        except FileNotFoundError:
            pass  # a killed run may have made only those around it
        except OSError:
            return  # something is in it
        folder = os.path.dirname(folder)


def address_of(file: str) -> str:
    """The address that a file of the edition stands for.

    >>> address_of("a/b/index.html"), address_of("feed.xml"), address_of("index.html")
    ('/a/b/', '/feed.xml', '/')
    """
    folder, _, name = file.rpartition("/")
    if name != "index.html":
        return f"/{file}"
    return f"/{folder}/" if folder else "/"


def is_address(text: str) -> bool:
    """Whether the press could ever print this: a strange name is no address, and no line of the ledger."""
    try:
        text.encode("utf-8")
        file_of(text)
    except ValueError:
        return False
    return True
