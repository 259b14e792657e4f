"""How often articles were read: what the newsroom and the front page know of it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Reading(models.Model):
    """Readings of an article on a day of the newspaper's. Taken over from the readers' server by
    `warraq.newsroom.readings` alone."""

    article = models.ForeignKey("newsroom.Article", on_delete=models.CASCADE, related_name="+")
    day = models.DateField(_("day"), db_index=True)
    count = models.PositiveIntegerField(_("readings"))

    class Meta:
        verbose_name = _("readings")
        verbose_name_plural = _("readings")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["article", "day"], name="one_count_a_day")]

    def __str__(self) -> str:
        return f"{self.article_id} {self.day} {self.count}"
