"""A living newspaper for browser tests: made, served and stopped by the commands that an operator uses."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.schema import new_newspaper

PASSWORD = "a-long-password-for-tests"
expect.set_options(timeout=20_000)


@dataclass(frozen=True)
class Living:
    """A newspaper that is being served."""

    folder: Path
    readers: str
    newsroom: str


@pytest.fixture(scope="session")
def browser(chromium: Browser) -> Browser:
    return chromium


@pytest.fixture(scope="session")
def living(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Living]:
    """`warraq new`, `warraq user add`, `warraq serve`, and at the end Ctrl-C."""
    folder = tmp_path_factory.mktemp("living") / "paper"
    readers, newsroom = _free_port(), _free_port()
    new_newspaper(folder)
    settings = folder / "warraq.toml"
    text = settings.read_text("utf-8")
    for old, port in (("127.0.0.1:8000", readers), ("127.0.0.1:8001", newsroom)):
        assert old in text
        text = text.replace(old, f"127.0.0.1:{port}")
    settings.write_text(text, "utf-8")
    _warraq("user", "add", "editor", "--password-stdin", "--site", str(folder), given=PASSWORD + "\n")
    log = (folder / "serve.log").open("wb")
    served = subprocess.Popen(
        [*_command("serve"), "--site", str(folder), "--port", str(readers), "--newsroom-port", str(newsroom)],
        env=_environment(), stdout=log, stderr=log,
    )  # fmt: skip
    try:
        for address in (f"http://127.0.0.1:{readers}/", f"http://127.0.0.1:{newsroom}/admin/login/"):
            _wait_for(address, served, folder / "serve.log")
        yield Living(folder, f"http://127.0.0.1:{readers}", f"http://127.0.0.1:{newsroom}")
    finally:
        served.send_signal(signal.SIGINT)
        try:
            served.wait(20)
        finally:
            served.kill()
            log.close()


@pytest.fixture
def reader(browser: Browser) -> Iterator[Page]:
    """A reader's phone, without scripts."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False, locale="ar")
    yield context.new_page()
    context.close()


@pytest.fixture
def editor(browser: Browser, living: Living) -> Iterator[Page]:
    """An editor at a desk, logged in through the form."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="ar")
    page = context.new_page()
    page.goto(f"{living.newsroom}/admin/")
    page.fill("input[name=username]", "editor")
    page.fill("input[name=password]", PASSWORD)
    page.click("button[type=submit]")
    page.wait_for_url(f"{living.newsroom}/admin/")
    yield page
    shots = os.environ.get("WARRAQ_BROWSER_SHOTS")
    if shots:
        page.screenshot(path=str(Path(shots) / "editor-last.png"), full_page=True)
    context.close()


def _command(*words: str) -> list[str]:
    return [sys.executable, "-m", "warraq.cli", *words]


def _environment() -> dict[str, str]:
    """The operator's environment: nothing of the test run's own newspaper in it. Each run has its own database."""
    ours = {"WARRAQ_SITE", "DJANGO_SETTINGS_MODULE", "WARRAQ_DATABASE_URL", "DJANGO_ALLOW_ASYNC_UNSAFE"}
    return {name: value for name, value in os.environ.items() if name not in ours}


def _warraq(*words: str, given: str = "") -> None:
    done = subprocess.run(
        _command(*words), env=_environment(), input=given, capture_output=True, text=True, check=False, timeout=180
    )
    assert done.returncode == 0, done.stdout + done.stderr


def _free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


def _wait_for(address: str, served: subprocess.Popen[Any], log: Path) -> None:
    deadline = time.monotonic() + 90
    while time.monotonic() < deadline:
        assert served.poll() is None, log.read_text("utf-8", "replace")
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
    pytest.fail(f"{address} did not answer:\n{log.read_text('utf-8', 'replace')}")
