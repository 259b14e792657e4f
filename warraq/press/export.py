"""The edition as a plain folder without links, for a USB stick, an object store, or another machine."""

from __future__ import annotations

import shutil
from pathlib import Path

from warraq.config import SiteConfig
from warraq.errors import ExportInsideEdition, ExportIsFile, ExportTaken, NoEdition
from warraq.press import disk
from warraq.press.edition import SHARED, EditionStore
from warraq.press.lock import only_press


def export(config: SiteConfig, folder: Path) -> int:
    """Write what readers see into `folder`, which must be empty or not there. Answers how many files.

    No press may print meanwhile: the plate that is copied would be the next run's spare before long. Raises NoEdition,
    ExportTaken, ExportIsFile, ExportInsideEdition, EditionWriteFailed.
    """
    store = EditionStore(config.edition)
    if folder.resolve().is_relative_to(config.edition.resolve()):
        raise ExportInsideEdition(path=str(folder), edition=str(config.edition))
    if folder.exists() and not folder.is_dir():
        raise ExportIsFile(path=str(folder))
    if folder.exists() and any(folder.iterdir()):
        raise ExportTaken(path=str(folder))
    with only_press(config.run), disk.told_plainly():
        shown = store.shown()
        if not shown:
            raise NoEdition(path=str(config.edition), site=str(config.root))
        shutil.copytree(store.path(shown), folder, ignore=_but_private, dirs_exist_ok=True)
        disk.sync(folder)
    return sum(1 for path in folder.rglob("*") if path.is_file())


def _but_private(folder: str, names: list[str]) -> set[str]:
    """What another server has no use for: files that were being written."""
    return {name for name in names if name.startswith(".new-")} if Path(folder).name in SHARED else set()
