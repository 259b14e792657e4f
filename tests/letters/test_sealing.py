"""What is sealed opens with its own key alone, and tells nothing of its length."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warraq.letters import Keyring, Letter, Removal, new_receipt, seal, spelled
from warraq.letters.letter import dump, load
from warraq.letters.receipts import read_receipt


@pytest.fixture
def keyring(tmp_path: Path) -> Keyring:
    ring = Keyring(tmp_path)
    ring.make()
    return ring


def letter(text: str = "نصّ التعليق", **fields: object) -> Letter:
    given = {"address": "/2026/11/خبر/", "name": "قارئ", "email": "reader@example.org", "text": text, "reply_to": 0,
             "receipt": new_receipt(), "written": 1_795_000_000, "aged": True, **fields}  # fmt: skip
    return Letter(**given)  # type: ignore[arg-type]


def test_a_sealed_letter_opens_with_the_newsrooms_key(keyring: Keyring) -> None:
    sent = letter()
    assert keyring.open(seal(dump(sent), keyring.current())) == sent
    wish = Removal(sent.receipt, 5)
    assert keyring.open(seal(dump(wish), keyring.current())) == wish


def test_another_newsrooms_key_opens_nothing(keyring: Keyring, tmp_path: Path) -> None:
    other = Keyring(tmp_path / "other")
    other.make()
    with pytest.raises(ValueError, match="not here"):
        other.open(seal(dump(letter()), keyring.current()))


def test_a_changed_letter_is_refused_wherever_it_was_changed(keyring: Keyring) -> None:
    sealed = seal(dump(letter()), keyring.current())
    for place in range(0, len(sealed), 97):
        changed = sealed[:place] + bytes([sealed[place] ^ 1]) + sealed[place + 1 :]
        with pytest.raises(ValueError):
            keyring.open(changed)


def test_nothing_of_a_letter_shows_and_its_length_does_not_either(keyring: Keyring) -> None:
    short, longer = (seal(dump(letter("أ" * n)), keyring.current()) for n in (1, 200))
    assert len(short) == len(longer)
    for sealed in (short, longer):
        assert not any(word in sealed for word in (b"reader@example.org", "قارئ".encode(), b"2026"))
    assert seal(b"a", keyring.current()) != seal(b"a", keyring.current())


def test_a_rotated_key_still_opens_old_letters_until_it_is_erased(keyring: Keyring) -> None:
    before = seal(dump(letter()), keyring.current())
    old = keyring.current()
    new = keyring.make()
    assert keyring.current() == new != old
    assert keyring.open(before)
    assert keyring.erase_old() == 1
    with pytest.raises(ValueError, match="not here"):
        keyring.open(before)


def test_private_halves_are_readable_to_their_owner_alone(keyring: Keyring) -> None:
    keyring.lock_address("x@example.org")
    for file in keyring.folder.iterdir():
        assert file.stat().st_mode & 0o777 == 0o600
    assert keyring.folder.stat().st_mode & 0o777 == 0o700


def test_an_address_is_kept_encrypted_and_found_again(keyring: Keyring, tmp_path: Path) -> None:
    locked = keyring.lock_address("reader@example.org")
    assert b"reader" not in locked
    assert len(locked) == len(keyring.lock_address("a@b.co"))
    assert Keyring(tmp_path).unlock_address(locked) == "reader@example.org"
    with pytest.raises(ValueError, match="not the one"):
        Keyring(tmp_path / "other").unlock_address(locked)


@pytest.mark.parametrize(
    "data",
    [b"", b"[]", b"{}", b"[1,2,3]", b'[1,"letter",{}]', b'[1,"other",{}]', b"\xff", b"[" * 100_000,
     b'[1,"removal",{"receipt":5,"written":1}]', b'[2,"removal",{"receipt":"a","written":1}]',
     b'[1,"removal",{"receipt":"a","written":true}]'],
)  # fmt: skip
def test_what_is_no_letter_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError):
        load(data)


@given(st.text(max_size=300), st.text(max_size=50))
def test_any_text_comes_back_as_it_was(text: str, name: str) -> None:
    sent = letter(text, name=name)
    assert load(dump(sent)) == sent


PLAIN = st.none() | st.booleans() | st.integers() | st.text()


@given(st.recursive(PLAIN, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_any_document_is_a_letter_or_refused(document: object) -> None:
    with suppress(ValueError):
        assert isinstance(load(json.dumps(document).encode()), Letter | Removal)


def test_receipts_are_read_however_they_are_typed() -> None:
    code = new_receipt()
    assert read_receipt(spelled(code).lower()) == code
    assert read_receipt(f"  {spelled(code).replace('-', ' ')} ") == code
    assert read_receipt("abc") == read_receipt("é" * 16) == ""
    assert len({new_receipt() for _ in range(100)}) == 100
