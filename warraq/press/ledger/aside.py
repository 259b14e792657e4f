"""A damaged ledger, set aside for whoever wants to know what befell it. The next one begins with nothing."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from warraq.press import disk

KEPT = 3
"""Damaged ledgers that are kept."""
MARK = ".damaged-"
OF_SQLITE = ("-wal", "-shm")
"""The files beside a database. SQLite throws them away where they have lost theirs."""


def put_aside(file: Path, inode: int) -> Path | None:
    """Give a damaged ledger another name, with the time in it, and forget the oldest of its kind. None where the file
    is another by now: somebody did it before. Call under the press's lock. Raises OSError."""
    try:
        if os.stat(file).st_ino != inode:
            return None
    except FileNotFoundError:
        return None
    aside = file.with_name(f"{file.name}{MARK}{datetime.now(UTC):%Y%m%d-%H%M%S-%f}")
    os.rename(file, aside)
    for ending in OF_SQLITE:
        with suppress(FileNotFoundError):
            os.rename(f"{file}{ending}", f"{aside}{ending}")
    kept = sorted(path for path in file.parent.glob(f"{file.name}{MARK}*") if not path.name.endswith(OF_SQLITE))
    for path in kept[:-KEPT]:
        for ending in (*OF_SQLITE, ""):
            disk.unlink(f"{path}{ending}")
    return aside
