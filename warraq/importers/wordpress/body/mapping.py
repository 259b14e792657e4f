"""One old article's text → a body: classic or of the block editor, or both."""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field

from warraq.importers.wordpress import blocks as gutenberg
from warraq.importers.wordpress import classic, shortcodes
from warraq.importers.wordpress.body import editor, plugins
from warraq.importers.wordpress.body.context import SLOT, Context, Links
from warraq.importers.wordpress.body.elements import HANDLERS
from warraq.importers.wordpress.body.findings import Finding
from warraq.importers.wordpress.body.flow import Block, Flow, numbered
from warraq.importers.wordpress.body.parse import fragment
from warraq.importers.wordpress.body.pictures import MediaRef
from warraq.importers.wordpress.body.walk import walk
from warraq.markup.letters import strip_hidden

_NEXT_PAGE = re.compile(r"<!--\s*nextpage\s*-->")
_MORE = re.compile(r"<!--\s*more(?:\s[^>]*)?-->")
_PLAIN = re.compile(r"[^<>&\[]*+")
_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://wordpress.org/export/")


@dataclass(frozen=True, slots=True)
class MappedBody:
    """A mapped text. `blocks` follow the body's contract, but that pictures and documents are `MediaRef`s still
    (see `fill_media`); `excerpt_html` is what stood before `<!--more-->` ("" without it); `pages` how many pages
    `<!--nextpage-->` made of it; `links` where its links lead now."""

    blocks: list[Block]
    excerpt_html: str = ""
    pages: int = 1
    findings: tuple[Finding, ...] = ()
    links: tuple[str, ...] = ()
    media: tuple[MediaRef, ...] = field(default=())


def map_body(content: str, links: Links, *, item: int = 0, site: str = "", saved_notes: str = "") -> MappedBody:
    """The body of an old article. `item` is its id, `site` the old site's address (both only make the blocks' ids),
    `saved_notes` the post meta in which the block editor keeps footnotes."""
    context = Context(links=links, handlers=HANDLERS, item=item, saved_notes=_notes(saved_notes))
    flow = Flow()
    content = strip_hidden(content)
    if SLOT in content:
        content = content.replace(SLOT, "wq-none")
    pages = page_count(content)
    if gutenberg.has_blocks(content):
        editor.map_blocks(gutenberg.parse(content), flow, context, classic_text)
    else:
        classic_text(content, flow, context)
    context.fill_rest(flow)
    context.footnotes(flow)
    made = numbered(_headings(flow.done()), uuid.uuid5(_NAMESPACE, f"{site}?p={item}"))
    return MappedBody(
        blocks=made, excerpt_html=flow.more or "", pages=pages, findings=context.findings,
        links=tuple(context.targets), media=tuple(context.media_used),
    )  # fmt: skip


def page_count(content: str) -> int:
    """How many pages an old article had; WordPress drops a first one that would be empty.

    >>> page_count("a<!--nextpage-->b"), page_count("<!--nextpage-->b"), page_count("a")
    (2, 1, 1)
    """
    if "nextpage" not in content:
        return 1
    found = len(_NEXT_PAGE.findall(content))
    # In the block editor the mark is wrapped in a block, so that text before it is never quite empty.
    return found + (0 if _NEXT_PAGE.match(content.lstrip()) else 1) if found else 1


def classic_text(text: str, flow: Flow, context: Context) -> None:
    """Text of the classic editor."""
    if _PLAIN.fullmatch(text):
        for paragraph in classic.autop(text).removeprefix("<p>").removesuffix("</p>").split("</p><p>"):
            if "<" in paragraph:
                flow.raw(paragraph.replace("<br />", "<br>"))
                flow.paragraph()
            else:
                flow.plain(paragraph)
        return
    if "[" in text:
        text = plugins.expand(shortcodes.parse(text), context, classic_text)
    walk_html(classic.autop(text), flow, context)


def walk_html(html: str, flow: Flow, context: Context) -> None:
    """HTML with paragraphs."""
    body, flattened = fragment(html)
    if flattened:
        context.note("deep", "nesting", "elements nested beyond sense were flattened; their text is kept")
    walk(body, flow, context)
    flow.paragraph()


def _notes(saved: str) -> Mapping[str, str]:
    """The block editor's footnotes: a JSON list of id and content."""
    if not saved:
        return {}
    try:
        found = json.loads(saved)
    except (ValueError, RecursionError):
        return {}
    pairs = found if isinstance(found, list) else []
    return {str(pair.get("id", "")): str(pair.get("content", "")) for pair in pairs if isinstance(pair, dict)}


def _headings(blocks: list[Block]) -> list[Block]:
    """Headings on the three levels that an article has under its headline: the highest level used becomes 2, the
    next 3, all below 4. Many old articles begin with h3, because their theme's h2 was too large."""
    used = sorted({block["value"]["level"] for block in blocks if block["type"] == "heading"})
    level = {old: str(min(place + 2, 4)) for place, old in enumerate(used)}
    for block in blocks:
        if block["type"] == "heading":
            block["value"] = {**block["value"], "level": level[block["value"]["level"]]}
    return blocks
