"""Building XML from texts that come from anywhere."""

from __future__ import annotations

import re

from lxml import etree

# All that XML 1.0 forbids: controls but tab and line ends, surrogates, and the two non-characters.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    """A text without the characters that no XML document may hold.

    >>> clean("خبر\\x0b عاجل\\ufffe")
    'خبر عاجل'
    """
    return _FORBIDDEN.sub("", text) if _FORBIDDEN.search(text) else text


def add(parent: etree._Element, tag: str, text: str = "", **attributes: str) -> etree._Element:
    """A new child with a text and attributes, all cleaned."""
    child = etree.SubElement(parent, tag)
    for name, value in attributes.items():
        child.set(name, clean(value))
    if text:
        child.text = clean(text)
    return child


def document(root: etree._Element) -> bytes:
    """The whole document in UTF-8, with its declaration."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")
