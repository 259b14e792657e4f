"""Sheets of the pages that people read."""

from __future__ import annotations

from dataclasses import dataclass

from warraq.sheets.body import Block, CommentSheet, UpdateBlock
from warraq.sheets.frame import Frame
from warraq.sheets.letters import LetterForm
from warraq.sheets.parts import Author, Card, Link, Moment, Picture, SocialCard


@dataclass(frozen=True)
class SectionStrip:
    """A band on the front page: a section with its latest articles, or another kind of band.

    `kind` is section; opinion, whose cards' authors have portraits; video; dossier, of which `section` is the link,
    and which alone has an introduction and a picture; or most_read, an order of cards that the theme itself names."""

    section: Link
    cards: tuple[Card, ...]
    kind: str = "section"
    introduction: str = ""
    picture: Picture | None = None


@dataclass(frozen=True)
class FrontSheet:
    """`lead` is the article that an editor chose, or the first pinned or newest; `seconds` come beside it; `latest` and
    the strips repeat none of them, but where an editor wants it so."""

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

    `kind` is section, tag or byline. `period` names the day, month or year that this page holds, or is empty on the
    list's first page. `periods` are the first page's months or years, or the parts of a period without cards.
    `children` are the sections below; `portrait` and `role` are a byline's."""

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
    """A day of a month's archive: `number` 1–31, with its newest articles, newest first, of `count` in all."""

    number: int
    weekday: str
    date: Moment
    cards: tuple[Card, ...]
    address: str = ""
    """The day's own page."""
    count: int = 0


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
class DaySheet:
    """A day's archive. Its month is in the trail; it names no other day, so that no new article changes it."""

    frame: Frame
    heading: str
    cards: tuple[Card, ...]


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
class OutlineEntry:
    """A heading of a long article. `level` is 2 for its parts, 3 for what stands under one."""

    text: str
    anchor: str
    level: int


@dataclass(frozen=True)
class Translation:
    """A story in one language: the language, its own name for itself, its direction; and where the article stands."""

    language: str
    name: str
    direction: str
    address: str


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
    letter: LetterForm | None = None
    """The form for letters; None where they are closed."""
    developing: bool = False
    updates: tuple[UpdateBlock, ...] = ()
    """The hours at which the story grew, newest first; each also stands in the body."""
    outline: tuple[OutlineEntry, ...] = ()
    """Of a long article with several parts; else empty."""
    previous: Link | None = None
    next: Link | None = None
    """The articles right before and after it in its section."""
    dossiers: tuple[Link, ...] = ()
    social: SocialCard | None = None
    """Its picture for where it is shared, if the newspaper draws one for it."""
    translations: tuple[Translation, ...] = ()
    """The story in every language that it is told in, the article itself among them, the original first; empty where it
    is told in one."""


@dataclass(frozen=True)
class StaticSheet:
    frame: Frame
    heading: str
    standfirst: str
    body: tuple[Block, ...]
    children: tuple[Link, ...]
    language: str
    direction: str
    comments: tuple[CommentSheet, ...] = ()
    """Those that readers once wrote; there is no form for new ones."""
    comment_count: int = 0


@dataclass(frozen=True)
class DossierCard:
    """What a list shows of a dossier."""

    address: str
    title: str
    introduction: str
    picture: Picture | None


@dataclass(frozen=True)
class DossierSheet:
    """A dossier. `ordered`: the articles follow each other as an editor put them, or from the oldest on; else the
    newest is first."""

    frame: Frame
    heading: str
    introduction: str
    picture: Picture | None
    cards: tuple[Card, ...]
    ordered: bool


@dataclass(frozen=True)
class DossiersSheet:
    """All dossiers, newest first."""

    frame: Frame
    heading: str
    dossiers: tuple[DossierCard, ...]


@dataclass(frozen=True)
class CorrectionLine:
    """A correction notice: the article that it stands in (the link leads to the notice itself), its text, its day."""

    article: Link
    html: str
    time: Moment


@dataclass(frozen=True)
class CorrectionsSheet:
    """The newspaper's corrections, newest first."""

    frame: Frame
    heading: str
    lines: tuple[CorrectionLine, ...]


@dataclass(frozen=True)
class RestoringSheet:
    """What readers see while the newspaper is being restored."""

    frame: Frame


@dataclass(frozen=True)
class OfflineSheet:
    """What a reader without a network sees of a page that was not read before."""

    frame: Frame


@dataclass(frozen=True)
class WorkerSheet:
    """The script in a reader's browser that keeps what was read (a service worker), and the page that it shows else."""

    page: OfflineSheet


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
    iso: str = ""
    """The moment of publication, for machines."""
    language: str = "ar"
    picture: Picture | None = None


@dataclass(frozen=True)
class Choice:
    """One way to ask for less or for more: a filter with its number of answers (none where it is taken off)."""

    text: str
    address: str
    count: int = 0


@dataclass(frozen=True)
class Facet:
    """Choices of one kind: `section`, `date`, `tag` or `byline`."""

    kind: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class ResultsSheet:
    frame: Frame
    query: str
    hits: tuple[Hit, ...]
    total: int
    page: int
    pages: int
    previous: str = ""
    """Addresses of the pages of results before and after; empty where there is none."""
    next: str = ""
    filters: tuple[Choice, ...] = ()
    """The filters that are on; the address of each leads to the results without it."""
    facets: tuple[Facet, ...] = ()
    meant: Choice | None = None
    """«Did you mean»."""
    dated: Choice | None = None
    """The time that the query speaks of, as a filter."""
    loose: bool = False
    """No article holds all words; these hold some."""
