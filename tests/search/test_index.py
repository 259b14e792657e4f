"""The index: what is put in is found, however it is spelled, and what is taken out is gone."""

from __future__ import annotations

import json
import threading
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warraq.errors import SearchError
from warraq.search import Document, Index, understand
from warraq.search.exchange import exchange
from warraq.sheets import Moment


def document(number: int, headline: str, body: str = "", **fields: object) -> Document:
    given_fields = {
        "address": f"/2024/01/{number}/", "headline": headline, "standfirst": "", "body": body, "section": "محليات",
        "tags": (), "bylines": (), "language": "ar",
        "published": Moment("2024-01-01T10:00:00+02:00", "1 كانون الثاني 2024", ""),
    }  # fmt: skip
    return Document(**{**given_fields, **fields})  # type: ignore[arg-type]


ARTICLES = (
    document(1, "افتتاح مكتبة المدينة", "قال رئيس البلدية إن المكتبة مفتوحة للجميع، وفيها أربعون ألف كتاب."),
    document(2, "مباراة في الملعب البلدي", "فاز الفريق بثلاثة أهداف على ضيفه.", tags=("كرة القدم",)),
    document(3, "أسعار الخبز", "ارتفعت الأسعار في المدينة وضواحيها أمس.", bylines=("ليلى حدّاد",)),
)


@pytest.fixture
def index(tmp_path: Path) -> Index:
    made = Index.create(tmp_path / "search")
    made.apply(ARTICLES)
    return made


def addresses(index: Index, query: str) -> list[str]:
    return [hit.address for hit in index.find(query).hits]


@pytest.mark.parametrize("query", ["المكتبة", "مكتبه", "مكتبة", "بالمكتبة", "مَكْتَبَةُ", "المكتبـــة", "والمکتبة"])
def test_a_word_is_found_however_it_is_spelled(index: Index, query: str) -> None:
    assert addresses(index, query) == ["/2024/01/1/"]


def test_the_headline_counts_more_than_the_body(index: Index) -> None:
    assert addresses(index, "المدينة") == ["/2024/01/1/", "/2024/01/3/"]


def test_every_word_is_wanted_first_and_any_word_after(index: Index) -> None:
    assert addresses(index, "المدينة الأسعار") == ["/2024/01/3/"]
    assert set(addresses(index, "الملعب الأسعار")) == {"/2024/01/2/", "/2024/01/3/"}


def _bodies(tmp_path: Path, *bodies: str) -> Index:
    made = Index.create(tmp_path / "bodies")
    made.apply([document(number, "", body) for number, body in enumerate(bodies, 1)])
    return made


def test_a_word_of_the_same_family_counts_where_the_word_itself_is_missing(tmp_path: Path) -> None:
    index = _bodies(
        tmp_path,
        "اتهم القضاء أمس ثلاثة رجال بالتخطيط لعملية في وسط المدينة حيث كان القاضي يسكن.",
        "اغتيل أمس القاضي الذي كان يسكن وسط المدينة، كما قال شهود كانوا هناك.",
        "يسكن القاضي الذي كتب هذا الكتاب وسط المدينة، وهو من أهلها القدامى.",
    )
    assert addresses(index, "اغتيال قاض يسكن وسط المدينة")[0] == "/2024/01/2/"


LISTED = "بلدية حلب توزع ألف شجرة على المدارس"


def test_an_article_comes_before_a_list_of_headlines_that_holds_its_own(tmp_path: Path) -> None:
    listing = f"أبرز أخبار اليوم: افتتاح مكتبة المدينة {LISTED} فوز فريق الحي مهرجان السينما غدا أسعار الخبز"
    article = (
        "قالت البلدية في حلب إن ألف شجرة وُزّعت اليوم على مدارس المدينة، وإن هذا التوزيع الذي كان مؤجلا قد بدأ "
        "من المدرسة التي زرعت حديقتها العام الماضي."
    )
    index = _bodies(tmp_path, listing, article)
    assert addresses(index, LISTED) == ["/2024/01/2/", "/2024/01/1/"]


def test_a_short_text_under_the_very_headline_that_is_looked_for_stays_first(tmp_path: Path) -> None:
    index = Index.create(tmp_path / "headed")
    prose = "قالت البلدية في حلب إن ألف شجرة وُزّعت اليوم على مدارس المدينة، وإن هذا التوزيع الذي كان مؤجلا قد بدأ."
    index.apply([document(1, LISTED, "صور من التوزيع صباح اليوم في مدارس المدينة"), document(2, "أشجار", prose)])
    assert addresses(index, LISTED)[0] == "/2024/01/1/"


@pytest.mark.parametrize(("query", "number"), [("ليلى حداد", 3), ("كرة القدم", 2)])
def test_tags_and_bylines_are_searched(index: Index, query: str, number: int) -> None:
    assert addresses(index, query)[0] == f"/2024/01/{number}/"


def test_a_hit_holds_what_its_card_shows(index: Index) -> None:
    (hit,) = index.find("أربعون").hits
    assert hit.headline == "افتتاح مكتبة المدينة"
    assert hit.section == "محليات"
    assert hit.published == "1 كانون الثاني 2024"
    assert "<mark>أربعون</mark>" in hit.snippet_html


def test_a_changed_article_is_found_by_its_new_words_only(index: Index, tmp_path: Path) -> None:
    reader = Index.open(tmp_path / "search")
    Index.open(tmp_path / "search").apply([document(1, "إغلاق الحديقة")])
    reader.reload()
    assert addresses(reader, "الحديقة") == ["/2024/01/1/"]
    assert addresses(reader, "مكتبة") == []
    assert len(reader) == 3


def test_a_removed_article_is_gone(index: Index) -> None:
    index.apply([], ["/2024/01/1/"])
    assert addresses(index, "مكتبة") == []
    assert len(index) == 2


def test_an_index_made_anew_takes_the_old_ones_place_only_when_it_is_filled(index: Index, tmp_path: Path) -> None:
    fresh = Index.create(tmp_path / "search")
    assert len(Index.open(tmp_path / "search")) == 3
    fresh.apply(ARTICLES[:1])
    assert len(Index.open(tmp_path / "search")) == 1
    assert [entry.name for entry in tmp_path.iterdir()] == ["search"]


def test_while_an_index_is_made_anew_again_and_again_there_is_always_one(index: Index, tmp_path: Path) -> None:
    done, missed = threading.Event(), []

    def look() -> None:
        while not done.is_set():
            if not (tmp_path / "search" / "warraq.json").exists():
                missed.append(time.monotonic())

    looker = threading.Thread(target=look)
    looker.start()
    for _ in range(5):
        Index.create(tmp_path / "search").apply(ARTICLES)
    done.set()
    looker.join()
    assert not missed and len(Index.open(tmp_path / "search")) == 3


@pytest.mark.parametrize("unknown", [False, True])
def test_two_folders_change_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, unknown: bool) -> None:
    if unknown:  # a system without the call
        monkeypatch.setattr("warraq.search.exchange.ctypes.CDLL", lambda *_, **__: object())
    for name in ("fresh", "old"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    exchange(tmp_path / "fresh", tmp_path / "old")
    assert sorted(str(file.relative_to(tmp_path)) for file in tmp_path.glob("*/*")) == ["fresh/old", "old/fresh"]


def test_pages_of_results_do_not_repeat(tmp_path: Path) -> None:
    index = Index.create(tmp_path / "search")
    index.apply(document(number, f"خبر {number}") for number in range(25))
    pages = [index.find("خبر", page, 10) for page in (1, 2, 3, 4)]
    assert [len(page.hits) for page in pages] == [10, 10, 5, 0]
    assert len({hit.address for page in pages for hit in page.hits}) == 25
    assert pages[0].total == 25


def test_an_index_of_another_version_is_refused(index: Index, tmp_path: Path) -> None:
    (tmp_path / "search" / "warraq.json").write_text(json.dumps({"format": 0, "analysis": 0}))
    with pytest.raises(SearchError, match="another version"):
        Index.open(tmp_path / "search")


def test_no_index_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(SearchError, match="publish --full"):
        Index.open(tmp_path / "search")


HOSTILE = [
    "", " ", "*", '"', "((((", "a AND OR NOT", "title:x", "\x00\x01", "-" * 10_000, "ا" * 10_000, "ا " * 5_000,
    "(a+)+$" * 500, "\u202e\u2066\ud800", "<script>alert(1)</script>", "ّ" * 400, "../../etc", "x^9e99~", "[a TO z]",
]  # fmt: skip


@pytest.mark.parametrize("query", HOSTILE)
def test_hostile_queries_are_answered_at_once(index: Index, query: str) -> None:
    started = time.perf_counter()
    index.find(query)
    assert time.perf_counter() - started < 0.05


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=60))
def test_no_query_raises(query: str) -> None:
    _shared().find(query, page=len(query))


_made: list[Index] = []


def _shared() -> Index:
    import tempfile

    if not _made:
        index = Index.create(Path(tempfile.mkdtemp(prefix="warraq-search-")) / "search")
        index.apply(ARTICLES)
        _made.append(index)
    return _made[0]


def test_marks_in_a_text_are_escaped(tmp_path: Path) -> None:
    index = Index.create(tmp_path / "search")
    index.apply([document(1, "عنوان", "نص <script>alert(1)</script> خطير & غريب")])
    (hit,) = index.find("خطير").hits
    assert "<script>" not in hit.snippet_html
    assert "&lt;script&gt;" in hit.snippet_html
    assert "<mark>خطير</mark>" in hit.snippet_html


def test_names_are_counted_up_to_a_bound_and_sections_always(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = Index.create(tmp_path / "search")
    made.apply([document(number, "مكتبة", tags=("كتب", ""), bylines=("ليلى", "ليلى")) for number in range(3)])
    counted = made.find("مكتبة", counted=True).facets
    assert (counted.sections, counted.tags, counted.bylines) == ((("محليات", 3),), (("كتب", 3),), (("ليلى", 3),))
    monkeypatch.setattr("warraq.search.facets.MOST_ANSWERS", 2)
    counted = made.find("مكتبة", counted=True).facets
    assert (counted.sections, counted.tags, counted.bylines) == ((("محليات", 3),), (), ())


def test_filters_alone_list_what_they_let_through_the_newest_first(tmp_path: Path) -> None:
    days = [("2014-03-05", "ثقافة"), ("2016-01-01", "ثقافة"), ("2014-11-30", "ثقافة"), ("2014-12-01", "رياضة")]
    made = Index.create(tmp_path / "search")
    made.apply(
        document(
            number, f"خبر {number}", "نصّه", section=section, tags=("نهر",),
            published=Moment(f"{day}T10:00:00+02:00", day, ""),
        )
        for number, (day, section) in enumerate(days)
    )  # fmt: skip

    def listed(query: str, page: int = 1) -> list[str]:
        return [hit.headline for hit in made.find(understand(query), page, 2).hits]

    assert listed("قسم:ثقافه") == ["خبر 1", "خبر 2"] and listed("قسم:ثقافة", 2) == ["خبر 0"]
    assert listed("وسم:نهر سنة:2014") == ["خبر 3", "خبر 2"]
    assert listed("قسم:ثقافة سنة:٢٠١٤ -«خبر 2»") == ["خبر 0"]
    assert listed("قسم:اقتصاد") == listed("-نصه") == []
    found = made.find(understand("قسم:ثقافة"), counted=True)
    assert found.total == 3 and found.facets.years == ((2016, 1), (2014, 2)) and "نصّه" in found.hits[0].snippet_html
