"""Whether the sample newspaper holds together: every name that is spoken of exists."""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

from warraq.errors import SampleError
from warraq.sample.pictures.captions import PICTURES
from warraq.sample.records import CommentState, SampleArticle, SampleMenuItem, SampleNewspaper


class SampleBroken(SampleError):
    """A file of the sample newspaper is wrong: *where* it is, and *what* is wrong in it."""

    def __init__(self, where: str, what: str) -> None:
        self.where = where
        self.what = what
        super().__init__(file=where, reason=what)


def check_newspaper(paper: SampleNewspaper, references: Iterable[tuple[str, str, str]]) -> None:
    """Raise :class:`SampleBroken` for the first name in *paper* that resolves to nothing.

    *references* are (file, kind, name) found in bodies, where kind is
    ``picture`` or ``article``.
    """
    _check_frame(paper)
    for article in paper.articles:
        _check_article(article, paper)
        _check_comments(article)
    keys = {each.key for each in paper.articles}
    for dossier in paper.dossiers:
        _must(set(dossier.articles) <= keys, "newspaper.toml", f"dossier {dossier.slug!r} names no article of ours")
        _must(dossier.picture is None or dossier.picture in PICTURES, "newspaper.toml", f"no {dossier.picture!r}")
    for line in paper.breaking:
        _must(line.article in keys, "newspaper.toml", f"there is no article {line.article!r}")
    known = {"picture": set(PICTURES), "article": {each.key for each in paper.articles}}
    for where, kind, name in references:
        _must(name in known[kind], where, f"there is no {kind} {name!r}")


def _check_frame(paper: SampleNewspaper) -> None:
    where = "newspaper.toml"
    for noun, slugs in (
        ("section", [each.slug for each in paper.sections]),
        ("byline", [each.slug for each in paper.bylines]),
        ("tag", [each.slug for each in paper.tags]),
        ("page", [each.key for each in paper.pages]),
    ):
        _must(len(slugs) == len(set(slugs)), where, f"a {noun} is listed twice")
    seen: set[str] = set()
    for section in paper.sections:
        parent = section.parent
        _must(parent is None or parent in seen, where, f"section {section.slug!r} comes before its parent")
        seen.add(section.slug)
    pages: set[str] = set()
    for page in paper.pages:
        _must(page.parent is None or page.parent in pages, where, f"page {page.key!r} comes before its parent")
        pages.add(page.key)
    for byline in paper.bylines:
        _must(byline.portrait is None or byline.portrait in PICTURES, where, f"no portrait {byline.portrait!r}")
    targets = {"home"} | {f"section:{slug}" for slug in seen} | {f"page:{key}" for key in pages}
    for item in _menu_lines(paper.primary_menu + paper.footer_menu):
        _must(item.target in targets, where, f"the menu line {item.title!r} leads to no {item.target!r}")


def _menu_lines(items: Iterable[SampleMenuItem]) -> Iterable[SampleMenuItem]:
    for item in items:
        yield item
        yield from _menu_lines(item.children)


def _check_article(article: SampleArticle, paper: SampleNewspaper) -> None:
    where = f"articles/{article.key}.md"
    _must(article.section in {each.slug for each in paper.sections}, where, f"no section {article.section!r}")
    bylines = {each.slug for each in paper.bylines}
    tags = {each.slug for each in paper.tags}
    for slug in article.bylines:
        _must(slug in bylines, where, f"there is no byline {slug!r}")
    for slug in article.tags:
        _must(slug in tags, where, f"there is no tag {slug!r}")
    _must(article.lead is None or article.lead in PICTURES, where, f"there is no picture {article.lead!r}")
    if article.updated is not None:
        _must(article.updated >= article.published, where, "it was updated before it was published")


def _check_comments(article: SampleArticle) -> None:
    where = f"articles/{article.key}.md"
    dates = {}
    for comment in article.comments:
        _must(comment.state in get_args(CommentState), where, f"comment {comment.id} is {comment.state!r}")
        _must(comment.id not in dates, where, f"two comments are numbered {comment.id}")
        _must(comment.date >= article.published, where, f"comment {comment.id} is older than the article")
        if comment.reply_to is not None:
            _must(comment.reply_to in dates, where, f"comment {comment.id} replies to none before it")
            _must(dates[comment.reply_to] <= comment.date, where, f"comment {comment.id} is older than its parent")
        dates[comment.id] = comment.date


def _must(holds: bool, where: str, what: str) -> None:
    if not holds:
        raise SampleBroken(where, what)
