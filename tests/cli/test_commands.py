"""The commands, as an operator types them: each in a process of its own."""

from __future__ import annotations

import os
import signal
import sqlite3
import stat
import subprocess
import sys
import time
import tomllib
from contextlib import closing
from pathlib import Path

import pytest

from tests.readers.conftest import free_port, wait_until
from warraq import config
from warraq.cli.founding import commented
from warraq.config import TABLES

from .test_supervisor import answers


def warraq(*arguments: str | Path, given: str = "", seconds: float = 180) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("WARRAQ_", "DJANGO_"))}
    return subprocess.run(
        [sys.executable, "-m", "warraq.cli", *map(str, arguments)],
        input=given, capture_output=True, text=True, timeout=seconds, check=False, env=environment,
    )  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A newspaper made by `warraq new --yes`."""
    root = tmp_path_factory.mktemp("new") / "newspaper"
    made = warraq("new", root, "--yes", "--name", "صحيفة النهر")
    assert made.returncode == 0, made.stderr
    return root


def test_a_new_newspaper_holds_its_settings_and_nothing_in_python(site: Path) -> None:
    loaded = config.load(site, {})
    assert loaded.newspaper.name == "صحيفة النهر"
    assert not list(site.rglob("*.py"))
    for folder in ("media", "run", "secrets", "edition"):
        assert (site / folder).is_dir()
    for private in ("run", "secrets", "newsroom.sqlite3"):
        assert stat.S_IMODE((site / private).stat().st_mode) & 0o077 == 0, private


def test_every_setting_stands_in_the_file_with_its_help() -> None:
    text = commented({"lists": {"feed": 33}})
    written = tomllib.loads(text)
    assert written["lists"]["feed"] == 33
    for name, kind in TABLES.items():
        for setting in kind.__dataclass_fields__.values():
            assert setting.name in written[name]
            assert f"# {setting.metadata['help']}" in text
            assert f"# {setting.metadata['help_ar']}" in text


def test_a_newspaper_is_never_made_over_another(site: Path) -> None:
    before = (site / "warraq.toml").read_bytes()
    again = warraq("new", site, "--yes")
    assert again.returncode == 2
    assert "already holds a newspaper" in again.stderr
    assert "صحيفة قائمة" in again.stderr
    assert (site / "warraq.toml").read_bytes() == before


def test_a_wrong_answer_leaves_nothing_behind(tmp_path: Path) -> None:
    made = warraq("new", tmp_path / "x", "--yes", "--time-zone", "Asia/Beiroot")
    assert made.returncode == 2
    assert "time_zone" in made.stderr
    assert not (tmp_path / "x").exists()


def test_new_asks_what_it_was_not_told(tmp_path: Path) -> None:
    made = warraq("new", tmp_path / "x", "--language", "ar", given="جريدة الجبل\nmorocco\nAfrica/Casablanca\n")
    assert made.returncode == 0, made.stderr
    loaded = config.load(tmp_path / "x", {})
    assert (loaded.newspaper.name, loaded.newspaper.region) == ("جريدة الجبل", "morocco")
    assert loaded.newspaper.time_zone == "Africa/Casablanca"


def test_where_there_is_no_newspaper_the_way_to_one_is_told(tmp_path: Path) -> None:
    for command in (["publish"], ["serve"], ["config"], ["user", "add", "x"], ["search", "x"]):
        said = warraq(*command, "--site", tmp_path)
        assert said.returncode == 2
        assert "warraq new" in said.stderr
        assert "Traceback" not in said.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("given", [
    ["nonsense"], ["publish", "--nonsense"], ["new"], ["serve", "--port", "many"],
    ["user", "add", "x", "--role", "king"],
    ["letters"], ["import", "wordpress"],
])  # fmt: skip
def test_a_command_that_is_none_is_told_in_both_languages(given: list[str]) -> None:
    said = warraq(*given)
    assert said.returncode == 2
    assert "لم يُفهم الأمر" in said.stderr and "to see what it takes" in said.stderr
    assert "unexpected" not in said.stderr and "Traceback" not in said.stderr


def test_where_nobody_can_be_asked_the_way_without_is_told(tmp_path: Path) -> None:
    said = warraq("new", tmp_path / "paper", given="")
    assert said.returncode == 2
    assert "--yes" in said.stderr and "أضف" in said.stderr
    assert not (tmp_path / "paper").exists()


def test_config_lists_every_setting_and_its_source(site: Path) -> None:
    said = warraq("config", "--site", site)
    assert said.returncode == 0
    flat = said.stdout.replace("\n", "").replace(" ", "").replace("│", "")
    for name, kind in TABLES.items():
        for setting in kind.__dataclass_fields__:
            assert setting[:8] in flat, f"{name}.{setting}"


def test_an_account_gets_a_random_password_that_is_shown_once(site: Path) -> None:
    said = warraq("user", "add", "laila", "--site", site)
    assert said.returncode == 0, said.stderr
    password = said.stdout.split()[-1]
    assert len(password) == 19
    assert password.encode() not in (site / "newsroom.sqlite3").read_bytes()
    again = warraq("user", "add", "laila", "--site", site)
    assert again.returncode == 2
    assert "laila" in again.stderr


def test_accounts_are_sent_out_of_every_machine(site: Path) -> None:
    def ended() -> dict[str, int]:
        with closing(sqlite3.connect(site / "newsroom.sqlite3")) as base:
            rows = base.execute("SELECT username, sessions_ended FROM newsroom_user")
            return {name: count for name, count in rows if name in {"rami", "salma"}}

    for name in ("salma", "rami"):
        assert warraq("user", "add", name, "--site", site).returncode == 0
    said = warraq("user", "leave", "salma", "--site", site)
    assert said.returncode == 0 and ended() == {"salma": 1, "rami": 0}
    assert "salma" in said.stdout and "rami" not in said.stdout
    assert warraq("user", "leave", "--everyone", "--site", site).returncode == 0
    assert ended() == {"salma": 2, "rami": 1}
    for given, told in ((["rami", "nobody"], "no account nobody"), ([], "--everyone")):
        refused = warraq("user", "leave", *given, "--site", site)
        assert refused.returncode == 2 and told in refused.stderr.replace("\n", " ")
    assert ended() == {"salma": 2, "rami": 1}


def test_a_weak_password_is_refused_with_the_reason_in_both_languages(site: Path) -> None:
    said = warraq("user", "add", "omar", "--password-stdin", "--site", site, given="short\n")
    assert said.returncode == 2
    assert "too short" in said.stderr
    assert "قصيرة" in said.stderr
    good = warraq("user", "add", "omar", "--password-stdin", "--site", site, given="نهر طويل هادئ بعيد\n")
    assert good.returncode == 0


def test_publish_prints_and_then_has_nothing_to_print(site: Path) -> None:
    first = warraq("publish", "--site", site)
    assert first.returncode == 0, first.stderr
    assert (site / "edition" / "current" / "index.html").is_file()
    again = warraq("publish", "--site", site)
    assert again.returncode == 0
    assert "Printed 0 addresses" in again.stdout


def test_the_whole_newspaper_is_served_and_stops_together(site: Path) -> None:
    import psutil

    port, newsroom = free_port(), free_port()
    command = [sys.executable, "-m", "warraq.cli", "serve", "--site", str(site), "--port", str(port)]
    process = subprocess.Popen(
        [*command, "--newsroom-port", str(newsroom)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    try:
        wait_until(lambda: answers(port), 60)
        wait_until((site / "run" / "press.sock").exists, 60)
        wait_until(lambda: _logs_in(newsroom), 60)
        children = psutil.Process(process.pid).children(recursive=True)
        started = time.monotonic()
        process.send_signal(signal.SIGINT)
        output = process.communicate(timeout=20)[0].decode()
    finally:
        process.kill()
    assert process.returncode == 0
    assert time.monotonic() - started < 8
    assert not any(child.is_running() and child.status() != psutil.STATUS_ZOMBIE for child in children)
    assert "Traceback" not in output


def _logs_in(port: int) -> bool:
    import http.client

    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/admin/login/")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


def test_an_unexpected_fault_is_a_sentence_and_a_file(tmp_path: Path) -> None:
    (tmp_path / "warraq.toml").mkdir()
    code = (
        "import sys\nfrom warraq.cli import faults\n"
        "def work(): raise RuntimeError('a \\x1b[31m fault')\n"
        "sys.exit(faults.guarded(work))"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert said.returncode == 70
    assert "Traceback" not in said.stderr
    assert "\x1b" not in said.stderr
    file = Path(said.stderr.split("The details are in ")[1].strip("\u2069\n "))
    assert "RuntimeError" in file.read_text()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    file.unlink()


def test_the_command_line_is_quick_to_explain_itself() -> None:
    code = "import sys, warraq.cli.app; sys.exit(bool({'django', 'wagtail', 'granian', 'tantivy'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
    said = warraq("--help")
    for command in ("new", "demo", "import", "publish", "serve", "config", "user", "search"):
        assert command in said.stdout


def test_every_command_of_the_press_runs_by_itself(site: Path, tmp_path: Path) -> None:
    assert warraq("publish", "--site", site).returncode == 0
    for command in (
        ["editions"], ["press", "sweep", "--check"], ["press", "why", "/"], ["publish", "--dry-run"],
        ["publish", "--verify"], ["export", tmp_path / "plain"],
    ):  # fmt: skip
        told = warraq(*command, "--site", site)
        assert told.returncode == 0, (command, told.stdout, told.stderr)
    assert (tmp_path / "plain" / "index.html").is_file()
    assert warraq("press", "why", "/no-such-page/", "--site", site).returncode == 1


def test_a_bad_value_is_shown_as_it_was_written(tmp_path: Path) -> None:
    """Not with the signs that keep it apart from the Arabic around it."""
    site = tmp_path / "newspaper"
    site.mkdir()
    (site / "warraq.toml").write_text("[newspaper]\ndigits = 'xx'\n", "utf-8")
    refused = warraq("config", "--site", site)
    assert refused.returncode == 2
    assert refused.stderr.count("'xx'") == 2, refused.stderr
    assert "u2068" not in refused.stderr
