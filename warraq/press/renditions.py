"""The edition's own folder of pictures. Apart from all records, so that the processes that draw need not know them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from warraq.errors import WarraqError
from warraq.media.renditions import plan
from warraq.media.store import Failure, Job, Progress, RenditionStore

FEW = 2
"""So many pictures are drawn here sooner than other processes take to start."""


@dataclass(frozen=True)
class Renditions(RenditionStore):
    """Flat, so that a picture's address is also its path."""

    def path_of(self, address: str) -> Path:
        """Where the rendition of an address is kept.

        >>> Renditions(Path("media")).path_of("/media/ab12-320.webp").as_posix()
        'media/ab12-320.webp'
        """
        return self.folder / address.rpartition("/")[2]

    def is_whole(self, job: Job) -> bool:
        """Whether all renditions of a picture are there."""
        return all(self.path_of(made.address).exists() for made in plan(job.width, job.height, job.digest))

    def make(self, jobs: list[Job], progress: Progress) -> list[Failure]:
        """Make the renditions of these pictures. Answers those that failed."""
        if len(jobs) > FEW:
            return self.ensure_all(jobs, progress)
        failures = []
        for done, job in enumerate(jobs, 1):
            try:
                self.ensure(job.original, job.digest, job.width, job.height)
            except (OSError, ValueError, WarraqError) as error:
                failures.append(Failure(job, str(error)))
            progress(done)
        return failures
