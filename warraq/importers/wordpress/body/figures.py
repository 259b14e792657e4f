"""Pictures, galleries, players and posts of others."""

from __future__ import annotations

import re
from html import escape

from lxml import etree

from warraq.importers.wordpress.body import embeds
from warraq.importers.wordpress.body.context import SLOT, Context, image
from warraq.importers.wordpress.body.findings import short
from warraq.importers.wordpress.body.flow import Flow, entries
from warraq.importers.wordpress.body.parse import text_of
from warraq.importers.wordpress.body.quotes import quote
from warraq.importers.wordpress.body.walk import inline_html, walk
from warraq.markup.text import plain_text

_ID = re.compile(r"(?:^|\s)(?:wp-image-|attachment_|attachment-)(\d{1,18})(?:\s|$)")
_SMILEY = re.compile(r"(?:^|\s)(?:wp-smiley|emoji)(?:\s|$)")
_GALLERY = re.compile(
    r"(?:^|\s)(?:wp-block-gallery|blocks-gallery-grid|gallery|tiled-gallery|wp-block-jetpack-\S*gallery)(?:\s|$)"
)
_SOURCES = ("data-orig-file", "src", "data-src", "data-lazy-src", "data-original", "data-full-url")
_IMAGE_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|bmp|tiff?|heic|svg)(?:\?|$)", re.IGNORECASE)
_MEDIA_FILE = re.compile(r"\.(?:mp3|m4a|ogg|oga|wav|flac|mp4|m4v|webm|ogv|mov|avi|wmv|3gp)(?:\?|$)", re.IGNORECASE)


# --- pictures ---------------------------------------------------------------------------------------------------


def source(node: etree._Element) -> str:
    """The address of a picture; lazily loading themes hide it in other attributes."""
    for name in _SOURCES:
        value = (node.get(name) or "").strip()
        if value and not value.startswith(("data:", "blob:", "about:")):
            return value
    return ""


def attachment(node: etree._Element) -> int:
    """The attachment's id that a picture names in its class or data, or 0."""
    named = _ID.search(node.get("class") or "")
    given = node.get("data-id") or node.get("data-attachment-id") or (named[1] if named else "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 19 else 0


def value_of(node: etree._Element, context: Context, caption: str = "") -> dict[str, object] | None:
    """The value of an image block for an `img`, or None where there is nothing to show; then it was noted."""
    url, number = source(node), attachment(node)
    if not number and not (url.startswith(("http://", "https://", "//")) or "/" in url):
        inline = (node.get("src") or "").startswith("data:")
        name = "data:" if inline else url or "no address"
        context.note("picture", name, "a picture without an address of its own; left out", lost=inline)
        return None
    if _size(node) and not number:
        context.note("hidden", "pixel", f"a picture of one point, which only counts readers: {embeds.host_of(url)}")
        return None
    return image(context.media(url, number), caption, " ".join((node.get("alt") or "").split())[:500])


def _size(node: etree._Element) -> bool:
    return node.get("width") in {"0", "1", "2"} and node.get("height") in {"0", "1", "2"}


def picture(node: etree._Element, flow: Flow, context: Context, href: str = "", caption: str = "") -> None:
    """An `img` wherever it stands: an image block at its place. `href` is where it led."""
    if _SMILEY.search(node.get("class") or ""):
        flow.text(node.get("alt") or "")
        return
    caption = caption or flow.caption
    value = value_of(node, context, caption)
    if value is None:
        return
    flow.caption = ""
    if href:
        value["caption"] = _with_link(caption, href, value, context)
    flow.emit("image", value)


def _with_link(caption: str, href: str, value: dict[str, object], context: Context) -> str:
    """A picture that led somewhere else than to itself keeps that link in its caption."""
    if _IMAGE_FILE.search(href) or href.startswith("#"):
        return caption
    target = context.link(href)
    ref = value["image"]
    if not target or re.search(rf"attachment_id={ref[0]}\b", href) or context.link(href) == "":  # type: ignore[index]
        return caption
    if "<a " in caption:
        return caption
    text = caption or escape(str(value["alt"]) or embeds.host_of(target) or target, quote=False)
    return f'<a href="{escape(target)}">{text}</a>'


def figure(node: etree._Element, flow: Flow, context: Context) -> None:
    """A figure: one picture with its caption, a gallery, a table, a player, a quotation."""
    flow.paragraph()
    classes = node.get("class") or ""
    captions = list(node.iter("figcaption"))
    slots = node.findall(f".//{SLOT}")
    pictures = node.findall(".//img")
    if _GALLERY.search(classes) or (len(pictures) > 1 and not slots):
        gallery(node, flow, context)
        return
    caption_node = captions[-1] if captions else None
    caption = ""
    if caption_node is not None:
        caption = inline_html(caption_node, context)
        take_out(caption_node)
    inner = Flow()
    inner.caption = caption
    if "wp-block-pullquote" in classes and (quotation := node.find(".//blockquote")) is not None:
        quote(quotation, inner, context, pull=True)
        take_out(quotation)
    walk(node, inner, context)
    _captioned(inner.done(), inner.caption, flow)


def take_out(node: etree._Element) -> None:
    """Take an element out of its parent; the text behind it stays."""
    parent, tail, before = node.getparent(), node.tail, node.getprevious()
    if parent is None:
        return
    if tail:
        if before is not None:
            before.tail = (before.tail or "") + tail
        else:
            parent.text = (parent.text or "") + tail
    node.tail = None
    parent.remove(node)


def _captioned(blocks: list[dict[str, object]], caption: str, flow: Flow) -> None:
    """Put a figure's caption on the first of its blocks that has one; or behind them."""
    for block in blocks:
        value = block["value"]
        if caption and isinstance(value, dict) and value.get("caption") == "":
            plain = block["type"] in {"table", "embed"}
            block["value"] = {**value, "caption": plain_text(caption)[:300] if plain else caption}
            caption = ""
    flow.extend(blocks)
    if caption:
        flow.raw(caption)
        flow.paragraph()


def gallery(node: etree._Element, flow: Flow, context: Context) -> None:
    """All pictures within `node` as one gallery, each with its own caption; what else it holds comes behind it."""
    images: list[dict[str, object]] = []
    used: list[etree._Element] = []
    for img in node.iter("img"):
        caption = ""
        holder = next(img.iterancestors("figure", "dl", "li"), node)
        found = next(iter(holder.iter("figcaption", "dd")), None) if holder is not node else None
        if found is not None:
            caption = inline_html(found, context)
            used.append(found)
        value = value_of(img, context, caption)
        if value is not None:
            images.append(value)
    own = [child for child in node.iter("figcaption") if child not in used]
    whole = inline_html(own[-1], context) if own else ""
    for part in [*used, *own[-1:], *node.iter("img")]:
        take_out(part)
    if images:
        flow.emit("gallery", {"caption": whole, "images": entries(images)})
    walk(node, flow, context)
    flow.paragraph()


# --- players, frames and posts of others ------------------------------------------------------------------------


def frame(node: etree._Element, flow: Flow, context: Context) -> None:
    """An iframe: a link to what its player shows; frames that no reader can see are left out."""
    address = (node.get("src") or node.get("data-src") or node.get("data-lazy-src") or "").strip()
    target = embeds.canonical(address)
    if target is None:
        if address and not address.startswith("about:"):
            context.note("frame", address.partition(":")[0][:20], "a frame without a web address; removed")
        return
    if _size(node):
        context.note("frame", embeds.host_of(target), "a frame that readers could not see; removed")
        return
    if not embeds.known(target):
        context.note("frame", embeds.host_of(target), f"a frame of an unknown place; kept as a link to {target}")
    flow.emit("embed", {"url": target[:1000], "caption": " ".join((node.get("title") or "").split())[:300]})


def flash(node: etree._Element, flow: Flow, context: Context) -> None:
    """An `object` of the years of Flash: its player's address is in a `param`, its `embed` or its `data`."""
    names = {(param.get("name") or "").lower(): param.get("value") or "" for param in node.iter("param")}
    inner = next((child.get("src") or "" for child in node.iter("embed", "iframe")), "")
    address = names.get("movie") or names.get("src") or inner or node.get("data") or ""
    target = embeds.canonical(address)
    if target is None:
        walk(node, flow, context)
        return
    if not embeds.known(target):
        context.note("frame", embeds.host_of(target), f"a player of an unknown place; kept as a link to {target}")
    flow.emit("embed", {"url": target[:1000], "caption": ""})


def player(node: etree._Element, flow: Flow, context: Context) -> None:
    """HTML's own audio and video."""
    address = node.get("src") or next((child.get("src") or "" for child in node.iter("source")), "")
    media(address, "", flow, context)


def media(address: str, title: str, flow: Flow, context: Context, attachment_id: int = 0) -> None:
    """A sound, film or document: the newspaper's own file as a document, one of others as a link."""
    address = address.strip()
    if address.startswith("//"):
        address = "https:" + address
    ref = context.media(address, attachment_id)
    if ref.attachment:
        flow.emit("document", {"document": ref, "title": short(title, 300)})
    elif embeds.is_web(ref.url):
        flow.emit("embed", {"url": (embeds.canonical(ref.url) or ref.url)[:1000], "caption": short(title, 300)})
    else:
        context.note("media", short(address, 60) or "no address", "a player without a usable address", lost=True)


def social(node: etree._Element, flow: Flow, context: Context) -> bool:
    """A post of another place that was pasted as a quotation with a script: a link to it, its words as caption."""
    classes = node.get("class") or ""
    address = ""
    if "twitter-tweet" in classes or "twitter-video" in classes:
        links = [link.get("href") or "" for link in node.iter("a")]
        address = next((link for link in reversed(links) if "/status" in link), "")
    elif "instagram-media" in classes:
        address = node.get("data-instgrm-permalink") or ""
    elif "tiktok-embed" in classes:
        address = node.get("cite") or ""
    elif "fb-post" in classes or "fb-video" in classes:
        address = node.get("data-href") or ""
    target = embeds.canonical(address) if address else None
    if target is None:
        return False
    text = " ".join(text_of(node).split())
    flow.emit("embed", {"url": target.partition("?")[0][:1000], "caption": short(text, 300)})
    return True
