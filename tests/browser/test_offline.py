"""A reader whose network goes away: what was read is there, what was not is said plainly; switched off, it is gone."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
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


def until_kept(tab: Any, *wanted: str) -> dict[str, list[str]]:
    """What the worker keeps, once that includes these addresses ("/" in full, of others a part)."""
    tab.wait_for_function(
        f"""async (wanted) => {{
            const all = Object.values(await ({KEPT})()).flat();
            return wanted.every((one) => all.some(
                (address) => address === one || one.length > 1 && address.includes(one)
            ));
        }}""",
        arg=list(wanted), timeout=20_000,
    )  # fmt: skip
    kept: dict[str, list[str]] = tab.evaluate(KEPT)
    return kept


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
    until_kept(tab, "/offline.html")
    fill = """async () => {
        const pages = await caches.open("pages");
        for (let number = 0; number < 80; number++) await pages.put(`/old/${number}/`, new Response("x"));
    }"""
    tab.evaluate(fill)
    tab.goto(f"{paper.home}{paper.read.permalink}")
    until_kept(tab, paper.read.permalink)
    tab.wait_for_function(f"async () => (await ({KEPT})()).pages.length === 60", timeout=20_000)
    pages = tab.evaluate(KEPT)["pages"]
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
    tab.wait_for_function(
        f"async (gone) => !(await ({KEPT})()).pages.includes(gone)", arg=paper.read.permalink, timeout=20_000
    )


def test_switched_off_the_worker_leaves_with_all_that_it_kept(paper: Paper, context: Any) -> None:
    tab = context.new_page()
    tab.goto(f"{paper.home}/")
    until_kept(tab, "/offline.html")
    paper.print(offline=False)
    tab.goto(f"{paper.home}/")
    assert tab.locator("script[src]").count() == 0
    tab.wait_for_function("async () => !(await caches.keys()).length", timeout=20_000)
    assert tab.evaluate("async () => (await navigator.serviceWorker.getRegistrations()).length") == 0
