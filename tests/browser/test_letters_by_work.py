"""A letter that is to be confirmed, where the newspaper lets a script work in place of the button."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.readers.conftest import Server
from tests.readers.test_letters import ADDRESS, opened, paper, server, tell
from warraq.letters import Keyring, Letter, Notice

pytestmark = pytest.mark.browser
__all__ = ["paper", "server"]

FILL_THE_TRAP = "document.querySelector('[name=website]').value = 'x'"


def want_work(paper: Path, bits: int) -> None:
    key = Keyring(paper / "secrets").current()
    assert key is not None
    tell(paper, Notice(key.raw.hex(), 30, 5000, 2**26, work=bits))


def send(tab: Any, server: Server) -> None:
    """Write a letter and have it be one that is to be confirmed."""
    tab.goto(f"http://127.0.0.1:{server.port}{ADDRESS}")
    tab.fill("[name=text]", "سطر أول\nسطر ثان")
    tab.evaluate(FILL_THE_TRAP)
    tab.click("form.letter button")


def test_the_script_sends_it_and_breaks_no_policy(browser: Any, paper: Path, server: Server) -> None:
    want_work(paper, 12)
    tab = browser.new_page(locale="ar")
    said: list[str] = []
    tab.on("console", lambda line: said.append(line.text))
    send(tab, server)
    tab.wait_for_url("**/letters/?thanks=*")
    assert [line for line in said if "policy" in line.lower()] == []  # the small edition has no fonts
    (letter,) = opened(paper)
    assert isinstance(letter, Letter) and letter.text == "سطر أول\nسطر ثان"
    tab.close()


def test_who_writes_on_is_not_hurried(browser: Any, paper: Path, server: Server) -> None:
    want_work(paper, 30)
    tab = browser.new_page(locale="ar")
    send(tab, server)
    tab.get_by_text("يحلّ متصفّحك الآن").wait_for()
    tab.locator("[name=text]").press_sequentially("!")
    tab.wait_for_timeout(2500)
    tab.click("form.letter button")
    tab.wait_for_url("**/letters/?thanks=*")
    (letter,) = opened(paper)
    assert isinstance(letter, Letter) and "!" in letter.text
    tab.close()


def test_without_scripts_the_button_is_pressed_as_ever(browser: Any, paper: Path, server: Server) -> None:
    want_work(paper, 16)
    context = browser.new_context(java_script_enabled=False, locale="ar")
    tab = context.new_page()
    tab.goto(f"http://127.0.0.1:{server.port}/letters/?address={ADDRESS}")
    tab.fill("[name=text]", "بلا نصوص برمجية")
    tab.click("form.letter button")
    tab.get_by_role("button", name="أكّد الإرسال").wait_for()
    assert not tab.get_by_text("يحلّ متصفّحك الآن").is_visible()
    tab.wait_for_timeout(2500)
    tab.click("form.letter button")
    tab.wait_for_url("**/letters/?thanks=*")
    assert len(opened(paper)) == 1
    context.close()
