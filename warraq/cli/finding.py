"""`warraq search`: the readers' search, on the terminal."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

from rich.text import Text

from warraq import config as configuration
from warraq.cli import say
from warraq.search import Index

PER_PAGE = 10


def find(site: Path, words: str, page: int) -> None:
    """Print one page of what readers would find."""
    config = configuration.load(site)
    found = Index.open(config.edition / "search").find(words, page, PER_PAGE)
    say.say(f"النتائج: {found.total}", f"Results: {found.total}")
    for number, hit in enumerate(found.hits, (page - 1) * PER_PAGE + 1):
        say.out.print(Text(f"{number}. {say.plain(hit.headline)}", style="bold"))
        say.out.print(Text(f"   {say.plain(hit.published)}  {config.newspaper.url}{say.plain(hit.address)}"))
        say.out.print(_marked(hit.snippet_html))


def _marked(snippet: str) -> Text:
    text = Text("   ")
    for piece in re.split("(<mark>.*?</mark>)", snippet):
        style = "bold yellow" if piece.startswith("<mark>") else ""
        text.append(say.plain(unescape(re.sub("</?mark>", "", piece))), style=style)
    return text
