"""The record of acts, written out: lines of JSON, or a table that no spreadsheet mistakes for formulas."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

from warraq.newsroom.models import Act

COLUMNS = ("id", "at", "actor", "act", "kind", "thing", "label", "detail", "place", "key", "seal")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\0")


def json_lines(since: int = 0) -> Iterator[str]:
    """One JSON object a line, oldest first: what a program reads, or another machine keeps."""
    for line in _lines(since):
        yield json.dumps(line, ensure_ascii=False) + "\n"


def csv_lines(since: int = 0) -> Iterator[str]:
    """A table with a heading, oldest first. A value that a spreadsheet would calculate begins with an apostrophe."""
    yield _row(COLUMNS)
    for line in _lines(since):
        yield _row([_harmless(str(value)) for value in line.values()])


def _lines(since: int) -> Iterator[dict[str, Any]]:
    for act in Act.objects.filter(pk__gt=since).order_by("pk").iterator(chunk_size=2000):
        line = {name: getattr(act, name) for name in COLUMNS}
        yield line | {"at": act.at.isoformat()}


def _row(values: Any) -> str:
    out = io.StringIO()
    csv.writer(out).writerow(values)
    return out.getvalue()


def _harmless(value: str) -> str:
    return f"'{value}" if value.startswith(_FORMULA) else value
