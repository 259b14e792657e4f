"""A newspaper of the flood's own: an edition with real pages, an index, a key for letters; and the server before it."""

from __future__ import annotations

import os
import random
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

from warraq import sheets
from warraq.letters import Keyring, Notice
from warraq.letters import notice as notices
from warraq.search import Document, Index
from warraq.search import frame as search_frame
from warraq.theme import Theme

CANARY = "canary-7f3a"
ARTICLES = 200
WORDS = "المدينة النهر الجسر السوق المكتبة القطار الميناء الحديقة المدرسة المسرح الشاطئ الجبل".split()  # noqa: SIM905
MOMENT = sheets.Moment("2026-11-19T06:30:00+02:00", "19 تشرين الثاني 2026", "19 تشرين الثاني 2026، 06:30")


def address(number: int) -> str:
    return f"/2026/11/خبر-{number}/"


def make_newspaper(root: Path, ceiling: int) -> Keyring:
    """An edition with real pages, an index, and a key for letters."""
    chance, theme = random.Random(7), Theme()
    site = sheets.Site("صحيفة القياس", "", "http://127.0.0.1", "ar", "rtl", (), (), "", None, "western")
    pages, documents = root / "edition" / "editions" / "1", []
    for number in range(ARTICLES):
        text = [" ".join(chance.choices(WORDS, k=80)) for _ in range(30)]
        frame = sheets.Frame(site, address(number), f"خبر {number}", "")
        sheet = sheets.ArticleSheet(
            frame=frame, number=number, headline=f"خبر {number}", kicker="", standfirst="", section=None, sections=(),
            authors=(), published=MOMENT, updated=None, lead=None,
            body=tuple(sheets.TextBlock(f"<p>{each}</p>") for each in text), tags=(), related=(), comments=(),
            comment_count=0, comments_open=True, language="ar", direction="rtl", words=2400,
            letter=sheets.LetterForm(address(number), 30, 5000),
        )  # fmt: skip
        file = pages / address(number).strip("/") / "index.html"
        file.parent.mkdir(parents=True)
        file.write_bytes(theme.render(sheet))
        documents.append(Document(address(number), f"خبر {number}", "", " ".join(text), "", (), (), MOMENT, "ar"))
    (pages / "search").mkdir()
    (pages / "search" / "index.html").write_text("<!doctype html><title>بحث</title>", "utf-8")
    (root / "edition" / "current").symlink_to("editions/1")
    frame = sheets.Frame(site, "/search/", "بحث", "", (), None, False)
    (root / "edition" / search_frame.FILE).write_bytes(search_frame.dump(frame))
    Index.create(root / "edition" / "search").apply(documents)
    keyring = Keyring(root / "secrets")
    tell(root, keyring, ceiling)
    return keyring


def tell(root: Path, keyring: Keyring, ceiling: int) -> None:
    key = keyring.current() or keyring.make()
    (root / "edition" / notices.FILE).write_bytes(notices.dump(Notice(key.raw.hex(), 30, 5000, ceiling)))


class Server:
    """The readers' server as `warraq serve` starts it."""

    def __init__(self, root: Path, workers: int) -> None:
        with socket.create_server(("127.0.0.1", 0)) as door:
            self.port = int(door.getsockname()[1])
        self.log = root / "server.log"
        self._command = [
            sys.executable, "-m", "warraq.readers", str(root / "edition"), "--inbox", str(root / "inbox"),
            "--port", str(self.port), "--workers", str(workers),
        ]  # fmt: skip
        self.start()

    def start(self) -> None:
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(self._command, stdout=log, stderr=log, start_new_session=True)
        for _ in range(600):
            with suppress(OSError):
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return
            time.sleep(0.05)
        raise SystemExit(f"The server did not start; see {self.log}.")

    def kill_worker(self) -> None:
        children = Path(f"/proc/{self._process.pid}/task/{self._process.pid}/children").read_text("ascii").split()
        os.kill(int(children[0]), signal.SIGKILL)

    def kill(self) -> None:
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()

    def stop(self) -> None:
        self._process.terminate()
        try:
            self._process.wait(15)
        except subprocess.TimeoutExpired:
            self.kill()
