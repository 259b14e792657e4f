"""Records put aside in a file until their turn comes, so that they need no memory."""

from __future__ import annotations

import os
import pickle
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Generic, TypeVar

Record = TypeVar("Record")


class Spool(Generic[Record]):
    """A list in a nameless temporary file, which is gone when the process is."""

    def __init__(self, folder: Path | None = None) -> None:
        self._file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 - it lives as long as the list
        self._places: list[tuple[int, int]] = []
        self._end = 0
        self._flushed = True

    def __len__(self) -> int:
        return len(self._places)

    def add(self, record: Record) -> int:
        """Put a record at the end; its number."""
        data = pickle.dumps(record, pickle.HIGHEST_PROTOCOL)
        self._file.write(data)
        self._flushed = False
        self._places.append((self._end, len(data)))
        self._end += len(data)
        return len(self._places) - 1

    def seal(self) -> None:
        """Let all that was put in be in the file: before processes are forked that read the list."""
        if not self._flushed:
            self._file.flush()
            self._flushed = True

    def __getitem__(self, number: int) -> Record:
        # Read at its place, not after seeking there: forked processes share the file, and where they stand in it.
        self.seal()
        place, size = self._places[number]
        data = os.pread(self._file.fileno(), size, place)
        return pickle.loads(data)  # type: ignore[no-any-return] # noqa: S301 - this program wrote it a moment ago

    def __iter__(self) -> Iterator[Record]:
        return (self[number] for number in range(len(self)))
