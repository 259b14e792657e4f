"""The shelf: all that one run of the press has read already, so that pages that share a card or a menu read it once."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from functools import cached_property, lru_cache, partial
from typing import Any

from warraq import keys
from warraq.addresses import list_address
from warraq.arabic.dates import format_date, format_hijri, format_time
from warraq.arabic.direction import language_direction
from warraq.arabic.letters import COMMA
from warraq.arabic.months import MonthStyle
from warraq.config import SiteConfig
from warraq.keys import Key
from warraq.reading import catalogue as catalogues
from warraq.reading import rows
from warraq.reading.dossiers import Dossiers
from warraq.reading.memo import Memo
from warraq.reading.related import related
from warraq.reading.sections import Sections
from warraq.sheets import Card, Moment

MOST_CHOICES = 2_000


class Shelf:
    """What has been read of one newspaper. A running press keeps it from run to run and `forget`s what changed."""

    def __init__(self, config: SiteConfig) -> None:
        self.config = config
        self.zone = config.zone
        paper, bases = config.newspaper, config.addresses
        self.style = MonthStyle.of_site(paper.language, paper.region, paper.months == "double")
        self.tags = Memo(partial(rows.tags, bases.tag_base))
        self.bylines = Memo(partial(rows.bylines, bases.byline_base))
        self.pictures = Memo(rows.pictures)
        self.documents = Memo(rows.documents)
        self.articles = Memo(rows.articles, most=5_000)
        self.pages = Memo(rows.pages)
        self.bodies = Memo(rows.article_bodies, most=400)
        self.page_bodies = Memo(rows.page_bodies, most=200)
        self.comments = Memo(rows.comments, most=2_000)
        self.cards: dict[int, tuple[Card, frozenset[Key]]] = {}
        self.summaries: dict[int, str] = {}
        """Excerpts of articles by id: cards, pages and facets all ask for them."""
        self._related: dict[int, list[int]] = {}
        self.kept: dict[str, Any] = {}
        """Parts that every page shares, with the keys they stand on, by name."""
        self._hijri_text = lru_cache(4096)(partial(format_hijri, language=paper.language, digits=paper.digits))
        self._time_text = lru_cache(1440)(self._time)
        self._comma = COMMA if language_direction(self.style.language) == "rtl" else ","
        self._instant = lru_cache(2048)(lambda instant: self.moment(catalogues.moment_of(instant)))
        self._day_text = lru_cache(4096)(partial(format_date, style=self.style, digits=paper.digits))

    @cached_property
    def sections(self) -> Sections:
        return Sections(self.config.addresses.section_base)

    @cached_property
    def dossiers(self) -> Dossiers:
        return Dossiers(self.config.addresses.dossier_base, self.sections)

    @property
    def dossiers_home(self) -> str:
        """The address of the list of all dossiers."""
        return list_address(self.config.addresses.dossier_base, [])

    @cached_property
    def catalogue(self) -> catalogues.Catalogue:
        return catalogues.load(self.zone, self.sections)

    def moment(self, moment: datetime) -> Moment:
        """A moment in the newspaper's zone, months and digits."""
        local = moment.astimezone(self.zone)
        date = local.date()
        day = self._day_text(date)
        return Moment(
            iso=local.isoformat(timespec="seconds"),
            text=day,
            text_with_time=f"{day}{self._comma} {self._time_text(local.hour, local.minute)}",
            hijri=self._hijri_text(date) if self.config.newspaper.hijri else "",
        )

    def instant(self, instant: int) -> Moment:
        """The same of a catalogue's instant."""
        return self._instant(instant)

    def iso(self, instant: int) -> str:
        """Of such a moment just what machines read."""
        return catalogues.moment_of(instant).astimezone(self.zone).isoformat(timespec="seconds")

    def day(self, day: date) -> str:
        return self._day_text(day)

    def _time(self, hour: int, minute: int) -> str:
        on_any_day = datetime(2000, 1, 1, hour, minute, tzinfo=UTC)
        return format_time(on_any_day, UTC, self.config.newspaper.digits, self.style.language)

    def related(self, number: int) -> list[int]:
        """Which articles «شاهد أيضاً» shows with this one."""
        if number not in self._related:
            if len(self._related) > MOST_CHOICES:
                self._related.clear()
            self._related[number] = related(number, self.catalogue, self.config.lists.related)
        return self._related[number]

    def expect(self, numbers: Iterable[int]) -> None:
        """Read together what the pages of these articles will need: a few queries for many pages."""
        asked = [number for number in numbers if number in self.catalogue.entries]
        self.articles.want([*asked, *(other for number in asked for other in self.related(number))])
        self.bodies.want(asked)
        self.comments.want(asked)
        entries = [self.catalogue.entries[number] for number in asked]
        self.tags.want(tag for entry in entries for tag in entry.tags)
        self.bylines.want(byline for entry in entries for byline in entry.bylines)

    def forget(self, changes: Iterable[tuple[str, int]]) -> None:
        """Let what these changes (kind, record) touched be read again."""
        memos: dict[str, tuple[Memo[Any], ...]] = {
            "article": (self.articles, self.bodies, self.comments),
            "comment": (self.articles, self.comments),
            "page": (self.pages, self.page_bodies, self.comments),
            "tag": (self.tags,),
            "byline": (self.bylines,),
            "picture": (self.pictures,),
            "document": (self.documents,),
        }
        touched = list(changes)
        for kind, number in touched:
            for memo in memos.get(kind, ()):
                memo.forget(number)
            if kind in {"section", "page", "dossier", "everything"}:
                # Which of them readers may see hangs on where all of them stand in one tree.
                self.__dict__.pop("sections", None)
                self.__dict__.pop("dossiers", None)
            if kind == "everything":
                self.__dict__.pop("catalogue", None)
                for memo in (memo for group in memos.values() for memo in group):
                    memo.forget()
            if kind in {"article", "comment"}:
                self.cards.pop(number, None)
                self.summaries.pop(number, None)
            elif kind in {"section", "byline", "picture", "everything"}:
                self.cards.clear()
            if kind == "everything":
                self.summaries.clear()
        self._forget_kept(touched)
        self._related.clear()

    def _forget_kept(self, changes: list[tuple[str, int]]) -> None:
        """What all pages share stands on records of other kinds, and on articles only where a menu leads to one."""
        found = self.kept.pop("site", None)
        self.kept.clear()
        outside = any(kind not in {"article", "comment"} for kind, _ in changes)
        if found is not None and not outside and not any(keys.card(number) in found[1] for _, number in changes):
            self.kept["site"] = found
