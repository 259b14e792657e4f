"""The edition as the readers' process sees it: the newspaper that `current` names at this moment, file by file.

`DIR/edition/current` is a symlink that the press renames over. It is read anew for each request (some two
microseconds), so that a reader who asks after the switch gets the new newspaper.
"""

from __future__ import annotations

import os
import stat
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path

from warraq.addresses import file_of
from warraq.readers.conditions import SUFFIXES
from warraq.readers.files import Copy, PrintedFile, look_at
from warraq.readers.redirects import Redirects

MEMORY = 64 * 2**20
"""Bytes of content that one process keeps at hand."""

KNOWN = 50_000
"""Files whose headers one process keeps at hand; about a kilobyte each."""


@dataclass(frozen=True)
class Printing:
    """One edition: its folder (a real path, no symlink), its number among those seen here, its redirects."""

    folder: str
    number: int
    redirects: Redirects


class Edition:
    """The folder `edition`, of which one printing at a time is current."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._real_root = os.path.realpath(root) + os.sep
        self._link = str(root / "current")
        self._target = ""
        self._printing: Printing | None = None
        self._files: OrderedDict[str, PrintedFile] = OrderedDict()
        self._hot: OrderedDict[Copy, None] = OrderedDict()
        self._held = 0

    def current(self) -> Printing | None:
        """What readers are to get now, or None where nothing was printed yet."""
        try:
            target = os.readlink(self._link)
        except OSError:
            self._printing, self._target = None, ""
            return None
        if target != self._target or self._printing is None:
            folder = os.path.realpath(self._link)
            number = self._printing.number + 1 if self._printing else 1
            if not os.path.isdir(folder):
                return None
            self._printing = Printing(folder, number, Redirects(Path(folder)))
            self._target = target
        return self._printing

    def remembered(self, path: str, printing: Printing) -> PrintedFile | None:
        """The file served at a request's path before, if it is still the same in this printing."""
        file = self._files.get(path)
        if file is None:
            return None
        if file.printing != printing.number:
            if not file.still_in(printing.folder):
                self._forget(path)
                return None
            file.printing = printing.number
        self._files.move_to_end(path)
        return file

    def find(self, address: str, printing: Printing) -> PrintedFile | None:
        """The file at a canonical address, or None."""
        name = self._name(address, printing)
        if name is None:
            return None
        try:
            return look_at(f"{printing.folder}/{name}", name, printing.number)
        except OSError:
            # Between the look and the reading the press took the edition away: to a reader it is not there.
            return None

    def exists(self, address: str, printing: Printing) -> bool:
        """Whether a canonical address is a public file; cheaper than `find`."""
        return self._name(address, printing) is not None

    def _name(self, address: str, printing: Printing) -> str | None:
        """The public file of an address, by its name in the edition."""
        try:
            name = file_of(address)
        except ValueError:
            return None
        path = f"{printing.folder}/{name}"
        # A page has one address: that of its folder. A compressed twin has none.
        hidden = address.endswith("/index.html") or not _public(name) or not self._is_file(path) or _is_twin(path)
        return None if hidden else name

    def remember(self, path: str, file: PrintedFile) -> None:
        """Keep a file at hand for the next request of this path; the least recently asked for makes room."""
        self._forget(path)
        self._files[path] = file
        while len(self._files) > KNOWN:
            self._forget(next(iter(self._files)))

    def content(self, file: PrintedFile, encoding: str) -> bytes:
        """What a small copy holds; what is asked for often is kept. Raises OSError where it is gone."""
        copy = file.copy(encoding)
        data = copy.data
        if copy in self._hot:
            self._hot.move_to_end(copy)
        else:
            if data is None:
                data = file.read(encoding)
            copy.data = data
            self._hot[copy] = None
            self._held += len(data)
            while self._held > MEMORY:
                self._cool(next(iter(self._hot)))
        assert data is not None
        return data

    def _cool(self, copy: Copy) -> None:
        del self._hot[copy]
        self._held -= copy.size
        copy.data = None

    def _forget(self, path: str) -> None:
        old = self._files.pop(path, None)
        for copy in old.copies.values() if old else ():
            if copy in self._hot:
                self._cool(copy)

    def _is_file(self, path: str) -> bool:
        try:
            regular = stat.S_ISREG(os.stat(path).st_mode)
        except (OSError, ValueError):
            return False
        # A symlink of the edition may share a file with another edition, but never lead out of them all.
        return regular and os.path.realpath(path).startswith(self._real_root)


def _is_twin(path: str) -> bool:
    return path.endswith(tuple(SUFFIXES.values())) and os.path.exists(path[:-3])


def _public(name: str) -> bool:
    """Whether a file is for readers: what begins with a dot is the server's own."""
    return not any(part.startswith(".") and part != ".well-known" for part in name.split("/"))
