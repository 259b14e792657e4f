"""`warraq search`: the readers' search, on the terminal."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import fields
from html import unescape
from pathlib import Path
from typing import Any

from rich.text import Text

from warraq import config as configuration
from warraq.cli import say
from warraq.search import Index, Wanted, understand
from warraq.search.query import tokens_of

PER_PAGE = 10
DEEPEST = 4
_TOLD = ("words", "typed", "language")
"""What of a query needs no telling: it stands there already."""


def find(site: Path, words: str, page: int, *, explain: bool = False) -> None:
    """Print one page of what readers would find; with `explain`, how it came about."""
    config = configuration.load(site)
    index = Index.open(config.edition / "search")
    wanted = understand(words, language=config.newspaper.language)
    if explain:
        _explain_query(wanted)
    found = index.find(wanted, page, PER_PAGE)
    say.say(f"النتائج: {found.total}", f"Results: {found.total}")
    if found.loose:
        say.say("لا يضمّ مقال الكلمات كلّها.", "No article has all the words.")
    if found.meant:
        say.say(f"هل تقصد: {say.plain(found.meant)}", f"Did you mean: {say.plain(found.meant)}")
    for number, hit in enumerate(found.hits, (page - 1) * PER_PAGE + 1):
        say.out.print(Text(f"{number}. {say.plain(hit.headline)}", style="bold"))
        say.out.print(Text(f"   {say.plain(hit.published)}  {config.newspaper.url}{say.plain(hit.address)}"))
        say.out.print(_marked(hit.snippet_html))
        if explain:
            for line in _reasons(json.loads(index.explain(wanted, hit.address) or "{}")):
                say.out.print(Text(f"   {say.plain(line)}", style="dim"))


def _explain_query(wanted: Wanted) -> None:
    for token in tokens_of(wanted.words, wanted.language):
        say.out.print(Text(f"{say.plain(token.text)}: {token.folded} · {token.stem} · {token.root}", style="dim"))
    parts = {field.name: getattr(wanted, field.name) for field in fields(wanted)}
    shown = ", ".join(f"{name}={value}" for name, value in parts.items() if value and name not in _TOLD)
    if shown:
        say.out.print(Text(say.plain(shown), style="dim"))


def _reasons(explained: dict[str, Any], depth: int = 0) -> Iterator[str]:
    """The account of a rank, one line a reason, no deeper than a reader of it wants."""
    if not explained or depth > DEEPEST:
        return
    yield f"{'  ' * depth}{explained['value']:.3f}  {explained['description']}"
    for detail in explained.get("details") or []:
        yield from _reasons(detail, depth + 1)


def _marked(snippet: str) -> Text:
    text = Text("   ")
    for piece in re.split("(<mark>.*?</mark>)", snippet):
        style = "bold yellow" if piece.startswith("<mark>") else ""
        text.append(say.plain(unescape(re.sub("</?mark>", "", piece))), style=style)
    return text
