"""What a run tells when it is done."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class RunResult:
    """What a run did: addresses written and removed, how many others were looked at and found unchanged, seconds it
    took, the edition that readers see, and what went wrong without stopping it (a picture without file)."""

    written: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: int
    seconds: float
    edition: int
    problems: tuple[str, ...] = ()
