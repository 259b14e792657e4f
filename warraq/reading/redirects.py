"""Old addresses and where each leads now: what the edition keeps in `redirects.tsv`."""

from __future__ import annotations

import heapq
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from io import BytesIO
from typing import NamedTuple, TypeAlias

from django.db import connection
from django.db.models import Q, QuerySet
from django.db.models.functions import Collate

from warraq import keys
from warraq.addresses import SHORT_BLOCK, short_address
from warraq.newsroom.models import Home, LegacyAddress, NewsDocument
from warraq.reading.links import page_address
from warraq.reading.pictures import jpeg_for
from warraq.reading.reader import Reader
from warraq.reading.rows import documents
from warraq.reading.targets import LISTS, of_list

HOPS = 20
"""Longest chain of old addresses that is followed."""
CHUNK = 500
_PAGED = re.compile(r"/page/\d+/$")
"""An old list's second and further pages: nothing ever stood below them."""
Printed: TypeAlias = Callable[[str], bool]
"""Says whether the press prints an address."""


class Redirect(NamedTuple):
    """`old` is canonical; `new` is a printed address or a whole URL."""

    old: str
    new: str
    status: int


def redirects(reader: Reader, printed: Printed) -> Iterator[Redirect]:
    """All redirects, sorted by the UTF-8 bytes of the old address, each in one hop; never all in memory.

    Left out are those from an address at which a page stands now, and those that would lead to nothing. Pictures and
    documents that are led to are noted in `reader`.
    """
    reader.note(keys.legacy())
    leads, (onward, moved) = Leads(reader, printed), _out_of_the_way(reader, printed)
    leads.follow(onward, moved)
    in_order = LegacyAddress.objects.order_by(Collate("address", "BINARY" if connection.vendor == "sqlite" else "C"))
    rows, last = _rows(reader, in_order), ""
    # Where a list was moved onto an address that has a redirect of its own, that comes first.
    for redirect in heapq.merge(rows, sorted(moved.values(), key=_place), key=_place) if moved else rows:
        known, last = redirect.old == last, redirect.old
        if not known and (found := leads.of(redirect)):
            yield found


def those(addresses: set[str], reader: Reader, printed: Printed) -> dict[str, Redirect | None] | None:
    """Of these old addresses alone where each leads, as among all `redirects`. None where a list has moved and takes
    along what was below it: then they must all be looked at."""
    reader.note(keys.legacy())
    kinds, leads = bases(reader), Leads(reader, printed)
    found = {row.old: row for row in _at(addresses, reader)}
    passed = addresses | leads.follow({row.new for row in found.values() if not printed(row.new)}, {})
    around = passed.union(folder for address in passed for folder in _folders(address))
    if any(takes_along(row, kinds, reader) for row in _at(around, reader)):
        return None
    return {address: leads.of(found[address]) if address in found else None for address in addresses}


def takes_along(redirect: Redirect, kinds: Mapping[str, str], reader: Reader) -> bool:
    """Whether a list has moved from this old address, and all below it."""
    return redirect.new.startswith(tuple(kinds)) and next(_below(redirect, kinds, reader), None) is not None


class Leads:
    """Where old addresses lead at last. `printed` says whether the press prints an address."""

    def __init__(self, reader: Reader, printed: Printed) -> None:
        self._reader, self._printed = reader, printed
        self._onward: dict[str, Redirect] = {}

    def follow(self, onward: set[str], moved: Mapping[str, Redirect]) -> set[str]:
        """Read the old addresses that others lead to, and those that these lead to. Answers all that were asked for."""
        asked: set[str] = set()
        for _ in range(HOPS):
            fresh = onward - asked
            asked |= onward
            onward = set()
            held = {row.old: row for row in _at(fresh, self._reader)}
            for address in sorted(fresh):
                row = held.get(address) or moved.get(address)
                if row is not None:
                    self._onward[address] = row
                    onward.update(() if self._printed(row.new) else (row.new,))
        return asked

    def of(self, redirect: Redirect) -> Redirect | None:
        """The same redirect in one hop; None where it is left out."""
        old, new, status = redirect
        if not self._printed(new):
            end = self._end(redirect)
            if end is None or not (self._printed(end) or self._is_elsewhere(end)):
                return None
            new = end
        return None if self._printed(old) else Redirect(old, new, status)

    def _end(self, redirect: Redirect) -> str | None:
        new, seen = redirect.new, {redirect.old}
        for _ in range(HOPS):
            if self._printed(new) or new not in self._onward:
                return new
            if new in seen:
                return None
            seen.add(new)
            new = self._onward[new].new
        return None

    def _is_elsewhere(self, new: str) -> bool:
        """Whether it is no page's address, and yet something is there."""
        if new in self._documents:
            self._reader.note(keys.document(self._documents[new]))
            return True
        # A rendition's address came from its picture's own plan, and is in no list of pages.
        return new.startswith(("https://", "http://", "/media/"))

    @cached_property
    def _documents(self) -> dict[str, int]:
        numbers = list(NewsDocument.objects.values_list("pk", flat=True))
        chunks = (documents(numbers[start : start + CHUNK]) for start in range(0, len(numbers), CHUNK))
        return {row.address: row.id for chunk in chunks for row in chunk.values()}


def _place(redirect: Redirect) -> bytes:
    return redirect.old.encode()


def _folders(address: str) -> Iterator[str]:
    """The folders around an address, but for the newspaper itself."""
    parts = address.strip("/").split("/")
    return (f"/{'/'.join(parts[:count])}/" for count in range(1, len(parts)))


def _not_plain(reader: Reader, printed: Printed) -> QuerySet[LegacyAddress]:
    """The old addresses but for those that lead to an article where it is printed: of these, most of a million,
    nothing need be known before they are written down."""
    articles = reader.shelf.catalogue.entries.values()
    lists = tuple(bases(reader))
    odd = [entry.id for entry in articles if not printed(entry.permalink) or entry.permalink.startswith(lists)]
    legacy = LegacyAddress.objects.order_by("pk")
    return legacy if len(odd) > CHUNK else legacy.filter(Q(page__article__isnull=True) | Q(page__in=odd))


def _out_of_the_way(reader: Reader, printed: Printed) -> tuple[set[str], dict[str, Redirect]]:
    """What old addresses lead to though nothing is printed there, and what was below lists that have moved, by its old
    address."""
    kinds = bases(reader)
    onward, moved, first = set[str](), dict[str, Redirect](), tuple(kinds)
    for redirect in _rows(reader, _not_plain(reader, printed)):
        if not printed(redirect.new):
            onward.add(redirect.new)
        if redirect.new.startswith(first):
            for below in _below(redirect, kinds, reader):
                moved.setdefault(below.old, below)
    onward.update(redirect.new for redirect in moved.values() if not printed(redirect.new))
    return onward, moved


def _at(addresses: Iterable[str], reader: Reader) -> Iterator[Redirect]:
    """Where these old addresses lead, before any chain of them is followed."""
    asked = sorted(addresses)
    for start in range(0, len(asked), CHUNK):
        yield from _rows(reader, LegacyAddress.objects.filter(address__in=asked[start : start + CHUNK]))


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


def bases(reader: Reader) -> dict[str, str]:
    """What the addresses of lists begin with, and their kinds."""
    set_up = reader.shelf.config.addresses
    found: dict[str, str] = {}
    for kind in LISTS:
        found.setdefault(f"/{getattr(set_up, f'{kind}_base').strip('/')}/", kind)
    return found


def may_take_along(old: str) -> bool:
    """Whether anything can have stood below an old address.

    >>> may_take_along("/old/"), may_take_along("/old/page/2/"), may_take_along("/?cat=3")
    (True, False, False)
    """
    return old.endswith("/") and "?" not in old and _PAGED.search(old) is None


def _below(redirect: Redirect, kinds: Mapping[str, str], reader: Reader) -> Iterator[Redirect]:
    """Where a list has moved, its periods and feeds have moved with it."""
    shelf = reader.shelf
    if not may_take_along(redirect.old):
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
