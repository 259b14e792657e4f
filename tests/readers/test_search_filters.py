"""The page of results: filters as plain links, suggestions, and nothing that a hostile query could do."""

from __future__ import annotations

import asyncio
import re
import time
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from urllib.parse import quote

import pytest

from warraq.readers.asking import Asking, asked
from warraq.readers.exchange import Search
from warraq.readers.results import Results
from warraq.search import Document, Index
from warraq.search import frame as search_frame
from warraq.sheets import Frame, Moment, Picture, Source

from .conftest import SITE, Server

PICTURE = Picture(
    (Source("jpeg", 320, 213, "/media/a-320.jpg"), Source("jpeg", 1200, 800, "/media/a-1200.jpg")), 1200, 800, "جسر"
)


def article(number: int, year: int, section: str, headline: str = "خط الترام الجديد") -> Document:
    published = Moment(f"{year}-11-05T10:00:00+02:00", f"5 تشرين الثاني {year}", "")
    text = "يصل الترام إلى المدينة القديمة كلّ يوم. " * 20
    tags = ("الترام", "نقل عام", "قطار & حافلة") if number % 5 == 0 else ("الترام",)
    bylines = (("ليلى حدّاد",), ("سامر خليل", "ليلى حدّاد"), ())[number % 3]
    return Document(f"/{year}/{number}/", headline, "", text, section, tags, bylines, published, "ar", PICTURE)


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Results:
    root = tmp_path_factory.mktemp("edition")
    Index.create(root / "search").apply(
        article(number, 2010 + number % 3, ("المدينة", "ثقافة & فنون")[number % 2]) for number in range(25)
    )
    frame = Frame(SITE, "/search/", "بحث", "", (), None, False)
    (root / search_frame.FILE).write_bytes(search_frame.dump(frame))
    (root / "current" / "2014" / "11").mkdir(parents=True)
    (root / "current" / "2014" / "11" / "index.html").write_text("x")
    return Results(root, None)


async def page(results: Results, query: str) -> str:
    answer = await results.answer(Search(query))
    assert answer.status == 200
    return bytes(answer.body).decode()  # type: ignore[arg-type]


def ask(results: Results, query: str) -> str:
    # In a thread of its own: a browser's driver may have a loop running in this one.
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, page(results, query)).result()


def links(text: str) -> list[str]:
    return [unescape(href) for href in re.findall(r'href="(/search/[^"]*)"', text)]


def test_results_show_section_date_picture_and_count(results: Results) -> None:
    text = ask(results, f"q={quote('الترام')}")
    assert "25 نتيجة" in text
    assert '<time datetime="2012-11-05T10:00:00+02:00">5 تشرين الثاني 2012</time>' in text
    assert "/media/a-320.jpg" in text
    assert "/media/a-1200.jpg" not in text
    assert "<mark>الترام</mark>" in text


def test_each_filter_is_a_link_that_leads_to_its_results_and_back(results: Results) -> None:
    query = f"q={quote('الترام')}"
    offered = links(ask(results, query))
    year = next(link for link in offered if link.endswith("&date=2011"))
    narrowed = ask(results, year.partition("?")[2])
    assert "8 نتائج" in narrowed
    section = next(link for link in links(narrowed) if "section=" in link and "%26" in link and "date=2011" in link)
    both = ask(results, section.partition("?")[2])
    assert "4 نتائج" in both
    assert year in links(both)
    assert not [link for link in links(both) if "page=" in link]


def test_tags_and_bylines_of_the_answers_are_counted_and_lead_to_theirs(results: Results) -> None:
    text = ask(results, f"q={quote('الترام')}")
    assert [name for name in ("بحسب الوسم", "بحسب الكاتب") if name in text] == ["بحسب الوسم", "بحسب الكاتب"]
    tag = next(link for link in links(text) if "tag=" in link and "%26" in link)
    assert "5 نتائج" in ask(results, tag.partition("?")[2])
    byline = next(link for link in links(text) if f"byline={quote('ليلى حدّاد')}" in link)
    narrowed = ask(results, byline.partition("?")[2])
    assert "17 نتيجة" in narrowed
    assert "بحسب الكاتب" not in narrowed
    assert f"/search/?q={quote('الترام')}" in links(narrowed)
    both = next(link for link in links(narrowed) if f"tag={quote('نقل عام')}" in link)
    assert f"byline={quote('ليلى حدّاد')}" in both
    assert "3 نتائج" in ask(results, both.partition("?")[2])


def test_a_choice_that_would_leave_all_results_is_not_offered(results: Results) -> None:
    offered = links(ask(results, f"q={quote('القديمة')}"))
    assert not [link for link in offered if link.endswith(f"tag={quote('الترام')}")]
    assert [link for link in offered if link.endswith(f"tag={quote('نقل عام')}")]


def test_filters_without_words_count_too(results: Results) -> None:
    text = ask(results, f"byline={quote('سامر خليل')}")
    assert "8 نتائج" in text
    assert [link for link in links(text) if "tag=" in link]


def test_pages_turn_within_the_filters(results: Results) -> None:
    text = ask(results, f"q={quote('الترام')}&section={quote('المدينة')}")
    following = next(link for link in links(text) if "page=2" in link)
    assert "section=" in following
    assert 'start="11"' in ask(results, following.partition("?")[2])


def test_a_time_in_the_query_is_offered_as_a_filter(results: Results) -> None:
    text = ask(results, f"q={quote('الترام تشرين الثاني 2011')}")
    assert any("date=2011-11" in link and "2011" not in link.partition("&date")[0] for link in links(text))


def test_a_time_alone_leads_to_the_archive(results: Results) -> None:
    assert 'href="/2014/11/"' in ask(results, f"q={quote('تشرين الثاني 2014')}")
    assert 'href="/2013/11/"' not in ask(results, f"q={quote('تشرين الثاني 2013')}")


def test_a_mistyped_word_is_answered_with_the_one_that_was_meant(results: Results) -> None:
    text = ask(results, f"q={quote('المدنية')}")
    assert any(quote("المدينة") in link for link in links(text))


def test_what_is_asked_for_is_read_from_any_address() -> None:
    assert asked("q=a&date=2014-11&section=%20x%20&tag=t&junk=1&page=3") == Asking("a", 3, "x", "t", "", "2014-11")
    assert asked("q=a&date=2014-99").date == ""
    assert asked("&" * 3000) == Asking("")


def test_joiners_stay_and_whatever_else_is_unseen_goes() -> None:
    assert asked(f"q={quote('می‌روم')}&tag={quote('کتاب‌ها')}") == Asking("می‌روم", tag="کتاب‌ها")
    unseen = "\u00ad\u200b\u200f\u2060\ufeff\u202e"
    assert asked("q=" + quote(unseen.join("مدينة"))).query == "مدينة"
    assert asked("q=a%00b%0Ac%E2%80%A8d").query == "a b c d"


HOSTILE = [
    "a" * 10_000,
    "(a+)+$" * 1500,
    "«" * 400,
    '"' * 399,
    "-" * 400,
    "قسم:" * 100,
    "-«" * 200,
    "1/" * 200,
    "و" * 400,
    "2014-" * 80,
    "ألف و" * 80,
    "\u202e\u0000\u0007\ufeff" * 100,
    "AND OR NOT +title:[a TO z]~2^9 *:* ?" * 10,
    "😀" * 400,
    " ".join(chr(0x0627 + n % 28) * 3 for n in range(100)),
    "المدني " * 60,
    "ـ" * 400,
    "َ" * 400,
]


@pytest.mark.parametrize("typed", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_query_costs_less_than_fifty_milliseconds(results: Results, typed: str) -> None:
    ask(results, "q=warm")
    best = 1.0
    for attempt in range(3):
        begun = time.process_time()
        ask(results, f"q={quote(typed)}&page={attempt + 1}&section={quote(typed)}&date={quote(typed[:50])}")
        best = min(best, time.process_time() - begun)
    assert best < 0.05


def test_a_query_of_ten_thousand_letters_is_no_harm_to_the_server(server: Server) -> None:
    assert server.ask(f"/search/?q={'a' * 7900}").status == 200
    assert server.ask(f"/search/?q={quote('«' * 3000)}").status in (400, 414, 431)


def test_no_answer_of_the_house_is_kept_for_long_or_found_by_search_engines(server: Server) -> None:
    headers = server.ask(f"/search/?q={quote('مدينة')}&date=2014").headers
    assert headers["x-robots-tag"] == "noindex"
    assert headers["cache-control"].startswith("private")

