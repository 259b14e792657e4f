"""Wagtail alone as a peer of the press: how soon a plain Wagtail site answers what was published, and how many pages a
second wagtail-bakery makes of it.

The site (`plain_wagtail/`) is what `wagtail start` makes, with one kind of page, a headline and a text as rich text,
and one bare template: no lists, feeds, related articles or pictures. It holds the corpus's articles below its front
page, in SQLite, set up as Warraq's is, and has Wagtail's own database index, which searches headlines. One worker of
gunicorn serves it, without a cache. As in `benchmarks.publishing`, articles are published in turn (new, another text,
new, another headline), each timed from `revision.publish()` to the new bytes over HTTP.

Baking is `AllPublishedPagesView` of wagtail-bakery, in the one process that it uses, on a sample of the articles: what
a page takes does not depend on how many there are. It writes no compressed twins and makes nothing durable.

    python -m benchmarks.wagtail_alone --articles 3000 [--publishes 60] [--json]
"""

from __future__ import annotations

import json
import os
import random
import shutil
import socket
import statistics
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks.command import command, show, told
from benchmarks.fetched import environment
from benchmarks.hugo_site import Post, read
from benchmarks.newspaper import PATIENCE, QUIET, asked
from benchmarks.publishing import WARM

SITE = Path(__file__).with_name("plain_wagtail")
SAMPLE, RECENT = 500, 2000
"""Pages that are baked, and articles from which those that are edited are drawn."""


def compared(count: int, publishes: int, parent: Path | None = None) -> dict[str, float]:
    """What stands beside the press's own figures. Its folder is below `parent`, and removed."""
    with tempfile.TemporaryDirectory(prefix="warraq-wagtail-", dir=parent) as name:
        folder = Path(name) / "site"
        shutil.copytree(SITE, folder, ignore=shutil.ignore_patterns("__pycache__"))
        with (folder / "posts.jsonl").open("w", encoding="utf-8") as file:
            for number in range(count):
                file.write(json.dumps(_told(number), ensure_ascii=False) + "\n")
        filled = _done(folder, "fill", "posts.jsonl")
        assert filled == {"articles": count}, filled
        (folder / "turns.json").write_text(json.dumps(list(_turns(count, WARM + publishes))), "utf-8")
        with _served(folder) as port:
            published = _done(folder, "publish", str(port), "turns.json")[WARM:]
        baked = _done(folder, "bake", str(SAMPLE))
    seen = sorted(each[0] for each in published)
    return {
        "wagtail_publish_p50_ms": round(statistics.median(seen), 1),
        "wagtail_publish_p95_ms": round(seen[min(len(seen) - 1, round(0.95 * len(seen)))], 1),
        "wagtail_call_p50_ms": round(statistics.median(each[1] for each in published), 1),
        "bakery_pages_per_s": round(baked["pages"] / baked["seconds"]),
        "bakery_page_bytes": round(baked["bytes"]),
    }


def _told(number: int) -> dict[str, str]:
    post = read(number, "flat")
    return {"title": post.title, "slug": _slug(post), "body": post.body, "moment": post.moment.isoformat()}


def _slug(post: Post) -> str:
    return post.address.strip("/")


def _turns(count: int, publishes: int) -> Iterator[dict[str, Any]]:
    """What is published, one after the other."""
    chance = random.Random(5)
    newest = sorted(range(count), key=lambda number: read(number, "flat").moment)[-RECENT:]
    bodies: dict[int, tuple[str, str]] = {}
    for turn in range(publishes):
        marker, kind = f"نسخة {turn:04}", ("new", "body", "new", "headline")[turn % 4]
        number = 10**6 + turn if kind == "new" else chance.choice(newest)
        post = read(number, "flat")
        title, body = bodies.get(number, (post.title, post.body))
        if kind == "new":
            title = f"خبر جديد {marker}"
        if kind == "headline":
            title = f"{title[:60]} {marker}"
        if kind == "body":
            body = f"<p>{marker}</p>{read(10**6 + turn, 'flat').body}"
        bodies[number] = title, body
        yield {
            "old": kind != "new", "slug": _slug(post), "title": title, "body": body, "marker": marker,
            "pause": 0.05 + chance.random() / 10,
        }  # fmt: skip


def _python(folder: Path) -> dict[str, Any]:
    return {"cwd": folder, "env": {**os.environ, "DJANGO_SETTINGS_MODULE": "plain.settings", "PYTHONPATH": str(folder)}}


def _done(folder: Path, *task: str) -> Any:
    """What a task of the site says. Raises SystemExit where it fails."""
    command = [str(environment() / "bin" / "python"), "-W", "ignore", "-m", "plain.tasks", *task]
    ran = subprocess.run(command, capture_output=True, text=True, check=False, **_python(folder))
    if ran.returncode:
        raise SystemExit(f"the plain Wagtail site could not {task[0]}: {ran.stderr[-1500:]}")
    return json.loads(ran.stdout.splitlines()[-1])


@contextmanager
def _served(folder: Path) -> Iterator[int]:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port = int(door.getsockname()[1])
    command: Sequence[str] = [
        str(environment() / "bin" / "python"), "-m", "gunicorn", "plain.wsgi", "--workers", "1",
        "--bind", f"127.0.0.1:{port}",
    ]  # fmt: skip
    process = subprocess.Popen(command, **QUIET, **_python(folder))
    try:
        end = time.monotonic() + PATIENCE
        while not _answers(port):
            if process.poll() is not None or time.monotonic() > end:
                raise SystemExit("the plain Wagtail site did not come")
            time.sleep(0.1)
        yield port
    finally:
        process.terminate()
        process.wait(30)


def _answers(port: int) -> bool:
    try:
        return asked(port, "/")[0] == 200
    except OSError:
        return False


def main() -> None:
    """Measure, and print a table or one JSON object."""
    parser = command(__file__, __doc__)
    parser.add_argument("--articles", type=int, default=30_000)
    parser.add_argument("--publishes", type=int, default=60)
    given = told(parser)
    found = compared(given.articles, given.publishes)
    show(found, given)


if __name__ == "__main__":
    main()
