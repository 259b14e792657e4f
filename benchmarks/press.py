"""How fast a newspaper is printed, and how soon a reader has what an editor published.

A newspaper of N articles is imported from a seeded export, printed whole on all cores, and served by its processes.
Then articles are published one after the other (new ones, other words, other headlines), each timed from the newsroom's
call to the moment at which an HTTP client got the new bytes. The press shows an edition only when it lasts on disk.

    python -m benchmarks.press --articles 30000 [--pattern month|flat] [--publishes 60] [--json] [--keep DIR]

With `--keep`, the imported newspaper stays in DIR and is used again.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import random
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psutil

from benchmarks.corpus import PATTERNS, post, write

CLI = [sys.executable, "-m", "warraq.cli"]
QUIET: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
PATIENCE = 60.0
"""Seconds that a published article may take; longer ends the measurement with an error."""
WARM = 5
"""Publications that are not counted: processes wake, caches fill."""


def environment() -> dict[str, str]:
    return {**os.environ, "WARRAQ_DATABASE_URL": ""}


def founded(articles: int, pattern: str, kept: Path | None, folder: Path) -> Path:
    """A newspaper with so many imported articles, not printed."""
    store = (kept or folder) / f"paper-{articles}-{pattern}"
    if not (store / "imports").is_dir():
        export = folder / "export.xml"
        write(articles, export, pattern)
        shutil.rmtree(store, ignore_errors=True)
        subprocess.run([*CLI, "new", str(store), "--yes"], check=True, env=environment(), **QUIET)
        subprocess.run(
            [*CLI, "import", "wordpress", "--site", str(store), str(export)], check=False, env=environment(), **QUIET
        )
        export.unlink()
    site = folder / "site"
    shutil.copytree(store, site, ignore=shutil.ignore_patterns("edition"))
    return site


# --- the full print -----------------------------------------------------------------------------------------------


def full_print(site: Path) -> dict[str, float]:
    """Print everything from nothing, in a process of its own."""
    script = (
        "import sys, json, time; from pathlib import Path; from warraq.desk import start; start(Path(sys.argv[1]));"
        "from django.conf import settings; from warraq.press.press import Press;"
        "began = time.monotonic(); result = Press(settings.WARRAQ).run();"
        "print(json.dumps([result.seconds, time.monotonic() - began, len(result.written)]))"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", script, str(site)], stdout=subprocess.PIPE, env=environment(), text=True
    )
    peak = 0.0
    watched = psutil.Process(process.pid)
    while process.poll() is None:
        for each in (watched, *_children(watched)):
            peak = max(peak, _rss(each))
        time.sleep(0.1)
    assert process.stdout is not None
    shown, whole, written = json.loads(process.stdout.read())
    return {"shown_s": shown, "whole_s": whole, "pages": written, "peak_rss_mb": peak}


def _children(process: psutil.Process) -> list[psutil.Process]:
    try:
        return process.children()
    except psutil.NoSuchProcess:
        return []


def _rss(process: psutil.Process) -> float:
    try:
        return process.memory_info().rss / 2**20
    except psutil.NoSuchProcess:
        return 0.0


def pages_made(site: Path) -> dict[str, float]:
    """Processor milliseconds from records to an article's sheet, and from the sheet to its page: the newest 400, each
    done seven times, the quickest time of all together."""
    script = (
        "import sys, json, time; from pathlib import Path; from warraq.desk import start; start(Path(sys.argv[1]));"
        "from django.conf import settings; from warraq.press.printer import Printer, Work, expect;"
        "from warraq.reading.reader import Reader; from warraq.reading.sheets import sheet;"
        "from warraq.reading.shelf import Shelf; from warraq.reading.targets import Target;"
        "printer, shelf = Printer(settings.WARRAQ), Shelf(settings.WARRAQ); catalogue = shelf.catalogue;"
        "made = [Target('article', (n,), catalogue.entries[n].permalink) for n in catalogue.latest(('site', 0), 400)];"
        "expect([Work(target.address, (target,)) for target in made], shelf);"
        "sheets = [sheet(target, Reader(shelf)) for target in made]; clock = time.process_time\n"
        "def best(act):\n"
        "    began = [clock()]\n"
        "    for _ in range(7): act(); began.append(clock())\n"
        "    return min(b - a for a, b in zip(began, began[1:])) * 1e3 / len(made)\n"
        "print(json.dumps([best(lambda: [sheet(target, Reader(shelf)) for target in made]),"
        " best(lambda: [printer.theme.render(one) for one in sheets])]))"
    )
    told = subprocess.run(
        [sys.executable, "-c", script, str(site)], stdout=subprocess.PIPE, env=environment(), text=True, check=True
    )
    read, rendered = json.loads(told.stdout)
    return {"sheet_ms": round(read, 2), "page_from_sheet_ms": round(rendered, 2)}


# --- publishing -----------------------------------------------------------------------------------------------------


@contextmanager
def served(site: Path, database: str = "") -> Iterator[tuple[int, subprocess.Popen[bytes]]]:
    """The newspaper's own processes; the readers' port. `database` is the address of its PostgreSQL, if it has one."""
    port, desk = _free_port(), _free_port()
    command = [*CLI, "serve", "--site", str(site), "--port", str(port), "--newsroom-port", str(desk), "--workers", "1"]
    process = subprocess.Popen(command, env={**environment(), "WARRAQ_DATABASE_URL": database}, **QUIET)
    try:
        _wait_for(port)
        yield port, process
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)


def _free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


def _wait_for(port: int) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            if _get(port, "/")[0] == 200:
                return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("the readers' server did not come")


def _get(port: int, address: str) -> tuple[int, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", quote(address))
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def publications(site: Path, port: int, count: int) -> tuple[list[float], list[int]]:
    """Milliseconds of each publication, and how many pages each printed."""
    from warraq.desk import start

    start(site)
    from warraq.newsroom.models import Article, Section

    chance = random.Random(5)
    newest = Article.objects.filter(live=True).order_by("-first_published_at")
    numbers = list(newest.values_list("pk", flat=True)[:2000])
    section = Section.objects.order_by("pk").first()
    assert section is not None
    _press_is_awake(site)
    spent, written = [], []
    for turn in range(WARM + count):
        marker = f"نسخة {turn:04}"
        kind = ("new", "body", "new", "headline")[turn % 4]
        if kind == "new":
            draft = Article(title=f"خبر جديد {marker}", live=False, body=_body(turn, marker))
            article = Article.objects.get(pk=section.add_child(instance=draft).pk)
        else:
            article = Article.objects.get(pk=chance.choice(numbers))
            if kind == "headline":
                article.title = f"{article.title[:60]} {marker}"
            else:
                article.body = _body(turn, marker)
        revision = article.save_revision()
        before = _edition(site)
        began = time.perf_counter()
        revision.publish()
        address = Article.objects.values_list("permalink", flat=True).get(pk=article.pk)
        _seen(port, address, marker.encode())
        took = (time.perf_counter() - began) * 1e3
        printed = _printed(site, before)
        if turn >= WARM:
            spent.append(took)
            written.append(printed)
        time.sleep(0.05 + chance.random() / 10)  # an editor, not a flood
    return spent, written


def _body(turn: int, marker: str) -> list[Any]:
    text = post(10**6 + turn).split("<content:encoded><![CDATA[")[1].split("]]>")[0]
    paragraphs = [part.split("</p>")[0] for part in text.split("<p>")[1:]]
    return [("text", f"<p>{marker}</p>" + "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs))]


def _seen(port: int, address: str, marker: bytes) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        status, body = _get(port, address)
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


# --- all of it ------------------------------------------------------------------------------------------------------


def measure(articles: int, pattern: str, count: int, kept: Path | None) -> dict[str, Any]:
    with tempfile.TemporaryDirectory(prefix="warraq-press-", dir=kept) as name:
        site = founded(articles, pattern, kept, Path(name))
        load = os.getloadavg()[0]
        made, whole = pages_made(site), full_print(site)
        with served(site) as (port, _):
            spent, written = publications(site, port, count)
        spent.sort()
        return {
            "articles": articles,
            "pattern": pattern,
            "publishes": count,
            "publish_p50_ms": round(statistics.median(spent), 1),
            "publish_p95_ms": round(spent[min(len(spent) - 1, round(0.95 * len(spent)))], 1),
            "pages_written_median": statistics.median(written),
            "full_articles_per_s": round(articles / whole["shown_s"]),
            "full_pages_per_s": round(whole["pages"] / whole["shown_s"]),
            "full_with_spare_s": round(whole["whole_s"], 1),
            "peak_rss_mb": round(whole["peak_rss_mb"]),
            **made,
            "cores": len(os.sched_getaffinity(0)),
            "load": round(load, 1),
        }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=30_000)
    parser.add_argument("--pattern", choices=sorted(PATTERNS), default="month")
    parser.add_argument("--publishes", type=int, default=60)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    if given.keep:
        given.keep.mkdir(parents=True, exist_ok=True)
    found = measure(given.articles, given.pattern, given.publishes, given.keep)
    if given.json:
        print(json.dumps(found))
        return
    for label, value in found.items():
        print(f"{label:22} {value:>10}")


if __name__ == "__main__":
    main()
