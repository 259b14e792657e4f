"""The plan: from changed records to the addresses that must be printed again, and to those that begin.

For each changed record what was last printed of it is compared with what is true now, so that both the lists it left
and those it joined are printed; and of the articles whose «شاهد أيضاً» may look at it just those whose choice changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from warraq import keys
from warraq.keys import Key
from warraq.press.ledger.ledger import Ledger
from warraq.reading import periods
from warraq.reading import targets as reading_targets
from warraq.reading.catalogue import Catalogue, Entry, entries
from warraq.reading.facets import Facets, changed_keys, facets, facts
from warraq.reading.related import affected, chooses_otherwise, related
from warraq.reading.shelf import Shelf
from warraq.reading.targets import Target, all_targets

Change = tuple[str, int]
ARTICLES = frozenset({"article", "comment"})


@dataclass
class Plan:
    """What is to be evaluated, because of which keys; and what of the records it will have been."""

    keys: set[Key] = field(default_factory=set)
    targets: dict[Target, None] = field(default_factory=dict)
    facets: dict[int, Facets | None] = field(default_factory=dict)
    facts: dict[Key, str] = field(default_factory=dict)

    def add_stale(self, addresses: Iterable[str], ledger: Ledger) -> None:
        """Let those of these addresses at which something is printed be looked at as well."""
        self.targets.update(dict.fromkeys(was.target for each in addresses if (was := ledger.pages.printed(each))))


def plan(changes: list[Change], shelf: Shelf, ledger: Ledger, *, distrust: bool = False) -> Plan:
    """The plan for these changes. `shelf` has already forgotten what they touched; its catalogue is brought up to
    date here.

    With `distrust` the ledger's facets and facts of the changed records are not believed: pages were printed while
    these changes were made, with the articles where the catalogue has them still.
    """
    made = Plan()
    numbers = sorted({number for kind, number in changes if kind in ARTICLES})
    old = {number: _printed_with(number, shelf) if distrust else ledger.records.facets(number) for number in numbers}
    made.keys |= _looking_keys(numbers, old, shelf, distrust=distrust)
    _divide(made, numbers, old, shelf, distrust=distrust)
    for number in numbers:
        new = made.facets[number] = facets(number, shelf)
        if new is not None:
            made.targets.update(dict.fromkeys(reading_targets.of_article(new.entry, shelf)))
        if distrust:
            for either in (old[number], new):
                made.keys.update(changed_keys(either, None) if either else ())
            made.keys.add(keys.PINNED)
        elif old[number] != new:
            made.keys.update(changed_keys(old[number], new))
    for kind, number in changes:
        if kind in reading_targets.LISTS:
            made.targets.update(dict.fromkeys(reading_targets.of_list(kind, number, shelf)))
        elif kind == "dossier":
            made.targets.update(dict.fromkeys(reading_targets.of_dossier(number, shelf)))
        elif kind == "page":
            made.targets.update(dict.fromkeys(reading_targets.of_page(number, shelf)))
    touched = [change for change in changes if change[0] not in ARTICLES]
    for key, digest in facts(shelf, touched).items():
        if ledger.records.fact(key) != digest or (distrust and key not in _WHOLE):
            made.keys.add(key)
            made.facts[key] = digest
    made.targets.update(dict.fromkeys(ledger.standing.on(made.keys)))
    made.targets = dict.fromkeys(sorted(made.targets, key=_neighbours))
    return made


def moved_articles(made: Plan, ledger: Ledger) -> Iterator[int]:
    """Of the articles that changed those that stand elsewhere than they were printed, or nowhere."""
    for number, now in made.facets.items():
        was = ledger.records.facets(number)
        if (was and was.entry.permalink) != (now and now.entry.permalink):
            yield number


def _printed_with(number: int, shelf: Shelf) -> Facets | None:
    """What a full print knew of an article when it began; of its text and comments some pages may have any state."""
    entry = shelf.catalogue.entries.get(number)
    return Facets(entry, "", "", "") if entry else None


def _divide(
    made: Plan, numbers: list[int], old: dict[int, Facets | None], shelf: Shelf, *, distrust: bool
) -> None:
    """Where a long period is divided or no longer, the pages of all its parts begin or cease."""
    before = [found.entry for found in old.values() if found]
    now = [entry for number in numbers if (entry := shelf.catalogue.entries.get(number))]
    for division in periods.divided_anew(before, now, shelf, distrust=distrust):
        made.keys.add(periods.key_of(division))
        if periods.is_divided(*division, shelf):
            made.targets.update(dict.fromkeys(reading_targets.of_parts(division, shelf)))


def _neighbours(target: Target) -> tuple[bool, str, str, str]:
    """Feeds first, for packing them takes longest; and both forms of a feed together: they are made of one sheet."""
    is_feed = target.kind.startswith("feed_")
    return (not is_feed, str(target.args) if is_feed else "", target.kind, target.address)


_WHOLE = frozenset({keys.SITE})


def _looking_keys(numbers: list[int], old: dict[int, Facets | None], shelf: Shelf, *, distrust: bool) -> set[Key]:
    """The keys of those articles whose choice of «شاهد أيضاً» is another than before, or which others come right before
    or after in their section. Updates the catalogue."""
    catalogue, count = shelf.catalogue, shelf.config.lists.related
    before = {number: found.entry if found else None for number, found in old.items()}
    now = entries(shelf.zone, shelf.sections, numbers)
    moved = [
        number for number in numbers
        if distrust or _seen_by_others(before[number]) != _seen_by_others(now.get(number))
    ]  # fmt: skip
    looking: set[int] = set()
    for number in numbers:
        catalogue.put(number, before[number])
    beside: set[int] = set()
    for entry in (before[number] for number in moved):
        looking |= affected(entry, catalogue, count) if entry else set()
        beside |= _beside(entry, catalogue) if entry else set()
    for number in numbers:
        catalogue.put(number, now.get(number))
    for entry in (now.get(number) for number in moved):
        looking |= affected(entry, catalogue, count) if entry else set()
        beside |= _beside(entry, catalogue) if entry else set()
    found = {keys.neighbours(number) for number in beside}
    if not looking:
        return found
    was = {number: entry for number in moved if (entry := before[number])}
    if not distrust and all(_in_its_place(was.get(number)) == _in_its_place(now.get(number)) for number in moved):
        here = (number for number in looking if number in catalogue.entries)
        return found | {keys.related(n) for n in here if chooses_otherwise(n, catalogue, count, was)}
    after = {number: related(number, catalogue, count) for number in looking if number in catalogue.entries}
    for number in numbers:
        catalogue.put(number, before[number])
    earlier = {number: related(number, catalogue, count) for number in looking if number in catalogue.entries}
    for number in numbers:
        catalogue.put(number, now.get(number))
    return found | {keys.related(number) for number in looking if earlier.get(number) != after.get(number)}


def _beside(entry: Entry, catalogue: Catalogue) -> set[int]:
    """An article and those right before and after it in its section."""
    own = ("own", entry.sections[0]) if entry.sections else None
    if own is None:
        return {entry.id}
    return {entry.id, *catalogue.before(own, entry.place, 1), *catalogue.after(own, entry.place, 1)}


def _seen_by_others(entry: Entry | None) -> tuple[object, ...] | None:
    """What of an article decides where it is chosen."""
    return entry and (*(_in_its_place(entry) or ()), entry.title)


def _in_its_place(entry: Entry | None) -> tuple[object, ...] | None:
    """The same, but its headline."""
    return entry and (entry.place, entry.sections[:1], entry.tags, entry.bylines)


def rivals(addresses: Iterable[str], shelf: Shelf) -> list[Target]:
    """Targets of other kinds that stood, or will stand, where a permalink begins or ceases: `/2014/` can be an
    editor's page or the archive's. Rare, so all targets are looked through."""
    bases = shelf.config.addresses
    names = {base.strip("/").split("/")[0] for base in (bases.section_base, bases.tag_base, bases.byline_base)}
    names |= {bases.dossier_base.strip("/").split("/")[0], "corrections"}
    asked = {a for a in addresses if a.split("/")[1] in names or re.fullmatch(r"/\d{4}/(\d\d/){0,2}", a)}
    return [target for target in all_targets(shelf) if target.address in asked] if asked else []
