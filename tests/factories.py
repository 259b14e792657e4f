"""Records for tests, each whole with as little said as possible."""

from __future__ import annotations

import io
import itertools
import uuid
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from django.core.files.base import ContentFile
from PIL import Image

from warraq.newsroom import models

_count = itertools.count(1)
NOON = datetime(2026, 11, 1, 12, 0, tzinfo=UTC)


def section(parent: Any, title: str = "ثقافة", **fields: Any) -> models.Section:
    """A published section below `parent` (the home page or another section)."""
    return parent.add_child(instance=models.Section(title=title, live=True, **fields))


def tag(name: str, **fields: Any) -> models.Tag:
    return models.Tag.objects.create(name=name, slug=fields.pop("slug", name.replace(" ", "-")), **fields)


def byline(name: str, **fields: Any) -> models.Byline:
    return models.Byline.objects.create(name=name, **fields)


def text(*paragraphs: str) -> dict[str, Any]:
    """A text block of a body."""
    return {"type": "text", "value": "".join(f"<p>{p}</p>" for p in paragraphs), "id": str(uuid.uuid4())}


def article(
    section: models.Section,
    headline: str = "",
    *,
    body: Sequence[dict[str, Any]] | None = None,
    published: datetime | None = None,
    live: bool = True,
    tags: Sequence[models.Tag] = (),
    bylines: Sequence[models.Byline] = (),
    **fields: Any,
) -> models.Article:
    """An article in `section`; published an hour after the one made before it, unless told otherwise."""
    number = next(_count)
    moment = published or NOON + timedelta(hours=number)
    new = models.Article(
        title=headline or f"خبر رقم {number}",
        live=live,
        body=list(body) if body is not None else [text(f"نص الخبر رقم {number}.")],
        first_published_at=moment if live else None,
        last_published_at=moment if live else None,
        **fields,
    )
    new.article_bylines = [models.ArticleByline(byline=who) for who in bylines]
    section.add_child(instance=new)
    if tags:
        new.tags.set(tags)
        new.save()
    return new


def publish(page: Any) -> Any:
    """Save a revision of `page` as it is and publish it, as the newsroom does."""
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


def picture(title: str = "صورة", size: tuple[int, int] = (1200, 800), **fields: Any) -> models.Picture:
    """A picture with a file of its own colour, so that no two have the same bytes."""
    from warraq.media.pictures import take_in

    number = next(_count)
    raw = io.BytesIO()
    Image.new("RGB", size, (number * 37 % 256, number * 91 % 256, 120)).save(raw, "JPEG")
    taken = take_in(raw.getvalue(), f"{number}.jpg")
    return models.Picture.objects.create(
        title=title,
        description=fields.pop("description", "وصف الصورة"),
        file=ContentFile(taken.data, name=f"{number}.{taken.format}"),
        width=taken.width,
        height=taken.height,
        digest=taken.digest,
        haze=taken.haze,
        **fields,
    )


def comment(page: models.Article | models.StaticPage, text: str = "تعليق", **fields: Any) -> models.Comment:
    fields.setdefault("state", "approved")
    fields.setdefault("written_at", NOON)
    fields.setdefault("name", "قارئ")
    return models.Comment.objects.create(page=page, html=f"<p>{text}</p>", **fields)
