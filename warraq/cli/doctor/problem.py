"""One thing that is unsafe or missing."""

from __future__ import annotations

from dataclasses import dataclass

Both = tuple[str, str]
"""Arabic, English."""


@dataclass(frozen=True)
class Problem:
    """`code` is its short name, `danger` whether an attacker gains by it; else it is advice."""

    code: str
    what: Both
    mend: Both
    danger: bool = True
