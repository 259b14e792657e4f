"""Search follows what was printed: after each run the index learns the articles that the run wrote or removed.

The number of the edition that the index knows lies beside it. Where it is not the last but one (a run that was killed,
a folder that was taken away, another version of Warraq), the index is made anew from all that is published.
"""

from __future__ import annotations

import json
import logging
import subprocess
import threading
from collections.abc import Callable, Collection
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from django.db import connections

from warraq.config import SiteConfig
from warraq.errors import SearchError, WarraqError
from warraq.media.store import write_atomically
from warraq.press import disk, indexer, pool
from warraq.press.indexing import change, documents_of, hand_over_frame, make_anew
from warraq.press.ledger.ledger import Ledger
from warraq.press.lock import only_press
from warraq.press.press import Press
from warraq.press.run.progress import Progress
from warraq.press.run.result import RunResult
from warraq.reading.shelf import Shelf
from warraq.reading.snapshot import snapshot
from warraq.reading.targets import SINGLE, Target
from warraq.search import Document, Index

log = logging.getLogger("warraq.press")

MANY = 250
"""Articles that a running press reads between two runs; with more of them the next page would wait."""


class Follower:
    """Brings search along behind a press, run by run."""

    def __init__(self, press: Press) -> None:
        self._press = press
        self._root = press.config.edition
        self._promised: int | None = None
        """The edition that the index will know when all that was handed over is done; None: ask the disk."""

    def follow(self, result: RunResult, progress: Progress | None = None) -> None:
        """Bring search to the edition that a run ended in. Raises PressError or SearchError; readers keep the pages."""
        before = result.edition - 1
        # What was promised may have failed, or another press may have brought search along: the disk knows.
        known = self._promised if self._promised in (before, result.edition) else known_edition(self._root)
        if known == result.edition:
            return
        self._promised = result.edition
        # A run that wrote nothing made no edition: what the one before it wrote is known to nobody any more.
        if 0 <= known == before and (result.written or result.removed):
            self._learn(result, self._articles_of(result))
        else:
            self._begin_anew(result, progress)

    def _learn(self, result: RunResult, articles: list[Target]) -> None:
        if SINGLE["search"] in result.written:
            with snapshot():
                hand_over_frame(self._root, self._shelf())
        self._carry_out(partial(change, self._root, articles, result.removed, self._shelf()), result.edition)

    def _begin_anew(self, result: RunResult, progress: Progress | None) -> None:
        self._carry_out(partial(make_anew, self._root, self._press.config, progress), result.edition)

    def _articles_of(self, result: RunResult) -> list[Target]:
        ledger = Ledger(self._root / "ledger.sqlite3")
        try:
            found = (ledger.pages.printed(address) for address in result.written)
            return [printed.target for printed in found if printed is not None and printed.target.kind == "article"]
        finally:
            ledger.close()

    def _shelf(self) -> Shelf:
        return self._press.shelf or Shelf(self._press.config)

    def _carry_out(self, work: Callable[[], None], edition: int) -> None:
        try:
            with only_press(self._press.config.run, name="search.lock"), disk.told_plainly():
                work()
                write_atomically(_note(self._root), str(edition).encode("ascii"))
        except BaseException:
            self._promised = None
            raise


def bring_along(press: Press, result: RunResult) -> None:
    """Bring search along behind a run that was made on the way, to mend or to compare. Where search was behind before,
    that is left to the next run of a press."""
    if known_edition(press.config.edition) == result.edition - 1:
        Follower(press).follow(result)


def keep_up(config: SiteConfig, edition: int, gone: Collection[str]) -> None:
    """Let search know of an edition that only brought pages back or took some away (`gone`). It is no fault if that
    cannot be done now: then the next run has it made anew."""
    root = config.edition
    if known_edition(root) != edition - 1:
        return
    try:
        with only_press(config.run, wait=False, name="search.lock"), disk.told_plainly():
            if gone:
                Index.open(root / "search").apply([], gone)
            write_atomically(_note(root), str(edition).encode("ascii"))
    except WarraqError as error:
        log.warning("Search could not follow edition %d; the next run brings it along. %s", edition, error)


class FollowerBeside(Follower):
    """Does the index's own work beside the press: now and then an index merges its parts for seconds, and no page waits
    for that. A few articles are a matter for a thread; many, or all, are read by a process of low priority
    (`indexer.py`), while the press prints on: what it prints meanwhile the index learns after.

    Close it to wait for the thread, and to end the process; what that had not done is done at the next start."""

    def __init__(self, press: Press) -> None:
        super().__init__(press)
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="search")
        self._guard = threading.Lock()
        self._child: subprocess.Popen[bytes] | None = None
        self._closed = False

    def close(self) -> None:
        with self._guard:
            self._closed = True
            if self._child is not None:
                indexer.end(self._child)
        self._pool.shutdown()

    def _learn(self, result: RunResult, articles: list[Target]) -> None:
        if len(articles) > MANY and pool.others_see_records():
            self._pool.submit(self._logged, partial(self._by_process, result), result.edition)
            return
        with snapshot():
            if SINGLE["search"] in result.written:
                hand_over_frame(self._root, self._shelf())
            documents = documents_of(articles, self._shelf())
        work = partial(_apply, self._root, documents, result)
        self._pool.submit(self._logged, partial(self._carry_out, work, result.edition), result.edition)

    def _begin_anew(self, result: RunResult, progress: Progress | None) -> None:
        if len(self._shelf().catalogue.entries) > MANY and pool.others_see_records():
            work = partial(self._by_process, result)
        else:
            anew = partial(make_anew, self._root, self._press.config, progress)
            work = partial(self._carry_out, anew, result.edition)
        self._pool.submit(self._logged, work, result.edition)

    def _by_process(self, result: RunResult) -> None:
        told = json.dumps({"edition": result.edition, "written": result.written, "removed": result.removed})
        with self._guard:
            if self._closed:
                return
            child = self._child = indexer.begin(self._press.config)
        try:
            child.communicate(told.encode("ascii"))
        finally:
            with self._guard:
                self._child = None
        if child.returncode and not self._closed:
            raise SearchError(
                path=self._root / "search", reason=f"the process that was to write it ended ({child.returncode})"
            )

    def _logged(self, work: Callable[[], None], edition: int) -> None:
        try:
            work()
        except Exception as error:  # noqa: BLE001 - told of, and done again after the next run
            self._promised = None
            if self._closed:
                return  # the next press begins where this one was told to stop
            why = error if isinstance(error, WarraqError) else repr(error)
            log.error("Search could not follow edition %d; the next run brings it along. %s", edition, why)
        finally:
            connections.close_all()


def _apply(root: Path, documents: list[Document], result: RunResult) -> None:
    known = known_edition(root)
    if known != result.edition - 1:  # what was to be done before this failed
        raise SearchError(path=root / "search", reason=f"it knows edition {known} and cannot learn {result.edition}")
    if documents or result.removed:
        Index.open(root / "search").apply(documents, result.removed)


def known_edition(root: Path) -> int:
    """The edition that the index knows; -1 where there is no index that can be used."""
    try:
        Index.open(root / "search")
        return int(_note(root).read_text("ascii"))
    except (SearchError, OSError, ValueError):
        return -1


def _note(root: Path) -> Path:
    return root / "search-edition"
