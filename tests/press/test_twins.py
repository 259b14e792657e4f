"""Compressed twins: which pages have them, and how hard they are packed."""

from __future__ import annotations

import random
from pathlib import PurePosixPath

import brotli
import pytest

from warraq.press.twins import twins


@pytest.fixture
def page() -> bytes:
    words = ["النهر", "الجسر", "المدينة", "ترام", "سوق", "الورق", "<p>", "</p>", "مكتبة", "ميناء"]
    choice = random.Random(7)
    return " ".join(choice.choice(words) for _ in range(4000)).encode()


def test_the_front_page_is_packed_harder_than_all_others(page: bytes) -> None:
    front, other = (dict(twins(PurePosixPath(name), page)) for name in ("index.html", "2026/11/index.html"))
    packed, quick = front[PurePosixPath("index.html.br")], other[PurePosixPath("2026/11/index.html.br")]
    assert len(packed) < len(quick) < len(page)
    assert brotli.decompress(packed) == brotli.decompress(quick) == page
    assert front[PurePosixPath("index.html.gz")] == other[PurePosixPath("2026/11/index.html.gz")]


def test_what_is_packed_already_has_no_twin(page: bytes) -> None:
    assert list(twins(PurePosixPath("media/1.avif"), page)) == []
