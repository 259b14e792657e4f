"""A retouch: a few changed pages, which wait in `incoming/` until they are brought onto the spare plate."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable

from warraq.press import disk
from warraq.press.assistant import Pack, Promise, at_once
from warraq.press.drafts import undo
from warraq.press.drafts.shown import ShownPlate
from warraq.press.drafts.spare import SparePlate, barred
from warraq.press.edition import EditionStore, Plate
from warraq.press.twins import ENDINGS


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
            for ending, content in promise():
                path = staged[ending] = staged[""] + ending
                disk.write(path, content, self._last)
        self._packed.clear()

    def restore(self, file: str, kept: str) -> bytes | None:
        """Bring back a file that an earlier edition replaced, or its absence. Answers its bytes."""
        if not os.path.lexists(kept):
            self.note_gone(file)
            return None
        self._count += 1
        staged = self._staged[file] = {}
        for ending in ENDINGS:
            if os.path.lexists(kept + ending):
                staged[ending] = f"{self.store.incoming}/{self._count}{ending}"
                os.link(kept + ending, staged[ending])
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
        plate, behind = self._plate_to_change()
        store.touching.write(self.edition, behind.union(self.changed), durable=bool(plate.touched))
        if plate.folder != folder:
            os.rename(plate.folder, folder)
        shown = ShownPlate(str(store.path(self.old)))
        undo.keep(store.undo(self.edition), shown, self.changed)
        spare = SparePlate(store, str(folder), shown)
        self.barred = barred(folder, behind.union(self.changed))
        for name in self.barred:
            spare.put_aside(name)
        self.missing = {name for name in behind if name not in self._staged and not shown.has(name)}
        spare.take_away(sorted(self.missing | self._gone))
        for name in sorted(behind - self._staged.keys() - self._gone - self.missing):
            spare.bring(name)
        for name, staged in self._staged.items():
            spare.put(name, staged)

    def _plate_to_change(self) -> tuple[Plate, frozenset[str]]:
        """The spare plate, and those of its files that are not as readers have them. Where there is none, or a hand was
        in it, one is made anew."""
        store = self.store
        plate = store.spare(self.old, self._whole) or store.copy(self.old)
        behind = plate.touched.union(self._since(plate.holds))
        if not barred(plate.folder, behind.union(self.changed)):
            return plate, behind
        store.touching.forget()
        store.discard(plate.folder)
        return store.copy(self.old), frozenset()

    def abandon(self) -> None:
        """Leave nothing of it behind. What was changed on the spare plate the next run sets right."""
        disk.remove_for(None, self.store.incoming)
