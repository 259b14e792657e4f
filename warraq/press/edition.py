"""The edition on disk: each print is a folder, in which whatever did not change leads into an earlier one.

::

    edition/current            -> prints/00000003
    edition/prints/00000001/     a whole newspaper: folders and files
    edition/prints/00000003/     index.html, feed.xml …: those that changed are new; those that did not are hard links
        2014                   -> ../00000001/2014                 a folder in which nothing changed
        2026/11/new-story/       a folder with new pages is real, up to the root
        2026/11/older-story    -> ../../../00000001/2026/11/older-story
        media                  -> ../../media                      shared by all prints, only ever added to
    edition/media/, assets/, documents/

A link always leads to where the folder really is, never to another link, so that a path is followed in as many steps as
it has parts. A print is made beside the others, made durable by one `syncfs`, and shown by renaming one symlink.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from warraq.press import disk
from warraq.press.twins import SUFFIXES, twins

SHARED = ("media", "assets", "documents")
"""Folders that all prints share: what is in them is named by its content."""
KEPT = 5
"""How many editions stay on disk."""


@dataclass
class Folder:
    """What changes in one folder of a print: files written, files gone, and the folders below."""

    written: set[str] = field(default_factory=set)
    gone: set[str] = field(default_factory=set)
    below: dict[str, Folder] = field(default_factory=dict)

    def at(self, parts: Iterable[str]) -> Folder:
        found = self
        for part in parts:
            found = found.below.setdefault(part, Folder())
        return found


class EditionStore:
    """The prints of one newspaper, and which of them readers see."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.prints = root / "prints"
        self.current = root / "current"

    def prepare(self) -> None:
        for folder in (self.prints, *(self.root / name for name in SHARED)):
            folder.mkdir(parents=True, exist_ok=True)

    def path(self, edition: int) -> Path:
        return self.prints / f"{edition:08}"

    def shown(self) -> int:
        """The number of the edition that readers see; 0 if there is none."""
        try:
            return int(os.readlink(self.current).rpartition("/")[2])
        except (FileNotFoundError, ValueError):
            return 0

    def show(self, edition: int) -> None:
        disk.point(self.current, f"prints/{edition:08}")

    def discard_after(self, edition: int) -> None:
        """Remove what a killed run left: prints that came after the last one that was finished."""
        for folder in self.prints.iterdir():
            if folder.name.isdigit() and int(folder.name) > edition:
                shutil.rmtree(folder)

    def discard_before(self, edition: int) -> None:
        """Remove all earlier prints: of those that no ledger describes, nobody knows what is still used."""
        for folder in self.prints.iterdir():
            if folder.name.isdigit() and int(folder.name) < edition:
                shutil.rmtree(folder)

    def draft(self, edition: int, old: int) -> Draft:
        """A new print, begun from the edition `old` (0: from nothing)."""
        return Draft(self, edition, old)

    def collect(self, folders: Iterable[str]) -> None:
        """Empty folders that no kept edition uses (deepest first). What is real below them and still used stays."""
        for name in folders:
            folder = self.prints / name
            try:
                entries = list(os.scandir(folder))
            except FileNotFoundError:
                continue
            for entry in entries:
                if entry.is_symlink() or not entry.is_dir(follow_symlinks=False):
                    os.unlink(entry.path)
            self._remove_empty(folder)

    def _remove_empty(self, folder: Path) -> None:
        while folder != self.prints:
            try:
                folder.rmdir()
            except OSError:
                return  # something that is still used is in it
            folder = folder.parent


class Draft:
    """A print in the making. Pages may be written by several processes; then one of them `weave`s."""

    def __init__(self, store: EditionStore, edition: int, old: int) -> None:
        self.store = store
        self.edition = edition
        self.old = old
        self.folder = store.path(edition)
        self.changes = Folder()
        self.superseded: list[str] = []

    def begin(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)

    def write(self, file: PurePosixPath, data: bytes) -> None:
        """Write a page's file and its twins. Not durable before `disk.sync`."""
        path = self.folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists():
            self._unlink(file)  # written before in this same print, perhaps with a twin that is no longer smaller
        path.write_bytes(data)
        for twin, packed in twins(file, data):
            (self.folder / twin).write_bytes(packed)

    def _unlink(self, file: PurePosixPath) -> None:
        for name in (file.name, *(file.name + suffix for suffix in SUFFIXES)):
            (self.folder / file.with_name(name)).unlink(missing_ok=True)

    def note_written(self, file: PurePosixPath) -> None:
        """`file` was written anew (by whichever process): the old one and its twins are no part of this print."""
        folder = self.changes.at(file.parts[:-1])
        folder.written.add(file.name)
        folder.gone.update(file.name + suffix for suffix in SUFFIXES)

    def note_gone(self, file: PurePosixPath) -> None:
        """`file` and its twins are no part of this print."""
        folder = self.changes.at(file.parts[:-1])
        folder.written.discard(file.name)
        folder.gone.update((file.name, *(file.name + suffix for suffix in SUFFIXES)))
        self._unlink(file)

    @property
    def is_empty(self) -> bool:
        return not (self.changes.written or self.changes.gone or self.changes.below)

    def weave(self) -> None:
        """Complete the print: link all that did not change."""
        self.begin()
        for name in SHARED:
            link = self.folder / name
            if not link.is_symlink():
                link.symlink_to(f"../../{name}")
        self._weave(self.changes, (), self.old)

    def _weave(self, changes: Folder, parts: tuple[str, ...], old: int) -> None:
        """Weave one folder; `old` is the print in which it really is, or 0 if it is new."""
        new = self.folder.joinpath(*parts)
        new.mkdir(exist_ok=True)
        homes: dict[str, int] = {}
        if old:
            real = self.store.path(old).joinpath(*parts)
            self.superseded.append(real.relative_to(self.store.prints).as_posix())
            up = "../" * (len(parts) + 1)
            for entry in os.scandir(real):
                if not parts and entry.name in SHARED:
                    continue
                if entry.is_symlink():
                    target = os.readlink(entry.path)
                    homes[entry.name] = int(target.removeprefix(up).partition("/")[0])
                elif entry.is_dir():
                    homes[entry.name] = old
                    target = up + "/".join((f"{old:08}", *parts, entry.name))
                elif entry.name not in changes.gone and entry.name not in changes.written:
                    os.link(entry.path, new / entry.name)
                    continue
                else:
                    continue
                if entry.name not in changes.below:
                    os.symlink(target, new / entry.name)
        for name, below in changes.below.items():
            self._weave(below, (*parts, name), homes.get(name, 0))
        if parts and next(iter(os.scandir(new)), None) is None:
            new.rmdir()
