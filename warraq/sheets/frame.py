"""What every page has: the newspaper, and the page's own address, title and trail."""

from __future__ import annotations

from dataclasses import dataclass, field

from warraq.config import Look
from warraq.sheets.parts import Link, MenuEntry, Moment, Picture


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
    look: Look = field(default_factory=Look)
    """Its face and its colours."""


@dataclass(frozen=True)
class Breaking:
    """A line of the breaking-news bar; its link's address may be empty."""

    link: Link
    written: Moment


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
    breaking: tuple[Breaking, ...] = ()
    """The breaking-news bar, newest line first, on pages that carry it."""
