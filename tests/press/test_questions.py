"""No change has the press ask a question that looks through the archive: a publication costs the same in any."""

from __future__ import annotations

import contextlib
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.press.steps import Gone, small_paper
from tests.press.test_laws import HISTORY

pytestmark = pytest.mark.database
LARGE = frozenset(
    {"wagtailcore_page", "wagtailcore_revision", "newsroom_newspage", "newsroom_article", "newsroom_articletag",
     "newsroom_articlebyline", "newsroom_articlesection", "newsroom_comment", "newsroom_picture",
     "newsroom_legacyaddress"}
)  # fmt: skip
"""What grows with the archive."""
MOVED_LISTS = frozenset({"rename_a_section", "move_a_section", "rename_a_tag", "rename_a_byline", "rename_the_dossier"})
"""Steps that take along all that was below a list: its old addresses are looked for among all."""


def looks_through(asked: CaptureQueriesContext) -> set[str]:
    """The large tables that these questions went through from end to end: SQLite's own word for it is SCAN."""
    found = set()
    for query in asked.captured_queries:
        if query["sql"].startswith("SELECT"):
            for _, _, _, step in connection.cursor().execute(f"EXPLAIN QUERY PLAN {query['sql']}").fetchall():
                if step.startswith("SCAN"):
                    found.add(step.split()[1])
    return found & LARGE


def test_no_question_looks_through_the_archive(press: Any, home: Any) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("asks SQLite how it answers")
    paper = small_paper(home)
    press.run()
    tried, has_moved = 0, False
    for name in sorted(HISTORY, key=MOVED_LISTS.__contains__):
        has_moved |= name in MOVED_LISTS
        with contextlib.suppress(Gone):
            HISTORY[name](paper)
            with CaptureQueriesContext(connection) as asked:
                result = press.run()
            if 3 * len(result.written) > press.ledger.pages.about():
                continue  # it changes all pages, or most
            tried += 1
            through = looks_through(asked) - ({"newsroom_legacyaddress"} if has_moved else set())
            assert not through, f"{name}: {through}"
    assert tried > 30
