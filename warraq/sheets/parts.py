"""Small parts of sheets: links, moments, pictures, cards."""

from __future__ import annotations

from dataclasses import dataclass


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
    hijri: str = ""
    """The same day's Hijri date, where the newspaper prints it."""


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
    haze: str = ""
    """Its colours in six patches, three beside two: three hex digits each. Empty where they are not known."""

    @property
    def largest_jpeg(self) -> Source:
        """The file for places that take one only: feeds, Open Graph, old browsers."""
        return max((s for s in self.sources if s.format == "jpeg"), key=lambda s: s.width)


@dataclass(frozen=True)
class SocialCard:
    """An article's picture for where it is shared, and all that it is drawn from. `photo` is the original of the
    picture behind it, in the newsroom's folder of media; empty for none."""

    address: str
    headline: str
    section: str
    name: str
    language: str
    direction: str
    face: str
    accent: str
    photo: str = ""
    focal: tuple[float, float] = (0.5, 0.5)


@dataclass(frozen=True)
class Author:
    """A byline as an article shows it."""

    name: str
    address: str
    role: str = ""
    portrait: Picture | None = None
    """Only where a page shows faces."""


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
    developing: bool = False
    """More of the story is to come."""
