"""The report's short form for the terminal."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from warraq.importers.wordpress import report_words as words

MOST = 12


def show(facts: Mapping[str, Any], console: Console) -> None:
    """Print what came over, the findings that matter most, and what was lost. `facts` is `Report.as_dict()`."""
    table = Table(title=_two(words.TITLE), title_justify="left")
    table.add_column("")
    for outcome in words.OUTCOMES.values():
        table.add_column(_two(outcome), justify="right")
    for kind, counts in facts["counts"].items():
        numbers = [str(counts.get(outcome, 0) or "") for outcome in words.OUTCOMES]
        table.add_row(_two(words.KINDS.get(kind, (kind, kind))), *numbers)
    table.add_row(_two(words.KINDS["redirect"]), str(facts["redirects"]), "", "", "")
    console.print(table)
    _findings(facts, console)
    for name, entries in ((words.MISSING, facts["missing_media"]), (words.LEFT_OUT, facts["left_out"])):
        if entries:
            console.print(f"{_two(name)}: {len(entries)}")
    left = facts["privacy"]
    console.print(words.PRIVACY_TEXT[1].format(
        emails=left["emails_left_behind"], addresses=left["ip_addresses_left_behind"],
        passwords=left["passwords_left_behind"],
    ))  # fmt: skip
    if facts["error"]:
        console.print(f"[red]{_two(words.STOPPED)}: {escape(facts['error'])}[/red]")
    verdict, colour = (words.LOST, "yellow") if facts["lost"] else (words.WHOLE, "green")
    console.print(f"[{colour}]{_two(verdict)}[/{colour}]")


def _findings(facts: Mapping[str, Any], console: Console) -> None:
    found = facts["findings"]
    if not found:
        return
    console.print(f"[bold]{_two(words.FOUND)}[/bold]")
    for finding in found[:MOST]:
        kind = words.FINDINGS.get(finding["kind"], (finding["kind"],) * 2)
        mark = "[yellow]![/yellow]" if finding["lost"] else "·"
        line = f"{finding['count']} × {kind[1]} {finding['name']}: {finding['detail']}"
        console.print(f" {mark} {escape(_printable(line))}", overflow="ellipsis", no_wrap=True)
    if len(found) > MOST:
        console.print(f"   … {len(found) - MOST}")


def _printable(text: str) -> str:
    """Foreign text without what a terminal would obey."""
    return "".join(letter if letter.isprintable() else "�" for letter in text)


def _two(both: tuple[str, str]) -> str:
    return f"{both[0]} · {both[1]}"
