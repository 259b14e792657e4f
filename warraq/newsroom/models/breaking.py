"""The breaking-news bar."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import PublishingPanel
from wagtail.models import DraftStateMixin, RevisionMixin

from warraq.markup.letters import strip_hidden
from warraq.markup.values import address
from warraq.newsroom.history import Historied

HOURS = 6
"""How long a line stands where the editor names no end."""


class BreakingNews(Historied, DraftStateMixin, RevisionMixin, models.Model):
    """A line above the front page, from when it is published until it expires. Both moments are carried out by the
    press's clock, so that a printed page never asks what time it is."""

    text = models.CharField(_("text"), max_length=160)
    article = models.ForeignKey(
        "newsroom.Article", verbose_name=_("article"), null=True, blank=True, on_delete=models.SET_NULL,
        related_name="+",
    )  # fmt: skip
    url = models.CharField(
        _("or an address"), max_length=1000, blank=True, help_text=_("Where the line leads if no article is chosen.")
    )
    created_at = models.DateTimeField(_("written"), default=timezone.now, editable=False)

    panels = [
        "text",
        "article",
        "url",
        PublishingPanel(help_text=_("Without an expiry the line goes by itself six hours after it is published.")),
    ]

    class Meta:
        verbose_name = _("breaking news")
        verbose_name_plural = _("breaking news")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.text

    def clean(self) -> None:
        super().clean()
        self.text = strip_hidden(self.text or "").strip()
        if not self.text:
            raise ValidationError({"text": _("Write the line.")})
        if self.url:
            kept = address(self.url)
            if not kept or not kept.startswith(("https://", "http://", "/")) or kept.startswith("//"):
                raise ValidationError({"url": _("An address starts with https://, or with / within the newspaper.")})
            self.url = kept
        if self.expire_at is None:
            self.expire_at = self._end()

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.expire_at is None and kwargs.get("update_fields") is None:
            self.expire_at = self._end()
        super().save(*args, **kwargs)

    def _end(self) -> Any:
        return (self.go_live_at or timezone.now()) + timedelta(hours=HOURS)
