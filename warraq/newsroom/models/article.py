"""The article."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import (
    CommentPanel,
    FieldPanel,
    MultiFieldPanel,
    MultipleChooserPanel,
    ObjectList,
    PublishingPanel,
    TabbedInterface,
)  # fmt: skip
from wagtail.fields import StreamField
from wagtail.models import Orderable

from warraq.addresses import article_address
from warraq.newsroom.blocks import BODY_BLOCKS
from warraq.newsroom.forms import ArticleForm
from warraq.newsroom.models.base import NewsPage
from warraq.newsroom.permalinks import Permalinked


class Article(Permalinked, NewsPage):
    """An article: Wagtail's `title` is its headline, its place in the tree is its section."""

    kicker = models.CharField(_("kicker"), max_length=120, blank=True)
    standfirst = models.TextField(_("standfirst"), blank=True)
    excerpt = models.TextField(
        _("excerpt"), blank=True, help_text=_("What lists show; empty: the standfirst, or the first words of the body.")
    )
    body = StreamField(BODY_BLOCKS, verbose_name=_("body"), blank=True)
    lead_image = models.ForeignKey(
        "newsroom.Picture", verbose_name=_("lead picture"), null=True, blank=True, on_delete=models.SET_NULL,
        related_name="+",
    )  # fmt: skip
    lead_caption = models.CharField(
        _("caption of the lead picture"), max_length=500, blank=True, help_text=_("Empty: the picture's own.")
    )
    tags = ClusterTaggableManager(through="newsroom.ArticleTag", blank=True, verbose_name=_("tags"))
    permalink = models.CharField(
        _("permalink"), max_length=700, null=True, blank=True, unique=True,
        help_text=_("Given at the first publication, then frozen. Another moves the article; the old leads on."),
    )  # fmt: skip
    updated_at = models.DateTimeField(
        _("updated"), null=True, blank=True, help_text=_("Shown to readers. Set it when the story itself has changed.")
    )
    developing = models.BooleanField(
        _("developing story"), default=False, db_default=False,
        help_text=_("Readers see that more is to come. Put a time into the body with the block “update”."),
    )  # fmt: skip
    pinned = models.BooleanField(_("pinned to the front page"), default=False)
    comments_open = models.BooleanField(_("comments open"), default=True)
    language = models.CharField(
        _("language"), max_length=8, blank=True,
        help_text=_("Empty: the newspaper's. A code such as ckb, fa, tr or en."),
    )  # fmt: skip
    original = models.ForeignKey(
        "self", verbose_name=_("translation of"), null=True, blank=True, on_delete=models.SET_NULL,
        related_name="translations",
        help_text=_("The article that this one tells in another language. Readers find each from the other."),
    )  # fmt: skip

    parent_page_types = ["newsroom.Section"]
    subpage_types: list[str] = []
    base_form_class = ArticleForm
    # A copy is another story: it gets a permalink of its own when it is published.
    exclude_fields_in_copy = ["permalink", "updated_at", "pinned", "developing", "original"]
    content_panels = [
        FieldPanel("kicker"),
        *NewsPage.content_panels,
        FieldPanel("standfirst"),
        MultiFieldPanel(["lead_image", "lead_caption"], heading=_("Lead picture")),
        FieldPanel("body"),
        MultipleChooserPanel("article_bylines", chooser_field_name="byline", label=_("byline"), heading=_("Bylines")),
        FieldPanel("tags"),
    ]
    promote_panels = [
        MultiFieldPanel(["pinned", "developing", "excerpt", "updated_at"], heading=_("In lists")),
        MultipleChooserPanel(
            "further_sections",
            chooser_field_name="section",
            label=_("section"),
            heading=_("Also in the sections"),
            help_text=_("Lists that show the article too. Its address and its place stay those of its own section."),
        ),
        MultiFieldPanel(["slug", "permalink"], heading=_("Address")),
        MultiFieldPanel(["language", "original"], heading=_("Language")),
        MultiFieldPanel(["comments_open"], heading=_("More")),
    ]
    settings_panels = [PublishingPanel(), CommentPanel()]
    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading=_("Story")),
            ObjectList(promote_panels, heading=_("Lists and address")),
            ObjectList(settings_panels, heading=_("Publishing")),
        ]
    )

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")

    def new_permalink(self) -> str:
        if self.first_published_at is None:
            return ""  # Wagtail adds a page as if live, a moment before it publishes it for the first time
        section = self.get_parent().specific
        first = self.article_bylines.first()
        config = settings.WARRAQ
        return article_address(
            config.addresses.article,
            published=self.first_published_at.astimezone(config.zone),
            slug=self.slug,
            number=self.pk,
            sections=section.slugs,
            byline=first.byline.slug if first else "",
        )

    def words_to_find(self) -> list[Any]:
        names = [entry.byline.name for entry in self.article_bylines.all() if entry.byline_id]
        tags = [tag.name for tag in self.tags.all()]
        return [*super().words_to_find(), self.kicker, self.standfirst, *names, *tags]


class ArticleSection(Orderable):
    """A further section in whose list an article stands, beside the one that it lives in."""

    article = ParentalKey(Article, related_name="further_sections", on_delete=models.CASCADE)
    section = models.ForeignKey(
        "newsroom.Section", verbose_name=_("section"), related_name="further_articles", on_delete=models.CASCADE
    )

    panels = ["section"]

    class Meta(Orderable.Meta):
        constraints = [models.UniqueConstraint(fields=["article", "section"], name="one_further_section_once")]


class ArticleByline(Orderable):
    article = ParentalKey(Article, related_name="article_bylines", on_delete=models.CASCADE)
    byline = models.ForeignKey(
        "newsroom.Byline", verbose_name=_("byline"), related_name="article_bylines", on_delete=models.CASCADE
    )

    panels = ["byline"]

    class Meta(Orderable.Meta):
        constraints = [models.UniqueConstraint(fields=["article", "byline"], name="one_byline_once")]
