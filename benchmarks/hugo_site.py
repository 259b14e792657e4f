"""The seeded posts of `benchmarks.corpus` as a site for Hugo: the same articles at the same addresses.

Its theme (`hugo_theme/`) is written to be quick. What pages share is made once, lists show their first 24 cards, months
are a taxonomy, so that nothing looks through all articles for each of them; nothing is related and nothing minified.
Article pages have Warraq's own style and carry about as much as Warraq's.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from lxml import etree

from benchmarks.corpus import AUTHORS, SECTIONS, SITE, post
from warraq.config import Look
from warraq.theme import Theme

THEME = Path(__file__).with_name("hugo_theme")
NAMESPACES = {name: f"{SITE}/{name}" for name in ("content", "dc", "excerpt", "wp")}
"""Of a post's elements; any will do."""
SETTINGS = {
    "baseURL": f"{SITE}/",
    "title": "صحيفة القياس",
    "defaultContentLanguage": "ar",
    "timeZone": "UTC",
    "disableKinds": ["taxonomy", "404"],
    "disableHugoGeneratorInject": True,
    "security": {"allowContent": ["^text/html$"]},
    "taxonomies": {"tag": "tag", "author": "author", "month": "month"},
    "outputs": {"home": ["html", "rss"], "section": ["html", "rss"], "term": ["html"]},
    "outputFormats": {"rss": {"baseName": "feed"}},
}


@dataclass(frozen=True)
class Post:
    """What the corpus says of one article. `tags` are names by slug, `moment` is in UTC."""

    address: str
    title: str
    standfirst: str
    body: str
    moment: datetime
    section: str
    tags: dict[str, str]
    byline: str


def read(number: int, pattern: str) -> Post:
    """A post of the corpus, its body without the block editor's marks."""
    spaces = " ".join(f'xmlns:{name}="{uri}"' for name, uri in NAMESPACES.items())
    item = etree.fromstring(f"<rss {spaces}>{post(number, pattern)}</rss>")[0]

    def text(path: str) -> str:
        return item.findtext(path, "", NAMESPACES)

    terms = [(each.get("domain"), each.get("nicename", ""), each.text or "") for each in item.iterfind("category")]
    return Post(
        address=urlsplit(text("link")).path,
        title=text("title"),
        standfirst=text("excerpt:encoded"),
        body=re.sub(r"<!--.*?-->", "", text("content:encoded")),
        moment=datetime.fromisoformat(f"{text('wp:post_date_gmt')}+00:00"),
        section=next(slug for domain, slug, _ in terms if domain == "category"),
        tags={slug: name for domain, slug, name in terms if domain == "post_tag"},
        byline=text("dc:creator"),
    )


def write(count: int, pattern: str, folder: Path) -> list[str]:
    """Write a site of the corpus's first `count` posts into `folder`. The articles' addresses, in the posts' order."""
    content = folder / "content"
    tags: dict[str, str] = {}
    months: set[str] = set()
    addresses = []
    for number in range(count):
        each = read(number, pattern)
        addresses.append(each.address)
        tags |= each.tags
        months.add(f"{each.moment:%Y-%m}")
        write_post(each, folder)
    _put(content / "category" / "_index.html", {"build": {"render": "never"}})
    for weight, (slug, name) in enumerate(SECTIONS, 1):
        _put(content / "category" / slug / "_index.html", {"title": name, "weight": weight})
    for path, front in _terms(tags, months):
        _put(content / path / "_index.html", front)
    _put(content / "archive.html", {"title": "الأرشيف", "layout": "archive", "build": {"list": "never"}})
    (folder / "hugo.json").write_text(json.dumps(SETTINGS), "utf-8")
    _dress(folder / "layouts")
    return addresses


def write_post(each: Post, folder: Path) -> None:
    """Write one article of the site in `folder`, or write it again."""
    front = {
        "title": each.title,
        "url": each.address,
        "date": each.moment.isoformat(),
        "description": each.standfirst,
        "byline": each.byline,
        "author": [_slug(each.byline)],
        "tag": list(each.tags),
        "month": [f"{each.moment:%Y-%m}"],
    }
    name = each.address.rstrip("/").rpartition("/")[2]
    _put(folder / "content" / "category" / each.section / f"{name}.html", front, each.body)


def _terms(tags: dict[str, str], months: set[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    for slug, name in tags.items():
        yield f"tag/{slug}", {"title": name}
    for name in AUTHORS:
        yield f"author/{_slug(name)}", {"title": name}
    for month in months:
        yield f"month/{month}", {"title": month, "url": f"/{month.replace('-', '/')}/", "layout": "month"}


def _slug(name: str) -> str:
    return name.replace(" ", "-")


def _put(file: Path, front: dict[str, Any], body: str = "") -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"{json.dumps(front, ensure_ascii=False, indent=0)}\n{body}\n", "utf-8")


def _dress(layouts: Path) -> None:
    """The theme, and Warraq's styles as parts of it."""
    shutil.copytree(THEME, layouts)
    styles = Theme().styles(Look())
    for kind in ("article", "archive", "front", "list"):
        (layouts / "_partials" / f"style-{kind}.html").write_text(f"<style>{styles[kind]}</style>", "utf-8")
