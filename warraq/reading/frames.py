"""What every page has: the newspaper's name and menus, and the page's own place."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from warraq import keys
from warraq.addresses import canonical
from warraq.arabic.direction import language_direction
from warraq.newsroom.models import Home, Masthead, MenuItem, StaticPage
from warraq.reading.few import few
from warraq.reading.links import page_address
from warraq.reading.pictures import picture
from warraq.reading.reader import Reader
from warraq.reading.rows import STATIC_COLUMNS, PageRow
from warraq.sheets import Breaking, Frame, Link, MenuEntry, Site

HOME_NAMES = {"ar": "الرئيسية", "ckb": "سەرەتا", "ku": "Destpêk", "fa": "خانه", "tr": "Ana sayfa", "en": "Home"}
"""What the first link of a breadcrumb is called."""
Part = TypeVar("Part")


def frame(
    reader: Reader,
    address: str,
    title: str,
    description: str = "",
    trail: tuple[Link, ...] = (),
    *,
    feed: Link | None = None,
    indexed: bool = True,
    breaking: tuple[Breaking, ...] = (),
) -> Frame:
    """The frame of a page. `trail` holds what comes between home and the page itself."""
    found = site(reader)
    whole = (Link(HOME_NAMES[found.language], "/"), *trail, Link(title, address)) if address != "/" else ()
    return Frame(found, address, title, description, whole, feed, indexed, breaking)


def site(reader: Reader) -> Site:
    """The newspaper as every page knows it."""
    reader.note(keys.SITE, keys.MENU)
    return _once("site", reader, _site)


def _site(reader: Reader) -> Site:
    paper = reader.shelf.config.newspaper
    masthead = Masthead.objects.first() or Masthead()
    return Site(
        name=paper.name,
        tagline=masthead.tagline,
        url=paper.url.rstrip("/"),
        language=paper.language,
        direction=language_direction(paper.language),
        menu=_menu("primary", reader) or _section_menu(reader),
        footer=_menu("footer", reader) or _page_menu(reader),
        footer_note=masthead.footer_note,
        logo=picture(masthead.logo_id, reader),
        digits=paper.digits,
        look=reader.shelf.config.theme,
    )


def _once(name: str, reader: Reader, read: Callable[[Reader], Part]) -> Part:
    """A part that all pages share: read once a run; its keys are noted by each page that shows it."""
    kept = reader.shelf.kept
    if name not in kept:
        own = Reader(reader.shelf)
        kept[name] = (read(own), frozenset(own.keys))
    part: Part = kept[name][0]
    return part


def shared_keys(reader: Reader) -> frozenset[keys.Key]:
    """The keys that the newspaper's masthead and menus stand on: a change in any of them may change every page."""
    site(reader)
    found: frozenset[keys.Key] = reader.shelf.kept["site"][1]
    return found


def _menu(place: str, reader: Reader) -> tuple[MenuEntry, ...]:
    entries: list[tuple[Link, list[Link]]] = []
    items = MenuItem.objects.filter(menu__place=place).order_by("sort_order", "id")
    for label, page, title, tag, url, below in items.values_list(
        "label", "page_id", "page__title", "tag_id", "url", "below"
    ):
        link = _link(label, page, title, tag, url, reader=reader)
        if link is None:
            continue
        if below and entries:
            entries[-1][1].append(link)
        else:
            entries.append((link, []))
    return tuple(MenuEntry(link, tuple(children)) for link, children in entries)


def _link(label: str, page: int | None, title: str, tag: int | None, url: str, *, reader: Reader) -> Link | None:
    if page is not None:
        address = page_address(page, reader) or ("/" if Home.objects.filter(pk=page, live=True).exists() else None)
        return Link(label or title, address) if address else None
    if tag is not None:
        reader.note(keys.tag(tag))
        row = reader.shelf.tags.get(tag)
        return Link(label or row.name, row.address) if row else None
    return Link(label, canonical(url) if url.startswith("/") else url)


def _section_menu(reader: Reader) -> tuple[MenuEntry, ...]:
    reader.note(keys.SECTIONS)
    sections = reader.shelf.sections
    return tuple(
        MenuEntry(top.link, tuple(child.link for child in sections.children(top.path))) for top in sections.top()
    )


def _page_menu(reader: Reader) -> tuple[MenuEntry, ...]:
    """Without a menu at the foot: the static pages right below the front page."""
    rows = few(StaticPage.objects.filter(live=True, permalink__isnull=False, depth=3)).values_list(*STATIC_COLUMNS)
    pages = sorted((PageRow(*row) for row in rows), key=lambda page: page.path)
    return tuple(MenuEntry(page.link) for page in pages if not reader.shelf.sections.is_private(page.path))
