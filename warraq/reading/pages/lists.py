"""The pages of sections, tags and bylines."""

from __future__ import annotations

from warraq import keys
from warraq.reading import periods
from warraq.reading.breaking import breaking
from warraq.reading.cards import cards
from warraq.reading.frames import frame
from warraq.reading.periods import period, period_name
from warraq.reading.pictures import picture
from warraq.reading.reader import Reader
from warraq.reading.rows import NamedRow
from warraq.reading.sections import SectionRow
from warraq.reading.shelf import Shelf
from warraq.reading.targets import Target
from warraq.sheets import Link, ListSheet

KEY_OF = {"section": keys.section, "tag": keys.tag, "byline": keys.byline, "dossier": keys.dossier}


def latest(target: Target, reader: Reader) -> ListSheet | None:
    """A list's first page: its newest articles, and its months or years."""
    kind, number = target.kind, int(target.args[0])
    shelf = reader.shelf
    row = _row(kind, number, reader)
    reader.note(keys.about(kind, number), keys.listing(kind, number), keys.periods(kind, number))
    if row is None:
        return None
    found = shelf.catalogue.latest((kind, number), shelf.config.lists.latest)
    months = shelf.catalogue.months((kind, number)) if kind == "section" else shelf.catalogue.years((kind, number))
    portrait = row.portrait if isinstance(row, NamedRow) else None
    name = row.link.text
    return ListSheet(
        frame=frame(
            reader, row.address, name, row.description, _trail(kind, number, reader)[:-1],
            feed=Link(name, f"{row.address}feed.xml"), indexed=bool(found),
            breaking=breaking(reader) if kind == "section" else (),
        ),
        kind=kind,
        heading=name,
        description=row.description,
        period="",
        cards=cards(found, reader),
        periods=tuple(period(part, row.address, count, shelf) for part, count in reversed(months.items())),
        children=_children(row, reader) if isinstance(row, SectionRow) else (),
        portrait=picture(portrait, reader),
        role=row.role if isinstance(row, NamedRow) else "",
    )  # fmt: skip


def within(target: Target, reader: Reader) -> ListSheet | None:
    """All articles of a list in one period, or, where it is divided, its parts."""
    kind, number, part = target.kind.removesuffix("_period"), int(target.args[0]), str(target.args[1])
    shelf, of = reader.shelf, (kind, number)
    row = _row(kind, number, reader)
    reader.note(keys.listing(kind, number, part))
    trail = _trail(kind, number, reader)
    if periods.is_part(kind, part):
        outer = periods.around(part)
        reader.note(keys.divided(kind, number, outer))
        trail += (_link_to(outer, trail[-1].address, shelf),) if trail else ()
    found = periods.shown(of, part, shelf)
    divided = not periods.is_part(kind, part) and periods.is_divided(of, part, shelf)
    if row is None or not (found or divided):
        return None
    name = period_name(part, shelf)
    return ListSheet(
        frame=frame(reader, target.address, f"{row.link.text}: {name}", "", trail),
        kind=kind,
        heading=row.link.text,
        description="",
        period=name,
        cards=cards(found, reader),
        # Only this list's first page names its other periods, with their counts: older pages stay as they are.
        periods=tuple(periods.pieces(of, part, row.address, shelf)) if divided else (),
    )


def _link_to(part: str, home: str, shelf: Shelf) -> Link:
    made = period(part, home, 0, shelf)
    return Link(made.name, made.address)


def _row(kind: str, number: int, reader: Reader) -> SectionRow | NamedRow | None:
    reader.note(KEY_OF[kind](number))
    shelf = reader.shelf
    if kind == "section":
        return shelf.sections.by_id.get(number)
    return (shelf.tags if kind == "tag" else shelf.bylines).get(number)


def _trail(kind: str, number: int, reader: Reader) -> tuple[Link, ...]:
    """The list and the sections around it, outermost first."""
    if kind == "section":
        trail = reader.shelf.sections.trail(reader.shelf.sections.by_id[number].path)
        reader.note(*(keys.section(row.id) for row in trail))
        return tuple(row.link for row in trail)
    row = _row(kind, number, reader)
    return (row.link,) if row else ()


def _children(row: SectionRow, reader: Reader) -> tuple[Link, ...]:
    reader.note(keys.SECTIONS)
    return tuple(child.link for child in reader.shelf.sections.children(row.path))
