"""The plate that readers see, as far as the press put it there."""

from __future__ import annotations

from warraq.press import disk


class ShownPlate:
    """Its files. What a hand put in a page's place is none."""

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self._sound: set[str] = set()

    def has(self, name: str) -> bool:
        return disk.is_file(f"{self.folder}/{name}") and not disk.obstacle(self.folder, name, self._sound)
