"""What all prints share: pictures in all their sizes, the theme's files, documents. Named by content, only added to."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from warraq.config import SiteConfig
from warraq.errors import EditionWriteFailed, WarraqError
from warraq.media.renditions import plan
from warraq.media.store import Job, RenditionStore, write_atomically
from warraq.press import disk
from warraq.press.run.progress import Progress
from warraq.reading.rows import DocumentRow, PictureRow

log = logging.getLogger("warraq.press")
FEW = 2
"""So many pictures are drawn here sooner than other processes take to start."""


def add_assets(root: Path, assets: Mapping[str, bytes]) -> None:
    """Keep the theme's files; those of earlier themes stay for pages that were fetched before."""
    for address, data in assets.items():
        path = root / address.lstrip("/")
        if address.startswith("/assets/") and not path.exists():
            with disk.told_plainly():
                write_atomically(path, data)


def add_pictures(config: SiteConfig, rows: Iterable[PictureRow], progress: Progress) -> dict[int, str]:
    """Make the missing files of these pictures. Answers of which that failed, and why. Raises EditionWriteFailed
    where it is the disk that fails."""
    store = RenditionStore(config.edition / "media", flat=True)
    jobs = {Job(config.media / row.file, row.digest, row.width, row.height): row.id for row in rows}
    missing = [job for job in jobs if not _is_whole(job, store)]
    failures: dict[int, str] = {}
    for job, reason in _make(missing, store, lambda done: progress(done, len(missing), "pictures")):
        if disk.is_failing(reason):
            raise EditionWriteFailed(reason=reason)
        log.warning("A picture could not be prepared for readers: %s: %s", job.original.name, reason)
        failures[jobs[job]] = f"{job.original.name}: {reason}"
    return failures


def _make(jobs: list[Job], store: RenditionStore, progress: Callable[[int], None]) -> Iterator[tuple[Job, str]]:
    if len(jobs) > FEW:
        yield from ((failure.job, failure.reason) for failure in store.ensure_all(jobs, progress))
        return
    for done, job in enumerate(jobs, 1):
        try:
            store.ensure(job.original, job.digest, job.width, job.height)
        except (OSError, ValueError, WarraqError) as error:
            yield job, str(error)
        progress(done)


def _is_whole(job: Job, store: RenditionStore) -> bool:
    return all(store.path_of(made.address).exists() for made in plan(job.width, job.height, job.digest))


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
