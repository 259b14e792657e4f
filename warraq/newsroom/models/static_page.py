"""Pages that are no articles: about, contact, the house's rules."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField

from warraq.newsroom.blocks import BODY_BLOCKS
from warraq.newsroom.models.base import NewsPage
from warraq.newsroom.permalinks import Permalinked


class StaticPage(Permalinked, NewsPage):
    standfirst = models.TextField(_("standfirst"), blank=True)
    body = StreamField(BODY_BLOCKS, verbose_name=_("body"), blank=True)
    permalink = models.CharField(_("permalink"), max_length=700, null=True, blank=True, unique=True)
    language = models.CharField(_("language"), max_length=8, blank=True)

    parent_page_types = ["newsroom.Home", "newsroom.StaticPage"]
    subpage_types = ["newsroom.StaticPage"]
    hand_ordered = True
    exclude_fields_in_copy = ["permalink"]
    content_panels = [*NewsPage.content_panels, "standfirst", "body"]
    promote_panels = ["slug", "permalink", "language"]

    class Meta:
        verbose_name = _("static page")
        verbose_name_plural = _("static pages")

    def new_permalink(self) -> str:
        from warraq.addresses import canonical

        return canonical("/" + "/".join(self.url_path.strip("/").split("/")[1:]) + "/")

    def words_to_find(self) -> list[Any]:
        return [*super().words_to_find(), self.standfirst]
