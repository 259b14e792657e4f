"""Sheets that machines read: feeds, sitemaps, robots.txt."""

from __future__ import annotations

from dataclasses import dataclass

from warraq.sheets.frame import Site
from warraq.sheets.parts import Card


@dataclass(frozen=True)
class FeedItem:
    card: Card
    body_html: str
    updated_iso: str
    guid: str


@dataclass(frozen=True)
class FeedSheet:
    """A feed, printed both as RSS (`address`) and, with the ending .json, as JSON Feed."""

    site: Site
    address: str
    title: str
    home: str
    items: tuple[FeedItem, ...]
    hub: str = ""
    """The WebSub hub that is told of its changes, if any."""


@dataclass(frozen=True)
class SitemapEntry:
    address: str
    modified: str
    headline: str = ""
    published: str = ""


@dataclass(frozen=True)
class SitemapSheet:
    """One sitemap; `news` is for Google News (the last two days before the newest article, never before "now")."""

    site: Site
    address: str
    entries: tuple[SitemapEntry, ...]
    news: bool = False


@dataclass(frozen=True)
class SitemapIndexSheet:
    site: Site
    address: str
    sitemaps: tuple[SitemapEntry, ...]


@dataclass(frozen=True)
class OpenSearchSheet:
    """How browsers search the newspaper."""

    site: Site
    address: str


@dataclass(frozen=True)
class ManifestSheet:
    """How the newspaper looks among a phone's apps."""

    site: Site
    address: str


@dataclass(frozen=True)
class RobotsSheet:
    site: Site
    address: str
    sitemaps: tuple[str, ...]
