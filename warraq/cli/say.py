"""What the command line says: Arabic first, English after, each running its own way, and bars for what takes time."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn

from warraq.errors import WarraqError

out = Console(highlight=False)
err = Console(stderr=True, highlight=False)

Told = Callable[[int, int, str], None]
"""Progress as the rooms below tell it: done, of how many, of what."""

WORDS = {
    "pictures": "الصور — pictures",
    "articles": "المواد — articles",
    "pages": "الصفحات — pages",
    "posts": "التدوينات — posts",
    "media": "الوسائط — media",
    "migrations": "قاعدة البيانات — database",
    "reading": "القراءة — reading",
    "search": "فهرس البحث — search index",
}

_RLI, _LRI, _FSI, _PDI = "\u2067", "\u2066", "\u2068", "\u2069"
_CONTROLS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def plain(text: object) -> str:
    """Text from outside, without what a terminal would obey."""
    return _CONTROLS.sub("�", str(text))


@dataclass(frozen=True)
class _Isolated:
    """A fact within an Arabic sentence: a path or a value that must not turn the words around it."""

    fact: object

    def __str__(self) -> str:
        return f"{_FSI}{plain(self.fact)}{_PDI}"

    def __repr__(self) -> str:
        return f"{_FSI}{plain(repr(self.fact))}{_PDI}"

    def __format__(self, how: str) -> str:
        return format(str(self), how)


def two(arabic: str, english: str) -> str:
    """Both sentences, the Arabic above, isolated so that neither disturbs the other."""
    return f"{_RLI}{arabic}{_PDI}\n{_LRI}{english}{_PDI}"


def say(arabic: str, english: str, style: str = "") -> None:
    """Tell the operator something, in both languages."""
    out.print(escape(two(plain(arabic), plain(english))), style=style or None, soft_wrap=True)


def warn(text: str) -> None:
    """Name one thing that went wrong without stopping the rest."""
    err.print(escape(f"{_FSI}{plain(text)}{_PDI}"), style="yellow", soft_wrap=True)


def notice(arabic: str, english: str) -> None:
    """Tell the operator, in both languages and on standard error, of something that is no fault."""
    err.print(escape(two(plain(arabic), plain(english))), style="yellow", soft_wrap=True)


def complain(arabic: str, english: str) -> None:
    """Tell the operator of a fault, in both languages, on standard error."""
    err.print(escape(two(plain(arabic), plain(english))), style="red", soft_wrap=True)


def tell(error: WarraqError) -> None:
    """Print one of Warraq's own errors."""
    facts = {
        name: value if isinstance(value, int | float) else _Isolated(value) for name, value in error.facts.items()
    }
    err.print(escape(two(error.ar.format(**facts), plain(error))), style="red", soft_wrap=True)


@contextmanager
def progress() -> Iterator[Told]:
    """A bar for each thing that is counted, shown as it is told of; plain and silent where no one watches."""
    columns = (
        SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(),
    )  # fmt: skip
    bars: dict[str, TaskID] = {}
    with Progress(*columns, console=out, transient=True, disable=not out.is_terminal) as shown:

        def told(done: int, total: int, what: str) -> None:
            if what not in bars:
                bars[what] = shown.add_task(escape(WORDS.get(what, plain(what))), total=total or None)
            shown.update(bars[what], completed=done, total=total or None)

        yield told
