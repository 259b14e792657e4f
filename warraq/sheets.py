"""Sheets: all that a template may know. One frozen dataclass a template; every text in them is plain text unless
its name ends in `_html`, which is clean HTML from the one sanitiser.

Sheets hold no "now" and nothing random: the same records, theme and configuration give the same sheet, so that the
press can compare what it printed with what it would print.
"""

from __future__ import annotations

from dataclasses import dataclass

VERSION = 1
"""Raised when a field changes its meaning or goes away, so that a newspaper's own templates can tell."""


# --- small parts ------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Link:
    """A name and where it leads. `address` is readable (see `warraq.addresses`), or a whole URL."""

    text: str
    address: str
    count: int | None = None


@dataclass(frozen=True)
class MenuEntry:
    """An entry of a menu with those below it."""

    link: Link
    children: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Moment:
    """A point in time: `iso` (RFC 3339 with the newspaper's offset) for machines, `text` for people, written
    with the region's month names and the newspaper's digits. `text` is the date, `text_with_time` adds the hour."""

    iso: str
    text: str
    text_with_time: str


@dataclass(frozen=True)
class Source:
    """One file of a picture: `format` is avif, webp or jpeg; sizes in pixels; `address` in the edition."""

    format: str
    width: int
    height: int
    address: str


@dataclass(frozen=True)
class Picture:
    """A picture in all its files, smallest first in each format. `focal_x`, `focal_y` are fractions (0–1)."""

    sources: tuple[Source, ...]
    width: int
    height: int
    alt: str
    caption_html: str = ""
    credit: str = ""
    focal_x: float = 0.5
    focal_y: float = 0.5

    @property
    def largest_jpeg(self) -> Source:
        """The file for places that take one only: feeds, Open Graph, old browsers."""
        return max((s for s in self.sources if s.format == "jpeg"), key=lambda s: s.width)


@dataclass(frozen=True)
class Author:
    """A byline as an article shows it."""

    name: str
    address: str
    role: str = ""


@dataclass(frozen=True)
class Card:
    """What lists show of an article."""

    address: str
    headline: str
    kicker: str
    excerpt: str
    section: Link | None
    authors: tuple[Author, ...]
    published: Moment
    picture: Picture | None
    language: str
    direction: str
    comments: int = 0


# --- body ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class TextBlock:
    html: str
    kind: str = "text"


@dataclass(frozen=True)
class HeadingBlock:
    text: str
    level: int
    anchor: str
    kind: str = "heading"


@dataclass(frozen=True)
class PictureBlock:
    picture: Picture
    kind: str = "picture"


@dataclass(frozen=True)
class GalleryBlock:
    pictures: tuple[Picture, ...]
    caption_html: str
    kind: str = "gallery"


@dataclass(frozen=True)
class QuoteBlock:
    html: str
    attribution: str
    pull: bool
    kind: str = "quote"


@dataclass(frozen=True)
class ListBlock:
    items_html: tuple[str, ...]
    ordered: bool
    start: int
    kind: str = "list"


@dataclass(frozen=True)
class TableBlock:
    """`head` is empty where the table has no header row. Cells are clean HTML."""

    head: tuple[str, ...]
    rows_html: tuple[tuple[str, ...], ...]
    caption: str
    kind: str = "table"


@dataclass(frozen=True)
class EmbedBlock:
    """Something on another host, shown as a link: nothing is loaded from there."""

    url: str
    provider: str
    caption: str
    kind: str = "embed"


@dataclass(frozen=True)
class DocumentBlock:
    address: str
    title: str
    format: str
    bytes: int
    kind: str = "document"


@dataclass(frozen=True)
class SeparatorBlock:
    kind: str = "separator"


@dataclass(frozen=True)
class Footnote:
    anchor: str
    html: str


@dataclass(frozen=True)
class FootnotesBlock:
    notes: tuple[Footnote, ...]
    kind: str = "footnotes"


@dataclass(frozen=True)
class HtmlBlock:
    """Clean HTML of a kind that has no block of its own, as an import brought it."""

    html: str
    kind: str = "html"


Block = (
    TextBlock | HeadingBlock | PictureBlock | GalleryBlock | QuoteBlock | ListBlock | TableBlock | EmbedBlock
    | DocumentBlock | SeparatorBlock | FootnotesBlock | HtmlBlock
)  # fmt: skip


@dataclass(frozen=True)
class CommentSheet:
    """An approved comment with the replies to it, oldest first. Nothing else of the commenter is known here."""

    anchor: str
    name: str
    html: str
    written: Moment
    replies: tuple[CommentSheet, ...] = ()
    by_newspaper: bool = False


# --- what every page has ------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Site:
    """The newspaper, as every page knows it. `url` has no final slash."""

    name: str
    tagline: str
    url: str
    language: str
    direction: str
    menu: tuple[MenuEntry, ...]
    footer: tuple[MenuEntry, ...]
    footer_note: str
    logo: Picture | None
    digits: str


@dataclass(frozen=True)
class Frame:
    """What every page has: the newspaper, the page's own address, title and trail."""

    site: Site
    address: str
    title: str
    description: str
    trail: tuple[Link, ...] = ()
    """Breadcrumb from home to the page itself, whose link is last."""
    feed: Link | None = None
    """The feed of just this list, if it has one; the newspaper's own is always at /feed.xml."""
    indexed: bool = True


# --- pages ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class SectionStrip:
    """A section on the front page with its latest articles."""

    section: Link
    cards: tuple[Card, ...]


@dataclass(frozen=True)
class FrontSheet:
    """`lead` is the first pinned or newest article; `seconds` come beside it; `latest` and the sections' strips
    repeat none of them."""

    frame: Frame
    lead: Card | None
    seconds: tuple[Card, ...]
    latest: tuple[Card, ...]
    strips: tuple[SectionStrip, ...]


@dataclass(frozen=True)
class Period:
    """A month (or year) in an index: `month` is 1–12, or 0 for a whole year; no link where nothing appeared."""

    year: int
    month: int
    name: str
    address: str
    count: int


@dataclass(frozen=True)
class ListSheet:
    """A section, tag or byline: its latest articles, and older ones by period, so that no list ever shifts.

    `kind` is section, tag or byline. `period` names the month or year that this page holds, or is empty on the
    list's first page. `children` are the sections below; `portrait` and `role` are a byline's."""

    frame: Frame
    kind: str
    heading: str
    description: str
    period: str
    cards: tuple[Card, ...]
    periods: tuple[Period, ...]
    children: tuple[Link, ...] = ()
    portrait: Picture | None = None
    role: str = ""


@dataclass(frozen=True)
class Day:
    """A day of a month's archive: `number` 1–31, with its articles, newest first."""

    number: int
    weekday: str
    date: Moment
    cards: tuple[Card, ...]


@dataclass(frozen=True)
class MonthSheet:
    """A month's archive. `weeks` is its calendar, a row a week beginning on `weekdays[0]`; 0 is no day of this
    month; days that hold articles are those in `days`."""

    frame: Frame
    heading: str
    year: int
    month: int
    weekdays: tuple[str, ...]
    weeks: tuple[tuple[int, ...], ...]
    days: tuple[Day, ...]
    previous: Link | None
    next: Link | None


@dataclass(frozen=True)
class YearSheet:
    """A year's archive: its twelve months, and the other years."""

    frame: Frame
    heading: str
    year: int
    months: tuple[Period, ...]
    years: tuple[Period, ...]


@dataclass(frozen=True)
class ArchiveSheet:
    """All years of the newspaper, at /archive/, with their months."""

    frame: Frame
    heading: str
    years: tuple[tuple[Period, tuple[Period, ...]], ...]


@dataclass(frozen=True)
class ArticleSheet:
    frame: Frame
    number: int
    headline: str
    kicker: str
    standfirst: str
    section: Link | None
    sections: tuple[Link, ...]
    authors: tuple[Author, ...]
    published: Moment
    updated: Moment | None
    """Only where an editor changed the story after it appeared, never for a mere reprint."""
    lead: Picture | None
    body: tuple[Block, ...]
    tags: tuple[Link, ...]
    related: tuple[Card, ...]
    comments: tuple[CommentSheet, ...]
    comment_count: int
    comments_open: bool
    language: str
    direction: str
    words: int


@dataclass(frozen=True)
class StaticSheet:
    frame: Frame
    heading: str
    standfirst: str
    body: tuple[Block, ...]
    children: tuple[Link, ...]
    language: str
    direction: str


@dataclass(frozen=True)
class NotFoundSheet:
    frame: Frame
    latest: tuple[Card, ...]


@dataclass(frozen=True)
class SearchFrameSheet:
    """The empty search page: printed once; the readers' process fills in results."""

    frame: Frame
    latest: tuple[Card, ...]


@dataclass(frozen=True)
class Hit:
    """A search result. `snippet_html` holds escaped text with `<mark>` around what matched."""

    address: str
    headline: str
    section: str
    published: str
    snippet_html: str


@dataclass(frozen=True)
class ResultsSheet:
    frame: Frame
    query: str
    hits: tuple[Hit, ...]
    total: int
    page: int
    pages: int


# --- for machines -------------------------------------------------------------------------------------------------


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
class RobotsSheet:
    site: Site
    address: str
    sitemaps: tuple[str, ...]


Sheet = (
    FrontSheet | ListSheet | MonthSheet | YearSheet | ArchiveSheet | ArticleSheet | StaticSheet | NotFoundSheet
    | SearchFrameSheet | ResultsSheet | FeedSheet | SitemapSheet | SitemapIndexSheet | RobotsSheet
)  # fmt: skip
