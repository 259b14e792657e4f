"""Sheets of the pages that people read."""

from __future__ import annotations

from dataclasses import dataclass

from warraq.sheets.body import Block, CommentSheet
from warraq.sheets.frame import Frame
from warraq.sheets.letters import LetterForm
from warraq.sheets.parts import Author, Card, Link, Moment, Picture


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
    letter: LetterForm | None = None
    """The form for letters; None where they are closed."""


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
    """Choices of one kind: `section` or `date`."""

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
