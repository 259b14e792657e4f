"""The edition as a plain folder without links, for a USB stick, an object store, or another machine."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex

from warraq.config import SiteConfig
from warraq.errors import ExportFailed, ExportInsideEdition, ExportIsFile, ExportTaken, NoEdition
from warraq.press import disk
from warraq.press.edition import SHARED, EditionStore
from warraq.press.lock import only_press


class _Failed(Exception):
    """Ends a copy at its first failure: `shutil` would try all other files before it tells."""


def export(config: SiteConfig, folder: Path) -> int:
    """Write what readers see into `folder`, which must be empty or not there. Answers how many files.

    No press may print meanwhile: the plate that is copied would be the next run's spare before long. What fails in the
    midst is taken away again, and nothing else. Raises NoEdition, ExportTaken, ExportIsFile, ExportInsideEdition,
    ExportFailed.
    """
    store = EditionStore(config.edition)
    with _told(folder):
        if folder.resolve().is_relative_to(config.edition.resolve()):
            raise ExportInsideEdition(path=str(folder), edition=str(config.edition))
        if folder.exists() and not folder.is_dir():
            raise ExportIsFile(path=str(folder))
        if folder.exists() and any(folder.iterdir()):
            raise ExportTaken(path=str(folder))
    with only_press(config.run):
        shown = store.shown()
        if not shown:
            raise NoEdition(path=str(config.edition), site=str(config.root))
        with _told(folder), _taken_back(folder) as making:
            shutil.copytree(store.path(shown), making, ignore=_but_private, copy_function=_copy, dirs_exist_ok=True)
            disk.sync(making)
            _put(making, folder)
            disk.sync_file(str(folder))
    return sum(1 for path in folder.rglob("*") if path.is_file())


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, _Failed) as error:
        first = error.__cause__ if isinstance(error, _Failed) else error
        raise ExportFailed(path=str(folder), reason=_reason(first)) from error


def _reason(error: BaseException | None) -> str:
    if isinstance(error, shutil.Error):  # of folders: what is told is one list of all that failed
        return str(error.args[0][0][2])
    return getattr(error, "strerror", None) or str(error)


@contextmanager
def _taken_back(folder: Path) -> Iterator[Path]:
    """A fresh folder to write in, within `folder` where that is there (it may be a disk's own root), or beside it.
    Whatever fails, it is removed, and the folders that had to be made around it."""
    around = [each for each in (folder, *folder.parents) if not each.exists()]
    home = folder if not around else folder.parent
    made: list[Path] = []
    making: Path | None = None
    try:
        for each in reversed(around[1:]):
            each.mkdir()
            made.append(each)
        making = home / f".{folder.name}-{token_hex(4)}"
        making.mkdir()
        yield making
    except BaseException:
        if making is not None:
            shutil.rmtree(making, ignore_errors=True)
        for each in reversed(made):
            with suppress(OSError):
                each.rmdir()
        raise


def _put(making: Path, folder: Path) -> None:
    """Give what was written its place, all of it or nothing."""
    if making.parent != folder:
        os.rename(making, folder)
        return
    put: list[Path] = []
    try:
        for each in sorted(making.iterdir()):
            os.rename(each, folder / each.name)
            put.append(folder / each.name)
    except BaseException:
        for each in put:
            os.rename(each, making / each.name)
        raise
    making.rmdir()


def _copy(source: str, to: str) -> None:
    try:
        shutil.copy2(source, to)
    except OSError as error:
        raise _Failed from error


def _but_private(folder: str, names: list[str]) -> set[str]:
    """What another server has no use for: files that were being written."""
    return {name for name in names if name.startswith(".new-")} if Path(folder).name in SHARED else set()
