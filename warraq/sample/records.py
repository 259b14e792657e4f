"""What the sample newspaper is made of: frozen records, and nothing else.

The body of an article or page stays Markdown text here. Whoever loads the
sample turns it into blocks; the small dialect is described in
:mod:`warraq.sample.content`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

CommentState = Literal["approved", "pending", "spam"]


@dataclass(frozen=True, slots=True)
class SampleSection:
    """A section; ``parent`` is the slug of the section that it stands under, or None."""

    slug: str
    title: str
    description: str
    parent: str | None = None
    kind: str = "news"


@dataclass(frozen=True, slots=True)
class SampleDossier:
    """A dossier; ``articles`` are keys, in order."""

    slug: str
    title: str
    introduction: str
    articles: tuple[str, ...]
    picture: str | None = None
    on_front: bool = False


@dataclass(frozen=True, slots=True)
class SampleBreaking:
    """A line of breaking news that is over; ``written`` and ``until`` are local times without a zone."""

    text: str
    article: str
    written: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class SampleByline:
    """A person of the newsroom; ``portrait`` names a drawing of :mod:`warraq.sample.pictures`."""

    slug: str
    name: str
    role: str
    bio: str
    portrait: str | None = None


@dataclass(frozen=True, slots=True)
class SampleTag:
    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class SampleMenuItem:
    """One line of a menu.

    ``target`` is ``home``, ``section:SLUG`` or ``page:KEY``; an empty
    ``title`` never occurs.
    """

    title: str
    target: str
    children: tuple[SampleMenuItem, ...] = ()


@dataclass(frozen=True, slots=True)
class SampleComment:
    """A reader's comment; ``reply_to`` is the ``id`` of an earlier comment on the same article."""

    id: int
    name: str
    date: datetime
    text: str
    state: CommentState
    reply_to: int | None = None


@dataclass(frozen=True, slots=True)
class SampleArticle:
    """One article. ``published`` and ``updated`` are local times without a zone."""

    key: str
    headline: str
    section: str
    bylines: tuple[str, ...]
    tags: tuple[str, ...]
    published: datetime
    body: str
    standfirst: str = ""
    kicker: str = ""
    language: str = "ar"
    lead: str | None = None
    lead_caption: str = ""
    updated: datetime | None = None
    pinned: bool = False
    developing: bool = False
    slug: str | None = None
    comments: tuple[SampleComment, ...] = ()


@dataclass(frozen=True, slots=True)
class SamplePage:
    """A static page; ``parent`` is the key (file name without ending) of another page."""

    key: str
    title: str
    slug: str
    body: str
    standfirst: str = ""
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class SampleNewspaper:
    """The whole newspaper. Sections and pages come with parents before children."""

    name: str
    city: str
    tagline: str
    language: str
    footer_note: str
    sections: tuple[SampleSection, ...]
    bylines: tuple[SampleByline, ...]
    tags: tuple[SampleTag, ...]
    primary_menu: tuple[SampleMenuItem, ...]
    footer_menu: tuple[SampleMenuItem, ...]
    pages: tuple[SamplePage, ...]
    articles: tuple[SampleArticle, ...]
    dossiers: tuple[SampleDossier, ...] = ()
    breaking: tuple[SampleBreaking, ...] = ()
