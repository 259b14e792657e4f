"""Pages of search results: the one thing that the readers' side makes instead of finding.

Bounded in every way, so that a flood of searches leaves the pages alone: a query is cut, few searches run at once, few
wait, and the last answers are kept.
"""

from __future__ import annotations

import asyncio
import logging
import math
from collections import OrderedDict
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs

from warraq.errors import SearchError
from warraq.readers import headers, plain
from warraq.readers.exchange import Answer, Search
from warraq.search import Index
from warraq.search import frame as search_frame
from warraq.search.query import CLEAN_LIMIT
from warraq.sheets import Frame, ResultsSheet
from warraq.theme import Theme

PER_PAGE = 10
AT_ONCE = 2
WAITING = 32
KEPT = 256
LONGEST_QUERY = 200
"""Characters of a query that are looked for and shown again."""

log = logging.getLogger("warraq.readers")

State = tuple[int, int, int]
Key = tuple[str, int, State, State]


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
        query, page = _asked(search.query)
        key = (query, page, _state(self._folder / "meta.json"), _state(self._frame_file))
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

    def _made(self, query: str, page: int, state: State, framed: State) -> Answer:
        frame = self._frame_of(framed)
        if self._index is None or state != self._opened:
            self._index, self._opened = Index.open(self._folder), state
        found = self._index.find(query, page, PER_PAGE)
        pages = max(1, math.ceil(found.total / PER_PAGE))
        sheet = ResultsSheet(replace(frame, indexed=False), query, found.hits, found.total, page, pages)
        if self._theme is None:
            self._theme = Theme(self._theme_folder)
        body = self._theme.render(sheet)
        said = [
            ("content-type", "text/html; charset=utf-8"),
            ("content-length", str(len(body))),
            ("cache-control", "private, max-age=60"),
            ("x-robots-tag", "noindex"),
            *headers.walls(headers.page_policy(body)),
        ]
        return Answer(200, said, body)

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


def _asked(raw: str) -> tuple[str, int]:
    """The words and the page that a query string asks for, whatever else stands in it.

    >>> _asked("q=%D9%83%D8%AA%D8%A7%D8%A8&page=2"), _asked("q=a&page=x&q=b"), _asked("q=" + "a" * 9000)[0] == "a" * 200
    (('كتاب', 2), ('a', 1), True)
    """
    try:
        fields = parse_qs(raw, keep_blank_values=True, max_num_fields=20, errors="replace")
    except ValueError:
        return "", 1
    words = " ".join("".join(c if c.isprintable() else " " for c in fields.get("q", [""])[0][:CLEAN_LIMIT]).split())
    number = fields.get("page", ["1"])[0]
    page = int(number) if number.isascii() and number.isdecimal() and len(number) <= 4 else 1
    return words[:LONGEST_QUERY], max(page, 1)
