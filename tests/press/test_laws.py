"""The laws of the press: the edition that was updated step by step equals the one printed from nothing, byte for byte;
and each change prints just what it changes."""

from __future__ import annotations

import contextlib
import dataclasses
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import factories as make
from tests.press.steps import STEPS, Gone, small_paper
from tests.press.steps import fresh as _fresh
from tests.press.trees import resolved, shared
from warraq import keys
from warraq.addresses import short_file, to_url
from warraq.desk.comments import set_state
from warraq.newsroom import models
from warraq.press.press import Press

pytestmark = pytest.mark.database
Fresh = Callable[..., Path]


@pytest.fixture
def paper(home: Any) -> dict[str, Any]:
    return small_paper(home)


def pages(result: Any) -> set[str]:
    return set(result.written)


def test_a_run_with_nothing_new_writes_nothing(paper: Any, press: Press) -> None:
    press.run()
    edition = press.store.shown()
    result = press.run()
    assert (result.written, result.removed, press.store.shown()) == ((), (), edition)


def test_looking_at_every_page_again_writes_nothing(paper: Any, press: Press, newspaper: Any) -> None:
    press.run()
    result = Press(newspaper).run(full=True)
    assert (result.written, result.removed) == ((), ())


def test_a_body_edit_prints_the_page_and_the_feeds_that_carry_it(paper: Any, press: Press) -> None:
    press.run()
    story = paper["stories"][13]
    story.standfirst = ""
    story.body = [make.text("خبر النهر رقم ثلاثة عشر. " * 40, "فقرة أولى")]
    make.publish(story)
    press.run()
    story = models.Article.objects.get(pk=story.pk)
    story.body = [make.text("خبر النهر رقم ثلاثة عشر. " * 40, "فقرة ثانية")]
    make.publish(story)
    result = press.run()
    feeds = {
        f"{home}feed.{form}"
        for home in ("/", paper["sport"].address, paper["river"].address)
        for form in ("xml", "json")
    }
    assert pages(result) == {story.permalink} | feeds
    assert result.removed == ()


def test_a_headline_edit_prints_the_lists_that_show_it(paper: Any, press: Press) -> None:
    press.run()
    story = paper["stories"][0]
    story.title = "عنوان جديد تماما"
    make.publish(story)
    result = press.run()
    written = pages(result)
    assert {story.permalink, "/2025/01/", "/category/culture/2025/01/", "/author/layla/2025/"} <= written
    assert "/2025/" not in written
    assert "/category/sport/" not in written
    shows = {s.permalink for s in paper["stories"] if "عنوان جديد تماما" in _page(press, s.permalink)}
    assert {a for a in written if a in {s.permalink for s in paper["stories"]}} == shows


def test_a_further_section_shows_the_article_and_so_do_those_around_it(paper: Any, press: Press) -> None:
    story = paper["stories"][13]
    make.publish(story)
    press.run()
    story.further_sections = [models.ArticleSection(section=paper["books"])]
    make.publish(story)
    result = press.run()
    month = "2026/07/"
    for address in ("/category/culture/books/", "/category/culture/", f"/category/culture/books/{month}"):
        assert address in pages(result) and story.title in _page(press, address)
    assert story.permalink not in pages(result)
    assert "/category/sport/" not in pages(result)


def test_a_comment_on_a_static_page_prints_that_page_alone(paper: Any, press: Press) -> None:
    publish_about(paper)
    press.run()
    about = models.StaticPage.objects.get(slug="about")
    comment = make.comment(about, "تعليق على صفحة")
    assert pages(press.run()) == {about.permalink}
    assert "تعليق على صفحة" in _page(press, about.permalink)
    set_state([comment], "removed")
    assert pages(press.run()) == {about.permalink}
    assert "تعليق على صفحة" not in _page(press, about.permalink)
    set_state([comment], "removed")
    assert pages(press.run()) == set()


def test_a_new_article_never_prints_old_archive_pages(paper: Any, press: Press) -> None:
    press.run()
    new = make.article(paper["sport"], "مباراة الليلة", published=make.NOON.replace(year=2026, month=9))
    result = press.run()
    # The one right before it in its section now leads on to it.
    old = {s.permalink for s in paper["stories"][:13]} | {"/2025/01/", "/2025/07/", "/category/sport/2025/02/"}
    old |= {"/sitemap-2025-01.xml", "/2026/01/"}
    assert new.permalink in pages(result)
    assert {"/", "/feed.xml", "/category/sport/", "/category/sport/2026/09/", "/2026/09/", "/2026/"} <= pages(result)
    assert not pages(result) & old
    # A new month: the last one gets a link to it, as do the years' pages; no other month is even looked at.
    assert "/2026/07/" in pages(result)
    calendars = {f"/2025/{month:02}/": keys.calendar(f"2025-{month:02}") for month in range(1, 8)}
    for address, beside in calendars.items():
        assert press.ledger.standing.keys_of(address) & {keys.calendar(), *calendars.values()} == {beside}


def test_a_short_address_leads_wherever_its_article_stands(paper: Any, press: Press) -> None:
    first = paper["stories"][0]
    file = short_file(first.pk)
    press.run()

    def leads() -> dict[str, str]:
        lines = (press.store.current / file.strip("/")).read_text("utf-8").splitlines()
        assert lines == sorted(lines, key=str.encode)
        return {old: new for old, new, status in (line.split("\t") for line in lines) if status == "301"}

    block = [story for story in paper["stories"] if story.pk // 100 == first.pk // 100]
    assert leads() == {f"/s/{story.pk}/": story.permalink for story in block}
    assert f"/s/{first.pk}/" in _page(press, first.permalink)
    first.permalink = "/elsewhere/"
    make.publish(first)
    assert file in pages(press.run())
    assert leads()[f"/s/{first.pk}/"] == "/elsewhere/"
    first.title = "عنوان جديد"
    make.publish(first)
    assert file not in pages(press.run())
    first.unpublish()
    press.run()
    assert f"/s/{first.pk}/" not in leads()


def test_translations_are_printed_when_one_comes_moves_or_goes(paper: Any, press: Press) -> None:
    original = paper["stories"][13]
    press.run()
    assert "hreflang" not in _page(press, original.permalink)
    english = make.article(paper["culture"], "The river", language="en", original=original)
    assert original.permalink in pages(press.run())
    url = press.config.newspaper.url
    for address in (original.permalink, english.permalink):
        assert f'hreflang="en" href="{url}{to_url(english.permalink)}"' in _page(press, address)
        assert f'hreflang="x-default" href="{url}{to_url(original.permalink)}"' in _page(press, address)
    english.permalink = "/en/river/"
    english = make.publish(english)
    assert {original.permalink, "/en/river/"} <= pages(press.run())
    assert f'hreflang="en" href="{url}/en/river/"' in _page(press, original.permalink)
    kurdish = make.article(paper["culture"], "Çem", language="ku", original=original)
    assert {original.permalink, "/en/river/"} <= pages(press.run())
    english.unpublish()
    press.run()
    for address in (original.permalink, kurdish.permalink):
        assert 'hreflang="en"' not in _page(press, address) and 'hreflang="ku"' in _page(press, address)
    original.delete()
    assert kurdish.permalink in pages(press.run())
    assert "hreflang" not in _page(press, kurdish.permalink)


def test_unchanged_pages_keep_their_inode_and_time(paper: Any, press: Press) -> None:
    press.run()
    current = press.store.current
    untouched = [current / "2025/01/index.html", current / "robots.txt", current / "tag/نهر/2025/index.html"]
    before = [(file.stat().st_ino, file.stat().st_mtime_ns) for file in untouched]
    make.article(paper["culture"], "خبر", published=make.NOON.replace(year=2026, month=10))
    press.run()
    assert [(file.stat().st_ino, file.stat().st_mtime_ns) for file in untouched] == before


def _page(press: Press, address: str) -> str:
    return (press.store.current / address.strip("/") / "index.html").read_text("utf-8")


HISTORY: dict[str, Callable[[dict[str, Any]], None]] = {}


def step(act: Callable[[dict[str, Any]], None]) -> Callable[[dict[str, Any]], None]:
    HISTORY[act.__name__] = act
    return act


@step
def publish_a_story(paper: dict[str, Any]) -> None:
    make.article(paper["books"], "كتاب جديد عن النهر", tags=[paper["river"]], bylines=[paper["writer"]])


@step
def publish_in_the_past(paper: dict[str, Any]) -> None:
    make.article(paper["sport"], "خبر النهر القديم", published=make.NOON.replace(year=2024), tags=[paper["river"]])


@step
def edit_a_headline(paper: dict[str, Any]) -> None:
    story = _fresh(paper["stories"][3])
    story.title = "المدينة والنهر والجسر"
    make.publish(story)


@step
def edit_a_body(paper: dict[str, Any]) -> None:
    story = _fresh(paper["stories"][4])
    story.body = [make.text("نص آخر", f'<a linktype="page" id="{paper["stories"][5].pk}">رابط</a>')]
    make.publish(story)


@step
def move_a_story(paper: dict[str, Any]) -> None:
    _fresh(paper["stories"][6]).move(_fresh(paper["sport"]), "last-child")


@step
def stand_in_further_sections(paper: dict[str, Any]) -> None:
    for number in (1, 8):
        story = _fresh(paper["stories"][number])
        story.further_sections = [models.ArticleSection(section=_fresh(paper["books"]))]
        make.publish(story)


@step
def leave_a_further_section(paper: dict[str, Any]) -> None:
    story = _fresh(paper["stories"][8])
    story.further_sections = []
    make.publish(story)


@step
def change_tags(paper: dict[str, Any]) -> None:
    story = _fresh(paper["stories"][7])
    new, _ = models.Tag.objects.get_or_create(name="وسم جديد", slug="وسم-جديد")
    story.tags.set([paper["city"], new])
    make.publish(story)


@step
def rename_a_section(paper: dict[str, Any]) -> None:
    section = _fresh(paper["culture"])
    section.title, section.slug = "ثقافة وفنون", "arts"
    make.publish(section)


@step
def move_a_section(paper: dict[str, Any]) -> None:
    _fresh(paper["books"]).move(_fresh(paper["sport"]), "last-child")


@step
def order_the_sections_by_hand(paper: dict[str, Any]) -> None:
    _fresh(paper["sport"]).move(_fresh(paper["culture"]), "left")


@step
def order_the_pages_by_hand(paper: dict[str, Any]) -> None:
    about = models.StaticPage.objects.filter(slug="about").first()
    if about is not None:
        about.move(_fresh(paper["culture"]), "left")


@step
def rename_a_tag(paper: dict[str, Any]) -> None:
    tag = _fresh(paper["river"])
    tag.name, tag.slug = "أنهار", "أنهار"
    tag.save()


@step
def rename_a_byline(paper: dict[str, Any]) -> None:
    byline = _fresh(paper["writer"])
    byline.name, byline.slug, byline.biography = "ليلى حداد", "layla-haddad", "كاتبة"
    byline.save()


@step
def unpublish(paper: dict[str, Any]) -> None:
    _fresh(paper["stories"][5]).unpublish()


@step
def publish_again(paper: dict[str, Any]) -> None:
    make.publish(_fresh(paper["stories"][5]))


@step
def delete(paper: dict[str, Any]) -> None:
    _fresh(paper["stories"][8]).delete()


@step
def approve_a_comment(paper: dict[str, Any]) -> None:
    comment = make.comment(_fresh(paper["stories"][9]), state="pending")
    comment.state = "approved"
    comment.save()


@step
def pin(paper: dict[str, Any]) -> None:
    story = _fresh(paper["stories"][1])
    story.pinned = True
    make.publish(story)


@step
def unpin(paper: dict[str, Any]) -> None:
    story = _fresh(paper["stories"][1])
    story.pinned = False
    make.publish(story)


@step
def change_a_permalink(paper: dict[str, Any]) -> None:
    story = _fresh(paper["stories"][2])
    story.permalink = "/2025/other-place/"
    make.publish(story)


@step
def give_a_story_a_picture(paper: dict[str, Any]) -> None:
    story = _fresh(paper["stories"][10])
    story.lead_image = make.picture()
    make.publish(story)


@step
def caption_the_picture(paper: dict[str, Any]) -> None:
    picture = models.Picture.objects.last()
    if picture:
        picture.caption = "تعليق على الصورة"
        picture.save()


@step
def change_the_masthead(paper: dict[str, Any]) -> None:
    masthead = models.Masthead.load()
    masthead.tagline = "صحيفة المدينة"
    masthead.save()


@step
def lead_an_old_address_on(paper: dict[str, Any]) -> None:
    page = _fresh(paper["stories"][0])
    models.LegacyAddress.objects.update_or_create(address="/?p=7", defaults={"page_id": page.pk})


@step
def hide_a_section(paper: dict[str, Any]) -> None:
    from wagtail.models import PageViewRestriction

    PageViewRestriction.objects.create(page=_fresh(paper["books"]), restriction_type="login")


@step
def show_it_again(paper: dict[str, Any]) -> None:
    from wagtail.models import PageViewRestriction

    PageViewRestriction.objects.all().delete()


@step
def publish_about(paper: dict[str, Any]) -> None:
    about = models.StaticPage.objects.filter(slug="about").first()
    if about is None:
        about = paper["home"].add_child(instance=models.StaticPage(title="من نحن", slug="about", permalink="/about/"))
    about.body = [make.text("صحيفة المدينة")]
    make.publish(about)


@step
def let_readers_speak_on_about(paper: dict[str, Any]) -> None:
    about = models.StaticPage.objects.filter(slug="about").first()
    if about is not None:
        spoken = list(about.comments.order_by("pk"))
        if len(spoken) > 2:
            spoken[0].delete()
        make.comment(about, "تعليق على صفحة", parent=spoken[-1] if spoken else None)


@step
def judge_a_comment_on_about(paper: dict[str, Any]) -> None:
    comment = models.Comment.objects.filter(page__staticpage__isnull=False).first()
    if comment is not None:
        set_state([comment], "spam" if comment.state == "approved" else "approved")


@step
def move_about_to_the_years_address(paper: dict[str, Any]) -> None:
    about = models.StaticPage.objects.filter(slug="about", live=True).first()
    if about is not None:
        about.permalink = "/2025/" if about.permalink == "/about/" else "/about/"
        make.publish(about)


HISTORY.update(STEPS)


def test_keeping_pages_for_readers_without_a_network_is_printed_and_taken_away(
    paper: Any, newspaper: Any, tmp_path: Path
) -> None:
    def printed(folder: str, offline: bool) -> Path:
        root = tmp_path / folder
        root.mkdir(exist_ok=True)
        if not (root / "media").exists():
            (root / "media").symlink_to(newspaper.media)
        look = dataclasses.replace(newspaper.theme, offline=offline)
        Press(dataclasses.replace(newspaper, root=root, theme=look)).run()
        return root / "edition"

    without = printed("without", offline=False)
    assert not list(without.glob("assets/*.js")) and not list(without.glob("current/*.js"))
    switched = printed("switched", offline=False)
    switched = printed("switched", offline=True)
    equal(switched, printed("with", offline=True), "after it was switched on")
    assert list(switched.glob("current/sw.js")) and list(switched.glob("current/offline.html"))
    change_the_masthead(paper)
    before = (switched / "current" / "sw.js").read_bytes()
    equal(printed("switched", offline=True), printed("masthead", offline=True), "after another masthead")
    assert (switched / "current" / "sw.js").read_bytes() != before
    equal(printed("switched", offline=False), printed("off", offline=False), "after it was switched off")
    assert not list(switched.glob("current/sw.js"))


def short_lists(newspaper: Any) -> Any:
    """So short that they are divided, and no longer, all the time."""
    return dataclasses.replace(newspaper, lists=dataclasses.replace(newspaper.lists, most=2))


def test_step_by_step_equals_printed_from_nothing(paper: Any, newspaper: Any, from_nothing: Fresh) -> None:
    press = Press(short_lists(newspaper))
    press.run()
    for name, act in HISTORY.items():
        act(paper)
        press.run()
        equal(press.config.edition, from_nothing(press.config), f"after {name}")


@settings(max_examples=6, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(history=st.lists(st.lists(st.sampled_from(sorted(HISTORY)), min_size=1, max_size=3), min_size=2, max_size=5))
def test_any_history_ends_in_what_is_printed_from_nothing(
    paper: Any, newspaper: Any, from_nothing: Fresh, history: list[list[str]]
) -> None:
    with tempfile.TemporaryDirectory() as folder, transaction.atomic():
        root = Path(folder)
        (root / "media").symlink_to(newspaper.media)
        press = Press(dataclasses.replace(short_lists(newspaper), root=root))
        press.run()
        for steps in history:
            for name in steps:
                with contextlib.suppress(Gone):
                    HISTORY[name](paper)
            press.run()
        equal(press.config.edition, from_nothing(press.config), f"after {history}")
        transaction.set_rollback(True)


def equal(stepwise_edition: Path, whole_edition: Path, when: str) -> None:
    """Both editions hold the same files with the same bytes."""
    stepwise, whole = resolved(stepwise_edition), resolved(whole_edition)
    left, missing = stepwise.keys() - whole.keys(), whole.keys() - stepwise.keys()
    assert (left, missing) == (set(), set()), f"{when}: left {sorted(left)}, missing {sorted(missing)}"
    differing = sorted(path for path in whole if whole[path] != stepwise[path])
    assert differing == [], f"{when}: {differing}"
    assert shared(whole_edition).items() <= shared(stepwise_edition).items(), when
