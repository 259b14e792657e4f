"""Search follows what was printed: after each run the index learns the articles that the run wrote or removed.

The number of the edition that the index knows lies beside it. Where it is not the last but one (a run that was killed,
a folder that was taken away, another version of Warraq), the index is made anew from all that is published.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from warraq.errors import SearchError
from warraq.media.store import write_atomically
from warraq.press import disk
from warraq.press.ledger import Ledger
from warraq.press.lock import only_press
from warraq.press.run import Press, Progress, RunResult
from warraq.reading.reader import Reader
from warraq.reading.sheets import sheet
from warraq.reading.shelf import Shelf
from warraq.reading.snapshot import snapshot
from warraq.reading.targets import SINGLE, Target
from warraq.search import Document, Index, document_of
from warraq.search import frame as search_frame
from warraq.sheets import ArticleSheet, SearchFrameSheet

CHUNK = 200


def follow(press: Press, result: RunResult, progress: Progress | None = None) -> None:
    """Bring search to the edition that a run ended in. Raises PressError or SearchError; readers keep the pages."""
    root = press.config.edition
    with only_press(press.config.run, wait=True), disk.told_plainly():
        known = _known(root)
        if known == result.edition:
            return
        shelf = press.shelf or Shelf(press.config)
        with snapshot():
            if 0 <= known == result.edition - 1:
                _follow_run(root, result, shelf)
            else:
                _make_anew(root, shelf, progress)
            if SINGLE["search"] in result.written or not (root / search_frame.FILE).exists():
                _hand_over_frame(root, shelf)
        write_atomically(_note(root), str(result.edition).encode("ascii"))


def _follow_run(root: Path, result: RunResult, shelf: Shelf) -> None:
    ledger = Ledger(root / "ledger.sqlite3")
    try:
        found = (ledger.printed(address) for address in result.written)
        articles = [printed.target for printed in found if printed is not None and printed.target.kind == "article"]
    finally:
        ledger.close()
    if articles or result.removed:
        index = Index.open(root / "search")
        index.apply(_documents(articles, shelf), result.removed)


def _make_anew(root: Path, shelf: Shelf, progress: Progress | None) -> None:
    entries = sorted(shelf.catalogue.entries.values(), key=lambda entry: entry.id)
    targets = [Target("article", (entry.id,), entry.permalink) for entry in entries]
    Index.create(root / "search").apply(_documents(targets, shelf, progress))


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
