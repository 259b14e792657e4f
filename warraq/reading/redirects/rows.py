"""What the newsroom wrote down of old addresses: where each leads, before others are followed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, TypeAlias

from django.db.models import QuerySet

from warraq import keys
from warraq.newsroom.models import Home, LegacyAddress
from warraq.reading.links import page_address
from warraq.reading.pictures import jpeg_for
from warraq.reading.reader import Reader

CHUNK = 500
"""Addresses in one question to the database."""
Printed: TypeAlias = Callable[[str], bool]
"""Says whether the press prints an address."""


class Redirect(NamedTuple):
    """`old` is canonical; `new` is a printed address or a whole URL."""

    old: str
    new: str
    status: int


def rows_of(reader: Reader, legacy: QuerySet[LegacyAddress]) -> Iterator[Redirect]:
    """Where these old addresses lead, before any chain of them is followed."""
    home = Home.objects.order_by("pk").values_list("pk", flat=True).first()
    articles = reader.shelf.catalogue.entries
    # One query each for what the rows point at, whatever their number.
    reader.shelf.pages.want(legacy.filter(page__staticpage__isnull=False).values_list("page_id", flat=True))
    reader.shelf.pictures.want(legacy.filter(picture__isnull=False).values_list("picture_id", flat=True))
    reader.shelf.documents.want(legacy.filter(document__isnull=False).values_list("document_id", flat=True))
    for old, page, picture, width, document, target, status in legacy.values_list(
        "address", "page_id", "picture_id", "width", "document_id", "target", "status"
    ).iterator(5000):
        new: str | None = target
        if page is not None:
            # Its keys are noted by nobody: redirects stand on every page, and there may be a million of them.
            if page in articles:
                new = articles[page].permalink
            else:
                new = "/" if page == home else page_address(page, Reader(reader.shelf))
        elif picture is not None:
            reader.note(keys.picture(picture))
            row = reader.shelf.pictures.get(picture)
            new = jpeg_for(row, width) if row and row.digest else None
        elif document is not None:
            held = reader.shelf.documents.get(document)
            new = held.address if held else None
        if new and old != new and new.isprintable():
            yield Redirect(old, new, status)


def at(addresses: Iterable[str], reader: Reader) -> Iterator[Redirect]:
    """Where these old addresses lead, before any chain of them is followed."""
    asked = sorted(addresses)
    for start in range(0, len(asked), CHUNK):
        yield from rows_of(reader, LegacyAddress.objects.filter(address__in=asked[start : start + CHUNK]))
