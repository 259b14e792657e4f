"""Redirects, addresses that are taken over, and pages found damaged are foretold as they are printed."""

from __future__ import annotations

import os
from typing import Any

import pytest

from tests import factories as make
from tests.press.steps import small_paper
from warraq.addresses import redirects_file
from warraq.newsroom.models import Article
from warraq.press.foretelling import foretell, why
from warraq.press.press import Press
from warraq.press.sampling import Sampler

pytestmark = pytest.mark.database


@pytest.fixture
def story(home: Any, newspaper: Any) -> Article:
    paper = small_paper(home)
    Press(newspaper).run()
    return Article.objects.get(pk=paper["stories"][0].pk)


def foretold_and_printed(newspaper: Any) -> tuple[set[tuple[str, bool]], set[tuple[str, bool]]]:
    foretold = {(each.address, each.ends) for each in foretell(newspaper)}
    result = Press(newspaper).run()
    return foretold, {*((each, False) for each in result.written), *((each, True) for each in result.removed)}


def test_a_moved_article_and_the_redirects(story: Article, newspaper: Any) -> None:
    old, story.permalink = story.permalink, "/elsewhere/"
    make.publish(story)
    foretold, printed = foretold_and_printed(newspaper)
    assert foretold == printed
    assert (redirects_file(old), False) in foretold


def test_a_list_that_gets_its_address_back(story: Article, newspaper: Any) -> None:
    for permalink in ("/2025/02/", "/elsewhere/"):
        story.permalink = permalink
        make.publish(story)
        foretold, printed = foretold_and_printed(newspaper)
        assert foretold == printed
        assert ("/2025/02/", False) in foretold


def test_a_page_that_was_found_damaged(story: Article, newspaper: Any) -> None:
    (newspaper.edition / "current" / story.permalink.strip("/") / "index.html").write_bytes(b"rotten")
    assert Sampler().look(Press(newspaper), 500) == [story.permalink]
    foretold, printed = foretold_and_printed(newspaper)
    assert foretold == printed == {(story.permalink, False)}


def test_a_page_that_a_full_print_left_alone_was_not_printed_by_it(story: Article, newspaper: Any) -> None:
    page = newspaper.edition / "current" / story.permalink.strip("/") / "index.html"
    os.utime(page, (1_700_000_000, 1_700_000_000))
    make.article(story.get_parent().specific)
    Press(newspaper).run(full=True)
    found = why(newspaper, story.permalink)
    assert found is not None
    assert found.unchanged_since.startswith("2023-11-14")
