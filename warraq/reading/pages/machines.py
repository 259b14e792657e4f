"""Feeds, sitemaps and robots.txt: the newspaper for machines."""

from __future__ import annotations

from urllib.parse import urlsplit

from warraq import keys
from warraq.newsroom.models import StaticPage
from warraq.reading.bodies import blocks, feed_html
from warraq.reading.cards import cards
from warraq.reading.catalogue import DAY, Entry
from warraq.reading.frames import site
from warraq.reading.pages.lists import KEY_OF
from warraq.reading.reader import Reader
from warraq.reading.rows import NO_BODY, STATIC_COLUMNS, PageRow
from warraq.reading.targets import LISTS, SINGLE, Target, list_home
from warraq.sheets import (
    FeedItem,
    FeedSheet,
    ManifestSheet,
    OpenSearchSheet,
    RobotsSheet,
    SitemapEntry,
    SitemapIndexSheet,
    SitemapSheet,
)

SITE = ("site", 0)
NEWS_DAYS = 2
"""Google News wants the last two days; counted back from the newest article, not from now."""
NEWS_MOST = 1000


def feed(target: Target, reader: Reader) -> FeedSheet | None:
    """A feed with whole texts; the same sheet for RSS and JSON Feed, so it is kept until another is read."""
    kept = reader.shelf.kept.get("feed")
    if kept is None or kept[0] != target.args:
        own = Reader(reader.shelf)
        kept = reader.shelf.kept["feed"] = (target.args, _feed(target, own), frozenset(own.keys))
    reader.note_all(kept[2])
    found: FeedSheet | None = kept[1]
    return found


def _feed(target: Target, reader: Reader) -> FeedSheet | None:
    kind, number = str(target.args[0]), int(target.args[1])
    shelf = reader.shelf
    if kind != "dossier":
        reader.note(keys.listing(kind, number or ""))
    whole, home = site(reader), "/"
    title = whole.name
    if kind != "site":
        reader.note(KEY_OF[kind](number))
        found = list_home(kind, number, shelf)
        if found is None:
            return None
        home = found
        title = f"{_name(kind, number, reader)}: {whole.name}"
    numbers = _newest(kind, number, reader)
    shelf.bodies.want(numbers)
    items = (_item(number, reader) for number in numbers)
    found = tuple(item for item in items if item is not None)
    return FeedSheet(whole, f"{home}feed.xml", title, home, found, hub=shelf.config.feeds.hub)


def _newest(kind: str, number: int, reader: Reader) -> list[int]:
    shelf = reader.shelf
    if kind != "dossier":
        return shelf.catalogue.latest((kind, number), shelf.config.lists.feed)
    # Noted even where readers cannot see them: they may come back.
    members = shelf.dossiers.by_id[number].articles
    reader.note(*map(keys.card, members))
    seen = [shelf.catalogue.entries[member].place for member in members if member in shelf.catalogue.entries]
    return [member for _, member in sorted(seen, reverse=True)[: shelf.config.lists.feed]]


def _name(kind: str, number: int, reader: Reader) -> str:
    shelf = reader.shelf
    if kind == "dossier":
        return shelf.dossiers.by_id[number].title
    if kind == "section":
        return shelf.sections.by_id[number].title
    row = (shelf.tags if kind == "tag" else shelf.bylines).get(number)
    return row.name if row else ""


def _item(number: int, reader: Reader) -> FeedItem | None:
    shelf = reader.shelf
    reader.note(keys.body(number))
    card = cards([number], reader)
    if not card:
        return None
    entry = shelf.catalogue.entries[number]
    # By RFC 4151: it stays when the permalink moves.
    host = urlsplit(shelf.config.newspaper.url).hostname
    guid = f"tag:{host},{card[0].published.iso[:10]}:article/{number}"
    html = feed_html(blocks((shelf.bodies.get(number) or NO_BODY).blocks, reader))
    return FeedItem(card[0], html, shelf.iso(max(entry.instant, entry.updated)), guid)


def sitemap(target: Target, reader: Reader) -> SitemapSheet | None:
    """The articles of one month."""
    month = str(target.args[0])
    reader.note(keys.listing("site", "", month))
    numbers = reader.shelf.catalogue.within(SITE, month)
    entries = tuple(_entry(reader.shelf.catalogue.entries[number], reader) for number in numbers)
    return SitemapSheet(site(reader), target.address, entries) if entries else None


def sitemap_pages(target: Target, reader: Reader) -> SitemapSheet:
    """The front page, static pages, and all lists that hold anything."""
    shelf = reader.shelf
    reader.note(keys.SECTIONS, keys.listing("site", "pages"))
    addresses = ["/"]
    rows = StaticPage.objects.filter(live=True, permalink__isnull=False).order_by("permalink")
    pages = (PageRow(*row) for row in rows.values_list(*STATIC_COLUMNS))
    addresses += [page.address for page in pages if not shelf.sections.is_private(page.path)]
    for kind in LISTS:
        held = shelf.catalogue.records(kind)
        if kind != "section":
            (shelf.tags if kind == "tag" else shelf.bylines).want(held)
        addresses += sorted(address for number in held if (address := list_home(kind, number, shelf)))
    addresses += sorted(row.address for row in shelf.dossiers)
    return SitemapSheet(site(reader), target.address, tuple(SitemapEntry(address, "") for address in addresses))


def sitemap_news(target: Target, reader: Reader) -> SitemapSheet:
    shelf = reader.shelf
    reader.note(keys.listing("site"))
    newest = shelf.catalogue.latest(SITE, 1)
    numbers: list[int] = []
    if newest:
        numbers = shelf.catalogue.since(SITE, shelf.catalogue.entries[newest[0]].instant - NEWS_DAYS * DAY)[:NEWS_MOST]
    reader.note(*map(keys.card, numbers))
    entries = (shelf.catalogue.entries[number] for number in numbers)
    return SitemapSheet(
        site(reader),
        target.address,
        tuple(
            SitemapEntry(
                entry.permalink, shelf.iso(max(entry.instant, entry.updated)), entry.title,
                shelf.iso(entry.instant),
            )
            for entry in entries
        ),
        news=True,
    )  # fmt: skip


def sitemap_index(target: Target, reader: Reader) -> SitemapIndexSheet:
    shelf = reader.shelf
    reader.note(keys.periods("site"))
    entries = [SitemapEntry(SINGLE["sitemap_pages"], ""), SitemapEntry(SINGLE["sitemap_news"], "")]
    for month in reversed(shelf.catalogue.months(SITE)):
        entries.append(SitemapEntry(f"/sitemap-{month}.xml", shelf.iso(shelf.catalogue.modified(month))))
    return SitemapIndexSheet(site(reader), target.address, tuple(entries))


def _entry(entry: Entry, reader: Reader) -> SitemapEntry:
    return SitemapEntry(entry.permalink, reader.shelf.iso(max(entry.instant, entry.updated)))


def robots(target: Target, reader: Reader) -> RobotsSheet:
    return RobotsSheet(site(reader), target.address, (SINGLE["sitemap_index"], SINGLE["sitemap_news"]))


def opensearch(target: Target, reader: Reader) -> OpenSearchSheet:
    return OpenSearchSheet(site(reader), target.address)


def manifest(target: Target, reader: Reader) -> ManifestSheet:
    return ManifestSheet(site(reader), target.address)
