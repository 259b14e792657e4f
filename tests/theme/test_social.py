"""The social card: a picture of the right size, drawn from its inputs alone, its Arabic joined."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

from PIL import Image, ImageChops, ImageFont, features

from warraq.sheets import SocialCard
from warraq.theme import social

CARD = SocialCard("/media/card-x.jpg", "الجسر القديم يُغلق شهرين", "المدينة", "صباح جمانة", "ar", "rtl", "daily", "")


def image(card: SocialCard, photo: bytes | None = None) -> Image.Image:
    return Image.open(io.BytesIO(social.draw(card, photo)))


def photo() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (900, 1200), (40, 140, 200)).save(out, "JPEG")
    return out.getvalue()


def test_a_card_has_the_size_that_is_asked_for_with_and_without_a_picture() -> None:
    assert image(CARD).size == image(CARD, photo()).size == (1200, 630)


def test_equal_inputs_give_equal_bytes_and_others_others() -> None:
    assert social.draw(CARD, photo()) == social.draw(CARD, photo())
    assert social.draw(CARD, photo()) != social.draw(replace(CARD, section="ثقافة"), photo())
    assert social.address_of(("أ", "")) != social.address_of(("", "أ"))


def test_arabic_letters_are_joined_and_run_from_the_right() -> None:
    assert features.check("raqm")
    font = ImageFont.truetype(social.FONTS / "head.woff2", 60, layout_engine=ImageFont.Layout.RAQM)
    joined = font.getlength("بيت", direction="rtl", language="ar")
    apart = sum(font.getlength(letter, direction="rtl", language="ar") for letter in "بيت")
    assert joined < apart
    # A short headline leaves the left half of a right-to-left card empty, and the right half of the other.
    ground = social._plain(CARD).crop((0, 100, 600, 560))
    rtl = ImageChops.difference(image(replace(CARD, headline="بيت")).crop((0, 100, 600, 560)), ground)
    assert max(high for _, high in rtl.getextrema()) < 40
    ltr = image(replace(CARD, headline="House", section="City", name="Daily", language="en", direction="ltr"))
    assert max(high for _, high in ImageChops.difference(ltr.crop((0, 100, 600, 560)), ground).getextrema()) > 200


def test_a_headline_without_end_is_cut_and_never_leaves_the_card() -> None:
    font, lines = social._fitted(replace(CARD, headline="المدينة على ضفّتي النهر " * 30))
    assert len(lines) == social.MOST_LINES
    assert lines[-1].endswith("…")
    assert font.size == social.SIZES[-1]


def test_the_beginning_of_a_card_is_no_card(tmp_path: Path) -> None:
    file = tmp_path / "card.jpg"
    assert not social.is_whole(file)
    whole = social.draw(CARD, None)
    for part in (b"", whole[:1], whole[: len(whole) // 2], whole[:-1]):
        file.write_bytes(part)
        assert not social.is_whole(file)
    file.write_bytes(whole)
    assert social.is_whole(file)
