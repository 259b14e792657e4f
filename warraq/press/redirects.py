"""Redirects: 256 files that look at every address, and are printed after all pages.

What they stand on would be almost every key; so which lines may come out differently is asked of the old addresses.
Where these can be named, they alone are looked at, and their lines put in the place of those that were printed: an
archive has a million.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from pathlib import Path

from django.db.models import Q, QuerySet

from warraq.addresses import file_of, redirects_file
from warraq.lines import Lines
from warraq.newsroom.models import LegacyAddress
from warraq.press.ledger.pages import Pages
from warraq.press.outbox import Cursor, old_addresses
from warraq.press.twins import digest_of
from warraq.reading import redirects as reading
from warraq.reading.reader import Reader
from warraq.reading.redirects import Redirect, those
from warraq.reading.shelf import Shelf
from warraq.reading.targets import LISTS, Target

KIND = "redirects"
"""Of the targets that these files are."""
MOST = 500
"""Old addresses that are looked at alone, and addresses or records in one question to the database."""
PAGES = frozenset({"article", "page", "section", "dossier"})
"""Kinds of targets whose record old addresses lead to."""
Changes = list[tuple[str, int]]


def concerned(
    changes: Changes, since: Cursor, targets: Sequence[Target], moved: Iterable[int], shelf: Shelf
) -> set[str] | None:
    """The old addresses that may lead elsewhere than they did; None where any may. `changes` are those after the cursor
    `since`, `targets` the pages that began or ceased, `moved` the articles whose permalink is another."""
    told = _by_kind(changes)
    lists = _of_lists(targets, told.get("section", set()))
    named, pictures = _named(told.get("legacy", set()), since), told.get("picture", set())
    if lists is None or named is None or len(pictures) > MOST:
        return None
    pages = {int(target.args[0]) for target in targets if target.kind in PAGES}
    pages.update(moved, told.get("page", ()), told.get("dossier", ()), told.get("site", ()))
    addresses = {target.address for target in targets}
    found = lists | named | addresses
    found |= _old(LegacyAddress.objects.filter(picture__in=pictures))
    if "document" in told:
        literal = Q(target__startswith="/documents/")
        found |= _old(LegacyAddress.objects.filter(literal | Q(document__in=told["document"]))[: MOST + 1])
    return _with_those_that_lead_to(found, pages, shelf)


def amended(
    plate: Path, addresses: set[str], reader: Reader, pages: Pages, touched: Container[str]
) -> dict[str, bytes] | None:
    """The files in which lines of these old addresses come out differently, by their addresses, with their bytes (b"":
    no line is left). None where all must be looked at: lists have moved and take along what was below them, a file on
    the `plate` is not the ledger's, or it is one of those that this run has `touched`."""
    found = those(addresses, reader, pages.is_printed)
    if found is None:
        return None
    kinds, files = reading.bases(reader), dict[str, bytes]()
    for address, some in _by_file(found).items():
        if address in touched:
            return None
        was, path = pages.printed(address), plate / file_of(address)
        lines = Lines.of_file(path) if was else Lines(b"")
        old = {each: lines.of(each.encode()) for each in some}
        if any(line and _takes_along(line, kinds, reader) for line in old.values()):
            return None
        new = {each.encode(): line for each, line in some.items() if line != old[each]}
        if not new:
            continue
        data = path.read_bytes() if was and path.is_file() else b""
        if was and digest_of(data) != was.digest:
            return None
        files[address] = Lines(data).instead(new)
    return files


def _by_file(found: Mapping[str, Redirect | None]) -> Mapping[str, dict[str, bytes]]:
    """The lines of these old addresses (b"": none), by the file's address."""
    files: dict[str, dict[str, bytes]] = defaultdict(dict)
    for old, redirect in found.items():
        files[redirects_file(old)][old] = reading.lines([redirect]) if redirect else b""
    return files


def _takes_along(line: bytes, kinds: Mapping[str, str], reader: Reader) -> bool:
    try:
        return reading.takes_along(_parsed(line), kinds, reader)
    except ValueError:  # the file is damaged
        return True


def _parsed(line: bytes) -> Redirect:
    old, new, status = line.decode().rstrip("\n").split("\t")
    return Redirect(old, new, int(status))


def _by_kind(changes: Changes) -> Mapping[str, set[int]]:
    told: dict[str, set[int]] = {}
    for kind, number in changes:
        told.setdefault(kind, set()).add(number)
    return told


def _of_lists(targets: Sequence[Target], sections: set[int]) -> set[str] | None:
    """The old addresses that lead to lists of which pages began or ceased; None where one of them takes along what was
    below it."""
    homes = {_home(t) for t in targets if t.kind.endswith("_period")} | {t.address for t in targets if t.kind in LISTS}
    sections = sections | {int(t.args[0]) for t in targets if t.kind in {"section", "section_period"}}
    found: set[str] = set()
    for some, names in _chunks(sorted(sections), sorted(homes)):
        found |= _old(LegacyAddress.objects.filter(Q(page__in=some) | Q(target__in=names)))
    return None if any(map(reading.may_take_along, found)) else found


def _named(records: set[int], since: Cursor) -> set[str] | None:
    """The old addresses of changed records, as they are and as they were; None where that is not known."""
    found: set[str] = set()
    for some, _ in _chunks(sorted(records), []):
        found |= old_addresses(since, some) | _old(LegacyAddress.objects.filter(pk__in=some))
    return None if "" in found else found


def _with_those_that_lead_to(found: set[str], pages: set[int], shelf: Shelf) -> set[str] | None:
    """These old addresses, those that lead to one of them or to one of these pages, and so on."""
    fresh, permalinks = found, shelf.catalogue.permalinks
    for _ in range(reading.HOPS):
        pages |= {permalinks[address] for address in fresh if address in permalinks}
        more: set[str] = set()
        for some, names in _chunks(sorted(pages), sorted(fresh)):
            more |= _old(LegacyAddress.objects.filter(Q(page__in=some) | Q(address__in=names) | Q(target__in=names)))
        fresh, pages = more - found, set()
        found = found | more
        if len(found) > MOST:
            return None
        if not fresh:
            break
    return found


def _old(rows: QuerySet[LegacyAddress]) -> set[str]:
    return set(rows.values_list("address", flat=True))


def _home(period: Target) -> str:
    parts = str(period.args[1]).count("-") + 1
    return "/".join(period.address.split("/")[: -parts - 1]) + "/"


def _chunks(numbers: list[int], names: list[str]) -> Iterable[tuple[list[int], list[str]]]:
    for start in range(0, max(len(numbers), len(names)), MOST):
        yield numbers[start : start + MOST], names[start : start + MOST]
