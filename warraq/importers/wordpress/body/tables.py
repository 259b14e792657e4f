"""Tables: rows of cells where they are plain, clean HTML where cells span, unwrapped where they only made a layout."""

from __future__ import annotations

from lxml import etree

from warraq.importers.wordpress.body.context import Context
from warraq.importers.wordpress.body.flow import Flow
from warraq.importers.wordpress.body.walk import element, inline_html, inline_of, walk
from warraq.markup.clean import clean_html
from warraq.markup.text import plain_text

MOST_COLUMNS = 40
_STRUCTURE = ("table", "thead", "tbody", "tfoot", "tr")
_CELLS = ("td", "th", "caption", "colgroup", "col")
MOST_CELLS = 20_000


def table(node: etree._Element, flow: Flow, context: Context) -> None:
    """A table as one block."""
    flow.paragraph()
    if node.find(".//table") is not None:
        _unwrapped(node, flow, context)
        return
    rows = [[cell for cell in row if cell.tag in {"td", "th"}] for row in node.iter("tr")]
    rows = [row for row in rows if row]
    width = max((len(row) for row in rows), default=0)
    layout = width == 1 and node.find(".//th") is None
    if not rows or layout or width > MOST_COLUMNS or width * len(rows) > MOST_CELLS:
        _unwrapped(node, flow, context)
        return
    _fostered(node, flow, context)
    lifted = Flow()
    cells = [[_cell(cell, lifted, context) for cell in row] for row in rows]
    caption = _caption(node, context)
    if any(cell.get("colspan", "1") != "1" or cell.get("rowspan", "1") != "1" for row in rows for cell in row):
        _as_html(rows, cells, caption, flow)
    elif not any(html for row in cells for html in row):
        pass
    else:
        head = all(cell.tag == "th" for cell in rows[0]) or next(rows[0][0].iterancestors("thead"), None) is not None
        names = [plain_text(html) for html in cells[0]] if head else []
        names += [""] * (width - len(names))
        flow.emit("table", {
            "caption": plain_text(caption)[:300],
            "table": {
                "columns": [{"type": "text", "heading": name} for name in names],
                "rows": [{"values": row + [""] * (width - len(row))} for row in cells[1 if head else 0 :]],
                "caption": "",
            },
        })  # fmt: skip
    flow.extend(lifted.done())


def _fostered(node: etree._Element, flow: Flow, context: Context) -> None:
    """What stands in a table but in none of its cells comes before it, as browsers show it."""
    for part in node.iter(*_STRUCTURE):
        if part.text and part.text.strip():
            flow.text(part.text)
        for child in part:
            if child.tag not in _STRUCTURE and child.tag not in _CELLS:
                element(child, flow, context)
            if child.tail and child.tail.strip():
                flow.text(child.tail)
    flow.paragraph()


def _cell(cell: etree._Element, lifted: Flow, context: Context) -> str:
    """A cell's inline HTML; pictures and players in it are lifted out behind the table."""
    inner = Flow()
    walk(cell, inner, context)
    blocks = inner.done()
    lifted.extend([block for block in blocks if block["type"] in {"image", "gallery", "embed", "document"}])
    kept = Flow()
    kept.extend([block for block in blocks if block["type"] in {"text", "heading", "quote", "list"}])
    return inline_of(kept)


def _caption(node: etree._Element, context: Context) -> str:
    caption = node.find("caption")
    return inline_html(caption, context) if caption is not None else ""


def _unwrapped(node: etree._Element, flow: Flow, context: Context) -> None:
    """A table of one column without a heading, or one with tables in it, only made a layout: its cells in turn."""
    flow.text(node.text or "")
    for part in node:
        flow.paragraph()
        if part.tag in {"td", "th", "caption"}:
            walk(part, flow, context)
        elif part.tag in {"thead", "tbody", "tfoot", "tr"}:
            _unwrapped(part, flow, context)
        else:
            element(part, flow, context)
        flow.paragraph()
        flow.text(part.tail or "")
    flow.paragraph()


def _as_html(rows: list[list[etree._Element]], cells: list[list[str]], caption: str, flow: Flow) -> None:
    parts = [f"<caption>{caption}</caption>"] if caption else []
    for row, texts in zip(rows, cells, strict=True):
        parts.append("<tr>")
        for cell, text in zip(row, texts, strict=True):
            sizes = {name: _span(cell, name) for name in ("colspan", "rowspan")}
            spans = "".join(f' {name}="{size}"' for name, size in sizes.items() if size > 1)
            parts.append(f"<{cell.tag}{spans}>{text}</{cell.tag}>")
        parts.append("</tr>")
    flow.emit("html", {"html": clean_html(f"<table>{''.join(parts)}</table>"), "origin": ""})


def _span(cell: etree._Element, name: str) -> int:
    value = cell.get(name, "1").strip()
    return min(int(value), 100) if value.isascii() and value.isdigit() and len(value) < 6 else 1
