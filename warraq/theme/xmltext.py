"""Building XML from texts that come from anywhere. It is written as text, as pages are: a tree of elements would be
made for nothing but to be written."""

from __future__ import annotations

import re

# All that XML 1.0 forbids: controls but tab and line ends, surrogates, and the two non-characters.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SIGNS = re.compile("[&<>\"\t\n\r\x00-\x1f\ud800-\udfff\ufffe\uffff]")
_IN_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_IN_ATTRIBUTES = _IN_TEXT | str.maketrans({'"': "&quot;", "\t": "&#9;", "\n": "&#10;"})


def clean(text: str) -> str:
    """A text without the characters that no XML document may hold.

    >>> clean("خبر\\x0b عاجل\\ufffe")
    'خبر عاجل'
    """
    return _FORBIDDEN.sub("", text) if _FORBIDDEN.search(text) else text


def element(tag: str, inside: str = "", **attributes: str) -> str:
    """An element around what is XML already; its attributes are cleaned and escaped.

    >>> element("guid", "12", isPermaLink="false"), element("link", href='"')
    ('<guid isPermaLink="false">12</guid>', '<link href="&quot;"/>')
    """
    opening = tag
    for name, value in attributes.items():
        opening += f' {name}="{_escaped(value, _IN_ATTRIBUTES)}"'
    return f"<{opening}>{inside}</{tag}>" if inside else f"<{opening}/>"


def told(tag: str, text: str, **attributes: str) -> str:
    """An element with a text.

    >>> told("title", "أ < ب")
    '<title>أ &lt; ب</title>'
    """
    return element(tag, _escaped(text, _IN_TEXT), **attributes)


def verbatim(text: str) -> str:
    """A long text as it is, in a section that is not escaped.

    >>> verbatim("<p>]]></p>")
    '<![CDATA[<p>]]&gt;</p>]]>'
    """
    return f"<![CDATA[{clean(text).replace(']]>', ']]&gt;')}]]>"


def document(root: str) -> bytes:
    """The whole document in UTF-8, with its declaration."""
    return f"<?xml version='1.0' encoding='UTF-8'?>\n{root}".encode()


def _escaped(text: str, signs: dict[int, str]) -> str:
    return clean(text).translate(signs) if _SIGNS.search(text) else text
