"""The newsroom in a real browser: nothing is asked of any other host, and each text runs its own way."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import pytest

from tests import factories
from warraq.newsroom.models import User

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


def log_in(screen: Any, live_server: Any) -> None:
    screen.goto(f"{live_server.url}/admin/")
    screen.fill("#id_username", "editor")
    screen.fill("#id_password", "a-long-password-for-tests")
    screen.click("button[type=submit]")
    screen.wait_for_selector("[data-wagtail-sidebar] nav")


def test_no_other_host_is_asked_and_texts_run_their_own_way(
    screen: Any, live_server: Any, newspaper: Any, settings: Any
) -> None:
    from warraq.newsroom.models import Home

    User.objects.create_superuser("editor", "editor@example.org", "a-long-password-for-tests")
    article = factories.article(factories.section(Home.objects.get()), "خبر", lead_image=factories.picture())
    asked: set[str] = set()
    faults: list[str] = []
    screen.on("request", lambda request: asked.add(urlsplit(request.url).netloc))
    screen.on("pageerror", lambda error: faults.append(str(error)))

    log_in(screen, live_server)
    for path in ("/admin/articles/", "/admin/pages/", "/admin/images/", "/admin/account/", "/admin/users/"):
        screen.goto(live_server.url + path)
    screen.goto(f"{live_server.url}/admin/pages/{article.pk}/edit/")
    screen.wait_for_selector(".public-DraftEditor-content")
    prose = 'input[type="text"]:not([name$=permalink]), textarea, [contenteditable="true"]'
    directions = screen.eval_on_selector_all(prose, "fields => fields.map(field => field.dir)")
    assert directions
    assert set(directions) == {"auto"}

    # A block that is added later, too.
    screen.locator("[data-streamfield-stream-container] button[title]").last.click()
    screen.get_by_role("option", name="اقتباس").click()
    screen.locator(".public-DraftEditor-content").nth(1).wait_for()
    later = screen.eval_on_selector_all('[contenteditable="true"]', "fields => fields.map(field => field.dir)")
    assert set(later) == {"auto"}

    # A Latin paragraph begins at the left of an Arabic page, an Arabic one at the right.
    editor = screen.locator(".public-DraftEditor-content").first
    editor.click()
    screen.keyboard.press("Control+A")
    screen.keyboard.type("نص عربي")
    screen.keyboard.press("Enter")
    screen.keyboard.type("A Latin line")
    edges = editor.evaluate(
        """editor => [...editor.querySelectorAll('[data-text]')].map(text => {
            const range = document.createRange(); range.selectNodeContents(text);
            const mine = range.getBoundingClientRect(), whole = editor.getBoundingClientRect();
            return Math.abs(mine.right - whole.right) < Math.abs(mine.left - whole.left) ? "right" : "left";
        })"""
    )
    assert edges[:2] == ["right", "left"]

    # Focus on what waits beside the page does not pull the page aside.
    assert screen.evaluate("document.querySelector('#main').scrollLeft") == 0
    assert asked == {urlsplit(live_server.url).netloc}
    assert faults == []


def test_a_frozen_permalink_opens_by_its_button(screen: Any, live_server: Any, newspaper: Any) -> None:
    from warraq.newsroom.models import Home

    User.objects.create_superuser("editor", "editor@example.org", "a-long-password-for-tests")
    article = factories.article(factories.section(Home.objects.get()), "خبر")
    log_in(screen, live_server)
    screen.goto(f"{live_server.url}/admin/pages/{article.pk}/edit/")
    screen.get_by_role("tab", name="القوائم والرابط").click()
    field = screen.locator("input[name=permalink]")
    assert field.get_attribute("dir") == "ltr"
    assert not field.is_editable()
    screen.get_by_role("button", name="تغيير الرابط").click()
    assert field.is_editable()
