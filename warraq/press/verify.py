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
from warraq.errors import NoEdition, PressHeld
from warraq.press.edition import SHARED
from warraq.press.following import bring_along
from warraq.press.holding import hold_of
from warraq.press.lock import only_press
from warraq.press.press import Press
from warraq.press.run.progress import Progress

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
    before the comparison, and after it what they change in it, for no press may print then. Raises NoEdition,
    PressHeld, PressError."""
    beside = Path(tempfile.mkdtemp(prefix=".verify-", dir=config.root))
    live, fresh = Press(config), Press(_beside(config, beside))
    try:
        if not live.store.shown():
            raise NoEdition(path=str(config.edition), site=str(config.root))
        _refuse_held(live)
        fresh.run(progress=progress)
        for _ in range(TRIES - 1):
            if found := _compared(live, fresh, at_last=False):
                return found
        found = _compared(live, fresh, at_last=True)
        assert found is not None
        return found
    finally:
        live.close()
        fresh.close()
        shutil.rmtree(beside, ignore_errors=True)


def _refuse_held(press: Press) -> None:
    if hold := hold_of(press.ledger):
        raise PressHeld(number=hold.edition, again=hold.again)


def _compared(live: Press, fresh: Press, *, at_last: bool) -> Comparison | None:
    """Print what changed on both sides, and compare them. None where more changed meanwhile, unless it is the last
    time."""
    _refuse_held(live)
    bring_along(live, live.run())
    fresh.run()
    with only_press(live.config.run):
        _refuse_held(live)
        if live.ledger.get("cursor") != fresh.ledger.get("cursor") and not at_last:
            return None
        return compare(live.store.current, fresh.store.current)


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
