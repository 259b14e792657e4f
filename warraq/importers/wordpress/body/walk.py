"""The elements of an old article's HTML → a flow of blocks.

What has a block of its own becomes one at its place; containers are unwrapped; inline markup is written anew with the
newspaper's few elements; programs, frames and what a break-in hid are left out and noted.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from lxml import etree

from warraq.importers.wordpress.body.context import Context
from warraq.importers.wordpress.body.flow import Block, Flow
from warraq.importers.wordpress.body.intruders import intruder
from warraq.markup.clean import clean_inline

INLINE = {
    "b": "b", "strong": "b", "i": "i", "em": "i", "cite": "i", "dfn": "i", "var": "i", "s": "s", "strike": "s",
    "del": "s", "sup": "sup", "sub": "sub", "code": "code", "kbd": "code", "samp": "code", "tt": "code",
    "mark": "mark", "bdi": "bdi",
}  # fmt: skip
_UNWRAPPED = frozenset({
    "font", "u", "big", "small", "ins", "abbr", "acronym", "label", "time", "nobr", "wbr", "data", "blink",
    "ruby", "rb", "rt", "rp", "picture", "button",
})  # fmt: skip
GONE = frozenset({
    "style", "template", "head", "title", "meta", "link", "base", "param", "source", "track", "select",
    "option", "textarea", "input", "datalist", "canvas", "map", "area", "portal", "dialog",
    "noembed", "noframes", "frameset", "frame", "applet", "svg", "math", "xml", "colgroup", "col",
})  # fmt: skip


def walk(parent: etree._Element, flow: Flow, context: Context) -> None:
    """Everything within `parent`, in order."""
    if parent.text:
        flow.text(parent.text)
    for child in parent:
        element(child, flow, context)
        if child.tail:
            flow.text(child.tail)


def element(node: etree._Element, flow: Flow, context: Context) -> None:
    """One element with all within it (not its tail)."""
    tag = node.tag
    if not isinstance(tag, str):
        _comment(node, flow)
        return
    if node.attrib and intruder(node, context):
        return
    handler = context.handlers.get(tag)
    if handler is not None:
        handler(node, flow, context)
    elif tag in INLINE:
        flow.push(INLINE[tag])
        walk(node, flow, context)
        flow.pop()
    elif tag in _UNWRAPPED or ":" in tag:
        walk(node, flow, context)
    elif tag in GONE:
        return
    else:
        flow.paragraph()
        walk(node, flow, context)
        flow.paragraph()


def _comment(node: etree._Element, flow: Flow) -> None:
    if isinstance(node, etree._Comment):
        text = (node.text or "").strip()
        if text == "more" or text.startswith("more "):
            flow.mark_more()
        elif text == "nextpage":
            flow.paragraph()


def inline_html(node: etree._Element, context: Context) -> str:
    """What `node` holds as inline HTML; its paragraphs become lines."""
    flow = Flow()
    walk(node, flow, context)
    return inline_of(flow)


def inline_of(flow: Flow) -> str:
    """The text of a flow as inline HTML, whatever blocks it holds."""
    parts = [line for block in flow.done() for line in _lines(block)]
    return clean_inline("<br>".join(parts)) if parts else ""


def _lines(block: Block) -> Iterator[str]:
    """The words of one block."""
    value = block["value"]
    if block["type"] == "text":
        yield _joined(value)
    elif block["type"] == "heading":
        yield f"<b>{escape(value['text'], quote=False)}</b>"
    elif block["type"] == "quote":
        yield _joined(value["text"])
    elif block["type"] == "list":
        yield from (f"• {entry['value']}" for entry in value["items"])
    elif block["type"] == "embed":
        url = escape(value["url"])
        yield f'<a href="{url}">{url}</a>'


def _joined(paragraphs: str) -> str:
    return paragraphs.removeprefix("<p>").removesuffix("</p>").replace("</p><p>", "<br>")
