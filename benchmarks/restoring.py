"""From a backup to a living newspaper on an empty machine: how long it takes, and whether anything is lost.

A newspaper of N imported articles, with files of media beside them, is printed, backed up into one encrypted file,
restored onto an empty folder by the commands themselves, printed again and served, until a reader has an article. Both
editions, media and records are compared. Beside it stands what the machine itself needs to pack and unpack those files
with nothing but `tar`, to disk for good.

    python -m benchmarks.restoring --articles 10000 [--media 5000] [--postgresql URL] [--json]

With `--postgresql` (the address of an empty database) the records are restored into it.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks.command import command, show, told
from benchmarks.newspaper import CLI, founded, served

PASSPHRASE = "a passphrase for a measurement"
COUNTS = (
    "import json; from django.apps import apps; from warraq.desk import start; import sys, pathlib;"
    "start(pathlib.Path(sys.argv[1]));"
    "print(json.dumps({m._meta.db_table: m._base_manager.count() for m in apps.get_models()"
    " if m._meta.app_label in ('newsroom', 'wagtailcore', 'wagtailimages')}))"
)


def measure(articles: int, media: int, database: str) -> dict[str, Any]:
    """Seconds of each step, sizes, and what differs."""
    with tempfile.TemporaryDirectory(prefix="warraq-restoring-") as name:
        folder = Path(name)
        site, again, file = founded(articles, "month", None, folder), folder / "again", folder / "paper.backup"
        _fill(site / "media", media)
        _run("publish", "--site", site)
        found: dict[str, Any] = {"articles": articles, "media_files": media}
        with _timed(found, "backup_s"):
            _run("backup", file, "--site", site)
        with _timed(found, "restore_s"):
            _run("restore", file, again, database=database)
        with _timed(found, "print_s"):
            _run("publish", "--site", again, database=database)
        first = next(iter(sorted(address for address in _digests(again / "edition" / "current") if "/" in address)))
        with _timed(found, "serve_s"):
            _serve(again, first, database)
        found["empty_machine_to_live_s"] = round(found["restore_s"] + found["print_s"] + found["serve_s"], 1)
        found["backup_mb"] = round(file.stat().st_size / 2**20, 1)
        before, after = (_digests(one / "edition" / "current") for one in (site, again))
        found["printed_files"] = len(before)
        found["edition_same_bytes"] = before == after
        found["media_same_bytes"] = _digests(site / "media") == _digests(again / "media")
        rows = _counts(site, ""), _counts(again, database)
        found["records"] = sum(rows[0].values())
        found["records_lost"] = sum(max(0, count - rows[1].get(table, 0)) for table, count in rows[0].items())
        found |= _limit(site, folder)
    return found


def _fill(media: Path, count: int) -> None:
    """Files as large as the renditions of pictures are, of bytes that no packer makes smaller."""
    chance = random.Random(5)
    for number in range(count):
        file = media / "renditions" / f"{number % 100:02}" / f"{number}.webp"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(chance.randbytes(chance.randrange(8, 120) * 1024))


def _run(*words: object, database: str = "") -> None:
    given = {**os.environ, "WARRAQ_PASSPHRASE": PASSPHRASE, "WARRAQ_DATABASE_URL": database}
    subprocess.run([*CLI, *map(str, words)], check=True, env=given, stdout=subprocess.DEVNULL)


@contextmanager
def _timed(found: dict[str, Any], name: str) -> Iterator[None]:
    began = time.monotonic()
    yield
    found[name] = round(time.monotonic() - began, 1)


def _serve(site: Path, file: str, database: str) -> None:
    """The newspaper's processes, until a reader has a page."""
    address = urllib.request.pathname2url("/" + file.removesuffix("index.html"))
    with served(site, database) as (port, _), urllib.request.urlopen(f"http://127.0.0.1:{port}{address}") as answer:
        if answer.status != 200:
            raise SystemExit(f"{address} was answered with {answer.status}")


def _digests(folder: Path) -> dict[str, str]:
    files = (path for path in folder.resolve().rglob("*") if path.is_file())
    return {str(path.relative_to(folder.resolve())): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def _counts(site: Path, database: str) -> dict[str, int]:
    given = {**os.environ, "WARRAQ_DATABASE_URL": database}
    ran = subprocess.run([sys.executable, "-c", COUNTS, str(site)], check=True, env=given, capture_output=True)
    counts: dict[str, int] = json.loads(ran.stdout)
    return counts


def _limit(site: Path, folder: Path) -> dict[str, float]:
    """What `tar` needs for the same files, with a `sync` each."""
    packed, out = folder / "paper.tar", folder / "unpacked"
    out.mkdir()
    found: dict[str, Any] = {}
    with _timed(found, "tar_s"):
        subprocess.run(["tar", "-C", site, "--exclude=./edition", "-cf", packed, "."], check=True)
        subprocess.run(["sync", packed], check=True)
    with _timed(found, "untar_s"):
        subprocess.run(["tar", "-C", out, "-xf", packed], check=True)
        subprocess.run(["sync", "-f", out], check=True)
    return found


def main() -> None:
    parser = command(__file__, __doc__)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--media", type=int, default=5_000)
    parser.add_argument("--postgresql", default="")
    given = told(parser)
    found = measure(given.articles, given.media, given.postgresql)
    show(found, given)


if __name__ == "__main__":
    main()
