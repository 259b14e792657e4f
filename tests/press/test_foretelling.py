"""What the press would print, why it printed, and what it tells of itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests import factories as make
from tests.press.trees import resolved
from warraq.addresses import REDIRECTS
from warraq.errors import EditionWriteFailed

pytestmark = pytest.mark.database


def test_what_is_foretold_is_what_is_printed_and_nothing_changes(newspaper: Any, home: Any, press: Any) -> None:
    from warraq.press.foretelling import foretell

    section = make.section(home, "محليات")
    # Of one day: its page stays when one of them goes.
    first, second = (make.article(section, f"خبر {number}", published=make.NOON) for number in (1, 2))
    foretold = foretell(newspaper)
    assert {each.address for each in foretold} >= {first.permalink, second.permalink, "/"}
    assert all(each.begins for each in foretold)
    press.run()
    assert foretell(newspaper) == []
    first.title = "عنوان آخر"
    first.save_revision().publish()
    before = resolved(newspaper.edition)
    foretold = foretell(newspaper)
    assert resolved(newspaper.edition) == before
    assert all(f"card:{first.pk}" in each.keys for each in foretold if each.address == "/")
    result = press.run()
    printed = {address for address in result.written if not address.startswith(REDIRECTS)}
    assert {each.address for each in foretold if not each.ends} == printed
    second.unpublish()
    assert [each.address for each in foretell(newspaper) if each.ends] == [second.permalink]


def test_a_page_tells_why_it_was_printed_last(newspaper: Any, home: Any, press: Any) -> None:
    from warraq.press.foretelling import why

    article = make.article(make.section(home, "محليات"), "خبر")
    press.run()
    standing = why(newspaper, article.permalink)
    assert standing is not None
    assert {f"card:{article.pk}", f"body:{article.pk}"} <= set(standing.keys)
    assert standing.cause is None
    assert standing.whole == 1
    assert standing.whole_at
    article.title = "عنوان آخر"
    article.save_revision().publish()
    edition = press.run().edition
    standing = why(newspaper, f"https://newspaper.example{article.permalink}")
    assert standing is not None
    assert standing.cause is not None
    assert (standing.cause.edition, f"card:{article.pk}" in standing.cause.keys) == (edition, True)
    assert why(newspaper, "/no-such-page/") is None
    press.run(full=True)


def test_the_press_tells_of_its_runs_and_of_what_stands_in_its_way(tmp_path: Path, press: Any) -> None:
    from warraq.press import telling

    result = press.run()
    telling.done(tmp_path, result)
    telling.done(tmp_path, press.run())
    told = telling.read(tmp_path)
    assert told["error"] is None
    assert len(told["runs"]) == 1, "a run that found nothing to do is no news"
    assert told["runs"][0]["written"] == len(result.written)
    for _ in range(3):
        telling.failed(tmp_path, EditionWriteFailed(reason="the disk is full"))
    told = telling.read(tmp_path)
    assert "the disk is full" in told["error"]["en"]
    assert len(told["runs"]) == 2
    progress = telling.Progress(tmp_path)
    progress(1, 100, "pages")
    assert telling.read(tmp_path)["printing"] is None, "a short run is told of when it is done"
    progress._told -= 1
    progress(5, 100, "pages")
    assert telling.read(tmp_path)["printing"]["done"] == 5
    (tmp_path / "press.json").write_text("[")
    assert telling.read(tmp_path) == {}
