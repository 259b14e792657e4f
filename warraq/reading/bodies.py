"""Bodies: the blocks as they are stored, read into the blocks that templates know.

Texts went through the sanitiser when they were saved; here only links to records are given their address.
"""

from __future__ import annotations

from html import escape
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urlsplit

from warraq import keys, sheets
from warraq.markup.anchors import Anchors
from warraq.newsroom.blocks import moment_of
from warraq.reading.links import expand
from warraq.reading.pictures import picture
from warraq.reading.reader import Reader
from warraq.reading.texts import items


def blocks(body: list[dict[str, Any]], reader: Reader) -> tuple[sheets.Block, ...]:
    """A body's blocks in order. A picture or document that is gone leaves its block out."""
    anchors = Anchors()
    _want(body, reader)
    read = [_block(block.get("type", ""), block.get("value"), anchors, reader) for block in body]
    return tuple([block for block in read if block is not None])


def _want(body: list[dict[str, Any]], reader: Reader) -> None:
    pictures: list[int] = []
    for block in body:
        kind, value = block.get("type"), block.get("value")
        if kind == "image" and value:
            pictures.append(value.get("image"))
        elif kind == "gallery" and value:
            pictures.extend(item.get("image") for item in items(value.get("images")))
    if pictures:
        reader.shelf.pictures.want(filter(None, pictures))


def _block(kind: str, value: Any, anchors: Anchors, reader: Reader) -> sheets.Block | None:  # noqa: PLR0911, PLR0912
    match kind:
        case "text":
            return sheets.TextBlock(expand(value, reader)) if value else None
        case "heading":
            return sheets.HeadingBlock(value["text"], int(value.get("level") or 2), anchors.of(value["text"]))
        case "image":
            shown = _picture(value, reader)
            return sheets.PictureBlock(shown) if shown else None
        case "gallery":
            found = (_picture(item, reader) for item in items(value.get("images")))
            shown_all = tuple(shown for shown in found if shown)
            return sheets.GalleryBlock(shown_all, expand(value.get("caption") or "", reader)) if shown_all else None
        case "quote":
            html = expand(value.get("text") or "", reader)
            return sheets.QuoteBlock(html, value.get("attribution") or "", bool(value.get("pull")))
        case "list":
            lines = tuple(expand(item or "", reader) for item in items(value.get("items")))
            start = value.get("start")
            return sheets.ListBlock(lines, bool(value.get("ordered")), 1 if start is None else int(start))
        case "table":
            return _table(value, reader)
        case "embed":
            host = (urlsplit(value["url"]).hostname or "").removeprefix("www.")
            return sheets.EmbedBlock(value["url"], host, value.get("caption") or "")
        case "document":
            return _document(value, reader)
        case "separator":
            return sheets.SeparatorBlock()
        case "update" | "correction":
            return _dated(kind, value, anchors, reader)
        case "footnotes":
            notes = items(value.get("notes"))
            return sheets.FootnotesBlock(
                tuple(sheets.Footnote(note["anchor"], expand(note["text"], reader)) for note in notes)
            )
        case "html":
            return sheets.HtmlBlock(expand(value.get("html") or "", reader))
    return None


def _picture(value: Any, reader: Reader) -> sheets.Picture | None:
    return picture(
        value.get("image"),
        reader,
        alt=value.get("alt") or "",
        caption_html=expand(value.get("caption") or "", reader),
        credit=value.get("credit") or "",
    )


def _table(value: Any, reader: Reader) -> sheets.TableBlock:
    table = value.get("table") or {}
    head = tuple(column.get("heading") or "" for column in table.get("columns") or [])
    rows = tuple(tuple(expand(cell or "", reader) for cell in row["values"]) for row in table.get("rows") or [])
    return sheets.TableBlock(head if any(head) else (), rows, value.get("caption") or table.get("caption") or "")


def _document(value: Any, reader: Reader) -> sheets.DocumentBlock | None:
    number = value.get("document")
    if not number:
        return None
    reader.note(keys.document(number))
    row = reader.shelf.documents.get(number)
    if row is None:
        return None
    ending = PurePosixPath(row.name).suffix.lstrip(".").upper()
    return sheets.DocumentBlock(row.address, value.get("title") or row.title, ending, row.bytes)


def _dated(kind: str, value: Any, anchors: Anchors, reader: Reader) -> sheets.Block | None:
    moment = moment_of(value.get("at"))
    if moment is None:
        return None
    time, anchor = reader.shelf.moment(moment), anchors.numbered(kind)
    if kind == "update":
        return sheets.UpdateBlock(value.get("title") or "", time, anchor)
    return sheets.CorrectionBlock(expand(value.get("text") or "", reader), time, anchor)


def feed_html(body: tuple[sheets.Block, ...]) -> str:
    """A body as plain HTML for feeds, whose readers bring their own style."""
    return "\n".join(_feed_block(block) for block in body)


def _feed_block(block: sheets.Block) -> str:  # noqa: PLR0911, PLR0912 - one for each kind
    match block:
        case sheets.TextBlock() | sheets.HtmlBlock():
            return block.html
        case sheets.HeadingBlock():
            return f"<h{block.level}>{escape(block.text)}</h{block.level}>"
        case sheets.PictureBlock():
            return _feed_picture(block.picture)
        case sheets.GalleryBlock():
            caption = f"<p>{block.caption_html}</p>" if block.caption_html else ""
            return "".join(map(_feed_picture, block.pictures)) + caption
        case sheets.QuoteBlock():
            said = f"<footer>{escape(block.attribution)}</footer>" if block.attribution else ""
            return f"<blockquote>{block.html}{said}</blockquote>"
        case sheets.ListBlock():
            lines = "".join(f"<li>{item}</li>" for item in block.items_html)
            start = f' start="{block.start}"' if block.start != 1 else ""
            return f"<ol{start}>{lines}</ol>" if block.ordered else f"<ul>{lines}</ul>"
        case sheets.TableBlock():
            head = "".join(f"<th>{escape(cell)}</th>" for cell in block.head)
            lines = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in block.rows_html)
            caption = f"<caption>{escape(block.caption)}</caption>" if block.caption else ""
            return f"<table>{caption}{f'<tr>{head}</tr>' if head else ''}{lines}</table>"
        case sheets.EmbedBlock():
            return f'<p><a href="{escape(block.url)}">{escape(block.caption or block.url)}</a></p>'
        case sheets.DocumentBlock():
            return f'<p><a href="{escape(block.address)}">{escape(block.title)}</a></p>'
        case sheets.SeparatorBlock():
            return "<hr>"
        case sheets.UpdateBlock():
            return f"<h3>{escape(block.time.text_with_time)} {escape(block.title)}</h3>"
        case sheets.CorrectionBlock():
            return f"<p><em>{escape(block.time.text)}: {block.html}</em></p>"
        case sheets.FootnotesBlock():
            return "<ol>" + "".join(f'<li id="fn-{escape(n.anchor)}">{n.html}</li>' for n in block.notes) + "</ol>"
    return ""


def _feed_picture(shown: sheets.Picture) -> str:
    words = [part for part in (shown.caption_html, escape(shown.credit)) if part]
    caption = f"<figcaption>{' · '.join(words)}</figcaption>" if words else ""
    file = shown.largest_jpeg
    return (
        f'<figure><img src="{escape(file.address)}" width="{file.width}" height="{file.height}" '
        f'alt="{escape(shown.alt)}">{caption}</figure>'
    )
