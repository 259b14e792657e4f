"""Pictures and documents. What is stored of a picture is already clean: no camera's or place's data in it."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.search import index

from warraq.arabic.normalise import fold
from warraq.newsroom.intake import settle_document, settle_picture


class Picture(AbstractImage):
    """A picture. `description` is its alternative text; `digest` names the content of its file."""

    caption = models.TextField(_("caption"), blank=True)
    credit = models.CharField(_("credit"), max_length=255, blank=True)
    digest = models.CharField(max_length=64, editable=False, default="", blank=True, db_index=True)
    haze = models.CharField(max_length=18, editable=False, default="", db_default="", blank=True)
    """Its colours, for the moment before it comes (`media.pictures.haze_of`); empty for those taken in earlier."""
    search_text = models.TextField(editable=False, default="", blank=True)

    admin_form_fields = (
        "title", "file", "description", "caption", "credit", "collection", "tags",
        "focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height",
    )  # fmt: skip
    search_fields = [
        *[field for field in AbstractImage.search_fields if isinstance(field, index.FilterField)],
        index.SearchField("search_text"),
        index.AutocompleteField("search_text"),
    ]
    search_auto_update = False

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        permissions = [("choose_image", _("Can choose image"))]

    def save(self, *args: Any, **kwargs: Any) -> None:
        settle_picture(self)
        self.search_text = fold(" ".join([self.title, self.description, self.caption, self.credit]))
        super().save(*args, **kwargs)

    @property
    def focus(self) -> tuple[float, float]:
        """The focal point as fractions of width and height; the middle where none is set."""
        if self.focal_point_x is None or self.focal_point_y is None or not self.width or not self.height:
            return (0.5, 0.5)
        return (self.focal_point_x / self.width, self.focal_point_y / self.height)


class PictureRendition(AbstractRendition):
    """A rendition for the newsroom's own screens; readers get those that the press makes."""

    image = models.ForeignKey(Picture, related_name="renditions", on_delete=models.CASCADE)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="one_rendition_once")
        ]


class NewsDocument(AbstractDocument):
    """A file to download. `digest` names its content."""

    digest = models.CharField(max_length=64, editable=False, default="", blank=True)
    search_text = models.TextField(editable=False, default="", blank=True)

    admin_form_fields = ("title", "file", "collection", "tags")
    search_fields = [
        *[field for field in AbstractDocument.search_fields if isinstance(field, index.FilterField)],
        index.SearchField("search_text"),
        index.AutocompleteField("search_text"),
    ]
    search_auto_update = False

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        permissions = [("choose_document", _("Can choose document"))]

    def save(self, *args: Any, **kwargs: Any) -> None:
        settle_document(self)
        self.search_text = fold(f"{self.title} {self.filename}")
        super().save(*args, **kwargs)
