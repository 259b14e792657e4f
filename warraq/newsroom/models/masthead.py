"""What the editor decides about the newspaper as a whole."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting


@register_setting(icon="home")
class Masthead(BaseGenericSetting):
    """The newspaper's tagline, logo and foot. Its name is the operator's, in warraq.toml."""

    tagline = models.CharField(_("tagline"), max_length=200, blank=True)
    logo = models.ForeignKey(
        "newsroom.Picture", verbose_name=_("logo"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    footer_note = models.TextField(_("note at the foot"), blank=True)

    panels = ["tagline", "logo", "footer_note"]

    class Meta:
        verbose_name = _("masthead")
        verbose_name_plural = _("mastheads")
