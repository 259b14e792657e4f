"""What HTML may stand in a newspaper: elements, attributes, and what happens to the rest.

An element that is not listed is unwrapped: its text stays. The contents of `DROPPED` go with it, because they are
programs, styles, drawings or form controls and never prose.
"""

from __future__ import annotations

INLINE = frozenset({
    "a", "b", "i", "s", "sup", "sub", "code", "br", "mark", "bdi", "bdo", "span", "cite", "q", "abbr", "time",
})  # fmt: skip
LISTS = frozenset({"ul", "ol", "li"})
BLOCK = LISTS | frozenset({
    "p", "h2", "h3", "h4", "blockquote", "figure", "figcaption", "table", "caption", "thead", "tbody", "tr", "th",
    "td", "pre", "hr", "dl", "dt", "dd",
})  # fmt: skip

RENAMED = {
    "strong": "b", "em": "i", "del": "s", "strike": "s", "h1": "h2", "h5": "h4", "h6": "h4",
    "div": "p", "section": "p", "article": "p", "main": "p", "header": "p", "footer": "p", "aside": "p",
    "center": "p", "address": "p", "details": "p", "summary": "p", "nav": "p", "hgroup": "p", "tfoot": "tbody",
}  # fmt: skip
"""Elements kept under another name: the pairs that editors write alike, headings whose level an article does not
have, and bare containers, whose edges at least part paragraphs."""

DROPPED = frozenset({
    "script", "style", "iframe", "template", "noscript", "svg", "math", "object", "embed", "applet", "frame",
    "frameset", "noframes", "noembed", "head", "title", "select", "option", "optgroup", "textarea", "button",
    "datalist", "audio", "video", "canvas", "map", "portal",
})  # fmt: skip

_LANGUAGE = {"lang", "dir"}
ATTRIBUTES: dict[str, set[str]] = {
    "a": {"href", "id", "title"} | _LANGUAGE,
    "abbr": {"title"} | _LANGUAGE,
    "time": {"datetime"},
    "td": {"colspan", "rowspan"} | _LANGUAGE,
    "th": {"colspan", "rowspan", "scope"} | _LANGUAGE,
    "ol": {"start"} | _LANGUAGE,
} | dict.fromkeys((
    "p", "h2", "h3", "h4", "blockquote", "ul", "li", "table", "caption", "figcaption", "pre", "span", "bdi", "bdo",
    "cite", "q", "code", "dl", "dt", "dd",
), _LANGUAGE)  # fmt: skip
"""Attributes by element. Their values are judged in `warraq.markup.values`. `lang` and `dir` stand on all that holds
prose: a Latin quotation in an Arabic article is unreadable without its direction."""

COMMENT = frozenset({"p", "a", "b", "i", "br", "code"})
COMMENT_ATTRIBUTES: dict[str, set[str]] = {"a": {"href"}}
