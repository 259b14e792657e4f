"""Which way texts run, and how they are kept apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warraq.arabic import letters as L
from warraq.arabic.direction import (
    balanced,
    base_direction,
    has_both_directions,
    in_direction,
    is_arabic_script,
    isolate,
    isolated_line,
    language_direction,
)

texts = st.text(st.sampled_from("aبא1 .\n" + L.BIDI_CONTROLS), max_size=30) | st.text()


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("«المدينة»", "rtl"),
        ("BBC عربي", "ltr"),
        ("12: الخبر", "rtl"),
        ("עברית", "rtl"),
        (L.LRM + "الخبر", "ltr"),
        (L.FSI + "BBC" + L.PDI + " تعلن", "rtl"),
        (L.FSI + "BBC", "rtl"),
        (L.PDI + "BBC", "ltr"),
        ("", "rtl"),
    ],
)
def test_the_first_strong_letter_decides(text: str, direction: str) -> None:
    assert base_direction(text) == direction


def test_a_text_without_letters_takes_the_default() -> None:
    assert base_direction("123", default="ltr") == "ltr"


@pytest.mark.parametrize(
    ("language", "direction"),
    [("ar", "rtl"), ("ar-SY", "rtl"), ("ckb_IQ", "rtl"), ("fa", "rtl"), ("ur", "rtl"), ("he", "rtl"), ("ku", "ltr")]
    + [("ku-arab", "rtl"), ("tr", "ltr"), ("en-GB", "ltr"), ("az-Arab", "rtl"), ("zz", "ltr"), ("", "ltr")],
)
def test_languages_run_as_they_are_written(language: str, direction: str) -> None:
    assert language_direction(language) == direction


@given(texts)
def test_balancing_leaves_nothing_open_and_nothing_to_close(text: str) -> None:
    once = balanced(text)
    assert balanced(once) == once
    open_isolates = 0
    for character in once:
        open_isolates += (character in L.ISOLATES) - (character == L.PDI)
        assert open_isolates >= 0
    assert open_isolates == 0
    assert [c for c in once if c not in L.BIDI_CONTROLS] == [c for c in text if c not in L.BIDI_CONTROLS]


@given(texts)
def test_an_isolated_text_does_not_turn_the_line_it_stands_in(text: str) -> None:
    one_line = text.replace("\n", " ")
    if not any(c in one_line for c in "\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"):
        assert base_direction(isolate(one_line) + "ب", default="ltr") == "rtl"
        assert base_direction(isolate(one_line) + "a", default="rtl") == "ltr"


@given(texts, st.sampled_from(["rtl", "ltr"]))
def test_a_line_can_be_given_a_direction(text: str, direction) -> None:  # type: ignore[no-untyped-def]
    assert base_direction(in_direction(text, direction), default=direction) == direction


def test_a_hostile_title_cannot_turn_its_neighbours() -> None:
    line = isolated_line([L.RLO + "gpj.exe", "العنوان" + L.PDI + L.PDI], separator=" | ")
    assert line == f"{L.FSI}{L.RLO}gpj.exe{L.PDF}{L.PDI} | {L.FSI}العنوان{L.PDI}"


def test_scripts_are_told_apart() -> None:
    assert is_arabic_script("ھەواڵ و سوريا")
    assert not is_arabic_script("Şam - דמשק")
    assert not is_arabic_script("")
    assert has_both_directions("شركة Google")
    assert not has_both_directions("شركة 42")


def test_balancing_is_linear_on_hostile_text() -> None:
    many = 100_000
    assert balanced(L.LRE * many + L.PDI * many) == L.LRE * many + L.PDF * many
