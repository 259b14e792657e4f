"""The front page, and the pages that show the newest articles beside their own matter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from warraq import keys
from warraq.reading.breaking import breaking
from warraq.reading.cards import cards
from warraq.reading.frames import frame
from warraq.reading.pages.dossiers import ordered
from warraq.reading.pictures import picture
from warraq.reading.reader import Reader
from warraq.reading.readings import most_read
from warraq.reading.targets import SINGLE, Target
from warraq.reading.zones import Band, Zones, raw_zones, zones_of
from warraq.sheets import (
    Author,
    Card,
    FrontSheet,
    Link,
    NotFoundSheet,
    OfflineSheet,
    RestoringSheet,
    SearchFrameSheet,
    SectionStrip,
    WorkerSheet,
)

SECONDS = 4
"""Articles beside the lead."""
BESIDE = 6
"""Newest articles on pages whose own matter may be empty."""
OF_DOSSIER = 4
NOT_FOUND = {
    "ar": "الصفحة غير موجودة", "ckb": "پەڕەکە نەدۆزرایەوە", "ku": "Rûpel nehat dîtin", "fa": "صفحه پیدا نشد",
    "tr": "Sayfa bulunamadı", "en": "Page not found",
}  # fmt: skip
SEARCH = {"ar": "البحث", "ckb": "گەڕان", "ku": "Lêgerîn", "fa": "جستجو", "tr": "Arama", "en": "Search"}
OFFLINE = {
    "ar": "لا شبكة الآن", "en": "No network", "fa": "شبکه در دسترس نیست",
    "ckb": "تۆڕ نییە", "ku": "Tor tune", "tr": "Bağlantı yok",
}  # fmt: skip
RESTORING = {
    "ar": "الصحيفة تعود بعد قليل", "ckb": "ڕۆژنامەکە دەگەڕێتەوە", "ku": "Rojname vedigere", "fa": "روزنامه بازمی‌گردد",
    "tr": "Gazete birazdan dönüyor", "en": "Back in a moment",
}  # fmt: skip


def front(target: Target, reader: Reader) -> FrontSheet:
    """The front page with the zones that its editor published."""
    return composed(raw_zones(reader.shelf), reader)


def composed(raw: Iterable[Any], reader: Reader) -> FrontSheet:
    """The front page with these zones (as the StreamField keeps them). What the editor left out fills itself: the
    opening with pinned articles and then the newest, the bands with the sections in their order. None stands twice."""
    shelf, lists, zones = reader.shelf, reader.shelf.config.lists, zones_of(raw)
    reader.note(keys.PINNED, keys.SECTIONS, keys.listing("site"), *map(keys.card, zones.opening))
    latest = lists.front_latest if zones.latest is None else zones.latest
    beside = max(SECONDS, len(zones.opening) - zones.has_lead)
    places = 1 + beside + latest
    chosen = [number for number in zones.opening if number in shelf.catalogue.entries]
    filling = [*shelf.catalogue.pinned(), *shelf.catalogue.latest(("site", 0), places + len(chosen))]
    if zones.opening and not zones.has_lead:
        chosen = [*[number for number in filling if number not in chosen][:1], *chosen]
    order = list(dict.fromkeys([*chosen, *filling]))[:places]
    # What the list of the newest names may stand among the voices or the films all the same.
    opening, shown = set(order[: 1 + beside]), set(order)
    strips = tuple(
        strip
        for band in _bands(zones, reader)
        for strip in _strip(band, opening if band.kind in {"opinion", "video"} else shown, reader)
    )
    top, paper = cards(order, reader), shelf.config.newspaper
    whole = frame(reader, "/", paper.name, breaking=breaking(reader))
    return FrontSheet(
        frame=replace(whole, description=whole.site.tagline),
        lead=top[0] if top else None,
        seconds=top[1 : 1 + beside],
        latest=top[1 + beside :],
        strips=strips,
    )


def _bands(zones: Zones, reader: Reader) -> Iterator[Band]:
    if zones.bands:
        yield from zones.bands
        return
    shelf = reader.shelf
    reader.note(keys.DOSSIERS)
    dossier = next((row for row in shelf.dossiers if row.on_front), None)
    count = shelf.config.lists.front_section
    bands = [Band(row.kind, row.id, (), count) for row in shelf.sections.top() if row.on_front]
    for number, band in enumerate(bands):
        yield band if band.kind in {"opinion", "video"} else replace(band, kind="section")
        if dossier is not None and number == 0:
            yield Band("dossier", dossier.id)


def _strip(band: Band, shown: set[int], reader: Reader) -> Iterator[SectionStrip]:
    """A band with its articles, or nothing where it has none; the articles join `shown`."""
    if band.kind in {"dossier", "most_read"}:
        yield from (_dossier if band.kind == "dossier" else _most_read)(band, reader)
        return
    shelf = reader.shelf
    reader.note(keys.section(band.record), keys.listing("section", band.record), *map(keys.card, band.articles))
    section = shelf.sections.by_id.get(band.record)
    if section is None:
        return
    newest = shelf.catalogue.latest(("section", band.record), band.count + len(shown))
    first = [number for number in band.articles if number in shelf.catalogue.entries]
    own = list(dict.fromkeys([*first, *(number for number in newest if number not in shown)]))[: band.count]
    shown.update(own)
    if own:
        found = cards(own, reader)
        yield SectionStrip(section.link, with_faces(found, own, reader) if band.kind == "opinion" else found, band.kind)


def _dossier(band: Band, reader: Reader) -> Iterator[SectionStrip]:
    shelf = reader.shelf
    reader.note(keys.dossier(band.record))
    row = shelf.dossiers.by_id.get(band.record)
    if row is None:
        return
    # Noted even where readers cannot see them: they may come back.
    reader.note(*map(keys.card, row.articles))
    own = [number for number in ordered(row, shelf) if number in shelf.catalogue.entries][:OF_DOSSIER]
    yield SectionStrip(row.link, cards(own, reader), "dossier", row.introduction, picture(row.picture, reader))


def _most_read(band: Band, reader: Reader) -> Iterator[SectionStrip]:
    """The most read, wherever else on the page they stand: it is an order, not a choice."""
    reader.note(keys.READINGS)
    own: list[int] = []
    for number in most_read(band.days, reader.shelf):
        if len(own) == band.count:
            break
        # Noted even where readers cannot see it any more: it may come back.
        reader.note(keys.card(number))
        if number in reader.shelf.catalogue.entries:
            own.append(number)
    if own:
        yield SectionStrip(Link("", "/"), cards(own, reader), "most_read")


def with_faces(found: tuple[Card, ...], numbers: list[int], reader: Reader) -> tuple[Card, ...]:
    """The same cards with the portraits of their writers. `numbers` are the cards' articles."""
    shelf = reader.shelf
    made = []
    for card, number in zip(found, numbers, strict=True):
        bylines = shelf.catalogue.entries[number].bylines
        reader.note(*(keys.about("byline", byline) for byline in bylines))
        rows = shelf.bylines.these(bylines)
        authors = tuple(Author(row.name, row.address, row.role, picture(row.portrait, reader)) for row in rows)
        made.append(replace(card, authors=authors))
    return tuple(made)


def not_found(target: Target, reader: Reader) -> NotFoundSheet:
    title = NOT_FOUND[reader.shelf.config.newspaper.language]
    reader.note(keys.listing("site"))
    latest = reader.shelf.catalogue.latest(("site", 0), BESIDE)
    return NotFoundSheet(frame(reader, target.address, title, indexed=False), cards(latest, reader))


def restoring(target: Target, reader: Reader) -> RestoringSheet:
    """What a server shows while the newspaper behind it is being restored. It stands on no article."""
    title = RESTORING[reader.shelf.config.newspaper.language]
    return RestoringSheet(frame(reader, target.address, title, indexed=False))


def offline(target: Target, reader: Reader) -> OfflineSheet | None:
    """What a reader without a network sees of a page never read; nothing where the newspaper does not offer that."""
    look = reader.shelf.config.theme
    title = OFFLINE[reader.shelf.config.newspaper.language]
    return OfflineSheet(frame(reader, SINGLE["offline"], title, indexed=False)) if look.offline else None


def worker(target: Target, reader: Reader) -> WorkerSheet | None:
    page = offline(target, reader)
    return WorkerSheet(page) if page else None


def search(target: Target, reader: Reader) -> SearchFrameSheet:
    title = SEARCH[reader.shelf.config.newspaper.language]
    reader.note(keys.listing("site"))
    latest = reader.shelf.catalogue.latest(("site", 0), BESIDE)
    return SearchFrameSheet(frame(reader, target.address, title, indexed=False), cards(latest, reader))
