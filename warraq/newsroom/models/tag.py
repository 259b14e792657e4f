"""Tags."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase, TagBase

from warraq.addresses import list_address
from warraq.arabic.slug import slugify


class Tag(TagBase):
    """A tag: what an article is about, across sections."""

    description = models.TextField(_("description"), blank=True)

    free_tagging = True
    panels = ["name", "slug", "description"]

    class Meta:
        verbose_name = _("tag")
        verbose_name_plural = _("tags")
        ordering = ["name"]

    def slugify(self, tag: str, i: int | None = None) -> str:
        slug = slugify(tag) or "tag"
        return slug if i is None else f"{slug}-{i}"

    @property
    def address(self) -> str:
        return list_address(settings.WARRAQ.addresses.tag_base, [self.slug])


class ArticleTag(ItemBase):
    tag = models.ForeignKey(Tag, related_name="article_tags", on_delete=models.CASCADE)
    content_object = ParentalKey("newsroom.Article", related_name="article_tags", on_delete=models.CASCADE)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tag", "content_object"], name="one_tag_once")]
