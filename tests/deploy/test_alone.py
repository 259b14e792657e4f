"""The readers' process stands alone: no database, no Django, no secret, nothing but the edition and the inbox."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.readers.conftest import Server, free_port, wait_until
from warraq.deploy import servers
from warraq.deploy.deployment import Deployment

from .conftest import edition_at

NEWSROOM = 64_242
"""A user that no one is."""
ASKED = ["/", "/2014/09/جسر/", "/no-such-page/", "/?p=12", "/search/?q=كتاب", "/media/large.0123456789ab.jpg"]


@dataclass(frozen=True)
class Traced:
    """A readers' process that served, and what it asked of the system meanwhile."""

    site: Path
    calls: str
    statuses: list[int]


@pytest.fixture(scope="module")
def traced(tmp_path_factory: pytest.TempPathFactory) -> Traced:
    """Run it beside a newsroom's files under strace, and ask it for one of everything.

    The newsroom's files belong to another user, and the process has no capability to look over that (root alone would).
    """
    site = tmp_path_factory.mktemp("alone")
    edition_at(site)
    (site / "inbox").mkdir()
    for secret in ("secrets/key", "newsroom.sqlite3", "media/original.jpg", "run/press.sock"):
        (site / secret).parent.mkdir(exist_ok=True)
        (site / secret).write_bytes(b"the newsroom's own")
        (site / secret).chmod(0o600)
        if os.geteuid() == 0:
            os.chown(site / secret, NEWSROOM, NEWSROOM)
    port, log = free_port(), tmp_path_factory.mktemp("strace") / "calls"
    command = ["strace", "-f", "-qq", "-s", "400", "-o", str(log)]
    if os.geteuid() == 0:
        command += ["setpriv", "--bounding-set=-all", "--inh-caps=-all", "--no-new-privs"]
    command += [sys.executable, "-m", "warraq.readers", str(site / "edition"), "--port", str(port), "--workers", "1"]
    environment = {"PATH": os.environ["PATH"], "PYTHONDONTWRITEBYTECODE": "1", "HOME": "/nonexistent"}
    process = subprocess.Popen(command, env=environment, cwd="/", start_new_session=True)
    server = Server(port, process)
    try:
        wait_until(lambda: _up(server), 60)
        statuses = [server.ask(target).status for target in ASKED]
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(20)
    calls = log.read_text("utf-8", "replace")
    return Traced(site, calls[calls.index(f'execve("{sys.executable}"') :], statuses)


def _up(server: Server) -> bool:
    try:
        return server.ask("/robots.txt").status == 200
    except OSError:
        return False


def test_a_user_with_only_the_edition_serves_everything(traced: Traced) -> None:
    assert traced.statuses == [200, 200, 404, 301, 200, 200]


def test_nothing_of_the_newspaper_but_the_edition_is_touched(traced: Traced) -> None:
    paths = set(re.findall(re.escape(str(traced.site)) + r'[^"]*', traced.calls))
    outside = {path for path in paths if not path.startswith((f"{traced.site}/edition", f"{traced.site}/inbox"))}
    assert outside <= {str(traced.site)}
    assert any(path.endswith("index.html") for path in paths)


def test_it_writes_nothing_and_calls_no_one(traced: Traced) -> None:
    written = re.findall(
        r'open(?:at)?\([^\n]*"(' + re.escape(str(traced.site)) + r'[^"]*)"[^\n]*O_(?:WRONLY|RDWR|CREAT)', traced.calls
    )  # noqa: E501
    # The index's lock file is opened to be locked; nothing is put into it.
    assert {path for path in written if not path.endswith(".lock")} == set()
    called = [line for line in traced.calls.splitlines() if " connect(" in line and "= 0" in line]
    assert not [line for line in called if "AF_UNIX" not in line or "nscd" not in line], called
    after = traced.calls.split("bind(")[1]
    assert "execve(" not in after


def test_every_system_call_is_allowed_by_the_unit(traced: Traced) -> None:
    unit = servers.systemd(Deployment(site=traced.site))["warraq-readers.service"]
    allowed: set[str] = set()
    for line in re.findall(r"^SystemCallFilter=(.*)$", unit, re.MULTILINE):
        named = set().union(*(_calls(name) for name in line.removeprefix("~").split()))
        allowed = allowed - named if line.startswith("~") else allowed | named
    used = set(re.findall(r"^\d+ +([a-z_0-9]+)\(", traced.calls, re.MULTILINE))
    assert {"bind", "accept4", "execve"} & used
    assert used - allowed == set()


def _calls(name: str) -> set[str]:
    """The system calls of one of systemd's groups."""
    if not name.startswith("@"):
        return {name}
    told = subprocess.run(
        ["systemd-analyze", "syscall-filter", name], capture_output=True, text=True, check=True
    ).stdout
    names = [line.strip() for line in told.splitlines()[1:] if line.startswith("    ") and "#" not in line]
    return set().union(*(_calls(each) for each in names)) if names else set()


def test_no_database_no_django_and_no_key_can_be_imported_by_it() -> None:
    code = (
        "import sys\nimport warraq.readers.__main__, warraq.readers.server\n"
        "for name in sorted(sys.modules): print(name)"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    rooms = {name.split(".")[1] for name in told if name.startswith("warraq.")}
    assert rooms <= {
        "readers", "search", "theme", "sheets", "arabic", "addresses", "errors", "config", "letters", "markup", "keys",
        "counts", "lines", "orphans",
    }  # fmt: skip
    foreign = {name.split(".")[0] for name in told}
    assert not foreign & {"django", "wagtail", "sqlite3", "_sqlite3", "psycopg", "granian", "httpx", "requests"}
