"""The front page, and the pages that show the newest articles beside their own matter."""

from __future__ import annotations

from warraq import keys
from warraq.reading.cards import cards
from warraq.reading.frames import frame
from warraq.reading.reader import Reader
from warraq.reading.targets import Target
from warraq.sheets import FrontSheet, NotFoundSheet, SearchFrameSheet, SectionStrip

SECONDS = 4
"""Articles beside the lead."""
BESIDE = 6
"""Newest articles on pages whose own matter may be empty."""
NOT_FOUND = {
    "ar": "الصفحة غير موجودة", "ckb": "پەڕەکە نەدۆزرایەوە", "ku": "Rûpel nehat dîtin", "fa": "صفحه پیدا نشد",
    "tr": "Sayfa bulunamadı", "en": "Page not found",
}  # fmt: skip
SEARCH = {"ar": "البحث", "ckb": "گەڕان", "ku": "Lêgerîn", "fa": "جستجو", "tr": "Arama", "en": "Search"}


def front(target: Target, reader: Reader) -> FrontSheet:
    """Pinned articles first, the one pinned newest leading; then the newest; then each section's, none twice."""
    shelf, lists = reader.shelf, reader.shelf.config.lists
    reader.note(keys.PINNED, keys.SECTIONS, keys.listing("site"))
    newest = shelf.catalogue.latest(("site", 0), 1 + SECONDS + lists.front_latest)
    order = list(dict.fromkeys([*shelf.catalogue.pinned(), *newest]))[: 1 + SECONDS + lists.front_latest]
    shown = set(order)
    strips = []
    for section in shelf.sections.top():
        if not section.on_front:
            continue
        reader.note(keys.section(section.id), keys.listing("section", section.id))
        latest = shelf.catalogue.latest(("section", section.id), lists.front_section + len(shown))
        own = [number for number in latest if number not in shown][: lists.front_section]
        shown.update(own)
        if own:
            strips.append(SectionStrip(section.link, cards(own, reader)))
    top = cards(order, reader)
    paper = shelf.config.newspaper
    made = frame(reader, "/", paper.name)
    return FrontSheet(
        frame=frame(reader, "/", paper.name, made.site.tagline),
        lead=top[0] if top else None,
        seconds=top[1 : 1 + SECONDS],
        latest=top[1 + SECONDS :],
        strips=tuple(strips),
    )


def not_found(target: Target, reader: Reader) -> NotFoundSheet:
    title = NOT_FOUND[reader.shelf.config.newspaper.language]
    reader.note(keys.listing("site"))
    latest = reader.shelf.catalogue.latest(("site", 0), BESIDE)
    return NotFoundSheet(frame(reader, target.address, title, indexed=False), cards(latest, reader))


def search(target: Target, reader: Reader) -> SearchFrameSheet:
    title = SEARCH[reader.shelf.config.newspaper.language]
    reader.note(keys.listing("site"))
    latest = reader.shelf.catalogue.latest(("site", 0), BESIDE)
    return SearchFrameSheet(frame(reader, target.address, title, indexed=False), cards(latest, reader))
