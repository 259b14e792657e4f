"""Slugs of headlines, and slugs that come from elsewhere."""

import time
from urllib.parse import quote, unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warraq.arabic.slug import cut_slug, slugify

headlines = st.text(st.characters(exclude_categories=()), max_size=120) | st.lists(
    st.sampled_from(["المدينة", "أُعلِن", "ﻻ", "Real", "٢٠١٤", "-", "…", "«", "م" * 90, "ـ"])
).map(" ".join)


@given(headlines, st.integers(1, 100))
def test_a_slug_fits_and_is_clean(headline: str, limit: int) -> None:
    slug = slugify(headline, limit)
    assert len(slug) <= limit
    assert slug == slug.strip("-")
    assert "--" not in slug
    assert not set(slug) & set(" /?#%\\\"'«»()ـ\u200c\u200f")
    slug.encode()


@given(headlines)
def test_a_slug_of_a_slug_is_the_same(headline: str) -> None:
    slug = slugify(headline)
    assert slugify(slug) == slug


@given(headlines, st.integers(1, 100))
def test_a_shorter_slug_is_made_of_whole_words(headline: str, limit: int) -> None:
    short, whole = slugify(headline, limit).split("-"), slugify(headline, 10_000).split("-")
    assert short == whole[: len(short)] or len(whole[0]) > limit


@pytest.mark.parametrize(
    ("headline", "slug"),
    [
        ("سوريا: مؤتمر الحوار يبدأ أعماله", "سوريا-مؤتمر-الحوار-يبدأ-أعماله"),
        ("مُدَرِّسةٌ في القـــرية", "مدرسة-في-القرية"),
        ("أيلول/سبتمبر ٢٠١٤", "أيلول-سبتمبر-2014"),
        ("Apple تطلق «iPhone 15»", "apple-تطلق-iphone-15"),
        ("Don't لا", "dont-لا"),
        ("خدمة الـGPS لعام ١٤٤٥هــ", "خدمة-ال-gps-لعام-1445ه"),
        ("می\u200cروم", "میروم"),
        ("هەڵبژاردن لە هەولێر", "هەڵبژاردن-لە-هەولێر"),
        ("Şêrko Bêkes", "şêrko-bêkes"),
        ("ا\u0654حمد", "أحمد"),
        ("../../etc/passwd", "etc-passwd"),
        ("<script>", "script"),
        ("a\x00b\u202e", "ab"),
        ("🙂", ""),
    ],
)
def test_slugs_read_like_the_headline(headline: str, slug: str) -> None:
    assert slugify(headline) == slug


@given(st.text(st.sampled_from("اب-تa1é-🙂"), max_size=30), st.integers(1, 120), st.booleans())
def test_a_cut_escaped_slug_decodes_to_the_start_of_the_whole(slug: str, limit: int, upper: bool) -> None:
    escaped = quote(slug, safe="-")
    cut = cut_slug(escaped if upper else escaped.lower(), limit)
    assert len(cut) <= limit
    assert slug.startswith(unquote(cut, errors="strict"))


@pytest.mark.parametrize(
    ("slug", "limit", "cut"),
    [
        ("خبر-عاجل", 8, "خبر-عاجل"),
        ("خبر-عاجل", 7, "خبر"),
        ("خبر-عاجل", 3, "خبر"),
        ("خبر-عاجل", 2, "خب"),
        ("%D8%AE%D8%A8", 11, "%D8%AE"),
        ("%D8%AE%D8%A8", 5, ""),
        ("%d8%a7-%d8%a8%d8%aa", 14, "%d8%a7"),
        ("%zz%4", 4, "%zz%"),
    ],
)
def test_a_cut_keeps_words_and_escapes_whole(slug: str, limit: int, cut: str) -> None:
    assert cut_slug(slug, limit) == cut


@pytest.mark.parametrize("cut", [slugify, cut_slug])
def test_a_limit_without_room_is_refused(cut) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ValueError, match="room"):
        cut("خبر", 0)


def test_a_headline_of_nothing_but_tatweel_is_read_in_no_time() -> None:
    began = time.process_time()
    assert slugify("ـ" * 200_000 + "GPS") == "gps"
    assert time.process_time() - began < 2
