"""Records put aside in a file until their turn comes, so that they need no memory."""

from __future__ import annotations

import pickle
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Generic, TypeVar

Record = TypeVar("Record")


class Spool(Generic[Record]):
    """A list in a nameless temporary file, which is gone when the process is."""

    def __init__(self, folder: Path | None = None) -> None:
        self._file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 - it lives as long as the list
        self._places: list[tuple[int, int]] = []
        self._end = 0

    def __len__(self) -> int:
        return len(self._places)

    def add(self, record: Record) -> int:
        """Put a record at the end; its number."""
        data = pickle.dumps(record, pickle.HIGHEST_PROTOCOL)
        self._file.seek(self._end)
        self._file.write(data)
        self._places.append((self._end, len(data)))
        self._end += len(data)
        return len(self._places) - 1

    def raw(self, number: int) -> bytes:
        """A record as it is kept, for `unpacked` in another process."""
        place, size = self._places[number]
        self._file.seek(place)
        return self._file.read(size)

    def __getitem__(self, number: int) -> Record:
        return unpacked(self.raw(number))  # type: ignore[no-any-return]

    def __iter__(self) -> Iterator[Record]:
        return (self[number] for number in range(len(self)))


def unpacked(data: bytes) -> Any:
    """A record from what `Spool.raw` gave."""
    return pickle.loads(data)  # noqa: S301 - this program wrote it a moment ago, and nobody else can
