"""What a run tells while it is under way."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int, str], None]
"""Told how many of how many are done, and of what: "pages" or "pictures"."""
Hook = Callable[[str], None]
"""Told when a step is done; tests kill the press in it."""


def silent(done: int, total: int, what: str) -> None:
    """The `Progress` of a run whose coming along nobody watches."""


def nothing(step: str) -> None:
    """The `Hook` that does nothing."""
