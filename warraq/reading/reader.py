"""The reader: handed to every reading function, it notes the keys that a page stands on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from warraq.keys import Key

if TYPE_CHECKING:
    from warraq.reading.shelf import Shelf


class Reader:
    """Reads for one page. `shelf` holds what this run has read already; `keys` is what the page stands on."""

    __slots__ = ("keys", "shelf")

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self.keys: set[Key] = set()

    def note(self, *keys: Key) -> None:
        """The page being read depends on these keys."""
        self.keys.update(keys)

    def note_all(self, *keys: Iterable[Key]) -> None:
        """The same for keys that were noted once, when a shared part (a card, the menu) was first read."""
        self.keys.update(*keys)
