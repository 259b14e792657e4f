"""How running text is cut into words."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warraq.arabic import letters as L
from warraq.arabic.analysis import analyse, widths
from warraq.arabic.tokens import words

pieces = st.sampled_from(
    [*"ابةيأ .،-/_@#'’\n«»", *"abZé129٣", L.FATHA, L.TATWEEL, L.ZWNJ, L.RLM, "http://", "www.", "a.b", "٫", "\ud800"]
)
any_text = st.text(st.characters(exclude_categories=()), max_size=60) | st.lists(pieces).map("".join)


@given(any_text)
def test_words_stand_where_they_say_in_order_and_apart(text: str) -> None:
    end = 0
    for word in words(text):
        assert word.text == text[word.start : word.end] != ""
        assert word.start >= end
        end = word.end


@given(any_text)
def test_every_letter_and_digit_is_in_some_word(text: str) -> None:
    covered = set[int]()
    for word in words(text):
        covered.update(range(word.start, word.end))
    outside = {text[at] for at in range(len(text)) if at not in covered}
    # Tatweel and modifier letters count as letters in Unicode; alone they are none.
    assert not [c for c in outside if c.isdecimal() or (c.isalpha() and c not in L.TATWEEL + "ۥۦࣉ")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أيلول/سبتمبر", ["أيلول", "سبتمبر"]),
        ("تشرين الأول (أكتوبر)", ["تشرين", "الأول", "أكتوبر"]),
        ("السوري-السوري", ["السوري", "السوري"]),
        ("«مُدُنٌ»", ["مُدُنٌ"]),
        ("18سنة", ["18", "سنة"]),
        ("5G وH1N1", ["5G", "و", "H1N1"]),
        ("25.5% أو ٣٫٥٪", ["25.5", "أو", "٣٫٥"]),
        ("1,250,000 ليرة.", ["1,250,000", "ليرة"]),
        ("الساعة 14:30", ["الساعة", "14", "30"]),
        ("Demain Dès l’Aube", ["Demain", "Dès", "l’Aube"]),
        ("لـ«الوطن»", ["لـ", "الوطن"]),
        ("هه\u200cولێر", ["هه\u200cولێر"]),
        ("\u202bنص\u202c\u200f.", ["نص"]),
        ("د.محمد", ["د", "محمد"]),
        ("", []),
        ("…!؟ـ", []),
    ],
)
def test_text_is_cut_as_a_reader_reads_it(text: str, expected: list[str]) -> None:
    assert [word.text for word in words(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected", "kind"),
    [
        ("(https://example.org/a?b=1).", "https://example.org/a?b=1", "url"),
        ("زوروا www.example.org، ثم", "www.example.org", "url"),
        ("في example.org", "example.org", "url"),
        ("اكتبوا إلى news@example.org.", "news@example.org", "email"),
        ("قال @abu_ali:", "@abu_ali", "handle"),
        ("حساب @أخبار", "@أخبار", "handle"),
        ("U.S. قوات", "U.S", "abbreviation"),
        ("عام 64 ق.م", "ق.م", "abbreviation"),
        ("٣٥", "٣٥", "number"),
    ],
)
def test_kinds_of_words(text: str, expected: str, kind: str) -> None:
    assert [word.text for word in words(text) if word.kind == kind] == [expected]


def test_cutting_is_linear_on_hostile_text() -> None:
    """A quadratic pattern would take minutes for any of these."""
    started = time.perf_counter()
    for unit in ("a", "a.", "a@", "a-", "www.", "http://", ".", "١", "1,", "ا.", "ا" + L.ZWNJ, L.ZWNJ, "a'", "@", "_a"):
        list(words(unit * 100_000))
    assert time.perf_counter() - started < 30


@settings(deadline=None)  # the first word of all loads the lexicon
@given(any_text)
def test_what_an_index_needs_is_what_analyse_finds(text: str) -> None:
    tokens = analyse(text)
    found, starts = widths(text)
    assert found == [(token.kind, token.folded, token.stem, token.root) for token in tokens]
    assert starts == [token.start for token in tokens]
