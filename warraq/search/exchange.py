"""Two folders change places: whoever looks sees the one or the other, and a kill at any moment leaves both."""

from __future__ import annotations

import ctypes
import errno
import os
from pathlib import Path

_AT_FDCWD, _RENAME_EXCHANGE = -100, 2
_UNKNOWN = (errno.EINVAL, errno.ENOSYS, errno.EOPNOTSUPP)


def exchange(fresh: Path, old: Path) -> None:
    """Let `fresh` and `old`, both there, change names. Raises OSError.

    Linux does it at once (renameat2(2)). Where a file system cannot, there is a moment without `old`."""
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is not None:
        if rename(_AT_FDCWD, os.fsencode(fresh), _AT_FDCWD, os.fsencode(old), _RENAME_EXCHANGE) == 0:
            return
        number = ctypes.get_errno()
        if number not in _UNKNOWN:
            raise OSError(number, os.strerror(number), str(fresh))
    aside = old.with_name(f"{fresh.name}.aside")
    os.rename(old, aside)
    os.rename(fresh, old)
    os.rename(aside, fresh)
