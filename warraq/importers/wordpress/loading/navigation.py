"""Menus of block themes → entries as classic menus have them.

A block theme keeps its menu as one record, `wp_navigation`, whose text is blocks: links, submenus with links in them,
the home page, and the list of all pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import Any, Protocol

from warraq.importers.wordpress import blocks
from warraq.importers.wordpress.blocks import Block
from warraq.importers.wordpress.records import STRAY, Item, ItemTerm
from warraq.markup.text import plain_text

_MOST_DEPTH = 8
_LINKS = frozenset({"core/navigation-link", "core/navigation-submenu"})
_TAXONOMIES = {"category": "category", "tag": "post_tag", "post_tag": "post_tag"}


class Node(Protocol):
    """A static page's place in the old tree."""

    @property
    def parent(self) -> int: ...
    @property
    def order(self) -> int: ...
    @property
    def public(self) -> bool: ...


@dataclass(slots=True)
class Navigation:
    """One `wp_navigation`. `pages` are the old site's static pages, for menus that list them all."""

    item: Item
    pages: Mapping[int, Node]
    home: str
    """Address of the old front page."""
    _entries: list[Item] = field(default_factory=list)
    _numbers: Iterator[int] = field(default_factory=count)

    def entries(self) -> list[Item]:
        """The menu's entries as `nav_menu_item`s, in order, each naming the one above it."""
        self._take(blocks.parse(self.item.content), 0, 0)
        return self._entries

    def _take(self, found: list[Block], parent: int, depth: int) -> None:
        for block in found:
            if block.name in _LINKS:
                number = self._link(block.attributes, parent)
                self._take(_inner(block), number, depth + 1)
            elif block.name == "core/home-link":
                self._add(_text(block.attributes.get("label")), parent, type="custom", url=self.home)
            elif block.name == "core/page-list":
                self._list(0, parent)
            elif depth < _MOST_DEPTH:
                self._take(_inner(block), parent, depth + 1)

    def _link(self, given: Mapping[str, Any], parent: int) -> int:
        label, url, number = _text(given.get("label")), _text(given.get("url")), given.get("id")
        what, kind = _text(given.get("type")), _text(given.get("kind"))
        known = isinstance(number, int) and number > 0
        if known and kind == "taxonomy" and what in _TAXONOMIES:
            return self._add(label, parent, type="taxonomy", object=_TAXONOMIES[what], object_id=str(number))
        if known and (kind == "post-type" or what in {"page", "post"}):
            return self._add(label, parent, type="post_type", object=what, object_id=str(number))
        return self._add(label, parent, type="custom", url=url)

    def _list(self, above: int, parent: int) -> None:
        below = ((node.order, page) for page, node in self.pages.items() if node.public and node.parent == above)
        for _, page in sorted(below):
            self._add("", parent, type="post_type", object="page", object_id=str(page))

    def _add(self, label: str, parent: int, **facts: str) -> int:
        order = next(self._numbers)
        number = STRAY + order
        meta = {f"_menu_item_{name}": (value,) for name, value in facts.items()}
        meta["_menu_item_menu_item_parent"] = (str(parent),)
        self._entries.append(Item(
            id=number, kind="nav_menu_item", status="publish", title=label, slug="", link="", guid="", creator="",
            date="", date_gmt="", menu_order=order, meta=meta,
            terms=(ItemTerm("nav_menu", f"navigation-{self.item.id}", self.item.title),),
        ))  # fmt: skip
        return number


def _inner(block: Block) -> list[Block]:
    return [part for part in block.inner if isinstance(part, Block)]


def _text(value: Any) -> str:
    """A label may hold markup: bold, or a picture."""
    return plain_text(value) if isinstance(value, str) else ""
