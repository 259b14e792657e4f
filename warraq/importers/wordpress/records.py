"""What an export holds, as frozen records. Texts are as WordPress stored them: slugs still percent-encoded, dates in
the site's own wall clock, HTML unclean.

E-mail addresses, IP addresses and passwords have no field here: the reader counts them and lets them go.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from warraq.importers.wordpress.packing import packed

STRAY = 1 << 61
"""From here on are numbers that the importer itself gave, to what the export does not number."""

Meta: TypeAlias = Mapping[str, Sequence[str]]


@packed
@dataclass(frozen=True, slots=True)
class Site:
    """The site that was exported. `base_url` is where WordPress is installed, `blog_url` where readers find it."""

    base_url: str
    blog_url: str
    title: str
    description: str
    language: str
    wxr_version: str
    generator: str = ""
    line: int = 0


@packed
@dataclass(frozen=True, slots=True)
class Author:
    """A user of the site. `id` is 0 where the export does not tell."""

    id: int
    login: str
    display_name: str
    first_name: str = ""
    last_name: str = ""
    line: int = 0


@packed
@dataclass(frozen=True, slots=True)
class Term:
    """A term of a taxonomy: category, post_tag, nav_menu, author (of co-authors plugins) or another.

    `parent` is the parent's slug (in very old exports its name); `id` is 0 where the export does not tell.
    """

    taxonomy: str
    slug: str
    name: str
    id: int = 0
    parent: str = ""
    description: str = ""
    line: int = 0


@packed
@dataclass(frozen=True, slots=True)
class ItemTerm:
    """A term as an item carries it."""

    taxonomy: str
    slug: str
    name: str


@packed
@dataclass(frozen=True, slots=True)
class Comment:
    """A comment. `approved` is WordPress's word: "1", "0", "spam", "trash", "post-trashed"; `kind` is "comment",
    "" (the same), "pingback" or "trackback"; `user` is the author's id if a user of the site wrote it, or 0."""

    id: int
    parent: int
    author: str
    text: str
    date: str
    date_gmt: str
    approved: str
    kind: str
    user: int = 0


@packed
@dataclass(frozen=True, slots=True)
class Item:
    """A post of any type: post, page, attachment, nav_menu_item, wp_block, or a plugin's own.

    `protected` says that it had a password; `date` is the site's wall clock, `date_gmt` UTC ("0000-00-00 00:00:00"
    where a draft has none).
    """

    id: int
    kind: str
    status: str
    title: str
    slug: str
    link: str
    guid: str
    creator: str
    date: str
    date_gmt: str
    modified: str = ""
    modified_gmt: str = ""
    content: str = ""
    excerpt: str = ""
    parent: int = 0
    menu_order: int = 0
    sticky: bool = False
    protected: bool = False
    comments_open: bool = False
    attachment_url: str = ""
    terms: tuple[ItemTerm, ...] = ()
    meta: Meta = field(default_factory=dict)
    comments: tuple[Comment, ...] = ()
    line: int = 0

    def one(self, key: str) -> str:
        """The first value of a post meta, or ""."""
        values = self.meta.get(key)
        return values[0] if values else ""


Record: TypeAlias = Site | Author | Term | Item


@dataclass(slots=True)
class Passage:
    """What the reader noticed on its way through a file; it grows while reading.

    `emails` and `addresses` count personal data that was left behind; `repaired` counts control characters that
    XML forbids and ampersands that began nothing, `damaged` places that no parser can read, `undecodable` bytes that
    are not in the file's encoding, and `mended` names what else was put right.
    """

    file: str
    size: int = 0
    consumed: int = 0
    emails: int = 0
    addresses: int = 0
    passwords: int = 0
    repaired: int = 0
    damaged: int = 0
    undecodable: int = 0
    mended: list[str] = field(default_factory=list)
