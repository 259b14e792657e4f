"""What goes into the index, and what comes out of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from warraq import sheets
from warraq.markup.text import plain_text
from warraq.search.facets import Facets
from warraq.sheets import ArticleSheet, Block, Hit, Moment, Picture

SMALL = 400
"""Pixels: the widest picture of a result."""


@dataclass(frozen=True)
class Document:
    """One printed article, as search knows it. All is plain text; `address` names it, and is readable."""

    address: str
    headline: str
    standfirst: str
    body: str
    section: str
    tags: tuple[str, ...]
    bylines: tuple[str, ...]
    published: Moment
    language: str
    picture: Picture | None = None
    """A small one, for the list of results."""


@dataclass(frozen=True)
class Found:
    """One page of results, best first; `total` counts those of all pages."""

    hits: tuple[Hit, ...]
    total: int
    loose: bool = False
    """No article holds all of the words; these hold some."""
    facets: Facets = field(default_factory=Facets)
    """Only where they were asked for."""
    meant: str | None = None
    """A query that would find something, where this one found nothing."""


def document_of(sheet: ArticleSheet) -> Document:
    """What search knows of an article: all that its page says, but nothing of the pages that it leads to."""
    return Document(
        address=sheet.frame.address,
        headline=sheet.headline,
        standfirst=sheet.standfirst,
        body="\n".join(filter(None, (text.strip() for block in sheet.body for text in _texts(block)))),
        section=sheet.section.text if sheet.section else "",
        tags=tuple(tag.text for tag in sheet.tags),
        bylines=tuple(author.name for author in sheet.authors),
        published=sheet.published,
        language=sheet.language,
        picture=_small(sheet.lead),
    )


def _small(picture: Picture | None) -> Picture | None:
    """A picture with its small files only, and without its caption: an index of a large archive holds many."""
    if picture is None or not picture.sources:
        return None
    sources = []
    for kind in dict.fromkeys(source.format for source in picture.sources):
        files = sorted((source for source in picture.sources if source.format == kind), key=lambda each: each.width)
        sources += [file for file in files if file.width <= SMALL] or files[:1]
    return replace(picture, sources=tuple(sources), alt="", caption_html="", credit="")


def _texts(block: Block) -> Iterator[str]:
    match block:
        case sheets.TextBlock() | sheets.HtmlBlock():
            yield plain_text(block.html)
        case sheets.HeadingBlock():
            yield block.text
        case sheets.QuoteBlock():
            yield from (plain_text(block.html), block.attribution)
        case sheets.ListBlock():
            yield from map(plain_text, block.items_html)
        case sheets.TableBlock():
            yield block.caption
            yield from (plain_text(cell) for row in (block.head, *block.rows_html) for cell in row)
        case sheets.PictureBlock():
            yield plain_text(block.picture.caption_html)
        case sheets.GalleryBlock():
            yield plain_text(block.caption_html)
            yield from (plain_text(picture.caption_html) for picture in block.pictures)
        case sheets.FootnotesBlock():
            yield from (plain_text(note.html) for note in block.notes)
        case sheets.EmbedBlock():
            yield block.caption
        case sheets.DocumentBlock():
            yield block.title
        case sheets.SeparatorBlock():
            return
