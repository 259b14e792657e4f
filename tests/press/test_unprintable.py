"""A record whose address no file can have: told plainly, the last edition stays, and another permalink heals it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests import factories as make
from tests.press.trees import resolved
from warraq.errors import UnprintableAddress
from warraq.newsroom import models
from warraq.press.press import Press

pytestmark = pytest.mark.database


@pytest.mark.parametrize("address", ["/2026/../etc/", "/" + "ي" * 200 + "/", "/2026//name/"])
@pytest.mark.parametrize("full", [True, False])
def test_an_unprintable_address_is_told_and_healed(
    home: Any, newspaper: Any, from_nothing: Callable[[], Path], address: str, full: bool
) -> None:
    section = make.section(home)
    stories = [make.article(section) for _ in range(2)]
    Press(newspaper).run()
    before = resolved(newspaper.edition)
    # No form and no import lets such a permalink in; a hand in the database might.
    models.Article.objects.filter(pk=stories[0].pk).update(permalink=address)
    models.Change.objects.create(kind="article", record_id=stories[0].pk)
    with pytest.raises(UnprintableAddress) as told:
        Press(newspaper).run(full=full)
    assert address in str(told.value) and resolved(newspaper.edition) == before
    mended = models.Article.objects.get(pk=stories[0].pk)
    mended.permalink = "/2026/mended/"
    make.publish(mended)
    Press(newspaper).run()
    assert resolved(newspaper.edition) == resolved(from_nothing())
    assert "/2026/mended/index.html" in resolved(newspaper.edition)
