"""Dates in running text.

`dates.jsonl` has sentences of every region's news with the dates in them; its last part has none, though it looks so.
The sentences are written for it. The rules are those of `warraq/arabic/dates`; a case that fails goes to
`known_failures.json` with its rule.
"""

import json
import re
from calendar import monthrange
from datetime import date
from itertools import product
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.dates import measure
from warraq.arabic.dates import find_dates, format_date, format_month
from warraq.arabic.months import TRADITIONS, MonthStyle
from warraq.arabic.normalise import fold

CASES = [json.loads(line) for line in Path(__file__).with_name("dates.jsonl").read_text("utf-8").splitlines()]
ANCHOR = date(2024, 3, 15)

_PART = r"(?:-?[\dX]{4}(?:-[\dX]{2}(?:-[\dX]{2})?)?[~?]?)"
EDTF = re.compile(rf"{_PART}(?:/{_PART})?")


def edtf(text: str, anchor: date | None = ANCHOR, language: str = "ar") -> list[str]:
    return [found.edtf for found in find_dates(text, anchor, language)]


@pytest.mark.parametrize("category", sorted({case["cat"] for case in CASES}))
def test_all_dates_of_a_kind_are_found_and_nothing_else(category: str) -> None:
    figures, misses = measure([case for case in CASES if case["cat"] == category], seconds=0)
    assert [(case["text"], [(each.text, each.edtf) for each in found]) for case, found in misses] == []
    assert figures["false_on_negatives"] == 0


@pytest.mark.parametrize(
    ("name", "other"),
    [
        pair
        for month in range(1, 13)
        for pair in product(sorted({MonthStyle(tradition=way).name(month) for way in TRADITIONS}), repeat=2)
        if pair[0] != pair[1]
    ],
)
def test_two_names_of_a_month_are_one_month_however_they_are_joined(name: str, other: str) -> None:
    month = next(
        month for month in range(1, 13) if any(MonthStyle("ar", way).name(month) == name for way in TRADITIONS)
    )
    forms = ["{}/{}", "{} / {}", "{}/ {}", "{} /{}", "{} ({})", "{}({})", "{} - {}", "{} – {}", "{} {}"]
    forms += ["{} [{}]", "{} «{}»"]
    for form in forms:
        if form == "{} {}" and fold(name) == fold(other):
            continue
        written = form.format(name, other)
        for plain in (written, written.replace("أ", "ا").replace("آ", "ا")):
            assert edtf(f"وقع ذلك في {plain} 2014 في المدينة") == [f"2014-{month:02}"], plain
            assert edtf(f"وقع ذلك في 5 {plain} 2014") == [f"2014-{month:02}-05"], plain


def test_names_that_do_not_agree_are_two_months() -> None:
    assert edtf("في أيلول/أكتوبر 2014") == ["2014-09/2014-10"]


def test_without_an_anchor_nothing_is_counted_from_today() -> None:
    assert edtf("أمس والأسبوع الماضي وقبل عامين والخميس المقبل", None) == []
    assert edtf("في 5 أيار 2014، أي قبل عامين", None) == ["2014-05-05"]


def test_a_date_says_which_part_of_it_is_meant() -> None:
    found = find_dates("أواخر تشرين الثاني 2016 ومطلع عام 2018 ومنتصف أيار 2019")
    assert [(each.edtf, each.part) for each in found] == [("2016-11", "END"), ("2018", "START"), ("2019-05", "MID")]


def test_the_beginning_of_the_year_is_the_start_of_the_present_one() -> None:
    found = find_dates("ارتفعت الأسعار منذ أول العام", ANCHOR)
    assert [(each.text, each.edtf, each.part) for each in found] == [("أول العام", "2024", "START")]


def test_direction_marks_inside_a_date_stay_in_its_text() -> None:
    text = "\u200f25\u200f/\u200f7\u200f/\u200f2021\u200f وصل الوفد"
    (found,) = find_dates(text)
    assert (found.edtf, found.start, found.end) == ("2021-07-25", 1, text.index("\u200f وصل"))
    assert text[found.start : found.end] == found.text


@pytest.mark.parametrize(
    "written",
    ["14 آذار 2024", "14 اذار 2024", "١٤ آذار ٢٠٢٤", "14 آذَار 2024", "و14 آذار 2024", "14آذار2024", "14 آذار/2024"],
)
def test_a_date_is_found_however_people_type_it(written: str) -> None:
    assert edtf(f"وصل في {written} إلى المدينة") == ["2024-03-14"]


def test_every_day_that_the_house_writes_is_read_again() -> None:
    for tradition, other in product(TRADITIONS, (None, *TRADITIONS)):
        style = MonthStyle("ar", tradition, other)
        for month in range(1, 13):
            assert edtf(format_date(date(2019, month, 9), style, "eastern")) == [f"2019-{month:02}-09"]
            assert edtf(format_month(2019, month, style)) == [f"2019-{month:02}"]
    for language in ("ckb", "ku", "fa", "en-GB", "tr"):
        for month in range(1, 13):
            written = format_date(date(2019, month, 9), MonthStyle(language))
            assert edtf(written, None, language) == [f"2019-{month:02}-09"], written


_WORDS = sorted({word for case in CASES for word in case["text"].split()})


@given(st.text() | st.lists(st.sampled_from([*_WORDS, "/", "-", "(", ")", "9", "2014"]), max_size=30).map(" ".join))
def test_whatever_stands_in_a_text_dates_keep_their_places(text: str) -> None:
    last = 0
    for found in find_dates(text, ANCHOR):
        assert last <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.text
        assert EDTF.fullmatch(found.edtf), found
        last = found.end


@pytest.mark.parametrize(
    "piece",
    [
        "1/",
        "و1",
        "14 آذار ",
        "1-",
        "ألف و",
        "أيار/",
        "(",
        "يوم ",
        "2014-",
        "الجمعة و",
        "أيام السبت والأحد، ",
        "أب/",
        "1 أو ",
    ],
)
def test_no_text_makes_the_reading_slow(piece: str) -> None:
    def seconds(count: int) -> float:
        text = piece * count
        begun = process_time()
        find_dates(text, ANCHOR)
        return process_time() - begun

    assert seconds(20_000) < 3


def test_a_day_that_does_not_exist_is_none() -> None:
    assert edtf("في 31 نيسان 2014") == ["2014-04"]
    assert edtf("بتاريخ 45/13/2014") == []


@pytest.mark.parametrize("day", range(1, 6))
def test_an_ordinal_after_a_weekday_is_the_day_where_they_agree_and_else_the_nth_weekday(day: int) -> None:
    ordinal = ["الأول", "الثاني", "الثالث", "الرابع", "الخامس"][day - 1]
    names = ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"]
    for month in range(1, 13):
        of_weekday: dict[int, list[date]] = {}
        for each in (date(2014, month, number) for number in range(1, monthrange(2014, month)[1] + 1)):
            of_weekday.setdefault(each.weekday(), []).append(each)
        there = date(2014, month, day)
        for weekday, days in of_weekday.items():
            wanted = there if weekday == there.weekday() or len(days) < day else days[day - 1]
            text = f"{names[weekday]} {ordinal} من {MonthStyle('ar', 'levant').name(month)} 2014"
            assert edtf(text) == [wanted.isoformat()], text


@pytest.mark.parametrize("days", ["يومي {} و{}", "بين يومي {} و{}", "بين {} و{}", "{} و{}", "من {} إلى {}"])
def test_the_days_of_a_week_run_forward(days: str) -> None:
    names = ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"]
    for first, last in product(names, repeat=2):
        for verb in ("عقد اللقاء", "سيعقد اللقاء"):
            found = edtf(f"{verb} {days.format(first, last)}")
            told = [part for each in found for part in each.split("/")]
            assert len(told) == 2 and told[0] < told[1], (first, last, found)
            assert date.fromisoformat(told[1]) <= ANCHOR or verb != "عقد اللقاء"


def test_each_case_says_where_its_dates_stand() -> None:
    for case in CASES:
        for want in case["dates"]:
            assert case["text"][want["start"] : want["end"]] == want["expr"]


def test_the_set_is_large_and_has_every_kind() -> None:
    def count(category: str) -> int:
        return sum(case["cat"] == category for case in CASES)

    assert len(CASES) > 400
    assert all(count(kind) >= 5 for kind in ("levantine", "egypt_gulf", "dual", "maghreb", "hijri", "kurdish"))
