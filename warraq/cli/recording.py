"""`warraq audit`: the record of acts, verified and written out."""

from __future__ import annotations

import sys
from pathlib import Path

from warraq.cli import newsroom, say

TAMPERED = 6
_SAID = {
    "missing": ("سطور ناقصة قبل السطر {line}.", "Lines are missing before line {line}."),
    "changed": ("غُيّر السطر {line} أو ما قبله.", "Line {line}, or what stood before it, was changed."),
    "cut": ("قُصّ آخر السجلّ بعد السطر {line}.", "The end of the record was cut off after line {line}."),
    "no head": (
        "ضاع ملف secrets/audit-head، فلا يُعرف هل قُصّ آخر السجلّ.",
        "The file secrets/audit-head is gone: whether the end was cut off cannot be told.",
    ),
    "other key": (
        "{line} من الأسطر مختومة بمفتاح ليس هنا، فلا يُتحقَّق منها.",
        "{line} lines are sealed with a key that is not here, and cannot be verified.",
    ),
}


def verify(site: Path) -> int:
    """Say whether the record is whole; the exit code."""
    newsroom.enter(site)
    from warraq.newsroom.audit import chain

    found = list(chain.verify())
    for finding in found:
        arabic, english = _SAID[finding.what]
        say.complain(arabic.format(line=finding.line), english.format(line=finding.line))
    if not found:
        say.say("السجلّ سليم.", "The record is whole.", style="green")
    return TAMPERED if found else 0


def export(site: Path, *, csv: bool, since: int) -> None:
    """Write the record to standard output."""
    newsroom.enter(site, quiet=True)
    from warraq.newsroom.audit import chain
    from warraq.newsroom.audit.export import csv_lines, json_lines

    for line in (csv_lines if csv else json_lines)(since):
        sys.stdout.write(line)
    chain.record("record.exported", kind="audit", format="csv" if csv else "jsonl", since=since)


def guard(site: Path) -> None:
    """Put the triggers back that refuse changes of the record, where they are gone."""
    newsroom.enter(site)
    from django.db import connection

    from warraq.newsroom.audit import chain
    from warraq.newsroom.audit import guard as triggers

    if not triggers.stands(connection):
        triggers.withdraw(connection)
        triggers.stand(connection)
        chain.record("command.run", label="audit guard")
    say.say("الحارس في مكانه.", "The guard stands.", style="green")
