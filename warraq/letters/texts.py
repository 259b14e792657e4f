"""What readers type, without what no one types: controls, and marks that turn the lines around them."""

from __future__ import annotations

import re

LONGEST_NAME, LONGEST_EMAIL, LONGEST_TEXT = 80, 254, 20_000

_BAD = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]")
_GAP = re.compile(r"\n{3,}")


def one_line(text: str) -> str:
    r"""
    >>> one_line(" a\n\u202e  b ")
    'a b'
    """
    return " ".join(_BAD.sub("", text).split())


def lines(text: str) -> str:
    r"""
    >>> lines(" a \r\n\r\n\r\n\r\nb\u202e ")
    'a\n\nb'
    """
    each = [line.rstrip() for line in _BAD.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).split("\n")]
    return _GAP.sub("\n\n", "\n".join(each)).strip()
