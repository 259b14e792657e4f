"""Blocks as they come into being: text gathers into paragraphs, paragraphs into a text block, until another block
comes between."""

from __future__ import annotations

import hashlib
import re
import uuid
from collections.abc import Callable
from html import escape, unescape
from typing import Any, TypeAlias

from warraq.importers.wordpress.body import embeds
from warraq.importers.wordpress.body.findings import short
from warraq.markup.clean import clean_paragraphs
from warraq.markup.letters import strip_hidden

Block: TypeAlias = dict[str, Any]

_BLANKS = re.compile(r"[ \t\r\n\xa0]{2,}|[\t\r\n]")
_EMPTY = re.compile(r"<(b|i|s|sup|sub|code|mark|span|a)(?: [^<>]*)?>(\s*)</\1>")
_BLANK = " \xa0\t\r\n"
_TAG = re.compile(r"<[^<>]*>")
_WEB = re.compile(r"https?://[^\s<>\"]+")


class Flow:
    """A growing list of blocks. Inline tags that are open when a block comes between are closed before and opened
    again after it, so that a picture within bold text parts it in two bold texts."""

    def __init__(self, *, keep_lines: bool = False) -> None:
        """With `keep_lines`, line ends of the source are line breaks, as in verse."""
        self.keep_lines = keep_lines
        self.blocks: list[Block] = []
        self.caption = ""
        """A caption that the next picture takes."""
        self.more: str | None = None
        """What stood before `<!--more-->`, as HTML of paragraphs; None if there is no such mark."""
        self._run: list[str] = []
        self._open: list[tuple[str, str]] = []
        self._paragraphs: list[str] = []

    # --- inline ---------------------------------------------------------------------------------------------

    def text(self, text: str) -> None:
        """Plain text of the old article."""
        if self.keep_lines:
            self._run.append(escape(text, quote=False).replace("\n", "<br>"))
        else:
            self._run.append(escape(_BLANKS.sub(" ", text), quote=False))

    def raw(self, html: str) -> None:
        """Inline HTML made by the importer itself."""
        self._run.append(html)

    def push(self, name: str, attributes: str = "") -> None:
        """Open an inline element; `attributes` are escaped and begin with a blank."""
        tag = f"<{name}{attributes}>"
        self._open.append((tag, f"</{name}>"))
        self._run.append(tag)

    def pop(self) -> None:
        """Close the innermost inline element."""
        self._run.append(self._open.pop()[1])

    # --- blocks ---------------------------------------------------------------------------------------------

    def paragraph(self) -> None:
        """End the paragraph that is being gathered."""
        if len(self._run) == len(self._open):
            return
        html = "".join(self._run) + "".join(closing for _, closing in reversed(self._open))
        self._run = [opening for opening, _ in self._open]
        html = tidy(strip_hidden(html))
        if not html:
            return
        if "http" in html and _WEB.search(html) and self._links(html):
            return
        self._paragraphs.append(html)

    def plain(self, html: str) -> None:
        """A whole paragraph without tags or entities: the way of most paragraphs, kept short."""
        html = _BLANKS.sub(" ", html).strip(" \xa0")
        if not html:
            return
        if html.startswith("http") and self._links(html):
            return
        self._paragraphs.append(html)

    def emit(self, kind: str, value: Any) -> None:
        """End the paragraph and add a block."""
        self.paragraph()
        self._flush()
        self.blocks.append({"type": kind, "value": value})

    def extend(self, blocks: list[Block]) -> None:
        """Add blocks that another flow made."""
        self.paragraph()
        self._flush()
        self.blocks.extend(blocks)

    def mark_more(self) -> None:
        """Here the excerpt ends."""
        self.paragraph()
        if self.more is None:
            self._flush()
            self.more = "".join(block["value"] for block in self.blocks if block["type"] == "text")

    def done(self) -> list[Block]:
        """All blocks, text included; neighbouring text blocks are one."""
        self.paragraph()
        self._flush()
        joined: list[Block] = []
        for block in self.blocks:
            if joined and block["type"] == joined[-1]["type"] == "text":
                joined[-1] = {"type": "text", "value": joined[-1]["value"] + block["value"]}
            else:
                joined.append(block)
        return joined

    def _flush(self) -> None:
        if not self._paragraphs:
            return
        html = "".join(f"<p>{paragraph}</p>" for paragraph in self._paragraphs)
        self._paragraphs = []
        # What has no attributes is made of escaped text and our own bare tags: it is clean as it stands.
        if '="' in html:
            html = clean_paragraphs(html)
        if html:
            self.blocks.append({"type": "text", "value": html})

    def _links(self, html: str) -> bool:
        """Take lines that are nothing but an address: what it leads to is embedded by link, if a known place hosts
        it; any other becomes a link. False if there is no such line."""
        lines = html.split("<br>")
        urls = [unescape(line.strip()) if _WEB.fullmatch(line.strip()) else "" for line in lines]
        if not any(urls):
            return False
        kept: list[str] = []
        for line, url in zip(lines, urls, strict=True):
            if url and embeds.known(url):
                if kept:
                    self._paragraphs.append("<br>".join(kept))
                    kept = []
                self._flush()
                self.blocks.append({"type": "embed", "value": {"url": embeds.canonical(url) or url, "caption": ""}})
            else:
                kept.append(f'<a href="{escape(url)}">{escape(short(url, 80))}</a>' if url else line)
        if kept:
            self._paragraphs.append(tidy("<br>".join(kept)))
        return True


def tidy(html: str) -> str:
    """Inline HTML without empty elements and blank edges; "" if nothing would be seen.

    >>> tidy("<br> <b> </b>a <i></i><br>"), tidy("<b><br></b>")
    ('a', '')
    """
    if "<" in html:
        for _ in range(6):
            html, count = _EMPTY.subn(r"\2", html)
            if not count:
                break
        if not _TAG.sub("", html).strip(" \xa0\t\n\u200b\u200c\u200d\u200e\u200f\ufeff"):
            return ""
    return _trimmed(html).replace("  ", " ")


def _trimmed(html: str) -> str:
    start, end = 0, len(html)
    while start < end and (html[start] in _BLANK or html.startswith("<br>", start)):
        start += 4 if html[start] == "<" else 1
    while start < end and (html[end - 1] in _BLANK or html.endswith("<br>", start, end)):
        end -= 4 if html[end - 1] == ">" else 1
    return html[start:end]


def numbered(blocks: list[Block], seed: uuid.UUID) -> list[Block]:
    """`blocks` with ids that depend on `seed` and their place only, so that a second import writes the same."""
    seeded = seed.bytes
    return [{**block, "id": named_id(seeded, str(place))} for place, block in enumerate(blocks)]


def named_id(seed: bytes, name: str) -> str:
    """A name-based UUID (RFC 9562, version 5) as text: `str(uuid.uuid5(UUID(bytes=seed), name))` in a third of the
    time, which tells where every block of every article has one.

    >>> named_id(uuid.NAMESPACE_OID.bytes, "1") == str(uuid.uuid5(uuid.NAMESPACE_OID, "1"))
    True
    """
    digest = hashlib.sha1(seed + name.encode(), usedforsecurity=False).hexdigest()
    variant = "89ab"[int(digest[16], 16) & 3]
    return f"{digest[:8]}-{digest[8:12]}-5{digest[13:16]}-{variant}{digest[17:20]}-{digest[20:32]}"


def entries(values: list[Any], made: Callable[[Any], Any] = lambda value: value) -> list[Block]:
    """`values` as a ListBlock stores them; their ids follow from their place."""
    return [
        {"type": "item", "value": made(value), "id": named_id(uuid.NAMESPACE_OID.bytes, str(place))}
        for place, value in enumerate(values)
    ]
