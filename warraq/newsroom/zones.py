"""The zones of the front page: what an editor puts there, in which order (JSON of Wagtail's StreamField).

========= ======================================================================================================
lead      an article
seconds   articles beside the lead, in order
latest    ``{count}``: how many of the most recent; 0 for none
section   ``{section, articles, count}``: `articles` come first, the section's newest after them
opinion   the same, its writers shown with their faces
video     the same, as films
dossier   a dossier
most_read ``{days, count}``: how many of the most read articles of a day or a week, where readings are counted
========= ======================================================================================================

Lead, seconds and latest make the opening, wherever they stand; the others are bands below it, in the editor's order.
What an editor leaves out is filled by itself: the opening with pinned and then the newest articles, the bands, if none
is chosen, with the sections in their order.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

MOST = 20


def _article(**options: object) -> blocks.PageChooserBlock:
    return blocks.PageChooserBlock(page_type="newsroom.Article", **options)


class LatestBlock(blocks.StructBlock):
    count = blocks.IntegerBlock(label=_("how many"), default=12, min_value=0, max_value=60)

    class Meta:
        icon = "time"
        label = _("most recent")


class BandBlock(blocks.StructBlock):
    section = blocks.PageChooserBlock(page_type="newsroom.Section", label=_("section"))
    articles = blocks.ListBlock(
        _article(label=_("article")), label=_("first of all"), default=[], max_num=MOST,
        help_text=_("Empty: the newest of the section."),
    )  # fmt: skip
    count = blocks.IntegerBlock(label=_("how many"), default=5, min_value=1, max_value=MOST)


class MostReadBand(blocks.StructBlock):
    days = blocks.ChoiceBlock(
        label=_("over"), choices=[("1", _("the day")), ("7", _("the week"))], default="7",
        help_text=_("Shown where readings are counted: [readers] counts in warraq.toml."),
    )  # fmt: skip
    count = blocks.IntegerBlock(label=_("how many"), default=5, min_value=1, max_value=MOST)

    class Meta:
        icon = "view"
        label = _("most read")


class SectionBand(BandBlock):
    class Meta:
        icon = "folder-open-1"
        label = _("section")


class OpinionBand(BandBlock):
    class Meta:
        icon = "openquote"
        label = _("opinion, with faces")


class VideoBand(BandBlock):
    class Meta:
        icon = "media"
        label = _("video")


FRONT_BLOCKS = [
    ("lead", _article(label=_("lead"), icon="pick")),
    ("seconds", blocks.ListBlock(_article(label=_("article")), label=_("beside the lead"), icon="list-ul", max_num=8)),
    ("latest", LatestBlock()),
    ("section", SectionBand()),
    ("dossier", blocks.PageChooserBlock(page_type="newsroom.Dossier", label=_("dossier"), icon="folder-inverse")),
    ("opinion", OpinionBand()),
    ("video", VideoBand()),
    ("most_read", MostReadBand()),
]
ONCE = {"lead": {"max_num": 1}, "seconds": {"max_num": 1}, "latest": {"max_num": 1}, "most_read": {"max_num": 1}}
"""What the front page has at most one of."""
