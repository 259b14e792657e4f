"""What analysis promises to an index: it takes any text, keeps places, and its widths nest."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warraq.arabic import analyse, fold, spans, stem

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


FIRST_LETTER_OF_ITS_OWN = (
    "ترام تلفاز تلفون تراث تجارة تراب تاريخ تفاح تمثال تاج تبغ تذكرة تقنية تهمة توت تيار تنين "
    "تكسي يوم ياقوت يتيم يمين يقين يخت يمامة نهر نار نبات نجم نخلة نسيج نقود نوم نفط نقابة نادي "
    "نحاس نموذج نيزك أنف أرض أمل أسد سوق سفينة سكر سمك سيف سيارة سلم سجن سرير سينما سيراميك "
    "ستارة سدود ساعة سياحة فيلم فرن فندق فول فكر فراشة فيروس فارس فضاء فضة فخار فانوس وقود وزير "
    "ورق وطن وكالة وثيقة وسادة وشاح ولاية بنك باب بيت بحر بطل برج بترول برلمان بريد بطاقة "
    "بندقية بوابة بيئة بصل بلدية بطيخ بقال بلور بالون كتلة كلب كنز كتاب كرسي كهف كوكب كنيسة كرز "
    "كمون كهرباء كحول كبريت كاميرا لحم لوحة ليل لغة لون لقاح لسان ليمون لعبة لجنة لحن لقب لافتة "
)


@pytest.mark.parametrize("word", FIRST_LETTER_OF_ITS_OWN.split())
def test_a_noun_keeps_a_first_letter_that_looks_like_a_prefix(word: str) -> None:
    bare = stem(fold(word))
    assert bare[0] == fold(word)[0]
    assert {stem(fold(before + word)) for before in ("ال", "بال", "وال")} == {bare}


@pytest.mark.parametrize(
    "name", ["لبنان", "سوريا", "فلسطين", "فرنسا", "بغداد", "بيروت", "كندا", "كركوك", "ألمانيا", "ليبيا", "تونس"]
)
def test_the_name_of_a_place_keeps_its_letters(name: str) -> None:
    assert {stem(fold(before + name)) for before in ("", "و", "ب", "ل")} == {fold(name)}


@settings(deadline=None)
@given(any_text)
def test_words_that_are_wanted_stand_where_the_analysis_has_them(text: str) -> None:
    tokens = analyse(text)
    assert spans(text, {token.folded for token in tokens}) == [(each.start, each.end, each.stem) for each in tokens]
    assert spans(text, {token.stem for token in tokens}) == [(each.start, each.end, each.stem) for each in tokens]
    some = {token.stem for token in tokens[::2]}
    wanted = [each for each in tokens if each.stem in some or each.folded in some]
    assert spans(text, some) == [(each.start, each.end, each.stem) for each in wanted]
