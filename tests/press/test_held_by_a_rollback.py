"""While a rollback holds the press, only `publish` ends that; what is looked at meanwhile is the held edition."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests import factories as make
from tests.press.trees import resolved
from warraq.errors import PressHeld
from warraq.newsroom.models import Article
from warraq.press import rollback
from warraq.press.foretelling import foretell
from warraq.press.press import Press, publish
from warraq.press.sweep import sweep
from warraq.press.verify import verify
from warraq.search import Index

pytestmark = pytest.mark.database


@pytest.fixture
def held(home: Any, newspaper: Any) -> Article:
    """The second edition, which had one more article and another headline, was taken back. The article that came."""
    section = make.section(home)
    old = make.article(section, slug="old")
    publish(newspaper)
    old.title = "عنوان آخر"
    make.publish(old)
    new = make.article(section, "زرافة في الحديقة", slug="new")
    publish(newspaper)
    rollback.rollback(newspaper)
    return new


def old_page(newspaper: Any) -> Path:
    return next((newspaper.edition / "current").rglob("old/index.html"))


def test_a_sweep_finds_nothing_in_it_and_leaves_it_as_it_is(held: Article, newspaper: Any) -> None:
    seen = resolved(newspaper.edition)
    found = sweep(newspaper)
    assert (found.is_clean, found.held) == (True, 1)
    assert resolved(newspaper.edition) == seen
    assert Press(newspaper).held == 1


def test_a_sweep_mends_it_by_its_own_twins(held: Article, newspaper: Any) -> None:
    seen = resolved(newspaper.edition)
    page = old_page(newspaper)
    page.write_bytes(b"rotten")
    (newspaper.edition / "current" / "stranger.html").write_text("x", "utf-8")
    found = sweep(newspaper)
    assert (len(found.damaged), found.unknown, found.left) == (1, ("/stranger.html",), ())
    assert resolved(newspaper.edition) == seen
    assert Press(newspaper).held == 1
    assert sweep(newspaper).is_clean
    Press(newspaper).run()
    assert verify(newspaper).is_equal


def test_behind_a_whole_new_print_its_pages_must_agree_with_their_twins(held: Article, newspaper: Any) -> None:
    Press(newspaper).run(full=True)
    make.article(held.get_parent().specific)
    Press(newspaper).run(full=True)
    whole = Press(newspaper).ledger.get("whole")
    rollback.rollback(newspaper, whole - 1)
    seen = resolved(newspaper.edition)
    assert sweep(newspaper).is_clean
    old_page(newspaper).write_bytes(b"rotten")
    assert len(sweep(newspaper).damaged) == 1
    assert resolved(newspaper.edition) == seen
    assert Press(newspaper).held


def test_verifying_refuses_and_says_why(held: Article, newspaper: Any) -> None:
    seen = resolved(newspaper.edition)
    with pytest.raises(PressHeld, match="edition 1"):
        verify(newspaper)
    assert resolved(newspaper.edition) == seen
    assert Press(newspaper).held == 1


def test_what_publishing_would_print_again_is_foretold(held: Article, newspaper: Any) -> None:
    foretold = {each.address for each in foretell(newspaper)}
    assert held.permalink in foretold
    result = Press(newspaper).run()
    assert foretold == {*result.written, *result.removed}


def test_search_leads_to_no_page_that_it_took_away(held: Article, newspaper: Any) -> None:
    def found() -> list[str]:
        return [hit.address for hit in Index.open(newspaper.edition / "search").find("زرافة").hits]

    assert found() == []
    publish(newspaper)
    assert found() == [held.permalink]
