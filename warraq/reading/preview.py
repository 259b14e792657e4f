"""Sheets of what is not published as it is here: an editor's preview."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from warraq.newsroom.models import Article, Dossier, Home, Section, StaticPage
from warraq.reading.catalogue import Entry, instant_of
from warraq.reading.dossiers import DossierRow
from warraq.reading.pages import article, dossiers, front, lists
from warraq.reading.reader import Reader
from warraq.reading.rows import ArticleRow, PageRow
from warraq.reading.shelf import Shelf
from warraq.reading.targets import Target
from warraq.reading.zones import raw_zones
from warraq.sheets import Sheet


def preview(page: Any, shelf: Shelf) -> Sheet | None:
    """The sheet of a page of any kind as it stands in the editor's form, saved or not."""
    reader = Reader(shelf)
    if isinstance(page, Article):
        return _article(page, reader)
    if isinstance(page, StaticPage):
        row = PageRow(page.pk or 0, page.path or "", page.title, page.standfirst, page.permalink or "/", page.language)
        return article.page(row, list(page.body.raw_data), reader)
    if isinstance(page, Section) and page.pk in shelf.sections.by_id:
        return lists.latest(Target("section", (page.pk,), page.address), reader)
    if isinstance(page, Dossier):
        return dossiers.page(_dossier(page), reader)
    return front.composed(page.zones.raw_data if isinstance(page, Home) else raw_zones(shelf), reader)


def _dossier(page: Dossier) -> DossierRow:
    articles = tuple(line.article_id for line in page.dossier_articles.all() if line.article_id)
    return DossierRow(
        page.pk or 0, page.title, page.address, page.introduction, page.picture_id, page.order, page.on_front, articles
    )


def _article(page: Article, reader: Reader) -> Sheet:
    shelf = reader.shelf
    published = page.first_published_at or page.go_live_at or timezone.now()
    local = published.astimezone(shelf.zone)
    bylines = [entry.byline_id for entry in page.article_bylines.all() if entry.byline_id]
    tags = [tag.pk for tag in page.tags.all() if tag.pk]
    path = page.path or ""
    own = shelf.sections.around(path) if path else ()
    further = shelf.sections.with_around(line.section.path for line in page.further_sections.all() if line.section_id)
    entry = Entry(
        id=page.pk or 0,
        instant=instant_of(published),
        month=f"{local.year:04}-{local.month:02}",
        permalink=page.permalink or "/",
        sections=own,
        tags=tuple(tags),
        bylines=tuple(bylines),
        pinned=page.pinned,
        updated=instant_of(page.updated_at) if page.updated_at else 0,
        title=page.title,
        day=local.date().isoformat(),
        further=tuple(section for section in further if section not in own),
        original=page.original_id or 0,
    )
    row = ArticleRow(
        entry.id, page.title, page.kicker, page.standfirst, page.excerpt, page.lead_image_id, page.lead_caption,
        page.comments_open, page.language, page.developing, False, 0,
    )  # fmt: skip
    return article.draft(entry, row, list(page.body.raw_data), reader)
