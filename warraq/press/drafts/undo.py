"""The files that an edition replaces or takes away, kept so that a rollback can bring them back."""

from __future__ import annotations

import os
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path

from warraq.press.drafts.shown import ShownPlate
from warraq.press.twins import ENDINGS


def undo_name(file: str) -> str:
    """What a replaced file is called among those of its edition that can be brought back."""
    return blake2b(file.encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()


def keep(undo: Path, shown: ShownPlate, changed: Iterable[str]) -> None:
    """Keep in the new folder `undo` what readers have of the files that are about to change: a second name for each.
    What they do not have leaves nothing, and its absence is what can be brought back."""
    undo.mkdir(parents=True)
    for name in changed:
        kept = f"{undo}/{undo_name(name)}"
        for ending in ENDINGS:
            if shown.has(name + ending):
                os.link(f"{shown.folder}/{name}{ending}", kept + ending)
