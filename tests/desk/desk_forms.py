"""What a browser would post from the newsroom's forms."""

from __future__ import annotations

import json
from typing import Any

from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from warraq.newsroom import models


def draft_html(*paragraphs: str) -> str:
    """Draftail's own format of plain paragraphs."""
    return json.dumps({"blocks": [_block(text) for text in paragraphs], "entityMap": {}})


def linked(text: str, **data: Any) -> str:
    """Draftail's format of one paragraph that is all one link."""
    block = _block(text) | {"entityRanges": [{"offset": 0, "length": len(text), "key": 0}]}
    return json.dumps({"blocks": [block], "entityMap": {"0": {"type": "LINK", "mutability": "MUTABLE", "data": data}}})


def _block(text: str) -> dict[str, Any]:
    return {
        "key": "a", "text": text, "type": "unstyled", "depth": 0, "inlineStyleRanges": [], "entityRanges": [],
        "data": {},
    }  # fmt: skip


def article_form(
    title: str = "عنوان الخبر",
    body: list[tuple[str, Any]] | None = None,
    bylines: list[int] | None = None,
    further: list[int] | None = None,
    **fields: Any,
) -> dict[str, Any]:
    """An article's form, filled in."""
    return nested_form_data(
        {
            "title": title, "kicker": "", "standfirst": "", "slug": "", "permalink": "", "excerpt": "", "tags": "",
            "lead_image": "", "lead_caption": "", "updated_at": "", "language": "", "original": "",
            "comments_open": "on", "go_live_at": "", "expire_at": "",
            "body": streamfield(body if body is not None else [("text", draft_html("متن الخبر."))]),
            "article_bylines": inline_formset([{"byline": number} for number in bylines or []]),
            "further_sections": inline_formset([{"section": number} for number in further or []]),
            "comments": inline_formset([]),
        }
        | fields
    )  # fmt: skip


def write(client: Any, section: models.Section, **fields: Any) -> Any:
    """Post a new article; the response."""
    url = reverse("wagtailadmin_pages:add", args=["newsroom", "article", section.pk])
    return client.post(url, article_form(**fields))


def edit(client: Any, article: models.Article, **fields: Any) -> Any:
    url = reverse("wagtailadmin_pages:edit", args=[article.pk])
    kept = {"slug": article.slug, "permalink": article.permalink or "", "title": article.draft_title or article.title}
    form = article_form(**(kept | fields))
    return client.post(url, form)


PUBLISH = {"action-publish": "publish"}


def changes(kind: str | None = None) -> list[tuple[str, int]]:
    """The outbox, in order."""
    lines = models.Change.objects.order_by("pk")
    return list((lines.filter(kind=kind) if kind else lines).values_list("kind", "record_id"))
