"""An article that is deleted while the whole newspaper is printed leaves no trace on pages that were printed before."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.press.steps import small_paper
from tests.press.trees import resolved
from warraq.newsroom.models import Article
from warraq.press.press import Press

pytestmark = pytest.mark.database


@pytest.mark.parametrize("which", [5, 13])
def test_pages_printed_before_an_article_was_deleted_lose_it(
    newspaper: Any, home: Any, from_nothing: Callable[[], Path], which: int
) -> None:
    number = small_paper(home)["stories"][which].pk
    press = Press(newspaper)
    deleted: list[int] = []

    def delete(done: int, total: int, what: str) -> None:
        if not deleted:
            deleted.append(number)
            Article.objects.get(pk=number).delete()
            assert press.shelf is not None
            press.shelf.forget([("article", number)])  # as in a process that had not read it yet

    press.run(full=True, progress=delete)
    assert deleted and resolved(newspaper.edition) == resolved(from_nothing())
