"""What goes into the index, and what comes out of it."""

from __future__ import annotations

from dataclasses import dataclass

from warraq.sheets import Hit, Moment


@dataclass(frozen=True)
class Document:
    """One printed article, as search knows it. All is plain text; `address` names it, and is readable."""

    address: str
    headline: str
    standfirst: str
    body: str
    section: str
    tags: tuple[str, ...]
    bylines: tuple[str, ...]
    published: Moment
    language: str


@dataclass(frozen=True)
class Found:
    """One page of results, best first; `total` counts those of all pages."""

    hits: tuple[Hit, ...]
    total: int
