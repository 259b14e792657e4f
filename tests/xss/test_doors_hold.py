# ruff: noqa: E501 - a line of a command is read best whole
"""A sample of what `python -m tests.xss --all` throws: nothing runs, nothing is loaded, by any door; and the judge can tell."""

from __future__ import annotations

import random
from contextlib import suppress

import pytest
from playwright.sync_api import Browser, Error

from tests.xss import payloads
from tests.xss.__main__ import by_policy_alone, through_doors
from tests.xss.doors import DOORS, raw
from tests.xss.judge import REPORT, Judge
from warraq.readers.headers import PLAIN_POLICY, page_policy

pytestmark = pytest.mark.browser


def thrown(count: int) -> list[str]:
    return random.Random(11).sample(payloads.distinct(), count) + payloads.mutations(count, seed=11)


def test_there_are_as_many_payloads_as_promised() -> None:
    assert len(payloads.distinct()) >= 11_878
    assert len(set(payloads.mutations(500))) == 500


@pytest.mark.parametrize("door", DOORS)
def test_nothing_runs_or_loads_behind_a_door(chromium: Browser, door: str) -> None:
    told = through_doors(chromium, thrown(150), [door])[door]
    assert (told["scripts"], told["handlers"], told["loads"]) == (0, 0, 0)


def test_the_policy_alone_stops_scripts_and_loads(chromium: Browser) -> None:
    leading = [payload for payload in payloads.distinct() if "http-equiv" in payload.lower()]
    told = by_policy_alone(chromium, thrown(30) + random.Random(4).sample(leading, 20))
    assert (told["scripts"], told["loads"], told["left"]) == (0, 0, 0)


def test_without_the_sandbox_the_judge_sees_a_page_lead_away(chromium: Browser) -> None:
    judge = Judge(chromium, {"Content-Security-Policy": PLAIN_POLICY}, enforced=True)
    with suppress(Error):
        judge.look(raw("<meta http-equiv=refresh content='0;url=//evil.example/x'>"))
        judge.page.wait_for_timeout(300)
    judge.close()
    assert judge.verdict.loads


def test_a_page_in_the_sandbox_keeps_its_links_forms_and_downloads(chromium: Browser) -> None:
    page = raw(
        "<p>http-equiv</p><a id=link href=/page>x</a><a id=other href=/page target=_blank>x</a>"
        "<form method=post action=/page><button>x</button></form>"
    )
    judge = Judge(chromium, {"Content-Security-Policy": page_policy(page)}, enforced=True)
    judge.look(page)
    with judge.page.expect_navigation():
        judge.page.click("#link")
    with judge.context.expect_page() as opened:
        judge.page.click("#other")
    assert opened.value.url.endswith("/page")
    with judge.page.expect_request(lambda request: request.method == "POST"):
        judge.page.click("button")
    judge.close()


def test_without_doors_and_policy_the_judge_sees_scripts_and_loads(chromium: Browser) -> None:
    judge = Judge(chromium, {"Content-Security-Policy-Report-Only": REPORT}, enforced=False)
    for payload in ("<img src=x onerror=alert(1)>", "<script>1</script>", "<img src=//evil.example/x>"):
        judge.look(raw(payload))
    judge.close()
    assert judge.verdict.scripts >= 2
    assert judge.verdict.loads
