"""Shortcodes of WordPress and of its plugins → blocks. An unknown one keeps its content and is noted."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from html import escape, unescape

from warraq.importers.wordpress.body import embeds, figures
from warraq.importers.wordpress.body.context import Context, Slot, image
from warraq.importers.wordpress.body.findings import short
from warraq.importers.wordpress.body.flow import Flow, entries
from warraq.importers.wordpress.body.parse import fragment, text_of
from warraq.importers.wordpress.body.walk import inline_html, walk
from warraq.importers.wordpress.shortcodes import Node, Shortcode
from warraq.markup.clean import clean_html, clean_inline

Classic = Callable[[str, Flow, Context], None]

_LAYOUT = re.compile(
    r"(?:vc_|et_pb_|fusion_|av_|mk_|cs_|x_|tatsu_|tdc?_|vc-|wpb_|su_row|su_column)\w*"
    r"|(?:one|two|three|four)_(?:half|third|fourth|fifth)\w*|rows?|cols?|columns?|section|container|box|center|div|span"
)
_NOTE_NAMES = {"ref", "fn", "footnote", "efn_note", "mfn", "note", "footnotes"}
_NOTE_LISTS = {"references", "footnotes", "footnote_list", "efn_reference", "mfn_list"}
_VIDEO_SITES = {
    "youtube": "https://www.youtube.com/watch?v={}", "vimeo": "https://vimeo.com/{}",
    "dailymotion": "https://www.dailymotion.com/video/{}", "ted": "https://www.ted.com/talks/{}",
    "tweet": "https://twitter.com/i/status/{}", "instagram": "https://www.instagram.com/p/{}/",
    "soundcloud": "{}", "facebook": "{}", "flickr": "{}", "slideshare": "{}", "scribd": "{}", "googlevideo": "{}",
    "spotify": "{}", "archiveorg": "https://archive.org/details/{}", "twitter": "{}", "tiktok": "{}", "gist": "{}",
    "bandcamp": "{}", "wpvideo": "https://videopress.com/v/{}", "videopress": "https://videopress.com/v/{}",
}  # fmt: skip
_CODE = {"code", "sourcecode", "source", "php", "html", "css", "js", "python", "bash", "sql", "pre"}
_IMG = re.compile(r"<img\b", re.IGNORECASE)
_BLOCKISH = re.compile(r"\n\s*\n|<(?:p|div|h[1-6]|ul|ol|table|blockquote|figure|hr|pre|wq-slot)\b", re.IGNORECASE)
_MOST_DEPTH = 12


def expand(nodes: list[Node], context: Context, classic: Classic) -> str:
    """`nodes` as HTML, in which slots stand for what becomes a block."""
    return "".join(node if isinstance(node, str) else _expanded(node, context, classic) for node in nodes)


def _expanded(code: Shortcode, context: Context, classic: Classic) -> str:
    slot = _slot(code, context)
    if slot is not None:
        return slot
    if code.name in _NOTE_NAMES and code.content is not None:
        return _footnote(code, context, classic)
    return _unknown(code, context, classic)


def _slot(code: Shortcode, context: Context) -> str | None:
    """A slot for what becomes a block of its own, or None."""
    name = code.name
    action: Slot | None = None
    if name in {"caption", "wp_caption"} and code.content is not None:
        action = partial(_caption, code, context=context)
    elif name in {"gallery", "slideshow"}:
        action = partial(_gallery, code, context=context)
    elif (name == "embed" or name in _VIDEO_SITES) and (url := _embed_url(code)):
        action = partial(_embed, url, context=context)
    elif name in {"audio", "video", "playlist"}:
        action = partial(_media, code, context=context)
    elif name in _NOTE_LISTS and (name != "footnotes" or code.content is None):
        action = context.footnotes
    elif name in _CODE and code.content is not None:
        action = partial(_code, code)
    return context.slot(action) if action else None


# --- WordPress's own --------------------------------------------------------------------------------------------


def _caption(code: Shortcode, flow: Flow, context: Context) -> None:
    """A picture with its caption: the text behind the picture, or in old posts an attribute."""
    body, _ = fragment(expand(code.content or [], context, _no_classic))
    img = next(body.iter("img"), None)
    if img is None:
        walk(body, flow, context)
        flow.paragraph()
        return
    link = next(img.iterancestors("a"), None)
    href = (link.get("href") or "") if link is not None else ""
    holder = link if link is not None and not text_of(link).strip() else img
    figures.take_out(holder)
    text = inline_html(body, context) or clean_inline(code.attributes.get("caption", ""))
    number = re.fullmatch(r"attachment_(\d{1,18})", code.attributes.get("id", ""))
    if number and not figures.attachment(img):
        img.set("class", f"wp-image-{number[1]}")
    figures.picture(img, flow, context, href=href, caption=text)


def _gallery(code: Shortcode, flow: Flow, context: Context) -> None:
    """Pictures by their ids, or all that were uploaded to the article."""
    given = code.attributes.get("ids") or code.attributes.get("include") or ",".join(code.values)
    numbers = [int(part) for part in re.findall(r"\d{1,18}", given)[:500]]
    if not numbers and not given:
        left_out = {int(part) for part in re.findall(r"\d{1,18}", code.attributes.get("exclude", ""))}
        numbers = [number for number in context.links.attached(context.item) if number not in left_out]
    if not numbers:
        context.note("shortcode", code.name, f"a gallery without pictures: {code.source}", lost=bool(given))
        return
    images = [image(context.media("", number)) for number in dict.fromkeys(numbers)]
    flow.emit("gallery", {"caption": "", "images": entries(images)})


def _embed_url(code: Shortcode) -> str:
    """The address in `[embed]URL[/embed]`, `[youtube URL]`, `[youtube=URL]`, `[vimeo 123]` and their like."""
    inner = re.sub(r"<[^<>]*>", "", unescape(code.inner())).strip() if code.content is not None else ""
    attributes = code.attributes
    named = [attributes.get(key, "") for key in ("url", "src", "href", "id", "tweet", "video", "v")]
    joined = code.source[len(code.name) + 2 :].split("]")[0].strip(" =\"'") if not attributes else ""
    for given in (inner, *named, *(value.strip("=\"'") for value in code.values), joined):
        word = unescape(given).split(" ")[0]
        if embeds.is_web(word):
            return embeds.canonical(word) or word
        form = _VIDEO_SITES.get(code.name, "{}")
        if form != "{}" and re.fullmatch(r"[\w-]{3,40}(?:&.*)?", word, re.ASCII):
            return form.format(word.partition("&")[0])
    return ""


def _embed(url: str, flow: Flow, context: Context) -> None:
    ref = context.links.media(url, 0)
    if ref.attachment:
        figures.media(url, "", flow, context)
    else:
        flow.emit("embed", {"url": url[:1000], "caption": ""})


def _media(code: Shortcode, flow: Flow, context: Context) -> None:
    """Sound and film: each file of a playlist one by one."""
    numbers = [int(part) for part in re.findall(r"\d{1,18}", code.attributes.get("ids", ""))[:200]]
    for number in numbers:
        figures.media("", "", flow, context, number)
    names = ("src", "mp3", "m4a", "ogg", "wav", "mp4", "m4v", "webm", "ogv", "flv", "wmv", "url")
    address = next((code.attributes[name] for name in names if code.attributes.get(name)), "")
    address = address or next(iter(code.values), "")
    if address:
        figures.media(address, code.attributes.get("title", ""), flow, context)
    elif not numbers:
        context.note("shortcode", code.name, f"left out, it names no file: {code.source}", lost=True)


def _code(code: Shortcode, flow: Flow) -> None:
    text = unescape(re.sub(r"</?(?:p|br)\b[^<>]*>", "", code.inner())).strip("\n")
    flow.emit("html", {"html": clean_html(f"<pre>{escape(text, quote=False)}</pre>"), "origin": ""})


def _footnote(code: Shortcode, context: Context, classic: Classic) -> str:
    body, _ = fragment(expand(code.content or [], context, classic))
    anchor = str(len(context.notes) + 1)
    while anchor in context.notes:
        anchor += "a"
    context.notes[anchor] = inline_html(body, context)
    number = len(context.notes)
    return f'<wq-note n="{anchor}">{number}</wq-note>'


def _no_classic(text: str, flow: Flow, context: Context) -> None:
    """Within a caption there are no paragraphs."""
    flow.text(text)


# --- plugins' ---------------------------------------------------------------------------------------------------


def _unknown(code: Shortcode, context: Context, classic: Classic) -> str:
    """A shortcode that no longer runs. Words in brackets that only look like one stay as they are."""
    if code.content is None:
        if not code.alone and not code.attributes and not code.source.endswith("/]"):
            return code.source
        context.note("shortcode", code.name, f"left out, it has no content of its own: {code.source}", lost=True)
        return ""
    if context.depth >= _MOST_DEPTH:
        return code.inner()
    layout = _LAYOUT.fullmatch(code.name) is not None
    what = "only made a layout" if layout else "unknown"
    context.note("shortcode", code.name, f"{what}; what it encloses is kept: [{code.name}{_shown(code)}]")
    context.depth += 1
    html = expand(code.content, context, classic)
    context.depth -= 1
    if not code.alone and not _BLOCKISH.search(html):
        return html
    if layout:
        return f"\n\n{html}\n\n"
    return context.slot(lambda flow: _kept(code.name, html, flow, context, classic))


def _shown(code: Shortcode) -> str:
    named = "".join(f" {name}={value}" for name, value in code.attributes.items())
    return short(named + "".join(f" {value}" for value in code.values), 100)


def _kept(name: str, html: str, flow: Flow, context: Context, classic: Classic) -> None:
    """What an unknown shortcode encloses: text alone as one HTML block that says where it came from, anything richer
    as the blocks that it is."""
    inner = Flow()
    classic(html, inner, context)
    blocks = inner.done()
    if blocks and all(block["type"] == "text" for block in blocks):
        whole = "".join(block["value"] for block in blocks)
        flow.emit("html", {"html": whole, "origin": f"shortcode {name}"[:200]})
    else:
        flow.extend(blocks)
