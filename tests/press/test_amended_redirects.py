"""A change of a few old addresses looks at these alone, and the files are as if all had been looked at."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from tests import factories as make
from tests import old_addresses
from warraq.addresses import REDIRECTS, redirects_file
from warraq.newsroom.models import Article, Home, LegacyAddress, Section, StaticPage, Tag
from warraq.press import all_redirects
from warraq.press.press import Press
from warraq.reading.shelf import Shelf

pytestmark = pytest.mark.database
LONG_AGO = datetime(2011, 3, 4, 12, tzinfo=UTC)


class Paper:
    """A newspaper with old addresses of every kind."""

    def __init__(self, newspaper: Any, home: Any) -> None:
        self.config = newspaper
        self.section = make.section(home)
        self.tag = make.tag("نهر")
        self.story, self.other = (make.article(self.section, title, tags=[self.tag]) for title in ("الجسر", "السوق"))
        self.page = home.add_child(instance=StaticPage(title="من نحن", slug="about", live=True, permalink="/about/"))
        for number, story in enumerate((self.story, self.other), 1):
            LegacyAddress.objects.create(address=f"/?p={number}", page=story)
            LegacyAddress.objects.create(address=f"/archives/{number}/", page=story)
        LegacyAddress.objects.create(address="/?cat=3", page=self.section)
        LegacyAddress.objects.create(address="/?page_id=4", page=self.page)
        LegacyAddress.objects.create(address="/chain/", target="/archives/1/")
        LegacyAddress.objects.create(address="/to-other/", target=self.other.permalink)
        LegacyAddress.objects.create(address="/later/", target="/not-yet/")
        LegacyAddress.objects.create(address="/elsewhere/", target="https://example.org/x", status=302)
        LegacyAddress.objects.create(address="/gone/", target="/nowhere/", status=410)
        self.press = Press(newspaper)
        self.press.run()

    @property
    def files(self) -> dict[str, bytes]:
        return old_addresses.files(self.config.edition / "current")

    def whole(self) -> dict[str, bytes]:
        """The files that looking at all old addresses makes."""
        made = all_redirects.made(Shelf(self.config), self.press.ledger.pages.is_printed)
        return {address: made.of(address) for address in made.addresses}


@pytest.fixture
def paper(newspaper: Any, home: Any) -> Paper:
    return Paper(newspaper, home)


def moved(paper: Paper) -> None:
    paper.story.permalink = "/moved/here/"
    make.publish(paper.story)


def moved_twice(paper: Paper) -> None:
    moved(paper)
    paper.press.run()
    paper.story.permalink = "/moved/again/"
    make.publish(paper.story)


def moved_back(paper: Paper) -> None:
    before = paper.story.permalink
    moved(paper)
    paper.press.run()
    paper.story.permalink = before
    make.publish(paper.story)


def withdrawn(paper: Paper) -> None:
    paper.story.unpublish()


def withdrawn_and_back(paper: Paper) -> None:
    paper.story.unpublish()
    paper.press.run()
    make.publish(Article.objects.get(pk=paper.story.pk))


def deleted(paper: Paper) -> None:
    paper.story.delete()


def takes_the_place_of_another(paper: Paper) -> None:
    address = paper.story.permalink
    paper.story.unpublish()
    Article.objects.filter(pk=paper.story.pk).update(permalink=None)
    paper.other.permalink = address
    make.publish(paper.other)


def stands_at_an_old_address(paper: Paper) -> None:
    make.article(paper.section, "جديد", permalink="/chain/")


def stands_where_one_leads(paper: Paper) -> None:
    make.article(paper.section, "جديد", permalink="/not-yet/")


def an_old_address_more(paper: Paper) -> None:
    LegacyAddress.objects.create(address="/أقدم/", page=paper.story)


def written_otherwise(paper: Paper) -> None:
    row = LegacyAddress.objects.get(address="/archives/1/")
    row.address = "/archives/one/"
    row.save()


def leads_elsewhere(paper: Paper) -> None:
    row = LegacyAddress.objects.get(address="/archives/1/")
    row.page, row.target = None, "/later/"
    row.save()


def forgotten(paper: Paper) -> None:
    LegacyAddress.objects.get(address="/archives/1/").delete()


def a_new_month(paper: Paper) -> None:
    """A section's list has a page more, and old addresses that lead to it."""
    make.article(paper.section, "قديم", published=LONG_AGO)


def another_static_page(paper: Paper) -> None:
    paper.page.permalink = "/about/us/"
    make.publish(paper.page)



def the_front_page_is_composed(paper: Paper) -> None:
    home = Home.objects.get()
    LegacyAddress.objects.create(address="/?page_id=1", page=home)
    paper.press.run()
    home.zones = [("lead", paper.other), ("latest", {"count": 3})]
    make.publish(home)


ALONE: list[Callable[[Paper], None]] = [
    moved, moved_twice, moved_back, withdrawn, withdrawn_and_back, deleted, takes_the_place_of_another,
    stands_at_an_old_address, stands_where_one_leads, an_old_address_more, written_otherwise, leads_elsewhere,
    forgotten, a_new_month, the_front_page_is_composed,
]  # fmt: skip


@pytest.mark.parametrize("change", ALONE, ids=lambda change: change.__name__)
def test_they_alone_are_looked_at(
    paper: Paper, change: Callable[[Paper], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    def whole(*_: Any) -> Any:
        raise AssertionError("all old addresses were looked at")

    monkeypatch.setattr(all_redirects, "redirects", whole)
    change(paper)
    paper.press.run()
    monkeypatch.undo()
    assert paper.files == paper.whole()


def test_files_that_would_be_the_same_are_left_as_they_are(paper: Paper) -> None:
    def states() -> dict[str, tuple[int, int]]:
        folder = paper.config.edition / "current" / REDIRECTS.strip("/")
        return {file.name: (file.stat().st_ino, file.stat().st_mtime_ns) for file in folder.iterdir()}

    before = states()
    make.article(paper.section, "خبر")
    paper.press.run()
    assert states() == before
    old = paper.story.permalink
    moved(paper)
    result = paper.press.run()
    leads_elsewhere = {redirects_file(address) for address in (old, "/?p=1", "/archives/1/", "/chain/")}
    assert {each for each in result.written if each.startswith(REDIRECTS)} == leads_elsewhere
    changed = {f"{REDIRECTS}{name}" for name, state in states().items() if before.get(name) != state}
    assert changed == leads_elsewhere


def test_a_file_without_lines_is_taken_away(paper: Paper) -> None:
    alone = redirects_file("/elsewhere/")
    assert paper.files[alone].count(b"\n") == 1
    LegacyAddress.objects.get(address="/elsewhere/").delete()
    result = paper.press.run()
    assert alone in result.removed and alone not in paper.files
    assert paper.files == paper.whole()


def renamed_tag(paper: Paper) -> None:
    tag = Tag.objects.get(pk=paper.tag.pk)
    tag.slug = "أنهار"
    tag.save()


def renamed_section(paper: Paper) -> None:
    section = Section.objects.get(pk=paper.section.pk)
    section.slug = "another"
    make.publish(section)


def a_list_that_took_all_along_gets_a_page_more(paper: Paper) -> None:
    renamed_tag(paper)
    paper.press.run()
    make.article(paper.section, "قديم", tags=[Tag.objects.get(pk=paper.tag.pk)], published=LONG_AGO)


def an_article_below_a_moved_list(paper: Paper) -> None:
    renamed_tag(paper)
    paper.press.run()
    make.article(paper.section, "جديد", permalink="/tag/نهر/feed/")


def a_moved_list_leads_elsewhere(paper: Paper) -> None:
    renamed_tag(paper)
    paper.press.run()
    row = LegacyAddress.objects.get(address="/tag/نهر/")
    row.target = paper.story.permalink
    row.save()


MORE = [
    another_static_page, renamed_tag, renamed_section, a_list_that_took_all_along_gets_a_page_more,
    an_article_below_a_moved_list, a_moved_list_leads_elsewhere,
]  # fmt: skip


@pytest.mark.parametrize("change", MORE, ids=lambda change: change.__name__)
def test_what_concerns_more_is_printed_as_well(paper: Paper, change: Callable[[Paper], None]) -> None:
    change(paper)
    paper.press.run()
    assert paper.files == paper.whole()


@pytest.mark.parametrize(
    "damage", [b"", b"/archives/1/\tx", b"\xff\xfe nothing of the kind\n"], ids=["empty", "cut", "foreign"]
)
def test_a_damaged_file_is_made_anew(paper: Paper, damage: bytes) -> None:
    file = (paper.press.store.current / redirects_file("/archives/1/").strip("/")).resolve()
    file.unlink()
    file.write_bytes(damage)
    moved(paper)
    paper.press.run()
    assert paper.files == paper.whole()
