"""The sanitiser: nothing outside the whitelist comes out, whatever goes in, and what is honest stays."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.markup import vectors
from tests.markup.judge import faults
from warraq.markup import clean_comment, clean_html, clean_inline, clean_item, clean_paragraphs, plain_text
from warraq.markup.whitelist import BLOCK, COMMENT, INLINE, LISTS

UGC = "nofollow ugc noopener noreferrer"
DOORS = [
    (clean_html, BLOCK | INLINE, "noopener noreferrer"),
    (clean_paragraphs, INLINE | {"p"}, "noopener noreferrer"),
    (clean_inline, INLINE, "noopener noreferrer"),
    (clean_item, INLINE | LISTS, "noopener noreferrer"),
    (clean_comment, COMMENT, UGC),
]


@pytest.mark.parametrize(("door", "tags", "rel"), DOORS, ids=lambda value: getattr(value, "__name__", ""))
def test_no_known_vector_passes_any_door(door, tags, rel):
    for vector in vectors.ALL:
        out = door(vector)
        assert faults(out, tags, rel) == [], vector
        assert door(out) == out, vector


@pytest.mark.parametrize("address", vectors.ADDRESSES)
def test_no_hostile_address_stays_a_link(address):
    assert "href" not in clean_html(f'<a href="{address}">x</a>')


_FRAGMENTS = st.sampled_from(
    [*vectors.ALL, "<p>", "</p>", "<table>", "<tr>", "<td>", "</table>", "<a href='/x'>", "</a>", "<b>", "</b>", "<div>",  # noqa: E501
     "</div>", "<li>", "<ul>", "<pre>", "\n", "نصّ", "&lt;script&gt;", "<svg>", "</svg>", "<math>", "<style>", "</style>",  # noqa: E501
     "<select>", "<h1>", "<blockquote>", '"', "'", ">", "<", "&", "<dl>", "<dt>", "<hr>", "<br>", "<caption>", "<figure>"]  # noqa: E501
)  # fmt: skip
_MUTATED = st.lists(_FRAGMENTS | st.text(max_size=8), max_size=14).map("".join)


@st.composite
def _cut(draw):
    text = draw(_MUTATED)
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, max(0, len(text))))
        text = (
            text[:at]
            + draw(st.sampled_from(["", "<", ">", "\x00", "/", " ", '"', "-->", "\u202e", "`"]))
            + text[at + 1 :]
        )
    return text


@given(_cut())
@settings(max_examples=400, deadline=None)
def test_no_mutation_passes_and_cleaning_again_changes_nothing(html):
    for door, tags, rel in DOORS:
        out = door(html)
        assert faults(out, tags, rel) == []
        assert door(out) == out


@pytest.mark.parametrize(
    "honest",
    [
        '<p>فقرة <b>مهمة</b> و<i>مائلة</i> <a href="/2014/09/15/%D8%AD/">رابط</a></p>',
        '<p dir="ltr" lang="en">A Latin quotation</p>',
        '<p><a href="#fn-1" id="fnref-1"><sup>1</sup></a></p>',
        "<h2>عنوان</h2><ul><li>أ<ul><li>ب</li></ul></li></ul><hr><blockquote><p>قول</p></blockquote>",
        '<table><caption>ج</caption><thead><tr><th scope="col">س</th></tr></thead><tbody><tr><td colspan="2">1</td></tr></tbody></table>',  # noqa: E501
        "<p>می\u200cخواهم \u200fنص\u200e \u2067عزل\u2069 هـ\u200d</p>",
        '<p><a href="mailto:desk@example.org">ب</a> <a href="tel:+961123456">ه</a></p>',
        '<p><time datetime="2014-09-15">x</time> <abbr title="منظمة">م</abbr> <bdo dir="rtl">x</bdo></p>',
    ],
)
def test_honest_html_stays_as_it_is(honest):
    assert clean_html(honest) == honest


def test_dropped_elements_take_their_contents_along():
    for tag in ("script", "style", "iframe", "template", "noscript", "svg", "math", "select"):
        assert "سرّ" not in plain_text(clean_html(f"<p>أ</p><{tag}>سرّ</{tag}><p>ب</p>")), tag


def test_unknown_elements_leave_their_text():
    assert clean_html("<x-card><font>نصّ</font></x-card>") == "نصّ"


def test_a_comment_keeps_its_paragraphs_and_loses_its_formatting():
    out = clean_comment("<h2>صرخة</h2>\r\n\r\nسطر\nسطر <img src=x> <a href='http://x.example/'>ر</a>")
    assert out == f'<p>صرخة</p><p>سطر<br>سطر  <a href="http://x.example/" rel="{UGC}">ر</a></p>'


@pytest.mark.parametrize("door", [clean_html, clean_comment])
@pytest.mark.parametrize(
    "bulk",
    ["<div>" * 200_000, "<blockquote>" * 50_000, "<b title=x>" * 5_000 + "<p>x" * 5_000, "<p><a>x<table><b><td>" * 1_400,  # noqa: E501
     "x" + " " * 300_000 + "y",
     "<!--" * 100_000, "<a" * 200_000, "<p>" * 50_000 + " " * 100_000, "<p" + " dir=rtl" * 20_000],
    ids=lambda bulk: bulk[:16],
)  # fmt: skip
def test_a_megabyte_of_nesting_does_not_hold_the_newsroom(door, bulk):
    began = time.process_time()
    assert faults(door(bulk), BLOCK | INLINE, UGC if door is clean_comment else "noopener noreferrer") == []
    assert time.process_time() - began < 10


def test_a_very_long_but_orderly_article_stays_whole():
    rows = "".join(f"<tr><td>{n}</td><td><b>x</b></td></tr>" for n in range(4_000))
    table = f"<table><tbody>{rows}</tbody></table>"
    assert clean_html(table) == table
