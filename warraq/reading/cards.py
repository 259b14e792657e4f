"""Cards: what lists show of an article. Read once a run, with the keys they stand on."""

from __future__ import annotations

from collections.abc import Iterable

from warraq import keys
from warraq.arabic.direction import language_direction
from warraq.arabic.excerpt import excerpt
from warraq.keys import Key
from warraq.reading import periods
from warraq.reading.catalogue import Entry
from warraq.reading.memo import CHUNK, make_room
from warraq.reading.pictures import picture
from warraq.reading.reader import Reader
from warraq.reading.rows import NO_BODY, ArticleRow
from warraq.reading.shelf import Shelf
from warraq.reading.targets import Target
from warraq.reading.texts import EXCERPT, first_words
from warraq.sheets import Author, Card, Link

MOST = 5_000
"""Cards kept in memory at once: several months of a large newspaper, which is printed month by month."""


def cards(numbers: Iterable[int], reader: Reader) -> tuple[Card, ...]:
    """The cards of these articles in their order, those left out that readers cannot see."""
    kept, asked = reader.shelf.cards, list(numbers)
    if not kept.keys() >= set(asked):
        _want(asked, reader.shelf)
    found = [kept[number] for number in asked if number in kept]
    # Noted even where there is no card: it may come back.
    reader.note_all(map(keys.card, asked), *[noted for _, noted in found])
    return tuple([card for card, _ in found])


def expect(targets: Iterable[Target], shelf: Shelf) -> None:
    """Read together the cards that these articles and pages of a period will show: a few queries for many pages."""
    asked: list[int] = []
    for target in targets:
        match target.kind, target.args:
            case "article", (int(number),) if number in shelf.catalogue.entries:
                asked += shelf.related(number)
            case "day", (str(period),):
                asked += shelf.catalogue.within(("site", 0), period)
            case "month", (str(period),):
                asked += periods.whole_month(period, shelf)
            case (("section_period" | "tag_period" | "byline_period" as kind), (int(number), str(period))):
                asked += periods.shown((kind.removesuffix("_period"), number), period, shelf)
    _want(asked[:MOST], shelf)


def section_link(entry: Entry, reader: Reader) -> Link | None:
    """The section that an article stands in."""
    if not entry.sections:
        return None
    number = entry.sections[0]
    reader.note(keys.section(number))
    return reader.shelf.sections.by_id[number].link


def authors(entry: Entry, reader: Reader) -> tuple[Author, ...]:
    """The bylines of an article, in their order."""
    reader.note(*map(keys.byline, entry.bylines))
    rows = reader.shelf.bylines.these(entry.bylines)
    return tuple([Author(row.name, row.address, row.role) for row in rows])


def direction_of(language: str, reader: Reader) -> tuple[str, str]:
    """A text's language and direction, by the newspaper's own where it names none."""
    language = language or reader.shelf.config.newspaper.language
    return language, language_direction(language)


def summary(row: ArticleRow, shelf: Shelf) -> str:
    """The excerpt of an article: its own, or the standfirst, or the first words of the body."""
    if row.id not in shelf.summaries:
        make_room(shelf.summaries, 1, MOST)
        text = row.excerpt.strip() or row.standfirst.strip()
        body = NO_BODY if text else shelf.bodies.get(row.id) or NO_BODY
        shelf.summaries[row.id] = excerpt(text, EXCERPT) if text else first_words(body.blocks)
    return shelf.summaries[row.id]


def _want(numbers: list[int], shelf: Shelf) -> None:
    entries = shelf.catalogue.entries
    missing = [n for n in dict.fromkeys(numbers) if n not in shelf.cards and n in entries]
    if not missing:
        return
    if make_room(shelf.cards, len(missing), MOST):
        missing = [n for n in dict.fromkeys(numbers) if n not in shelf.cards and n in entries]
    for start in range(0, len(missing), CHUNK):
        chunk = missing[start : start + CHUNK]
        known = {row.id: row for row in shelf.articles.these(chunk)}
        wordless = [
            row.id for row in known.values()
            if row.id not in shelf.summaries and not (row.excerpt.strip() or row.standfirst.strip())
        ]  # fmt: skip
        shelf.pictures.want(row.lead for row in known.values() if row.lead)
        shelf.bylines.want(byline for n in chunk for byline in entries[n].bylines)
        for at in range(0, len(wordless), 100):
            shelf.bodies.want(wordless[at : at + 100])
            shelf.cards.update((number, _card(known[number], shelf)) for number in wordless[at : at + 100])
        shelf.cards.update((number, _card(row, shelf)) for number, row in known.items() if number not in shelf.cards)


def _card(row: ArticleRow, shelf: Shelf) -> tuple[Card, frozenset[Key]]:
    reader, entry = Reader(shelf), shelf.catalogue.entries[row.id]
    language, direction = direction_of(row.language, reader)
    card = Card(
        address=entry.permalink,
        headline=entry.title,
        kicker=row.kicker,
        excerpt=summary(row, shelf),
        section=section_link(entry, reader),
        authors=authors(entry, reader),
        published=shelf.instant(entry.instant),
        picture=picture(row.lead, reader),
        language=language,
        direction=direction,
        comments=row.comments,
        developing=row.developing,
    )
    return card, frozenset(reader.keys)
