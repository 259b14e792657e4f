"""Pages of search results: the one thing that the readers' side makes instead of finding.

Bounded in every way, so that a flood of searches leaves the pages alone: a query is cut, few searches run at once, few
wait, and the last answers are kept.
"""

from __future__ import annotations

import asyncio
import logging
import math
import re
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import brotli  # type: ignore[import-untyped]

from warraq.addresses import archive_address
from warraq.errors import SearchError, WarraqError
from warraq.readers import headers, plain
from warraq.readers.asking import Asking, asked
from warraq.readers.exchange import Answer, Search
from warraq.search import MOST_RESULTS, Found, Index
from warraq.search import frame as search_frame
from warraq.search.families import relatives
from warraq.sheets import Choice, Facet, Frame, ResultsSheet
from warraq.theme import Theme

PER_PAGE = 10
AT_ONCE = 2
WAITING = 32
KEPT = 256
OFTEN = "المدينة"
"""A word that hardly any newspaper is without."""

_ARCHIVED = re.compile(r"\d{4}(?:-\d\d)?")

log = logging.getLogger("warraq.readers")

State = tuple[int, int, int]
Key = tuple[Asking, State, State, bool]


class Results:
    """Answers searches from the index beside the editions in `edition`."""

    def __init__(self, edition: Path, theme: Path | None) -> None:
        self._folder = edition / "search"
        self._frame_file = edition / search_frame.FILE
        self._theme_folder = theme
        self._theme: Theme | None = None
        self._index: Index | None = None
        self._opened: State = (0, 0, 0)
        self._frame: tuple[State, Frame] | None = None
        self._kept: OrderedDict[Key, Answer] = OrderedDict()
        self._gate = asyncio.Semaphore(AT_ONCE)
        self._waiting = 0

    async def answer(self, search: Search) -> Answer:
        """The page of results; 503 where search is not there or too much is asked at once."""
        key = (asked(search.query), _state(self._folder / "meta.json"), _state(self._frame_file), search.brotli)
        kept = self._kept.get(key)
        if kept is not None:
            self._kept.move_to_end(key)
            return kept
        if self._waiting >= WAITING:
            return plain.busy()
        self._waiting += 1
        try:
            async with self._gate:
                found = await asyncio.to_thread(self._made, *key)
        except SearchError as error:
            log.warning("%s", error)
            return plain.no_search()
        finally:
            self._waiting -= 1
        self._kept[key] = found
        if len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return found

    def wake(self) -> None:
        """Do what the first search would wait for, half a second in all: the words' families, templates, the index."""
        relatives("")
        try:
            self._made(asked("q=" + quote(OFTEN)), _state(self._folder / "meta.json"), _state(self._frame_file), True)
        except SearchError as error:
            log.info("Search is not awake yet, and says so to whoever searches. %s", error)
        except WarraqError as error:
            log.warning("The first search will fail: %s", error)

    def _made(self, asking: Asking, state: State, framed: State, compressed: bool) -> Answer:
        frame = self._frame_of(framed)
        if self._index is None or state != self._opened:
            self._index, self._opened = Index.open(self._folder), state
        found = self._index.find(asking.wanted(frame.site.language), asking.page, PER_PAGE, counted=True)
        sheet = _sheet(frame, asking, found, self._archive(asking))
        if self._theme is None:
            self._theme = Theme(self._theme_folder)
        page = self._theme.render(sheet)
        # The quick quality: a page of results is made while its reader waits.
        body = brotli.compress(page, quality=5) if compressed else page
        said = [
            *([("content-encoding", "br")] if compressed else []),
            ("vary", "accept-encoding"),
            ("content-type", "text/html; charset=utf-8"),
            ("content-length", str(len(body))),
            ("cache-control", "private, max-age=60"),
            ("x-robots-tag", "noindex"),
            *headers.walls(headers.page_policy(page)),
        ]
        return Answer(200, said, body)

    def _archive(self, asking: Asking) -> Choice | None:
        """The archive's page of the time that a query says and nothing else, if there is one."""
        dated = asking.dated()
        if dated is None or dated[1].query or not _ARCHIVED.fullmatch(dated[1].date):
            return None
        address = archive_address(dated[1].date)
        printed = self._folder.parent / "current" / address.strip("/") / "index.html"
        return Choice(dated[0], address) if printed.is_file() else None

    def _frame_of(self, state: State) -> Frame:
        if self._frame is None or self._frame[0] != state:
            try:
                data = self._frame_file.read_bytes()
            except OSError as error:
                raise SearchError(path=self._frame_file, reason=f"it cannot be read ({error})") from error
            self._frame = (state, search_frame.load(data))
        return self._frame[1]


def _state(file: Path) -> State:
    """What tells one state of a file from another; zeros where there is none."""
    try:
        found = file.stat()
    except OSError:
        return 0, 0, 0
    return found.st_ino, found.st_mtime_ns, found.st_size


def _sheet(frame: Frame, asking: Asking, found: Found, archive: Choice | None) -> ResultsSheet:
    pages = max(1, math.ceil(min(found.total, MOST_RESULTS) / PER_PAGE))
    return ResultsSheet(
        replace(frame, indexed=False),
        asking.query,
        found.hits,
        found.total,
        asking.page,
        pages,
        previous=asking.address(page=asking.page - 1) if asking.page > 1 else "",
        next=asking.address(page=asking.page + 1) if asking.page < pages else "",
        filters=tuple(Choice(value, asking.address(**{name: ""})) for name, value in asking.filters.items()),
        facets=tuple(_facets(asking, found)),
        meant=Choice(found.meant, replace(asking, query=found.meant).address()) if found.meant else None,
        dated=archive or _dated(asking),
        loose=found.loose,
    )


def _facets(asking: Asking, found: Found) -> Iterator[Facet]:
    """What would leave fewer results; a choice that leaves them all is none."""
    counted = found.facets
    for kind, chosen, counts in (
        ("section", asking.section, counted.sections),
        ("date", asking.date, tuple((str(year), count) for year, count in counted.years)),
        ("tag", asking.tag, counted.tags),
        ("byline", asking.byline, counted.bylines),
    ):
        choices = tuple(
            Choice(name, asking.address(**{kind: name}), count)
            for name, count in counts
            if count < found.total
        )
        if choices and not chosen:
            yield Facet(kind, choices)


def _dated(asking: Asking) -> Choice | None:
    dated = asking.dated()
    return Choice(dated[0], dated[1].address()) if dated and dated[1].query else None
