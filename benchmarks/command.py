"""What the commands of the benchmarks have in common: how they are told what to do, and how they print what they found.

    parser = command(__file__, __doc__)
    parser.add_argument("--articles", type=int, default=30_000)
    given = told(parser)
    show(measure(given.articles), given)
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any


def command(file: str, doc: str | None) -> argparse.ArgumentParser:
    """The command that a module is, its docstring as it was written. It takes the arguments that are added to it."""
    return argparse.ArgumentParser(
        prog=f"python -m benchmarks.{Path(file).stem}",
        description=doc,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )


def told(parser: argparse.ArgumentParser, arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """What a command is told, and ``--json``, which all of them take."""
    parser.add_argument("--json", action="store_true", help="one JSON object")
    return parser.parse_args(arguments)


def table(found: Mapping[str, Any]) -> Iterable[str]:
    """A line a figure; what has figures of its own has them beside each other."""
    width = max(map(len, found))
    for name, value in found.items():
        if isinstance(value, Mapping):
            shown = "  ".join(f"{key} {each}" for key, each in value.items())
        else:
            shown = f"{value:>12,}" if isinstance(value, int | float) else f"{value!s:>12}"
        yield f"{name:{width}} {shown}"


def show(
    found: Mapping[str, Any], given: argparse.Namespace, lines: Callable[[Any], Iterable[str]] = table
) -> None:
    """Print what was found: one JSON object where that was asked for, else `lines` of it."""
    print(json.dumps(found, ensure_ascii=False) if given.json else "\n".join(lines(found)))
