"""What a page says of itself to machines, in its head: canonical address, Open Graph, feeds, JSON-LD."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from warraq.addresses import short_address
from warraq.sheets import ArticleSheet, FrontSheet, Link, ListSheet, Picture, Translation
from warraq.theme import social
from warraq.theme.linked import data_of
from warraq.theme.links import absolute

LOCALES = {"ar": "ar_AR", "ckb": "ckb_IQ", "ku": "ku_TR", "fa": "fa_IR", "tr": "tr_TR", "en": "en_GB"}
"""Open Graph wants a country with each language."""


@dataclass(frozen=True)
class Image:
    """The picture of a page when it is shared."""

    url: str
    width: int
    height: int
    alt: str


@dataclass(frozen=True)
class Head:
    """A page's words about itself. `canonical` is empty on pages that no index should keep."""

    title: str
    canonical: str
    kind: str
    locale: str
    image: Image | None
    feeds: tuple[Link, ...]
    json_ld: str
    short: str = ""
    """An article's whole short address."""
    alternates: tuple[tuple[str, str], ...] = ()
    """Languages (BCP 47) and whole addresses of an article's translations and of itself; last "x-default", the
    original's."""
    locales: tuple[str, ...] = ()
    """Open Graph's names of the translations' languages."""


def head_of(sheet: Any) -> Head:
    """The head of any page's sheet."""
    frame, site = sheet.frame, sheet.frame.site
    is_front = isinstance(sheet, FrontSheet)
    told: tuple[Translation, ...] = getattr(sheet, "translations", ())
    title = site.name if is_front or frame.title in {"", site.name} else f"{frame.title} · {site.name}"
    return Head(
        title=f"{site.name}: {site.tagline}" if is_front and site.tagline else title,
        canonical=absolute(site.url, frame.address) if frame.indexed else "",
        kind="article" if isinstance(sheet, ArticleSheet) else "website",
        locale=LOCALES.get(getattr(sheet, "language", site.language), site.language),
        image=_image(sheet, site.url),
        feeds=(_feed(site.name), *((frame.feed,) if frame.feed else ())),
        json_ld=data_of(sheet),
        short=_short(sheet),
        locales=tuple([LOCALES.get(each.language, each.language) for each in told if each.language != sheet.language]),
        alternates=_alternates(told, site.url) if told and frame.indexed else (),
    )


@lru_cache(maxsize=8)
def _feed(name: str) -> Link:
    return Link(name, "/feed.xml")


def _alternates(told: tuple[Translation, ...], site_url: str) -> tuple[tuple[str, str], ...]:
    found = [(each.language, absolute(site_url, each.address)) for each in told]
    return (*found, ("x-default", found[0][1]))


def _short(sheet: Any) -> str:
    if not isinstance(sheet, ArticleSheet) or not sheet.frame.indexed or sheet.number < 1:
        return ""
    return sheet.frame.site.url + short_address(sheet.number)


def _image(sheet: Any, site_url: str) -> Image | None:
    if isinstance(sheet, ArticleSheet) and sheet.social is not None:
        return Image(absolute(site_url, sheet.social.address), social.WIDTH, social.HEIGHT, sheet.headline)
    picture = _picture(sheet)
    if picture is None or not any(source.format == "jpeg" for source in picture.sources):
        return None
    source = picture.largest_jpeg
    return Image(absolute(site_url, source.address), source.width, source.height, picture.alt)


def _picture(sheet: Any) -> Picture | None:
    found: Picture | None = None
    if isinstance(sheet, ArticleSheet):
        found = sheet.lead
    elif isinstance(sheet, FrontSheet):
        found = sheet.lead.picture if sheet.lead else None
    elif isinstance(sheet, ListSheet):
        found = sheet.portrait
    return found or sheet.frame.site.logo
