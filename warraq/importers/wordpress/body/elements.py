"""What becomes of each element of an old article's HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import escape

from lxml import etree

from warraq.importers.wordpress.body import embeds, figures
from warraq.importers.wordpress.body.context import SLOT, Context, Handler
from warraq.importers.wordpress.body.flow import Flow, entries, tidy
from warraq.importers.wordpress.body.parse import text_of
from warraq.importers.wordpress.body.quotes import quote
from warraq.importers.wordpress.body.tables import table
from warraq.importers.wordpress.body.walk import GONE, element, walk
from warraq.markup.clean import clean_html, clean_inline, clean_item
from warraq.markup.letters import strip_hidden

_NOTE_ID = re.compile(r"[\w-]{1,60}", re.ASCII)


# --- inline -----------------------------------------------------------------------------------------------------


def _span(node: etree._Element, flow: Flow, context: Context) -> None:
    """Spans carry word processors' styles; only a direction or a foreign language in them means something."""
    direction = (node.get("dir") or "").lower()
    language = (node.get("lang") or "").lower()
    if direction == "ltr" or (language and not language.startswith(("ar", "en-us"))):
        kept = f' dir="{direction}"' if direction == "ltr" else ""
        kept += f' lang="{escape(language)}"' if language and not language.startswith(("ar", "en-us")) else ""
        flow.push("span", kept)
        walk(node, flow, context)
        flow.pop()
    else:
        walk(node, flow, context)


def _bdo(node: etree._Element, flow: Flow, context: Context) -> None:
    direction = (node.get("dir") or "").lower()
    flow.push("bdo", f' dir="{direction}"' if direction in {"rtl", "ltr"} else "")
    walk(node, flow, context)
    flow.pop()


def _quotation(node: etree._Element, flow: Flow, context: Context) -> None:
    flow.raw("«")
    walk(node, flow, context)
    flow.raw("»")


def _link(node: etree._Element, flow: Flow, context: Context) -> None:
    href = (node.get("href") or "").strip()
    pictures = node.findall(".//img")
    if pictures and not text_of(node).strip():
        for picture in pictures:
            figures.picture(picture, flow, context, href=href)
        return
    target = _anchor(href) if href.startswith("#") else context.link(href) if href else ""
    if not target:
        walk(node, flow, context)
        return
    flow.push("a", f' href="{escape(target)}"')
    walk(node, flow, context)
    flow.pop()


def _anchor(href: str) -> str:
    """Anchors within a page lead nowhere after the import, but those of footnotes."""
    return href if re.fullmatch(r"#fn(?:ref)?-[\w-]{1,80}", href, re.ASCII) else ""


def _superscript(node: etree._Element, flow: Flow, context: Context) -> None:
    """A footnote's mark of the block editor, or plain superscript."""
    mark = node.get("data-fn") or ""
    if mark and mark not in context.saved_notes:
        context.note("block", "core/footnotes", "a footnote's text is not in the export", lost=True)
    if mark not in context.saved_notes or not _NOTE_ID.fullmatch(mark):
        flow.push("sup")
        walk(node, flow, context)
        flow.pop()
        return
    if mark not in context.notes:
        context.notes[mark] = clean_inline(context.saved_notes.get(mark, ""))
    footnote_mark(mark, list(context.notes).index(mark) + 1, flow)
    for child in node:
        # The old number goes; what an unclosed tag let slip in here stays.
        if child.tag != "a":
            element(child, flow, context)
        flow.text(child.tail or "")


def footnote_mark(anchor: str, number: int, flow: Flow) -> None:
    """The small number that leads to a footnote."""
    flow.raw(f'<sup><a href="#fn-{anchor}" id="fnref-{anchor}">{number}</a></sup>')


def _note(node: etree._Element, flow: Flow, context: Context) -> None:
    """The mark of a footnote that a shortcode made."""
    if node.get("n") in context.notes:
        footnote_mark(node.get("n") or "", list(context.notes).index(node.get("n") or "") + 1, flow)


def _break(node: etree._Element, flow: Flow, context: Context) -> None:
    flow.raw("<br>")


# --- blocks -----------------------------------------------------------------------------------------------------


def _paragraph(node: etree._Element, flow: Flow, context: Context) -> None:
    flow.paragraph()
    foreign = (node.get("dir") or "").lower() == "ltr"
    if foreign:
        flow.push("span", ' dir="ltr"')
    walk(node, flow, context)
    if foreign:
        flow.pop()
    flow.paragraph()


def _heading(node: etree._Element, flow: Flow, context: Context) -> None:
    """Headings are plain text; a picture within one stands before it."""
    flow.paragraph()
    for picture in node.findall(".//img"):
        figures.picture(picture, flow, context)
    for slot in node.findall(f".//{SLOT}"):
        context.fill(slot.get("n") or "", flow)
    text = " ".join(strip_hidden("".join(_visible(node))).split())
    for link in node.iter("a"):
        href = link.get("href", "").strip()
        if href and not href.startswith("#"):
            context.note("dress", "heading", f"headings have no links; left out: {href}")
    if text:
        flow.emit("heading", {"text": text[:300], "level": node.tag[1]})
        if len(text) > 300:
            flow.text(text[300:])
            flow.paragraph()


def _visible(node: etree._Element) -> Iterator[str]:
    if node.text:
        yield node.text
    for child in node:
        if isinstance(child.tag, str) and child.tag not in GONE and child.tag not in {"script", "noscript", "iframe"}:
            yield from _visible(child)
        if child.tail:
            yield child.tail


def _list(node: etree._Element, flow: Flow, context: Context) -> None:
    classes = node.get("class") or ""
    if "gallery" in classes or "blocks-gallery" in classes:
        figures.gallery(node, flow, context)
        return
    lifted = Flow()
    items = [html for html in (_item(child, lifted, context) for child in node if isinstance(child.tag, str)) if html]
    if items:
        start = node.get("start") or "1"
        number = int(start) if start.isascii() and start.isdigit() and len(start) < 6 else 1
        flow.emit("list", {"ordered": node.tag == "ol", "start": number, "items": entries(items)})
    flow.extend(lifted.done())


def _item(node: etree._Element, lifted: Flow, context: Context) -> str:
    """An item's inline HTML with the lists nested in it; pictures and players are lifted out behind the list."""
    inner = Flow()
    parts: list[str] = []

    def flush() -> None:
        for block in inner.done():
            if block["type"] == "text":
                parts.append(block["value"].removeprefix("<p>").removesuffix("</p>").replace("</p><p>", "<br>"))
            elif block["type"] == "heading":
                parts.append(f"<b>{escape(block['value']['text'], quote=False)}</b>")
            elif block["type"] == "list":
                tag = "ol" if block["value"]["ordered"] else "ul"
                rows = "".join(f"<li>{entry['value']}</li>" for entry in block["value"]["items"])
                parts.append(f"<{tag}>{rows}</{tag}>")
            else:
                lifted.extend([block])

    if node.tag in {"ul", "ol"}:
        _list(node, inner, context)
    else:
        walk(node, inner, context)
    flush()
    html = "<br>".join(parts).replace("<br><ul>", "<ul>").replace("<br><ol>", "<ol>")
    return clean_item(html) if '="' in html or "<ul>" in html or "<ol>" in html else tidy(html)


def _definitions(node: etree._Element, flow: Flow, context: Context) -> None:
    for child in node.iter("dt", "dd"):
        flow.paragraph()
        if child.tag == "dt":
            flow.push("b")
        walk(child, flow, context)
        if child.tag == "dt":
            flow.pop()
        flow.paragraph()


def _quote(node: etree._Element, flow: Flow, context: Context) -> None:
    if figures.social(node, flow, context):
        return
    quote(node, flow, context, pull="wp-block-pullquote" in (node.get("class") or ""))


def _rule(node: etree._Element, flow: Flow, context: Context) -> None:
    flow.emit("separator", None)


def _preformatted(node: etree._Element, flow: Flow, context: Context) -> None:
    """Verse keeps its lines as text; code keeps its spaces."""
    if "wp-block-verse" in (node.get("class") or ""):
        lines = Flow(keep_lines=True)
        walk(node, lines, context)
        flow.extend(lines.done())
        return
    text = text_of(node).strip("\n")
    if text.strip():
        flow.emit("html", {"html": clean_html(f"<pre>{escape(text, quote=False)}</pre>"), "origin": ""})


def _slot(node: etree._Element, flow: Flow, context: Context) -> None:
    context.fill(node.get("n") or "", flow)
    walk(node, flow, context)


def _details(node: etree._Element, flow: Flow, context: Context) -> None:
    flow.paragraph()
    summary = node.find("summary")
    if summary is not None:
        flow.push("b")
        walk(summary, flow, context)
        flow.pop()
        flow.paragraph()
        tail, summary.tail = summary.tail, None
        node.remove(summary)
        if tail:
            flow.text(tail)
    walk(node, flow, context)
    flow.paragraph()


def _script(node: etree._Element, flow: Flow, context: Context) -> None:
    source = node.get("src") or ""
    host = embeds.host_of("https:" + source if source.startswith("//") else source)
    context.note("script", host or "inline", "a program in the text; removed")


def _form(node: etree._Element, flow: Flow, context: Context) -> None:
    context.note("form", "form", "a form's fields are left out; its text is kept", lost=True)
    flow.paragraph()
    walk(node, flow, context)
    flow.paragraph()


def _noscript(node: etree._Element, flow: Flow, context: Context) -> None:
    """What browsers without scripts saw: of use only where a lazily loaded picture stands beside it."""
    if node.find(".//img") is None:
        walk(node, flow, context)


HANDLERS: Mapping[str, Handler] = {
    "p": _paragraph, "span": _span, "a": _link, "br": _break, "bdo": _bdo, "q": _quotation, "sup": _superscript,
    "h1": _heading, "h2": _heading, "h3": _heading, "h4": _heading, "h5": _heading, "h6": _heading,
    "ul": _list, "ol": _list, "dl": _definitions, "blockquote": _quote, "hr": _rule, "pre": _preformatted,
    "table": table, "details": _details, "script": _script, "form": _form, "noscript": _noscript, SLOT: _slot,
    "img": figures.picture, "figure": figures.figure, "iframe": figures.frame, "embed": figures.frame,
    "object": figures.flash, "video": figures.player, "audio": figures.player, "amp-img": figures.picture,
    "wq-note": _note,
}  # fmt: skip
