"""All old addresses, or some of them alone, each with where it leads in one hop."""

from __future__ import annotations

import heapq
import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.db import connection
from django.db.models import Max, Min, Q, QuerySet
from django.db.models.functions import Collate

from warraq import keys
from warraq.addresses import SHORT_BLOCK, redirects_file, short_address
from warraq.newsroom.models import LegacyAddress
from warraq.reading.reader import Reader
from warraq.reading.redirects.leads import Leads
from warraq.reading.redirects.moved import bases, below, takes_along
from warraq.reading.redirects.rows import CHUNK, Printed, Redirect, at, rows_of

Stretch = tuple[str, str]
"""The old addresses from one on to before another, by their UTF-8 bytes; "": from the first, or to the last."""
ALL: Stretch = ("", "")
SAMPLE = 900
"""Old addresses by which stretches are made about equal."""


def redirects(reader: Reader, printed: Printed) -> Iterator[Redirect]:
    """All redirects, sorted by the UTF-8 bytes of the old address, each in one hop; never all in memory.

    Left out are those from an address at which a page stands now, and those that would lead to nothing. Pictures and
    documents that are led to are noted in `reader`.
    """
    return AllRedirects(reader, printed).between(ALL)


class AllRedirects:
    """All `redirects`, asked for by stretches: by this process, or by others that are forked from it."""

    def __init__(self, reader: Reader, printed: Printed) -> None:
        reader.note(keys.legacy())
        self._reader, self._leads = reader, Leads(reader, printed)
        onward, self._moved = _out_of_the_way(reader, printed)
        self._leads.follow(onward, self._moved)

    def stretches(self, count: int) -> list[Stretch]:
        """All of them in so many parts, in order, and about equal: judged by a sample."""
        held = LegacyAddress.objects.aggregate(first=Min("pk", default=0), last=Max("pk", default=0))
        numbers = range(held["first"], held["last"] + 1, 1 + (held["last"] - held["first"]) // SAMPLE)
        sample = sorted(LegacyAddress.objects.filter(pk__in=numbers).values_list("address", flat=True))
        bounds = [sample[len(sample) * part // count] for part in range(1, count)] if sample else []
        return list(itertools.pairwise(["", *bounds, ""]))

    def between(self, stretch: Stretch) -> Iterator[Redirect]:
        """Those of a stretch, in order. What they lead to is noted in the reader that was given."""
        first, end = stretch
        legacy = _in_order().filter(place__gte=first, **({"place__lt": end} if end else {}))
        rows, last = rows_of(self._reader, legacy), ""
        # Where a list was moved onto an address that has a redirect of its own, that comes first.
        moved = sorted(lower for lower in self._moved.values() if first <= lower.old and (not end or lower.old < end))
        for redirect in heapq.merge(rows, moved, key=_place) if moved else rows:
            known, last = redirect.old == last, redirect.old
            if not known and (found := self._leads.of(redirect)):
                yield found


def those(addresses: set[str], reader: Reader, printed: Printed) -> dict[str, Redirect | None] | None:
    """Of these old addresses alone where each leads, as among all `redirects`. None where a list has moved and takes
    along what was below it: then they must all be looked at."""
    reader.note(keys.legacy())
    kinds, leads = bases(reader), Leads(reader, printed)
    found = {row.old: row for row in at(_and_around(addresses), reader)}
    own = (found[address] for address in addresses if address in found)
    passed = leads.follow({row.new for row in own if not printed(row.new)}, {})
    if any(takes_along(row, kinds, reader) for row in (*found.values(), *at(_and_around(passed), reader))):
        return None
    return {address: leads.of(found[address]) if address in found else None for address in addresses}


def short_addresses(block: int, reader: Reader) -> list[Redirect]:
    """Where the short addresses of one block of articles lead, sorted as all redirects are."""
    reader.note(keys.numbers(block))
    entries = reader.shelf.catalogue.entries
    held = (entries.get(number) for number in range(block * SHORT_BLOCK, (block + 1) * SHORT_BLOCK))
    return sorted(Redirect(short_address(entry.id), entry.permalink, 301) for entry in held if entry)


def lines(found: Iterable[Redirect]) -> bytes:
    """Lines of a file: old address, new address and status, parted by tabs."""
    return b"".join(map(_line, found))


def files(found: Iterable[Redirect]) -> dict[str, bytearray]:
    """The lines of each file, by its address, in the order in which they come."""
    made: dict[str, bytearray] = defaultdict(bytearray)
    for redirect in found:
        made[redirects_file(redirect.old)] += _line(redirect)
    return made


def _line(redirect: Redirect) -> bytes:
    old, new, status = redirect
    return f"{old}\t{new}\t{status}\n".encode()


def _place(redirect: Redirect) -> bytes:
    return redirect.old.encode()


def _in_order() -> QuerySet[LegacyAddress]:
    collation = "BINARY" if connection.vendor == "sqlite" else "C"
    return LegacyAddress.objects.annotate(place=Collate("address", collation)).order_by("place")


def _and_around(addresses: set[str]) -> set[str]:
    """These addresses and all folders around them, but for the newspaper itself."""
    parted = (address.strip("/").split("/") for address in addresses)
    return addresses.union(f"/{'/'.join(parts[:count])}/" for parts in parted for count in range(1, len(parts)))


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
    for redirect in rows_of(reader, _not_plain(reader, printed)):
        if not printed(redirect.new):
            onward.add(redirect.new)
        if redirect.new.startswith(first):
            for lower in below(redirect, kinds, reader):
                moved.setdefault(lower.old, lower)
    onward.update(redirect.new for redirect in moved.values() if not printed(redirect.new))
    return onward, moved
