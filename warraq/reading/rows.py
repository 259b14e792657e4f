"""Rows as the sheets need them, each kind by one query: no model instances, no StreamField rendering."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from django.db.models import Count, TextField
from django.db.models.functions import Cast

from warraq.addresses import list_address
from warraq.newsroom.history import brought
from warraq.newsroom.models import Article, Byline, Comment, NewsDocument, Picture, StaticPage, Tag
from warraq.reading.questions import Question
from warraq.sheets import Link


class NamedRow(NamedTuple):
    """A tag or a byline. Tags have no role and no portrait."""

    id: int
    name: str
    address: str
    description: str
    role: str = ""
    portrait: int | None = None

    @property
    def link(self) -> Link:
        return Link(self.name, self.address)


class ArticleRow(NamedTuple):
    """All of an article but its body. `comments` counts the approved ones."""

    id: int
    title: str
    kicker: str
    standfirst: str
    excerpt: str
    lead: int | None
    lead_caption: str
    comments_open: bool
    language: str
    developing: bool
    written: bool
    """Whether it was published in this newsroom, not only brought here by an import."""
    comments: int


class Body(NamedTuple):
    """An article's blocks as they are stored, and a digest of their text in the database. The text of the same blocks
    may be another one in another database."""

    blocks: list[dict[str, Any]]
    digest: str


NO_BODY = Body([], "")
STATIC_COLUMNS = ("pk", "path", "title", "standfirst", "permalink", "language")


class PageRow(NamedTuple):
    """A static page."""

    id: int
    path: str
    title: str
    standfirst: str
    address: str
    language: str

    @property
    def link(self) -> Link:
        return Link(self.title, self.address)


class PictureRow(NamedTuple):
    id: int
    digest: str
    file: str
    width: int
    height: int
    alt: str
    caption: str
    credit: str
    focal_x: float
    focal_y: float
    haze: str


class DocumentRow(NamedTuple):
    id: int
    title: str
    file: str
    bytes: int
    digest: str

    @property
    def name(self) -> str:
        return self.file.rsplit("/", 1)[-1]

    @property
    def address(self) -> str:
        return f"/documents/{self.digest[:8]}/{self.name}"


class CommentRow(NamedTuple):
    id: int
    parent: int | None
    name: str
    html: str
    written_at: Any
    by_newspaper: bool


def tags(base: str, numbers: list[int]) -> Mapping[int, NamedRow]:
    rows = Tag.objects.filter(pk__in=numbers).values_list("pk", "name", "slug", "description")
    return {pk: NamedRow(pk, name, list_address(base, [slug]), text) for pk, name, slug, text in rows}


def bylines(base: str, numbers: list[int]) -> Mapping[int, NamedRow]:
    rows = Byline.objects.filter(pk__in=numbers)
    columns = rows.values_list("pk", "name", "slug", "biography", "role", "portrait_id")
    return {
        pk: NamedRow(pk, name, list_address(base, [slug]), text, role, portrait)
        for pk, name, slug, text, role, portrait in columns
    }


_ARTICLES = Question(
    lambda: Article.objects.filter(live=True).order_by().values_list(
        "pk", "title", "kicker", "standfirst", "excerpt", "lead_image_id", "lead_caption", "comments_open", "language",
        "developing", "live_revision__created_at", "last_published_at",
    )
)  # fmt: skip
_APPROVED = Question(
    lambda: Comment.objects.filter(state="approved").order_by().values_list("page").annotate(Count("pk")), of="page"
)


def articles(numbers: list[int]) -> Mapping[int, ArticleRow]:
    counts = dict(_APPROVED(numbers))
    return {
        number: ArticleRow(number, *shown, not brought(version, published), counts.get(number, 0))
        for number, *shown, version, published in _ARTICLES(numbers)
    }


def pages(numbers: list[int]) -> Mapping[int, PageRow]:
    rows = StaticPage.objects.filter(pk__in=numbers, live=True, permalink__isnull=False)
    return {row[0]: PageRow(*row) for row in rows.values_list(*STATIC_COLUMNS)}


def _bodies_of(model: Any) -> Question:
    # As text, parsed here: the StreamField would build a value object for each block.
    body = Cast("body", TextField())
    return Question(lambda: model.objects.order_by().annotate(raw=body).values_list("pk", "raw"))


_BODIES, _PAGE_BODIES = _bodies_of(Article), _bodies_of(StaticPage)


def article_bodies(numbers: list[int]) -> Mapping[int, Body]:
    return {pk: Body(json.loads(raw) if raw else [], _digest_of(raw or "")) for pk, raw in _BODIES(numbers)}


def _digest_of(text: str) -> str:
    # Most of a body is Arabic: as UTF-16 it is there much sooner than as UTF-8.
    return hashlib.blake2b(text.encode("utf-16-le", "surrogatepass"), digest_size=12).hexdigest()


def page_bodies(numbers: list[int]) -> Mapping[int, list[dict[str, Any]]]:
    return {pk: json.loads(raw) if raw else [] for pk, raw in _PAGE_BODIES(numbers)}


def pictures(numbers: list[int]) -> Mapping[int, PictureRow]:
    rows = Picture.objects.filter(pk__in=numbers).values_list(
        "pk", "digest", "file", "width", "height", "description", "caption", "credit", "focal_point_x", "focal_point_y",
        "haze",
    )
    return {
        pk: PictureRow(
            pk, digest, file, width, height, alt, caption, credit,
            0.5 if x is None or not width else x / width, 0.5 if y is None or not height else y / height,
            haze,
        )
        for pk, digest, file, width, height, alt, caption, credit, x, y, haze in rows
    }  # fmt: skip


def documents(numbers: list[int]) -> Mapping[int, DocumentRow]:
    rows = NewsDocument.objects.filter(pk__in=numbers)
    columns = rows.values_list("pk", "title", "file", "file_size", "digest", "file_hash")
    return {
        pk: DocumentRow(pk, title, file, size or 0, digest or file_hash)
        for pk, title, file, size, digest, file_hash in columns
        if digest or file_hash
    }


_COMMENTS = Question(
    lambda: Comment.objects.filter(state="approved").order_by("written_at", "id").values_list(
        "page_id", "pk", "parent_id", "name", "html", "written_at", "by_newspaper"
    ),
    of="page",
)  # fmt: skip


def comments(numbers: list[int]) -> Mapping[int, list[CommentRow]]:
    """The approved comments of each article or static page, oldest first."""
    found: dict[int, list[CommentRow]] = {}
    for row in _COMMENTS(numbers):
        found.setdefault(row[0], []).append(CommentRow(*row[1:]))
    return found
