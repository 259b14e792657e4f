"""Text of the classic editor → HTML with paragraphs.

The classic editor saves no paragraphs: a blank line is a new paragraph, a single newline a line break, except beside
and within what is a block of its own (headings, lists, tables, quotes, preformatted text). Our own reading of those
documented rules; one pass, in time proportional to the text.
"""

from __future__ import annotations

import re

_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "center", "colgroup", "caption", "col", "dd", "details",
    "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frameset",
    "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "legend", "li", "main", "map", "math",
    "menu", "nav", "noscript", "ol", "optgroup", "option", "p", "pre", "section", "select", "style", "script",
    "summary", "table", "tbody", "td", "textarea", "tfoot", "th", "thead", "tr", "ul", "audio", "video",
    "iframe", "object", "embed", "canvas", "svg", "wq-slot",
})  # fmt: skip
_OPAQUE = {"pre", "script", "style", "textarea", "svg", "object", "math", "select"}
# Within these a text of a single paragraph stays bare, as the editor shows it.
_BARE = {
    "li", "td", "th", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "figcaption", "caption", "summary", "legend",
    "option", "p", "div", "address", "center", "figure", "audio", "video", "iframe", "tr", "table", "tbody", "thead",
    "tfoot", "ul", "ol", "dl", "colgroup", "wq-slot",
}  # fmt: skip
# Between the parts of these, text is only white space.
_BETWEEN = {"tr", "table", "tbody", "thead", "tfoot", "ul", "ol", "dl", "colgroup", "audio", "video", "wq-slot"}
_VOID = {"hr", "col", "embed"}
_TAG = re.compile(rf"<(/?)({'|'.join(sorted(_BLOCKS, key=len, reverse=True))})(?=[\s/>])[^<>]*+>", re.IGNORECASE)
_BREAKS = re.compile(r"\n[ \t\xa0]*\n\s*")
_DOUBLE_BR = re.compile(r"<br\s*/?>\s*<br\s*/?>(?:\s*<br\s*/?>)*", re.IGNORECASE)
_ENDS_IN_BR = re.compile(r"<br\s*/?>$", re.IGNORECASE)
_ANY_TAG = re.compile(r"<[A-Za-z/][^<>]*+>")


def autop(text: str) -> str:
    r"""HTML of a text of the classic editor.

    >>> autop("one\ntwo\n\nthree")
    '<p>one<br />two</p><p>three</p>'
    >>> autop("<h2>a</h2>\nb\n<ul>\n<li>c</li>\n</ul>")
    '<h2>a</h2><p>b</p><ul><li>c</li></ul>'
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "<" not in text:
        return _inline(text, "")
    text = _DOUBLE_BR.sub("\n\n", text)
    text = _ANY_TAG.sub(lambda tag: tag[0].replace("\n", " "), text)
    out: list[str] = []
    open_tags: list[str] = []
    at, scan = 0, 0
    lost: set[str] = set()
    while match := _TAG.search(text, scan):
        name = match[2].lower()
        out.append(_inline(text[at : match.start()], open_tags[-1] if open_tags else ""))
        out.append(match[0])
        at = scan = match.end()
        if match[1]:
            _close(open_tags, name)
        elif name in _OPAQUE and name not in lost:
            end = _end_of(text, name, at)
            if end < 0:
                lost.add(name)
                continue
            out.append(text[at:end])
            at = scan = end
        elif name not in _VOID and not match[0].endswith("/>"):
            open_tags.append(name)
    out.append(_inline(text[at:], open_tags[-1] if open_tags else ""))
    return "".join(out)


def _end_of(text: str, name: str, at: int) -> int:
    match = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(text, at)
    return match.end() if match else -1


def _close(open_tags: list[str], name: str) -> None:
    """Leave the innermost `name`, if one of the last few is open; a stray closing tag changes nothing."""
    for back in range(1, min(len(open_tags), 8) + 1):
        if open_tags[-back] == name:
            del open_tags[-back:]
            return


def _inline(text: str, parent: str) -> str:
    """Text between two block tags: paragraphs, unless it is a single one within a part that takes bare text."""
    text = text.strip(" \t\n")
    if not text:
        return ""
    if parent in _BETWEEN:
        return text
    parts = [_lines(part) for part in _BREAKS.split(text)] if "\n" in text else [text]
    if parent == "p":
        return "<br /><br />".join(parts)
    if len(parts) == 1 and (parent in _BARE or text.startswith("<!--")):
        return parts[0]
    return "".join(f"<p>{part}</p>" for part in parts if part)


def _lines(text: str) -> str:
    """Lines joined by breaks; a line that already ends in one gets no second."""
    lines = [line for line in (line.strip() for line in text.split("\n")) if line]
    return (
        "<br />".join(_ENDS_IN_BR.sub("", line) for line in lines[:-1])
        + ("<br />" if lines[1:] else "")
        + (lines[-1] if lines else "")
    )
