"""Who acts in this request or command, and from where; and whether anything was recorded of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

COMMAND = "$cli"
"""The actor of a command on the newsroom's machine. No account can have this name."""


@dataclass
class Acting:
    """`place` is a keyed digest, never an address; `recorded` counts the lines written so far."""

    actor: str
    place: str = ""
    recorded: int = 0


_acting: ContextVar[Acting | None] = ContextVar("warraq_acting", default=None)


def acting() -> Acting:
    """Whoever acts now: a command, where nothing else is said."""
    return _acting.get() or Acting(COMMAND)


@contextmanager
def as_actor(actor: str, place: str = "") -> Iterator[Acting]:
    """All that is recorded meanwhile is done by `actor`."""
    now = Acting(actor, place)
    before = _acting.set(now)
    try:
        yield now
    finally:
        _acting.reset(before)
