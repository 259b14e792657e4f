"""Feeds: RSS 2.0 with the whole text, and the same as JSON Feed 1.1."""

from __future__ import annotations

import json
import re
from datetime import datetime
from email.utils import format_datetime
from typing import Any

from lxml import etree

from warraq.sheets import FeedItem, FeedSheet, Picture
from warraq.theme.links import absolute
from warraq.theme.xmltext import add, clean, document

ATOM = "http://www.w3.org/2005/Atom"
CONTENT = "http://purl.org/rss/1.0/modules/content/"
CREATOR = "http://purl.org/dc/elements/1.1/"
MEDIA = "http://search.yahoo.com/mrss/"

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
    root = etree.Element(
        "rss", {"version": "2.0"}, nsmap={"atom": ATOM, "content": CONTENT, "dc": CREATOR, "media": MEDIA}
    )
    channel = add(root, "channel")
    add(channel, "title", sheet.title)
    add(channel, "link", absolute(site.url, sheet.home))
    add(channel, "description", site.tagline or sheet.title)
    add(channel, "language", site.language)
    if sheet.items:
        # The newest change in the feed, not the hour of printing: equal records give equal bytes.
        newest = max(sheet.items, key=lambda item: datetime.fromisoformat(item.updated_iso))
        add(channel, "lastBuildDate", _mail_date(newest.updated_iso))
    self_link = absolute(site.url, sheet.address)
    add(channel, f"{{{ATOM}}}link", href=self_link, rel="self", type="application/rss+xml")
    if sheet.hub:
        add(channel, f"{{{ATOM}}}link", href=sheet.hub, rel="hub")
    for item in sheet.items:
        _item(channel, item, site.url, site.language)
    return document(root)


def _item(channel: etree._Element, item: FeedItem, site_url: str, language: str) -> None:
    card = item.card
    url = absolute(site_url, card.address)
    node = add(channel, "item")
    add(node, "title", card.headline)
    add(node, "link", url)
    add(node, "guid", item.guid, isPermaLink="true" if item.guid == url else "false")
    add(node, "pubDate", _mail_date(card.published.iso))
    for author in card.authors:
        add(node, f"{{{CREATOR}}}creator", author.name)
    if card.language != language:
        add(node, f"{{{CREATOR}}}language", card.language)
    if card.section:
        add(node, "category", card.section.text)
    if card.excerpt:
        add(node, "description", card.excerpt)
    if item.body_html:
        content = add(node, f"{{{CONTENT}}}encoded")
        content.text = etree.CDATA(clean(whole(item.body_html, site_url)).replace("]]>", "]]&gt;"))
    if card.picture is not None:
        _media(node, card.picture, site_url)


def _media(node: etree._Element, picture: Picture, site_url: str) -> None:
    if not any(source.format == "jpeg" for source in picture.sources):
        return
    file = picture.largest_jpeg
    media = add(
        node, f"{{{MEDIA}}}content", url=absolute(site_url, file.address), medium="image", type="image/jpeg",
        width=str(file.width), height=str(file.height),
    )  # fmt: skip
    if picture.alt:
        add(media, f"{{{MEDIA}}}description", picture.alt, type="plain")
    if picture.credit:
        add(media, f"{{{MEDIA}}}credit", picture.credit)


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
