"""Work: what may be printed at each address, in the order in which it comes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple, overload

from warraq.press.redirects import KIND
from warraq.reading import cards
from warraq.reading.shelf import Shelf
from warraq.reading.targets import Target

CHOSEN = ("article", "page")
"""Kinds whose addresses an editor chose: they come before lists."""


class Work(NamedTuple):
    """What may be printed at one address: the first of the targets that is there."""

    address: str
    targets: tuple[Target, ...]


class Works(Sequence[Work]):
    """Targets by address, in the order in which they come. Redirects are not among them: they look at all others.

    An archive has a million: a piece of work is made when it is asked for.
    """

    def __init__(self, targets: Iterable[Target]) -> None:
        by_address: dict[str, Target | list[Target]] = {}
        for target in targets:
            if target.kind != KIND:
                held = by_address.setdefault(target.address, target)
                if isinstance(held, list):
                    held.append(target)
                elif held is not target:
                    by_address[target.address] = [held, target]
        self._held = list(by_address.values())

    def __len__(self) -> int:
        return len(self._held)

    @overload
    def __getitem__(self, which: int) -> Work: ...
    @overload
    def __getitem__(self, which: slice) -> list[Work]: ...
    def __getitem__(self, which: int | slice) -> Work | list[Work]:
        held = self._held[which]
        return [_work(one) for one in held] if isinstance(which, slice) else _work(held)  # type: ignore[arg-type]


def _work(held: Target | list[Target]) -> Work:
    if isinstance(held, Target):
        return Work(held.address, (held,))
    chosen = sorted(held, key=lambda target: (target.kind not in CHOSEN, target.kind, str(target.args)))
    return Work(held[0].address, tuple(dict.fromkeys(chosen)))


def expect(chunk: Iterable[Work], shelf: Shelf) -> None:
    """Let the shelf read together what these pages need."""
    targets = [target for work in chunk for target in work.targets]
    shelf.expect(int(target.args[0]) for target in targets if target.kind == "article")
    cards.expect(targets, shelf)
