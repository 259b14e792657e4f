"""A whole print: a new plate with every page of the newspaper, and its spare beside it."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from warraq.press import disk
from warraq.press.edition import EditionStore, link_shared, remove_empty
from warraq.press.twins import ENDINGS, are_of, twins


class WholePrint:
    """A whole newspaper on a new plate, and its spare beside it. Pages may be written by several processes at once, and
    have a time of a later second than `last`."""

    def __init__(self, store: EditionStore, edition: int, old: int, last: int = 0) -> None:
        self.store = store
        self._last = last
        self.edition = edition
        self.old = old
        self.folder = str(store.path(edition))
        self.spare = str(store.spare_path(edition))
        self._live = str(store.path(old))
        self.is_empty = True
        store.touching.forget()
        for folder in (store.path(edition), store.spare_path(edition)):
            store.discard(folder)
            folder.mkdir()
            link_shared(folder)

    def write(self, file: str, data: bytes) -> None:
        """Print a page and its twins on both plates. Not durable before `disk.sync`."""
        if not self._make_room(file) and os.path.lexists(f"{self.folder}/{file}"):
            self._remove(file)
        self._new(file, data)
        for ending, packed in twins(file, data):
            self._new(file + ending, packed)

    def keep(self, file: str, data: bytes) -> bool:
        """A page came out as it was in the edition before: its file is in this one as well. False where a hand took it
        away or put something else in its place, and where it, or a twin, is damaged."""
        if os.path.lexists(f"{self.folder}/{file}"):
            return True  # it was written, or kept, in an earlier round of this print
        if not _holds(f"{self._live}/{file}", data):
            return False
        for ending in ENDINGS:
            with suppress(FileNotFoundError):  # a page that packing does not make smaller has no twin
                self._link(f"{self._live}/{file}{ending}", f"{self.folder}/{file}{ending}")
                self._link(f"{self._live}/{file}{ending}", f"{self.spare}/{file}{ending}")
        return True

    def _make_room(self, name: str) -> bool:
        """Make a file's folder on both plates. Answers whether it is new: most pages have one of their own."""
        inside = name.rpartition("/")[0]
        made = [_make_folder(f"{plate}/{inside}") for plate in (self.folder, self.spare)]
        return all(made)

    def _new(self, name: str, data: bytes) -> None:
        path = f"{self.folder}/{name}"
        disk.write(path, data, self._last)
        os.link(path, f"{self.spare}/{name}")

    def _link(self, old: str, new: str) -> None:
        try:
            os.link(old, new)
        except FileNotFoundError:
            if not os.path.lexists(old):
                raise
            os.makedirs(os.path.dirname(new), exist_ok=True)
            os.link(old, new)

    def _remove(self, name: str) -> None:
        for folder in (self.folder, self.spare):
            for ending in ENDINGS:
                disk.unlink(f"{folder}/{name}{ending}")

    def note_written(self, file: str) -> None:
        self.is_empty = False

    def note_gone(self, file: str) -> None:
        self.is_empty = False
        self._remove(file)
        for folder in (self.folder, self.spare):
            remove_empty(os.path.dirname(f"{folder}/{file}"), folder)

    def complete(self) -> None:
        """Both plates are complete when the last page was written or kept."""

    def abandon(self) -> None:
        """Remove both plates: a full disk has its space back."""
        self.store.discard(self.store.path(self.edition))
        self.store.discard(self.store.spare_path(self.edition))
        self.store.empty_trash()


def _holds(path: str, data: bytes) -> bool:
    """Whether this page stands there, and its twins beside it."""
    try:
        return disk.is_file(path) and Path(path).read_bytes() == data and are_of(Path(path), data)
    except OSError:  # the disk cannot read it
        return False


def _make_folder(path: str) -> bool:
    """Make a folder, and those around it. False where it was there."""
    try:
        os.mkdir(path)
    except FileExistsError:
        return False
    except FileNotFoundError:
        os.makedirs(path, exist_ok=True)
    return True
