"""One browser and one printing of every page, for all tests of how pages look."""

from __future__ import annotations

import pytest

from tests.theme.pages_in_browser import every_page


@pytest.fixture(scope="session")
def printed() -> dict[str, bytes]:
    return every_page()
