"""What analysis promises to an index: it takes any text, keeps places, and its widths nest."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warraq.arabic import analyse, fold, stem

any_text = st.text(st.characters(exclude_categories=()), max_size=80) | st.text("ابتوليهةىأئءمن َّـ0٣ab@./", max_size=80)


@settings(deadline=None)  # the vocabulary is read at the first word
@given(any_text)
def test_any_text_is_taken_and_every_token_stands_where_it_says(text: str) -> None:
    end = 0
    for position, token in enumerate(analyse(text)):
        assert token.position == position
        assert token.text == text[token.start : token.end]
        assert token.start >= end
        end = token.end


@settings(deadline=None)  # the vocabulary is read at the first word
@given(any_text)
def test_equal_words_have_equal_stems_and_equal_stems_have_equal_roots(text: str) -> None:
    tokens = [token for token in analyse(text) if token.kind == "word"]
    roots = {token.stem: token.root for token in tokens}
    assert all(roots[token.stem] == token.root for token in tokens)
    assert all(token.folded and token.stem and token.root for token in tokens)


@pytest.mark.parametrize(
    "words",
    [
        "مدينة المدينة بمدينتهم مدن والمدن للمدينة", "كتاب الكتاب كتابها كتب والكتب",
        "مدرسة مدارس بالمدارس مدرستنا", "وزير الوزراء وزيرا", "قال يقول يقولون سيقول قالت",
    ],
)  # fmt: skip
def test_inflections_of_a_word_meet(words: str) -> None:
    assert len({stem(fold(word)) for word in words.split()}) == 1


@pytest.mark.parametrize("name", ["فيينا", "لبنان", "برلين", "سليمان", "فلسطين", "نابليون", "والد"])
def test_names_and_short_words_keep_their_letters(name: str) -> None:
    assert stem(fold(name)) == fold(name)
