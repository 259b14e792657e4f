"""An old post or page as it will stand in the newsroom, before it has a number there."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from warraq.importers.wordpress.body import Finding


@dataclass(frozen=True, slots=True)
class DraftComment:
    """A reader's comment. `number` and `parent` are the old ids."""

    number: int
    parent: int
    name: str
    html: str
    written_at: datetime
    state: str
    by_newspaper: bool
    digest: str


@dataclass(frozen=True, slots=True)
class OldAddress:
    """An old address of this very page (no picture, no document), or of a picture or a document that it shows."""

    address: str
    picture: int | None = None
    document: int | None = None
    width: int | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """That a text shows a picture or a document: `where` is the block's place in Wagtail's index of references."""

    kind: str
    number: int
    model_path: str
    content_path: str


@dataclass(slots=True)
class Draft:
    """A mapped post (`kind` "article") or page ("page").

    `digest` is the foreign record's; `text_digest` that of the words and blocks. `same` says that nothing has changed
    since the last import: then nothing else is filled in. `body` is JSON.
    """

    number: int
    kind: str
    digest: str
    same: bool = False
    state: str = ""
    title: str = ""
    slug: str = ""
    standfirst: str = ""
    excerpt: str = ""
    body: str = "[]"
    text_digest: str = ""
    search_text: str = ""
    permalink: str | None = None
    published: datetime | None = None
    modified: datetime | None = None
    due: datetime | None = None
    """When it is to be published, of a scheduled one."""
    live: bool = False
    pinned: bool = False
    comments_open: bool = True
    section: str = ""
    further: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    bylines: tuple[str, ...] = ()
    lead: int | None = None
    comments: tuple[DraftComment, ...] = ()
    old_addresses: tuple[OldAddress, ...] = ()
    references: tuple[Reference, ...] = ()
    findings: tuple[Finding, ...] = ()
    missing: tuple[str, ...] = ()
    dead: dict[str, int] = field(default_factory=dict)
    left_out: tuple[tuple[str, int, str, bool], ...] = ()
    """Of its comments: kind of record, old id, reason, whether anything is lost."""
