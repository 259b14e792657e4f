"""Where old addresses lead: a page, a picture, or another address of the newspaper."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Redirect:
    """An old public address, canonical, that must answer by one permanent redirect. Exactly one target is set.

    `item` is the old id of the post or page that it leads to; `attachment` that of a picture or document, of which
    `width` pixels were served (None: the original); `path` an address of the newspaper.
    """

    address: str
    item: int = 0
    attachment: int = 0
    width: int | None = None
    path: str = ""
