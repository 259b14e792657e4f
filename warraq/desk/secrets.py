"""The newsroom's secret key: made once, kept in the newspaper's folder, readable by its owner only."""

from __future__ import annotations

import os
from pathlib import Path
from secrets import token_urlsafe


def secret_key(folder: Path) -> str:
    """The key that signs sessions; made at the first call."""
    file = folder / "secret-key"
    try:
        return file.read_text("ascii").strip()
    except FileNotFoundError:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    temporary = folder / f".secret-key.{os.getpid()}"
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as handle:
        handle.write(token_urlsafe(48))
    try:
        os.link(temporary, file)  # fails if another process was first: then its key counts
    except FileExistsError:
        pass
    finally:
        temporary.unlink()
    return file.read_text("ascii").strip()
