"""The demo: what a newcomer sees first."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import httpx

from tests.readers.conftest import free_port, wait_until
from tests.theme.feed_rules import json_feed_faults, rss_faults

PASSWORD = re.compile(r"\b[a-z0-9]{4}(?:-[a-z0-9]{4}){3}\b")


class Demo:
    """A running demo. Its output goes to a file, as a terminal would show it."""

    def __init__(self, folder: Path, log: Path) -> None:
        self.port, self.newsroom = free_port(), free_port()
        self.log = log
        ports = ["--port", str(self.port), "--newsroom-port", str(self.newsroom)]
        with log.open("wb") as out:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "warraq.cli", "demo", str(folder), *ports], stdout=out, stderr=subprocess.STDOUT
            )
        wait_until(lambda: self.process.poll() is not None or PASSWORD.search(self.said) is not None, 300)

    @property
    def said(self) -> str:
        return self.log.read_text("utf-8")

    @property
    def password(self) -> str:
        found = PASSWORD.search(self.said)
        assert found, self.said
        return found[0]

    def lets_in(self, password: str) -> bool:
        """Whether the newsroom opens to the login that was shown, with this password."""
        with httpx.Client(base_url=f"http://127.0.0.1:{self.newsroom}", timeout=30) as client:
            token = re.search(r'csrfmiddlewaretoken" value="([^"]+)', client.get("/admin/login/").text)
            assert token
            given = {"csrfmiddlewaretoken": token[1], "username": "admin", "password": password}
            return client.post("/admin/login/", data=given).status_code == 302

    def stop(self) -> int:
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(20)


def test_a_demo_is_a_whole_newspaper_and_begins_again_at_once(tmp_path: Path) -> None:
    first = Demo(tmp_path / "demo", tmp_path / "first.log")
    try:
        readers = f"http://127.0.0.1:{first.port}"
        front = httpx.get(f"{readers}/")
        assert front.status_code == 200
        assert "صباح جمانة" in front.text
        assert f"{readers}/" in first.said
        assert f"http://127.0.0.1:{first.newsroom}/admin/" in first.said
        assert first.lets_in(first.password)
        assert "ترام" in httpx.get(f"{readers}/search/", params={"q": "بالترام"}).text
        for link in sorted(set(re.findall(r'href="(/[^"#?]*)"', front.text))):
            assert httpx.get(readers + link).status_code == 200, link
        for feed in re.findall(r'href="(/[^"]*feed\.xml)"', httpx.get(f"{readers}/category/madina/").text):
            assert rss_faults(httpx.get(readers + feed).content, readers + feed) == []
            as_json = readers + feed.removesuffix("xml") + "json"
            assert json_feed_faults(httpx.get(as_json).content, as_json) == []
    finally:
        assert first.stop() == 0
    assert "Traceback" not in first.said
    started = time.monotonic()
    second = Demo(tmp_path / "demo", tmp_path / "second.log")
    try:
        assert time.monotonic() - started < 30
        assert second.password != first.password
        assert second.lets_in(second.password)
        assert not second.lets_in(first.password)
    finally:
        assert second.stop() == 0
