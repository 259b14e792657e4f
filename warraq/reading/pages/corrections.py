"""The public list of corrections."""

from __future__ import annotations

from datetime import datetime

from warraq import keys
from warraq.newsroom.models import Correction
from warraq.reading.frames import frame
from warraq.reading.links import expand
from warraq.reading.reader import Reader
from warraq.reading.shelf import Shelf
from warraq.reading.targets import Target
from warraq.sheets import CorrectionLine, CorrectionsSheet, Link

NAMES = {
    "ar": "تصويبات", "ckb": "ڕاستکردنەوەکان", "ku": "Rastkirin", "fa": "اصلاحیه‌ها", "tr": "Düzeltmeler",
    "en": "Corrections",
}  # fmt: skip
MOST = 300
"""How many the list shows. Older notices still stand in their articles."""


def corrections(target: Target, reader: Reader) -> CorrectionsSheet:
    """All corrections, newest first, each with its date and its article."""
    reader.note(keys.CORRECTIONS)
    shelf = reader.shelf
    heading = NAMES[shelf.config.newspaper.language]
    lines = []
    for article, number, html, made_at in rows(shelf):
        reader.note(keys.card(article))
        entry = shelf.catalogue.entries.get(article)
        if entry is not None:
            link = Link(entry.title, f"{entry.permalink}#correction-{number}")
            lines.append(CorrectionLine(link, expand(html, reader), shelf.moment(made_at)))
    return CorrectionsSheet(
        frame=frame(reader, target.address, heading, indexed=bool(lines)), heading=heading, lines=tuple(lines)
    )


def rows(shelf: Shelf) -> list[tuple[int, int, str, datetime]]:
    """The newest corrections: article, number in it, text, moment. Read once a run."""
    if "corrections" not in shelf.kept:
        found = Correction.objects.order_by("-made_at", "-article_id", "number")
        shelf.kept["corrections"] = list(found.values_list("article_id", "number", "html", "made_at")[:MOST])
    kept: list[tuple[int, int, str, datetime]] = shelf.kept["corrections"]
    return kept
