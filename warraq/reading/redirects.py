"""Old addresses and where each leads now: what the edition keeps in `redirects.tsv`."""

from __future__ import annotations

import heapq
import re
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from typing import NamedTuple

from django.db import connection
from django.db.models import QuerySet
from django.db.models.functions import Collate

from warraq import keys
from warraq.addresses import SHORT_BLOCK, short_address
from warraq.newsroom.models import Home, LegacyAddress, NewsDocument
from warraq.reading.links import page_address
from warraq.reading.pictures import jpeg_for
from warraq.reading.reader import Reader
from warraq.reading.targets import LISTS, of_list

HOPS = 20
"""Longest chain of old addresses that is followed."""
CHUNK = 500
_PAGED = re.compile(r"/page/\d+/$")
"""An old list's second and further pages: nothing ever stood below them."""


class Redirect(NamedTuple):
    """`old` is canonical; `new` is a printed address or a whole URL."""

    old: str
    new: str
    status: int


def redirects(reader: Reader, printed: Callable[[str], bool]) -> Iterator[Redirect]:
    """All redirects, sorted by the UTF-8 bytes of the old address, each in one hop; never all in memory.

    Left out are those from an address at which a page stands now, and those that would lead to nothing. `printed`
    says whether the press prints an address. Pictures and documents that are led to are noted in `reader`.
    """
    reader.note(keys.legacy())
    onward: set[str] = set()
    moved: dict[str, Redirect] = {}
    kinds = _bases(reader)
    bases = tuple(kinds)
    for redirect in _rows(reader, LegacyAddress.objects.order_by("pk")):
        if not printed(redirect.new):
            onward.add(redirect.new)
        if redirect.new.startswith(bases):
            for below in _below(redirect, kinds, reader):
                moved.setdefault(below.old, below)
    onward.update(redirect.new for redirect in moved.values() if not printed(redirect.new))
    rows = _led_on(onward, moved, reader, printed)
    documents = _documents()
    in_order = LegacyAddress.objects.order_by(Collate("address", "BINARY" if connection.vendor == "sqlite" else "C"))
    last = ""
    # Where a list was moved onto an address that has a redirect of its own, that comes first.
    for redirect in heapq.merge(_rows(reader, in_order), sorted(moved.values(), key=_place), key=_place):
        new: str | None = redirect.new
        if not printed(redirect.new):
            new = _end_of_chain(redirect, rows, printed)
        known, last = redirect.old == last, redirect.old
        if known or new is None or printed(last) or not _leads_somewhere(new, printed, documents, reader):
            continue
        yield Redirect(redirect.old, new, redirect.status)


def _place(redirect: Redirect) -> bytes:
    return redirect.old.encode()


def _led_on(
    onward: set[str], moved: dict[str, Redirect], reader: Reader, printed: Callable[[str], bool]
) -> dict[str, Redirect]:
    """Of the old addresses those that others lead to, and those that these lead to."""
    found: dict[str, Redirect] = {}
    asked: set[str] = set()
    for _ in range(HOPS):
        fresh = sorted(onward - asked)
        asked |= onward
        onward = set()
        for start in range(0, len(fresh), CHUNK):
            chunk = fresh[start : start + CHUNK]
            held = {row.old: row for row in _rows(reader, LegacyAddress.objects.filter(address__in=chunk))}
            for address in chunk:
                row = held.get(address) or moved.get(address)
                if row is not None:
                    found[address] = row
                    onward.update(() if printed(row.new) else (row.new,))
    return found


def short_addresses(block: int, reader: Reader) -> list[Redirect]:
    """Where the short addresses of one block of articles lead, sorted as all redirects are."""
    reader.note(keys.numbers(block))
    entries = reader.shelf.catalogue.entries
    held = (entries.get(number) for number in range(block * SHORT_BLOCK, (block + 1) * SHORT_BLOCK))
    return sorted(Redirect(short_address(entry.id), entry.permalink, 301) for entry in held if entry)


def lines(found: Iterable[Redirect]) -> bytes:
    """The file: old address, new address and status, parted by tabs, a line each."""
    file = BytesIO()
    for old, new, status in found:
        file.write(f"{old}\t{new}\t{status}\n".encode())
    return file.getvalue()


def _rows(reader: Reader, legacy: QuerySet[LegacyAddress]) -> Iterator[Redirect]:
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


def _bases(reader: Reader) -> dict[str, str]:
    """What the addresses of lists begin with, and their kinds."""
    set_up = reader.shelf.config.addresses
    found: dict[str, str] = {}
    for kind in LISTS:
        found.setdefault(f"/{getattr(set_up, f'{kind}_base').strip('/')}/", kind)
    return found


def _below(redirect: Redirect, kinds: dict[str, str], reader: Reader) -> Iterator[Redirect]:
    """Where a list has moved, its periods and feeds have moved with it."""
    shelf = reader.shelf
    if not redirect.old.endswith("/") or "?" in redirect.old or _PAGED.search(redirect.old):
        return
    kind = next(kind for base, kind in kinds.items() if redirect.new.startswith(base))
    number = _list_at(kind, redirect.new, reader)
    if number is None:
        return
    for target in of_list(kind, number, shelf):
        rest = target.address.removeprefix(redirect.new)
        if rest:
            yield Redirect(redirect.old + rest, target.address, redirect.status)


def _list_at(kind: str, address: str, reader: Reader) -> int | None:
    """Which section, tag or byline has this address."""
    shelf = reader.shelf
    kept = shelf.kept.setdefault(f"at:{kind}", {})
    if not kept:
        if kind == "section":
            kept.update((row.address, row.id) for row in shelf.sections)
        else:
            held = shelf.catalogue.records(kind)
            memo = shelf.tags if kind == "tag" else shelf.bylines
            kept.update((row.address, row.id) for row in memo.these(held))
    found: int | None = kept.get(address)
    return found


def _end_of_chain(redirect: Redirect, rows: dict[str, Redirect], printed: Callable[[str], bool]) -> str | None:
    new, seen = redirect.new, {redirect.old}
    for _ in range(HOPS):
        if printed(new) or new not in rows:
            return new
        if new in seen:
            return None
        seen.add(new)
        new = rows[new].new
    return None


def _leads_somewhere(new: str, printed: Callable[[str], bool], documents: dict[str, int], reader: Reader) -> bool:
    if new in documents:
        reader.note(keys.document(documents[new]))
        return True
    # A rendition's address came from its picture's own plan, and is in no list of pages.
    return printed(new) or new.startswith(("https://", "http://", "/media/"))


def _documents() -> dict[str, int]:
    from warraq.reading.rows import documents

    numbers = list(NewsDocument.objects.values_list("pk", flat=True))
    found = {}
    for start in range(0, len(numbers), 500):
        found.update({row.address: row.id for row in documents(numbers[start : start + 500]).values()})
    return found
