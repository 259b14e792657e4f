"""Anchors of headings: short, readable, each once in a body."""

from __future__ import annotations

from warraq.arabic.slug import slugify


class Anchors:
    """Gives each heading of one body its anchor. The same headings in the same order get the same anchors.

    Anchors of notes start with ``fn``; those of headings start with ``h-``, so that no heading can take one.

    >>> anchors = Anchors()
    >>> anchors.of("الأزمة والحل"), anchors.of("الأزمة والحل"), anchors.of("؟!")
    ('h-الأزمة-والحل', 'h-الأزمة-والحل-2', 'h-3')
    """

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._count = 0
        self._notices: dict[str, int] = {}

    def numbered(self, kind: str) -> str:
        """The anchor of the next notice of a kind: "correction-1". No heading's anchor begins so."""
        self._notices[kind] = self._notices.get(kind, 0) + 1
        return f"{kind}-{self._notices[kind]}"

    def of(self, heading: str) -> str:
        """The anchor of the next heading, whose plain text is given."""
        self._count += 1
        stem = slugify(heading)
        anchor = f"h-{stem}" if stem else f"h-{self._count}"
        number = 2
        while anchor in self._taken:
            anchor = f"h-{stem}-{number}" if stem else f"h-{self._count}-{number}"
            number += 1
        self._taken.add(anchor)
        return anchor
