"""A segment of the inbox: a file of sealed letters, each in a frame that tells whether it arrived whole.

    segment = MAGIC frame*
    frame   = b"WL" · length (4 bytes, little-endian) · blake2b-64 of the letter · the sealed letter

A process that is killed while it writes leaves at most one torn frame, at the end; it was never acknowledged. A frame
damaged in the middle, as by a failing disk, costs itself alone: the next is found by its mark and proved by its digest.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b

MAGIC = b"warraq-letters-1\n"
MARK = b"WL"
HEAD = len(MARK) + 4 + 8
LARGEST = 256 * 2**10
"""Bytes of one sealed letter; more is none of ours."""


def frame(sealed: bytes) -> bytes:
    """One letter in its frame."""
    return MARK + len(sealed).to_bytes(4, "little") + _digest(sealed) + sealed


def unframe(data: bytes) -> Iterator[bytes]:
    """The sealed letters of a segment that are whole, in the order in which they came.

    >>> data = MAGIC + frame(b"one") + b"WL damage" + frame(b"two")
    >>> list(unframe(data)), list(unframe(data[:-1]))
    ([b'one', b'two'], [b'one'])
    """
    place = data.find(MARK, len(MAGIC))
    while place >= 0 and place + HEAD <= len(data):
        size = int.from_bytes(data[place + 2 : place + 6], "little")
        end = place + HEAD + size
        sealed = data[place + HEAD : end]
        whole = size <= LARGEST and end <= len(data) and _digest(sealed) == data[place + 6 : place + HEAD]
        if whole:
            yield sealed
        place = data.find(MARK, end if whole else place + 1)


def _digest(sealed: bytes) -> bytes:
    return blake2b(sealed, digest_size=8).digest()
