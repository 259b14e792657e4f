"""Addresses that WordPress answers without having them: pages of lists, feeds of anything, share parameters.

The importer writes down every address that it knows of; those here have no end, so they are understood by their form.
Each function gives candidates; the edition decides which exists.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_FEED = "(?:feed|rss|rss2|rdf|atom)"
_FEED_TAIL = re.compile(rf"(?:^/comments)?(?:/{_FEED})?/{_FEED}/?$")
_TAIL = re.compile(r"/(?:page/\d{1,6}|comment-page-\d{1,6}|embed|amp|trackback|attachment/[^/]+|\d{1,3})/?$")
_DAY = re.compile(r"^(/\d{4}/\d{2}/)\d{2}/?$")
_INDEX = re.compile(r"^/index\.php(?=/|$)")
_SIZED = re.compile(r"-(?:\d{1,5}x\d{1,5}|scaled|rotated)(?=\.[A-Za-z]{3,4}$)")
_MONTH = re.compile(r"^(\d{4})(\d{2})?(?:\d{2})?$")
DEEPEST = 4

HABITS = {"day": _DAY, "feed_tail": _FEED_TAIL, "index": _INDEX, "tail": _TAIL, "sized": _SIZED}
"""The forms of addresses that are understood, by name: for servers that stand in for this one."""

RECORD_FIELDS = frozenset({
    "p", "page_id", "attachment_id", "cat", "tag", "author", "author_name", "m", "year", "monthnum", "day", "w",
    "category_name", "name", "pagename", "post_type", "subpage", "feed", "s",
})  # fmt: skip
"""The query fields that name a record in WordPress; others only say how to show it, or who shared it."""

PAGING_FIELDS = frozenset({"paged", "page", "cpage", "order", "orderby", "post_type"})


class Candidate(NamedTuple):
    """An address to try; `feed` where its feed was wanted."""

    address: str
    feed: bool


def candidates(path: str) -> Iterator[Candidate]:
    """What an address that has no page may mean, nearest first.

    >>> [c.address for c in candidates("/category/culture/page/3/")]
    ['/category/culture/']
    >>> list(candidates("/index.php/2014/09/bridge/feed/atom/"))[-1]
    Candidate(address='/2014/09/bridge/', feed=True)
    """
    feed = False
    for _ in range(DEEPEST):
        before = path
        if day := _DAY.match(path):
            path = day[1]
        elif _FEED_TAIL.search(path):
            path, feed = _FEED_TAIL.sub("/", path), True
        elif _INDEX.match(path):
            path = _INDEX.sub("", path) or "/"
        elif _TAIL.search(path):
            path = _TAIL.sub("/", path)
        elif _SIZED.search(path):
            path = _SIZED.sub("", path)
        if path == before:
            return
        yield Candidate(path, feed)


def queries(path: str, query: str) -> Iterator[Candidate]:
    """What an address with WordPress's query may mean: the record alone, without who shared it and which page of it.

    `query` is canonical (fields sorted).

    >>> list(queries("/", "cat=3&paged=2&utm_source=x"))[0]
    Candidate(address='/?cat=3', feed=False)
    """
    fields = [field for field in query.split("&") if field.partition("=")[0] in RECORD_FIELDS]
    feed = any(field.startswith("feed=") for field in fields)
    core = [field for field in fields if not field.startswith("feed=")]
    plain = [field for field in core if field.partition("=")[0] not in PAGING_FIELDS]
    for kept in (core, plain, *([field] for field in plain)):
        if kept:
            yield Candidate(f"{path}?{'&'.join(kept)}", feed)
            yield Candidate(f"/?{'&'.join(kept)}", feed)
    for field in plain:
        name, _, value = field.partition("=")
        if name == "m" and (month := _MONTH.match(value)):
            yield Candidate("/" + "".join(f"{part}/" for part in month.groups() if part), feed)
    if feed and not core:
        yield Candidate(path, True)
