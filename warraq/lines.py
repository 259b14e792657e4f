"""A file of lines that are sorted by what stands before their first tab: found by halving, whatever its size."""

from __future__ import annotations

import mmap
from collections.abc import Mapping
from pathlib import Path


class Lines:
    """The lines of `data`; keys are bytes."""

    def __init__(self, data: bytes | mmap.mmap) -> None:
        self._data = data

    @classmethod
    def of_file(cls, file: Path) -> Lines:
        """The lines of a file, of which no more is read than is asked for; none where there is no file."""
        try:
            with file.open("rb") as handle:
                return cls(mmap.mmap(handle.fileno(), 0, access=mmap.ACCESS_READ))
        except (FileNotFoundError, NotADirectoryError, ValueError):  # an empty file cannot be mapped
            return cls(b"")

    def of(self, key: bytes) -> bytes:
        """The line of a key, with its end; b"" where there is none."""
        start, end = self._place(key)
        return self._data[start:end]

    def instead(self, lines: Mapping[bytes, bytes]) -> bytes:
        """All lines, with these in the place of those of their keys; b"": none.

        >>> Lines(b"a\\t1\\nc\\t3\\n").instead({b"b": b"b\\t2\\n", b"c": b""})
        b'a\\t1\\nb\\t2\\n'
        """
        view, pieces, last = memoryview(self._data), list[bytes | memoryview](), 0
        for key in sorted(lines):
            start, end = self._place(key)
            pieces += (view[last:start], lines[key])
            last = end
        return b"".join((*pieces, view[last:]))

    def _place(self, key: bytes) -> tuple[int, int]:
        """Where the line of a key begins and ends; where it would stand, twice, if there is none."""
        data, low, high = self._data, 0, len(self._data)
        while low < high:
            middle = (low + high) // 2
            start = data.rfind(b"\n", low, middle) + 1 or low
            end = data.find(b"\n", middle) + 1 or len(data)
            found = data[start:end].partition(b"\t")[0]
            if found == key:
                return start, end
            if found < key:
                low = end
            else:
                high = start
        return low, low
