"""Navigation menus."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import InlinePanel, PageChooserPanel
from wagtail.models import Orderable

from warraq.addresses import canonical


class Place(models.TextChoices):
    PRIMARY = "primary", _("under the masthead")
    FOOTER = "footer", _("at the foot")


class Menu(ClusterableModel):
    """A menu. Without one, the top sections stand under the masthead."""

    place = models.CharField(_("place"), max_length=10, choices=Place, unique=True)
    panels = ["place", InlinePanel("items", label=_("entry"), heading=_("entries"))]

    class Meta:
        verbose_name = _("menu")
        verbose_name_plural = _("menus")

    def __str__(self) -> str:
        return str(self.get_place_display())


class MenuItem(Orderable):
    menu = ParentalKey(Menu, related_name="items", on_delete=models.CASCADE)
    label = models.CharField(_("label"), max_length=120, blank=True, help_text=_("Empty: the page's own title."))
    page = models.ForeignKey(
        "newsroom.NewsPage", verbose_name=_("page"), null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    tag = models.ForeignKey(
        "newsroom.Tag", verbose_name=_("tag"), null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    url = models.CharField(_("address"), max_length=500, blank=True, help_text=_("A path here, or https://…"))
    below = models.BooleanField(_("below the entry before it"), default=False)

    panels = ["label", PageChooserPanel("page"), "tag", "url", "below"]

    class Meta(Orderable.Meta):
        verbose_name = _("menu entry")
        verbose_name_plural = _("menu entries")

    def clean(self) -> None:
        super().clean()
        if sum(bool(target) for target in (self.page_id, self.tag_id, self.url)) != 1:
            raise ValidationError(_("Choose a page, a tag or an address: exactly one of them."))
        if self.url and not self.label:
            raise ValidationError({"label": _("An address needs a label.")})
        if self.url and not self.url.startswith(("/", "https://", "http://", "mailto:")):
            raise ValidationError({"url": _("An address starts with / or https://.")})
        if self.url.startswith("/"):
            self.url = canonical(self.url)
