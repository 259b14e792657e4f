"""Handing sealed letters over to a newsroom on another machine: what both ends agree on.

    GET  /letters/sealed/               a line for each closed segment: NAME SIZE DIGEST
    GET  /letters/sealed/NAME.letters   the segment
    POST /letters/sealed/NAME.letters   `if-match: "DIGEST"`: it is safe with the newsroom and may go

Each asks with `authorization: Bearer TOKEN`. The readers' machine knows the token's hash alone, from the notice beside
its editions: there is nothing on it that a thief could fetch letters with, and what is fetched is sealed.
"""

from __future__ import annotations

import hmac
import os
import re
import secrets
from contextlib import suppress
from hashlib import blake2b, sha256
from pathlib import Path
from typing import NamedTuple

from warraq.letters.inbox import CLOSED, clear, take_over

PREFIX = "/letters/sealed/"
TOKEN_FILE = "pull-token"  # noqa: S105 - a file's name
MOST_SEGMENTS = 10_000
LARGEST_SEGMENT = 64 * 2**20
_NAME = re.compile(r"[0-9a-f]{16}\.letters", re.ASCII)
_LINE = re.compile(r"([0-9a-f]{16}\.letters) ([0-9]{1,9}) ([0-9a-f]{32})", re.ASCII)


class Segment(NamedTuple):
    """A closed segment of the other machine's inbox, as its list tells of it."""

    name: str
    size: int
    digest: str


def new_token() -> str:
    """256 random bits, as text."""
    return secrets.token_urlsafe(32)


def token_hash(token: str) -> str:
    """What the readers' machine knows of a token. A token is random: a plain hash of it cannot be guessed back."""
    return sha256(token.encode()).hexdigest()


def allowed(authorization: str | None, known: str) -> bool:
    """Whether a request's Authorization field holds the token whose hash is `known`; in a time that tells nothing.

    >>> allowed("Bearer abc", token_hash("abc")), allowed("Bearer abd", token_hash("abc")), allowed(None, "")
    (True, False, False)
    """
    scheme, _, token = (authorization or "").partition(" ")
    same = hmac.compare_digest(token_hash(token.strip()), known)
    return bool(known) and scheme.lower() == "bearer" and same


def digest_of(data: bytes) -> str:
    """A segment's digest."""
    return blake2b(data, digest_size=16).hexdigest()


def listed(inbox: Path) -> bytes:
    """The list of closed segments, the oldest first; what a dead process left open is closed first."""
    take_over(inbox)
    found = []
    for path in inbox.glob(f"*{CLOSED}"):
        with suppress(FileNotFoundError):
            found.append((path.stat().st_mtime_ns, path))
    lines = []
    for _, path in sorted(found)[:MOST_SEGMENTS]:
        data = segment(inbox, path.name)
        if data is not None:
            lines.append(f"{path.name} {len(data)} {digest_of(data)}\n")
    return "".join(lines).encode("ascii")


def read_list(data: bytes) -> list[Segment]:
    """The segments of such a list. Raises ValueError where it is none."""
    found = []
    for line in data.decode("ascii").splitlines():
        parts = _LINE.fullmatch(line)
        if parts is None:
            raise ValueError("it is no list of letters")
        found.append(Segment(parts[1], int(parts[2]), parts[3]))
    return found


def segment(inbox: Path, name: str) -> bytes | None:
    """A closed segment by its name; None where there is none, or it is no segment's name."""
    if not _NAME.fullmatch(name):
        return None
    try:
        descriptor = os.open(inbox / name, os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW)
    except OSError:
        return None
    with os.fdopen(descriptor, "rb") as handle:
        return handle.read()


def let_go(inbox: Path, name: str, digest: str) -> bool:
    """Remove a segment that is safe elsewhere, if it still is there; False where another one lies under its name."""
    data = segment(inbox, name)
    if data is not None and digest_of(data) != digest:
        return False
    if data is not None:
        clear([inbox / name])
    return True
