"""Blocks of the block editor → blocks of a body.

Most of WordPress's own blocks say in their HTML all that they are, and need no more than the walk over it. Those that
keep their meaning in their attributes (galleries of old, files, reusable blocks), those that WordPress fills in when
a page is shown, and those of plugins are taken here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from html import escape
from typing import Any

from warraq.importers.wordpress import blocks as gutenberg
from warraq.importers.wordpress import shortcodes
from warraq.importers.wordpress.blocks import Block
from warraq.importers.wordpress.body import behind, embeds, figures, plugins
from warraq.importers.wordpress.body.context import Context, image
from warraq.importers.wordpress.body.findings import short
from warraq.importers.wordpress.body.flow import Flow, entries
from warraq.importers.wordpress.body.parse import fragment
from warraq.importers.wordpress.body.walk import walk
from warraq.markup.clean import clean_html
from warraq.markup.text import plain_text

Classic = Callable[[str, Flow, Context], None]

_PARAGRAPH = re.compile(r"\s*<p(?: class=\"[^\"<>]*\")?>([^<&\[]*)</p>\s*")
_HEADING = re.compile(r"\s*<h([1-6])(?: class=\"[^\"<>]*\")?>([^<&\[]*)</h\1>\s*")
_RICH = re.compile(r"<(?:img|iframe|video|audio|table)\b")
_SIGN = re.compile(r"<span\b[^<>]*aria-hidden[^<>]*>[^<]*</span>")
_TAGS = re.compile(r"<[^<>]*>")
_MOST_DEPTH = 6


def map_blocks(found: list[Block], flow: Flow, context: Context, classic: Classic) -> None:
    """All blocks of a text, in order."""
    for block in found:
        if block.name in {"", "core/freeform", "core/classic"}:
            classic(block.whole(), flow, context)
        elif len(block.inner) == 1 and _quick(block, flow):
            continue
        else:
            _walk(_html(block, context, classic), flow, context)


def _quick(block: Block, flow: Flow) -> bool:
    """Paragraphs and headings of plain text, which most are, need no parser."""
    html = block.inner[0]
    if not isinstance(html, str):
        return False
    if block.name == "core/paragraph" and (match := _PARAGRAPH.fullmatch(html)) and ">" not in match[1]:
        flow.paragraph()
        flow.plain(match[1])
        return True
    if block.name == "core/heading" and (match := _HEADING.fullmatch(html)) and ">" not in match[2]:
        text = " ".join(match[2].split())
        if text and len(text) <= 300:
            flow.emit("heading", {"text": text, "level": match[1]})
            return True
    return False


def _walk(html: str, flow: Flow, context: Context) -> None:
    flow.paragraph()
    body, flattened = fragment(html)
    if flattened:
        context.note("deep", "nesting", "elements nested beyond sense were flattened; their text is kept")
    walk(body, flow, context)
    flow.paragraph()


# --- blocks → HTML with slots -----------------------------------------------------------------------------------


def _html(block: Block, context: Context, classic: Classic) -> str:
    """A block's HTML, in which slots stand for what the walk could not understand."""
    if block.broken:
        context.note("block", block.name, "its attributes or its end are damaged; its content is kept")
    special = _SPECIAL.get(block.name)
    if special is not None:
        return context.slot(lambda flow: special(block, flow, context, classic))
    if block.name.startswith(("core-embed/", "embed/")):
        return context.slot(lambda flow: _embed(block, flow, context, classic))
    if not any(isinstance(part, Block) or part.strip() for part in block.inner):
        return _dynamic(block, context)
    if block.name.startswith("core/") and block.name.removeprefix("core/") in _CORE:
        return _behind(block, context) + _inner(block, context, classic)
    context.note("block", block.name, f"unknown; its content is kept{_named(block)}")
    if any(isinstance(part, Block) for part in block.inner) or _RICH.search(block.html):
        return _inner(block, context, classic)
    return context.slot(lambda flow: _kept(block, flow))


def _behind(block: Block, context: Context) -> str:
    """A slot for the picture behind a block, if there is one."""
    url = behind.address(block)
    number = _number(block.attributes.get("id") or block.attributes.get("mediaId"))
    return context.slot(lambda flow: behind.show(block, url, number, flow, context)) if url else ""


def _inner(block: Block, context: Context, classic: Classic) -> str:
    parts: list[str] = []
    for part in block.inner:
        if isinstance(part, Block):
            parts.append(_html(part, context, classic))
        elif "[" in part and block.name not in {"core/code", "core/preformatted"}:
            parts.append(plugins.expand(shortcodes.parse(part), context, classic))
        else:
            parts.append(part)
    return "".join(parts)


def _named(block: Block) -> str:
    if not block.attributes:
        return ""
    return "; attributes: " + short(json.dumps(dict(block.attributes), ensure_ascii=False), 150)


def _dynamic(block: Block, context: Context) -> str:
    detail = f"left out, WordPress filled it in when a page was shown{_named(block)}"
    context.note("dynamic", block.name, detail, lost=True)
    return ""


def _kept(block: Block, flow: Flow) -> None:
    """The saved HTML of a plugin's block."""
    html = clean_html(block.whole())
    if html.strip() and plain_text(html):
        flow.emit("html", {"html": html, "origin": f"block {block.name}"[:200]})


# --- blocks that keep their meaning in their attributes ---------------------------------------------------------


def _number(value: Any) -> int:
    if isinstance(value, bool):
        return 0
    if isinstance(value, int) and 0 < value < 1 << 62:
        return value
    return int(value) if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 19 else 0


def _image(block: Block, flow: Flow, context: Context, classic: Classic) -> None:
    """A picture; its id stands in its attributes even where its class lost it."""
    body, _ = fragment(_inner(block, context, classic))
    number, url = _number(block.attributes.get("id")), block.attributes.get("url")
    if body.find(".//img") is None and (number or isinstance(url, str)):
        flow.emit("image", image(context.media(url if isinstance(url, str) else "", number)))
    for img in body.iter("img"):
        if number and not figures.attachment(img):
            img.set("data-id", str(number))
        break
    walk(body, flow, context)
    flow.paragraph()


def _gallery(block: Block, flow: Flow, context: Context, classic: Classic) -> None:
    """A gallery: nested pictures, an HTML list of them, or nothing but their ids."""
    html = block.whole()
    if "<img" in html:
        _walk(gutenberg_comments_removed(html), flow, context)
        return
    ids = block.attributes.get("ids")
    numbers = [_number(value) for value in ids[:500]] if isinstance(ids, list) else []
    images = [image(context.media("", number)) for number in numbers if number]
    if images:
        flow.emit("gallery", {"caption": "", "images": entries(images)})
    else:
        context.note("block", block.name, "a gallery without pictures", lost=bool(ids))


def gutenberg_comments_removed(html: str) -> str:
    """`html` without the block editor's comments."""
    return re.sub(r"<!-- /?wp:[^<>]*-->", "", html)


def _embed(block: Block, flow: Flow, context: Context, classic: Classic) -> None:
    """What others host; its address is in the attributes and in the HTML."""
    given = block.attributes.get("url")
    html = block.whole()
    words = _TAGS.sub(" ", html.partition("<figcaption")[0]).split()
    address = given if isinstance(given, str) else next((word for word in words if embeds.is_web(word)), "")
    url = embeds.canonical(address.replace("&amp;", "&")) if address else None
    if url is None:
        _walk(html, flow, context)
        return
    caption = re.search(r"<figcaption[^<>]*>(.*?)</figcaption>", html, re.DOTALL)
    flow.emit("embed", {"url": url[:1000], "caption": short(plain_text(caption[1]), 300) if caption else ""})


def _file(block: Block, flow: Flow, context: Context, classic: Classic) -> None:
    """A file for download."""
    href = block.attributes.get("href")
    title = re.search(r"<a\b[^<>]*>(.*?)</a>", block.html, re.DOTALL)
    number = _number(block.attributes.get("id"))
    name = short(plain_text(title[1]), 300) if title else ""
    if isinstance(href, str) or number:
        figures.media(href if isinstance(href, str) else "", name, flow, context, number)
    else:
        _walk(block.html, flow, context)


def _player(block: Block, flow: Flow, context: Context, classic: Classic) -> None:
    html = block.html
    source = re.search(r"<(?:audio|video)\b[^<>]*?\ssrc=\"([^\"]*)\"", html)
    given = block.attributes.get("src")
    address = source[1].replace("&amp;", "&") if source else given if isinstance(given, str) else ""
    caption = re.search(r"<figcaption[^<>]*>(.*?)</figcaption>", html, re.DOTALL)
    title = plain_text(caption[1]) if caption else ""
    figures.media(address, title, flow, context, _number(block.attributes.get("id")))


def _shortcode(block: Block, flow: Flow, context: Context, classic: Classic) -> None:
    classic(block.whole(), flow, context)


def _reusable(block: Block, flow: Flow, context: Context, classic: Classic) -> None:
    """A block that several articles share: each gets its content."""
    number = _number(block.attributes.get("ref"))
    content = context.links.reusable(number) if number and context.depth < _MOST_DEPTH else ""
    if not content:
        context.note("block", block.name, f"the shared block {number} is not in the export", lost=True)
        return
    context.depth += 1
    map_blocks(gutenberg.parse(content), flow, context, classic)
    context.depth -= 1


def _missing(block: Block, flow: Flow, context: Context, classic: Classic) -> None:
    """A block of a plugin that was already gone when the article was last saved."""
    name = block.attributes.get("originalName")
    context.note("block", str(name or block.name), "unknown; its content is kept")
    _walk(_inner(block, context, classic), flow, context)


def _footnotes(block: Block, flow: Flow, context: Context, classic: Classic) -> None:
    context.footnotes(flow)


def _more(block: Block, flow: Flow, context: Context, classic: Classic) -> None:
    flow.mark_more()


def _nothing(block: Block, flow: Flow, context: Context, classic: Classic) -> None:
    """Spacers and page breaks: an article has one page, and its own spacing."""
    flow.paragraph()


def _linked(block: Block, flow: Flow, context: Context, classic: Classic) -> None:
    """A button of a network, or an entry of a menu, that keeps its address and label in its attributes."""
    url, label = block.attributes.get("url"), block.attributes.get("label") or block.attributes.get("service")
    if not isinstance(url, str) or not url.strip():
        _dynamic(block, context)
        return
    words = str(label or url)
    _walk(f'<p><a href="{escape(url)}">{escape(words)}</a></p>{_inner(block, context, classic)}', flow, context)


def _question(block: Block, flow: Flow, context: Context, classic: Classic) -> None:
    """The heading of a part that unfolds: the sign beside it is no word."""
    _walk(_SIGN.sub("", _inner(block, context, classic)), flow, context)


def _math(block: Block, flow: Flow, context: Context, classic: Classic) -> None:
    walk_text = " ".join(_TAGS.sub(" ", block.html).split())
    if walk_text:
        flow.text(walk_text)
        flow.paragraph()


_CORE = frozenset({
    "paragraph", "heading", "image", "gallery", "quote", "pullquote", "list", "list-item", "table", "code",
    "preformatted", "verse", "separator", "columns", "column", "group", "row", "stack", "grid", "cover",
    "media-text", "html", "buttons", "button", "details", "accordion", "accordion-item", "accordion-panel",
    "text-columns", "subhead", "section", "tabs", "tab", "cover-image", "post-content", "social-links", "navigation",
    "query", "post-template",
})  # fmt: skip
_SPECIAL: dict[str, Callable[[Block, Flow, Context, Classic], None]] = {
    "core/image": _image, "core/gallery": _gallery, "core/embed": _embed, "core/file": _file, "core/audio": _player,
    "core/video": _player, "core/shortcode": _shortcode, "core/block": _reusable, "core/missing": _missing,
    "core/footnotes": _footnotes, "core/more": _more, "core/nextpage": _nothing, "core/spacer": _nothing,
    "core/freeform": _shortcode, "core/classic": _shortcode, "core/math": _math, "core/social-link": _linked,
    "core/navigation-link": _linked, "core/navigation-submenu": _linked, "core/accordion-heading": _question,
}  # fmt: skip
