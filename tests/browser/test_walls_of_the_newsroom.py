"""The newsroom in a real browser: passkeys, codes, and a policy that nothing of Wagtail's breaks."""

from __future__ import annotations

import hashlib
import hmac
import struct
import time
from base64 import b32decode
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PASSWORD, Living
from tests.browser.test_editor_journey import (
    make_section,
    section_numbers,
    upload_lead_picture,
    write_first_paragraph,
)

pytestmark = pytest.mark.browser


SCREENS = """articles/ pages/ images/ images/add/ images/multiple/add/ documents/ users/ users/new/ groups/ account/
snippets/newsroom/byline/ snippets/newsroom/menu/add/ reports/site-history/ snippets/newsroom/comment/
settings/newsroom/masthead/ workflows/list/ record/ door/factors/"""


@pytest.fixture
def watched(browser: Browser, living: Living) -> Iterator[tuple[Page, list[str]]]:
    """A page, and all that its policy had to forbid or that broke."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="ar")
    faults: list[str] = []
    context.expose_binding("policyBroken", lambda source, told: faults.append(told))
    context.add_init_script(
        "addEventListener('securitypolicyviolation', event => policyBroken("
        "[location.pathname, event.violatedDirective, event.blockedURI, event.sample].join(' ')), true)"
    )
    page = context.new_page()
    page.on("pageerror", lambda error: faults.append(f"{page.url} {error}"))
    yield page, faults
    context.close()


def enter(page: Page, newsroom: str) -> None:
    page.goto(f"{newsroom}/admin/")
    page.fill("input[name=username]", "editor")
    page.fill("input[name=password]", PASSWORD)
    page.click("form.login-form button[type=submit]")


def code_of(secret: str) -> str:
    """RFC 6238, from the standard's own words."""
    mac = hmac.digest(b32decode(secret), struct.pack(">Q", int(time.time()) // 30), hashlib.sha1)
    at = mac[-1] & 15
    return f"{(int.from_bytes(mac[at:at + 4]) & 0x7FFFFFFF) % 10**6:06}"


def test_an_editors_screens_need_nothing_that_the_policy_forbids(watched: Any, living: Living) -> None:
    page, faults = watched
    enter(page, living.newsroom)
    page.wait_for_url(f"{living.newsroom}/admin/")
    for path in SCREENS.split():
        page.goto(f"{living.newsroom}/admin/{path}", wait_until="load")
    assert page.locator("[data-wagtail-sidebar] nav").count() == 1

    # The editor of articles: dates, choosers, a byline, a block, a link, a preview.
    make_section(page, living, "الجدران", "walls")
    number = section_numbers(page, living)["الجدران"]
    page.goto(f"{living.newsroom}/admin/pages/add/newsroom/article/{number}/")
    page.fill("[name=title]", "عنوان")
    upload_lead_picture(page)
    write_first_paragraph(page, "قالت المحرّرة شيئاً.")
    page.locator("[data-side-panel-toggle=preview], [aria-label*='معاينة']").first.click()
    page.wait_for_timeout(1500)
    assert faults == []


def test_a_code_of_an_app_is_asked_for_and_opens(watched: Any, living: Living) -> None:
    page, faults = watched
    newsroom = living.newsroom
    enter(page, newsroom)
    page.wait_for_url(f"{newsroom}/admin/")
    page.goto(f"{newsroom}/admin/door/factors/totp/activate/")
    secret = page.locator("#authenticator_secret").inner_text()
    page.fill("input[name=code]", code_of(secret))
    page.click(".warraq-factors button[type=submit]")
    expect(page.locator(".warraq-codes li")).to_have_count(10)
    recovery = page.locator(".warraq-codes code").first.inner_text()
    page.context.clear_cookies()
    enter(page, newsroom)
    page.wait_for_url(f"{newsroom}/admin/door/factors/authenticate/")
    page.fill("input[name=code]", recovery)
    page.click("form.login-form button[type=submit]")
    page.wait_for_url(f"{newsroom}/admin/")
    page.goto(f"{newsroom}/admin/door/factors/totp/deactivate/")
    page.click("button.serious")
    page.wait_for_url(f"{newsroom}/admin/door/factors/")
    assert faults == []


def test_a_passkey_opens_without_a_password_and_as_second_factor(watched: Any, living: Living) -> None:
    page, faults = watched
    newsroom = living.newsroom.replace("127.0.0.1", "localhost")  # a number is no host for a passkey
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    kind = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
            "isUserVerified": True, "automaticPresenceSimulation": True}  # fmt: skip
    device.send("WebAuthn.addVirtualAuthenticator", {"options": kind})
    enter(page, newsroom)
    page.wait_for_url(f"{newsroom}/admin/")
    page.goto(f"{newsroom}/admin/door/factors/webauthn/add/")
    page.fill("input[name=name]", "حاسوب المكتب")
    page.click("#mfa_webauthn_add")
    expect(page.locator(".warraq-codes li")).to_have_count(10)

    page.context.clear_cookies()
    page.goto(f"{newsroom}/admin/")
    page.click("#passkey_login")
    page.wait_for_url(f"{newsroom}/admin/")

    page.context.clear_cookies()
    enter(page, newsroom)
    page.wait_for_url(f"{newsroom}/admin/door/factors/authenticate/")
    page.click("#mfa_webauthn_authenticate")
    page.wait_for_url(f"{newsroom}/admin/")

    page.goto(f"{newsroom}/admin/door/factors/")
    expect(page.locator(".warraq-factors")).to_contain_text("حاسوب المكتب")
    page.locator("a[href$='/remove/']").first.click()
    page.locator("input[name=password], button.serious").first.wait_for()
    if page.locator("input[name=password]").count():
        page.fill("input[name=password]", PASSWORD)
        page.click("form.login-form button[type=submit]")
    page.click("button.serious")
    page.wait_for_url(f"{newsroom}/admin/door/factors/**")
    assert faults == []
