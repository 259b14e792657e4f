"""A run of the import that kills itself: `python -m tests.importers.killed SITE EXPORT MEDIA STEP`.

It is killed, as by a power cut, when it tells of its progress for the STEP-th time; with STEP 0 it runs to its end.
"""

from __future__ import annotations

import io
import os
import signal
import sys
from pathlib import Path


def main(site: Path, export: Path, media: Path, step: int) -> None:
    from warraq.cli import newsroom

    config = newsroom.enter(site, quiet=True)
    from rich.console import Console

    from warraq.importers.wordpress import load
    from warraq.importers.wordpress.loading import media as pictures
    from warraq.importers.wordpress.loading import outline

    load.BATCH, load.WORTH_IT, outline.PIECE, pictures.BATCH = 30, 1, 10, 3
    told = 0

    def progress(done: int, total: int, what: str) -> None:
        nonlocal told
        told += 1
        if told == step:
            os.kill(os.getpid(), signal.SIGKILL)

    load.run(
        config, [export], media=media, fetch_media=False, dry_run=False, progress=progress,
        console=Console(file=io.StringIO()),
    )  # fmt: skip
    print(told)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4]))
