"""A file of lines that are sorted by what stands before their first tab, of which a few are put in others' place."""

from __future__ import annotations

import mmap
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path


class Lines:
    """The lines of `data`, each found by halving."""

    def __init__(self, data: bytes | mmap.mmap) -> None:
        self._data = data

    @classmethod
    @contextmanager
    def of_file(cls, file: Path) -> Iterator[Lines]:
        """The lines of a file, of which no more is read than is asked for; none where there is no file."""
        try:
            with file.open("rb") as opened, mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ) as mapped:
                yield cls(mapped)
        except (FileNotFoundError, ValueError):  # an empty file cannot be mapped
            yield cls(b"")

    def of(self, key: str) -> bytes:
        """The line of a key, with its end; b"" where there is none."""
        start, end = self._place(key.encode())
        return self._data[start:end]

    def instead(self, lines: Mapping[str, bytes]) -> bytes:
        """All lines, with these in the place of those of their keys; b"": none.

        >>> Lines(b"a\\t1\\nc\\t3\\n").instead({"b": b"b\\t2\\n", "c": b""})
        b'a\\t1\\nb\\t2\\n'
        """
        view, pieces, last = memoryview(self._data), list[bytes | memoryview](), 0
        for key in sorted(key.encode() for key in lines):
            start, end = self._place(key)
            pieces += (view[last:start], lines[key.decode()])
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
