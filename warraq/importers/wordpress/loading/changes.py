"""A later export: what changed on the old site follows here, unless the newsroom has worked on it since."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django.db.models import TextField
from django.db.models.functions import Cast

from warraq.importers.wordpress.body import Finding
from warraq.importers.wordpress.loading import mapping
from warraq.importers.wordpress.loading.comment_rows import follow_comments
from warraq.importers.wordpress.loading.known import Known, Made
from warraq.importers.wordpress.loading.references import drop_references
from warraq.importers.wordpress.report import Report
from warraq.newsroom import permalinks
from warraq.newsroom.models import Article, NewsPage, Section

if TYPE_CHECKING:
    from warraq.importers.wordpress.loading.articles import Settled

EDITED = "edited here since the last import: the newsroom's text stays, the old site's change was not taken"
DELETED = "deleted here since the last import: it is not brought back"


def follow(entry: Settled, made: Made, known: Known, report: Report) -> None:
    """Bring a known article up to date."""
    from warraq.importers.wordpress.loading import articles

    draft = entry.draft
    article = Article.objects.filter(pk=made.record).first()
    if article is None:
        report.add_findings(draft.title, [Finding("conflict", "article", DELETED)])
        report.count("article", "unchanged")
        return
    entry.number = article.pk
    follow_comments(entry.number, draft, known, report)
    if made_of(article, scheduled=made.state == "future") != made.made:
        report.add_findings(draft.title, [Finding("conflict", "article", EDITED, lost=True)])
        report.count("article", "unchanged")
        return
    if entry.made == made.made and draft.digest == made.digest and len(draft.missing) == made.gaps:
        report.count("article", "unchanged")
        return
    _rewrite(article, entry)
    article.article_tags.all().delete()
    article.article_bylines.all().delete()
    article.further_sections.all().delete()
    drop_references(Article, [article.pk])
    articles.relate([entry])
    if draft.due:
        articles.schedule(article.pk, draft)
    known.change("article", draft.number, draft.digest, state=draft.state, made=entry.made, gaps=len(draft.missing))
    report.count("article", "changed")


def made_of(article: Article, *, scheduled: bool = False) -> str:
    """The digest of an article as it stands now. One that was `scheduled` may have been published by the press."""
    from warraq.importers.wordpress.loading.articles import made_digest

    raw = Article.objects.filter(pk=article.pk).annotate(raw=Cast("body", TextField())).values_list("raw", flat=True)
    body = json.dumps(json.loads(raw[0] or "[]"), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    section = NewsPage.objects.filter(path=article.path[: -NewsPage.steplen]).values_list("pk", flat=True).first()
    return made_digest(
        mapping.text_digest(article.title, article.kicker, article.standfirst, article.excerpt, body),
        [section or 0, *article.further_sections.values_list("section_id", flat=True)],
        [tag.tag_id for tag in article.article_tags.all()],
        [line.byline_id for line in article.article_bylines.all()],
        article.lead_image_id, article.live and not scheduled, None if scheduled else article.permalink,
        article.pinned, article.comments_open,
    )  # fmt: skip


def _rewrite(article: Article, entry: Settled) -> None:
    draft = entry.draft
    parent = article.get_parent()
    if parent.pk != entry.section:
        article.move(Section.objects.get(pk=entry.section), pos="last-child")
        article = Article.objects.get(pk=article.pk)
    before = article.permalink
    Article.objects.filter(pk=article.pk).update(
        standfirst=draft.standfirst, excerpt=draft.excerpt, body=_stream(draft.body), lead_image=draft.lead,
        permalink=entry.permalink or before, pinned=draft.pinned, comments_open=draft.comments_open,
        title=draft.title, draft_title=draft.title, live=draft.live, search_text=draft.search_text,
        first_published_at=draft.published, last_published_at=draft.modified if draft.live else None,
        latest_revision_created_at=draft.modified, go_live_at=draft.due, has_unpublished_changes=draft.due is not None,
        live_revision=None,  # what readers have now is no version: the next change keeps it
    )  # fmt: skip
    entry.permalink = entry.permalink or before
    if before and before != entry.permalink:
        permalinks.remember(before, article)


def _stream(body: str) -> Any:
    return Article._meta.get_field("body").to_python(body)
