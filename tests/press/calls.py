"""Every call by which this process changes something on disk, told before it is made."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from unittest import mock

Hook = Callable[[str], None]
CHANGING = ("mkdir", "rename", "replace", "link", "symlink", "unlink", "rmdir", "fsync", "write")
"""Functions of `os` that change something; `open` does where it makes a file."""


@contextmanager
def watched(hook: Hook) -> Iterator[None]:
    """Tell `hook` the name of each changing call: of the system, `syncfs`, and the ledger's `commit`. It may raise, or
    end the process."""
    from warraq.press import disk
    from warraq.press.ledger import Ledger

    def told(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            hook(name)
            return real(*args, **kwargs)

        return call

    def opened(path: Any, flags: int, *args: Any, **kwargs: Any) -> int:
        if flags & os.O_CREAT:
            hook("create")
        return real_open(path, flags, *args, **kwargs)

    real_open = os.open
    patches: list[Any] = [mock.patch.object(os, name, told(name, getattr(os, name))) for name in CHANGING]
    patches += [
        mock.patch.object(os, "open", opened),
        mock.patch.object(disk, "sync", told("syncfs", disk.sync)),
        mock.patch.object(Ledger, "commit", told("commit", Ledger.commit)),
    ]
    for patch in patches:
        patch.start()
    try:
        yield
    finally:
        for patch in reversed(patches):
            patch.stop()
