"""`warraq import`: bring a newspaper over from another system."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from warraq.cli import newsroom, say

SOMETHING_LOST = 10
"""Exit code where all went well but something of the old site could not be kept; the report names it."""


def wordpress(site: Path, exports: Sequence[Path], *, media: Path | None, fetch_media: bool, dry_run: bool) -> int:
    """Bring a WordPress site over; the exit code."""
    config = newsroom.enter(site)
    from warraq.importers.wordpress import load

    with say.progress() as told:
        report = load.run(
            config, exports, media=media, fetch_media=fetch_media, dry_run=dry_run, progress=told, console=say.out
        )
    return SOMETHING_LOST if report.lost else 0
