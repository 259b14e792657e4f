"""What a reader types, and what is looked for."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warraq.search import Document, Index, Wanted, understand
from warraq.search.asked import dated, span_of
from warraq.sheets import Moment

from .test_index import document

PHRASE = ("مكتبة المدينة",)


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("مكتبة المدينة", Wanted("مكتبة المدينة")),
        ("«مكتبة المدينة»", Wanted(phrases=PHRASE)),
        ('"مكتبة المدينة" جديدة', Wanted("جديدة", phrases=PHRASE)),
        ("“مكتبة المدينة”", Wanted(phrases=PHRASE)),
        ("مكتبة -مباراة", Wanted("مكتبة", without=("مباراة",))),
        ("مكتبة -«كرة القدم»", Wanted("مكتبة", without=("كرة القدم",))),
        ("كوفيد-19", Wanted("كوفيد-19")),
        ("قسم:ثقافة مكتبة", Wanted("مكتبة", section="ثقافة")),
        ("section:culture tag:books author:“Layla H” x", Wanted("x", section="culture", tag="books", byline="Layla H")),
        ("مكتبة سنة:2014", Wanted("مكتبة", since=date(2014, 1, 1), until=date(2014, 12, 31))),
        ("مكتبة سنة:٢٠١٤", Wanted("مكتبة", since=date(2014, 1, 1), until=date(2014, 12, 31))),
        ("مكتبة تاريخ:«أيلول ٢٠١٤»", Wanted("مكتبة", since=date(2014, 9, 1), until=date(2014, 9, 30))),
        ("مكتبة سنة:2014-2016", Wanted("مكتبة", since=date(2014, 1, 1), until=date(2016, 12, 31))),
        ("مكتبة تاريخ:1/5/2015", Wanted("مكتبة", since=date(2015, 5, 1), until=date(2015, 5, 1))),
        ("مكتبة سنة:قريبا", Wanted("مكتبة سنة:قريبا")),
        ("«مكتبة المدينة", Wanted("«مكتبة المدينة")),
        ("-", Wanted()),
        ("«»", Wanted()),
        ("قسم:", Wanted("قسم:")),
        ("http://example.org/a", Wanted("http://example.org/a")),
    ],
)
def test_a_query_means(typed: str, wanted: Wanted) -> None:
    assert understand(typed) == wanted


def test_a_filter_chosen_elsewhere_wins() -> None:
    assert understand("قسم:ثقافة x", section="رياضة", when="2014").section == "رياضة"


@pytest.mark.parametrize(
    ("typed", "edtf", "rest"),
    [
        ("مهرجان تشرين الثاني 2014", "2014-11", "مهرجان"),
        ("الجسر في أيلول/سبتمبر ٢٠١٤", "2014-09", "الجسر"),
        ("انتخابات البلدية عام 2010", "2010", "انتخابات البلدية"),
        ("2014–2016 معرض", "2014/2016", "معرض"),
        ("تسعينيات القرن الماضي موسيقى", "199X", "موسيقى"),
    ],
)
def test_a_time_in_the_words_is_offered_as_a_filter(typed: str, edtf: str, rest: str) -> None:
    found = dated(typed)
    assert found is not None
    assert (found.edtf, found.rest) == (edtf, rest)


@pytest.mark.parametrize("typed", ["مكتبة 300", "5 أيار", "17 رمضان", "الخميس المقبل", ""])
def test_what_names_no_year_is_no_filter(typed: str) -> None:
    assert dated(typed) is None


@given(st.text(max_size=600))
def test_no_query_is_an_error(typed: str) -> None:
    wanted = understand(typed)
    assert len(wanted.phrases) + len(wanted.without) <= 24
    dated(typed)
    span_of(typed)


@pytest.fixture
def index(tmp_path: Path) -> Index:
    def moment(year: int) -> Moment:
        return Moment(f"{year}-05-01T10:00:00+02:00", str(year), "")

    made = Index.create(tmp_path / "search")
    made.apply(
        [
            document(1, "افتتاح مكتبة المدينة", "مكتبة عامة للجميع", published=moment(2014)),
            document(2, "مكتبة جديدة في المدينة", "للأطفال", section="ثقافة", published=moment(2015)),
            document(3, "مباراة قرب مكتبة المدينة", "كرة القدم", section="رياضة", published=moment(2015)),
        ]
    )
    return made


def numbers(index: Index, typed: str, **filters: str) -> set[str]:
    return {hit.address[9:-1] for hit in index.find(understand(typed, **filters)).hits}


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("مكتبة", "123"),
        ("«مكتبة المدينة»", "13"),
        ("مكتبة -مباراة", "12"),
        ("مكتبة -المباريات", "12"),
        ("مكتبه قسم:ثقافه", "2"),
        ("مكتبة سنة:2014", "1"),
        ("مكتبة -«كرة القدم» سنة:2015", "2"),
    ],
)
def test_the_language_finds(index: Index, typed: str, found: str) -> None:
    assert numbers(index, typed) == set(found)


def test_answers_are_counted_by_section_and_year(index: Index) -> None:
    found = index.find(understand("مكتبة"), counted=True).facets
    assert dict(found.sections) == {"محليات": 1, "ثقافة": 1, "رياضة": 1}
    assert found.years == ((2015, 2), (2014, 1))
    assert index.find(understand("مكتبة", section="ثقافة"), counted=True).facets.years == ((2015, 1),)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("مكنبة", "مكتبة"), ("مباراه", None), ("المدنية", "المدينة"), ("افتاح المدينة", None), ("ززززز", None),
        ("مكنبة قسم:ثقافة", "مكتبة قسم:ثقافة"), ("مكنبة -حلب", "مكتبة -حلب"), ("«مكنبة المدينة»", "«مكتبة المدينة»"),
    ],
)
def test_mistyped_words_are_put_right_from_what_the_index_holds(index: Index, typed: str, meant: str | None) -> None:
    assert index.find(understand(typed)).meant == meant


def _of_words(tmp_path: Path, language: str, *bodies: str) -> Index:
    made = Index.create(tmp_path / "search")
    moment = Moment("2020-01-01T00:00:00+00:00", "", "")
    made.apply(Document(str(n), body, "", body, "", (), (), moment, language) for n, body in enumerate(bodies, 1))
    return made


def test_words_of_another_language_are_taken_as_that_language(tmp_path: Path) -> None:
    index = _of_words(tmp_path, "fa", "باران شدید در تهران", "مرد بار دار نشست و می‌رود")
    (hit,) = index.find(understand("باران", language="fa")).hits
    assert hit.address == "1" and "<mark>باران</mark>" in hit.snippet_html
    (hit,) = index.find(understand("بار", language="fa")).hits
    assert hit.address == "2" and hit.snippet_html.count("<mark>") == 1
    assert [hit.address for hit in index.find(understand("می‌رود", language="fa")).hits] == ["2"]


def test_a_name_that_folds_to_a_preposition_is_looked_for(tmp_path: Path) -> None:
    bodies = "حسن محمد يفوز بالسباق وحسن يفرح", "علي حسن يفوز بالسباق", "جلس القاضي على المقعد"
    index = _of_words(tmp_path, "ar", *bodies)
    assert index.find(understand("علي حسن")).hits[0].address == "2"
    assert {hit.address for hit in index.find(understand("القاضي على المقعد")).hits} == {"3"}


def test_all_answers_are_counted(tmp_path: Path) -> None:
    index = _of_words(tmp_path, "ar", *("خبر من المدينة" for _ in range(1200)))
    found = index.find(understand("المدينة"), page=100)
    assert found.total == 1200 and len(found.hits) == 10
    assert index.find(understand("المدينة"), page=101).hits == ()


def test_an_article_says_how_its_rank_came_about(index: Index) -> None:
    assert '"value"' in index.explain(understand("مكتبة"), "/2024/01/1/")
    told = json.loads(index.explain(understand("افتتاح مكتبة"), "/2024/01/1/"))
    assert [part["description"] for part in told["details"]] == ["words", "newness", "nearness", "early words"]
    assert told["value"] == pytest.approx(sum(part["value"] for part in told["details"]))
    assert index.explain(understand("مكتبة"), "/nowhere/") == ""
    assert index.explain(understand("ززززز"), "/2024/01/1/") == ""
