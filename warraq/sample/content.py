"""Reads the sample newspaper's files into records.

Three kinds of file lie beside this module:

- ``newspaper.toml``: the frame (name, sections, bylines, tags, menus, pages);
- ``articles/NN-latin-name.md`` and ``pages/name.md``: TOML front matter
  between two lines of ``+++``, then a Markdown body.

The body is CommonMark with tables and footnotes, and four habits of its own:

- ``![alt](picture:NAME "caption")`` places a drawing of the sample;
- ``[text](article:KEY)`` links to another sample article, whatever its address;
- a fenced block named ``gallery`` holds lines ``NAME | alt | caption``;
- a fenced block named ``embed`` holds a link and, below it, an optional caption;
- one named ``update`` or ``correction`` holds a local time and, below it, its text.

A blockquote whose last line begins with a dash (``— name``) names its speaker.

Every mistake is a :class:`SampleBroken` that says which file and which key.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any, cast

from warraq.sample.checks import SampleBroken, check_newspaper
from warraq.sample.records import (
    CommentState,
    SampleArticle,
    SampleBreaking,
    SampleByline,
    SampleComment,
    SampleDossier,
    SampleMenuItem,
    SampleNewspaper,
    SamplePage,
    SampleSection,
    SampleTag,
)

__all__ = [
    "HERE",
    "SampleArticle",
    "SampleBroken",
    "SampleByline",
    "SampleComment",
    "SampleMenuItem",
    "SampleNewspaper",
    "SamplePage",
    "SampleSection",
    "SampleTag",
    "article_references",
    "picture_references",
    "read_newspaper",
    "split_front_matter",
]

HERE = Path(__file__).parent

_FENCE = re.compile(r"^```gallery\n(?P<lines>.*?)^```$", re.MULTILINE | re.DOTALL)
_INLINE_PICTURE = re.compile(r"!\[[^\]]*\]\(picture:(?P<name>[a-z0-9-]+)")
_ARTICLE_LINK = re.compile(r"\]\(article:(?P<key>[a-z0-9-]+)\)")

_ARTICLE_KEYS = {
    "headline", "kicker", "standfirst", "section", "bylines", "tags", "lead", "lead_caption",
    "published", "updated", "pinned", "developing", "slug", "language", "comments",
}  # fmt: skip
_PAGE_KEYS = {"title", "slug", "parent", "standfirst"}


def read_newspaper(folder: Path = HERE) -> SampleNewspaper:
    """The whole sample newspaper of *folder*, checked: every reference in it resolves.

    Raises :class:`SampleBroken` at the first file that cannot be read, and for
    a reference to something that is not there.

    >>> paper = read_newspaper()
    >>> paper.name
    'صباح جمانة'
    """
    frame = _load_toml(folder / "newspaper.toml")
    paper = SampleNewspaper(
        name=frame["name"],
        city=frame["city"],
        tagline=frame["tagline"],
        language=frame["language"],
        footer_note=frame["footer_note"],
        sections=tuple(SampleSection(**each) for each in frame["sections"]),
        bylines=tuple(SampleByline(**each) for each in frame["bylines"]),
        tags=tuple(SampleTag(**each) for each in frame["tags"]),
        primary_menu=_menu(frame["menus"]["primary"]),
        footer_menu=_menu(frame["menus"]["footer"]),
        pages=tuple(_page(folder / "pages" / f"{key}.md") for key in frame["pages"]),
        articles=tuple(_article(path) for path in sorted((folder / "articles").glob("*.md"))),
        dossiers=tuple(SampleDossier(**{**each, "articles": tuple(each["articles"])}) for each in frame["dossiers"]),
        breaking=tuple(
            SampleBreaking(each["text"], each["article"], _moment(each["written"], ""), _moment(each["until"], ""))
            for each in frame["breaking"]
        ),
    )
    check_newspaper(paper, _references(paper))
    return paper


def split_front_matter(text: str, where: str) -> tuple[dict[str, Any], str]:
    """The front matter and the body of one file's *text*; *where* names it in errors.

    >>> split_front_matter('+++\\ntitle = "من نحن"\\n+++\\nمرحبًا\\n', "about.md")
    ({'title': 'من نحن'}, 'مرحبًا\\n')
    """
    parts = text.split("+++\n", 2)
    if len(parts) != 3 or parts[0].strip():
        raise SampleBroken(where, "the file does not begin with front matter between two lines of +++")
    try:
        matter = tomllib.loads(parts[1])
    except tomllib.TOMLDecodeError as error:
        raise SampleBroken(where, f"its front matter is not TOML: {error}") from error
    return matter, parts[2].lstrip("\n")


def picture_references(body: str) -> tuple[str, ...]:
    """Names of the drawings that a *body* places, galleries included, in reading order.

    >>> picture_references('![نهر](picture:old-bridge "الجسر")')
    ('old-bridge',)
    """
    found = [(match.start(), match["name"]) for match in _INLINE_PICTURE.finditer(body)]
    for fence in _FENCE.finditer(body):
        for line in fence["lines"].splitlines():
            if line.strip():
                found.append((fence.start(), line.split("|")[0].strip()))
    return tuple(name for _, name in sorted(found, key=lambda pair: pair[0]))


def article_references(body: str) -> tuple[str, ...]:
    """Keys of the sample articles that a *body* links to.

    >>> article_references('انظر [الخبر](article:03-tram).')
    ('03-tram',)
    """
    return tuple(match["key"] for match in _ARTICLE_LINK.finditer(body))


def _references(paper: SampleNewspaper) -> Iterable[tuple[str, str, str]]:
    """(file, kind, name) of each drawing and article that a body of *paper* speaks of."""
    bodies = [(f"articles/{each.key}.md", each.body) for each in paper.articles]
    bodies += [(f"pages/{each.key}.md", each.body) for each in paper.pages]
    for where, body in bodies:
        for name in picture_references(body):
            yield where, "picture", name
        for key in article_references(body):
            yield where, "article", key


def _article(path: Path) -> SampleArticle:
    where = f"articles/{path.name}"
    matter, body = split_front_matter(_read(path), where)
    _only(matter, _ARTICLE_KEYS, where)
    article = SampleArticle(
        key=path.stem,
        headline=_need(matter, "headline", where),
        section=_need(matter, "section", where),
        bylines=tuple(_need(matter, "bylines", where)),
        tags=tuple(_need(matter, "tags", where)),
        published=_moment(_need(matter, "published", where), where),
        body=body,
        comments=tuple(_comment(each, where) for each in matter.get("comments", [])),
    )
    if "updated" in matter:
        article = replace(article, updated=_moment(matter["updated"], where))
    plain = {"standfirst", "kicker", "language", "lead", "lead_caption", "pinned", "developing", "slug"}
    return replace(article, **{key: matter[key] for key in plain & matter.keys()})


def _page(path: Path) -> SamplePage:
    where = f"pages/{path.name}"
    matter, body = split_front_matter(_read(path), where)
    _only(matter, _PAGE_KEYS, where)
    return SamplePage(
        key=path.stem,
        title=_need(matter, "title", where),
        slug=_need(matter, "slug", where),
        body=body,
        standfirst=matter.get("standfirst", ""),
        parent=matter.get("parent"),
    )


def _comment(table: Mapping[str, Any], where: str) -> SampleComment:
    _only(table, {"id", "reply_to", "name", "date", "text", "state"}, where)
    return SampleComment(
        id=_need(table, "id", where),
        name=_need(table, "name", where),
        date=_moment(_need(table, "date", where), where),
        text=_need(table, "text", where),
        state=cast(CommentState, _need(table, "state", where)),
        reply_to=table.get("reply_to"),
    )


def _menu(lines: Iterable[Mapping[str, Any]]) -> tuple[SampleMenuItem, ...]:
    return tuple(SampleMenuItem(line["title"], line["target"], _menu(line.get("children", []))) for line in lines)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SampleBroken(path.name, f"it cannot be read: {error}") from error


def _load_toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(_read(path))
    except tomllib.TOMLDecodeError as error:
        raise SampleBroken(path.name, f"it is not TOML: {error}") from error


def _need(matter: Mapping[str, Any], key: str, where: str) -> Any:
    if key not in matter:
        raise SampleBroken(where, f"the key {key!r} is missing")
    return matter[key]


def _only(matter: Mapping[str, Any], known: set[str], where: str) -> None:
    unknown = sorted(matter.keys() - known)
    if unknown:
        raise SampleBroken(where, f"the key {unknown[0]!r} is unknown; known are {', '.join(sorted(known))}")


def _moment(text: str, where: str) -> datetime:
    try:
        return datetime.strptime(text, "%Y-%m-%dT%H:%M")  # noqa: DTZ007  (local; the site's zone is added on load)
    except (TypeError, ValueError) as error:
        raise SampleBroken(where, f"{text!r} is not a local time like 2026-09-15T08:30") from error
