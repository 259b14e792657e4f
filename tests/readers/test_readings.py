"""Readings as the real server counts them, with several workers: what counts, and what lies on the disk after it."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from tests.readers.conftest import Server, free_port, wait_until
from tests.readers.conftest import _answers as answers
from warraq.counts import totals

STORY = "/2014/09/جسر/"
BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


def serving(edition: Path, counts: Path) -> Server:
    port = free_port()
    command = [sys.executable, "-m", "warraq.readers", str(edition), "--port", str(port), "--workers", "2"]
    process = subprocess.Popen([*command, "--counts", str(counts), "--time-zone", "UTC"])
    wait_until(lambda: answers(port))
    return Server(port, process)


def test_the_server_counts_readings_and_writes_of_no_reader(edition: Path, tmp_path: Path) -> None:
    day = datetime.now(UTC).date()
    counts = tmp_path / "counts"
    server = serving(edition, counts)

    def read(target: str, source: str, method: str = "GET", agent: str = BROWSER, **more: str) -> int:
        return server.ask(target, method, x_forwarded_for=source, user_agent=agent, **more).status

    try:
        # The connections of one reader come to either worker.
        assert {read(STORY, "192.0.2.1") for _ in range(8)} == {200}
        etag = server.ask(STORY, user_agent=BROWSER).headers["etag"]  # of this machine itself: not counted
        assert read(STORY, "192.0.2.2", if_none_match=etag) == 304
        assert read(STORY + "?utm_source=x", "192.0.2.3") == 200
        assert read(STORY, "2001:db8::1") == read(STORY, "2001:db8::2") == 200  # one network
        assert read(STORY, "192.0.2.4", sec_purpose="prefetch;prerender") == 200
        assert read(STORY, "192.0.2.5", agent="Mozilla/5.0 (compatible; Googlebot/2.1)") == 200
        assert read(STORY, "192.0.2.6", agent="") == 200
        assert read(STORY, "192.0.2.7", "HEAD") == 200
        assert read("/nothing/", "192.0.2.8") == 404
        assert read("/feed.xml", "192.0.2.8") == 200
        assert read("/old-name/", "192.0.2.8") == 301
        assert read("/category/محليات/", "192.0.2.1") == 200
    finally:
        server.process.terminate()
        server.process.wait(10)
    assert totals(counts, day) == {STORY: 4, "/category/محليات/": 1}
    written = b"".join(file.read_bytes() + file.name.encode() for file in counts.iterdir())
    for trace in (b"192.0", b"2001:db8", b"Firefox", b"utm_source"):
        assert trace not in written
    assert {line.split(b"\t")[0].decode() for file in counts.iterdir() for line in file.read_bytes().splitlines()} == {
        STORY, "/category/محليات/",
    }  # fmt: skip


def test_without_a_folder_for_them_nothing_is_counted(server: Server, edition: Path) -> None:
    assert server.ask(STORY, x_forwarded_for="192.0.2.1", user_agent=BROWSER).status == 200
    assert not (edition.parent / "counts").exists()
