"""The one way through the export: the survey, and all records put aside for their turn.

A link may lead forward to what is not read yet, and pictures must have their numbers before the first article that
shows them. Reading XML twice would take longer than keeping what was read in a file, so posts go there in pieces, just
as they will be sent to the workers.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from warraq.config import SiteConfig
from warraq.errors import BrokenXml, TwoSites
from warraq.importers.wordpress.loading.known import source_of
from warraq.importers.wordpress.loading.navigation import Navigation
from warraq.importers.wordpress.loading.spool import Spool
from warraq.importers.wordpress.loading.strays import Strays
from warraq.importers.wordpress.read import read
from warraq.importers.wordpress.records import Item, Passage, Record, Site, Term
from warraq.importers.wordpress.survey import Survey

Watched = Callable[[int, int, str], None]
"""Told how many of how many are done, and of what."""

PIECE = 40
"""Posts that a worker maps at once."""
MOST_MENU_ENTRIES = 5_000
CARRIED = frozenset({"category", "post_tag", "author"})


@dataclass(frozen=True, slots=True)
class PageNode:
    """A static page's place in the old tree."""

    parent: int
    order: int
    public: bool


@dataclass(slots=True)
class Outline:
    """What the first pass found."""

    survey: Survey
    attachments: Spool[Item]
    texts: Spool[list[Item]]
    """Posts and pages that come over, some at a time."""
    numbers: list[list[tuple[str, int]]] = field(default_factory=list)
    """Kind and id of those, in the same pieces."""
    menu_entries: list[Item] = field(default_factory=list)
    menu_entries_left: int = 0
    """How many more there were than a menu of people's making has."""
    pages: dict[int, PageNode] = field(default_factory=dict)
    creators: dict[str, None] = field(default_factory=dict)
    """Logins of those who wrote, whether or not the export lists them as authors."""
    posts: int = 0
    """Posts and pages together."""
    damage: BrokenXml | None = None
    passages: list[Passage] = field(default_factory=list)


def outline(
    paths: Sequence[Path], config: SiteConfig, watched: Watched, wanted: Callable[[Item], bool],
    strays: Strays | None = None,
) -> Outline:  # fmt: skip
    """Read the whole export; `wanted` says which posts and pages come over, `strays` takes notice of uploads that no
    attachment stands for.

    Damage ends the reading, but not the import: what stands before it comes over. Raises UnreadableFile, NotAnExport,
    HostileXml, TwoSites.
    """
    addresses = config.addresses
    survey = Survey(
        fallback=addresses.article, section_base=addresses.section_base, tag_base=addresses.tag_base,
        byline_base=addresses.byline_base,
    )  # fmt: skip
    reading = _Reading(Outline(survey, Spool(config.run), Spool(config.run)), wanted, strays)
    found = reading.found
    size = sum(path.stat().st_size for path in paths if path.is_file())
    try:
        for count, record in enumerate(read(paths, passages=found.passages)):
            reading.take(record)
            if count % 500 == 0:
                watched(sum(passage.consumed for passage in found.passages), size, "reading")
    except BrokenXml as damage:
        found.damage = damage
    watched(size, size, "reading")
    reading.finish()
    return found


@dataclass(slots=True)
class _Reading:
    """What is kept of an export while it passes."""

    found: Outline
    wanted: Callable[[Item], bool]
    strays: Strays | None
    carried: dict[tuple[str, str], Term] = field(default_factory=dict)
    piece: list[Item] = field(default_factory=list)
    navigations: list[Item] = field(default_factory=list)

    def take(self, record: Record) -> None:
        first = self.found.survey.site
        if isinstance(record, Site) and first is not None and source_of(record.blog_url) != source_of(first.blog_url):
            raise TwoSites(first=first.blog_url, second=record.blog_url)
        self.found.survey.take(record)
        if not isinstance(record, Item):
            return
        self._note(record)
        for term in record.terms:
            if term.taxonomy in CARRIED and (term.taxonomy, term.slug) not in self.carried:
                named = Term(term.taxonomy, self.found.survey.slug_of(term), term.name or term.slug)
                self.carried[term.taxonomy, term.slug] = named
        if self.wanted(record):
            if self.strays is not None:
                self.strays.look(record)
            self.piece.append(record)
            if len(self.piece) == PIECE:
                self._put_aside()

    def finish(self) -> None:
        found, survey = self.found, self.found.survey
        if self.piece:
            self._put_aside()
        for term in self.carried.values():
            # A part of a site that was exported alone names terms that it does not list.
            if term.slug and (term.taxonomy, term.slug) not in survey.terms:
                survey.take(term)
        survey.finish()
        home = survey.site.blog_url if survey.site else "/"
        for item in self.navigations:
            found.menu_entries += Navigation(item, found.pages, home).entries()
        if self.strays is not None:
            for stray in self.strays.attachments(survey):
                found.attachments.add(stray)

    def _put_aside(self) -> None:
        self.found.texts.add(self.piece)
        self.found.numbers.append([(item.kind, item.id) for item in self.piece])
        self.piece = []

    def _note(self, item: Item) -> None:
        found = self.found
        if item.kind == "attachment":
            found.attachments.add(item)
        elif item.kind == "nav_menu_item":
            if len(found.menu_entries) < MOST_MENU_ENTRIES:
                found.menu_entries.append(item)
            else:
                found.menu_entries_left += 1
        elif item.kind == "wp_navigation":
            if item.status == "publish":
                self.navigations.append(item)
        elif item.kind == "page":
            found.posts += 1
            found.pages[item.id] = PageNode(item.parent, item.menu_order, found.survey.is_public(item))
        elif item.kind == "post":
            found.posts += 1
            if item.creator:
                found.creators[item.creator] = None
