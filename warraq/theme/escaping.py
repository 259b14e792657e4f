"""Texts as safe markup, by the shortest way: every value on every page goes through here."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from markupsafe import Markup, _escape_inner, escape  # type: ignore[attr-defined]

escaped: Callable[[str], str] = _escape_inner
"""A plain text, escaped: `escape` without its questions, and a text that needs nothing stays itself."""
safe: Callable[[str], Markup] = partial(str.__new__, Markup)
"""What is markup already, as `Markup` says it, which asks more questions."""


def printed(value: Any) -> str:
    """What `{{ value }}` prints: safe markup as it is, all else escaped."""
    kind = type(value)
    if kind is str:
        return escaped(value)
    return value if kind is Markup else str(value) if kind is int else escape(value)
