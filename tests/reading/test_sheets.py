"""Every kind of page can be read from a small newspaper."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests import factories as make
from warraq import keys
from warraq.reading.reader import Reader
from warraq.reading.redirects import short_addresses
from warraq.reading.sheets import PAGES, sheet
from warraq.reading.shelf import Shelf
from warraq.reading.targets import KINDS, Target, all_targets

pytestmark = pytest.mark.database


def read(shelf: Shelf, kind: str, *args: Any) -> Any:
    target = next(t for t in all_targets(shelf) if (t.kind, t.args) == (kind, args))
    return sheet(target, Reader(shelf))


def test_every_kind_of_target_has_its_page() -> None:
    assert {*PAGES, "numbers"} == KINDS  # short addresses are lines, not a page


def test_every_target_of_a_newspaper_gives_a_sheet(newspaper: Any, home: Any) -> None:
    outer = make.section(home, "ثقافة")
    inner = make.section(outer, "كتب")
    story = make.article(inner, tags=[make.tag("نهر")], bylines=[make.byline("ليلى")], lead_image=make.picture())
    make.comment(story)
    home.add_child(instance=make.models.StaticPage(title="من نحن", live=True, slug="about", permalink="/about/"))
    home.add_child(instance=make.models.Dossier(title="ملف", slug="dossier", first_published_at=make.NOON))
    # What is read without a network is printed only where the newspaper wants it.
    shelf = Shelf(replace(newspaper, theme=replace(newspaper.theme, offline=True)))
    targets = list(all_targets(shelf))
    assert {target.kind for target in targets} == KINDS
    assert len({target.address for target in targets}) == len(targets)
    for target in targets:
        # Short addresses are lines for the servers, not a page.
        found = (
            short_addresses(target.args[0], Reader(shelf)) if target.kind == "numbers" else sheet(target, Reader(shelf))
        )
        assert found, target


def test_drafts_never_appear(newspaper: Any, home: Any) -> None:
    section = make.section(home)
    make.article(section, live=False)
    shelf = Shelf(newspaper)
    assert not [target for target in all_targets(shelf) if target.kind == "article"]
    assert read(shelf, "front").lead is None


def test_an_article_notes_what_it_stands_on(newspaper: Any, home: Any) -> None:
    section, tag = make.section(home), make.tag("نهر")
    older = make.article(section)
    story = make.article(section, tags=[tag])
    shelf, reader = Shelf(newspaper), None
    reader = Reader(shelf)
    page = sheet(Target("article", (story.pk,), story.permalink), reader)
    assert page is not None
    assert {keys.card(story.pk), keys.body(story.pk), keys.comments(story.pk), keys.card(older.pk)} <= reader.keys
    assert {keys.tag(tag.pk), keys.section(section.pk), keys.SITE} <= reader.keys
