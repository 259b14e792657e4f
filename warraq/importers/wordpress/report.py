"""The account of an import: what came over, what did not and why. Nothing is dropped in silence.

It may be passed on, so it holds no e-mail and no IP address, not even one that stands in a title: every text that
comes from the export goes through `scrub`.
"""

from __future__ import annotations

import ipaddress
import json
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, TypeAlias

from warraq.importers.wordpress.body.findings import Finding, short
from warraq.importers.wordpress.records import Passage

Outcome: TypeAlias = Literal["new", "changed", "unchanged", "left_out"]

EXAMPLES = 5
"""How many places are named for each kind of finding."""
MOST_LINES = 2_000
"""How many missing files and left-out things are listed one by one; the rest is counted."""

_EMAIL = re.compile(r"[\w.+%-]{1,64}(?:@|%40)[\w-]{1,63}(?:\.[\w-]{1,63})+")
_IP4 = re.compile(r"(?<![\d.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\d.]*\d)")
_IP6 = re.compile(r"(?<![\w:.])[0-9a-fA-F]{0,4}:[0-9a-fA-F:]{0,40}:[0-9a-fA-F]{0,4}(?![\w:])")


def scrub(text: str) -> str:
    """`text` without what looks like an e-mail or IP address.

    >>> scrub("samar@mail.example wrote from 203.0.113.7 at 08:30:00")
    '[e-mail] wrote from [IP] at 08:30:00'
    """
    text = _EMAIL.sub("[e-mail]", text)
    text = _IP4.sub("[IP]", text)
    return _IP6.sub(lambda found: "[IP]" if _is_ip(found[0]) else found[0], text)


def _is_ip(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return text != "::"


@dataclass(slots=True)
class Group:
    """Findings of one kind and name: how often, and a few places where."""

    kind: str
    name: str
    detail: str
    lost: bool
    count: int = 0
    places: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Report:
    """Grows while an import runs. `source` is the old site's address, `started` and `finished` RFC 3339 moments."""

    source: str = ""
    title: str = ""
    started: str = ""
    finished: str = ""
    dry_run: bool = False
    pattern: str = ""
    counts: dict[str, Counter[str]] = field(default_factory=dict)
    groups: dict[tuple[str, str], Group] = field(default_factory=dict)
    missing: dict[str, Counter[str]] = field(default_factory=dict)
    """Files that are not there: address → where they were used."""
    left_out: list[dict[str, str]] = field(default_factory=list)
    left_out_reasons: Counter[str] = field(default_factory=Counter)
    dead_links: dict[str, int] = field(default_factory=dict)
    files: list[dict[str, Any]] = field(default_factory=list)
    privacy: Counter[str] = field(default_factory=Counter)
    redirects: int = 0
    error: str = ""
    """Why the import ended before its end, if it did."""
    _lost: bool = False

    # --- filling ----------------------------------------------------------------------------------------------

    def count(self, kind: str, outcome: Outcome, number: int = 1) -> None:
        """`number` records of a kind (article, page, section, tag, byline, picture, document, comment, menu) came
        over new, changed, were as they were, or were left out."""
        self.counts.setdefault(kind, Counter())[outcome] += number

    def add_findings(self, place: str, findings: Iterable[Finding]) -> None:
        """What the mapping of one text noticed; `place` says which (its title or permalink)."""
        for finding in findings:
            key = (finding.kind, finding.name)
            group = self.groups.get(key)
            if group is None:
                group = Group(finding.kind, scrub(finding.name), scrub(finding.detail), finding.lost)
                self.groups[key] = group
            group.count += 1
            group.lost = group.lost or finding.lost
            self._lost = self._lost or finding.lost
            if len(group.places) < EXAMPLES:
                group.places.append(scrub(short(place, 120)))

    def add_missing(self, address: str, place: str) -> None:
        """A picture or file that a text uses and that is neither in the media folder nor could be fetched."""
        self._lost = True
        key = scrub(short(address, 300))
        if key in self.missing or len(self.missing) < MOST_LINES:
            self.missing.setdefault(key, Counter())[scrub(short(place, 120))] += 1

    def leave_out(self, kind: str, number: int, title: str, reason: str, *, lost: bool = True) -> None:
        """A record that was not brought over. `lost` is False where nobody could miss it (an empty draft, a
        revision, a trackback)."""
        self._lost = self._lost or lost
        self.count(kind, "left_out")
        self.left_out_reasons[f"{kind}: {reason}"] += 1
        if len(self.left_out) < MOST_LINES:
            entry = {"kind": kind, "id": str(number), "title": scrub(short(title, 120)), "reason": scrub(reason)}
            self.left_out.append(entry | ({} if lost else {"harmless": "yes"}))

    def add_passages(self, passages: Iterable[Passage]) -> None:
        """What the reader noticed on its (last) way through the files."""
        for passage in passages:
            self.privacy["emails"] += passage.emails
            self.privacy["addresses"] += passage.addresses
            self.privacy["passwords"] += passage.passwords
            self._lost = self._lost or passage.undecodable > 0 or passage.damaged > 0
            self.files.append({
                "name": scrub(passage.file), "bytes": passage.size, "repaired": passage.repaired,
                "damaged": passage.damaged, "undecodable": passage.undecodable,
                "mended": [scrub(text) for text in passage.mended],
            })  # fmt: skip

    def fail(self, reason: str) -> None:
        """The import ended early."""
        self.error = scrub(reason)
        self._lost = True

    # --- reading ----------------------------------------------------------------------------------------------

    @property
    def lost(self) -> bool:
        """Whether anything that an editor may miss did not come over: the exit code says so."""
        return self._lost

    def as_dict(self) -> dict[str, Any]:
        """Everything, as it stands in `report.json`."""
        groups = sorted(self.groups.values(), key=lambda group: (not group.lost, -group.count, group.kind, group.name))
        return {
            "source": scrub(self.source), "title": scrub(self.title), "started": self.started,
            "finished": self.finished, "dry_run": self.dry_run, "permalink_pattern": self.pattern, "lost": self.lost,
            "error": self.error,
            "counts": {kind: dict(counts) for kind, counts in sorted(self.counts.items())},
            "redirects": self.redirects,
            "findings": [
                {"kind": group.kind, "name": group.name, "detail": group.detail, "lost": group.lost,
                 "count": group.count, "places": group.places}
                for group in groups
            ],
            "missing_media": [
                {"address": address, "used": used.total(), "places": [place for place, _ in used.most_common(EXAMPLES)]}
                for address, used in self.missing.items()
            ],
            "left_out": self.left_out,
            "left_out_reasons": {scrub(reason): count for reason, count in self.left_out_reasons.most_common()},
            "dead_links": {
                scrub(short(link, 300)): count for link, count in sorted(self.dead_links.items())[:MOST_LINES]
            },
            "files": self.files,
            "privacy": {
                "emails_left_behind": self.privacy["emails"], "ip_addresses_left_behind": self.privacy["addresses"],
                "passwords_left_behind": self.privacy["passwords"],
            },
        }  # fmt: skip

    def write(self, folder: Path) -> Path:
        """Write `report.json` and `report.html` into `folder`, and give the latter's path."""
        from warraq.importers.wordpress.report_page import page

        folder.mkdir(parents=True, exist_ok=True)
        facts = self.as_dict()
        text = json.dumps(facts, ensure_ascii=False, indent=1)
        (folder / "report.json").write_text(text + "\n", "utf-8", errors="replace")
        (folder / "report.html").write_text(page(facts), "utf-8", errors="replace")
        return folder / "report.html"
