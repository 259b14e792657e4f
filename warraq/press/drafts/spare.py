"""The spare plate, brought up to date: file by file, each put in place or taken away by one call.

A killed run leaves some of its files as they were and some as they will be; `touching` says which those may be.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from warraq.press import disk
from warraq.press.drafts.shown import ShownPlate
from warraq.press.edition import EditionStore, remove_empty
from warraq.press.twins import ENDINGS

log = logging.getLogger("warraq.press")


def barred(folder: Path, names: frozenset[str]) -> set[str]:
    """What stands on a plate where a hand alone can have put it, in the way of what is to be changed there."""
    sound: set[str] = set()
    found = {disk.obstacle(str(folder), name, sound) for name in names} - {""}
    return {way for way in found if way not in names or os.path.islink(folder / way)}


class SparePlate:
    """The spare plate in its `folder`, and its files' changes: what goes, what `shown` has already, what is new."""

    def __init__(self, store: EditionStore, folder: str, shown: ShownPlate) -> None:
        self._store = store
        self._folder = folder
        self._shown = shown

    def take_away(self, names: Iterable[str]) -> None:
        """Remove these files and their twins. First of all, so that a folder may come where a file was, and the other
        way round."""
        for name in names:
            for ending in ENDINGS:
                self._remove(f"{self._folder}/{name}{ending}")
            remove_empty(os.path.dirname(f"{self._folder}/{name}"), self._folder)

    def bring(self, name: str) -> None:
        """Let it have a file and its twins as readers have them now."""
        for ending in ENDINGS:
            old, new = f"{self._shown.folder}/{name}{ending}", f"{self._folder}/{name}{ending}"
            if not self._shown.has(name + ending):
                self._remove(new)
            elif not (os.path.lexists(new) and os.path.samestat(os.lstat(old), os.lstat(new))):
                between = f"{self._store.incoming}/between"
                os.link(old, between)
                self._into_place(between, new)

    def put(self, name: str, staged: Mapping[str, str]) -> None:
        """Let it have a printed file, and of its twins those that were made: `staged` says by its ending where each
        waits."""
        for ending in ENDINGS:
            if ending in staged:
                self._into_place(staged[ending], f"{self._folder}/{name}{ending}")
            else:
                self._remove(f"{self._folder}/{name}{ending}")

    def put_aside(self, name: str) -> None:
        """Put what a hand left there into the trash."""
        self._put_aside(f"{self._folder}/{name}")

    def _put_aside(self, path: str) -> None:
        log.warning("This was not printed, stood in the way of the press, and is put into the trash: %s", path)
        self._store.discard(Path(path))

    def _remove(self, path: str) -> None:
        """Remove a file. A folder may rightly stand there: other pages are in it."""
        with suppress(IsADirectoryError):
            disk.unlink(path)

    def _into_place(self, path: str, to: str) -> None:
        try:
            os.rename(path, to)
        except FileNotFoundError:
            os.makedirs(os.path.dirname(to), exist_ok=True)
            os.rename(path, to)
        except IsADirectoryError:
            self._put_aside(to)
            os.rename(path, to)
