"""The one sanitiser: HTML from anywhere in, HTML of the whitelist out.

All of it stands on nh3 (ammonia: the parser of a browser, html5ever, and a whitelist). Around it: attribute values
are judged by `warraq.markup.values`, elements renamed to the newspaper's own, hidden letters removed, and the result
cleaned again until it no longer changes, so that a second parser, whichever it is, reads what the first one wrote.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape

import nh3

from warraq.markup.bulk import depth, pieces
from warraq.markup.letters import strip_hidden
from warraq.markup.text import plain_text
from warraq.markup.values import SCHEMES, attribute
from warraq.markup.whitelist import (
    ATTRIBUTES,
    BLOCK,
    COMMENT,
    COMMENT_ATTRIBUTES,
    DROPPED,
    INLINE,
    LISTS,
    RENAMED,
)  # fmt: skip

Step = Callable[[str], str]

DEEPEST = 60
"""Elements nested deeper than this are no article; only their text is kept."""
_ROUNDS = 4

_RENAMED = re.compile(rf"<(/?)({'|'.join(RENAMED)})(?=[ >])")
_LINK = re.compile(r'<a((?: [a-z]+="[^"]*")*)>')
_WEB_LINK = re.compile(r' href="https?:')
_EMPTY = re.compile(r"<p(?: [a-z]+=\"[^\"]*\")*>(?:\s|&nbsp;|<br>)*</p>\s?")
_BLOCK_EDGE = re.compile(
    r"(?i)<(?=/?(?:p|div|h[1-6]|li|ul|ol|tr|td|th|table|blockquote|figure|figcaption|section|article|pre|dt|dd|hr)[\s/>])"
)
_ANY_BLOCK = re.compile(rf"<(/?)({'|'.join(sorted(BLOCK - {'p', 'hr'}))})(?=[ >])")
_WHOLE_PARAGRAPH = re.compile(r'(<p(?: [a-z]+="[^"]*")*>.*?</p>)', re.DOTALL)
_PARAGRAPH = re.compile(r"</?p>")
_BLANKS = re.compile(r"[ \t\r\n]{2,}")
_GAPS = re.compile(r"\n(?:[^\S\n]*\n)+")


def _cleaner(tags: frozenset[str], attributes: dict[str, set[str]]) -> nh3.Cleaner:
    sources = {old for old, new in RENAMED.items() if new in tags}
    allowed = tags | sources
    known = {tag: set(names) for tag, names in attributes.items() if tag in tags}
    known |= {old: set(known[RENAMED[old]]) for old in sources if RENAMED[old] in known}
    known["*"] = set()  # or the library would add its own: lang and title
    return nh3.Cleaner(
        tags=set(allowed),
        clean_content_tags=set(DROPPED),
        attributes=known,
        attribute_filter=attribute,
        url_schemes=set(SCHEMES),
        link_rel=None,
    )


_ARTICLE = _cleaner(BLOCK | INLINE, ATTRIBUTES)
_PARAGRAPHS = _cleaner(INLINE | {"p"}, ATTRIBUTES)
_ITEM = _cleaner(INLINE | LISTS, ATTRIBUTES)
_INLINE = _cleaner(INLINE, ATTRIBUTES)
_COMMENT = _cleaner(COMMENT, COMMENT_ATTRIBUTES)


def clean_html(html: str) -> str:
    """An article's HTML: blocks and inline.

    >>> clean_html('<h1>عنوان</h1><div onclick="x()">نصّ <strong>مهم</strong></div><script>x</script>')
    '<h2>عنوان</h2><p>نصّ <b>مهم</b></p>'
    >>> clean_html('<a href="javascript:x">أ</a> <a href="https://example.org/">ب</a>')
    '<a>أ</a> <a href="https://example.org/" rel="noopener noreferrer">ب</a>'
    """
    return _settle(lambda text: _EMPTY.sub("", _pass(_ARTICLE, text)), html)


def clean_paragraphs(html: str) -> str:
    """Paragraphs and inline only, as a text block holds them; every other block, and loose text, becomes a paragraph.

    >>> clean_paragraphs("<h2>أ</h2><p>ب <em>ج</em></p>د")
    '<p>أ</p><p>ب <i>ج</i></p><p>د</p>'
    """
    return _settle(_paragraphs, html)


def _paragraphs(html: str) -> str:
    text = _EMPTY.sub("", _pass(_ARTICLE, html))
    if not _ANY_BLOCK.search(text) and not _WHOLE_PARAGRAPH.sub("", text).strip():
        return text
    text = _ANY_BLOCK.sub(lambda tag: f"<{tag[1]}p", text)
    parts = (part if part.startswith("<p") else f"<p>{part}</p>" for part in _WHOLE_PARAGRAPH.split(text))
    return _EMPTY.sub("", _pass(_PARAGRAPHS, "".join(parts)))


def clean_inline(html: str) -> str:
    """Inline only, for captions, cells and notes. Where blocks met, a blank stands between their words.

    >>> clean_inline("<p>سطر</p><p>آخر <b>هنا</b></p>")
    'سطر آخر <b>هنا</b>'
    """
    return _settle(lambda text: _BLANKS.sub(" ", _pass(_INLINE, _BLOCK_EDGE.sub(" <", text))).strip(), html)


def clean_item(html: str) -> str:
    """An item of a list: inline, and lists nested in it.

    >>> clean_item("<p>أ</p><ul><li>ب</li></ul>")
    'أ<ul><li>ب</li></ul>'
    """
    return _settle(lambda text: _pass(_ITEM, text).strip(), html)


def clean_comment(text_or_html: str) -> str:
    """A reader's comment, written as plain text or kept as HTML: paragraphs, line breaks, plain emphasis, and links
    that pass no credit on.

    >>> clean_comment("سطر أول\\nسطر ثان\\n\\nفقرة <img src=x onerror=y>أخرى")
    '<p>سطر أول<br>سطر ثان</p><p>فقرة أخرى</p>'
    >>> clean_comment('<a href="https://example.org/">رابط</a>')
    '<p><a href="https://example.org/" rel="nofollow ugc noopener noreferrer">رابط</a></p>'
    """
    return _settle(_comment, text_or_html)


def _comment(html: str) -> str:
    text = _pass(_COMMENT, html.replace("\r\n", "\n").replace("\r", "\n"), rel="nofollow ugc noopener noreferrer")
    text = _PARAGRAPH.sub("\n\n", text).replace("<br>", "\n").strip()
    parts = (part.strip().replace("\n", "<br>") for part in _GAPS.split(text))
    return "".join(f"<p>{part}</p>" for part in parts if part)


def _pass(cleaner: nh3.Cleaner, html: str, rel: str = "noopener noreferrer") -> str:
    """One parse and what follows it. What is renamed here is plain text in nh3's output: it escapes < in values."""
    text = "".join(cleaner.clean(piece) for piece in pieces(html))
    text = _RENAMED.sub(lambda tag: f"<{tag[1]}{RENAMED[tag[2]]}", strip_hidden(text))
    return _LINK.sub(lambda link: _with_rel(link, rel), text)


def _with_rel(link: re.Match[str], rel: str) -> str:
    return f'<a{link[1]} rel="{rel}">' if _WEB_LINK.search(link[1]) else link[0]


def _settle(step: Step, html: str) -> str:
    """`step` until it changes nothing; the text alone of what will not settle, or is nested beyond sense."""
    text = step(strip_hidden(html))
    for _ in range(_ROUNDS):
        if depth(text) > DEEPEST:
            break
        again = step(text)
        if again == text:
            return text
        text = again
    return step(escape(plain_text(text), quote=False))
