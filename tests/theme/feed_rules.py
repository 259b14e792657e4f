"""What feed validators ask of RSS 2.0 and of JSON Feed 1.1, rule by rule, each with where it is written."""

from __future__ import annotations

import json
import re
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any

from lxml import etree

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
CREATOR = "{http://purl.org/dc/elements/1.1/}"
MEDIA = "{http://search.yahoo.com/mrss/}"
CHANNEL = {"title", "link", "description", "language", "copyright", "managingEditor", "webMaster", "pubDate",
           "lastBuildDate", "category", "generator", "docs", "cloud", "ttl", "image", "textInput", "skipHours",
           "skipDays", "item"}  # fmt: skip
"""https://www.rssboard.org/rss-specification: the elements of a channel; others need a namespace."""
ITEM = {"title", "link", "description", "author", "category", "comments", "enclosure", "guid", "pubDate", "source"}
_URL = re.compile(r"https?://[\x21-\x7e]+\Z")
_DATE = re.compile(r"[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} (?:[+-]\d{4}|GMT)\Z")
_RELATIVE = re.compile(r"\s(?:src|href)=[\"'](?!https?:|mailto:|tel:|#)")
_UNSAFE = re.compile(r"<(?:script|style|iframe|object|embed|form|input)\b|\son\w+=|\sstyle=", re.IGNORECASE)


def rss_faults(data: bytes, address: str) -> list[str]:
    """Every rule that a feed breaks; `address` is where it stands."""
    root = etree.fromstring(data)
    faults = [] if root.tag == "rss" and root.get("version") == "2.0" else ["not RSS 2.0"]
    channels = root.findall("channel")
    if len(channels) != 1:
        return [*faults, "exactly one channel is wanted"]
    channel = channels[0]
    faults += [f"channel without {name}" for name in ("title", "link", "description") if not channel.findtext(name)]
    faults += _once(channel, CHANNEL - {"item", "category"}) + _strangers(channel, CHANNEL)
    faults += _dates(channel, "pubDate", "lastBuildDate") + _links(channel, "link")
    if not re.fullmatch(r"[a-z]{2,3}(?:-[A-Za-z]{2,4})?", channel.findtext("language", "")):
        faults.append("language is no language tag")
    own = [link.get("href") for link in channel.findall(f"{ATOM}link") if link.get("rel") == "self"]
    if own != [address]:
        faults.append(f"atom:link rel=self is {own}, not {address} (RSS Best Practices Profile)")
    items = channel.findall("item")
    guids = [item.findtext("guid") for item in items]
    if len(set(guids)) != len(items) or None in guids:
        faults.append("each item wants a guid of its own")
    for item in items:
        faults += _item(item)
    return faults


def _item(item: Any) -> list[str]:
    faults = _once(item, ITEM - {"category"}) + _strangers(item, ITEM) + _dates(item, "pubDate") + _links(item, "link")
    if not (item.findtext("title") or item.findtext("description")):
        faults.append("an item wants a title or a description")
    guid = item.find("guid")
    if guid is not None and guid.get("isPermaLink", "true") == "true" and not _URL.match(guid.text or ""):
        faults.append(f"guid {guid.text} is no URL, but says that it is")
    content = item.findtext(f"{CONTENT}encoded", "")
    if len(item.findall(f"{CONTENT}encoded")) > 1:
        faults.append("content:encoded twice")
    faults += ["a relative address in content:encoded"] if _RELATIVE.search(content) else []
    faults += ["content:encoded holds what readers strip"] if _UNSAFE.search(content) else []
    for enclosure in item.findall("enclosure"):
        whole = _URL.match(enclosure.get("url", "")) and enclosure.get("length", "").isdigit()
        if not (whole and enclosure.get("type")):
            faults.append("an enclosure wants url, length and type")
    for media in item.iter(f"{MEDIA}content", f"{MEDIA}thumbnail"):
        if not _URL.match(media.get("url", "")):
            faults.append("media without a whole URL")
        if media.get("medium") not in (None, "image", "audio", "video", "document", "executable"):
            faults.append(f"medium {media.get('medium')} is not of Media RSS")
    return faults


def _once(node: Any, names: set[str]) -> list[str]:
    return [f"{name} {len(node.findall(name))} times in {node.tag}" for name in names if len(node.findall(name)) > 1]


def _strangers(node: Any, known: set[str]) -> list[str]:
    tags = [child.tag for child in node if not child.tag.startswith("{")]
    return [f"{tag} is no element of {node.tag}" for tag in tags if tag not in known]


def _dates(node: Any, *names: str) -> list[str]:
    faults = []
    for name in names:
        for text in (each.text or "" for each in node.findall(name)):
            if not _DATE.match(text) or parsedate_to_datetime(text) is None:
                faults.append(f"{name} {text} is no date of RFC 822")
            elif text[:3] != parsedate_to_datetime(text).strftime("%a"):
                faults.append(f"{name} {text} names the wrong weekday")
    return faults


def _links(node: Any, *names: str) -> list[str]:
    links = [(name, each.text or "") for name in names for each in node.findall(name)]
    return [f"{name} {text} is no whole URL" for name, text in links if not _URL.match(text)]


def json_feed_faults(data: bytes, address: str) -> list[str]:
    """The rules of https://www.jsonfeed.org/version/1.1/ that a feed breaks."""
    feed = json.loads(data)
    faults = [] if feed.get("version") == "https://jsonfeed.org/version/1.1" else ["no version"]
    faults += [] if feed.get("title") else ["no title"]
    faults += [] if feed.get("feed_url") == address else [f"feed_url is {feed.get('feed_url')}, not {address}"]
    urls = [feed.get(name) for name in ("home_page_url", "icon", "favicon", "next_url") if name in feed]
    ids = [item.get("id") for item in feed["items"]]
    faults += [] if all(ids) and len(set(ids)) == len(ids) else ["each item wants an id of its own"]
    faults += ["an id is a string"] if not all(isinstance(each, str) for each in ids) else []
    for item in feed["items"]:
        if not {"content_html", "content_text"} & item.keys():
            faults.append("an item wants content_html or content_text")
        urls += [item[name] for name in ("url", "external_url", "image", "banner_image") if name in item]
        for name in ("date_published", "date_modified"):
            if name in item and datetime.fromisoformat(item[name]).tzinfo is None:
                faults.append(f"{name} {item[name]} is no date of RFC 3339")
        for author in item.get("authors", []):
            faults += [] if author.get("name") or author.get("url") or author.get("avatar") else ["an empty author"]
            urls += [author["url"]] if "url" in author else []
        faults += ["a tag is a string"] if not all(isinstance(tag, str) for tag in item.get("tags", [])) else []
        faults += ["a relative address in content_html"] if _RELATIVE.search(item.get("content_html", "")) else []
    return faults + [f"{url} is no whole URL" for url in urls if not _URL.match(url or "")]
