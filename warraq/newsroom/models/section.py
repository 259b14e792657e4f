"""Sections, nested as the newspaper nests them."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from warraq.addresses import list_address
from warraq.newsroom.models.base import NewsPage


class Section(NewsPage):
    """A section. Its articles are its children in the tree; its address follows its slugs."""

    class Kind(models.TextChoices):
        NEWS = "news", _("news")
        OPINION = "opinion", _("opinion")
        VIDEO = "video", _("video")

    description = models.TextField(_("description"), blank=True)
    kind = models.CharField(
        _("kind"), max_length=10, choices=Kind.choices, default=Kind.NEWS, db_default="news",
        help_text=_("How the front page shows it: opinion with its writers' faces, video as films."),
    )  # fmt: skip
    position = models.PositiveIntegerField(
        _("position"), default=100, help_text=_("Order among the sections on the front page; smaller comes first.")
    )
    on_front = models.BooleanField(_("on the front page"), default=True)

    parent_page_types = ["newsroom.Home", "newsroom.Section"]
    subpage_types = ["newsroom.Section", "newsroom.Article"]
    admin_default_ordering = "-latest_revision_created_at"
    content_panels = [*NewsPage.content_panels, "description", "kind", "position", "on_front"]

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")

    @property
    def slugs(self) -> list[str]:
        """Slugs from the outermost section to this one."""
        # url_path is /home/outer/inner/: the first part is the root's.
        return self.url_path.strip("/").split("/")[1:]

    @property
    def address(self) -> str:
        return list_address(settings.WARRAQ.addresses.section_base, self.slugs)
