"""The disk's own calls, in one place: what is told of their failing, and what makes them last."""

from __future__ import annotations

import ctypes
import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from warraq.errors import EditionWriteFailed

_libc = ctypes.CDLL(None, use_errno=True)


FAILING = (errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EROFS)


def is_failing(reason: str) -> bool:
    """Whether an error's text, from another process, tells of the disk and not of the file.

    >>> is_failing("[Errno 28] No space left on device"), is_failing("[Errno 2] No such file or directory")
    (True, False)
    """
    return reason.startswith(tuple(f"[Errno {number}]" for number in FAILING))


@contextmanager
def told_plainly() -> Iterator[None]:
    """Turns a full or failing disk into EditionWriteFailed."""
    try:
        yield
    except OSError as error:
        raise EditionWriteFailed(reason=error.strerror or str(error)) from error


def sync(folder: Path) -> None:
    """Make everything that was written to the file system of `folder` durable, by one call for all files."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        if not hasattr(_libc, "syncfs"):
            os.sync()
        elif _libc.syncfs(handle) != 0:
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number))
    finally:
        os.close(handle)


def point(link: Path, target: str) -> None:
    """Let the symlink `link` lead to `target`: at once for whoever looks, and durably."""
    fresh = link.with_name(f".{link.name}.new")
    fresh.unlink(missing_ok=True)
    fresh.symlink_to(target)
    os.replace(fresh, link)
    handle = os.open(link.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
