"""The catalogue: of every published article just what decides in which lists it stands, and where in them.

It is kept in memory: about a kilobyte an article. A running press reads it once and then only the articles that
changed, so that a publication costs the same in any archive.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from sys import intern
from typing import Generic, TypeVar
from zoneinfo import ZoneInfo

from django.db.models import F

from warraq.newsroom.models import Article, ArticleByline, ArticleSection, ArticleTag
from warraq.reading.marks import Marks
from warraq.reading.sections import Sections

Place = tuple[int, int]
"""Where an article stands in every list: its instant (microseconds since 1970, UTC), then its id."""
List = tuple[str, int]
"""Which list: its kind (site, section, tag, byline, or own: the articles of just that section) and record."""

Value = TypeVar("Value")

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
DAY = 86_400 * 1_000_000
"""A day in an instant's microseconds."""
CHUNK = 500


@dataclass(frozen=True, slots=True)
class Entry:
    """A published article's place. `sections` are its own section and all around it, innermost first, `further` others
    in whose lists it stands as well; `month` is "2014-09" and `day` "2014-09-15" in the newspaper's time zone;
    `updated` is 0 where the story never changed; `original` is the article that this one translates, or 0."""

    id: int
    instant: int
    month: str
    permalink: str
    sections: tuple[int, ...]
    tags: tuple[int, ...]
    bylines: tuple[int, ...]
    pinned: bool
    updated: int
    title: str
    further: tuple[int, ...] = ()
    day: str = ""
    original: int = 0

    @property
    def story(self) -> int:
        """The number by which a story's translations find each other."""
        return self.original or self.id

    @property
    def place(self) -> Place:
        return (self.instant, self.id)

    @property
    def lists(self) -> Iterator[List]:
        """Every list that the article stands in."""
        yield ("site", 0)
        for section in (*self.sections, *self.further):
            yield ("section", section)
        if self.sections:
            yield ("own", self.sections[0])
        for tag in self.tags:
            yield ("tag", tag)
        for byline in self.bylines:
            yield ("byline", byline)


def moment_of(instant: int) -> datetime:
    """An instant as a moment in UTC."""
    return EPOCH + timedelta(microseconds=instant)


def instant_of(moment: datetime) -> int:
    return (moment - EPOCH) // MICROSECOND


class Catalogue:
    """All published articles, and the lists that they make. Lists run from the oldest to the newest."""

    def __init__(self, zone: ZoneInfo, entries: Iterable[Entry] = ()) -> None:
        self.zone = zone
        self.entries: dict[int, Entry] = {}
        self.permalinks: dict[str, int] = {}
        self._lists: dict[List, list[Place]] = {}
        self._months: dict[List, dict[str, int]] = {}
        self._modified: dict[str, int] = {}
        self._pins: set[int] = set()
        self._translations: dict[int, set[int]] = {}
        self.marks = Marks(self.entries)
        for entry in entries:
            self._add(entry, insort_places=False)
        for places in self._lists.values():
            places.sort()

    # --- asking ---------------------------------------------------------------------------------------------

    def latest(self, of: List, count: int) -> list[int]:
        """Ids of a list's newest articles, newest first."""
        return [number for _, number in reversed(self._lists.get(of, ())[-count:])]

    def count(self, of: List) -> int:
        return len(self._lists.get(of, ()))

    def within(self, of: List, period: str) -> list[int]:
        """Ids of a list's articles of a year ("2014"), month ("2014-09") or day ("2014-09-15"), newest first."""
        start, end = self._bounds(period)
        places = self._lists.get(of, [])
        found = places[bisect_left(places, (start, 0)) : bisect_left(places, (end, 0))]
        return [number for _, number in reversed(found)]

    def count_within(self, of: List, period: str) -> int:
        """How many articles of a list such a period holds."""
        start, end = self._bounds(period)
        places = self._lists.get(of, [])
        return bisect_left(places, (end, 0)) - bisect_left(places, (start, 0))

    def since(self, of: List, instant: int) -> list[int]:
        """Ids of a list's articles from an instant on, newest first."""
        places = self._lists.get(of, [])
        return [number for _, number in reversed(places[bisect_left(places, (instant, 0)) :])]

    def before(self, of: List, place: Place, count: int) -> list[int]:
        """Ids of the `count` articles of a list that come right before a place, nearest first."""
        return [number for _, number in reversed(self.places_before(of, place, count))]

    def places_before(self, of: List, place: Place, count: int) -> list[Place]:
        """The same articles' places, nearest last."""
        places = self._lists.get(of, [])
        at = bisect_left(places, place)
        return places[max(0, at - count) : at]

    def after(self, of: List, place: Place, count: int) -> list[int]:
        """Ids of the `count` articles of a list that come right after a place, nearest first."""
        places = self._lists.get(of, [])
        at = bisect_right(places, place)
        return [number for _, number in places[at : at + count]]

    def beside(self, of: List, place: Place) -> tuple[int | None, int | None]:
        """Ids of the articles of a list that come right before and right after a place."""
        places = self._lists.get(of, [])
        at = bisect_left(places, place)
        after = at + 1 if at < len(places) and places[at] == place else at
        return places[at - 1][1] if at else None, places[after][1] if after < len(places) else None

    def first(self, of: List, count: int) -> list[int]:
        """Ids of a list's oldest articles, oldest first."""
        return [number for _, number in self._lists.get(of, ())[:count]]

    def months(self, of: List) -> dict[str, int]:
        """How many articles each month of a list holds, from the first month on; months without any are not there."""
        return dict(sorted(self._months.get(of, {}).items()))

    def years(self, of: List) -> dict[str, int]:
        """How many articles each year of a list holds."""
        months = self.months(of).items()
        by_year = groupby(months, key=lambda month: month[0][:4])
        return {year: sum(count for _, count in group) for year, group in by_year}

    def days(self) -> list[str]:
        """The days on which anything appeared."""
        return sorted({entry.day for entry in self.entries.values()})

    def modified(self, month: str) -> int:
        """The last instant at which an article of a month appeared or was updated."""
        if month not in self._modified:
            numbers = self.within(("site", 0), month)
            self._modified[month] = max(max(self.entries[n].instant, self.entries[n].updated) for n in numbers)
        return self._modified[month]

    def records(self, kind: str) -> list[int]:
        """Which sections, tags or bylines hold any article."""
        return sorted(number for (of, number), places in self._lists.items() if of == kind and places)

    def pinned(self) -> list[int]:
        """Ids of the articles pinned to the front page, newest first."""
        return [number for _, number in sorted((self.entries[n].place for n in self._pins), reverse=True)]

    def held(self, address: str) -> str:
        """An address as an entry holds it, if any does: many of them then take no memory of their own."""
        number = self.permalinks.get(address)
        return address if number is None else self.entries[number].permalink

    def translations(self, story: int) -> list[int]:
        """Ids of the articles that tell a story: the original, if readers can see it, and its translations."""
        original = [story] if story in self.entries else []
        return original + sorted(self._translations.get(story, ()))

    # --- changing -------------------------------------------------------------------------------------------

    def put(self, number: int, entry: Entry | None) -> None:
        """Let an article stand where `entry` says, or nowhere."""
        old = self.entries.get(number)
        if old == entry:
            return
        self.marks.forget(number)
        if old is not None:
            self._remove(old)
        if entry is not None:
            self._add(entry, insort_places=True)

    def _add(self, entry: Entry, *, insort_places: bool) -> None:
        self.entries[entry.id] = entry
        self.permalinks[entry.permalink] = entry.id
        self._modified.pop(entry.month, None)
        if entry.pinned:
            self._pins.add(entry.id)
        if entry.original:
            self._translations.setdefault(entry.original, set()).add(entry.id)
        place = entry.place  # one for all lists: a third of the catalogue's memory
        for of in entry.lists:
            places = self._lists.setdefault(of, [])
            if insort_places:
                insort(places, place)
            else:
                places.append(place)
            months = self._months.setdefault(of, {})
            months[entry.month] = months.get(entry.month, 0) + 1

    def _remove(self, entry: Entry) -> None:
        del self.entries[entry.id]
        if self.permalinks.get(entry.permalink) == entry.id:
            del self.permalinks[entry.permalink]
        self._modified.pop(entry.month, None)
        self._pins.discard(entry.id)
        self._translations.get(entry.original, set()).discard(entry.id)
        for of in entry.lists:
            places, months = self._lists[of], self._months[of]
            del places[bisect_left(places, entry.place)]
            months[entry.month] -= 1
            if not months[entry.month]:
                del months[entry.month]

    def _bounds(self, period: str) -> tuple[int, int]:
        if len(period) > 7:
            first = date.fromisoformat(period)
            midnights = (datetime.combine(day, time.min, self.zone) for day in (first, first + timedelta(days=1)))
            return instant_of(next(midnights)), instant_of(next(midnights))
        year, month = (int(period[:4]), int(period[5:] or 0))
        start = datetime(year, month or 1, 1, tzinfo=self.zone)
        end = datetime(year + (month in {0, 12}), month % 12 + 1 if month else 1, 1, tzinfo=self.zone)
        return instant_of(start), instant_of(end)


# --- reading ------------------------------------------------------------------------------------------------------


def load(zone: ZoneInfo, sections: Sections) -> Catalogue:
    """The catalogue of the whole newspaper: three queries."""
    return Catalogue(zone, _entries(zone, sections, None))


def entries(zone: ZoneInfo, sections: Sections, numbers: Iterable[int]) -> dict[int, Entry]:
    """The entries of those of the articles that readers may see."""
    asked = sorted(set(numbers))
    found = {}
    for start in range(0, len(asked), CHUNK):
        found.update((entry.id, entry) for entry in _entries(zone, sections, asked[start : start + CHUNK]))
    return found


def _entries(zone: ZoneInfo, sections: Sections, numbers: list[int] | None) -> Iterator[Entry]:
    articles = Article.objects.filter(live=True, first_published_at__isnull=False, permalink__isnull=False)
    tags = ArticleTag.objects.order_by("content_object_id", "id").values_list("content_object_id", "tag_id")
    bylines = ArticleByline.objects.order_by("article_id", F("sort_order").asc(nulls_last=True), "id")
    bylines = bylines.values_list("article_id", "byline_id")
    further = ArticleSection.objects.order_by("article_id", F("sort_order").asc(nulls_last=True), "id")
    further = further.values_list("article_id", "section__path")
    if numbers is not None:
        articles = articles.filter(pk__in=numbers)
        tags = tags.filter(content_object_id__in=numbers)
        bylines = bylines.filter(article_id__in=numbers)
        further = further.filter(article_id__in=numbers)
    # All by the article's number, and read beside each other: none is ever held whole.
    tags_of, bylines_of = _Beside(tags.iterator(5000)), _Beside(bylines.iterator(5000))
    further_of = _Beside(further.iterator(5000))
    rows = articles.order_by("pk").values_list(
        "pk", "first_published_at", "path", "permalink", "pinned", "updated_at", "title", "original"
    )
    for pk, published, path, permalink, pinned, updated, title, original in rows.iterator(5000):
        if sections.is_private(path):
            continue
        local = published.astimezone(zone)
        own = sections.around(path)
        others = sections.with_around(further_of.of(pk))
        yield Entry(
            id=pk,
            instant=instant_of(published),
            month=intern(f"{local.year:04}-{local.month:02}"),
            day=intern(local.date().isoformat()),
            permalink=permalink,
            sections=own,
            further=tuple(section for section in others if section not in own),
            tags=tags_of.of(pk),
            bylines=bylines_of.of(pk),
            pinned=pinned,
            updated=instant_of(updated) if updated else 0,
            title=title,
            original=original or 0,
        )


class _Beside(Generic[Value]):
    """What belongs to each article, from rows (article, value) that are ordered by article; asked for in that order."""

    def __init__(self, rows: Iterable[tuple[int, Value]]) -> None:
        self._groups = groupby(rows, lambda row: row[0])
        self._next: tuple[int, tuple[Value, ...]] | None = (-1, ())
        self._same: dict[tuple[Value, ...], tuple[Value, ...]] = {}

    def of(self, number: int) -> tuple[Value, ...]:
        while self._next is not None and self._next[0] < number:
            group = next(self._groups, None)
            self._next = group and (group[0], tuple(row[1] for row in group[1]))
        if self._next is None or self._next[0] != number:
            return ()
        values = self._next[1]
        # Most articles share theirs with others: one tuple does for all.
        return self._same.setdefault(values, values) if len(values) < 3 else values
