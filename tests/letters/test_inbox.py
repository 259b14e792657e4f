"""The inbox: what was acknowledged is there whatever happens, and it never outgrows its ceiling."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warraq.letters import Full, Post, arrived, clear, take_over
from warraq.letters.frames import MAGIC, frame, unframe
from warraq.letters.inbox import weight

MEGABYTE = 2**20


def put_all(post: Post, letters: list[bytes]) -> list[Exception | None]:
    """Put letters and wait for every answer."""
    answers: list[Exception | None] = []
    ready = threading.Semaphore(0)

    def done(problem: Exception | None) -> None:
        answers.append(problem)
        ready.release()

    for letter in letters:
        post.put(letter, done)
    for _ in letters:
        assert ready.acquire(timeout=20)
    return answers


def held(inbox: Path) -> list[bytes]:
    return [found.sealed for _, letters in arrived(inbox) for found in letters]


def test_letters_come_back_in_order_and_once(tmp_path: Path) -> None:
    letters = [b"letter %d" % number * 50 for number in range(300)]
    post = Post(tmp_path / "inbox", 64 * MEGABYTE)
    assert put_all(post, letters) == [None] * 300
    assert held(tmp_path / "inbox") == letters
    post.close()
    assert [path.suffix for path, _ in arrived(tmp_path / "inbox")] == [".letters"]
    assert held(tmp_path / "inbox") == letters


@given(st.lists(st.binary(max_size=60), max_size=6), st.data())
def test_a_torn_or_damaged_segment_gives_only_whole_letters(letters: list[bytes], data: st.DataObject) -> None:
    whole = MAGIC + b"".join(map(frame, letters))
    assert list(unframe(whole)) == letters
    cut = whole[: data.draw(st.integers(0, len(whole)))]
    assert list(unframe(cut)) == letters[: len(list(unframe(cut)))]
    if letters:
        place = data.draw(st.integers(len(MAGIC), len(whole) - 1))
        damaged = whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :]
        assert len([letter for letter in unframe(damaged) if letter in letters]) >= len(letters) - 1


KILLED = """
import sys, threading
from pathlib import Path
from warraq.letters import Post
post = Post(Path(sys.argv[1]), 2**28)
number = 0
def send():
    global number
    number += 1
    name = f"{sys.argv[2]}-{number}"
    def done(problem):
        if problem is None:
            sys.stdout.write(name + "\\n"); sys.stdout.flush()
        send()
    post.put((name + " ").encode() * 60, done)
for _ in range(8):
    send()
threading.Event().wait()
"""


def test_kill_minus_nine_loses_nothing_acknowledged(tmp_path: Path) -> None:
    inbox, acknowledged = tmp_path / "inbox", set()
    for turn in range(6):
        process = subprocess.Popen(
            [sys.executable, "-c", KILLED, str(inbox), str(turn)], stdout=subprocess.PIPE, text=True
        )
        assert process.stdout
        said = [process.stdout.readline().strip() for _ in range(40 + 13 * turn)]
        process.send_signal(signal.SIGKILL)
        acknowledged |= {name for name in [*said, *process.stdout.read().split("\n")[:-1]] if name}
        process.wait()
        process.stdout.close()
    take_over(inbox)
    paths = [path for path, _ in arrived(inbox)]
    assert {path.suffix for path in paths} == {".letters"}
    stored = [letter.split()[0].decode() for letter in held(inbox)]
    assert acknowledged <= set(stored)
    assert len(stored) == len(set(stored))
    clear(paths)
    assert list(inbox.iterdir()) == []


def test_a_segment_that_is_being_written_is_neither_closed_nor_cleared(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    post = Post(inbox, 64 * MEGABYTE)
    put_all(post, [b"one"])
    take_over(inbox)
    clear([path for path, _ in arrived(inbox)])
    assert put_all(post, [b"two"]) == [None]
    assert held(inbox) == [b"one", b"two"]
    post.close()


@pytest.mark.parametrize("writers", [1, 3])
def test_the_ceiling_holds_and_room_is_used_again(tmp_path: Path, writers: int) -> None:
    inbox, ceiling = tmp_path / "inbox", MEGABYTE
    posts = [Post(inbox, ceiling, writers) for _ in range(writers)]
    answers = [problem for post in posts for problem in put_all(post, [os.urandom(5000) for _ in range(250)])]
    refused = [problem for problem in answers if problem is not None]
    assert refused and all(isinstance(problem, Full) for problem in refused)
    assert weight(inbox) <= ceiling
    assert len(held(inbox)) == len(answers) - len(refused)
    for post in posts:
        post.close()
    clear([path for path, _ in arrived(inbox)])
    post = Post(inbox, ceiling)
    assert put_all(post, [b"again"]) == [None]
    post.close()


def test_a_disk_that_takes_no_more_is_told_and_leaves_no_half_letter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inbox = tmp_path / "inbox"
    post = Post(inbox, 64 * MEGABYTE)
    put_all(post, [b"before" * 100])
    write = os.write

    def short(descriptor: int, data: bytes) -> int:
        if len(data) > 100 and bytes(data[:2]) == b"WL":
            write(descriptor, bytes(data[:50]))
            raise OSError(28, "No space left on device")
        return write(descriptor, data)

    monkeypatch.setattr(os, "write", short)
    assert [type(problem) for problem in put_all(post, [b"during" * 100])] == [OSError]
    monkeypatch.undo()
    assert put_all(post, [b"after" * 100]) == [None]
    post.close()
    assert sorted(held(inbox)) == [b"after" * 100, b"before" * 100]
