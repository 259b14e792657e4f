"""What analysis promises to an index: it takes any text, keeps places, and its widths nest."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warraq.arabic import analyse, fold, lexicon, spans, stem

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


def _stem_in_text(word: str) -> str:
    (token,) = analyse(word)
    return token.stem


def _rows(name: str) -> list[list[str]]:
    lines = lexicon.FILE.with_name(name).read_text("utf-8").splitlines()
    return [line.split() for line in lines if line and not line.startswith("#")]


NAMES = (
    "فراس باراك نزار نجيب يحيى يزن لقمان كنان إسراء لمياء بركات طهران تدمر جبلة بوتين سوناك الجزائر أسامة عيسى عائشة "
    "زيدان نوري ليزا توني مازن أدهم سوزان رونالدو ميسي هارون مارتن كيفن شيرين نسرين كريستينا هولندا سويسرا كوريا آسيا "
    "الكاميرون تشاد نجران بابل صربيا الحريري السيسي الغنوشي الكاظمي القرضاوي ناسا الفيفا داعش مصراتة بريشتينا غدانسك"
)


@pytest.mark.parametrize("name", NAMES.split())
def test_a_name_is_no_form_of_a_word(name: str) -> None:
    bare = fold(name.removeprefix("ال"))
    to = "لل" if name.startswith("ال") else "ل"
    before = ("", "و", "ب") if len(bare) > 3 else ("",)
    assert {_stem_in_text(each + name) for each in before} == {bare}
    assert _stem_in_text(to + name.removeprefix("ال")) == bare


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("فراس", "رأس"), ("باراك", "رأي"), ("بركات", "بركة"), ("يزن", "وزن"), ("نزار", "زار"), ("نجيب", "أجاب"),
        ("إسراء", "أسرة"), ("طهران", "طهر"), ("سيناء", "سين"), ("تدمر", "دمر"), ("جبلة", "جبل"), ("عمرو", "عمر"),
        ("أنس", "نسي"), ("ناسا", "الناس"), ("الجزائر", "جزيرة"), ("مكة", "مك"), ("ليستر", "يستر"), ("صنعاء", "صنع"),
        ("الإخوان", "أخ"), ("لحنا", "حنا"), ("كريما", "ريما"), ("فلسنا", "سناء"), ("وفيات", "فيات"),
    ],
)  # fmt: skip
def test_a_name_and_a_word_that_looks_like_its_base_stay_apart(name: str, word: str) -> None:
    assert _stem_in_text(name) != _stem_in_text(word)


@pytest.mark.parametrize(
    "words",
    [
        "أسماء اسم الأسماء", "يزيد زاد", "النواب نائب", "الحق حق", "الشباب شاب", "قبائل قبيلة", "سعيدة سعيد",
        "الفئات فئة", "كبيرا كبير", "للوراء وراء", "للحج الحج", "الحرب حروب", "عمره عمر", "دورا دور", "جديدة جديد",
    ],
)  # fmt: skip
def test_what_is_chiefly_a_word_is_no_name(words: str) -> None:
    assert len({_stem_in_text(word) for word in words.split()}) == 1


@pytest.mark.parametrize(
    "words", ["والي الوالي والولاة", "ماء الماء بماءٍ مياه والمياه", "ترك الترك", "درهم الدرهم دراهم"]
)
def test_a_short_word_is_the_same_with_its_article(words: str) -> None:
    assert len({_stem_in_text(word) for word in words.split()}) == 1


@pytest.mark.parametrize(
    ("word", "other"),
    [("ماء", "ما"), ("والي", "وإلى"), ("أمراء", "أمرا"), ("نظراء", "نظرا"), ("غرباء", "غربا"), ("أسود", "أسد")],
)
def test_words_told_apart_by_one_sign_stay_apart(word: str, other: str) -> None:
    assert _stem_in_text(word) != _stem_in_text(other)
    if word != "أسود":
        assert analyse(word)[0].folded != analyse(other)[0].folded


@pytest.mark.parametrize("name", ["plurals.txt", "verbs.txt"])
def test_the_lists_keep_their_promise(name: str) -> None:
    apart = [row for row in _rows(name) if len({_stem_in_text(word) for word in row}) > 1]
    assert apart == []


def test_every_listed_name_keeps_its_letters() -> None:
    for name in (name for row in _rows("names.txt") for name in row):
        bare = fold(name)[2:] if name.startswith("ال") and name != "الله" else fold(name)
        assert stem(fold(name)) == stem(bare) == bare


@pytest.mark.parametrize(
    "words",
    [
        "بنك بنوك للبنوك", "سفير سفراء والسفراء", "أمير أمراء الأمراء لأمراء", "قاضي قاض قضاة القضاة",
        "قتيل قتلى القتلى", "جريح جرحى والجرحى", "نوع أنواع أنواعها", "دين أديان", "بحر بحار",
        "ابن أبناء أبنائهم", "وادي واد أودية", "فقير فقراء", "أعاد يعيد أعادت", "التقى يلتقي سيلتقي",
        "توفي يتوفى", "تولى يتولى يتولون", "تلقى يتلقى", "أقام يقيم تقيم", "نادي أندية بالأندية",
        "مبنى مبان المباني", "شهر أشهر", "ميدان ميادين", "إمام أئمة", "قناة قنوات", "طائر طيور",
    ],
)  # fmt: skip
def test_plurals_and_tenses_meet(words: str) -> None:
    assert len({_stem_in_text(word) for word in words.split()}) == 1


@settings(deadline=None)
@given(any_text)
def test_words_that_are_wanted_stand_where_the_analysis_has_them(text: str) -> None:
    tokens = analyse(text)
    assert spans(text, {token.folded for token in tokens}) == [(each.start, each.end, each.stem) for each in tokens]
    assert spans(text, {token.stem for token in tokens}) == [(each.start, each.end, each.stem) for each in tokens]
    some = {token.stem for token in tokens[::2]}
    wanted = [each for each in tokens if each.stem in some or each.folded in some]
    assert spans(text, some) == [(each.start, each.end, each.stem) for each in wanted]
