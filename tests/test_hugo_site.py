"""The site that is written for Hugo, the press's peer in the benchmarks, has the corpus's articles and addresses."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from benchmarks.corpus import PATTERNS, SITE, post
from benchmarks.hugo_site import write

COUNT = 5


@pytest.mark.parametrize("pattern", PATTERNS)
def test_the_site_has_the_articles_of_the_corpus_at_their_addresses(pattern: str, tmp_path: Path) -> None:
    posts = [post(number, pattern) for number in range(COUNT)]
    addresses = [link.removeprefix(SITE) for each in posts for link in re.findall("<link>(.+?)</link>", each)]
    assert write(COUNT, pattern, tmp_path) == addresses
    found = {}
    for file in (tmp_path / "content").rglob("news-*.html"):
        text = file.read_text("utf-8")
        front, end = json.JSONDecoder().raw_decode(text)
        found[front["url"]] = front["title"], re.findall("<p>(.+?)</p>", text[end:])
    assert found == {
        address: (re.findall("<title>(.+?)</title>", each)[0], re.findall("<p>(.+?)</p>", each))
        for address, each in zip(addresses, posts, strict=True)
    }
