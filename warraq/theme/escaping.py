"""Texts as safe markup, by the shortest way: every value on every page goes through here."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from markupsafe import Markup, escape

# What `escape` does with a plain text, without its questions.
from markupsafe import _escape_inner as escaped  # type: ignore[attr-defined]

safe: Callable[[str], Markup] = partial(str.__new__, Markup)
"""What is markup already, as `Markup` says it, which asks more questions."""


def printed(value: Any) -> str:
    """What `{{ value }}` prints: safe markup as it is, all else escaped."""
    kind = type(value)
    if kind is Markup:
        return value
    if kind is str:
        return escaped(value)
    return str(value) if kind is int else escape(value)
