"""Verifying: the newspaper is printed from nothing beside the one that readers see, and compared file by file.

The law of the press says that nothing may differ. This asks it of a living newsroom.
"""

from __future__ import annotations

import dataclasses
import filecmp
import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from warraq.config import SiteConfig
from warraq.press.edition import SHARED
from warraq.press.press import Press
from warraq.press.run import Progress

TRIES = 5


@dataclass(frozen=True)
class Comparison:
    """Files of the edition that differ from those printed from nothing, that are missing, or that are too many."""

    files: int
    different: tuple[str, ...]
    missing: tuple[str, ...]
    extra: tuple[str, ...]

    @property
    def is_equal(self) -> bool:
        return not (self.different or self.missing or self.extra)


def verify(config: SiteConfig, progress: Progress | None = None) -> Comparison:
    """Print from nothing, and compare. Editors may go on working: what they change meanwhile is printed on both sides
    before the comparison. Raises PressError."""
    beside = Path(tempfile.mkdtemp(prefix=".verify-", dir=config.root))
    try:
        live, fresh = Press(config), Press(_beside(config, beside))
        fresh.run(progress=progress)
        for _ in range(TRIES):
            live.run()
            fresh.run()
            if live.ledger.get("cursor") == fresh.ledger.get("cursor"):
                break
        found = compare(live.store.current, fresh.store.current)
        live.close()
        fresh.close()
        return found
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _beside(config: SiteConfig, root: Path) -> SiteConfig:
    """The same newspaper with another edition's folder. Pictures and documents are shared, being named by content."""
    (root / "edition").mkdir()
    for name in SHARED:
        (root / "edition" / name).symlink_to(config.edition / name)
    for name in ("media", "theme", "warraq.toml"):
        if (config.root / name).exists():
            (root / name).symlink_to(config.root / name)
    return dataclasses.replace(config, root=root)


def compare(printed: Path, fresh: Path) -> Comparison:
    """Compare two editions, file by file and byte by byte."""
    here, there = set(_files(f"{printed}/")), set(_files(f"{fresh}/"))
    both = sorted(here & there)
    different = tuple(name for name in both if not filecmp.cmp(printed / name, fresh / name, shallow=False))
    return Comparison(len(there), different, tuple(sorted(there - here)), tuple(sorted(here - there)))


def _files(root: str, below: str = "") -> Iterator[str]:
    with os.scandir(root + below) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _files(root, f"{below}{entry.name}/")
            elif not (entry.is_symlink() and entry.name in SHARED):
                yield below + entry.name
