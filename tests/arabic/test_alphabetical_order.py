"""The order of an Arabic index."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warraq.arabic.collate import sort_key, without_article

INDEX = [
    "7 أيام",
    "20 عاماً",
    "100 يوم",
    "إبراهيم",
    "أحمد",
    "آدم",
    "التزام",
    "الله أكبر",
    "الباب",
    "بنت جبيل",
    "بنتها",
    "پاريس",
    "التل",
    "ثورة",
    "الحسكة",
    "حلب",
    "حمص",
    "زينب",
    "ژاله",
    "الشهداء",
    "كوباني",
    "گولان",
    "اللاذقية",
    "مدرسة",
    "هدى",
    "وزارة",
    "يافا",
    "Aleppo",
    "Qamişlo",
]


def test_an_index_is_sorted_as_printed() -> None:
    shuffled = INDEX[:]
    random.Random(7).shuffle(shuffled)
    assert sorted(shuffled, key=sort_key) == INDEX


@given(st.lists(st.text(st.characters(exclude_categories=()), max_size=20)))
def test_any_texts_have_one_order(texts: list[str]) -> None:
    other_way = texts[::-1]
    assert sorted(texts, key=sort_key) == sorted(other_way, key=sort_key)


@pytest.mark.parametrize(
    ("one", "other"), [("المدينة", "مدينة"), ("أحمد", "احمد"), ("مُحَمَّد", "محمد"), ("مؤتمر", "موتمر"), ("حلــب", "حلب")]
)
def test_article_hamza_marks_and_tatweel_do_not_count(one: str, other: str) -> None:
    assert sort_key(one)[0] == sort_key(other)[0]


def test_numbers_sort_by_size_however_long() -> None:
    numbers = ["٩", "10", "007", "1,000", "9" * 5000]
    assert sorted(numbers, key=sort_key) == ["007", "٩", "10", "1,000", "9" * 5000]


@pytest.mark.parametrize(
    ("word", "bare"), [("البيت", "بيت"), ("الله", "الله"), ("ألمانيا", "ألمانيا"), ("ال", "ال"), ("التقاعد", "تقاعد")]
)
def test_only_an_article_is_taken_off(word: str, bare: str) -> None:
    assert without_article(word) == bare
