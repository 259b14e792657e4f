"""The copy of the keys under a passphrase, and the commands that make and read it."""

from __future__ import annotations

from pathlib import Path

import nacl.pwhash.argon2id as argon2
import pytest
from typer.testing import CliRunner

from warraq.cli.app import app
from warraq.letters import Keyring, notice, safe, seal
from warraq.letters.letter import Removal, dump

PASSPHRASE = "نهر الصفصاف يجري شرقاً"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The derivation at its cheapest: a second each is for guessers, not for tests."""
    monkeypatch.setattr(
        safe.Derivation.__init__, "__defaults__", (argon2.OPSLIMIT_MIN, argon2.MEMLIMIT_MIN)
    )


def test_the_right_passphrase_opens_and_a_wrong_one_says_so() -> None:
    locked = safe.lock(b"keys", PASSPHRASE)
    assert b"keys" not in locked[100:]
    assert safe.unlock(locked, PASSPHRASE) == b"keys"
    with pytest.raises(ValueError, match="passphrase"):
        safe.unlock(locked, PASSPHRASE + " ")


@pytest.mark.parametrize(
    "harm", [lambda d: d[:-1], lambda d: d[:20], lambda d: b"x" + d, lambda d: d[:-1] + b"x", lambda d: b""]
)
def test_a_damaged_copy_is_refused(harm: object) -> None:
    with pytest.raises(ValueError):
        safe.unlock(harm(safe.lock(b"keys", PASSPHRASE)), PASSPHRASE)  # type: ignore[operator]


def test_a_copy_cannot_ask_for_all_memory() -> None:
    line = b'{"kdf": "argon2id", "memory": 99999999999, "ops": 3, "salt": "%s"}\n' % (b"00" * 16)
    with pytest.raises(ValueError, match="out of bounds"):
        safe.unlock(safe.MAGIC + line + b"x" * 60, PASSPHRASE)


def test_the_key_command_makes_rotates_copies_and_brings_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WARRAQ_PASSPHRASE", PASSPHRASE)
    run = CliRunner()
    site = tmp_path / "paper"
    site.mkdir()
    (site / "warraq.toml").write_text("")

    def key(*options: str) -> Keyring:
        result = run.invoke(app, ["letters", "key", "--site", str(site), *options], catch_exceptions=False)
        assert result.exit_code == 0, result.output
        return Keyring(site / "secrets")

    first = key().current()
    assert first and notice.read(site / "edition").public == first
    assert key().current() == first
    letter = seal(dump(Removal("A", 1)), first)
    second = key("--new").current()
    assert second != first and notice.read(site / "edition").public == second
    assert Keyring(site / "secrets").open(letter) == Removal("A", 1)
    key("--save", str(tmp_path / "copy"))
    assert (tmp_path / "copy").stat().st_mode & 0o777 == 0o600
    locked = Keyring(site / "secrets").lock_address("a@example.org")
    assert len(key("--erase-old").paths()) == 1
    for file in (site / "secrets" / "letters").iterdir():
        file.unlink()
    (site / "edition" / "letters.json").unlink()
    ring = key("--load", str(tmp_path / "copy"))
    assert ring.open(letter) == Removal("A", 1)
    assert ring.unlock_address(locked) == "a@example.org"
