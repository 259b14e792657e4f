"""A browser for the tests of the newsroom."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.handlers.base import BaseHandler


@pytest.fixture
def turns(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Requests take turns, and so does whoever holds this: a database in memory bears no two transactions at a time,
    and does not let the second wait as a file would."""
    turn, answer = threading.RLock(), BaseHandler.get_response

    def in_turn(self: BaseHandler, request: Any) -> Any:
        with turn:
            return answer(self, request)

    monkeypatch.setattr(BaseHandler, "get_response", in_turn)
    return turn


@pytest.fixture
def screen(chromium: Any, turns: Any, live_server: Any) -> Iterator[Any]:
    """A desktop's page. It is closed before the server and its database go: an editor's page saves by itself."""
    context = chromium.new_context(viewport={"width": 1280, "height": 1600})
    page = context.new_page()
    page.set_default_timeout(20_000)
    yield page
    page.goto("about:blank")
    context.close()
