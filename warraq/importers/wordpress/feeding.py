"""An XML parser that goes on behind damage, at the next item.

What is damaged costs the item in which it stands, not the site. The parser begins anew, inside a channel of its own
making, and keeps count of the file's lines.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from lxml import etree

from warraq.errors import BrokenXml
from warraq.importers.wordpress import faults
from warraq.importers.wordpress.records import Passage

MOST_DAMAGE = 200
"""At how many places a file may be damaged before reading it is given up."""
_TAGS = ("item", "{*}author", "{*}category", "{*}tag", "{*}term")
_OPENS, _CLOSES = b"<item>", b"</item>"


class Feeding:
    """One file's XML, fed in pieces; the first holds the root's start tag."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self._first: tuple[int, str] | None = None
        self._parser = _parser()
        self._root = b""
        self._lines = 0
        self._items = 0
        self._skipping = False
        self._unclosed = False
        self._rest = b""

    def feed(self, piece: bytes) -> Iterator[etree._Element]:
        """The elements that end in this piece."""
        if not self._root:
            # What opens the file opens what comes after any damage, too.
            end = piece.index(b">", piece.index(b"<rss")) + 1
            self._root = piece[:end].replace(b"\n", b" ") + b"<channel>"
        left = self._rest + piece
        self._rest = b""
        while left:
            if self._skipping and not (left := self._resumed(left)):
                return
            self._items = 0
            try:
                self._parser.feed(left)
                yield from self._ended()
            except etree.XMLSyntaxError as error:
                with contextlib.suppress(etree.XMLSyntaxError):
                    yield from self._ended()
                left = left[self._note(error, left) :]
                self._skipping = True
            else:
                self._lines += left.count(b"\n")
                return

    def close(self) -> etree._Element | None:
        """The root, where the file was whole to its end."""
        if self._skipping:
            return None
        try:
            return self._parser.close()
        except etree.XMLSyntaxError as error:
            self._note(error, b"")
            return None

    @property
    def damage(self) -> BrokenXml | None:
        """What is to be told of the file's damage, if it has any."""
        return BrokenXml(**self._facts()) if self._first else None

    def nested(self, line: int) -> None:
        """An item stands within another, which nothing closed: all that follow do so too, and it is one place."""
        if not self._unclosed:
            self._unclosed = True
            self._wrong(line, "Opening and ending tag mismatch: item")

    def _ended(self) -> Iterator[etree._Element]:
        for _, element in self._parser.read_events():
            if isinstance(element, etree._Element):
                self._items += element.tag == "item"
                yield element

    def _note(self, error: etree.XMLSyntaxError, piece: bytes) -> int:
        """Write the damage down. Answers from where on in `piece` the next whole item may begin; counts lines up to
        there."""
        self._wrong(error.lineno or 0, (error.msg or "unreadable").split(", line ")[0])
        after = _behind(piece, _CLOSES, self._items)
        at = _behind(piece, b"\n", (error.lineno or 0) - self._lines - 1)
        # The item at the very beginning is the damaged one itself, where the parser had begun anew with it; but what
        # follows the end of everything is whole.
        itself = 0 if "Extra content" in (error.msg or "") else min(len(piece), 1)
        start = max(after, at, itself)
        self._lines += piece.count(b"\n", 0, start)
        return start

    def _wrong(self, line: int, reason: str) -> None:
        self.passage.damaged += 1
        self._first = self._first or (line, reason)
        if self.passage.damaged > MOST_DAMAGE:
            raise BrokenXml(**self._facts())

    def _facts(self) -> dict[str, object]:
        line, reason = self._first or (0, "")
        return {
            "file": self.passage.file, "line": line, "reason": reason, "reason_ar": faults.in_arabic(reason),
            "places": self.passage.damaged,
        }  # fmt: skip

    def _resumed(self, text: bytes) -> bytes:
        """What follows from the next item on, with a parser ready for it; b"" if none begins here."""
        at = text.find(_OPENS)
        end = at if at >= 0 else max(0, len(text) - len(_OPENS) + 1)
        self._lines += text.count(b"\n", 0, end)
        if at < 0:
            self._rest = text[end:]
            return b""
        self._skipping = self._unclosed = False
        self._parser = _parser()
        try:
            self._parser.feed(self._root + b"\n" * self._lines)
        except etree.XMLSyntaxError as error:
            # The root's own start tag is what is damaged.
            raise BrokenXml(**self._facts()) from error
        return text[at:]


def _behind(text: bytes, mark: bytes, count: int) -> int:
    """Where so many marks have been passed, or all that there are.

    >>> _behind(b"a.b.c", b".", 2), _behind(b"a.b.c", b".", 9)
    (4, 4)
    """
    at = 0
    for _ in range(count):
        found = text.find(mark, at)
        if found < 0:
            break
        at = found + len(mark)
    return at


def _parser() -> etree.XMLPullParser:
    # Entities are our own only (`stream` refuses a file that declares any) and nothing is fetched.
    return etree.XMLPullParser(
        events=("end",), tag=_TAGS, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True,
        remove_pis=True,
    )  # fmt: skip
