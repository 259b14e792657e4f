"""Facets: what of a record decides which pages it is on. The press keeps those that it printed, and compares."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from typing import Any

from warraq import keys
from warraq.addresses import SHORT_BLOCK
from warraq.keys import Key
from warraq.newsroom.models import Byline, NewsDocument, Picture, StaticPage, Tag
from warraq.reading import breaking
from warraq.reading.cards import summary
from warraq.reading.catalogue import Entry
from warraq.reading.frames import site
from warraq.reading.pages import corrections
from warraq.reading.reader import Reader
from warraq.reading.readings import PERIODS, most_read
from warraq.reading.shelf import Shelf
from warraq.reading.zones import raw_zones

_STORED = tuple(field.name for field in fields(Entry))


@dataclass(frozen=True, slots=True)
class Facets:
    """An article's place in the lists (`entry`), and digests of what lists show of it (`card`), of all else on its
    page (`body`), and of its comments."""

    entry: Entry
    card: str
    body: str
    comments: str

    def as_json(self) -> list[Any]:
        return [*(getattr(self.entry, name) for name in _STORED), self.card, self.body, self.comments]

    @classmethod
    def from_json(cls, stored: list[Any]) -> Facets:
        *place, card, body, comments = stored
        entry = Entry(*(tuple(value) if isinstance(value, list) else value for value in place))
        return cls(entry, card, body, comments)


def facets(number: int, shelf: Shelf) -> Facets | None:
    """The facets of an article as it is now; None if readers cannot see it."""
    entry, row = shelf.catalogue.entries.get(number), shelf.articles.get(number)
    if entry is None or row is None:
        return None
    shown = (entry.title, row.kicker, summary(row, shelf), row.lead, row.language, row.comments, row.developing)
    around = shelf.dossiers.around.get(number, ())
    own = (row.standfirst, row.lead_caption, row.comments_open, row.written)
    blocks = shelf.bodies.get(number)
    body = (own, entry.tags, around, blocks and blocks.digest)
    return Facets(entry, digest(shown), digest(body), digest(shelf.comments.get(number)))


def changed_keys(old: Facets | None, new: Facets | None) -> Iterator[Key]:
    """The keys that change when an article's facets do. Either is None where it was, or is, not published."""
    number = (old or new).entry.id  # type: ignore[union-attr]
    before, after = old.entry if old else None, new.entry if new else None
    if before is None or after is None or old.card != new.card or _shown(before) != _shown(after):  # type: ignore[union-attr]
        yield keys.card(number)
    if (before and before.permalink) != (after and after.permalink):
        yield keys.numbers(number // SHORT_BLOCK)
    if old is None or new is None or old.body != new.body:
        yield keys.body(number)
    if before is None or after is None or before.story != after.story:
        yield from {keys.translations(entry.story) for entry in (before, after) if entry}
    if old is None or new is None or old.comments != new.comments:
        yield keys.comments(number)
    moved = before is None or after is None or _in_lists(before) != _in_lists(after)
    for entry, other in ((before, after), (after, before)):
        if entry is None:
            continue
        stays = set() if moved or other is None else set(other.lists)
        for kind, record in entry.lists:
            if kind != "own" and (kind, record) not in stays:
                yield from _list_keys(kind, record or "", entry.month)
            if kind in {"site", "section"} and (kind, record) not in stays:
                yield keys.listing(kind, record or "", entry.day)
    if (before and before.pinned) != (after and after.pinned):
        yield keys.PINNED


def facts(shelf: Shelf, changes: Iterable[tuple[str, int]]) -> dict[Key, str]:
    """Digests of the facts that these changed records (kind, id) decide, and always of those of the whole
    newspaper; "" where the record is gone. A fact whose digest changes is a key that changed."""
    reader = Reader(shelf)
    found = {
        keys.SITE: digest(site(reader)),
        keys.SECTIONS: digest([(row.id, row.path, row.position, row.on_front, row.kind) for row in shelf.sections]),
        keys.PINNED: digest((shelf.catalogue.pinned(), raw_zones(shelf))),
        keys.BREAKING: digest(breaking.rows(shelf)),
        keys.DOSSIERS: digest([(row.id, row.on_front) for row in shelf.dossiers]),
        keys.CORRECTIONS: digest(corrections.rows(shelf)),
        keys.calendar(): digest(list(shelf.catalogue.years(("site", 0)))),
        **_months_beside(shelf),
        keys.listing("site", "pages"): digest(_sitemap_pages(shelf)),
    }
    for kind, number in changes:
        found.update(_facts_of(kind, number, shelf))
    return found


def every_fact(shelf: Shelf) -> dict[Key, str]:
    """The facts of all records."""
    changes = [("section", number) for number in shelf.sections.by_id]
    changes += [("dossier", number) for number in shelf.dossiers.by_id]
    changes.append(("readings", 0))
    models = {"tag": Tag, "byline": Byline, "page": StaticPage, "picture": Picture, "document": NewsDocument}
    memos = {"tag": shelf.tags, "byline": shelf.bylines, "page": shelf.pages, "picture": shelf.pictures}
    for kind, model in models.items():
        numbers = list(model.objects.order_by("pk").values_list("pk", flat=True))  # type: ignore[attr-defined]
        if kind in memos:
            memos[kind].want(numbers)  # type: ignore[attr-defined]
        if kind == "page":
            shelf.comments.want(numbers)
        changes += [(kind, number) for number in numbers]
    return facts(shelf, changes)


def _facts_of(kind: str, number: int, shelf: Shelf) -> Iterator[tuple[Key, str]]:
    match kind:
        case "section":
            section = shelf.sections.by_id.get(number)
            yield keys.section(number), digest(section and section.link)
            yield keys.about(kind, number), digest(section and (section.description, section.path))
        case "tag" | "byline":
            row = (shelf.tags if kind == "tag" else shelf.bylines).get(number)
            own = keys.tag(number) if kind == "tag" else keys.byline(number)
            yield own, digest(row and (row.name, row.address, row.role))
            yield keys.about(kind, number), digest(row and (row.description, row.portrait))
        case "page":
            page = shelf.pages.get(number)
            hidden = page is None or shelf.sections.is_private(page.path)
            yield keys.page(number), "" if hidden else digest((page, shelf.page_bodies.get(number)))
            yield keys.comments(number), "" if hidden else digest(shelf.comments.get(number))
        case "dossier":
            yield keys.dossier(number), digest(shelf.dossiers.by_id.get(number))
        case "picture":
            yield keys.picture(number), digest(shelf.pictures.get(number))
        case "readings":
            yield keys.READINGS, digest([most_read(days, shelf) for days in PERIODS])
        case "document":
            yield keys.document(number), digest(shelf.documents.get(number))


def _months_beside(shelf: Shelf) -> dict[Key, str]:
    """Of each month the months right before and after it: a new month changes the page of the last one alone."""
    months = ["", *shelf.catalogue.months(("site", 0)), ""]
    return {
        keys.calendar(month): f"{before} {after}"
        for before, month, after in zip(months, months[1:], months[2:], strict=False)
    }


def _sitemap_pages(shelf: Shelf) -> list[Any]:
    pages = StaticPage.objects.filter(live=True, permalink__isnull=False).order_by("permalink")
    lists = [(kind, shelf.catalogue.records(kind)) for kind in ("tag", "byline")]
    addresses = []
    for kind, held in lists:
        memo = shelf.tags if kind == "tag" else shelf.bylines
        addresses.append([row.address for row in memo.these(held)])
    sections = [(row.address, bool(shelf.catalogue.count(("section", row.id)))) for row in shelf.sections]
    shown = [address for address, path in pages.values_list("permalink", "path") if not shelf.sections.is_private(path)]
    return [shown, addresses, sections, [row.address for row in shelf.dossiers]]


def _shown(entry: Entry) -> tuple[Any, ...]:
    """What of an entry its card shows."""
    return (entry.permalink, entry.instant, entry.updated, entry.sections, entry.bylines)


def _in_lists(entry: Entry) -> tuple[Any, ...]:
    """What of an entry the lists that it stays in show: its place, and for sitemaps its address and date."""
    return (entry.place, entry.month, entry.permalink, entry.updated)


def _list_keys(kind: str, record: int | str, month: str) -> Iterator[Key]:
    yield keys.listing(kind, record)
    yield keys.periods(kind, record)
    yield keys.listing(kind, record, month)
    yield keys.listing(kind, record, month[:4])


def digest(value: Any) -> str:
    """A short digest of plain data, equal on every machine; "" of nothing."""
    if value is None:
        return ""
    return hashlib.blake2b(repr(value).encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()
