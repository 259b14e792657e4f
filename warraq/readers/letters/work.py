"""Work in place of a button: where the newspaper wants it, a browser with scripts may find a number instead of having
its reader press «confirm». The puzzle is the form's stamp, so that nothing is kept of it, and an answer holds once.
"""

from __future__ import annotations

import re
from hashlib import sha256

_NUMBER = re.compile(r"[0-9]{1,12}", re.ASCII)


def done(stamp: str, number: str, bits: int) -> bool:
    """Whether the SHA-256 of «stamp.number» begins with so many zero bits. `bits` of 0: no work is taken.

    >>> done("a", "7", 0), done("a", "x", 8), done("a", "34", 8)
    (False, False, True)
    """
    if not bits or not stamp or not _NUMBER.fullmatch(number):
        return False
    digest = sha256(f"{stamp}.{number}".encode()).digest()
    return int.from_bytes(digest, "big") >> (len(digest) * 8 - bits) == 0
