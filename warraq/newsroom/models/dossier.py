"""Dossiers: articles that belong to one story, gathered across sections."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import MultipleChooserPanel
from wagtail.models import Orderable

from warraq.addresses import list_address
from warraq.newsroom.models.base import NewsPage


class Dossier(NewsPage):
    """A dossier: its intro, its picture and its articles, in the editor's order or by date. Its address follows its
    slug."""

    class Order(models.TextChoices):
        HAND = "hand", _("by hand")
        NEWEST = "newest", _("newest first")
        OLDEST = "oldest", _("oldest first")

    introduction = models.TextField(_("introduction"), blank=True)
    picture = models.ForeignKey(
        "newsroom.Picture", verbose_name=_("picture"), null=True, blank=True, on_delete=models.SET_NULL,
        related_name="+",
    )  # fmt: skip
    order = models.CharField(_("order of the articles"), max_length=10, choices=Order.choices, default=Order.HAND)
    on_front = models.BooleanField(
        _("on the front page"), default=False,
        help_text=_("Where the front page's own form chooses no zones: the newest dossier marked so."),
    )  # fmt: skip

    parent_page_types = ["newsroom.Home"]
    subpage_types: list[str] = []
    content_panels = [
        *NewsPage.content_panels,
        "introduction",
        "picture",
        "order",
        MultipleChooserPanel(
            "dossier_articles", chooser_field_name="article", label=_("article"), heading=_("Articles"),
            help_text=_("Drag them into order, or move them with the arrows beside each."),
        ),
        "on_front",
    ]  # fmt: skip

    class Meta:
        verbose_name = _("dossier")
        verbose_name_plural = _("dossiers")

    @property
    def address(self) -> str:
        return list_address(settings.WARRAQ.addresses.dossier_base, [self.slug])


class DossierArticle(Orderable):
    dossier = ParentalKey(Dossier, related_name="dossier_articles", on_delete=models.CASCADE)
    article = models.ForeignKey(
        "newsroom.Article", verbose_name=_("article"), related_name="in_dossiers", on_delete=models.CASCADE
    )

    panels = ["article"]

    class Meta(Orderable.Meta):
        constraints = [models.UniqueConstraint(fields=["dossier", "article"], name="one_article_once_in_a_dossier")]
