"""Targets: the closed set of what the press prints, and which of them the records call for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from warraq.addresses import SHORT_BLOCK, archive_address, short_file
from warraq.newsroom.models import Byline, NewsPage, StaticPage, Tag
from warraq.reading import periods
from warraq.reading.catalogue import Entry, Place
from warraq.reading.shelf import Shelf

SINGLE = {
    "front": "/", "archive": "/archive/", "not_found": "/404.html", "search": "/search/", "robots": "/robots.txt",
    "opensearch": "/opensearch.xml", "manifest": "/manifest.webmanifest",
    "corrections": "/corrections/", "restoring": "/503.html", "offline": "/offline.html", "worker": "/sw.js",
    "sitemap_index": "/sitemap.xml", "sitemap_pages": "/sitemap-pages.xml", "sitemap_news": "/sitemap-news.xml",
}  # fmt: skip
"""Pages of which there is one, always (the last two of the third line only where it is set), and their addresses."""
LISTS = ("section", "tag", "byline")
KINDS = frozenset(
    {*SINGLE, *LISTS, *(f"{kind}_period" for kind in LISTS),
     "article", "numbers", "page", "dossier", "dossiers", "day", "month", "year", "sitemap", "feed_xml", "feed_json"}
)  # fmt: skip

PERIODS = frozenset({"day", "month", "sitemap", "year", *(f"{kind}_period" for kind in LISTS)})
"""Kinds whose last argument is a period."""


class Target(NamedTuple):
    """Something to print: its kind, the record and period that it is of, and where it stands.

    ======================================= =================================
    kind                                    args
    ======================================= =================================
    article, page, section, tag, byline     (id,)
    dossier                                 (id,)
    numbers                                 (block,)
    section_period                          (id, "2014-09"), (id, "2014-09-15")
    tag_period, byline_period               (id, "2014"), (id, "2014-09")
    day                                     ("2014-09-15",)
    month, sitemap; year                    ("2014-09",); ("2014",)
    feed_xml, feed_json                     (list's kind, id), site's is 0
    those in `SINGLE`, dossiers             ()
    ======================================= =================================
    """

    kind: str
    args: tuple[int | str, ...]
    address: str


def all_targets(shelf: Shelf) -> Iterator[Target]:
    """Everything that the records call for now."""
    for kind, address in SINGLE.items():
        yield Target(kind, (), address)
    yield from feeds("site", 0, "/")
    for kind, numbers in (
        ("section", list(shelf.sections.by_id)),
        ("tag", list(Tag.objects.order_by("pk").values_list("pk", flat=True))),
        ("byline", list(Byline.objects.order_by("pk").values_list("pk", flat=True))),
    ):
        for number in numbers:
            yield from of_list(kind, number, shelf)
    yield Target("dossiers", (), shelf.dossiers_home)
    for dossier in shelf.dossiers.by_id:
        yield from of_dossier(dossier, shelf)
    for day in shelf.catalogue.days():
        yield Target("day", (day,), archive_address(day))
    for year in shelf.catalogue.years(("site", 0)):
        yield Target("year", (year,), archive_address(year))
    for month in shelf.catalogue.months(("site", 0)):
        yield from of_month(month)
    for number in StaticPage.objects.filter(live=True).order_by("pk").values_list("pk", flat=True):
        yield from of_page(number, shelf)
    for block in sorted({number // SHORT_BLOCK for number in shelf.catalogue.entries}):
        yield of_block(block)
    for entry in shelf.catalogue.entries.values():
        yield Target("article", (entry.id,), entry.permalink)


def by_time(targets: Iterable[Target], shelf: Shelf) -> list[Target]:
    """The same, so that those that show the same articles are near each other: each month's articles, oldest first,
    then the pages of its days and lists; a year's pages after its months. What is of no month comes first."""

    def place(target: Target) -> tuple[str, bool, Place]:
        if target.kind == "article":
            entry = shelf.catalogue.entries[int(target.args[0])]
            return entry.month, False, entry.place
        period = str(target.args[-1]) if target.kind in PERIODS else ""
        return period[:7] if len(period) != 4 else f"{period}-end", True, (0, 0)

    return sorted(targets, key=place)


def of_article(entry: Entry, shelf: Shelf) -> Iterator[Target]:
    """The article's own page, and every page of a period that it may be the first or last article of."""
    yield Target("article", (entry.id,), entry.permalink)
    yield of_block(entry.id // SHORT_BLOCK)
    yield Target("year", (entry.month[:4],), archive_address(entry.month[:4]))
    yield Target("day", (entry.day,), archive_address(entry.day))
    yield from of_month(entry.month)
    for kind, number in entry.lists:
        if kind in LISTS:
            address = list_home(kind, number, shelf)
            if address is not None:
                yield _period(kind, number, periods.whole_of(kind, entry), address)
                yield _period(kind, number, periods.part_of(kind, entry), address)


def of_block(block: int) -> Target:
    """Where the short addresses of these articles lead."""
    return Target("numbers", (block,), short_file(block * SHORT_BLOCK))


def of_month(month: str) -> Iterator[Target]:
    yield Target("month", (month,), archive_address(month))
    yield Target("sitemap", (month,), f"/sitemap-{month}.xml")


def of_list(kind: str, number: int, shelf: Shelf) -> Iterator[Target]:
    """The pages and feeds of a section, tag or byline, if it is there."""
    address = list_home(kind, number, shelf)
    if address is None:
        return
    yield Target(kind, (number,), address)
    yield from feeds(kind, number, address)
    catalogue, of = shelf.catalogue, (kind, number)
    for period in catalogue.months(of) if kind == "section" else catalogue.years(of):
        yield _period(kind, number, period, address)
        if periods.is_divided(of, period, shelf):
            yield from of_parts((of, period), shelf)


def of_parts(division: periods.Division, shelf: Shelf) -> Iterator[Target]:
    """The pages of a divided period's parts."""
    (kind, number), period = division
    address = list_home(kind, number, shelf)
    if address is not None:
        for part in periods.parts((kind, number), period, shelf.catalogue):
            yield _period(kind, number, part, address)


def of_dossier(number: int, shelf: Shelf) -> Iterator[Target]:
    row = shelf.dossiers.by_id.get(number)
    if row is not None:
        yield Target("dossier", (number,), row.address)
        yield from feeds("dossier", number, row.address)


def of_page(number: int, shelf: Shelf) -> Iterator[Target]:
    page = shelf.pages.get(number)
    if page is not None:
        yield Target("page", (number,), page.address)


def feeds(kind: str, number: int, address: str) -> Iterator[Target]:
    yield Target("feed_xml", (kind, number), f"{address}feed.xml")
    yield Target("feed_json", (kind, number), f"{address}feed.json")


def current(target: Target, shelf: Shelf) -> bool:
    """Whether what a target names (still) stands at its address. A permalink wins over a list: an editor chose it."""
    if target.kind in SINGLE and target.kind != "corrections":
        return SINGLE[target.kind] == target.address
    found = _current_address(target, shelf)
    if found != target.address:
        return False
    if target.kind in {"article", "page"}:
        return True
    return target.address not in shelf.catalogue.permalinks and target.address not in _pages_own(shelf)


def _pages_own(shelf: Shelf) -> frozenset[str]:
    """The addresses of static pages. Read once a run."""
    if "pages' own" not in shelf.kept:
        # Two questions: as one, SQLite looks through all pages to find the few that are static.
        own = dict(StaticPage.objects.filter(permalink__isnull=False).order_by().values_list("pk", "permalink"))
        live = NewsPage.objects.filter(pk__in=own, live=True).values_list("pk", "path")
        shelf.kept["pages' own"] = frozenset(own[pk] for pk, path in live if not shelf.sections.is_private(path))
    kept: frozenset[str] = shelf.kept["pages' own"]
    return kept


def _current_address(target: Target, shelf: Shelf) -> str | None:  # noqa: PLR0911 - one for each kind
    match target.kind, target.args:
        case "article", (int(number),):
            entry = shelf.catalogue.entries.get(number)
            return entry.permalink if entry else None
        case "page", (int(number),):
            page = shelf.pages.get(number)
            return page.address if page and not shelf.sections.is_private(page.path) else None
        case "corrections", ():
            return SINGLE["corrections"]
        case "dossiers", ():
            return shelf.dossiers_home
        case (("section" | "tag" | "byline" | "dossier" as kind), (int(number),)):
            return list_home(kind, number, shelf)
        case (("section_period" | "tag_period" | "byline_period" as kind), (int(number), str(period))):
            home = list_home(kind.removesuffix("_period"), number, shelf)
            return f"{home}{period.replace('-', '/')}/" if home else None
        case (("day" | "month" | "year"), (str(period),)):
            return archive_address(period)
        case "sitemap", (str(month),):
            return f"/sitemap-{month}.xml"
        case (("feed_xml" | "feed_json" as kind), (str(of), int(number))):
            home = "/" if of == "site" else list_home(of, number, shelf)
            return f"{home}feed.{kind.removeprefix('feed_')}" if home else None
    raise ValueError(f"no such target: {target}")


def list_home(kind: str, number: int, shelf: Shelf) -> str | None:
    """The address of a section, tag, byline or dossier."""
    if kind == "dossier":
        dossier = shelf.dossiers.by_id.get(number)
        return dossier.address if dossier else None
    if kind == "section":
        section = shelf.sections.by_id.get(number)
        return section.address if section else None
    row = (shelf.tags if kind == "tag" else shelf.bylines).get(number)
    return row.address if row else None


def _period(kind: str, number: int, period: str, address: str) -> Target:
    return Target(f"{kind}_period", (number, period), f"{address}{period.replace('-', '/')}/")


def numbers(targets: Iterable[Target]) -> list[int]:
    """Ids of the articles among targets."""
    return [int(target.args[0]) for target in targets if target.kind == "article"]
