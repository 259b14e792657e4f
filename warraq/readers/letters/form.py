"""The form's fields: read out of a request's body, and judged. Pure functions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl

from warraq.letters.texts import LONGEST_EMAIL, LONGEST_NAME, lines, one_line

MOST_BYTES = 192 * 2**10
"""Of a request's body: twenty thousand Arabic letters, each six bytes when escaped, and the rest."""

_FIELDS = frozenset({"address", "name", "email", "text", "reply_to", "stamp", "website", "remove", "work"})
_EMAIL = re.compile(r"[^\s@<>\"(),:;\[\\\]]{1,64}@[^\s@<>\"(),:;\[\\\].]+(?:\.[^\s@<>\"(),:;\[\\\].]+)+")
_REPLY = re.compile(r"(?:comment-)?([1-9][0-9]{0,17})", re.ASCII)


@dataclass(frozen=True)
class Filled:
    """The fields as they came, made harmless. `trap` is whether the field that people do not see was filled in;
    `remove` is None where the form is not the one that takes a receipt; `work` a number found by a script."""

    address: str
    name: str
    email: str
    text: str
    reply_to: int
    stamp: str
    trap: bool
    remove: str | None
    work: str = ""


def read(body: bytes) -> Filled:
    """The fields of an `application/x-www-form-urlencoded` body. Raises ValueError where it is none."""
    given: dict[str, str] = {}
    for name, value in parse_qsl(body.decode("ascii"), keep_blank_values=True, max_num_fields=40, errors="replace"):
        if name in _FIELDS:
            given.setdefault(name, value)
    reply = _REPLY.fullmatch(given.get("reply_to", "").strip())
    return Filled(
        address=one_line(given.get("address", ""))[:2000],
        name=one_line(given.get("name", "")),
        email=one_line(given.get("email", "")),
        text=lines(given.get("text", "")),
        reply_to=int(reply[1]) if reply else 0,
        stamp=given.get("stamp", "").strip()[:100],
        trap=bool(given.get("website", "").strip()),
        remove=one_line(given["remove"])[:100] if "remove" in given else None,
        work=given.get("work", "").strip()[:20],
    )


def problems(filled: Filled, longest: int) -> tuple[str, ...]:
    """What stands against sending it, by the names of `LetterForm.problems`.

    >>> problems(Filled("/a/", "", "reader@example", "نص", 0, "", False, None), 5000)
    ('email',)
    """
    found = []
    if not filled.text:
        found.append("empty")
    if len(filled.text) > longest:
        found.append("long")
    if len(filled.name) > LONGEST_NAME:
        found.append("name")
    if filled.email and (len(filled.email) > LONGEST_EMAIL or not _EMAIL.fullmatch(filled.email)):
        found.append("email")
    return tuple(found)
