"""What folding promises for any text, and what it makes equal in each language."""

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warraq.arabic import letters as L
from warraq.arabic.normalise import fold, fold_with_offsets

LANGUAGES = ["ar", "ckb", "ku", "fa", "ur", "en", "tr"]
SCRIPT = L.characters((*L.LETTER_RANGES, *L.MARK_RANGES)) + L.TATWEEL + L.ZWNJ + L.RLM
arabic_text = st.text(st.sampled_from(SCRIPT + " .،" + L.EASTERN_DIGITS + L.PERSIAN_DIGITS), max_size=40)
any_text = st.text(st.characters(exclude_categories=()), max_size=60) | arabic_text
languages = st.sampled_from(LANGUAGES)


@given(any_text, languages)
def test_folding_twice_changes_nothing_more(text: str, language: str) -> None:
    once = fold(text, language)
    assert fold(once, language) == once


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_character_folds_to_something_that_stays(language: str) -> None:
    each_on_a_line = "\n".join(map(chr, range(0x110000)))
    once = fold(each_on_a_line, language)
    assert fold(once, language) == once


@given(any_text, languages)
def test_offsets_lead_back_to_where_each_character_came_from(text: str, language: str) -> None:
    folded = fold_with_offsets(text, language)
    offsets = folded.offsets.tolist()
    assert folded.text == fold(text, language)
    assert len(offsets) == len(folded.text) + 1
    assert offsets[-1] == len(text)
    assert offsets == sorted(offsets)
    assert all(0 <= offset < len(text) for offset in offsets[:-1])


@given(st.lists(st.sampled_from(["قالَتْ", "مدرســة", "ﷺ", "القُدس", "Café", "٢٠١٤"]), min_size=1, max_size=6))
def test_the_span_of_a_folded_word_is_the_written_word(written: list[str]) -> None:
    source = " ".join(written)
    folded = fold_with_offsets(source)
    at = 0
    for word in written:
        end = at + len(fold(word))
        start_in_source, end_in_source = folded.source_span(at, end)
        assert source[start_in_source:end_in_source] == word
        at = end + 1


def test_part_of_a_ligature_spans_the_whole_ligature() -> None:
    folded = fold_with_offsets("قال ﷺ")
    at = folded.text.index("الله")
    assert folded.source_span(at, at + 4) == (4, 5)


def test_a_span_outside_the_text_is_refused() -> None:
    with pytest.raises(ValueError, match="no span 0:9"):
        fold_with_offsets("قال").source_span(0, 9)


@given(any_text, languages)
def test_no_language_makes_equal_what_arabic_keeps_apart(text: str, language: str) -> None:
    assert fold(fold(text, language)) == fold(text)


@given(arabic_text, languages)
def test_decomposed_text_folds_as_composed_text(text: str, language: str) -> None:
    composed, apart = unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)
    assert fold(composed, language) == fold(apart, language)


@pytest.mark.parametrize(
    ("published", "typed"),
    [
        ("أُعلن في إدلب عن الآثار", "اعلن في ادلب عن الاثار"),
        ("مسؤول", "مسوول"),
        ("شيئاً", "شييا"),
        ("الشهداء", "الشهدا"),
        ("مصطفى", "مصطفي"),
        ("جامعة", "جامعه"),
        ("سوريا", "سوریا"),
        ("كتاب", "کتاب"),
        ("الرئيـــس", "الرئيس"),
        ("عام ٢٠١٤", "عام 2014"),
        ("عام ۲۰۱۴", "عام 2014"),
        ("ڨابس", "قابس"),
        ("هٰذا", "هذا"),
        ("ﻻ إله", "لا اله"),
        ("Citroën", "citroen"),
        ("İstanbul", "istanbul"),
        ("\u202aUN\u202c", "un"),
        ("ٱلقدس", "القدس"),
    ],
)
def test_what_is_published_is_found_as_it_is_typed(published: str, typed: str) -> None:
    assert fold(published) == fold(typed)


@pytest.mark.parametrize("word", ["حلب", "جلب", "ضرب", "ظرف", "صور", "سور", "ذهب", "دهب"])
def test_letters_that_differ_stay_different(word: str) -> None:
    assert fold(word) == word


@pytest.mark.parametrize("word", ["هەڵبژاردن", "کوردستان", "ڕێگا", "ئەیلوول", "پۆل", "ژیان", "گوڵ", "چیا"])
def test_sorani_keeps_its_letters(word: str) -> None:
    assert fold(word, "ckb") == word
    assert fold(word, "ku") == word


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("كوردستان", "کوردستان"),
        ("ھەولێر", "هەولێر"),
        ("كوردي", "کوردی"),
        ("خانه\u200cکان", "خانەکان"),
        ("شه\u200cمه", "شەمە"),
        ("ريگا", "ڕیگا"),
    ],
)
def test_sorani_typed_on_an_arabic_keyboard_is_sorani(typed: str, meant: str) -> None:
    assert fold(typed, "ckb") == fold(meant, "ckb") == meant


@pytest.mark.parametrize("word", ["rêbendan", "şêr", "çiya", "kûr", "hîn"])
def test_kurmanji_keeps_its_letters(word: str) -> None:
    assert fold(word.upper(), "ku") == word
    assert fold(unicodedata.normalize("NFD", word), "kmr") == word


@pytest.mark.parametrize(
    ("one", "other"), [("آب", "اب"), ("پدر", "بدر"), ("چای", "جای"), ("گل", "کل"), ("ژاله", "زاله")]
)
def test_persian_words_stay_apart(one: str, other: str) -> None:
    assert fold(one, "fa") != fold(other, "fa")


@pytest.mark.parametrize(
    ("one", "other"), [("می\u200cروم", "میروم"), ("كتابي", "کتابی"), ("خانۀ", "خانه"), ("خانهٔ", "خانه")]
)
def test_persian_spellings_of_one_word_meet(one: str, other: str) -> None:
    assert fold(one, "fa") == fold(other, "fa")


@pytest.mark.parametrize(("one", "other"), [("بھائی", "بہائی"), ("لڑکے", "لڑکی"), ("ڈر", "در")])
def test_urdu_words_stay_apart(one: str, other: str) -> None:
    assert fold(one, "ur") != fold(other, "ur")


@pytest.mark.parametrize("tag", ["ckb-IQ", "CKB", "ckb_IQ", "ckb-Arab-IQ"])
def test_only_the_first_subtag_of_a_language_counts(tag: str) -> None:
    assert fold("هەولێر", tag) == "هەولێر"


def test_folding_is_linear_on_hostile_text() -> None:
    """A quadratic rule would take minutes for any of these; the bound is far above a slow machine."""
    started = time.perf_counter()
    for unit in ("ي" + L.FATHA, L.HEH, L.HEH + L.FATHA, L.ALEF + L.FATHA, L.FATHA, "e" + L.CIRCUMFLEX, L.ZWNJ):
        for language in ("ar", "ckb", "fa", "ur"):
            fold(unit * 100_000, language)
    assert time.perf_counter() - started < 20
