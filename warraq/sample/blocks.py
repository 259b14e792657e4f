"""The sample's Markdown → blocks of a body (see `warraq.newsroom.blocks`)."""

from __future__ import annotations

import re
import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from warraq.markup.clean import clean_html, clean_inline
from warraq.sample.checks import SampleBroken

Block = dict[str, Any]
_NAMESPACE = uuid.UUID("7d2a3c6e-5a1b-5b67-9d0e-2f7a54c0a1aa")


def body_blocks(markdown: str, *, where: str, pictures: Mapping[str, int], addresses: Mapping[str, str]) -> list[Block]:
    """The blocks of one body, in order. `pictures` gives the record of each drawing by name, `addresses` the
    permalink of each article by key; `where` names the file in errors and makes the blocks' ids the same each time.

    Raises SampleBroken for Markdown that has no block.
    """
    return _Builder(where, pictures, addresses).build(markdown)


class _Builder:
    def __init__(self, where: str, pictures: Mapping[str, int], addresses: Mapping[str, str]) -> None:
        self.where, self.pictures, self.addresses = where, pictures, addresses
        self.markdown = MarkdownIt("commonmark").enable("table").use(footnote_plugin)
        self.blocks: list[Block] = []
        self.count = 0

    def build(self, text: str) -> list[Block]:
        environment: dict[str, Any] = {}
        tokens = self.markdown.parse(text, environment)
        at = 0
        while at < len(tokens):
            end = _end(tokens, at)
            self._block(tokens[at : end + 1], environment)
            at = end + 1
        return self.blocks

    # --- one Markdown block each ---------------------------------------------------------------------------------

    def _block(self, tokens: Sequence[Token], environment: dict[str, Any]) -> None:
        first = tokens[0]
        match first.type:
            case "paragraph_open":
                self._paragraph(tokens[1])
            case "heading_open":
                level = str(min(4, max(2, int(first.tag[1]))))
                self._add("heading", {"text": _plain(tokens[1]), "level": level})
            case "bullet_list_open" | "ordered_list_open":
                self._list(tokens)
            case "table_open":
                self._table(tokens)
            case "blockquote_open":
                self._quote(tokens)
            case "hr":
                self._add("separator", None)
            case "fence":
                self._fence(first)
            case "footnote_block_open":
                self._footnotes(tokens)
            case other:
                raise SampleBroken(self.where, f"no block for the Markdown of {other}")

    def _paragraph(self, inline: Token) -> None:
        """A paragraph of text, or one that is a picture and nothing else."""
        children = [child for child in inline.children or [] if child.type != "softbreak"]
        if len(children) == 1 and children[0].type == "image":
            image = children[0]
            self._add(
                "image",
                {
                    "image": self._picture(str(image.attrs["src"]).removeprefix("picture:")),
                    "caption": clean_inline(str(image.attrs.get("title", ""))),
                    "credit": "",
                    "alt": image.content,
                },
            )
            return
        html = f"<p>{self._inline(inline)}</p>"
        if self.blocks and self.blocks[-1]["type"] == "text":
            self.blocks[-1]["value"] += html
        else:
            self._add("text", html)

    def _list(self, tokens: Sequence[Token]) -> None:
        items, at = [], 1
        while at < len(tokens) - 1:
            end = _end(tokens, at)
            items.append(self._item(tokens[at + 1 : end]))
            at = end + 1
        value = {
            "ordered": tokens[0].type == "ordered_list_open",
            "start": int(tokens[0].attrs.get("start", 1)),
            "items": [self._child(item) for item in items],
        }
        self._add("list", value)

    def _item(self, tokens: Sequence[Token]) -> str:
        parts = []
        for token in tokens:
            if token.type == "inline":
                parts.append(self._inline(token))
            elif token.type in {"bullet_list_open", "ordered_list_open", "list_item_open"}:
                parts.append(f"<{token.tag}>")
            elif token.type in {"bullet_list_close", "ordered_list_close", "list_item_close"}:
                parts.append(f"</{token.tag}>")
        return clean_html("".join(parts))

    def _table(self, tokens: Sequence[Token]) -> None:
        rows: list[list[str]] = []
        heads: list[str] = []
        for number, token in enumerate(tokens):
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "th_open":
                heads.append(_plain(tokens[number + 1]))
            elif token.type == "td_open":
                rows[-1].append(self._inline(tokens[number + 1]))
        table = {
            "columns": [{"type": "text", "heading": head} for head in heads],
            "rows": [{"values": row} for row in rows if row],
            "caption": "",
        }
        self._add("table", {"caption": "", "table": table})

    def _quote(self, tokens: Sequence[Token]) -> None:
        lines = [self._inline(token) for token in tokens if token.type == "inline"]
        attribution = ""
        if lines and (found := re.search(r"(?:^|\n)\s*—\s*(?P<who>[^\n]+)$", lines[-1])):
            attribution = re.sub("<[^>]+>", "", found["who"]).strip()
            lines[-1] = lines[-1][: found.start()].rstrip()
        html = "".join(f"<p>{line}</p>" for line in lines if line)
        self._add("quote", {"text": html, "attribution": attribution, "pull": False})

    def _fence(self, token: Token) -> None:
        lines = [line.strip() for line in token.content.splitlines() if line.strip()]
        kind = token.info.strip()
        if kind == "gallery":
            images = []
            for line in lines:
                name, alt, caption = (part.strip() for part in (line + "||").split("|")[:3])
                images.append(
                    self._child(
                        {"image": self._picture(name), "caption": clean_inline(caption), "credit": "", "alt": alt}
                    )
                )
            self._add("gallery", {"caption": "", "images": images})
        elif kind == "embed" and lines:
            self._add("embed", {"url": lines[0], "caption": " ".join(lines[1:])})
        elif kind in {"update", "correction"} and len(lines) > 1:
            at = datetime.fromisoformat(lines[0]).replace(tzinfo=settings.WARRAQ.zone).isoformat()
            name, text = ("title", " ".join(lines[1:])) if kind == "update" else ("text", clean_inline(lines[1]))
            self._add(kind, {"at": at, name: text})
        else:
            raise SampleBroken(self.where, f"a fenced block of an unknown kind: {kind or 'none'}")

    def _footnotes(self, tokens: Sequence[Token]) -> None:
        notes, anchor = [], ""
        for token in tokens:
            if token.type == "footnote_open":
                anchor = str(token.meta["id"] + 1)
            elif token.type == "inline":
                notes.append(self._child({"anchor": anchor, "text": self._inline(token)}))
        self._add("footnotes", {"notes": notes})

    # --- small parts ------------------------------------------------------------------------------------------------

    def _inline(self, token: Token) -> str:
        """Clean inline HTML of a line of Markdown, its links led to where they are published."""
        html = []
        for child in token.children or []:
            if child.type == "footnote_ref":
                number = child.meta["id"] + 1
                html.append(f'<sup><a href="#fn-{number}" id="fnref-{number}">{number}</a></sup>')
            elif child.type == "footnote_anchor":
                continue
            elif child.type == "softbreak":
                html.append("\n")
            else:
                if child.type == "link_open":
                    child.attrs["href"] = self._target(str(child.attrs["href"]))
                html.append(self.markdown.renderer.render([_wrap(child)], self.markdown.options, {}))
        return clean_inline("".join(html)).replace("<strong>", "<b>").replace("</strong>", "</b>").replace(
            "<em>", "<i>"
        ).replace("</em>", "</i>")  # fmt: skip

    def _target(self, href: str) -> str:
        if not href.startswith("article:"):
            return href
        key = href.removeprefix("article:")
        if key not in self.addresses:
            raise SampleBroken(self.where, f"a link to the unknown article {key}")
        return self.addresses[key]

    def _picture(self, name: str) -> int:
        if name not in self.pictures:
            raise SampleBroken(self.where, f"an unknown picture: {name}")
        return self.pictures[name]

    def _id(self) -> str:
        self.count += 1
        return str(uuid.uuid5(_NAMESPACE, f"{self.where}:{self.count}"))

    def _add(self, kind: str, value: Any) -> None:
        self.blocks.append({"type": kind, "value": value, "id": self._id()})

    def _child(self, value: Any) -> Block:
        """An item of a list block, as Wagtail stores it."""
        return {"type": "item", "value": value, "id": self._id()}


def _wrap(child: Token) -> Token:
    inline = Token("inline", "", 0)
    inline.children = [child]
    return inline


def _plain(token: Token) -> str:
    return "".join(child.content for child in token.children or [] if child.type in {"text", "code_inline"})


def _end(tokens: Sequence[Token], at: int) -> int:
    """Where the block that begins at `at` ends."""
    depth = 0
    for number in range(at, len(tokens)):
        depth += tokens[number].nesting
        if depth == 0:
            return number
    return len(tokens) - 1
