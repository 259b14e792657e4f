"""Search follows what was printed: after each run the index learns the articles that the run wrote or removed.

The number of the edition that the index knows lies beside it. Where it is not the last but one (a run that was killed,
a folder that was taken away, another version of Warraq), the index is made anew from all that is published.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from functools import partial
from pathlib import Path

from django.db import connections

from warraq.config import SiteConfig
from warraq.errors import SearchError
from warraq.media.store import write_atomically
from warraq.press import disk, pool
from warraq.press.ledger import Ledger
from warraq.press.lock import only_press
from warraq.press.run import Press, Progress, RunResult
from warraq.reading.reader import Reader
from warraq.reading.sheets import sheet
from warraq.reading.shelf import Shelf
from warraq.reading.snapshot import snapshot
from warraq.reading.targets import SINGLE, Target
from warraq.search import Document, Index, Parts, document_of, take_apart
from warraq.search import frame as search_frame
from warraq.sheets import ArticleSheet, SearchFrameSheet

log = logging.getLogger("warraq.press")
CHUNK = 200


class Follower:
    """Brings search along behind a press, run by run."""

    def __init__(self, press: Press) -> None:
        self._press = press
        self._root = press.config.edition
        self._promised: int | None = None
        """The edition that the index will know when all that was handed over is done; None: ask the disk."""

    def follow(self, result: RunResult, progress: Progress | None = None) -> None:
        """Bring search to the edition that a run ended in. Raises PressError or SearchError; readers keep the pages."""
        known = _known(self._root) if self._promised is None else self._promised
        if known == result.edition:
            return
        if 0 <= known == result.edition - 1:
            documents = self._documents_of(result)
            work = partial(_apply, self._root, documents, result.removed)
        else:
            work = partial(make_anew, self._root, self._press.config, progress)
        self._promised = result.edition
        self._hand_over(work, result.edition)

    def _hand_over(self, work: Callable[[], None], edition: int) -> None:
        self._carry_out(work, edition)

    def _documents_of(self, result: RunResult) -> list[Document]:
        ledger = Ledger(self._root / "ledger.sqlite3")
        try:
            found = (ledger.printed(address) for address in result.written)
            articles = [printed.target for printed in found if printed is not None and printed.target.kind == "article"]
        finally:
            ledger.close()
        shelf = self._press.shelf or Shelf(self._press.config)
        with snapshot():
            if SINGLE["search"] in result.written:
                _hand_over_frame(self._root, shelf)
            return list(_documents(articles, shelf))

    def _carry_out(self, work: Callable[[], None], edition: int) -> None:
        try:
            with only_press(self._press.config.run, name="search.lock"), disk.told_plainly():
                work()
                write_atomically(_note(self._root), str(edition).encode("ascii"))
        except BaseException:
            self._promised = -1  # what was promised is not there: the next run makes the index anew
            raise


class FollowerBeside(Follower):
    """Does the index's own work in a thread beside the press: now and then an index merges its parts for seconds, and
    no page waits for that. Close it to wait for what is under way."""

    def __init__(self, press: Press) -> None:
        super().__init__(press)
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="search")

    def close(self) -> None:
        self._pool.shutdown()

    def _hand_over(self, work: Callable[[], None], edition: int) -> None:
        self._pool.submit(self._logged, work, edition)

    def _logged(self, work: Callable[[], None], edition: int) -> None:
        try:
            self._carry_out(work, edition)
        except Exception:
            log.exception("Search could not follow edition %d; it is made anew after the next run.", edition)
        finally:
            connections.close_all()


def _apply(root: Path, documents: list[Document], removed: tuple[str, ...]) -> None:
    if documents or removed:
        Index.open(root / "search").apply(documents, removed)


def make_anew(root: Path, config: SiteConfig, progress: Progress | None) -> None:
    """The whole index from all that is published. What changes meanwhile is in the next run, and so in the index."""
    # What stands beside an article is no part of it: choosing that is a third of the work of reading it.
    shelf = Shelf(replace(config, lists=replace(config.lists, related=0)))
    with snapshot():
        targets = _all_of(shelf)
        _hand_over_frame(root, shelf)
    # From a thread no process is forked: another thread may hold a lock that the child would wait for.
    if threading.current_thread() is threading.main_thread() and pool.worth_sharing(len(targets)):
        _index_together(root, targets, shelf, progress)
    else:
        with snapshot():
            Index.create(root / "search").apply(_documents(targets, shelf, progress))


def documents(shelf: Shelf) -> Iterator[Document]:
    """All that is published, as search knows it."""
    return _documents(_all_of(shelf), shelf)


def _all_of(shelf: Shelf) -> list[Target]:
    entries = sorted(shelf.catalogue.entries.values(), key=lambda entry: entry.id)
    return [Target("article", (entry.id,), entry.permalink) for entry in entries]


def _index_together(root: Path, targets: list[Target], shelf: Shelf, progress: Progress | None) -> None:
    """Articles are read and taken apart on all cores; one process writes. The others are forked before the index's
    writer is there, so that none of them holds its lock."""
    chunks = [targets[start : start + pool.CHUNK] for start in range(0, len(targets), pool.CHUNK)]
    try:
        with pool.shared(partial(_take_apart, shelf), chunks) as done:
            Index.create(root / "search").put(_told(done, len(targets), progress))
    except BrokenProcessPool as error:
        raise SearchError(path=root / "search", reason="a process that read articles was killed") from error


def _take_apart(shelf: Shelf, chunk: list[Target]) -> tuple[int, list[Parts]]:
    return len(chunk), [take_apart(document) for document in _documents(chunk, shelf)]


def _told(done: Iterator[tuple[int, list[Parts]]], count: int, progress: Progress | None) -> Iterator[Parts]:
    ready = 0
    for more, parts in done:
        yield from parts
        ready += more
        if progress:
            progress(ready, count, "search")


def _documents(targets: list[Target], shelf: Shelf, progress: Progress | None = None) -> Iterator[Document]:
    for start in range(0, len(targets), CHUNK):
        chunk = targets[start : start + CHUNK]
        shelf.expect(int(target.args[0]) for target in chunk)
        yield from _of(chunk, shelf)
        if progress:
            progress(start + len(chunk), len(targets), "search")


def _of(targets: Iterable[Target], shelf: Shelf) -> Iterator[Document]:
    for target in targets:
        found = sheet(target, Reader(shelf))
        if isinstance(found, ArticleSheet):
            yield document_of(found)


def _hand_over_frame(root: Path, shelf: Shelf) -> None:
    found = sheet(Target("search", (), SINGLE["search"]), Reader(shelf))
    assert isinstance(found, SearchFrameSheet)
    write_atomically(root / search_frame.FILE, search_frame.dump(found.frame))


def _known(root: Path) -> int:
    """The edition that the index knows; -1 where there is no index that can be used."""
    try:
        Index.open(root / "search")
        return int(_note(root).read_text("ascii"))
    except (SearchError, OSError, ValueError):
        return -1


def _note(root: Path) -> Path:
    return root / "search-edition"
