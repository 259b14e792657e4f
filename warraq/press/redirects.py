"""Redirects: one file, `redirects.tsv`, which looks at every address and is printed after all pages.

What it stands on would be almost every key; so which of its lines may come out differently is asked of the old
addresses. Where these can be named, they alone are looked at and their lines put in the place of those that were
printed: an archive has a million.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from django.db.models import Q, QuerySet

from warraq.lines import Lines
from warraq.newsroom.models import LegacyAddress
from warraq.press.outbox import Cursor, old_addresses
from warraq.press.twins import digest_of
from warraq.reading import redirects as reading
from warraq.reading.reader import Reader
from warraq.reading.redirects import Printed, Redirect, those
from warraq.reading.shelf import Shelf
from warraq.reading.targets import LISTS, Target

REDIRECTS = Target("redirects", (), "/redirects.tsv")
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
    if "site" in told or lists is None or named is None or len(pictures) > MOST:
        return None
    pages = {int(target.args[0]) for target in targets if target.kind in PAGES}
    pages.update(moved, told.get("page", ()), told.get("dossier", ()))
    addresses = {target.address for target in targets}
    found = lists | named | addresses
    found |= _old(LegacyAddress.objects.filter(picture__in=pictures))
    if "document" in told:
        literal = Q(target__startswith="/documents/")
        found |= _old(LegacyAddress.objects.filter(literal | Q(document__in=told["document"]))[: MOST + 1])
    return _with_those_that_lead_to(found, pages, shelf)


def other_lines(
    file: Path, addresses: set[str], reader: Reader, printed: Printed
) -> dict[str, bytes] | None:
    """The lines of the file that are others now, by their old addresses (b"": none any more). None where all must be
    looked at: lists have moved and take along what was below them."""
    found = those(addresses, reader, printed)
    if found is None:
        return None
    lines = Lines.of_file(file)
    was = {address: lines.of(address.encode()) for address in found}
    kinds = reading.bases(reader)
    try:
        if any(line and reading.takes_along(_parsed(line), kinds, reader) for line in was.values()):
            return None
    except ValueError:  # the file is damaged
        return None
    now = {address: reading.lines([new]) if new else b"" for address, new in found.items()}
    return {address: line for address, line in now.items() if line != was[address]}


def amended(file: Path, digest: bytes, lines: Mapping[str, bytes]) -> bytes | None:
    """The file's bytes with these lines in the place of theirs; None where it is not the file of this digest."""
    data = file.read_bytes() if file.is_file() else b""
    others = {address.encode(): line for address, line in lines.items()}
    return Lines(data).instead(others) if digest_of(data) == digest else None


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
