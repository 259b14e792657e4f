"""An edition in the making: a few pages changed on the spare plate, or a whole new plate.

Both are told of each page by its file (`2026/11/story/index.html`), and make its compressed twins with it. Nothing that
readers see changes before `EditionStore.show`.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Protocol

from warraq.press import disk
from warraq.press.assistant import Pack, Promise, at_once
from warraq.press.edition import SPARE, EditionStore, link_shared, remove_empty
from warraq.press.twins import SUFFIXES, are_of, twins

log = logging.getLogger("warraq.press")
EVERY = ("", *SUFFIXES)
"""The endings of a page's file and its twins."""


class Draft(Protocol):
    """What the printer and a run need of either kind."""

    edition: int

    def write(self, file: str, data: bytes) -> None: ...
    def keep(self, file: str, data: bytes) -> bool: ...
    def note_written(self, file: str) -> None: ...
    def note_gone(self, file: str) -> None: ...
    @property
    def is_empty(self) -> bool: ...
    def complete(self) -> None: ...
    def abandon(self) -> None: ...


def undo_name(file: str) -> str:
    """What a replaced file is called among those of its edition that can be brought back."""
    return blake2b(file.encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()


class Retouch:
    """A few pages changed. They wait in `incoming`; `complete` moves them onto the spare plate.

    `since` names the files that the editions after a given one changed: what the spare plate has yet to learn. What is
    written has a time of a later second than `last`.
    """

    def __init__(
        self,
        store: EditionStore,
        edition: int,
        whole: int,
        since: Callable[[int], Iterable[str]],
        *,
        pack: Pack = at_once,
        last: int = 0,
    ) -> None:
        self.store = store
        self.edition = edition
        self.old = edition - 1
        self._whole = whole
        self._since = since
        self._pack = pack
        self._last = last
        self._packed: dict[str, Promise] = {}
        self._count = 0
        self._staged: dict[str, dict[str, str]] = {}
        self._gone: set[str] = set()
        self.missing: set[str] = set()
        """Files that an earlier edition changed and that `complete` did not find with readers: some are gone since."""
        self.barred: set[str] = set()
        """What stood in the way of files on the spare plate, and was put aside: nothing is left below it."""

    def write(self, file: str, data: bytes) -> None:
        """Print a page and its twins. Not durable before `disk.sync`."""
        self._unstage(file)
        self._count += 1
        staged = self._staged[file] = {}
        path = staged[""] = f"{self.store.incoming}/{self._count}"
        disk.write(path, data, self._last)
        self._packed[file] = self._pack(file, data, path)
        self._gone.discard(file)

    def _write_twins(self) -> None:
        """Beside each staged page, what it was packed into."""
        for name, promise in self._packed.items():
            staged = self._staged[name]
            for suffix, content in promise():
                path = staged[suffix] = staged[""] + suffix
                disk.write(path, content, self._last)
        self._packed.clear()

    def restore(self, file: str, kept: str) -> bytes | None:
        """Bring back a file that an earlier edition replaced, or its absence. Answers its bytes."""
        if not os.path.lexists(kept):
            self.note_gone(file)
            return None
        self._count += 1
        staged = self._staged[file] = {}
        for suffix in EVERY:
            if os.path.lexists(kept + suffix):
                staged[suffix] = f"{self.store.incoming}/{self._count}{suffix}"
                os.link(kept + suffix, staged[suffix])
        with open(kept, "rb") as handle:
            return handle.read()

    def keep(self, file: str, data: bytes) -> bool:
        """A page came out as it was: its file stays."""
        return True

    def note_written(self, file: str) -> None:
        assert file in self._staged

    def note_gone(self, file: str) -> None:
        """`file` and its twins are no part of this edition."""
        self._unstage(file)
        self._gone.add(file)

    def _unstage(self, name: str) -> None:
        self._packed.pop(name, None)
        for path in self._staged.pop(name, {}).values():
            os.unlink(path)

    @property
    def is_empty(self) -> bool:
        return not (self._staged or self._gone)

    @property
    def changed(self) -> list[str]:
        """The files that this edition changes."""
        return sorted({*self._staged, *self._gone})

    def complete(self) -> None:
        """Bring the spare plate up to date, under the new edition's name. What a hand put where a page or a folder
        should be goes into the trash; where it stands for a whole folder, the plate is made anew."""
        self._write_twins()
        store, folder = self.store, self.store.path(self.edition)
        plate = store.spare(self.old, self._whole) or store.copy(self.old)
        behind = plate.touched.union(self._since(plate.holds))
        if self._bars(plate.folder, behind):
            store.touching.forget()
            store.discard(plate.folder)
            plate, behind = store.copy(self.old), frozenset()
        store.touching.write(self.edition, behind.union(self.changed), durable=bool(plate.touched))
        if plate.folder != folder:
            os.rename(plate.folder, folder)
        self._keep_for_undo()
        self.barred = self._bars(folder, behind)
        for name in self.barred:
            self._put_aside(f"{folder}/{name}")
        live = _Readable(str(store.path(self.old)))
        self.missing = {name for name in behind if name not in self._staged and not live.has(name)}
        self._take_away(str(folder))
        for name in sorted(behind - self._staged.keys() - self._gone - self.missing):
            self._bring_from(live, str(folder), name)
        for name, staged in self._staged.items():
            self._put(str(folder), name, staged)

    def _keep_for_undo(self) -> None:
        undo, live = self.store.undo(self.edition), _Readable(str(self.store.path(self.old)))
        undo.mkdir(parents=True)
        for name in self.changed:
            kept = f"{undo}/{undo_name(name)}"
            for suffix in EVERY:
                if live.has(name + suffix):
                    os.link(f"{live.folder}/{name}{suffix}", kept + suffix)

    def _bars(self, folder: Path, behind: Iterable[str]) -> set[str]:
        """What stands on a plate where a hand alone can have put it, in the way of what is to be changed there."""
        names, sound = {*behind, *self.changed}, set[str]()
        found = {disk.obstacle(str(folder), name, sound) for name in names} - {""}
        return {way for way in found if way not in names or os.path.islink(folder / way)}

    def _put_aside(self, path: str) -> None:
        log.warning("This was not printed, stood in the way of the press, and is put into the trash: %s", path)
        self.store.discard(Path(path))

    def _take_away(self, folder: str) -> None:
        """First what goes, so that a folder may come where a file was, and the other way round."""
        for name in sorted(self.missing | self._gone):
            self._remove(f"{folder}/{name}", EVERY)
            remove_empty(os.path.dirname(f"{folder}/{name}"), folder)

    def _bring_from(self, live: _Readable, folder: str, name: str) -> None:
        """Let the plate have a file as readers have it now."""
        for suffix in EVERY:
            old, new = f"{live.folder}/{name}{suffix}", f"{folder}/{name}{suffix}"
            if not live.has(name + suffix):
                self._remove(new)
            elif not (os.path.lexists(new) and os.path.samestat(os.lstat(old), os.lstat(new))):
                between = f"{self.store.incoming}/between"
                os.link(old, between)
                self._into_place(between, new)

    def _put(self, folder: str, name: str, staged: dict[str, str]) -> None:
        for suffix in EVERY:
            if suffix in staged:
                self._into_place(staged[suffix], f"{folder}/{name}{suffix}")
            else:
                self._remove(f"{folder}/{name}{suffix}")

    def _remove(self, path: str, suffixes: Iterable[str] = ("",)) -> None:
        """Remove a file and its twins. A folder may rightly stand there: other pages are in it."""
        for suffix in suffixes:
            with suppress(IsADirectoryError):
                disk.unlink(path + suffix)

    def _into_place(self, path: str, to: str) -> None:
        try:
            os.rename(path, to)
        except FileNotFoundError:
            os.makedirs(os.path.dirname(to), exist_ok=True)
            os.rename(path, to)
        except IsADirectoryError:
            self._put_aside(to)
            os.rename(path, to)

    def abandon(self) -> None:
        """Leave nothing of it behind. What was changed on the spare plate the next run sets right."""
        disk.remove_for(None, self.store.incoming)


class _Readable:
    """The files of the plate that readers see. What a hand put in a page's place is none."""

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self._sound: set[str] = set()

    def has(self, name: str) -> bool:
        return disk.is_file(f"{self.folder}/{name}") and not disk.obstacle(self.folder, name, self._sound)


class Whole:
    """A whole newspaper on a new plate, and its spare beside it. Pages may be written by several processes at once, and
    have a time of a later second than `last`."""

    def __init__(self, store: EditionStore, edition: int, old: int, last: int = 0) -> None:
        self.store = store
        self._last = last
        self.edition = edition
        self.old = old
        self.folder = str(store.path(edition))
        self.spare = str(store.prints / f"{SPARE}{edition:08}")
        self._live = str(store.path(old))
        self.is_empty = True
        store.touching.forget()
        for folder in (store.path(edition), store.prints / f"{SPARE}{edition:08}"):
            store.discard(folder)
            folder.mkdir()
            link_shared(folder)

    def write(self, file: str, data: bytes) -> None:
        """Print a page and its twins on both plates. Not durable before `disk.sync`."""
        if not self._make_room(file) and os.path.lexists(f"{self.folder}/{file}"):
            self._remove(file)
        self._new(file, data)
        for suffix, packed in twins(file, data):
            self._new(file + suffix, packed)

    def keep(self, file: str, data: bytes) -> bool:
        """A page came out as it was in the edition before: its file is in this one as well. False where a hand took it
        away or put something else in its place, and where it, or a twin, is damaged."""
        if os.path.lexists(f"{self.folder}/{file}"):
            return True  # it was written, or kept, in an earlier round of this print
        if not _holds(f"{self._live}/{file}", data):
            return False
        for suffix in EVERY:
            with suppress(FileNotFoundError):  # a page that packing does not make smaller has no twin
                self._link(f"{self._live}/{file}{suffix}", f"{self.folder}/{file}{suffix}")
                self._link(f"{self._live}/{file}{suffix}", f"{self.spare}/{file}{suffix}")
        return True

    def _make_room(self, name: str) -> bool:
        """Make a file's folder on both plates. Answers whether it is new: most pages have one of their own."""
        inside = name.rpartition("/")[0]
        made = [_folder(f"{plate}/{inside}") for plate in (self.folder, self.spare)]
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
            for suffix in EVERY:
                disk.unlink(f"{folder}/{name}{suffix}")

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
        self.store.discard(self.store.prints / f"{SPARE}{self.edition:08}")
        self.store.empty_trash()


def _holds(path: str, data: bytes) -> bool:
    """Whether this page stands there, and its twins beside it."""
    try:
        return disk.is_file(path) and Path(path).read_bytes() == data and are_of(Path(path), data)
    except OSError:  # the disk cannot read it
        return False


def _folder(path: str) -> bool:
    """Make a folder, and those around it. False where it was there."""
    try:
        os.mkdir(path)
    except FileExistsError:
        return False
    except FileNotFoundError:
        os.makedirs(path, exist_ok=True)
    return True
