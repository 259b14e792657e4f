"""Readers' comments on articles and static pages. There is no column for an e-mail or network address: what is not
kept cannot leak."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class CommentState(models.TextChoices):
    APPROVED = "approved", _("approved")
    PENDING = "pending", _("pending")
    SPAM = "spam", _("spam")
    REMOVED = "removed", _("removed")


class Comment(models.Model):
    page = models.ForeignKey(
        "newsroom.NewsPage", verbose_name=_("page"), related_name="comments", on_delete=models.CASCADE
    )
    """An article or a static page."""
    parent = models.ForeignKey(
        "self", verbose_name=_("in reply to"), null=True, blank=True, related_name="replies", on_delete=models.SET_NULL
    )
    name = models.CharField(_("name"), max_length=200, blank=True)
    html = models.TextField(_("text"), help_text=_("Clean HTML of paragraphs and links."))
    written_at = models.DateTimeField(_("written"))
    state = models.CharField(_("state"), max_length=10, choices=CommentState, default=CommentState.PENDING)
    by_newspaper = models.BooleanField(_("by the newspaper"), default=False)

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ["written_at", "id"]
        indexes = [models.Index(fields=["page", "state"])]

    def __str__(self) -> str:
        return f"{self.name or '—'}: {self.html[:60]}"
