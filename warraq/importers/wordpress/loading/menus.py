"""Old menus → the newspaper's two: under the masthead, and at the foot."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction

from warraq.importers.wordpress.body import Finding
from warraq.importers.wordpress.links import LinkMap
from warraq.importers.wordpress.loading.known import Known
from warraq.importers.wordpress.loading.terms import Terms
from warraq.importers.wordpress.loading.texts import line
from warraq.importers.wordpress.records import Item
from warraq.importers.wordpress.report import Report
from warraq.importers.wordpress.survey import readable_slug
from warraq.newsroom.models import Menu, MenuItem

_PRIMARY = re.compile(r"primary|main|header|top|nav|رئيس|علوي", re.IGNORECASE)
_FOOTER = re.compile(r"foot|bottom|legal|تذييل|أسفل|سفلي", re.IGNORECASE)
_LABEL = 120


def load_menus(
    entries: Sequence[Item], terms: Terms, links: LinkMap, known: Known, report: Report, *, dry_run: bool
) -> None:
    """Bring the menus over. The export does not say which stood where: names tell, else the largest is the first.
    A place in which the newsroom has a menu already keeps it."""
    found: dict[str, list[Item]] = defaultdict(list)
    for entry in entries:
        if entry.status == "publish":
            for term in entry.terms:
                if term.taxonomy == "nav_menu":
                    found[readable_slug(term.slug)].append(entry)
    names = {slug: _name(slug, terms, found[slug]) for slug in found}
    footer = next((slug for slug in found if _FOOTER.search(f"{slug} {names[slug]}")), None)
    rest = sorted((slug for slug in found if slug != footer), key=lambda slug: (
        not _PRIMARY.search(f"{slug} {names[slug]}"), -len(found[slug])
    ))  # fmt: skip
    places = {slug: place for slug, place in ((rest[0] if rest else None, "primary"), (footer, "footer")) if slug}
    earlier = known.all("menu")
    for slug, menu in found.items():
        place = places.get(slug)
        if slug in earlier:
            report.count("menu", "unchanged")
        elif place is None:
            report.leave_out("menu", 0, names[slug], "the newspaper has two places for menus, and others stand there")
        elif MenuItem.objects.filter(menu__place=place).exists():
            report.leave_out("menu", 0, names[slug], "the newsroom has a menu of its own there", lost=False)
        else:
            report.count("menu", "new")
            if not dry_run:
                _write(Place(slug, names[slug], place), menu, terms, links, known, report)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a menu goes: its old slug and name, and its place here."""

    slug: str
    name: str
    place: str


def _name(slug: str, terms: Terms, entries: Sequence[Item]) -> str:
    term = terms.survey.terms.get(("nav_menu", slug))
    carried = (one.name for entry in entries for one in entry.terms if one.taxonomy == "nav_menu" and one.name)
    return term.name if term else next(carried, slug)


def _write(  # noqa: PLR0917
    there: Place, entries: list[Item], terms: Terms, links: LinkMap, known: Known, report: Report
) -> None:
    ids = [int(entry.one("_menu_item_object_id")) for entry in entries if entry.one("_menu_item_object_id").isdecimal()]
    pages = {foreign: made.record for kind in ("article", "page") for foreign, made in known.of(kind, ids).items()}
    with transaction.atomic():
        known.begin()
        menu, _ = Menu.objects.get_or_create(place=there.place)
        items = []
        for entry, depth in _in_tree(entries):
            item = _item(entry, terms, pages, links)
            if item is None:
                detail = "an entry that leads to nothing that came over was left out"
                report.add_findings(there.name, [Finding("menu", line(entry.title), detail)])
                continue
            if depth > 1:
                detail = "an entry of the third level or deeper stands on the second"
                report.add_findings(there.name, [Finding("menu", line(entry.title), detail)])
            item.menu_id, item.below, item.sort_order = menu.pk, depth > 0 and bool(items), len(items)
            items.append(item)
        MenuItem.objects.bulk_create(items)
        known.note("menu", there.slug, menu.pk, "")
        known.write()


def _in_tree(entries: list[Item]) -> list[tuple[Item, int]]:
    """The entries in their order, each with its depth."""
    below: dict[str, list[Item]] = defaultdict(list)
    there = {str(entry.id) for entry in entries}
    for entry in sorted(entries, key=lambda entry: (entry.menu_order, entry.id)):
        parent = entry.one("_menu_item_menu_item_parent")
        below[parent if parent in there and parent != str(entry.id) else ""].append(entry)
    ordered: list[tuple[Item, int]] = []
    waiting = [(entry, 0) for entry in reversed(below.pop("", []))]
    while waiting:
        entry, depth = waiting.pop()
        ordered.append((entry, depth))
        waiting += [(child, depth + 1) for child in reversed(below.pop(str(entry.id), []))]
    # What is left goes round in circles: a damaged export.
    return ordered + [(entry, 0) for circle in below.values() for entry in circle]


def _item(entry: Item, terms: Terms, pages: Mapping[str, int], links: LinkMap) -> MenuItem | None:
    """An entry, or None if it leads to nothing that is here."""
    kind, what, number = (entry.one(f"_menu_item_{name}") for name in ("type", "object", "object_id"))
    label = line(entry.title, _LABEL)
    if kind == "post_type" and number in pages:
        return MenuItem(label=label, page_id=pages[number])
    if kind == "taxonomy":
        return _of_term(what, _slug(what, number, terms), label, terms)
    if kind != "custom":
        return None
    target = links.link(entry.one("_menu_item_url"))
    if not target.startswith(("/", "https://", "http://", "mailto:")) or len(target) > 500:
        return None
    return MenuItem(label=label or target[:_LABEL], url=target)


def _of_term(taxonomy: str, slug: str, label: str, terms: Terms) -> MenuItem | None:
    if taxonomy == "category" and slug in terms.sections:
        return MenuItem(label=label, page_id=terms.sections[slug])
    if taxonomy == "post_tag" and slug in terms.tags:
        return MenuItem(label=label, tag_id=terms.tags[slug])
    return None


def _slug(taxonomy: str, number: str, terms: Terms) -> str:
    found = (slug for (kind, slug), term in terms.survey.terms.items() if kind == taxonomy and str(term.id) == number)
    return next(found, "")
