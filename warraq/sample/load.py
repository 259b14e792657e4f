"""The sample newspaper → records of an empty newsroom."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from html import escape

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from warraq.markup.clean import clean_comment
from warraq.media.pictures import take_in
from warraq.newsroom import models, wires
from warraq.newsroom.founding import found
from warraq.sample.blocks import body_blocks
from warraq.sample.content import read_newspaper
from warraq.sample.drawings import drawings
from warraq.sample.pictures import PICTURES
from warraq.sample.records import SampleArticle, SampleMenuItem, SampleNewspaper

Progress = Callable[[int, int, str], None]


def fill(progress: Progress | None = None) -> int:
    """Fill an empty newsroom with the sample newspaper; how many articles it holds. A newsroom that holds articles
    is left as it is.

    `progress(done, total, what)` is called as pictures are drawn and articles are set.
    """
    tell = progress or (lambda done, total, what: None)
    if models.Article.objects.exists():
        return 0
    paper = read_newspaper()
    drawn = dict(drawings(tell))
    with transaction.atomic():
        home = found()
        pictures = {name: _picture(name, data) for name, data in drawn.items()}
        sections = _sections(paper, home)
        bylines = {
            each.slug: models.Byline.objects.create(
                name=each.name, slug=each.slug, role=each.role, biography=each.bio,
                portrait_id=pictures.get(each.portrait or ""),
            )
            for each in paper.bylines
        }  # fmt: skip
        tags = {each.slug: models.Tag.objects.create(name=each.name, slug=each.slug) for each in paper.tags}
        articles = {
            each.key: _article(each, sections[each.section], bylines, tags, pictures)
            for each in sorted(paper.articles, key=lambda each: (each.published, each.key))
        }
        addresses = {key: article.permalink or "" for key, article in articles.items()}
        for number, each in enumerate(paper.articles, 1):
            tell(number, len(paper.articles), "articles")
            article = articles[each.key]
            article.body = body_blocks(each.body, where=each.key, pictures=pictures, addresses=addresses)
            article.save()
            _comments(each, article)
        _dossiers(paper, home, pictures, articles)
        _breaking(paper, articles)
        pages = _pages(paper, home, pictures, addresses)
        _menu("primary", paper.primary_menu, home, sections, pages)
        _menu("footer", paper.footer_menu, home, sections, pages)
        masthead = models.Masthead.load()
        masthead.tagline, masthead.footer_note = paper.tagline, paper.footer_note
        masthead.save()
        wires.record("everything")
    return len(articles)


def _picture(name: str, data: bytes) -> int:
    about = PICTURES[name]
    taken = take_in(data, f"{name}.jpg")
    x, y = about.focal
    picture = models.Picture.objects.create(
        file=ContentFile(taken.data, name=f"{name}.{taken.format}"),
        title=about.title, description=about.alt, caption=about.caption, credit=about.credit, digest=taken.digest,
        haze=taken.haze, width=taken.width, height=taken.height, file_size=len(taken.data),
        focal_point_x=round(x * taken.width), focal_point_y=round(y * taken.height),
        focal_point_width=1, focal_point_height=1,
    )  # fmt: skip
    return int(picture.pk)


def _sections(paper: SampleNewspaper, home: models.Home) -> dict[str, models.Section]:
    sections: dict[str, models.Section] = {}
    for number, each in enumerate(paper.sections):
        parent = models.Section.objects.get(pk=sections[each.parent].pk) if each.parent else home
        sections[each.slug] = parent.add_child(
            instance=models.Section(
                title=each.title,
                slug=each.slug,
                description=each.description,
                position=number,
                kind=each.kind,
                live=True,
            )  # fmt: skip
        )
        home.refresh_from_db()
    return sections


def _article(
    sample: SampleArticle,
    section: models.Section,
    bylines: dict[str, models.Byline],
    tags: dict[str, models.Tag],
    pictures: dict[str, int],
) -> models.Article:
    published, updated = _moment(sample.published), _moment(sample.updated) if sample.updated else None
    article = models.Article(
        title=sample.headline, kicker=sample.kicker, standfirst=sample.standfirst, slug=sample.slug or "",
        lead_image_id=pictures[sample.lead] if sample.lead else None, lead_caption=sample.lead_caption,
        pinned=sample.pinned, developing=sample.developing,
        language="" if sample.language == settings.WARRAQ.newspaper.language else sample.language,
        first_published_at=published, last_published_at=updated or published, updated_at=updated,
        latest_revision_created_at=updated or published, live=True,
    )  # fmt: skip
    article.article_bylines = [models.ArticleByline(byline=bylines[slug]) for slug in sample.bylines]
    article.article_tags = [models.ArticleTag(tag=tags[slug]) for slug in sample.tags]
    section.refresh_from_db()
    section.add_child(instance=article)
    return article


def _comments(sample: SampleArticle, article: models.Article) -> None:
    made: dict[int, models.Comment] = {}
    for each in sample.comments:
        made[each.id] = models.Comment.objects.create(
            page=article, parent=made.get(each.reply_to or 0), name=each.name, state=each.state,
            html=clean_comment("".join(f"<p>{escape(part)}</p>" for part in each.text.split("\n\n"))),
            written_at=_moment(each.date),
        )  # fmt: skip


def _dossiers(
    paper: SampleNewspaper, home: models.Home, pictures: dict[str, int], articles: dict[str, models.Article]
) -> None:
    for each in paper.dossiers:
        home.refresh_from_db()
        dossier = models.Dossier(
            title=each.title, slug=each.slug, introduction=each.introduction, on_front=each.on_front,
            picture_id=pictures.get(each.picture or ""), live=True, first_published_at=timezone.now(),
        )  # fmt: skip
        dossier.dossier_articles = [
            models.DossierArticle(article=articles[key], sort_order=number) for number, key in enumerate(each.articles)
        ]
        home.add_child(instance=dossier)


def _breaking(paper: SampleNewspaper, articles: dict[str, models.Article]) -> None:
    """Lines that have had their time: readers no longer see them, the newsroom's list does."""
    for each in paper.breaking:
        models.BreakingNews.objects.create(
            text=each.text, article=articles[each.article], created_at=_moment(each.written),
            expire_at=_moment(each.until), live=False, expired=True,
        )  # fmt: skip


def _pages(
    paper: SampleNewspaper, home: models.Home, pictures: dict[str, int], addresses: dict[str, str]
) -> dict[str, models.StaticPage]:
    pages: dict[str, models.StaticPage] = {}
    for each in paper.pages:
        parent = models.StaticPage.objects.get(pk=pages[each.parent].pk) if each.parent else home
        parent.refresh_from_db()
        page = models.StaticPage(
            title=each.title, slug=each.slug, standfirst=each.standfirst, live=True, first_published_at=timezone.now(),
            body=body_blocks(each.body, where=each.key, pictures=pictures, addresses=addresses),
        )  # fmt: skip
        pages[each.key] = parent.add_child(instance=page)
    return pages


def _menu(
    place: str,
    lines: tuple[SampleMenuItem, ...],
    home: models.Home,
    sections: dict[str, models.Section],
    pages: dict[str, models.StaticPage],
) -> None:
    menu = models.Menu(place=place)
    entries = [(line, False) for top in lines for line in (top, *top.children)]
    below = {id(child) for top in lines for child in top.children}
    items = []
    for number, (line, _) in enumerate(entries):
        kind, _, key = line.target.partition(":")
        target = {"home": home}.get(kind) or (sections[key] if kind == "section" else pages[key])
        items.append(models.MenuItem(label=line.title, page_id=target.pk, below=id(line) in below, sort_order=number))
    menu.items = items
    menu.save()


def _moment(local: datetime) -> datetime:
    return local.replace(tzinfo=settings.WARRAQ.zone)
