"""Records that travel between processes cheaply.

A frozen dataclass with slots is pickled field by field through `dataclasses.fields`, which for an export of many posts
costs more than the bytes themselves. A packed one goes as a plain tuple of its values.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from operator import attrgetter
from typing import Any, TypeVar

Record = TypeVar("Record")


def packed(kind: type[Record]) -> type[Record]:
    """Let records of a frozen, slotted dataclass be pickled as tuples. For classes of at least two fields."""
    names = [field.name for field in fields(kind)]  # type: ignore[arg-type]
    values: Callable[[Any], tuple[Any, ...]] = attrgetter(*names)
    # A slot's own setter passes by the freezing, as unpickling must.
    setters = [getattr(kind, name).__set__ for name in names]

    def state(self: Any) -> tuple[Any, ...]:
        return values(self)

    def restore(self: Any, state: tuple[Any, ...]) -> None:
        for setter, value in zip(setters, state, strict=True):
            setter(self, value)

    setattr(kind, "__getstate__", state)  # noqa: B010 - a plain assignment is no business of the type's
    setattr(kind, "__setstate__", restore)  # noqa: B010
    return kind
