"""Digits, agreement and reading time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warraq.arabic import letters as L
from warraq.arabic.numerals import in_digits, plural, plural_category, reading_minutes, reading_time, western

COMMENTS = {
    "zero": "لا تعليقات",
    "one": "تعليق واحد",
    "two": "تعليقان",
    "few": "{n} تعليقات",
    "many": "{n} تعليقاً",
    "other": "{n} تعليق",
}


@given(st.text(), st.sampled_from(["ar", "fa", "ckb", "ur"]))
def test_digits_of_any_text_turn_and_turn_back(text: str, language: str) -> None:
    eastern = in_digits(text, "eastern", language)
    assert not set(eastern) & set(L.WESTERN_DIGITS)
    assert western(eastern) == western(text) == in_digits(text, "western", language)


@given(st.integers(0, 10**12))
def test_arabic_agreement_follows_the_last_two_digits(n: int) -> None:
    tail = n % 100
    expected = {0: "zero", 1: "one", 2: "two"}.get(n) or (
        "few" if 3 <= tail <= 10 else "many" if tail >= 11 else "other"
    )
    assert plural_category(n) == expected


@pytest.mark.parametrize(
    ("n", "written"),
    [(0, "لا تعليقات"), (1, "تعليق واحد"), (2, "تعليقان"), (3, "3 تعليقات"), (10, "10 تعليقات")]
    + [(11, "11 تعليقاً"), (99, "99 تعليقاً"), (100, "100 تعليق"), (102, "102 تعليق"), (111, "111 تعليقاً")],
)
def test_comments_are_counted_in_good_arabic(n: int, written: str) -> None:
    assert plural(n, COMMENTS) == written


def test_a_missing_form_falls_to_other() -> None:
    assert plural(5, {"other": "{n} şîrove"}, language="ku") == "5 şîrove"


def test_forms_without_other_are_refused() -> None:
    with pytest.raises(ValueError, match="other"):
        plural(5, {"few": "{n}"})


def test_a_form_is_text_and_no_format_string() -> None:
    assert plural(5, {"other": "{n} {0.__class__} %s"}) == "5 {0.__class__} %s"


@pytest.mark.parametrize("choice", ["roman", "", None])
def test_an_unknown_choice_of_digits_is_refused(choice) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ValueError, match="western"):
        in_digits("1", choice)


@pytest.mark.parametrize(
    ("language", "digits", "written"),
    [
        ("ar", "western", "3 دقائق"),
        ("ar", "eastern", "٣ دقائق"),
        ("ckb", "eastern", "٣ خولەک"),
        ("fa", "eastern", "۳ دقیقه"),
        ("ku", "western", "3 deqîqe"),
        ("tr", "western", "3 dakika"),
        ("en", "western", "3 minutes"),
    ],
)
def test_reading_time_in_each_language(language: str, digits, written: str) -> None:  # type: ignore[no-untyped-def]
    assert reading_time(500, digits, language) == written


def test_even_an_empty_text_takes_a_minute() -> None:
    assert reading_minutes(0) == 1


def test_an_unknown_language_is_named() -> None:
    with pytest.raises(ValueError, match="'zz'"):
        plural_category(1, "zz")
