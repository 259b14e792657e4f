"""What the front page's zones, dossiers, breaking lines and corrections change, and what they leave alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from tests import factories as make
from tests import old_addresses
from warraq.newsroom import models
from warraq.press.press import Press
from warraq.press.watch import publish_due
from warraq.theme import social

pytestmark = pytest.mark.database


@pytest.fixture
def paper(home: Any) -> dict[str, Any]:
    sport = make.section(home, "رياضة", slug="sport")
    opinion = make.section(home, "رأي", slug="opinion", kind="opinion")
    face = make.picture("وجه")
    writer = make.byline("ليلى", slug="layla", portrait=face)
    stories = [
        make.article(sport, f"خبر {n}", published=make.NOON.replace(month=1 + n), slug=f"story-{n}") for n in range(8)
    ]
    column = make.article(opinion, "رأي في النهر", bylines=[writer], published=make.NOON.replace(month=9))
    news = [
        make.article(sport, f"نبأ {n}", published=make.NOON.replace(month=10, day=1 + n), slug=f"news-{n}")
        for n in range(12)
    ]
    return {"home": home, "sport": sport, "stories": stories, "news": news, "column": column, "writer": writer}


def page(press: Press, address: str) -> str:
    return (press.store.current / address.strip("/") / "index.html").read_text("utf-8")


def dossier(paper: dict[str, Any], *stories: Any, **fields: Any) -> models.Dossier:
    made = models.Dossier(title="ملف النهر", slug="river", live=False, **fields)
    made.dossier_articles = [models.DossierArticle(article=s, sort_order=n) for n, s in enumerate(stories)]
    return make.publish(models.Home.objects.get().add_child(instance=made))


def test_a_new_article_prints_its_neighbour_in_the_section_and_no_other_old_article(paper: Any, newspaper: Any) -> None:
    # «شاهد أيضاً» of a newspaper's first articles looks forward too; here it is left out.
    press = Press(replace(newspaper, lists=replace(newspaper.lists, related=0)))
    press.run()
    new = make.article(paper["sport"], "بعد الثالث", published=make.NOON.replace(month=4, day=20))
    result = press.run()
    old = {story.permalink for story in paper["stories"]}
    assert old & set(result.written) == {paper["stories"][3].permalink, paper["stories"][4].permalink}
    assert f'<a rel="next" href="{new.permalink}">' in page(press, paper["stories"][3].permalink)
    assert f'<a rel="prev" href="{new.permalink}">' in page(press, paper["stories"][4].permalink)


def test_composing_the_front_page_prints_the_front_page_alone(paper: Any, press: Press) -> None:
    press.run()
    home = models.Home.objects.get()
    home.zones = [("lead", paper["stories"][2]), ("seconds", [paper["stories"][5]]), ("latest", {"count": 0})]
    make.publish(home)
    result = press.run()
    assert set(result.written) == {"/"}
    front = page(press, "/")
    assert front.index("خبر 2") < front.index("خبر 5") < front.index("نبأ 11")


def test_a_draft_of_the_front_page_prints_nothing(paper: Any, press: Press) -> None:
    press.run()
    home = models.Home.objects.get()
    home.zones = [("lead", paper["stories"][2])]
    home.save_revision()
    assert press.run().written == ()


def test_the_front_page_shows_opinion_with_faces(paper: Any, press: Press) -> None:
    press.run()
    band = page(press, "/").partition('class="band opinion"')[2]
    assert 'class="face"' in band
    assert "ليلى" in band
    paper["writer"].portrait = None
    paper["writer"].save()
    assert "/" in press.run().written
    assert 'class="face"' not in page(press, "/")


def test_a_dossier_has_a_page_a_feed_and_a_link_from_its_articles(paper: Any, press: Press) -> None:
    press.run()
    first, second = paper["stories"][5], paper["stories"][1]
    made = dossier(paper, first, second, introduction="ما كتبناه عن النهر.")
    result = press.run()
    expected = {
        "/dossier/river/", "/dossier/river/feed.xml", "/dossier/river/feed.json", "/dossier/", first.permalink,
        second.permalink, "/sitemap-pages.xml",
    }  # fmt: skip
    assert set(result.written) == expected
    shown = page(press, made.address)
    assert shown.index("خبر 5") < shown.index("خبر 1")
    assert 'href="/dossier/river/"' in page(press, first.permalink)


def test_an_article_that_leaves_a_dossier_no_longer_leads_there(paper: Any, press: Press) -> None:
    made = dossier(paper, paper["stories"][5], paper["stories"][1])
    press.run()
    made.dossier_articles = [line for line in made.dossier_articles.all() if line.article_id != paper["stories"][1].pk]
    make.publish(made)
    result = press.run()
    assert paper["stories"][1].permalink in result.written
    assert paper["stories"][5].permalink not in result.written
    assert "/dossier/river/" not in page(press, paper["stories"][1].permalink)


def test_a_renamed_dossier_leads_on_from_its_old_address(paper: Any, press: Press) -> None:
    made = dossier(paper, paper["stories"][5])
    press.run()
    made.slug = "water"
    make.publish(made)
    press.run()
    assert page(press, "/dossier/water/")
    assert old_addresses.led(press.store.current)["/dossier/river/"] == "/dossier/water/"


def test_a_breaking_line_stands_until_it_expires(paper: Any, press: Press) -> None:
    press.run()
    line = models.BreakingNews.objects.create(text="النهر يفيض", article=paper["stories"][0])
    result = press.run()
    assert set(result.written) == {"/", "/category/sport/", "/category/opinion/"}
    assert 'class="breaking"' in page(press, "/")
    models.BreakingNews.objects.filter(pk=line.pk).update(expire_at=timezone.now() - timedelta(seconds=1))
    assert press.run().written == ()
    assert publish_due() == 1
    assert set(press.run().written) == {"/", "/category/sport/", "/category/opinion/"}
    assert 'class="breaking"' not in page(press, "/")


def test_a_correction_stands_at_its_place_and_in_the_public_list(paper: Any, press: Press) -> None:
    press.run()
    story = paper["stories"][4]
    notice = {"at": "2026-11-20T08:00:00Z", "text": "كُتب خمسة، والصواب ستة."}
    story.body = [{"type": "correction", "value": notice, "id": "c"}, *story.body.raw_data]
    make.publish(story)
    result = press.run()
    assert {"/corrections/", story.permalink} <= set(result.written)
    assert "/" not in result.written
    assert 'id="correction-1"' in page(press, story.permalink)
    shown = page(press, "/corrections/")
    assert f'href="{story.permalink}#correction-1"' in shown
    assert "والصواب ستة" in shown
    story = models.Article.objects.get(pk=story.pk)
    story.unpublish()
    press.run()
    assert "والصواب ستة" not in page(press, "/corrections/")


def test_a_developing_story_says_so_on_its_page_and_in_lists(paper: Any, press: Press) -> None:
    press.run()
    story = paper["news"][11]
    story.developing = True
    story.body = [{"type": "update", "value": {"at": "2026-11-20T08:00:00Z", "title": "عاد التيار"}, "id": "u"}]
    make.publish(story)
    result = press.run()
    assert {story.permalink, "/", "/category/sport/"} <= set(result.written)
    shown = page(press, story.permalink)
    assert "خبر متطوّر" in shown
    assert 'href="#update-1"' in shown
    assert "خبر متطوّر" in page(press, "/")


def test_a_day_has_a_page_and_only_its_own_news_changes_it(paper: Any, press: Press) -> None:
    press.run()
    assert "خبر 3" in page(press, "/2026/04/01/")
    make.article(paper["sport"], "خبر الغد", published=make.NOON.replace(month=4, day=2))
    written = press.run().written
    assert "/2026/04/02/" in written
    assert "/2026/04/01/" not in written


def test_the_page_for_a_newspaper_being_restored_changes_with_nothing_of_the_news(paper: Any, press: Press) -> None:
    press.run()
    assert "503.html" in {file.name for file in press.store.current.iterdir()}
    make.article(paper["sport"], "خبر الغد")
    assert "/503.html" not in press.run().written


def cards(press: Press) -> set[str]:
    return {file.name for file in (press.store.root / "media").glob("card-*")}


def test_a_social_card_is_drawn_when_what_it_shows_changes_and_only_then(paper: Any, press: Press) -> None:
    press.run()
    assert cards(press) == set()  # none was published in the newsroom: they came ready made
    story = make.publish(paper["stories"][3])
    press.run()
    (first,) = cards(press)
    assert f'content="http://127.0.0.1:8000/media/{first}"' in page(press, story.permalink)
    story.standfirst = "سطر آخر"
    story = make.publish(story)
    press.run()
    assert cards(press) == {first}
    story.title = "عنوان جديد"
    make.publish(story)
    press.run()
    assert len(cards(press)) == 2
    assert first not in page(press, story.permalink)
    (second,) = cards(press) - {first}
    torn = press.store.root / "media" / second
    torn.write_bytes(torn.read_bytes()[:1000])  # as a power cut may leave it
    press.run(full=True)
    assert social.is_whole(torn)


def test_a_newspaper_may_want_no_social_cards(paper: Any, newspaper: Any) -> None:
    press = Press(replace(newspaper, pictures=replace(newspaper.pictures, social_cards="none")))
    make.publish(paper["stories"][3])
    press.run()
    assert cards(press) == set()
