"""An editor without a terminal goes back to an earlier edition and prints on, and the page follows by itself."""

from __future__ import annotations

from typing import Any

import pytest

from tests import factories as make
from tests.desk.test_in_a_browser import log_in
from tests.press.test_watch import Rounds
from warraq.newsroom.models import Home, User
from warraq.press import watch
from warraq.press.press import Press

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


def test_going_back_and_printing_on(
    screen: Any, turns: Any, live_server: Any, newspaper: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watch, "_sleep", lambda *_: None)
    monkeypatch.setattr(watch, "close_old_connections", lambda: None)
    User.objects.create_superuser("editor", "editor@example.org", "a-long-password-for-tests")
    section = make.section(Home.objects.get())
    make.article(section)
    Press(newspaper).run()
    make.article(section, "خبر سيُسحب")
    Press(newspaper).run()
    faults: list[str] = []
    screen.on("pageerror", lambda error: faults.append(str(error)))
    log_in(screen, live_server)
    screen.set_viewport_size({"width": 360, "height": 740})

    with watch._door(newspaper.run / "press.sock"):
        screen.goto(f"{live_server.url}/admin/press/")
        screen.get_by_role("link", name="ارجع إليها").click()
        screen.get_by_role("heading", name="أتُعاد الطبعة 1").wait_for()
        screen.get_by_role("button", name="ارجع وأوقف الطباعة").click()
        screen.get_by_text("المطبعة تنفّذه الآن").wait_for()
    with turns:
        watch.serve_forever(newspaper, Rounds(2))  # type: ignore[arg-type]
    screen.get_by_role("heading", name="الطباعة موقوفة").wait_for()  # nobody loaded the page again
    assert screen.evaluate("document.documentElement.scrollWidth") == 360

    with watch._door(newspaper.run / "press.sock"):
        screen.get_by_role("link", name="تابع الطباعة").click()
        screen.get_by_role("link", name="خبر سيُسحب").wait_for()
        screen.get_by_role("button", name="تابع الطباعة").click()
        screen.get_by_role("heading", name="تُستأنف الطباعة").wait_for()
    with turns:
        watch.serve_forever(newspaper, Rounds(2))  # type: ignore[arg-type]
    screen.get_by_role("heading", name="كل شيء مطبوع").wait_for()
    assert Press(newspaper).held == 0
    assert faults == []
