"""The encrypted file: opened by what it was locked with, whole or not at all."""

from __future__ import annotations

import io

import nacl.public
import nacl.pwhash.argon2id as argon2
import pytest

from warraq.backup.stream import PIECE, Locks, Reader, Writer
from warraq.letters import safe

PASSPHRASE = Locks(passphrase="نهر الصفصاف يجري شرقاً")


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(safe.Derivation.__init__, "__defaults__", (argon2.OPSLIMIT_MIN, argon2.MEMLIMIT_MIN))


def written(data: bytes, locks: Locks = PASSPHRASE) -> bytes:
    file = io.BytesIO()
    writer = Writer(file, locks)
    for start in range(0, len(data), 300_000):
        writer.write(data[start : start + 300_000])
    writer.close()
    return file.getvalue()


def read(raw: bytes, locks: Locks = PASSPHRASE) -> bytes:
    reader = Reader(io.BytesIO(raw), locks)
    found = reader.read()
    reader.finish()
    return found


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE])
def test_what_is_written_is_read_again(size: int) -> None:
    data = bytes(range(256)) * (size // 256) + b"x" * (size % 256)
    raw = written(data)
    assert read(raw) == data
    assert size < 40 or data[:40] not in raw


def test_a_public_key_locks_and_its_private_half_opens() -> None:
    private = nacl.public.PrivateKey.generate()
    raw = written(b"data", Locks(key=bytes(private.public_key)))
    assert read(raw, Locks(key=bytes(private))) == b"data"
    with pytest.raises(ValueError, match="not the one"):
        read(raw, Locks(key=bytes(nacl.public.PrivateKey.generate())))
    with pytest.raises(ValueError, match="--key"):
        read(raw)


def test_a_wrong_passphrase_is_told() -> None:
    with pytest.raises(ValueError, match="passphrase"):
        read(written(b"data"), Locks(passphrase="another passphrase"))


def test_every_cut_is_noticed() -> None:
    raw = written(b"abc" * PIECE)
    head = raw.index(b"\n", raw.index(b"\n") + 1) + 1
    places = [*range(0, head + 40, 7), *(len(raw) * share // 10 for share in range(1, 10)), len(raw) - 1]
    for place in places:
        with pytest.raises(ValueError):
            read(raw[:place])
    with pytest.raises(ValueError, match="after its end"):
        read(raw + b"x")


def test_every_change_is_noticed() -> None:
    raw = written(b"abc" * 2000)
    for place in range(0, len(raw), 41):
        changed = raw[:place] + bytes([raw[place] ^ 1]) + raw[place + 1 :]
        with pytest.raises(ValueError):
            read(changed)


def test_pieces_cannot_change_places() -> None:
    raw = written(b"a" * PIECE + b"b" * PIECE + b"c")
    size = 4 + PIECE + 17
    start = len(raw) - 2 * size - (4 + 1 + 17)
    first, second, rest = raw[start : start + size], raw[start + size : start + 2 * size], raw[start + 2 * size :]
    with pytest.raises(ValueError, match="damaged"):
        read(raw[:start] + second + first + rest)
