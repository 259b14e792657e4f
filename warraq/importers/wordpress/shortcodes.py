"""WordPress's shortcodes: `[gallery ids="1,2"]`, `[caption]…[/caption]`, `[[escaped]]`.

WordPress knows which names are registered; an export does not tell. So `parse` finds everything that has the form of
a shortcode, and the caller decides; what it does not take stays as it was written (`Shortcode.source`).
Runs in time proportional to the text, however hostile.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

MAX_DEPTH = 24
"""Deeper nesting is read as if the inner shortcodes stood alone."""

_TOKEN = re.compile(r"<!--|<[A-Za-z/][^<>]*+>|\[(\[?)(/?)([A-Za-z][\w-]*+)([^\[\]]*+)\](\]?)", re.ASCII)
_ATTRIBUTE = re.compile(
    r"""([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|&quot;(.*?)&quot;|[“”″«]([^“”″»]*)[“”″»]|([^\s"']+))"""
    r"""|"([^"]*)"|'([^']*)'|(\S+)"""
)
# A line ends where one does in the source, and at the edges of paragraphs and other blocks.
_EDGE = r"<(?:br|/?p|/?div|/?h[1-6]|/?blockquote|/?[uo]l|/?table|hr)(?:\s[^<>]*)?/?>"
_LINE_BEGINS = re.compile(rf"(?:\n|{_EDGE})\s*\Z", re.IGNORECASE)
_LINE_ENDS = re.compile(rf"[ \t]*(?:\Z|\n|\r|{_EDGE})", re.IGNORECASE)
MAX_ATTRIBUTES = 20_000


@dataclass(slots=True)
class Shortcode:
    """One shortcode. `content` is None where it has no closing tag; nameless attributes are `values`."""

    name: str
    attributes: Mapping[str, str]
    values: tuple[str, ...]
    content: list[Node] | None
    source: str
    alone: bool = False
    """Whether nothing else stands on its line."""

    def inner(self) -> str:
        """The source of what it encloses."""
        return source(self.content or [])


Node: TypeAlias = str | Shortcode


@dataclass(slots=True)
class _Open:
    name: str
    start: int
    end: int
    nodes: list[Node] = field(default_factory=list)


def source(nodes: list[Node]) -> str:
    """The text that `nodes` were read from."""
    return "".join(node if isinstance(node, str) else node.source for node in nodes)


def attributes(text: str) -> tuple[dict[str, str], tuple[str, ...]]:
    """Named and nameless attributes of a shortcode; names in lower case, as WordPress reads them.

    >>> attributes(' ids="1,2" Size=large https://youtu.be/x ')
    ({'ids': '1,2', 'size': 'large'}, ('https://youtu.be/x',))
    """
    named: dict[str, str] = {}
    values: list[str] = []
    text = text.strip().removesuffix("/")
    if len(text) > MAX_ATTRIBUTES:
        return {}, ()
    for match in _ATTRIBUTE.finditer(text):
        name, *found = match.groups()
        value = html.unescape(next((part for part in found if part is not None), ""))
        if name:
            named[name.lower()] = value
        elif value:
            values.append(value)
    return named, tuple(values)


def parse(text: str) -> list[Node]:
    """Texts and shortcodes of `text`, in order. Brackets within HTML tags and comments are left alone.

    >>> nodes = parse("a [b x=1]c[/b] [[d]] [e")
    >>> nodes[1].name, nodes[1].inner(), source(nodes) == "a [b x=1]c[/b] [d] [e"
    ('b', 'c', True)
    """
    if "[" not in text:
        return [text] if text else []
    stack = [_Open("", 0, 0)]
    opened: Counter[str] = Counter()
    at, scan, no_more_comments = 0, 0, False
    while match := _TOKEN.search(text, scan):
        scan = match.end()
        if match[3] is None:
            if match[0] == "<!--" and not no_more_comments:
                end = text.find("-->", scan)
                no_more_comments = end < 0
                scan = end + 3 if end >= 0 else scan
            continue
        _say(stack[-1], text[at : match.start()])
        at = scan
        name = match[3].lower()
        if match[1] and match[5]:
            _say(stack[-1], match[0][1:-1])
        elif match[2]:
            _close(stack, opened, name, match, text)
        else:
            _open(stack, opened, name, match, text)
    _say(stack[-1], text[at:])
    while len(stack) > 1:
        _give_up(stack, opened, text)
    return stack[0].nodes


def _say(frame: _Open, text: str) -> None:
    if text:
        frame.nodes.append(text)


def _open(stack: list[_Open], opened: Counter[str], name: str, match: re.Match[str], text: str) -> None:
    _say(stack[-1], match[1])
    start, end = match.start() + len(match[1]), match.end() - len(match[5])
    if match[4].endswith("/") or len(stack) > MAX_DEPTH:
        stack[-1].nodes.append(_shortcode(_Open(name, start, end), None, end, text))
        _say(stack[-1], match[5])
        return
    opened[name] += 1
    stack.append(_Open(name, start, end))
    _say(stack[-1], match[5])


def _close(stack: list[_Open], opened: Counter[str], name: str, match: re.Match[str], text: str) -> None:
    if not opened[name]:
        _say(stack[-1], match[0])
        return
    _say(stack[-1], match[1])
    while stack[-1].name != name:
        _give_up(stack, opened, text)
    frame = stack.pop()
    opened[name] -= 1
    end = match.end() - len(match[5])
    stack[-1].nodes.append(_shortcode(frame, frame.nodes, end, text))
    _say(stack[-1], match[5])


def _give_up(stack: list[_Open], opened: Counter[str], text: str) -> None:
    """The innermost open shortcode has no closing tag: it stands alone, and what followed it comes after it."""
    frame = stack.pop()
    opened[frame.name] -= 1
    stack[-1].nodes.append(_shortcode(frame, None, frame.end, text))
    stack[-1].nodes.extend(frame.nodes)


def _shortcode(frame: _Open, content: list[Node] | None, end: int, text: str) -> Shortcode:
    name, start = frame.name, frame.start
    named, values = attributes(text[start + 1 + len(name) : frame.end - 1])
    if content is None and text[end - 2 : end] == "/]" and values and values[-1].endswith("/"):
        values = values[:-1]
    alone = bool(_LINE_BEGINS.search(text[max(0, start - 60) : start])) or (start < 60 and not text[:start].strip())
    alone = alone and bool(_LINE_ENDS.match(text[end : end + 60]))
    return Shortcode(name, named, values, content, text[start:end], alone)
