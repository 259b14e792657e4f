"""Compressed twins: which pages have them, how hard they are packed, and that two parts make one page."""

from __future__ import annotations

import gzip
import random
import subprocess
from collections.abc import Sequence

import brotli
import pytest

from warraq.press import encoder, twins
from warraq.press.twins import Begun
from warraq.press.twins import twins as made

HEAD = '<!doctype html>\n<html lang="ar" dir="rtl">\n<head>\n<meta charset="utf-8">\n<style>{}</style>\n'
INSIDE = "2026/11/index.html"
needs_encoder = pytest.mark.skipif(not encoder.HERE, reason="this brotli module does not show its library")


def prose(count: int, seed: int = 7) -> str:
    words = ["النهر", "الجسر", "المدينة", "ترام", "سوق", "الورق", "<p>", "</p>", "مكتبة", "ميناء"]
    return " ".join(random.Random(seed).choices(words, k=count))


def style(seed: int = 1) -> str:
    chance = random.Random(seed)
    return "".join(f".c{chance.randrange(999)}{{margin:{chance.randrange(99)}px auto}}" for _ in range(600))


@pytest.fixture
def page() -> bytes:
    return prose(4000).encode()


def test_the_front_page_is_packed_harder_than_all_others(page: bytes) -> None:
    front, other = (dict(made(name, page)) for name in ("index.html", INSIDE))
    assert len(front[".br"]) < len(other[".br"]) < len(page)
    assert brotli.decompress(front[".br"]) == brotli.decompress(other[".br"]) == page
    assert front[".gz"] == other[".gz"]


def test_what_is_packed_already_has_no_twin(page: bytes) -> None:
    assert list(made("media/1.avif", page)) == []


def unpacked(packed: Sequence[tuple[str, bytes]]) -> list[bytes]:
    """By Python's modules, and by the system's gzip."""
    found = dict(packed)
    told = subprocess.run(["gzip", "-dc"], input=found[".gz"], capture_output=True, check=True)
    return [brotli.decompress(found[".br"]), gzip.decompress(found[".gz"]), told.stdout]


@needs_encoder
@pytest.mark.parametrize("words", [0, 1, 3, 40, 4000, 60_000], ids=lambda count: f"{count} words")
def test_a_page_whose_beginning_was_packed_before_is_the_page(words: int) -> None:
    data = (HEAD.format(style()) + "<title>خبر</title>" + prose(words, words)).encode()
    packed = list(made(INSIDE, data))
    assert unpacked(packed) == [data] * 3
    assert packed == list(made(INSIDE, data)), "equal bytes, equal twins"


@needs_encoder
def test_what_follows_may_repeat_the_beginning_or_be_noise() -> None:
    """The rest must never be taken for something that was there before: it is packed without a look at it."""
    begun = HEAD.format(style())
    for rest in (begun.encode() * 3, random.Random(3).randbytes(70_000), begun[-300:].encode(), b"\0" * 200_000):
        data = begun.encode() + rest
        assert unpacked(list(made(INSIDE, data))) == [data] * 3


@needs_encoder
def test_the_beginning_is_packed_once_and_the_page_into_fewer_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    packed: list[bytes] = []
    one = twins._begun.__wrapped__
    monkeypatch.setattr(twins, "_last", (b"", None, 0))
    monkeypatch.setattr(twins, "_begun", twins.lru_cache(64)(lambda data: packed.append(data) or one(data)))
    pages = [(HEAD.format(style()) + f"<title>{n}</title>" + prose(900, n)).encode() for n in range(20)]
    of_two_parts = sum(len(dict(made(INSIDE, page))[".br"]) for page in pages)
    assert len(packed) == 1
    assert of_two_parts < sum(len(brotli.compress(page, quality=twins.BROTLI, lgwin=twins.WINDOW)) for page in pages)


@pytest.mark.parametrize(
    "head",
    [
        HEAD.format("p{margin:0}"),
        HEAD.replace("<style>", "<title>خبر</title><style>").format(style()),
        HEAD.format(style()).replace("</style>", ""),
    ],
    ids=["a short style", "a title before the style", "no style"],
)
def test_other_pages_are_packed_as_one(head: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(data: bytes) -> Begun:
        raise AssertionError("nothing is kept of such a page")

    monkeypatch.setattr(twins, "Begun", refused)
    data = (head + prose(300)).encode()
    assert unpacked(list(made(INSIDE, data))) == [data] * 3
