"""A browser for the tests of the newsroom."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest


@pytest.fixture
def screen(chromium: Any, live_server: Any) -> Iterator[Any]:
    """A desktop's page. It is closed before the server and its database go: an editor's page saves by itself."""
    context = chromium.new_context(viewport={"width": 1280, "height": 1600})
    page = context.new_page()
    page.set_default_timeout(20_000)
    yield page
    page.goto("about:blank")
    context.close()
