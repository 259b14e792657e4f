"""What an editor chose for the front page, from the JSON that `warraq.newsroom.zones` describes."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import TextField
from django.db.models.functions import Cast

from warraq.newsroom.models import Home
from warraq.newsroom.readings import WEEK
from warraq.reading.shelf import Shelf
from warraq.reading.texts import items


@dataclass(frozen=True)
class Band:
    """A band below the opening. `record` is a section or, for kind dossier, a dossier; `articles` come first. Kind
    most_read has no record, and the `days` over which it is reckoned."""

    kind: str
    record: int
    articles: tuple[int, ...] = ()
    count: int = 0
    days: int = 0


@dataclass(frozen=True)
class Zones:
    """The editor's choice; what is empty (or, for `latest`, None) is filled by itself."""

    opening: tuple[int, ...] = ()
    """The lead, if `has_lead`, and those beside it."""
    has_lead: bool = False
    latest: int | None = None
    bands: tuple[Band, ...] = ()


def zones_of(raw: Iterable[Any]) -> Zones:
    """The zones of a StreamField's raw data. What was left half filled is passed over."""
    lead: list[int] = []
    seconds: list[int] = []
    latest: int | None = None
    bands = []
    for block in raw:
        kind, value = block.get("type"), block.get("value")
        if kind == "lead":
            lead += _numbers([value])
        elif kind == "seconds":
            seconds += _numbers(items(value))
        elif kind == "latest":
            latest = int((value or {}).get("count") or 0)
        elif kind == "dossier" and value:
            bands.append(Band(kind, int(value)))
        elif kind == "most_read" and value:
            bands.append(Band(kind, 0, (), int(value.get("count") or 1), int(value.get("days") or WEEK)))
        elif kind in {"section", "opinion", "video"} and (value or {}).get("section"):
            first = tuple(_numbers(items(value.get("articles"))))
            bands.append(Band(kind, int(value["section"]), first, int(value.get("count") or 1)))
    return Zones((*lead[:1], *seconds), bool(lead), latest, tuple(bands))


def _numbers(values: Iterable[Any]) -> list[int]:
    return [int(value) for value in values if value]


def raw_zones(shelf: Shelf) -> list[Any]:
    """The zones as they are stored. Read once a run."""
    if "zones" not in shelf.kept:
        rows = Home.objects.order_by("pk").annotate(raw=Cast("zones", TextField())).values_list("raw", flat=True)
        raw = rows.first()
        shelf.kept["zones"] = json.loads(raw) if raw else []
    kept: list[Any] = shelf.kept["zones"]
    return kept
