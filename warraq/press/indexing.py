"""The readers' index from the records: all of it, or what a run changed.

`following.py` decides which of the two, and when.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from functools import partial
from pathlib import Path

from warraq.config import SiteConfig
from warraq.errors import SearchError
from warraq.media.store import write_atomically
from warraq.press import pool
from warraq.press.run.progress import Progress
from warraq.reading.reader import Reader
from warraq.reading.sheets import sheet
from warraq.reading.shelf import Shelf
from warraq.reading.snapshot import snapshot
from warraq.reading.targets import SINGLE, Target
from warraq.search import Document, Index, Parts, document_of, take_apart
from warraq.search import frame as search_frame
from warraq.sheets import ArticleSheet, SearchFrameSheet

CHUNK = 200


def make_anew(root: Path, config: SiteConfig, progress: Progress | None) -> None:
    """The whole index from all that is published. What changes meanwhile is in the next run, and so in the index."""
    # What stands beside an article is no part of it: choosing that is a third of the work of reading it.
    shelf = Shelf(replace(config, lists=replace(config.lists, related=0)))
    with snapshot():
        targets = _all_of(shelf)
        hand_over_frame(root, shelf)
    _put(Index.create(root / "search"), targets, (), shelf, progress)


def change(root: Path, targets: list[Target], removed: tuple[str, ...], shelf: Shelf) -> None:
    """Read these articles again, and take out those that were removed."""
    if targets or removed:
        _put(Index.open(root / "search"), targets, removed, shelf, None)


def documents(shelf: Shelf) -> Iterator[Document]:
    """All that is published, as search knows it."""
    return _documents(_all_of(shelf), shelf)


def _all_of(shelf: Shelf) -> list[Target]:
    entries = sorted(shelf.catalogue.entries.values(), key=lambda entry: entry.id)
    return [Target("article", (entry.id,), entry.permalink) for entry in entries]


def _put(index: Index, targets: list[Target], removed: Iterable[str], shelf: Shelf, progress: Progress | None) -> None:
    # From a thread no process is forked: another thread may hold a lock that the child would wait for.
    if threading.current_thread() is threading.main_thread() and pool.worth_sharing(len(targets)):
        _put_together(index, targets, removed, shelf, progress)
    else:
        with snapshot():
            index.apply(_documents(targets, shelf, progress), removed)


def _put_together(
    index: Index, targets: list[Target], removed: Iterable[str], shelf: Shelf, progress: Progress | None
) -> None:
    """Articles are read and taken apart on all cores; one process writes. The others are forked before the index's
    writer is there, so that none of them holds its lock."""
    chunks = [targets[start : start + pool.CHUNK] for start in range(0, len(targets), pool.CHUNK)]
    try:
        with pool.shared(partial(_take_apart, shelf), chunks) as done:
            index.put(_told(done, len(targets), progress), removed)
    except BrokenProcessPool as error:
        raise SearchError(path=index.path, reason="a process that read articles was killed") from error


def _take_apart(shelf: Shelf, chunk: list[Target]) -> tuple[int, list[Parts]]:
    return len(chunk), [take_apart(document) for document in _documents(chunk, shelf)]


def _told(done: Iterator[tuple[int, list[Parts]]], count: int, progress: Progress | None) -> Iterator[Parts]:
    ready = 0
    for more, parts in done:
        yield from parts
        ready += more
        if progress:
            progress(ready, count, "search")


def documents_of(targets: list[Target], shelf: Shelf) -> list[Document]:
    """These articles, as search knows them; those that are gone are left out."""
    return list(_documents(targets, shelf))


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


def hand_over_frame(root: Path, shelf: Shelf) -> None:
    found = sheet(Target("search", (), SINGLE["search"]), Reader(shelf))
    assert isinstance(found, SearchFrameSheet)
    write_atomically(root / search_frame.FILE, search_frame.dump(found.frame))
