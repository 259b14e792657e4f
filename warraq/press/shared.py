"""What all prints share: pictures in all their sizes, the theme's files, documents. Named by content, only added to."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from warraq.config import SiteConfig
from warraq.media.renditions import plan
from warraq.media.store import Job, RenditionStore, write_atomically
from warraq.press import disk
from warraq.reading.rows import DocumentRow, PictureRow

log = logging.getLogger("warraq.press")
Progress = Callable[[int, int, str], None]


def add_assets(root: Path, assets: Mapping[str, bytes]) -> None:
    """Keep the theme's files; those of earlier themes stay for pages that were fetched before."""
    for address, data in assets.items():
        path = root / address.lstrip("/")
        if address.startswith("/assets/") and not path.exists():
            with disk.told_plainly():
                write_atomically(path, data)


def add_pictures(config: SiteConfig, rows: Iterable[PictureRow], progress: Progress) -> list[str]:
    """Make the missing files of these pictures. Answers what could not be made, and why."""
    store = RenditionStore(config.edition / "media", flat=True)
    jobs = [Job(config.media / row.file, row.digest, row.width, row.height) for row in rows]
    missing = [job for job in jobs if not all(store.path_of(made.address).exists() for made in plan(job.width, job.height, job.digest))]
    problems: list[str] = []
    if missing:
        with disk.told_plainly():
            failures = store.ensure_all(missing, lambda done: progress(done, len(missing), "pictures"))
        problems = [f"{failure.job.original.name}: {failure.reason}" for failure in failures]
    for problem in problems:
        log.warning("A picture could not be prepared for readers: %s", problem)
    return problems


def add_documents(config: SiteConfig, rows: Iterable[DocumentRow]) -> list[str]:
    """Copy these documents. Answers those whose file is missing."""
    problems = []
    for row in rows:
        path = config.edition / row.address.lstrip("/")
        original = config.media / row.file
        if path.exists():
            continue
        if not original.is_file():
            log.warning("A document that pages lead to has no file: %s", original)
            problems.append(f"{original.name}: missing")
            continue
        with disk.told_plainly():
            write_atomically(path, original.read_bytes())
    return problems

