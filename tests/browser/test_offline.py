"""A reader whose network goes away: what was read is there, what was not is said plainly; switched off, it is gone."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests import factories as make
from tests.readers.conftest import Server, start
from warraq.config import Look

pytestmark = [pytest.mark.browser, pytest.mark.database]

KEPT = """async () => {
    const names = await caches.keys(), kept = {};
    for (const name of names) {
        kept[name] = (await (await caches.open(name)).keys()).map((one) => decodeURI(new URL(one.url).pathname));
    }
    return kept;
}"""


class Paper:
    """A small printed newspaper, served, that keeps pages for readers without a network."""

    def __init__(self, home: Any, config: Any, folder: Path) -> None:
        section = make.section(home, "محليات", slug="local")
        self.read, self.unread = (
            make.article(section, title, lead_image=make.picture(), body=[make.text("عبرت العبّارة النهر صباحاً.")])
            for title in ("العبّارة الجديدة تعبر", "الجسر القديم")
        )
        folder.mkdir()
        (folder / "media").symlink_to(config.media)
        self.config = dataclasses.replace(config, root=folder)
        self.print(offline=True)
        self.server: Server = start(self.config.edition)
        self.home = f"http://127.0.0.1:{self.server.port}"

    def print(self, *, offline: bool) -> None:
        from warraq.press.press import Press

        Press(dataclasses.replace(self.config, theme=Look(offline=offline))).run()


@pytest.fixture
def paper(home: Any, newspaper: Any, tmp_path: Path) -> Iterator[Paper]:
    made = Paper(home, newspaper, tmp_path / "paper")
    yield made
    made.server.process.terminate()
    made.server.process.wait(10)


@pytest.fixture
def context(browser: Any) -> Iterator[Any]:
    made = browser.new_context(viewport={"width": 360, "height": 740}, locale="ar")
    yield made
    made.close()


def until(tab: Any, holds: Callable[[dict[str, list[str]]], bool]) -> dict[str, list[str]]:
    """What the worker keeps, once it is as wanted (the browser's own waiting takes any promise for a yes)."""
    end = time.monotonic() + 20
    while not holds(kept := tab.evaluate(KEPT)):
        assert time.monotonic() < end, f"still kept: {kept}"
        tab.wait_for_timeout(50)
    return kept


def until_kept(tab: Any, *wanted: str) -> dict[str, list[str]]:
    """What the worker keeps, once that includes these addresses ("/" in full, of others a part)."""

    def holds(kept: dict[str, list[str]]) -> bool:
        addresses = [address for kind in kept.values() for address in kind]
        return all(any(one in address if len(one) > 1 else one == address for address in addresses) for one in wanted)

    return until(tab, holds)


def test_what_was_read_is_there_without_a_network(paper: Paper, context: Any) -> None:
    tab = context.new_page()
    said: list[str] = []
    tab.on("console", lambda line: said.append(line.text))
    tab.goto(f"{paper.home}/")
    # The first visit is kept whole: its fonts came before the worker.
    until_kept(tab, "/", ".woff2", "/offline.html")
    tab.goto(f"{paper.home}{paper.read.permalink}", wait_until="networkidle")
    for unkept in ("/archive/", "/search/"):
        tab.goto(f"{paper.home}{unkept}")
    kept = until_kept(tab, paper.read.permalink, "/media/")
    assert sorted(kept["pages"]) == sorted(["/", paper.read.permalink])
    assert said == []  # nothing was refused by the content policy

    context.set_offline(True)
    tab.goto(f"{paper.home}{paper.read.permalink}")
    assert tab.locator("h1").inner_text() == paper.read.title
    assert tab.evaluate("document.querySelector('main img').naturalWidth") > 0
    assert tab.evaluate("[...document.fonts].some((face) => face.status === 'loaded')")
    tab.goto(f"{paper.home}/")
    assert tab.locator("main a", has_text=paper.unread.title).count() > 0
    tab.locator("main a", has_text=paper.unread.title).first.click()
    assert tab.locator("h1").inner_text() == "لا شبكة الآن"
    assert tab.locator("html").get_attribute("dir") == "rtl"
    tab.goto(f"{paper.home}/?p=7")
    assert tab.locator("h1").inner_text() == "لا شبكة الآن"
    context.set_offline(False)
    tab.goto(f"{paper.home}{paper.unread.permalink}")
    assert tab.locator("h1").inner_text() == paper.unread.title


def test_what_is_kept_has_a_bound_and_the_front_page_stays(paper: Paper, context: Any) -> None:
    tab = context.new_page()
    tab.goto(f"{paper.home}/")
    until_kept(tab, "/", "/offline.html")
    fill = """async () => {
        const pages = await caches.open("pages");
        for (let number = 0; number < 80; number++) await pages.put(`/old/${number}/`, new Response("x"));
    }"""
    tab.evaluate(fill)
    tab.goto(f"{paper.home}{paper.read.permalink}")
    pages = until(tab, lambda kept: len(kept["pages"]) == 60 and paper.read.permalink in kept["pages"])["pages"]
    assert "/" in pages and "/old/0/" not in pages and "/old/79/" in pages


def test_what_the_newspaper_took_back_is_not_kept(paper: Paper, context: Any) -> None:
    tab = context.new_page()
    tab.goto(f"{paper.home}/")
    until_kept(tab, "/offline.html")
    tab.goto(f"{paper.home}{paper.read.permalink}")
    until_kept(tab, paper.read.permalink)
    paper.read.unpublish()
    paper.print(offline=True)
    tab.goto(f"{paper.home}{paper.read.permalink}")
    until(tab, lambda kept: paper.read.permalink not in kept["pages"])


def test_switched_off_the_worker_leaves_with_all_that_it_kept(paper: Paper, context: Any) -> None:
    tab = context.new_page()
    tab.goto(f"{paper.home}/")
    until_kept(tab, "/offline.html")
    paper.print(offline=False)
    tab.goto(f"{paper.home}/")
    assert tab.locator("script[src]").count() == 0
    until(tab, lambda kept: not kept)
    assert tab.evaluate("async () => (await navigator.serviceWorker.getRegistrations()).length") == 0
