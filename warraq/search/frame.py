"""The frame of the results page, handed from the press to the readers' process as one small file.

Results are printed per request, by a process that has no database: all that it must know of the newspaper (name, menu,
foot) lies in `search-frame.json` beside the editions. It is not served.
"""

from __future__ import annotations

import dataclasses
import json
from typing import Any

from warraq.config import Look
from warraq.errors import SearchError
from warraq.sheets import VERSION, Breaking, Frame, Link, MenuEntry, Moment, Picture, Site, Source

FILE = "search-frame.json"
"""Its name in the folder of the editions."""


def dump(frame: Frame) -> bytes:
    """A frame as bytes; equal frames give equal bytes."""
    document = {"version": VERSION, "frame": dataclasses.asdict(frame)}
    return json.dumps(document, ensure_ascii=False, sort_keys=True).encode("utf-8", "replace")


def load(data: bytes) -> Frame:
    """The frame that was dumped. Raises SearchError for anything else."""
    try:
        document = json.loads(data)
        if document["version"] != VERSION:
            raise ValueError("another version of Warraq printed it")
        return _frame(document["frame"])
    except (ValueError, KeyError, TypeError) as error:
        raise SearchError(path=FILE, reason=f"it is not readable ({error})") from error


def _frame(given: dict[str, Any]) -> Frame:
    trail = tuple(Link(**link) for link in given["trail"])
    feed = Link(**given["feed"]) if given["feed"] else None
    breaking = tuple(Breaking(Link(**line["link"]), Moment(**line["written"])) for line in given["breaking"])
    return Frame(**{**given, "site": _site(given["site"]), "trail": trail, "feed": feed, "breaking": breaking})


def _site(given: dict[str, Any]) -> Site:
    logo = given["logo"]
    if logo:
        logo = Picture(**{**logo, "sources": tuple(Source(**source) for source in logo["sources"])})
    menus = {place: _menu(given[place]) for place in ("menu", "footer")}
    return Site(**{**given, **menus, "logo": logo, "look": Look(**given["look"])})


def _menu(entries: list[dict[str, Any]]) -> tuple[MenuEntry, ...]:
    return tuple(
        MenuEntry(Link(**entry["link"]), tuple(Link(**child) for child in entry["children"])) for entry in entries
    )
