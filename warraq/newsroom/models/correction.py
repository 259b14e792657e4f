"""Corrections: the notices that stand in articles, gathered for the newspaper's public list."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db import models

from warraq.newsroom.blocks import moment_of


class Correction(models.Model):
    """A correction notice of an article's body. The block in the body is the record; this row only finds it, so that
    the list of all corrections need not look through every body."""

    article = models.ForeignKey("newsroom.Article", related_name="corrections", on_delete=models.CASCADE)
    number = models.PositiveSmallIntegerField()
    """Which of the article's notices it is, from 1: its anchor in the page."""
    html = models.TextField()
    made_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["article", "number"], name="one_correction_once")]

    def __str__(self) -> str:
        return f"{self.article_id}: {self.number}"


def gather(article: Any) -> bool:
    """Bring the rows of an article in step with its body. Whether anything changed."""
    wanted = list(notices(article.body.raw_data))
    rows = Correction.objects.filter(article_id=article.pk).order_by("number").values_list("number", "html", "made_at")
    if list(rows) == [(number, html, made_at) for number, (html, made_at) in enumerate(wanted, 1)]:
        return False
    Correction.objects.filter(article_id=article.pk).delete()
    Correction.objects.bulk_create(
        Correction(article_id=article.pk, number=number, html=html, made_at=made_at)
        for number, (html, made_at) in enumerate(wanted, 1)
    )
    return True


def notices(body: Any) -> Iterator[tuple[str, datetime]]:
    """Text and moment of each correction notice of a body, in order."""
    for block in body:
        if block["type"] == "correction":
            made_at = moment_of(block["value"].get("at"))
            if made_at is not None:
                yield block["value"].get("text") or "", made_at
