"""A newsroom on another machine fetches sealed letters over HTTP from the real server: none is lost, none doubled, and
without the token there is nothing there."""

from __future__ import annotations

import http.client
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.readers.conftest import Server, free_port, start
from tests.readers.test_letters import FIELDS, paper, post, tell
from warraq.letters import Keyring, Letter, Notice, arrived, frames, pulling, take_over
from warraq.letters.handover import PREFIX, new_token, token_hash
from warraq.letters.notice import dump, load

__all__ = ["paper"]

TOKEN = new_token()
NOWHERE = (None, "Bearer", f"Bearer {TOKEN}x", f"Basic {TOKEN}", f"Bearer {token_hash(TOKEN)}", "Bearer ü")


@pytest.fixture
def server(paper: Path) -> Iterator[Server]:
    tell_token(paper, TOKEN)
    running = start(paper / "edition", inbox=paper / "inbox")
    yield running
    running.process.terminate()
    running.process.wait(10)


def tell_token(paper: Path, token: str) -> None:
    key = Keyring(paper / "secrets").current()
    assert key is not None
    tell(paper, Notice(key.raw.hex(), 30, 5000, 2**26, token_hash(token) if token else ""))


def write_letters(server: Server, count: int, start: int = 0) -> set[str]:
    names = {f"قارئ {number}" for number in range(start, start + count)}
    for number, name in enumerate(sorted(names)):
        reply = post(server, {**FIELDS, "name": name}, x_forwarded_for=f"192.0.2.{number % 250 + 1}")
        assert reply.status == 303
    return names


def restart(server: Server, paper: Path) -> Server:
    """Killed outright: its open segments are closed by whoever looks next."""
    server.process.send_signal(signal.SIGKILL)
    server.process.wait(10)
    return start(paper / "edition", inbox=paper / "inbox")


def names_in(inbox: Path, paper: Path) -> list[str]:
    ring = Keyring(paper / "secrets")
    opened = [ring.open(found.sealed) for _, letters in arrived(inbox) for found in letters]
    return sorted(letter.name for letter in opened if isinstance(letter, Letter))


def at(server: Server) -> str:
    return f"http://127.0.0.1:{server.port}"


def ask(server: Server, method: str, name: str = "", **said: str) -> tuple[int, bytes]:
    line = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    line.request(method, PREFIX + quote(name, safe="/%"), headers={k.replace("_", "-"): v for k, v in said.items()})
    reply = line.getresponse()
    return reply.status, reply.read()


def test_what_was_thanked_comes_over_once_and_is_then_gone_there(server: Server, paper: Path, tmp_path: Path) -> None:
    names = write_letters(server, 12)
    running = restart(server, paper)
    try:
        here = tmp_path / "newsroom"
        # The killed workers may close a moment later than the first new one looks.
        deadline = time.monotonic() + 20
        while pulling.pull(at(running), TOKEN, here) == 0 or len(names_in(here, paper)) < len(names):
            assert time.monotonic() < deadline
            time.sleep(0.2)
        assert names_in(here, paper) == sorted(names)
        assert list((paper / "inbox").glob("*.letters")) == []
        assert pulling.pull(at(running), TOKEN, here) == 0
    finally:
        running.process.terminate()
        running.process.wait(10)


@pytest.mark.parametrize("given", NOWHERE, ids=range(len(NOWHERE)))  # tokens are drawn anew in each process
def test_without_the_token_nothing_is_there(server: Server, given: str | None) -> None:
    said = {"authorization": given} if given else {}
    bare = ask(server, "GET", "no-such-thing")[0]
    for method in ("GET", "HEAD", "POST"):
        assert ask(server, method, **said)[0] == bare == 404
        assert ask(server, method, "0123456789abcdef.letters", **said)[0] == 404


def test_a_notice_without_a_token_lets_nobody_in(server: Server, paper: Path) -> None:
    tell_token(paper, "")
    for given in (*NOWHERE, f"Bearer {TOKEN}", "Bearer "):
        assert ask(server, "GET", **({"authorization": given} if given else {}))[0] == 404


def test_an_old_notice_is_still_read() -> None:
    key = "ab" * 32
    assert load(dump(Notice(key, 30, 5000, 9)).replace(b'"pull": "", ', b"")) == Notice(key, 30, 5000, 9)


@pytest.mark.parametrize(
    "name",
    [
        "../edition/letters.json",
        "..%2Fedition%2Fletters.json",
        "0123456789abcdef.open",
        "x.letters",
        "%00",
        "a/b.letters",
    ],
)
def test_nothing_but_closed_segments_is_handed_over(server: Server, paper: Path, name: str) -> None:
    write_letters(server, 1)
    secret = paper / "inbox" / "fedcba9876543210.letters"
    secret.symlink_to(paper / "edition" / "letters.json")
    for each in (name, secret.name):
        status, body = ask(server, "GET", each, authorization=f"Bearer {TOKEN}")
        assert status in {301, 400, 404}
        assert b"ceiling" not in body
        assert ask(server, "POST", each, authorization=f"Bearer {TOKEN}", if_match='"x"')[0] in {204, 301, 400, 404}
    assert secret.is_symlink()
    assert (paper / "edition" / "letters.json").exists()


def test_another_segment_under_the_same_name_is_not_let_go(server: Server, paper: Path) -> None:
    file = paper / "inbox" / "0123456789abcdef.letters"
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(frames.MAGIC + frames.frame(b"sealed"))
    for digest in ('"00"', "", "ü"):
        assert ask(server, "POST", file.name, authorization=f"Bearer {TOKEN}", if_match=digest)[0] == 412
    assert file.exists()


KILLED = """
import os, sys
from pathlib import Path
from warraq.letters import pulling
step, seen, real = int(sys.argv[4]), 0, {}
def count(event, given):
    global seen
    if event in {"open", "os.rename", "os.remove"} and "newsroom" in str(given[0]) or event == "socket.connect":
        seen += 1
        if seen == step:
            os.kill(os.getpid(), 9)
class Line(pulling._Line):
    def ask(self, *given):
        global seen
        found = super().ask(*given)
        seen += 1
        if seen == step:
            os.kill(os.getpid(), 9)
        return found
pulling._Line = Line
sys.addaudithook(count)
pulling.pull(sys.argv[1], sys.argv[2], Path(sys.argv[3]))
"""


def test_killed_at_every_step_no_letter_is_lost(server: Server, paper: Path, tmp_path: Path) -> None:
    here = tmp_path / "newsroom"
    names, killed = set(), 0
    for step in range(1, 15):
        names |= write_letters(server, 1, start=step * 10)
        # A segment closes when its writer does; here its file is closed by hand, as after 15 seconds.
        for path in (paper / "inbox").glob("*.open"):
            path.rename(path.with_suffix(".letters"))
        command = [sys.executable, "-c", KILLED, at(server), TOKEN, str(here), str(step)]
        ended = subprocess.run(command, check=False, capture_output=True)
        killed += ended.returncode == -signal.SIGKILL
        assert ended.returncode in {0, -signal.SIGKILL}, ended.stderr
        server = restart(server, paper)
    try:
        take_over(paper / "inbox")
        pulling.pull(at(server), TOKEN, here)
        assert killed >= 8
        assert set(names_in(here, paper)) == names
        assert list((paper / "inbox").glob("*.letters")) == []
    finally:
        server.process.terminate()
        server.process.wait(10)


def test_a_token_goes_over_https_only(tmp_path: Path) -> None:
    for address in ("http://192.0.2.1", "http://newspaper.example", "ftp://127.0.0.1", "https://a/b", "https://u@a"):
        with pytest.raises(ValueError, match="HTTP|https"):
            pulling.pull(address, TOKEN, tmp_path / "newsroom")
    assert not (tmp_path / "newsroom").exists()


def test_a_lying_readers_machine_fills_nothing(tmp_path: Path) -> None:
    """It says another digest, or sends what is no segment, or more than it said."""
    script = tmp_path / "liar.py"
    script.write_text(
        "import http.server, sys\n"
        "class Liar(http.server.BaseHTTPRequestHandler):\n"
        "    protocol_version = 'HTTP/1.1'\n"
        "    def do_GET(self):\n"
        "        body = sys.argv[2].encode() if self.path.endswith('/sealed/') else b'x' * 5000\n"
        "        self.send_response(200); self.send_header('content-length', str(len(body))); self.end_headers()\n"
        "        self.wfile.write(body)\n"
        "    def log_message(self, *told): pass\n"
        "http.server.HTTPServer(('127.0.0.1', int(sys.argv[1])), Liar).serve_forever()\n"
    )
    named = "0123456789abcdef.letters"
    for line in (f"{named} 5000 {'0' * 32}", f"{named} 5 {'0' * 32}", f"../../x 5 {'0' * 32}"):
        port = free_port()
        liar = subprocess.Popen([sys.executable, str(script), str(port), line + "\n"])
        try:
            deadline = time.monotonic() + 10
            while True:
                try:
                    pulling.pull(f"http://127.0.0.1:{port}", TOKEN, tmp_path / "newsroom")
                except ConnectionRefusedError:
                    assert time.monotonic() < deadline
                    time.sleep(0.1)
                except ValueError:
                    break
        finally:
            liar.kill()
            liar.wait()
    found = tmp_path / "newsroom"
    assert not found.exists() or os.listdir(found) == []
