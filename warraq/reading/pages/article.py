"""The article's page, and static pages."""

from __future__ import annotations

from html import escape

from django.db.models import QuerySet

from warraq import keys
from warraq.arabic.languages import own_name
from warraq.newsroom.models import StaticPage
from warraq.reading import texts
from warraq.reading.bodies import blocks
from warraq.reading.cards import authors, cards, direction_of, summary
from warraq.reading.catalogue import Entry
from warraq.reading.few import few
from warraq.reading.frames import frame
from warraq.reading.pictures import picture
from warraq.reading.reader import Reader
from warraq.reading.rows import NO_BODY, STATIC_COLUMNS, ArticleRow, PageRow
from warraq.reading.targets import Target
from warraq.reading.threads import comments
from warraq.sheets import (
    ArticleSheet,
    Block,
    HeadingBlock,
    LetterForm,
    Link,
    OutlineEntry,
    SocialCard,
    StaticSheet,
    Translation,
    UpdateBlock,
)
from warraq.theme import social

LONG, PARTS = 500, 3
"""Words and parts from which on an article has an outline."""


def article(target: Target, reader: Reader) -> ArticleSheet | None:
    number = int(target.args[0])
    shelf = reader.shelf
    reader.note(keys.card(number), keys.body(number), keys.related(number))
    entry, row = shelf.catalogue.entries.get(number), shelf.articles.get(number)
    if entry is None or row is None:
        return None
    body = (shelf.bodies.get(number) or NO_BODY).blocks
    return _sheet(entry, row, body, shelf.related(number), summary(row, shelf), reader=reader)


def draft(entry: Entry, row: ArticleRow, body: list[dict[str, object]], reader: Reader) -> ArticleSheet:
    """The sheet of an article that is not published as it is here: for previews."""
    own = row.excerpt.strip() or row.standfirst.strip()
    description = texts.excerpt(own, texts.EXCERPT) if own else texts.first_words(body)
    return _sheet(entry, row, body, [], description, reader=reader)


def _sheet(
    entry: Entry, row: ArticleRow, body: list[dict[str, object]], others: list[int], description: str, *, reader: Reader
) -> ArticleSheet:
    shelf = reader.shelf
    sections = section_links(entry, reader)
    language, direction = direction_of(row.language, reader)
    reader.note(*map(keys.tag, entry.tags))
    read, words = blocks(body, reader), texts.count_words(body)
    before, after = _neighbours(entry, reader)
    return ArticleSheet(
        frame=frame(reader, entry.permalink, entry.title, description, sections),
        number=entry.id,
        headline=entry.title,
        kicker=row.kicker,
        standfirst=row.standfirst,
        section=sections[-1] if sections else None,
        sections=sections,
        authors=authors(entry, reader),
        published=shelf.instant(entry.instant),
        updated=shelf.instant(entry.updated) if entry.updated > entry.instant else None,
        lead=picture(row.lead, reader, caption_html=_escaped(row.lead_caption)),
        body=read,
        tags=tuple([tag.link for tag in shelf.tags.these(entry.tags)]),
        related=cards(others, reader),
        comments=comments(entry.id, reader),
        comment_count=row.comments,
        comments_open=row.comments_open,
        language=language,
        direction=direction,
        words=words,
        developing=row.developing,
        updates=tuple(reversed([block for block in read if isinstance(block, UpdateBlock)])),
        outline=_outline(read, words),
        previous=before,
        next=after,
        dossiers=_dossiers(entry.id, reader),
        social=_social(entry, row, sections[-1].text if sections else "", reader),
        translations=_translations(entry, reader),
        letter=_letter(entry.permalink, reader) if row.comments_open else None,
    )


def _letter(address: str, reader: Reader) -> LetterForm | None:
    letters = reader.shelf.config.letters
    return LetterForm(address, letters.email_days, letters.longest) if letters.open and address else None


def _outline(read: tuple[Block, ...], words: int) -> tuple[OutlineEntry, ...]:
    """The parts of an article that is long enough to be found through by them."""
    if words < LONG:
        return ()
    headings = [block for block in read if isinstance(block, HeadingBlock) and block.level <= 3]
    if sum(heading.level == 2 for heading in headings) < PARTS:
        return ()
    return tuple(OutlineEntry(heading.text, heading.anchor, heading.level) for heading in headings)


def _neighbours(entry: Entry, reader: Reader) -> tuple[Link | None, Link | None]:
    """The articles right before and after in the article's own section. A new article changes the one before it, and
    no other old page."""
    if not entry.sections:
        return None, None
    catalogue, own = reader.shelf.catalogue, ("own", entry.sections[0])
    reader.note(keys.neighbours(entry.id))
    before, after = catalogue.beside(own, entry.place)
    return _link(before, reader), _link(after, reader)


def _link(number: int | None, reader: Reader) -> Link | None:
    if number is None:
        return None
    reader.note(keys.card(number))
    other = reader.shelf.catalogue.entries[number]
    return Link(other.title, other.permalink)


def _social(entry: Entry, row: ArticleRow, section: str, reader: Reader) -> SocialCard | None:
    """What the article's social card is drawn from, if the newspaper wants one for it."""
    config = reader.shelf.config
    wanted = config.pictures.social_cards
    if wanted == "none" or (wanted == "written" and not row.written):
        return None
    language, direction = direction_of(row.language, reader)
    photo = reader.shelf.pictures.get(row.lead)
    inputs = (
        entry.title, section, config.newspaper.name, language, direction, config.theme.face, config.theme.accent,
        photo.digest if photo else "", (photo.focal_x, photo.focal_y) if photo else (0.5, 0.5),
    )  # fmt: skip
    return SocialCard(social.address_of(inputs), *inputs[:7], photo.file if photo and photo.digest else "", inputs[-1])  # type: ignore[arg-type]


def _translations(entry: Entry, reader: Reader) -> tuple[Translation, ...]:
    """The story in each language, one article a language. Where two share one, the article itself stands for its own,
    else the one that comes first."""
    shelf = reader.shelf
    reader.note(keys.translations(entry.story))
    numbers = shelf.catalogue.translations(entry.story)
    if not any(number != entry.id for number in numbers):
        return ()
    reader.note(*map(keys.card, numbers))
    found: dict[str, Translation] = {}
    rows = {row.id: row for row in shelf.articles.these(numbers)}
    for number in numbers:
        language, direction = direction_of(rows[number].language if number in rows else "", reader)
        if number in rows and (language not in found or number == entry.id):
            address = shelf.catalogue.entries[number].permalink
            found[language] = Translation(language, own_name(language), direction, address)
    return tuple(found.values()) if len(found) > 1 else ()


def _dossiers(number: int, reader: Reader) -> tuple[Link, ...]:
    """The dossiers that the article is in."""
    around = reader.shelf.dossiers.around.get(number, ())
    # Noted even where readers cannot see one yet.
    reader.note(*map(keys.dossier, around))
    rows = (reader.shelf.dossiers.by_id.get(dossier) for dossier in around)
    return tuple(row.link for row in rows if row is not None)


def section_links(entry: Entry, reader: Reader) -> tuple[Link, ...]:
    """The sections that an article stands in, outermost first."""
    reader.note(*map(keys.section, entry.sections))
    return tuple(reader.shelf.sections.by_id[number].link for number in reversed(entry.sections))


def static(target: Target, reader: Reader) -> StaticSheet | None:
    number = int(target.args[0])
    reader.note(keys.page(number))
    row = reader.shelf.pages.get(number)
    return page(row, reader.shelf.page_bodies.get(number) or [], reader) if row else None


def page(row: PageRow, body: list[dict[str, object]], reader: Reader) -> StaticSheet:
    """The sheet of a static page."""
    around = _pages(row, StaticPage.objects.filter(path__in=_paths_above(row.path)), reader)
    below = StaticPage.objects.filter(path__startswith=row.path, depth=len(row.path) // StaticPage.steplen + 1)
    children = _pages(row, below, reader)
    language, direction = direction_of(row.language, reader)
    description = texts.excerpt(row.standfirst, texts.EXCERPT) if row.standfirst else texts.first_words(body)
    return StaticSheet(
        frame=frame(reader, row.address, row.title, description, tuple(link for link in around)),
        heading=row.title,
        standfirst=row.standfirst,
        body=blocks(body, reader),
        children=children,
        language=language,
        direction=direction,
        comments=comments(row.id, reader),
        comment_count=len(reader.shelf.comments.get(row.id) or []),
    )


def _paths_above(path: str) -> list[str]:
    return [path[:end] for end in range(StaticPage.steplen, len(path), StaticPage.steplen)]


def _pages(row: PageRow, found: QuerySet[StaticPage], reader: Reader) -> tuple[Link, ...]:
    live = few(found.filter(live=True, permalink__isnull=False)).values_list(*STATIC_COLUMNS)
    shown = sorted((PageRow(*other) for other in live), key=lambda other: other.path)
    reader.note(*(keys.page(other.id) for other in shown))
    return tuple(other.link for other in shown if not reader.shelf.sections.is_private(other.path))


def _escaped(text: str) -> str:
    return escape(text, quote=False)
