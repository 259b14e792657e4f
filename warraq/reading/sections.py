"""The tree of sections, read whole: there are dozens, not thousands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wagtail.models import PageViewRestriction

from warraq.addresses import list_address
from warraq.newsroom.models import Section
from warraq.reading.few import few
from warraq.sheets import Link

STEP = Section.steplen
"""How many characters of a page's tree path each level takes (treebeard)."""


@dataclass(frozen=True)
class SectionRow:
    """A section that readers may see."""

    id: int
    path: str
    title: str
    address: str
    description: str
    position: int
    on_front: bool
    kind: str = "news"

    @property
    def link(self) -> Link:
        return Link(self.title, self.address)


class Sections:
    """All sections that readers may see. `base` is the first part of their addresses."""

    def __init__(self, base: str) -> None:
        restricted = PageViewRestriction.objects.exclude(restriction_type=PageViewRestriction.NONE)
        self._private = tuple(sorted(restricted.order_by().values_list("page__path", flat=True)))
        rows = few(Section.objects.filter(live=True)).values_list(
            "path", "pk", "url_path", "title", "description", "position", "on_front", "kind"
        )
        self.by_path: dict[str, SectionRow] = {}
        for path, number, url_path, title, description, position, on_front, kind in sorted(rows):
            if not self.is_private(path):
                # url_path is /home/outer/inner/: the first part is the root's.
                address = list_address(base, url_path.strip("/").split("/")[1:])
                self.by_path[path] = SectionRow(number, path, title, address, description, position, on_front, kind)
        self.by_id = {row.id: row for row in self.by_path.values()}
        self._around: dict[str, tuple[int, ...]] = {}

    def is_private(self, path: str) -> bool:
        """Whether a page at this place of the tree is behind a password or login."""
        return bool(self._private) and path.startswith(self._private)

    def around(self, path: str) -> tuple[int, ...]:
        """The sections around a page, innermost first."""
        parent = path[:-STEP]
        if parent not in self._around:
            self._around[parent] = tuple(row.id for row in reversed(self.trail(parent)))
        return self._around[parent]

    def with_around(self, paths: Iterable[str]) -> tuple[int, ...]:
        """These sections and all around them, each once."""
        rows = (row for path in paths for row in reversed(self.trail(path)))
        return tuple(dict.fromkeys(row.id for row in rows))

    def trail(self, path: str) -> list[SectionRow]:
        """The sections from the outermost to the one at `path`."""
        steps = range(STEP, len(path) + 1, STEP)
        return [self.by_path[path[:end]] for end in steps if path[:end] in self.by_path]

    def children(self, path: str) -> list[SectionRow]:
        """The sections right below one, in their order."""
        rows = (row for row in self.by_path.values() if row.path[:-STEP] == path)
        return sorted(rows, key=_order)

    def top(self) -> list[SectionRow]:
        """The outermost sections, in their order."""
        return sorted((row for row in self.by_path.values() if len(self.trail(row.path)) == 1), key=_order)

    def __iter__(self) -> Iterator[SectionRow]:
        return iter(self.by_path.values())


def _order(row: SectionRow) -> tuple[int, str, int]:
    return (row.position, row.title, row.id)
