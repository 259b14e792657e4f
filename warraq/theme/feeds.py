"""Feeds: RSS 2.0 with the whole text, and the same as JSON Feed 1.1."""

from __future__ import annotations

import json
import re
from datetime import datetime
from email.utils import format_datetime
from typing import Any

from warraq.sheets import FeedItem, FeedSheet, Picture
from warraq.theme.links import absolute
from warraq.theme.xmltext import document, element, told, verbatim

SPACES = (
    'xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"'
)

# Addresses of the newspaper itself within a body: a feed's reader has no page to resolve them against.
_OWN_ADDRESS = re.compile(r'(<[^<>]*?\s(?:href|src)=")(/(?!/)[^"]*)"')


def json_address(address: str) -> str:
    """Where the JSON of a feed stands.

    >>> json_address("/category/culture/feed.xml")
    '/category/culture/feed.json'
    """
    return address.removesuffix(".xml") + ".json"


def rss(sheet: FeedSheet) -> bytes:
    """The feed as RSS 2.0: whole text in `content:encoded`, excerpt in `description`, picture in `media:content`."""
    site = sheet.site
    channel = [
        told("title", sheet.title),
        told("link", absolute(site.url, sheet.home)),
        told("description", site.tagline or sheet.title),
        told("language", site.language),
    ]
    if sheet.items:
        # The newest change in the feed, not the hour of printing: equal records give equal bytes.
        newest = max(sheet.items, key=lambda item: datetime.fromisoformat(item.updated_iso))
        channel.append(told("lastBuildDate", _mail_date(newest.updated_iso)))
    self_link = absolute(site.url, sheet.address)
    channel.append(element("atom:link", href=self_link, rel="self", type="application/rss+xml"))
    if sheet.hub:
        channel.append(element("atom:link", href=sheet.hub, rel="hub"))
    channel += [_item(item, site.url, site.language) for item in sheet.items]
    return document(f"<rss {SPACES} version=\"2.0\">{element('channel', ''.join(channel))}</rss>")


def _item(item: FeedItem, site_url: str, language: str) -> str:
    card = item.card
    url = absolute(site_url, card.address)
    parts = [
        told("title", card.headline),
        told("link", url),
        told("guid", item.guid, isPermaLink="true" if item.guid == url else "false"),
        told("pubDate", _mail_date(card.published.iso)),
    ]
    parts += [told("dc:creator", author.name) for author in card.authors]
    if card.language != language:
        parts.append(told("dc:language", card.language))
    if card.section:
        parts.append(told("category", card.section.text))
    if card.excerpt:
        parts.append(told("description", card.excerpt))
    if item.body_html:
        parts.append(element("content:encoded", verbatim(whole(item.body_html, site_url))))
    if card.picture is not None:
        parts.append(_media(card.picture, site_url))
    return element("item", "".join(parts))


def _media(picture: Picture, site_url: str) -> str:
    if not any(source.format == "jpeg" for source in picture.sources):
        return ""
    file = picture.largest_jpeg
    alt = told("media:description", picture.alt, type="plain") if picture.alt else ""
    credit = told("media:credit", picture.credit) if picture.credit else ""
    return element(
        "media:content", alt + credit, url=absolute(site_url, file.address), medium="image", type="image/jpeg",
        width=str(file.width), height=str(file.height),
    )  # fmt: skip


def json_feed(sheet: FeedSheet) -> bytes:
    """The feed as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""
    site = sheet.site
    feed: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": sheet.title,
        "home_page_url": absolute(site.url, sheet.home),
        "feed_url": absolute(site.url, json_address(sheet.address)),
        "description": site.tagline,
        "language": site.language,
        "favicon": f"{site.url}/apple-touch-icon.png",
        "hubs": [{"type": "WebSub", "url": sheet.hub}] if sheet.hub else "",
        "items": [_json_item(item, site.url) for item in sheet.items],
    }
    text = json.dumps({name: value for name, value in feed.items() if value != ""}, ensure_ascii=False, indent=1)
    return (text + "\n").encode("utf-8", "replace")


def _json_item(item: FeedItem, site_url: str) -> dict[str, Any]:
    card = item.card
    entry: dict[str, Any] = {
        "id": item.guid,
        "url": absolute(site_url, card.address),
        "title": card.headline,
        "summary": card.excerpt,
        "content_html": whole(item.body_html, site_url),
        "date_published": card.published.iso,
        "date_modified": item.updated_iso,
        "language": card.language,
        "authors": [
            {"name": author.name, **({"url": absolute(site_url, author.address)} if author.address else {})}
            for author in card.authors
        ],
        "tags": [card.section.text] if card.section else [],
    }
    if card.picture is not None and any(source.format == "jpeg" for source in card.picture.sources):
        entry["image"] = absolute(site_url, card.picture.largest_jpeg.address)
    # The format wants content_html or content_text in each item, be it empty.
    return {name: value for name, value in entry.items() if value or name == "content_html"}


def whole(html: str, site_url: str) -> str:
    """A body whose links within the newspaper are whole URLs.

    >>> whole('<p><a href="/a/">أ</a></p>', "https://sabah.example")
    '<p><a href="https://sabah.example/a/">أ</a></p>'
    """
    return _OWN_ADDRESS.sub(lambda found: f'{found[1]}{absolute(site_url, found[2])}"', html)


def _mail_date(iso: str) -> str:
    """RFC 3339 to RFC 822, which RSS asks for, in the newspaper's own offset.

    >>> _mail_date("2026-11-19T06:30:00+02:00")
    'Thu, 19 Nov 2026 06:30:00 +0200'
    """
    return format_datetime(datetime.fromisoformat(iso))
