"""Clean HTML as plain text, for search, excerpts, feeds and word counts."""

from __future__ import annotations

import re
from html import unescape

_BREAK = re.compile(
    r"(?i)<(?:br|hr|/?(?:p|h[1-6]|ul|ol|li|blockquote|figure|figcaption|table|caption|thead|tbody|tr|pre|dl|dt|dd|div))"
    r"(?:\s[^<>]*)?/?>"
)
_CELL = re.compile(r"(?i)</t[dh]>\s*(?=<t[dh][\s>])")
_TAB = "\x02"  # no blank, so that the blanks around it can be told from it
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_BLANKS = re.compile(r" [^\S\n]+|[^\S\n ][^\S\n]*")  # all but the one space between two words
_LINES = re.compile(r" ?\n[ \n]*")
_WITHIN = r"\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u200c\u200d'’._\u066b\u066c-"
"""What parts no word that it stands in."""
_WORD = re.compile(rf"[^\W_][a-zA-Z0-9\u0620-\u064a\w{_WITHIN}]*+")
"""A word from its first letter on, with whatever else stands before the next blank or sign; the letters that most are
made of are told apart soonest."""
_PAGE = "cp1256"
"""The code page of Arabic: a letter a byte, so that a text in it is counted three times as fast."""
_BYTES = [bytes([byte]) for byte in range(256)]
_LETTERS = b"".join(b"a" if _WORD.match(byte.decode(_PAGE)) else b" " for byte in _BYTES)
_PARTING_NONE = b"".join(
    byte for byte in _BYTES if not _WORD.match(byte.decode(_PAGE)) and re.match(f"[_{_WITHIN}]", byte.decode(_PAGE))
)
"""Signs that stand within words, and make none by themselves."""


def plain_text(html: str) -> str:
    """The words of clean HTML: a line for each block, a tab between cells, escapes read.

    The result is text, not HTML: whoever prints it escapes it.

    >>> plain_text("<h2>عنوان</h2><p>نصّ <b>مهم</b> &amp; <a href='/x/'>رابط</a><br>سطر</p>")
    'عنوان\\nنصّ مهم & رابط\\nسطر'
    >>> plain_text("<table><tr><td>1</td><td>2</td></tr></table>")
    '1\\t2'
    """
    if "<" in html:
        if "<t" in html or "<T" in html:
            html = _CELL.sub(_TAB, html)
        html = _TAG.sub("", _BREAK.sub("\n", html))
    text = unescape(html) if "&" in html else html
    return _LINES.sub("\n", _BLANKS.sub(" ", text)).strip().replace(_TAB, "\t")


def words_of(html: str) -> int:
    """How many words clean HTML has: `word_count(plain_text(html))`, without making a text that is thrown away.

    >>> words_of("<p>سطر</p><p>سطر <b>ث</b>ان &amp; ثالث</p>")
    4
    """
    if "<" in html:
        if "<t" in html or "<T" in html:
            html = _CELL.sub(_TAB, html)
        html = _TAG.sub("", _BREAK.sub("\n", html))
    return word_count(unescape(html) if "&" in html else html)


def word_count(text: str) -> int:
    """How many words plain text has. Vowel marks, tatweel, ZWNJ and points within a word do not part it.

    >>> word_count("كِتَابٌ جديد، في 3.5 دقائق — می‌خواهم")
    6
    """
    try:
        letters = text.encode(_PAGE).translate(_LETTERS, _PARTING_NONE)
    except UnicodeEncodeError:
        return len(_WORD.findall(text))
    return (b" " + letters).count(b" a")
