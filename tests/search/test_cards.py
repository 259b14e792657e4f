"""What the index keeps of an article to show it: read back as it was, its passage found by codes."""

from __future__ import annotations

import random

import pytest

from warraq.arabic.analysis import analyse
from warraq.arabic.snippet import snippet
from warraq.search.card import STRIDE, unpack
from warraq.search.documents import Document
from warraq.search.passage import Marker
from warraq.search.schema import GAP, take_apart
from warraq.sheets import Moment, Picture, Source

MOMENT = Moment("2014-05-01T10:00:00+03:00", "1 أيار 2014", "")
FILLING = ["نهر", "جسر", "سوق", "حي", "شارع", "بيت", "حديقة", "قطار", "مدرسة", "ملعب"]


def document(body: str, standfirst: str = "", picture: Picture | None = None) -> Document:
    return Document("/a/", "عنوان", standfirst, body, "المدينة", ("وسم",), ("كاتب",), MOMENT, "ar", picture)


def shown(one: Document, query: str) -> str:
    parts = take_apart(one)
    _, standfirst, _, body = parts.codes.decode("utf-16-le").split(GAP)
    return Marker(analyse(query)).snippet(unpack(parts.card), standfirst + body)


def long_text(chance: random.Random, words: int, **planted: int) -> str:
    text = [chance.choice(FILLING) for _ in range(words)]
    for word, place in planted.items():
        text[place] = word
    return " ".join(text)


@pytest.mark.parametrize("text", ["خبر «قصير»، في سطر…", "هەواڵی کورتی ڕۆژنامە", "خبر \ud800 مكسور", "e\x00\x81é 漢字"])
def test_a_card_is_read_back_as_it_was_in_any_script(text: str) -> None:
    picture = Picture((Source("avif", 320, 200, "/m/a.avif"),), 320, 200, "وصف")
    card = unpack(take_apart(document(text, "مقدمة", picture)).card)
    assert card.text == f"مقدمة {text}".replace("\ud800", "?")
    assert (card.headline, card.section, card.published, card.iso, card.language, card.picture) == (
        "عنوان", "المدينة", MOMENT.text, MOMENT.iso, "ar", picture,
    )  # fmt: skip


def test_marks_say_where_each_stretch_of_words_begins() -> None:
    chance = random.Random(3)
    card = unpack(take_apart(document(long_text(chance, 200), long_text(chance, 30))).card)
    assert card.marks == [token.start for token in analyse(card.text)][::STRIDE]


def test_the_passage_found_by_codes_is_the_one_that_reading_all_would_find() -> None:
    chance = random.Random(7)
    for _ in range(60):
        places = {"ترام": chance.randrange(900), "مكتبة": chance.randrange(900)}
        places["المكتبات"] = min(899, places["ترام"] + 4)
        one = document(long_text(chance, 900, **places), long_text(chance, chance.randrange(40)))
        query = "ترام مكتبة"
        assert shown(one, query) == snippet(f"{one.standfirst} {one.body}", analyse(query))


@pytest.mark.parametrize("place", [0, 25, 40, 100, 899])
def test_a_word_is_shown_wherever_it_stands(place: int) -> None:
    one = document(long_text(random.Random(place), 900, ترام=place))
    assert shown(one, "ترام") == snippet(one.body, analyse("ترام"))


def test_a_character_that_two_stems_share_leads_to_no_empty_passage() -> None:
    parts = take_apart(document(long_text(random.Random(1), 900, ترام=500)))
    card = unpack(parts.card)
    _, _, _, codes = parts.codes.decode("utf-16-le").split(GAP)
    ours = codes[500]
    astray = codes[:700] + ours * 3 + codes[703:]
    assert "<mark>ترام</mark>" in Marker(analyse("ترام")).snippet(card, astray)
