"""The renditions' folder: named by content, written whole or not at all, made once.

Safe with several processes and after a kill at any moment: a file that has its final name is whole.
"""

from __future__ import annotations

import multiprocessing
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from warraq.errors import WarraqError
from warraq.media.renditions import plan, render

Progress = Callable[[int], None]


@dataclass(frozen=True)
class Job:
    """A picture whose renditions are wanted. Sizes and digest are those that `take_in` gave."""

    original: Path
    digest: str
    width: int
    height: int


@dataclass(frozen=True)
class Failure:
    """A picture of which renditions could not be made, and why."""

    job: Job
    reason: str


@dataclass(frozen=True)
class RenditionStore:
    """Renditions under `folder`: in 256 folders by the first letters of their names, or, if `flat`, as in an edition,
    where a picture's address is also its path."""

    folder: Path
    flat: bool = False

    def path_of(self, address: str) -> Path:
        """Where the rendition of an address is kept, whether it exists or not.

        >>> RenditionStore(Path("r")).path_of("/media/ab12-320.webp").as_posix()
        'r/ab/ab12-320.webp'
        """
        name = address.rpartition("/")[2]
        if name in {"", ".", ".."} or "\\" in name:
            raise ValueError(f"no address of a rendition: {address!r}")
        return self.folder / name if self.flat else self.folder / name[:2] / name

    def ensure(self, original: Path, digest: str, width: int, height: int) -> tuple[Path, ...]:
        """All renditions of a picture, in the order of `renditions.plan`; those that are missing are made."""
        paths = {r.address: self.path_of(r.address) for r in plan(width, height, digest)}
        missing = frozenset(address for address, path in paths.items() if not path.exists())
        if missing:
            for rendition in render(original.read_bytes(), digest, missing):
                write_atomically(self.path_of(rendition.name), rendition.bytes)
        return tuple(paths.values())

    def ensure_all(
        self, jobs: Iterable[Job], progress: Progress | None = None, workers: int | None = None
    ) -> list[Failure]:
        """Make the renditions of many pictures on all cores. `progress` gets the number of pictures done so far.

        One picture that fails does not stop the others; it is in the answer. A second run makes only what is missing.
        """
        failures = []
        for done, failure in enumerate(self._outcomes(iter(jobs), workers or os.cpu_count() or 1), 1):
            if failure is not None:
                failures.append(failure)
            if progress is not None:
                progress(done)
        return failures

    def _outcomes(self, jobs: Iterator[Job], workers: int) -> Iterator[Failure | None]:
        # Fork would copy the threads' locks of a running server; each worker starts clean.
        context = multiprocessing.get_context("forkserver")
        with ProcessPoolExecutor(workers, mp_context=context) as pool:
            running: set[Future[Failure | None]] = set()
            while True:
                # Only a few are handed out at a time, so that a hundred thousand jobs need no memory.
                running |= {pool.submit(_outcome, self, job) for job in islice(jobs, workers * 4 - len(running))}
                if not running:
                    return
                finished, running = wait(running, return_when=FIRST_COMPLETED)
                for future in finished:
                    yield future.result()


def _outcome(store: RenditionStore, job: Job) -> Failure | None:
    try:
        store.ensure(job.original, job.digest, job.width, job.height)
    except (OSError, ValueError, WarraqError) as error:
        return Failure(job, str(error))
    return None


def write_atomically(path: Path, content: bytes) -> None:
    """Write a file so that it is whole or absent, also after a power cut."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".new-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fchmod(file.fileno(), 0o644)
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make a rename in `folder` durable."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
