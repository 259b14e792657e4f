"""Search follows the press: what is published is found, what is changed or taken back is found no more."""

from __future__ import annotations

from typing import Any

import pytest

from tests import factories
from warraq.press.press import publish
from warraq.search import Index
from warraq.search import frame as search_frame

pytestmark = pytest.mark.database


def found(newspaper: Any, words: str) -> list[str]:
    return [hit.headline for hit in Index.open(newspaper.edition / "search").find(words).hits]


@pytest.fixture
def section(home: Any) -> Any:
    return factories.section(home, "محليات")


def test_what_is_published_is_found_and_what_is_changed_is_found_anew(newspaper: Any, section: Any) -> None:
    article = factories.article(section, "افتتاح المكتبة", body=[factories.text("فيها أربعون ألف كتاب")])
    publish(newspaper)
    assert found(newspaper, "كتاب") == ["افتتاح المكتبة"]
    article.title = "إغلاق المتحف"
    article.body = [factories.text("أغلق أبوابه اليوم")]
    factories.publish(article)
    publish(newspaper)
    assert found(newspaper, "متحف") == ["إغلاق المتحف"]
    assert found(newspaper, "كتاب") == []


def test_what_is_taken_back_is_gone(newspaper: Any, section: Any) -> None:
    kept, taken = factories.article(section, "خبر الجسر"), factories.article(section, "خبر السوق")
    publish(newspaper)
    assert len(found(newspaper, "خبر")) == 2
    taken.unpublish()
    publish(newspaper)
    assert found(newspaper, "خبر") == [kept.title]


def test_drafts_are_never_found(newspaper: Any, section: Any) -> None:
    factories.article(section, "مسودة سرية", live=False)
    factories.article(section, "خبر منشور")
    publish(newspaper)
    assert found(newspaper, "سرية") == []


def test_words_of_the_section_tags_and_bylines_lead_to_the_article(newspaper: Any, section: Any) -> None:
    tag, byline = factories.tag("كرة القدم"), factories.byline("ليلى حداد")
    factories.article(section, "فوز كبير", tags=[tag], bylines=[byline])
    publish(newspaper)
    for words in ("كرة القدم", "حداد", "محليات"):
        assert found(newspaper, words) == ["فوز كبير"]


def test_an_index_that_lags_or_is_damaged_is_made_anew(newspaper: Any, section: Any) -> None:
    first = factories.article(section, "خبر الجسر")
    publish(newspaper)
    for damage in ("", "0", "999", "x"):
        (newspaper.edition / "search-edition").write_text(damage)
        factories.publish(first)
        factories.article(section, f"خبر بعد {damage or 'لا شيء'}")
        publish(newspaper)
    assert len(found(newspaper, "خبر")) == 5
    (newspaper.edition / "search" / "meta.json").write_text("broken")
    factories.article(section, "خبر أخير")
    publish(newspaper)
    assert len(found(newspaper, "خبر")) == 6


def test_the_readers_process_gets_the_newspapers_frame(newspaper: Any, section: Any) -> None:
    publish(newspaper)
    frame = search_frame.load((newspaper.edition / search_frame.FILE).read_bytes())
    assert frame.site.name == newspaper.newspaper.name
    assert frame.address == "/search/"
