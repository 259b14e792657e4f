"""The sample newspaper keeps its own promises: enough of everything, written cleanly, nothing dangling."""

from __future__ import annotations

import hashlib
import re
import shutil
from collections import Counter
from datetime import datetime
from pathlib import Path

import pytest

from warraq.sample.content import (
    HERE,
    SampleBroken,
    SampleNewspaper,
    article_references,
    picture_references,
    read_newspaper,
)
from warraq.sample.pictures import PICTURES, draw

MARKS = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652"
LETTERS = "\u0621-\u063a\u0641-\u064a"
TATWEEL, BYTE_ORDER_MARK, REPLACEMENT = "\u0640", "\ufeff", "\ufffd"
BIDI_CONTROLS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@pytest.fixture(scope="module")
def paper() -> SampleNewspaper:
    return read_newspaper()


def texts(paper: SampleNewspaper) -> dict[str, str]:
    """All that a reader sees of each article, without links and fences."""
    return {
        each.key: "\n".join((each.headline, each.kicker, each.standfirst, each.lead_caption, each.body))
        for each in paper.articles
    }


def paragraphs(body: str) -> list[str]:
    return [each.strip() for each in re.split(r"\n\s*\n", body) if len(each.split()) > 5]


def test_it_is_as_large_as_a_daily_should_be(paper: SampleNewspaper) -> None:
    assert len(paper.articles) >= 44
    assert len(paper.sections) >= 7
    assert len([each for each in paper.sections if each.parent]) >= 2
    assert len(paper.bylines) >= 8
    assert len([each for each in paper.bylines if each.portrait]) == 8
    assert len(paper.tags) >= 20
    assert {"about", "team", "privacy"} <= {each.key for each in paper.pages}
    assert [each for each in paper.primary_menu if each.children]


def test_every_section_and_byline_and_tag_is_used(paper: SampleNewspaper) -> None:
    assert {each.section for each in paper.articles} == {each.slug for each in paper.sections}
    assert {slug for each in paper.articles for slug in each.bylines} == {each.slug for each in paper.bylines}
    assert {slug for each in paper.articles for slug in each.tags} == {each.slug for each in paper.tags}


def test_articles_have_one_to_three_bylines_and_two_to_five_tags(paper: SampleNewspaper) -> None:
    for article in paper.articles:
        assert 1 <= len(article.bylines) <= 3, article.key
        assert 2 <= len(article.tags) <= 5, article.key


def test_dates_spread_over_years_and_stop_before_today(paper: SampleNewspaper) -> None:
    years = Counter(each.published.year for each in paper.articles)
    assert {2014, 2019, 2022, 2023, 2024, 2025, 2026} == set(years)
    assert years[2014] >= 2 and years[2019] >= 2
    assert max(each.published for each in paper.articles) <= datetime(2026, 11, 20, 23, 59)


def test_bodies_are_as_long_as_their_kind(paper: SampleNewspaper) -> None:
    lengths = {each.key: len(each.body.split()) for each in paper.articles}
    assert lengths.pop("03-paper-market") >= 1200
    assert 60 <= lengths.pop("20-brief-elevator") <= 110
    films = [each.key for each in paper.articles if each.section == "فيديو"]
    assert {key: count for key in films if not 60 <= (count := lengths.pop(key)) <= 150} == {}
    assert {key: count for key, count in lengths.items() if not 180 <= count <= 600} == {}


def test_there_are_films_and_an_article_that_is_a_gallery(paper: SampleNewspaper) -> None:
    films = [each for each in paper.articles if each.section == "فيديو"]
    assert len(films) >= 3 and all("```embed\n" in each.body and each.lead for each in films)
    assert next(each.kind for each in paper.sections if each.slug == "فيديو") == "video"
    galleries = [each.body.partition("```gallery\n")[2].partition("```")[0].split("\n") for each in paper.articles]
    assert max(len(lines) - 1 for lines in galleries) >= 8


def test_the_long_read_has_six_headed_parts(paper: SampleNewspaper) -> None:
    body = next(each.body for each in paper.articles if each.key == "03-paper-market")
    assert len(re.findall(r"^## ", body, re.MULTILINE)) >= 6


def test_one_headline_is_very_long(paper: SampleNewspaper) -> None:
    assert [each.key for each in paper.articles if len(each.headline) > 140] == ["21-long-headline"]


def test_one_text_is_fully_vocalised(paper: SampleNewspaper) -> None:
    body = next(each.body for each in paper.articles if each.key == "19-vocalised-morning")
    marks = len(re.findall(f"[{MARKS}]", body))
    letters = len(re.findall(f"[{LETTERS}]", body))
    assert marks / letters > 0.6


def test_one_text_mixes_scripts_on_most_lines(paper: SampleNewspaper) -> None:
    body = next(each.body for each in paper.articles if each.key == "15-led-lights")
    lines = [line for line in body.splitlines() if line.strip() and not line.startswith("#")]
    mixed = [line for line in lines if re.search("[A-Za-z]", line) and re.search(f"[{LETTERS}]", line)]
    assert len(mixed) >= len(lines) / 2


@pytest.mark.parametrize(
    ("what", "pattern", "at_least"),
    [
        ("bullet list", r"^- ", 15),
        ("ordered list", r"^1\. ", 6),
        ("nested list", r"^  - ", 2),
        ("table", r"^\|[- |]+\|$", 3),
        ("attributed quote", r"^> — ", 5),
        ("captioned picture", r'!\[[^\]]+\]\(picture:[a-z-]+ "[^"]+"\)', 4),
        ("gallery", r"^```gallery$", 2),
        ("embed", r"^```embed\nhttps://video\.example\.org/", 1),
        ("separator", r"^---$", 2),
        ("footnote", r"^\[\^1\]: ", 1),
        ("outside link", r"\]\(https://example\.org/", 1),
        ("double month name", r"تشرين الثاني/نوفمبر", 3),
    ],
)
def test_the_whole_range_of_writing_occurs(paper: SampleNewspaper, what: str, pattern: str, at_least: int) -> None:
    holders = [each.key for each in paper.articles if re.search(pattern, each.body, re.MULTILINE)]
    assert len(holders) >= at_least, f"{what}: {holders}"


def test_other_languages_say_so(paper: SampleNewspaper) -> None:
    assert Counter(each.language for each in paper.articles) == {"ar": len(paper.articles) - 2, "en": 1, "fa": 1}


def test_articles_link_to_one_another(paper: SampleNewspaper) -> None:
    assert len([key for each in paper.articles for key in article_references(each.body)]) >= 4


def test_comments_have_every_state_and_answer_one_another(paper: SampleNewspaper) -> None:
    commented = [each for each in paper.articles if each.comments]
    assert len(commented) >= 10
    assert {comment.state for each in commented for comment in each.comments} == {"approved", "pending", "spam"}
    threaded = [each for each in commented if any(comment.reply_to for comment in each.comments)]
    assert len(threaded) >= 2
    assert 3 <= len([each for each in paper.articles if each.pinned]) <= 4


def test_nothing_is_said_twice(paper: SampleNewspaper) -> None:
    headlines = Counter(each.headline for each in paper.articles)
    sentences = Counter(
        sentence.strip()
        for each in paper.articles
        for paragraph in paragraphs(each.body)
        for sentence in re.split(r"[.!؟]\s", paragraph)
        if len(sentence.split()) > 5
    )
    assert [each for each, count in headlines.items() if count > 1] == []
    assert [each for each, count in sentences.items() if count > 1] == []


def test_no_forbidden_characters(paper: SampleNewspaper) -> None:
    forbidden = TATWEEL + BYTE_ORDER_MARK + REPLACEMENT + BIDI_CONTROLS + "\u00a0\t"
    for key, text in texts(paper).items():
        assert not set(text) & set(forbidden), key


def test_arabic_uses_arabic_punctuation(paper: SampleNewspaper) -> None:
    arabic = {each.key for each in paper.articles if each.language == "ar"}
    for key, text in texts(paper).items():
        if key in arabic:
            assert not re.search(f"[{LETTERS}{MARKS}][,;?]", text), key
            assert not re.search(f"[{LETTERS}] [،؛؟.]", text), key
            assert not re.search("[\u064a\u0649]\u0621?\u064b\u0627\u064b", text), key
            assert text.count("«") == text.count("»"), key


def test_hamza_of_common_words_is_written(paper: SampleNewspaper) -> None:
    wrong = re.compile(
        rf"(?<![\w{MARKS}])(الى|اذا|انّ|ان|او|اي|اول|اكثر|امام|الان|ايضا|لان|فى|علي|التى|الذى|هذة|مدينه|المدينه)(?![\w{MARKS}])"
    )
    for article in paper.articles:
        if article.language == "ar":
            assert wrong.findall(article.body) == [], article.key


def test_every_picture_says_what_it_shows_and_who_drew_it() -> None:
    scenes = [name for name in PICTURES if not name.startswith("portrait-")]
    assert len(scenes) >= 18
    assert len(PICTURES) - len(scenes) == 8
    for name, picture in PICTURES.items():
        assert picture.name == name
        assert picture.alt and picture.title and picture.caption
        assert picture.credit.startswith("رسم: ")
        assert 0 < picture.focal[0] < 1 and 0 < picture.focal[1] < 1


def test_every_scene_is_shown_somewhere(paper: SampleNewspaper) -> None:
    shown = {each.lead for each in paper.articles} | {
        name for each in (*paper.articles, *paper.pages) for name in picture_references(each.body)
    }
    assert {name for name in PICTURES if not name.startswith("portrait-")} <= shown
    assert None in shown, "a few articles go without a lead picture"


@pytest.mark.parametrize("name", sorted(PICTURES))
def test_every_picture_draws_at_its_size_and_is_not_blank(name: str) -> None:
    image = draw(name)
    assert image.size == ((800, 800) if name.startswith("portrait-") else (1600, 1067))
    assert image.mode == "RGB"
    assert len(image.resize((64, 64)).getcolors(4096) or []) > 500


@pytest.mark.parametrize("name", ["oud-violin", "portrait-huda"])
def test_a_picture_is_the_same_each_time(name: str) -> None:
    first, second = (hashlib.sha256(draw(name).tobytes()).hexdigest() for _ in range(2))
    assert first == second


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('section = "naql"', 'section = "nowhere"', "no section 'nowhere'"),
        ('"ترام"', '"قطار"', "no tag 'قطار'"),
        ('lead = "tram"', 'lead = "train"', "no picture 'train'"),
        ("article:16-bicycle-road", "article:16-boat", "no article '16-boat'"),
        ('headline = "', 'heading = "', "'heading' is unknown"),
        ("reply_to = 1", "reply_to = 9", "replies to none before it"),
        ('"2026-11-19T06:30"', '"19 November"', "not a local time"),
    ],
)
def test_a_mistake_is_named_with_its_file(tmp_path: Path, old: str, new: str, complaint: str) -> None:
    for folder in ("articles", "pages"):
        shutil.copytree(HERE / folder, tmp_path / folder)
    shutil.copy(HERE / "newspaper.toml", tmp_path)
    path = tmp_path / "articles" / "01-tram-second-line.md"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(SampleBroken) as caught:
        read_newspaper(tmp_path)
    assert complaint in str(caught.value)
    assert caught.value.where == "articles/01-tram-second-line.md"
