"""Plain text, word counts and anchors."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from warraq.markup import Anchors, clean_html, plain_text, word_count


def test_blocks_are_lines_and_inline_is_not():
    html = "<h2>عنوان</h2><ul><li>أ</li><li>ب <b>ج</b>د</li></ul><p>سطر<br>سطر</p>"
    assert plain_text(html) == "عنوان\nأ\nب جد\nسطر\nسطر"


def test_escapes_are_read_once():
    assert plain_text("<p>&amp;lt;b&amp;gt; &lt;i&gt;</p>") == "&lt;b&gt; <i>"


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"))))
def test_plain_text_of_cleaned_text_is_that_text(text):
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    assert plain_text(clean_html(escaped)).split() == text.split()


def test_plain_text_is_linear():
    for hostile in ("<!--" * 50_000, '<p title="' * 20_000, "\n " * 100_000 + "<", "<td>" * 50_000):
        began = time.process_time()
        plain_text(hostile)
        assert time.process_time() - began < 2


@given(st.text(st.sampled_from("اب١a٣é مـَ.ـ،-_’'\n\u200c\u0670\u06cc\u06f3؟«»/3") | st.characters(), max_size=40))
def test_words_are_counted_alike_whether_their_letters_are_bytes_or_not(text):
    in_a_page_of_code = text.encode("cp1256", "ignore").decode("cp1256")
    assert word_count(in_a_page_of_code) == word_count(f"{in_a_page_of_code} \u2603")


def test_words_of_mixed_scripts_are_counted_as_people_count_them():
    assert word_count("قال Ahmad Al-Masri إنّ ١٢٫٥ مليوناً…") == 6
    assert word_count("") == 0
    assert word_count("— … ؟") == 0


def test_anchors_are_unique_and_repeatable():
    headings = ["الأزمة", "الأزمة", "الأزمة 2", "؟", "؟", "الأزمة"]
    first, second = Anchors(), Anchors()
    anchors = [first.of(heading) for heading in headings]
    assert len(set(anchors)) == len(headings)
    assert anchors == [second.of(heading) for heading in headings]
    assert all(anchor.startswith("h-") for anchor in anchors)
