"""Every page kind in every face, in light and in dark, before axe-core: not one violation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.theme.more_samples import EVERY
from tests.theme.pages_in_browser import HOST, serve
from warraq.config import FACES

pytestmark = pytest.mark.browser

LOOKS = ("color-contrast", "target-size", "scrollable-region-focusable", "link-in-text-block")
"""Rules that depend on the style; the others see the same markup in every face and every light."""


LAYOUTS = sorted({"front", "english-front", "section", "byline", "month", "archive", "article", "english", "static",
                  "results", "404", "busy-front", "developing", "dossier"} & set(EVERY))  # fmt: skip


@pytest.fixture(scope="module")
def tab(chromium: Any, printed: dict[str, bytes]) -> Iterator[Any]:
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, locale="ar", bypass_csp=True)
    serve(context, printed)
    yield context.new_page()
    context.close()


def violations(tab: Any, rules: tuple[str, ...] | None = None) -> list[str]:
    options: dict[str, Any] = {"resultTypes": ["violations"]}
    if rules:
        options["runOnly"] = {"type": "rule", "values": list(rules)}
    else:
        options["rules"] = {"target-size": {"enabled": True}}
    found = Axe().run(tab, options=options).response["violations"]
    return [f"{each['id']}: {[node['html'][:160] for node in each['nodes'][:3]]}" for each in found]


@pytest.mark.parametrize("kind", sorted(EVERY))
def test_a_page_has_no_barrier(tab: Any, kind: str) -> None:
    tab.set_viewport_size({"width": 360, "height": 16_000})  # all of it at once: what is far off is not laid out
    tab.emulate_media(color_scheme="light")
    tab.goto(f"{HOST}/daily/{kind}/")
    assert violations(tab) == []


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("kind", LAYOUTS)
def test_a_page_can_be_read_in_every_face_light_and_dark(tab: Any, kind: str, face: str) -> None:
    tab.set_viewport_size({"width": 1280, "height": 900})
    tab.goto(f"{HOST}/{face}/{kind}/")
    for scheme in ("light", "dark"):
        tab.emulate_media(color_scheme=scheme)
        assert violations(tab, LOOKS) == [], scheme


def test_the_checks_see_a_barrier_where_there_is_one(tab: Any) -> None:
    """axe takes some joined Arabic words for icons made of ligatures and does not judge their contrast; that each ink
    is readable on each ground is therefore also reckoned from the tokens (`test_style.py`)."""
    tab.emulate_media(color_scheme="light")
    tab.goto(f"{HOST}/daily/404/")
    tab.add_style_tag(content="time { color: #ddd !important }")
    assert [found.split(":")[0] for found in violations(tab, LOOKS)] == ["color-contrast"]
