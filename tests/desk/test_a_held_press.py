"""After a rollback the newsroom says that the press is held, and which articles readers do not have; an editor lets it
print on, or goes back to another edition."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.utils import timezone

from tests import factories as make
from tests.desk.test_press_page import state_of, words
from tests.press.test_watch import Rounds
from warraq.errors import EditionWriteFailed
from warraq.newsroom.models import Act, Article, PressOrder, User
from warraq.newsroom.roles import ROLES
from warraq.press import disk, orders, rollback, watch
from warraq.press.holding import hold_of
from warraq.press.press import Press

pytestmark = pytest.mark.database
CONTINUE, PRESS = "/admin/press/continue/", "/admin/press/"


@pytest.fixture
def running(newspaper: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A press that is there to be nudged, and looks when it is called: so many times."""
    monkeypatch.setattr(watch, "_sleep", lambda *_: None)
    monkeypatch.setattr(watch, "close_old_connections", lambda: None)
    monkeypatch.setattr(watch.connections, "close_all", lambda: None)

    def look(times: int = 2) -> None:
        door.close()
        watch.serve_forever(newspaper, Rounds(times))  # type: ignore[arg-type]

    with watch._door(newspaper.run / "press.sock") as door:
        yield look


@pytest.fixture
def history(newspaper: Any, home: Any) -> tuple[Article, Article]:
    """Two editions: the second has another headline and one more article."""
    section = make.section(home)
    changed = make.article(section)
    Press(newspaper).run()
    changed.title = "عنوان آخر"
    make.publish(changed)
    new = make.article(section)
    Press(newspaper).run()
    return changed, new


def front_page(newspaper: Any) -> bytes:
    return (newspaper.edition / "current" / "index.html").read_bytes()


def someone(role: str) -> Client:
    user = User.objects.create_user(role, password="a-long-password-for-tests")
    user.groups.add(Group.objects.get(name=ROLES[role].group))
    client = Client()
    client.force_login(user)
    return client


def listed(client: Any) -> dict[int, str]:
    """What the press page says of each of the last editions."""
    page = client.get(PRESS).content.decode()
    rows = re.findall(r'<li[^>]*>\s*<span class="warraq-editions__number">(\d+)</span>(.*?)</li>', page, re.DOTALL)
    return {int(number): re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", said)) for number, said in rows}


# --- what is said -----------------------------------------------------------------------------------------------


def test_pages_and_states_say_what_readers_do_not_have(editor_client: Any, newspaper: Any, home: Any) -> None:
    section, other = make.section(home), make.section(home)
    still = make.article(other)
    changed = make.article(section)
    Press(newspaper).run()
    changed.title = "عنوان آخر"
    make.publish(changed)
    new = make.article(section)
    Press(newspaper).run()
    rollback.rollback(newspaper)
    assert [state_of(editor_client, each) for each in (changed, new)] == ["held", "held"]
    for page in (PRESS, "/admin/"):
        said = words(editor_client.get(page))
        assert "الطباعة موقوفة" in said
        assert re.search(r"بين أيدي القرّاء الطبعة 3، وهي الطبعة 1 نفسها المطبوعة اليوم الساعة \d\d:\d\d", said)
    assert "بالأمر warraq rollback على الخادم" in words(editor_client.get(PRESS))
    make.publish(still)
    assert state_of(editor_client, still) == "held"
    Press(newspaper).run()
    assert [state_of(editor_client, each) for each in (changed, new, still)] == ["live"] * 3
    assert "موقوفة" not in words(editor_client.get(PRESS))


def test_an_articles_line_names_the_edition_and_who_can_end_it(
    editor_client: Any, newspaper: Any, history: tuple[Article, Article]
) -> None:
    rollback.rollback(newspaper)
    line = f"/admin/press/articles/{history[1].pk}/"
    said = words(editor_client.get(line))
    assert "ليس هذا النص عند القرّاء" in said
    assert "الطبعة 3، وهي الطبعة 1 نفسها" in said
    assert "يمكنك أن تتابع الطباعة" in said
    assert f'href="{PRESS}"' in editor_client.get(line).content.decode()
    assert "يستطيع ناشر أن يتابع الطباعة" in words(someone("desk-editor").get(line))


def test_a_withdrawn_article_is_held_only_where_readers_still_have_it(
    editor_client: Any, newspaper: Any, history: tuple[Article, Article]
) -> None:
    """The rollback took the new one from readers before it was withdrawn; the other one they still have."""
    changed, new = history
    rollback.rollback(newspaper)
    for each in history:
        Article.objects.get(pk=each.pk).unpublish()
    assert [state_of(editor_client, Article.objects.get(pk=each.pk)) for each in (changed, new)] == ["held", "never"]
    assert "ما زالت هذه المادة" in words(editor_client.get(f"/admin/press/articles/{changed.pk}/"))


def test_all_who_tell_of_it_name_the_same_editions(newspaper: Any, history: Any) -> None:
    """A rollback to an edition that was an earlier one again is told by the earlier one, also when it is mended."""
    rollback.rollback(newspaper)
    Press(newspaper).run()
    assert rollback.rollback(newspaper, 3) == 5
    told = rollback.held(newspaper)
    assert told is not None
    assert (told.edition, told.again) == (5, 1)
    assert {each.number: each.again for each in rollback.editions(newspaper)} == {1: 0, 2: 0, 3: 1, 4: 0, 5: 1}
    from warraq.press.sweep import sweep

    (newspaper.edition / "current" / "stranger.html").write_text("x", "utf-8")
    sweep(newspaper)
    mended = rollback.held(newspaper)
    assert mended is not None
    assert (mended.edition, mended.again, mended.number) == (6, 1, 5)
    assert mended.printed == told.printed


# --- printing on ------------------------------------------------------------------------------------------------


def test_an_editor_lets_it_print_on(editor_client: Any, newspaper: Any, history: Any, running: Any) -> None:
    newest = front_page(newspaper)
    rollback.rollback(newspaper)
    assert front_page(newspaper) != newest
    asked = words(editor_client.get(CONTINUE))
    assert history[1].title in asked
    assert PressOrder.objects.count() == 0  # to be asked back changes nothing
    assert editor_client.post(CONTINUE).status_code == 302
    assert "تُستأنف الطباعة" in words(editor_client.get(PRESS))
    assert state_of(editor_client, history[1]) == "printing"
    act = Act.objects.get(act="press.continued")
    assert (act.actor, act.thing) == ("editor", "3")
    assert not Act.objects.filter(act="request.done").exists()
    running()
    assert front_page(newspaper) == newest
    assert Press(newspaper).held == 0
    assert state_of(editor_client, history[1]) == "live"
    assert PressOrder.objects.get().answered is not None


def test_it_is_asked_for_once(editor_client: Any, newspaper: Any, history: Any, running: Any) -> None:
    rollback.rollback(newspaper)
    for _ in range(2):
        editor_client.post(CONTINUE)
    assert PressOrder.objects.count() == 1
    running()
    editor_client.post(CONTINUE)
    assert PressOrder.objects.count() == 1
    assert "الطباعة غير موقوفة" in words(editor_client.get(PRESS))


def test_without_a_press_it_is_noted_and_said_what_to_do(editor_client: Any, newspaper: Any, history: Any) -> None:
    rollback.rollback(newspaper)
    editor_client.post(CONTINUE)
    said = words(editor_client.get(PRESS))
    assert "لا مطبعة تعمل هنا" in said
    assert "warraq serve" in said
    assert state_of(editor_client, history[1]) == "printing"


def test_an_order_ends_no_later_hold(editor_client: Any, newspaper: Any, history: Any, running: Any) -> None:
    """What was asked of a hold that `warraq publish` ended says nothing of the next rollback."""
    rollback.rollback(newspaper)
    editor_client.post(CONTINUE)
    Press(newspaper).run()
    rollback.rollback(newspaper)
    running()
    hold = hold_of(Press(newspaper).ledger)
    assert hold is not None
    assert hold.number == 5
    assert PressOrder.objects.get().answered is not None


def test_what_fails_is_tried_again(
    editor_client: Any, newspaper: Any, history: Any, running: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    rollback.rollback(newspaper)
    editor_client.post(CONTINUE)
    whole, failed = Press.run, []

    def fails_once(self: Press, **options: Any) -> Any:
        if not failed:
            failed.append(1)
            raise EditionWriteFailed(reason="No space left on device")
        return whole(self, **options)

    monkeypatch.setattr(Press, "run", fails_once)
    running(1)
    said = words(editor_client.get(PRESS))
    assert "تُستأنف الطباعة" in said
    assert "No space left" in said or "لا مطبعة تعمل" in said
    with watch._door(newspaper.run / "press.sock"):
        assert "No space left" in words(editor_client.get(PRESS))
    watch.serve_forever(newspaper, Rounds(1))  # type: ignore[arg-type]
    assert Press(newspaper).held == 0


@pytest.mark.parametrize(("role", "may"), [("reporter", False), ("desk-editor", False), ("publisher", True)])
def test_who_may_print_everything_may_do_it(
    newspaper: Any, history: Any, running: Any, role: str, may: bool
) -> None:
    rollback.rollback(newspaper)
    client = someone(role)
    page = client.get(PRESS).content.decode()
    assert (f'href="{CONTINUE}"' in page) is may
    assert ("/admin/press/return/2/" in page) is may
    assert "موقوفة" in page
    assert ("يستأنفها ناشر أو مدير" in page) is not may
    assert (client.get(CONTINUE).status_code == 200) is may
    client.post("/admin/press/return/2/")
    client.post(CONTINUE)
    assert PressOrder.objects.exists() is may


def test_it_takes_a_token_of_the_form(editor_client: Any, newspaper: Any, history: Any) -> None:
    rollback.rollback(newspaper)
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(User.objects.get())
    assert strict.post(CONTINUE).status_code == 403
    assert strict.post("/admin/press/return/2/").status_code == 403
    assert not PressOrder.objects.exists()


# --- going back -------------------------------------------------------------------------------------------------


def test_an_editor_goes_back_to_an_edition(editor_client: Any, newspaper: Any, home: Any, running: Any) -> None:
    section = make.section(home)
    Press(newspaper).run()
    first = front_page(newspaper)
    for _ in range(2):
        make.article(section)
        Press(newspaper).run()
    newest = front_page(newspaper)
    assert "ارجع إليها" in listed(editor_client)[1]
    assert "بين أيدي القرّاء" in listed(editor_client)[3]
    asked = words(editor_client.get("/admin/press/return/1/"))
    assert "طبعتان" in asked
    assert editor_client.post("/admin/press/return/1/").status_code == 302
    assert "تعود الطبعة 1 إلى القرّاء" in words(editor_client.get(PRESS))
    assert front_page(newspaper) == newest  # the newsroom writes nothing into the edition
    act = Act.objects.get(act="press.returned")
    assert (act.actor, act.thing) == ("editor", "1")
    running()
    assert front_page(newspaper) == first
    assert PressOrder.objects.get().error == {}
    said = words(editor_client.get(PRESS))
    assert "بطلب من editor" in said
    assert "الطبعة 4، وهي الطبعة 1 نفسها" in said
    assert "هي المعروضة نفسها" in listed(editor_client)[1]
    assert "ارجع إليها" in listed(editor_client)[2]


def test_behind_a_whole_print_the_old_plate_is_returned_to(
    editor_client: Any, newspaper: Any, history: Any, running: Any
) -> None:
    (newspaper.root / "theme").mkdir()
    (newspaper.root / "theme" / "page.html").write_text("{{ sheet.heading }}", "utf-8")
    make.article(make.section(history[0].get_parent().get_parent().specific))
    old = front_page(newspaper)
    Press(newspaper).run(full=True)
    assert front_page(newspaper) != old
    assert "غير محفوظة" in listed(editor_client)[1]
    editor_client.post("/admin/press/return/2/")
    running(1)
    assert front_page(newspaper) == old
    assert "الطبعة 4، وهي الطبعة 2 نفسها" in words(editor_client.get(PRESS))
    assert "قد يكون عند القرّاء نصّ آخر" in words(editor_client.get(f"/admin/press/articles/{history[0].pk}/"))
    assert "تُراجع كل صفحة" in words(editor_client.get(CONTINUE))


def test_it_is_carried_out_once(newspaper: Any, history: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The press was killed when readers had the edition and before the order was answered."""
    PressOrder.objects.create(kind=PressOrder.RETURN, edition=1, by="editor")
    with monkeypatch.context() as killed:
        killed.setattr(orders, "_answer", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            orders.carry_out(Press(newspaper))
    assert Press(newspaper).store.shown() == 3
    orders.carry_out(Press(newspaper))
    assert Press(newspaper).store.shown() == 3
    assert PressOrder.objects.get().answered is not None


def test_an_edition_that_was_collected_meanwhile_is_told_of(
    editor_client: Any, newspaper: Any, history: Any, running: Any
) -> None:
    editor_client.post("/admin/press/return/1/")
    for _ in range(5):
        make.article(history[0].get_parent().specific)
        Press(newspaper).run()
    newest = front_page(newspaper)
    running()
    assert front_page(newspaper) == newest
    assert Press(newspaper).held == 0
    said = words(editor_client.get(PRESS))
    assert "تعذّر ما طلبه editor" in said
    assert "لا يمكن إعادة الطبعة 1 إلى القراء لأنها غير محفوظة" in said
    assert "edition 1 again: it is not kept" in PressOrder.objects.get().error["en"]


def test_an_order_that_nobody_took_up_in_time_is_not_carried_out(
    editor_client: Any, newspaper: Any, history: Any, running: Any
) -> None:
    editor_client.post("/admin/press/return/1/")
    PressOrder.objects.update(at=timezone.now() - timedelta(minutes=11))
    running()
    assert Press(newspaper).held == 0
    assert "خلال عشر دقائق" in words(editor_client.get(PRESS))


@pytest.mark.parametrize(
    ("number", "said"), [(17, "لم تعد الطبعة 17 محفوظة"), (2, "هذه الطبعة بين أيدي القرّاء الآن")]
)
def test_what_cannot_be_returned_to_is_refused_at_once(
    editor_client: Any, newspaper: Any, history: Any, running: Any, number: int, said: str
) -> None:
    for ask in (editor_client.get, editor_client.post):
        assert ask(f"/admin/press/return/{number}/").status_code == 302
        assert said in words(editor_client.get(PRESS))
    assert not PressOrder.objects.exists()


def test_before_anything_is_printed_there_is_nothing_to_return_to(editor_client: Any, newspaper: Any) -> None:
    assert listed(editor_client) == {}
    editor_client.post("/admin/press/return/1/")
    assert "ولا طبعة أخرى" in words(editor_client.get(PRESS))


def test_without_a_running_press_nobody_goes_back(editor_client: Any, newspaper: Any, history: Any) -> None:
    """It would be carried out whenever one starts, when nobody expects it."""
    editor_client.post("/admin/press/return/1/")
    assert not PressOrder.objects.exists()
    assert "لا مطبعة تعمل هنا، ولا رجوع" in words(editor_client.get(PRESS))


def test_an_edition_that_could_not_be_shown_is_not_live(
    editor_client: Any, newspaper: Any, home: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = make.article(make.section(home))
    Press(newspaper).run()
    story.title = "عنوان آخر"
    make.publish(story)

    def fails(*_: Any) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as broken:
        broken.setattr(disk, "point", fails)
        with pytest.raises(EditionWriteFailed):
            Press(newspaper).run()
    assert state_of(editor_client, story) == "printing"
    Press(newspaper).run()
    assert state_of(editor_client, story) == "live"
