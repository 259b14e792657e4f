"""The parts of a body: what an editor may put into an article, and how it is stored (JSON of Wagtail's StreamField).

=========== ======================================================================================================
text        HTML of paragraphs and inline markup
heading     ``{text, level}``; level is "2", "3" or "4"
image       ``{image, caption, credit, alt}``; an empty text falls back to the picture's own
gallery     ``{caption, images: [{image, caption, credit, alt}]}``
quote       ``{text, attribution, pull}``
list        ``{ordered, start, items: [html]}``
table       ``{caption, table}``; `table` as Wagtail's TypedTableBlock keeps it, all columns of type text
embed       ``{url, caption}``: shown as a link, nothing is loaded from there
document    ``{document, title}``
separator   no value
update      ``{at, title}``: the hour at which a developing story grew; what follows is what came then
correction  ``{at, text}``: a correction notice, where the mistake stood
footnotes   ``{notes: [{anchor, text}]}``
html        ``{html, origin}``: clean HTML of what has no block of its own, as an import brought it
=========== ======================================================================================================
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from warraq.markup import clean_html, clean_inline, clean_item, clean_paragraphs
from warraq.markup.letters import strip_hidden
from warraq.markup.values import address
from warraq.newsroom.richtext import CleanTextBlock, PlainBlock

CAPTION = ["bold", "italic", "link", "ltr", "rtl"]
INLINE = ["bold", "italic", "link", "superscript", "subscript", "strikethrough", "code", "mark", "ltr", "rtl"]


class HeadingBlock(blocks.StructBlock):
    text = PlainBlock(label=_("text"), max_length=300)
    level = blocks.ChoiceBlock(
        label=_("level"), choices=[("2", _("part")), ("3", _("under a part")), ("4", _("minor"))], default="2"
    )

    class Meta:
        icon = "title"
        label = _("heading")


class PictureBlock(blocks.StructBlock):
    image = ImageChooserBlock(label=_("picture"))
    caption = CleanTextBlock(cleaner=clean_inline, label=_("caption"), features=CAPTION, required=False)
    credit = PlainBlock(label=_("credit"), required=False, max_length=255)
    alt = PlainBlock(label=_("alternative text"), required=False, max_length=500)

    class Meta:
        icon = "image"
        label = _("picture")


class GalleryBlock(blocks.StructBlock):
    caption = CleanTextBlock(cleaner=clean_inline, label=_("caption"), features=CAPTION, required=False)
    images = blocks.ListBlock(PictureBlock(), label=_("pictures"), min_num=1)

    class Meta:
        icon = "image"
        label = _("gallery")


class QuoteBlock(blocks.StructBlock):
    text = CleanTextBlock(cleaner=clean_paragraphs, label=_("quote"), features=INLINE)
    attribution = PlainBlock(label=_("who said it"), required=False, max_length=300)
    pull = blocks.BooleanBlock(label=_("set large, beside the text"), required=False)

    class Meta:
        icon = "openquote"
        label = _("quote")


class ListBlock(blocks.StructBlock):
    ordered = blocks.BooleanBlock(label=_("numbered"), required=False)
    start = blocks.IntegerBlock(label=_("first number"), default=1)
    items = blocks.ListBlock(
        CleanTextBlock(cleaner=clean_item, features=[*INLINE, "ul", "ol"]), label=_("items"), min_num=1
    )

    class Meta:
        icon = "list-ul"
        label = _("list")


class CellsBlock(TypedTableBlock):
    """Wagtail's table, with plain headings."""

    def clean(self, value: Any) -> Any:
        table = super().clean(value)
        for column in table.columns:
            column["heading"] = strip_hidden(column["heading"] or "").strip()
        table.caption = strip_hidden(table.caption or "").strip()
        return table


class TableBlock(blocks.StructBlock):
    caption = PlainBlock(label=_("caption"), required=False, max_length=300)
    table = CellsBlock(
        [("text", CleanTextBlock(cleaner=clean_inline, label=_("text"), features=INLINE, required=False))],
        label=_("table"),
    )

    class Meta:
        icon = "table"
        label = _("table")


class AddressBlock(blocks.URLBlock):
    """An address on the web, as a link may lead to it."""

    def clean(self, value: Any) -> Any:
        kept = address(super().clean(value) or "")
        if not kept or not kept.startswith(("https://", "http://")):
            raise ValidationError(_("An address on the web starts with https://."))
        return kept

    def deconstruct(self) -> Any:
        return "wagtail.blocks.URLBlock", *super().deconstruct()[1:]

    def deconstruct_with_lookup(self, lookup: Any) -> Any:
        return self.deconstruct()


class EmbedBlock(blocks.StructBlock):
    url = AddressBlock(label=_("address"), max_length=1000)
    caption = PlainBlock(label=_("what is there"), required=False, max_length=300)

    class Meta:
        icon = "media"
        label = _("link to a video or post")


class DocumentBlock(blocks.StructBlock):
    document = DocumentChooserBlock(label=_("document"))
    title = PlainBlock(label=_("title"), required=False, max_length=300)

    class Meta:
        icon = "doc-full"
        label = _("document")


class UpdateBlock(blocks.StructBlock):
    at = blocks.DateTimeBlock(label=_("when"), default=timezone.now)
    title = PlainBlock(label=_("what came"), required=False, max_length=200)

    class Meta:
        icon = "history"
        label = _("update")


class CorrectionBlock(blocks.StructBlock):
    at = blocks.DateTimeBlock(label=_("when"), default=timezone.now)
    text = CleanTextBlock(cleaner=clean_inline, label=_("what was wrong, and what is right"), features=CAPTION)

    class Meta:
        icon = "edit"
        label = _("correction")


class FootnoteBlock(blocks.StructBlock):
    anchor = blocks.RegexBlock(r"^[\w-]{1,80}$", label=_("mark"))
    text = CleanTextBlock(cleaner=clean_inline, label=_("note"), features=INLINE)


class FootnotesBlock(blocks.StructBlock):
    notes = blocks.ListBlock(FootnoteBlock(), label=_("notes"))

    class Meta:
        icon = "list-ol"
        label = _("footnotes")


class CleanHtmlBlock(blocks.TextBlock):
    """HTML that goes through the sanitiser whenever it is saved."""

    def clean(self, value: Any) -> Any:
        cleaned = clean_html(super().clean(value) or "")
        if value and not cleaned.strip():
            raise ValidationError(_("Nothing of this HTML may be shown to readers."))
        return cleaned


class HtmlBlock(blocks.StructBlock):
    html = CleanHtmlBlock(label=_("HTML"))
    origin = PlainBlock(label=_("where it came from"), required=False, max_length=200)

    class Meta:
        icon = "code"
        label = _("imported HTML")


BODY_BLOCKS = [
    ("text", CleanTextBlock(cleaner=clean_html, features=[*INLINE, "ul", "ol"], label=_("text"), icon="pilcrow")),
    ("heading", HeadingBlock()),
    ("image", PictureBlock()),
    ("gallery", GalleryBlock()),
    ("quote", QuoteBlock()),
    ("list", ListBlock()),
    ("table", TableBlock()),
    ("embed", EmbedBlock()),
    ("document", DocumentBlock()),
    ("separator", blocks.StaticBlock(icon="horizontalrule", label=_("separator"), admin_text=_("A line here."))),
    ("update", UpdateBlock()),
    ("correction", CorrectionBlock()),
    ("footnotes", FootnotesBlock()),
    ("html", HtmlBlock()),
]


def moment_of(stored: Any) -> datetime | None:
    """The moment of an update or a correction as a body's JSON keeps it, or as a form that was not saved holds it."""
    if isinstance(stored, str):
        try:
            stored = parse_datetime(stored)
        except ValueError:
            return None
    if not isinstance(stored, datetime):
        return None
    return timezone.make_aware(stored) if timezone.is_naive(stored) else stored
