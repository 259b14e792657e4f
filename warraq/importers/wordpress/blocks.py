"""The block editor's comments → a tree of blocks.

`<!-- wp:ns/name {json} -->…<!-- /wp:ns/name -->` and `<!-- wp:ns/name {json} /-->`; what stands between blocks is
freeform text of the classic editor. Broken JSON, stray closers and blocks without end are all read for what they
hold. Runs in time proportional to the text.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

MAX_DEPTH = 40
"""Deeper blocks are read as if they stood beside their parents."""

_OPENING = re.compile(r"<!--\s+(/)?wp:([a-z][a-z0-9_-]*+(?:/[a-z][a-z0-9_-]*+)?)\s+")


@dataclass(slots=True)
class Block:
    """One block. `name` has its namespace ("core/paragraph"; "" for freeform text), `inner` its HTML and its blocks
    in order, `broken` says that its attributes could not be read or that it has no end."""

    name: str
    attributes: Mapping[str, Any] = field(default_factory=dict)
    inner: list[Part] = field(default_factory=list)
    broken: bool = False

    @property
    def html(self) -> str:
        """Its own HTML, without that of the blocks within."""
        return "".join(part for part in self.inner if isinstance(part, str))

    def whole(self) -> str:
        """Its HTML with that of all blocks within."""
        return "".join(part if isinstance(part, str) else part.whole() for part in self.inner)


Part: TypeAlias = str | Block


def has_blocks(text: str) -> bool:
    """Whether `text` was written in the block editor."""
    return "<!-- wp:" in text


def parse(text: str) -> list[Block]:
    """The blocks of `text`; blank text between them is left out.

    >>> [block.name for block in parse('a<!-- wp:image {"id":1} /--> <!-- wp:x/y --><p>b</p><!-- /wp:x/y -->')]
    ['', 'core/image', 'x/y']
    """
    root = Block("")
    stack = [root]
    opened: Counter[str] = Counter()
    at = scan = skipped = 0
    while match := _OPENING.search(text, scan):
        end = text.find("-->", match.end() - 1)
        if end < 0:
            break
        scan = end + 3
        _say(stack[-1], text[at : match.start()])
        at = scan
        name = match[2] if "/" in match[2] else f"core/{match[2]}"
        if match[1]:
            if skipped:
                skipped -= 1
            else:
                _close(stack, opened, name)
            continue
        rest = text[match.end() : end].strip()
        alone = rest.endswith("/")
        if not alone and len(stack) > MAX_DEPTH:
            # Its content goes into the block around it.
            skipped += 1
            continue
        block = Block(name)
        block.attributes, block.broken = _attributes(rest[:-1] if alone else rest)
        stack[-1].inner.append(block)
        if not alone:
            stack.append(block)
            opened[name] += 1
    _say(stack[-1], text[at:])
    for block in stack[1:]:
        block.broken = True
    return [Block("", inner=[part]) if isinstance(part, str) else part for part in root.inner if not _blank(part)]


def _say(block: Block, text: str) -> None:
    if text:
        block.inner.append(text)


def _blank(part: Part) -> bool:
    return isinstance(part, str) and not part.strip()


def _close(stack: list[Block], opened: Counter[str], name: str) -> None:
    """Leave the innermost block of that name; those opened within it without end are left with it."""
    if not opened[name]:
        return
    while True:
        block = stack.pop()
        opened[block.name] -= 1
        if block.name == name:
            return
        block.broken = True


def _attributes(text: str) -> tuple[dict[str, Any], bool]:
    text = text.strip()
    if not text:
        return {}, False
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return {}, True
    return (found, False) if isinstance(found, dict) else ({}, True)
