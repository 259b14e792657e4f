"""What the newsroom wrote down of old addresses: where each leads, before others are followed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any, NamedTuple, TypeAlias

from django.db.models import QuerySet

from warraq import keys
from warraq.newsroom.models import Home, LegacyAddress
from warraq.reading.links import page_address
from warraq.reading.pictures import jpeg_for
from warraq.reading.reader import Reader
from warraq.reading.shelf import Shelf

CHUNK = 500
"""Addresses in one question to the database."""
AT_ONCE = 5000
"""Rows whose records are read together."""
Printed: TypeAlias = Callable[[str], bool]
"""Says whether the press prints an address."""


class Redirect(NamedTuple):
    """`old` is canonical; `new` is a printed address or a whole URL."""

    old: str
    new: str
    status: int


def rows_of(reader: Reader, legacy: QuerySet[LegacyAddress]) -> Iterator[Redirect]:
    """Where these old addresses lead, before any chain of them is followed."""
    columns = ("address", "page_id", "picture_id", "width", "document_id", "target", "status")
    rows = legacy.values_list(*columns).iterator(AT_ONCE)
    while some := list(islice(rows, AT_ONCE)):
        home = Home.objects.order_by("pk").values_list("pk", flat=True).first()
        _want(some, reader.shelf)
        for old, page, picture, width, document, target, status in some:
            new: str | None = target
            if page is not None:
                new = "/" if page == home else _address(page, reader.shelf)
            elif picture is not None:
                reader.note(keys.picture(picture))
                row = reader.shelf.pictures.get(picture)
                new = jpeg_for(row, width) if row and row.digest else None
            elif document is not None:
                held = reader.shelf.documents.get(document)
                new = held.address if held else None
            if new and old != new and new.isprintable():
                yield Redirect(old, new, status)


def _want(rows: list[Any], shelf: Shelf) -> None:
    """Read together what these rows point at, but for articles and sections, which are known."""
    pages = {page for _, page, *_ in rows if page is not None and page not in shelf.catalogue.entries}
    shelf.pages.want(pages.difference(shelf.sections.by_id))
    shelf.pictures.want(picture for _, _, picture, *_ in rows if picture is not None)
    shelf.documents.want(document for *_, document, _, _ in rows if document is not None)


def _address(page: int, shelf: Shelf) -> str | None:
    """The address of a page. Its keys are noted by nobody: redirects stand on every page, and there may be a million of
    them."""
    entry = shelf.catalogue.entries.get(page)
    return entry.permalink if entry else page_address(page, Reader(shelf))


def at(addresses: Iterable[str], reader: Reader) -> Iterator[Redirect]:
    """Where these old addresses lead, before any chain of them is followed."""
    asked = sorted(addresses)
    for start in range(0, len(asked), CHUNK):
        yield from rows_of(reader, LegacyAddress.objects.filter(address__in=asked[start : start + CHUNK]))
