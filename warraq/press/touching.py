"""What a run is about to change on the spare plate, written down before it changes anything.

A killed run leaves a plate in which some files are of the next edition. The next run reads here which those may be, and
sets just those right. The note is one small file: the number of the edition that was being made, the names, and a
digest of both. It is not forced to the disk before the first change, because nothing depends on it: where a power cut
tore or lost it, the digest or the number does not match, and the plate is thrown away and made anew from the one that
readers see. Only a second note for the same edition is forced, lest a power cut bring back the first, which says less.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path

from warraq.press import disk


class Touching:
    """The note, at `file`."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def write(self, edition: int, files: Iterable[str], *, durable: bool) -> None:
        told = json.dumps([edition, sorted(files)], ensure_ascii=False).encode("utf-8", "surrogatepass")
        fresh = f"{self.file}.new"
        disk.unlink(fresh)
        disk.write(fresh, blake2b(told, digest_size=16).hexdigest().encode("ascii") + b"\n" + told)
        if durable:
            disk.sync_file(fresh)
        os.replace(fresh, self.file)
        if durable:
            disk.sync_file(str(self.file.parent))

    def forget(self) -> None:
        """Durably: a plate made anew under the same number must not be taken for the one that the note is about."""
        if disk.unlink(str(self.file)):
            disk.sync_file(str(self.file.parent))

    def read(self) -> tuple[int, frozenset[str]]:
        """The edition that was being made and the files it touched; (0, nothing) if there is no note to be trusted."""
        try:
            digest, _, told = self.file.read_bytes().partition(b"\n")
        except FileNotFoundError:
            return 0, frozenset()
        if blake2b(told, digest_size=16).hexdigest().encode("ascii") != digest:
            return 0, frozenset()
        edition, files = json.loads(told.decode("utf-8", "surrogatepass"))
        return int(edition), frozenset(files)
