"""The form's fields: read out of a request's body, and judged. Pure functions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl

MOST_BYTES = 192 * 2**10
"""Of a request's body: twenty thousand Arabic letters, each six bytes when escaped, and the rest."""

LONGEST_NAME = 80
LONGEST_EMAIL = 254
_FIELDS = frozenset({"address", "name", "email", "text", "reply_to", "stamp", "website", "remove"})
_EMAIL = re.compile(r"[^\s@<>\"(),:;\[\\\]]{1,64}@[^\s@<>\"(),:;\[\\\].]+(?:\.[^\s@<>\"(),:;\[\\\].]+)+")
_REPLY = re.compile(r"(?:comment-)?([1-9][0-9]{0,17})", re.ASCII)
# Controls, and marks that turn the lines around them.
_BAD = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]")
_GAP = re.compile(r"\n{3,}")


@dataclass(frozen=True)
class Filled:
    """The fields as they came, made harmless. `trap` is whether the field that people do not see was filled in;
    `remove` is None where the form is not the one that takes a receipt."""

    address: str
    name: str
    email: str
    text: str
    reply_to: int
    stamp: str
    trap: bool
    remove: str | None


def read(body: bytes) -> Filled:
    """The fields of an `application/x-www-form-urlencoded` body. Raises ValueError where it is none."""
    given: dict[str, str] = {}
    for name, value in parse_qsl(body.decode("ascii"), keep_blank_values=True, max_num_fields=40, errors="replace"):
        if name in _FIELDS:
            given.setdefault(name, value)
    reply = _REPLY.fullmatch(given.get("reply_to", "").strip())
    return Filled(
        address=_line(given.get("address", ""))[:2000],
        name=_line(given.get("name", "")),
        email=_line(given.get("email", "")),
        text=_lines(given.get("text", "")),
        reply_to=int(reply[1]) if reply else 0,
        stamp=given.get("stamp", "").strip()[:100],
        trap=bool(given.get("website", "").strip()),
        remove=_line(given["remove"])[:100] if "remove" in given else None,
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


def _line(text: str) -> str:
    return " ".join(_BAD.sub("", text).split())


def _lines(text: str) -> str:
    r"""
    >>> _lines(" a \r\n\r\n\r\n\r\nb\u202e ")
    'a\n\nb'
    """
    lines = [line.rstrip() for line in _BAD.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).split("\n")]
    return _GAP.sub("\n\n", "\n".join(lines)).strip()
