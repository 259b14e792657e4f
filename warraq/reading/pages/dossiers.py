"""Dossiers: the page of each, and the list of all."""

from __future__ import annotations

from warraq import keys
from warraq.reading.cards import cards
from warraq.reading.dossiers import DossierRow
from warraq.reading.frames import frame
from warraq.reading.pictures import picture
from warraq.reading.reader import Reader
from warraq.reading.shelf import Shelf
from warraq.reading.targets import Target
from warraq.sheets import DossierCard, DossierSheet, DossiersSheet, Link

NAMES = {"ar": "ملفات", "ckb": "دۆسیەکان", "ku": "Dosya", "fa": "پرونده‌ها", "tr": "Dosyalar", "en": "Dossiers"}


def dossier(target: Target, reader: Reader) -> DossierSheet | None:
    number, shelf = int(target.args[0]), reader.shelf
    reader.note(keys.dossier(number))
    row = shelf.dossiers.by_id.get(number)
    return page(row, reader) if row else None


def page(row: DossierRow, reader: Reader) -> DossierSheet:
    """The sheet of a dossier, published or in an editor's form."""
    return DossierSheet(
        frame=frame(
            reader, row.address, row.title, row.introduction, (_all(reader),),
            feed=Link(row.title, f"{row.address}feed.xml"),
        ),
        heading=row.title,
        introduction=row.introduction,
        picture=picture(row.picture, reader),
        cards=cards(ordered(row, reader.shelf), reader),
        ordered=row.order != "newest",
    )  # fmt: skip


def ordered(row: DossierRow, shelf: Shelf) -> list[int]:
    """The articles of a dossier in its order; by date those that readers cannot see come last."""
    if row.order == "hand":
        return list(row.articles)
    entries = shelf.catalogue.entries
    sign = -1 if row.order == "newest" else 1
    seen = sorted((n for n in row.articles if n in entries), key=lambda n: (sign * entries[n].instant, sign * n))
    return [*seen, *(n for n in row.articles if n not in entries)]


def dossiers(target: Target, reader: Reader) -> DossiersSheet:
    reader.note(keys.DOSSIERS)
    heading = NAMES[reader.shelf.config.newspaper.language]
    return DossiersSheet(
        frame=frame(reader, target.address, heading, indexed=bool(reader.shelf.dossiers.by_id)),
        heading=heading,
        dossiers=tuple(card(row, reader) for row in reader.shelf.dossiers),
    )


def card(row: DossierRow, reader: Reader) -> DossierCard:
    """What a list shows of a dossier."""
    reader.note(keys.dossier(row.id))
    return DossierCard(row.address, row.title, row.introduction, picture(row.picture, reader))


def _all(reader: Reader) -> Link:
    shelf = reader.shelf
    return Link(NAMES[shelf.config.newspaper.language], shelf.dossiers_home)
