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
        self._file = tempfile.TemporaryFile(dir=folder)
        self._places: list[int] = []

    def __len__(self) -> int:
        return len(self._places)

    def add(self, record: Record) -> int:
        """Put a record at the end; its number."""
        self._file.seek(0, 2)
        self._places.append(self._file.tell())
        pickle.dump(record, self._file, pickle.HIGHEST_PROTOCOL)
        return len(self._places) - 1

    def __getitem__(self, number: int) -> Record:
        self._file.seek(self._places[number])
        found: Any = pickle.load(self._file)  # noqa: S301 - this process wrote it, and nobody else can
        return found  # type: ignore[no-any-return]

    def __iter__(self) -> Iterator[Record]:
        return (self[number] for number in range(len(self)))
