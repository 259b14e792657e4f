"""Invisible letters in prose: which stay and which go.

The joiners stay (ZWNJ is spelling in Persian, ZWJ shapes abbreviations as هـ), and so do the marks LRM and RLM and the
isolates, which order mixed lines and end with their paragraph. The older embeddings and overrides go: they can turn
the words of a line around or hide a file's real ending («cod.exe» shown as «exe.doc»), and
HTML has bdo and dir for honest uses.
"""

from __future__ import annotations

import re

_LEFT_OUT = re.compile(
    "["
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # controls, but tab and line ends
    "\u202a-\u202e"  # LRE RLE PDF LRO RLO
    "\u206a-\u206f"  # deprecated shaping controls
    "\ufff9-\ufffc\ufeff\ufffe\uffff"  # interlinear marks, byte order mark, noncharacters
    "\ud800-\udfff"  # halves of pairs, which no encoding holds
    "]"
)


def strip_hidden(text: str) -> str:
    """`text` without the letters that hide or turn around others.

    >>> strip_hidden("می\u200cخواهم \u202eevil\u202c")
    'می\u200cخواهم evil'
    """
    return text if text.isascii() and text.isprintable() else _LEFT_OUT.sub("", text)
