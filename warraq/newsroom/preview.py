"""Previews are made by rooms above this one; the desk puts its renderer into this one slot when it starts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

_renderer: Callable[[Any, Any], Any] | None = None


def use(renderer: Callable[[Any, Any], Any]) -> None:
    """Let `renderer(page, request) -> HttpResponse` answer all previews."""
    global _renderer  # noqa: PLW0603 - one slot, filled once at start
    _renderer = renderer


def render(page: Any, request: Any) -> Any:
    """The response that shows `page` as readers would see it."""
    if _renderer is None:
        raise RuntimeError("No renderer for previews: warraq.desk is not among the installed apps.")
    return _renderer(page, request)
