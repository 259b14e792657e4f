"""What the mapping of one body needs and gathers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeAlias

from lxml import etree

from warraq.importers.wordpress.body.findings import Finding, Kind, short
from warraq.importers.wordpress.body.flow import Flow, entries
from warraq.importers.wordpress.body.pictures import MediaRef

Slot: TypeAlias = Callable[[Flow], None]
Handler: TypeAlias = Callable[[etree._Element, Flow, "Context"], None]

SLOT = "wq-slot"
"""Element that stands in HTML for what a shortcode or a block becomes."""


class Links(Protocol):
    """Knows the whole old site: where its addresses lead now."""

    def link(self, href: str) -> str:
        """A link's new target: a path from the root for one within the old site, the address itself for another;
        "" for what is no safe address."""
        ...

    def media(self, url: str, attachment: int = 0) -> MediaRef:
        """The attachment that an upload's address (or else the id in a class name) means."""
        ...

    def attached(self, item: int) -> Sequence[int]:
        """Pictures that were uploaded to an item, in their order."""
        ...

    def reusable(self, item: int) -> str:
        """The text of a reusable block (`wp_block`), or ""."""
        ...


@dataclass(slots=True)
class Context:
    """State of one mapping."""

    links: Links
    handlers: Mapping[str, Handler]
    """What becomes of an element, by its name; the others are walked through."""
    item: int = 0
    slots: list[Slot] = field(default_factory=list)
    notes: dict[str, str] = field(default_factory=dict)
    """Footnotes: anchor → inline HTML, in order."""
    saved_notes: Mapping[str, str] = field(default_factory=dict)
    targets: dict[str, None] = field(default_factory=dict)
    media_used: dict[MediaRef, None] = field(default_factory=dict)
    depth: int = 0
    _findings: dict[tuple[str, str, str], Finding] = field(default_factory=dict)

    def note(self, kind: Kind, name: str, detail: str, lost: bool = False) -> None:
        """Remember a finding (the same one only once)."""
        finding = Finding(kind, short(name, 80), short(detail), lost)
        if len(self._findings) < 500:
            self._findings.setdefault((finding.kind, finding.name, finding.detail), finding)

    @property
    def findings(self) -> tuple[Finding, ...]:
        return tuple(self._findings.values())

    def slot(self, action: Slot) -> str:
        """HTML that stands for `action` until the walk comes to it."""
        self.slots.append(action)
        return f'<{SLOT} n="{len(self.slots) - 1}"></{SLOT}>'

    def fill(self, number: str, flow: Flow) -> None:
        """Do what a slot stands for. A number that was never given out (an attack) does nothing."""
        if number.isascii() and number.isdigit() and len(number) < 9 and int(number) < len(self.slots):
            action = self.slots[int(number)]
            self.slots[int(number)] = _spent
            action(flow)

    def drop_slots(self, node: etree._Element) -> None:
        """Forget the slots within an element that is left out."""
        for slot in node.iter(SLOT):
            self.fill(slot.get("n") or "", Flow())

    def fill_rest(self, flow: Flow) -> None:
        """Do what stands in slots that damaged HTML swallowed."""
        number = 0
        while number < len(self.slots):
            self.fill(str(number), flow)
            number += 1

    def link(self, href: str) -> str:
        """A link's new target; what it leads to is remembered."""
        target = self.links.link(href)
        if target:
            self.targets[target] = None
        return target

    def media(self, url: str, attachment: int = 0) -> MediaRef:
        """The attachment behind an address or id; it is remembered as used."""
        ref = self.links.media(url, attachment)
        self.media_used[ref] = None
        return ref

    def footnotes(self, flow: Flow) -> None:
        """Put all footnotes gathered so far here."""
        notes = [{"anchor": anchor, "text": text} for anchor, text in self.notes.items()]
        if notes:
            flow.emit("footnotes", {"notes": entries(notes)})
        self.notes = {}


def _spent(flow: Flow) -> None:
    """A slot is filled once: repeated, it would let a small text grow without end."""


def image(ref: MediaRef, caption: str = "", alt: str = "", credit: str = "") -> dict[str, Any]:
    """The value of an image block, or of an entry of a gallery."""
    return {"image": ref, "caption": caption, "credit": credit, "alt": alt}
