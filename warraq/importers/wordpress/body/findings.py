"""What the mapping noticed in a text: nothing is left out in silence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal[
    "shortcode",
    "block",
    "dynamic",
    "script",
    "frame",
    "handler",
    "hidden",
    "picture",
    "link",
    "form",
    "deep",
    "media",
    "title",
    "category",
    "address",
    "conflict",
    "menu",
    "setting",
    "date",
    "dress",
]

MAX_DETAIL = 200


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that did not come over as it was.

    `kind` groups it in the report, `name` says what it is ("contact-form", "acme/poll", a host), `detail` where and
    what became of it; `lost` that something an editor may miss is not in the imported text.
    """

    kind: Kind
    name: str
    detail: str
    lost: bool = False


def short(text: str, limit: int = MAX_DETAIL) -> str:
    """`text` on one line, not longer than `limit`, cut at a word.

    >>> short("one  two three", 9)
    'one two …'
    """
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    return text[: text.rfind(" ", 0, limit - 1) + 1 or limit - 1] + "…"
