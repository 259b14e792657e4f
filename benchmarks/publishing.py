"""Articles published one after the other in a served newspaper, each timed until a reader has its new bytes."""

from __future__ import annotations

import json
import os
import random
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.corpus import post
from benchmarks.newspaper import PATIENCE, asked

WARM = 5
"""Publications that are not counted: processes wake, caches fill."""


class Publication(NamedTuple):
    """Milliseconds until a reader had the new bytes, those of them that the newsroom's call itself took, and how many
    pages were printed."""

    seen_ms: float
    call_ms: float
    pages: int


KINDS = ("new", "body", "new", "headline")
"""What is published in turn: a new article, other words, another headline. "address": an old article stands elsewhere,
and its old address leads there."""


def publications(site: Path, port: int, count: int, kinds: Sequence[str] = KINDS) -> list[Publication]:
    """Publish so many articles of the newspaper that is served at `port`. Raises SystemExit where one does not come
    within PATIENCE."""
    from warraq.desk import start

    start(site)
    from warraq.newsroom.models import Article, Section

    chance = random.Random(5)
    newest = Article.objects.filter(live=True).order_by("-first_published_at")
    numbers = list(newest.values_list("pk", flat=True)[:2000])
    section = Section.objects.order_by("pk").first()
    assert section is not None
    _press_is_awake(site)
    made = []
    for turn in range(WARM + count):
        marker = f"نسخة {turn:04}"
        kind = kinds[turn % len(kinds)]
        if kind == "new":
            draft = Article(title=f"خبر جديد {marker}", live=False, body=_body(turn, marker))
            article = Article.objects.get(pk=section.add_child(instance=draft).pk)
        else:
            article = Article.objects.get(pk=chance.choice(numbers))
            if kind == "headline":
                article.title = f"{article.title[:60]} {marker}"
            elif kind == "address":
                article.permalink, marker = f"/moved/{article.pk}/{turn}/", article.title
            else:
                article.body = _body(turn, marker)
        revision = article.save_revision()
        before = _edition(site)
        began = time.perf_counter()
        revision.publish()
        call = time.perf_counter() - began
        address = Article.objects.values_list("permalink", flat=True).get(pk=article.pk)
        _seen(port, address, marker.encode())
        seen = time.perf_counter() - began
        printed = _printed(site, before)
        if turn >= WARM:
            made.append(Publication(seen * 1e3, call * 1e3, printed))
        time.sleep(0.05 + chance.random() / 10)  # an editor, not a flood
    return made


def _body(turn: int, marker: str) -> list[Any]:
    text = post(10**6 + turn).split("<content:encoded><![CDATA[")[1].split("]]>")[0]
    paragraphs = [part.split("</p>")[0] for part in text.split("<p>")[1:]]
    return [("text", f"<p>{marker}</p>" + "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs))]


def _seen(port: int, address: str, marker: bytes) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        status, body = asked(port, address)
        if status == 200 and marker in body:
            return
        time.sleep(0.002)
    raise SystemExit(f"{address} was not printed within {PATIENCE:.0f} seconds")


def _press_is_awake(site: Path) -> None:
    """The press looks at the newspaper once when it starts, and search is made from what the full print left."""
    end = time.monotonic() + 30 * PATIENCE
    while not ((site / "run" / "press.json").exists() and (site / "edition" / "search-edition").exists()):
        if time.monotonic() > end:
            raise SystemExit("the press did not start")
        time.sleep(0.2)


def _edition(site: Path) -> str:
    return os.readlink(site / "edition" / "current")


def _printed(site: Path, before: str) -> int:
    """How many pages the run printed that followed the edition `before`."""
    end = time.monotonic() + 5
    while time.monotonic() < end:
        told = json.loads((site / "run" / "press.json").read_text("utf-8"))
        if told.get("edition") and f"{told['edition']:08}" > before.rpartition("/")[2]:
            return int(told["written"])
        time.sleep(0.01)
    raise SystemExit("the press did not say what it printed")
