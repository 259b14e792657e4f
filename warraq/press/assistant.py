"""The running press's assistant: a process of its own that packs pages on another core while the press reads and sets
the next ones.

It is told of a file, and answers what the file's twins hold; it writes nothing. When the press is killed, its end of
the line closes, and the assistant goes; when the assistant is killed, the press does its work, with the same outcome.
"""

from __future__ import annotations

import logging
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from queue import SimpleQueue

from warraq.press.twins import Twins, twins

log = logging.getLogger("warraq.press")
PATIENCE = 2.0
"""Seconds in which an assistant that is let go has put its page aside."""
Promise = Callable[[], Twins]
"""Answers a page's twins; waits for them if they are still being made."""


Pack = Callable[[str, bytes, str], Promise]
"""Lets the twins of a page be made: its name in the edition, its bytes, and where these lie on disk already."""


def at_once(file: str, data: bytes, path: str) -> Promise:
    """Without an assistant: the twins are made here, before anything goes on."""
    made = list(twins(file, data))
    return lambda: made


class Assistant:
    """One assistant process. Its answers come in the order of the questions."""

    def __init__(self) -> None:
        self._line: Connection | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._asked = self._answered = 0
        self._answers: dict[int, Twins | None] = {}

    def pack(self, file: str, data: bytes, path: str) -> Promise:
        """Let a page's twins be made. Where there is no assistant (any more) they are made here."""
        if self._line is None:
            return at_once(file, data, path)
        try:
            self._line.send((file, path))
        except OSError as error:
            self._gone(error)
            return at_once(file, data, path)
        self._asked += 1
        number = self._asked
        return lambda: self._answer(number, file, data)

    def _answer(self, number: int, file: str, data: bytes) -> Twins:
        try:
            while self._line is not None and self._answered < number:
                answer = self._line.recv()
                self._answered += 1
                self._answers[self._answered] = answer
        except (OSError, EOFError) as error:
            self._gone(error)
        found = self._answers.pop(number, None)
        return list(twins(file, data)) if found is None else found

    def call(self) -> None:
        """Let it come, if it is not there. It is ready some tenths of a second later; questions wait for it."""
        self._answers.clear()  # of a run that was given up
        if self._line is not None:
            return
        ours, theirs = socket.socketpair()
        try:
            with theirs:
                command = [sys.executable, "-m", __name__, str(theirs.fileno())]
                self._process = subprocess.Popen(command, pass_fds=(theirs.fileno(),))  # noqa: S603 - this very module
        except OSError as error:
            ours.close()
            log.warning("The press has no assistant and packs its pages itself: %s", error)
            return
        self._line = Connection(ours.detach())
        self._asked = self._answered = 0

    def dismiss(self) -> None:
        """Let it go."""
        if self._line is not None:
            self._line.close()
            self._line = None
        if self._process is not None:
            try:
                self._process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
            self._process = None

    @property
    def process(self) -> int | None:
        """Its process, while it is there."""
        return self._process.pid if self._process is not None else None

    def _gone(self, error: Exception) -> None:
        log.warning("The press's assistant is gone; the press packs this run's pages itself. %s", error)
        self.dismiss()


def assist(line: Connection) -> None:
    """Answer questions in their order, until the press closes the line."""
    answers: SimpleQueue[Twins | None] = SimpleQueue()
    # Told beside the work: the press takes its answers when it has asked all its questions.
    threading.Thread(target=_tell, args=(line, answers), daemon=True).start()
    while True:
        try:
            file, path = line.recv()
        except (OSError, EOFError):
            return  # the press is done
        try:
            answers.put(list(twins(file, Path(path).read_bytes())))
        except FileNotFoundError:
            answers.put(None)  # the run was given up; nobody asks for it any more


def _tell(line: Connection, answers: SimpleQueue[Twins | None]) -> None:
    with suppress(OSError):  # the press is gone, and with it who asked
        while True:
            line.send(answers.get())


if __name__ == "__main__":
    os.setpgid(0, 0)  # what stops the newspaper's processes by the terminal is for the press to hear
    assist(Connection(int(sys.argv[1])))
