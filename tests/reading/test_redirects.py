"""Old addresses lead to where things stand now, in one hop, or are left out."""

from __future__ import annotations

from typing import Any

import pytest

from tests import factories as make
from warraq.newsroom.models import LegacyAddress, Tag
from warraq.reading.reader import Reader
from warraq.reading.redirects import AllRedirects, lines, redirects
from warraq.reading.shelf import Shelf
from warraq.reading.targets import all_targets

pytestmark = pytest.mark.database


def found(config: Any) -> dict[str, str]:
    shelf = Shelf(config)
    printed = {target.address for target in all_targets(shelf)}
    return {old: new for old, new, _ in redirects(Reader(shelf), printed.__contains__)}


def test_a_page_that_moved_twice_is_reached_in_one_hop(newspaper: Any, home: Any) -> None:
    story = make.article(make.section(home))
    first = story.permalink
    for address in ("/second/", "/third/"):
        story.permalink = address
        make.publish(story)
    assert found(newspaper) == {first: "/third/", "/second/": "/third/"}


def test_what_leads_to_nothing_is_left_out(newspaper: Any, home: Any) -> None:
    section = make.section(home)
    draft = make.article(section, live=False)
    LegacyAddress.objects.create(address="/?p=1", page_id=draft.pk)
    LegacyAddress.objects.create(address="/gone/", target="/nowhere/")
    LegacyAddress.objects.create(address="/a/", target="/b/")
    LegacyAddress.objects.create(address="/b/", target="/a/")
    LegacyAddress.objects.create(address="/elsewhere/", target="https://example.org/x")
    assert found(newspaper) == {"/elsewhere/": "https://example.org/x"}


def test_an_address_that_is_printed_leads_nowhere_else(newspaper: Any, home: Any) -> None:
    section = make.section(home)
    LegacyAddress.objects.create(address=section.address, target="/")
    assert found(newspaper) == {}


def test_a_renamed_tag_takes_its_years_and_feeds_along(newspaper: Any, home: Any) -> None:
    tag = make.tag("نهر")
    story = make.article(make.section(home), tags=[tag])
    tag = Tag.objects.get(pk=tag.pk)
    tag.slug = "أنهار"
    tag.save()
    year = story.first_published_at.year
    assert found(newspaper) == {
        "/tag/نهر/": "/tag/أنهار/",
        "/tag/نهر/feed.xml": "/tag/أنهار/feed.xml",
        "/tag/نهر/feed.json": "/tag/أنهار/feed.json",
        f"/tag/نهر/{year}/": f"/tag/أنهار/{year}/",
    }


def test_the_further_pages_of_an_old_list_lead_to_it_and_take_nothing_along(newspaper: Any, home: Any) -> None:
    section = make.section(home)
    make.article(section)
    LegacyAddress.objects.create(address="/old/", page=section)
    LegacyAddress.objects.create(address="/old/page/2/", page=section)
    leads = found(newspaper)
    assert leads["/old/page/2/"] == section.address
    assert leads["/old/feed.xml"] == f"{section.address}feed.xml"
    assert not any(old.startswith("/old/page/2/") and old != "/old/page/2/" for old in leads)


def test_a_picture_leads_to_the_jpeg_that_serves_best(newspaper: Any, home: Any) -> None:
    picture = make.picture(size=(1400, 900))
    LegacyAddress.objects.create(address="/wp-content/uploads/a.jpg", picture=picture)
    LegacyAddress.objects.create(address="/wp-content/uploads/a-300x200.jpg", picture=picture, width=300)
    leads = found(newspaper)
    assert leads["/wp-content/uploads/a-300x200.jpg"].endswith("-640.jpg")
    assert leads["/wp-content/uploads/a.jpg"] != leads["/wp-content/uploads/a-300x200.jpg"]


def test_the_file_is_sorted_by_bytes_and_has_no_header(newspaper: Any, home: Any) -> None:
    story = make.article(make.section(home))
    for address in ("/ب/", "/?p=3", "/a/", "/أ/"):
        LegacyAddress.objects.create(address=address, page_id=story.pk)
    shelf = Shelf(newspaper)
    rows = lines(redirects(Reader(shelf), {story.permalink}.__contains__)).decode().splitlines()
    assert [row.split("\t")[0] for row in rows] == ["/?p=3", "/a/", "/أ/", "/ب/"]
    assert all(row.split("\t")[1:] == [story.permalink, "301"] for row in rows)


def test_stretches_hold_together_what_all_of_them_hold(newspaper: Any, home: Any) -> None:
    tag, section = make.tag("نهر"), make.section(home)
    story = make.article(section, tags=[tag])
    tag = Tag.objects.get(pk=tag.pk)
    tag.slug = "أنهار"
    tag.save()
    LegacyAddress.objects.create(address="/tag/نهر/feed.xml", page=story)  # before what the tag took along
    for address in ("/ب/", "/?p=3", "/a/", "/أ/", "/پ/", "/𝒶/"):
        LegacyAddress.objects.create(address=address, page=story)
    LegacyAddress.objects.create(address="/b/", target="/a/")
    shelf = Shelf(newspaper)
    printed = {target.address for target in all_targets(shelf)}
    every = AllRedirects(Reader(shelf), printed.__contains__)
    whole = list(redirects(Reader(shelf), printed.__contains__))
    assert len(whole) == 11 and [row.new for row in whole if row.old == "/tag/نهر/feed.xml"] == [story.permalink]
    for count in range(1, 20):
        stretches = every.stretches(count)
        parts = [list(every.between(stretch)) for stretch in stretches]
        assert [row for part in parts for row in part] == whole
        assert max(map(len, parts)) <= len(whole) / count + 4, "the stretches are not about equal"
