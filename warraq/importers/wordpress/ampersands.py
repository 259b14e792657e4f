"""Ampersands that begin nothing: `?a=1&b=2` in an address, «Tom & Jerry» in a title, `&nosuch;` anywhere.

XML forbids them, and hand-written exports are full of them. They are put right where markup is read; inside CDATA an
ampersand is only a letter, and stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import name2codepoint

from warraq.importers.wordpress.records import Passage

_OPENS, _CLOSES = b"<![CDATA[", b"]]>"
_NAMES = frozenset(name.encode() for name in {*name2codepoint, "apos"})
_LOOSE = re.compile(rb"&(?!(?:amp|lt|gt|quot|nbsp|#[0-9]{1,9}|#x[0-9a-fA-F]{1,8});)")
_AMPERSAND = re.compile(rb"&(?:(#[0-9]{1,9}|#x[0-9a-fA-F]{1,8}|[A-Za-z][A-Za-z0-9]{0,15});)?")


def mended(pieces: Iterator[bytes], passage: Passage) -> Iterator[bytes]:
    """The same XML with every loose ampersand escaped; `passage.repaired` counts them. No reference may straddle
    two pieces; marks of CDATA may.

    >>> passage = Passage("x")
    >>> b"".join(mended(iter([b"a&b &amp; &nosuch; <![CDA", b"TA[c&d]", b"]>&e"]), passage))
    b'a&amp;b &amp; &amp;nosuch; <![CDATA[c&d]]>&amp;e'
    >>> passage.repaired
    3
    """
    inside, rest = False, b""
    for piece in pieces:
        text = rest + piece
        if _LOOSE.search(text) is None:
            # Most pieces: only where they end is asked.
            opened, closed = text.rfind(_OPENS), text.rfind(_CLOSES)
            inside = opened > closed if opened != closed else inside
            cut = len(text) - _begun(text[-len(_OPENS) :], _CLOSES if inside else _OPENS)
            rest = text[cut:]
            yield text[:cut]
            continue
        done: list[bytes] = []
        at = 0
        while True:
            mark = _CLOSES if inside else _OPENS
            found = text.find(mark, at)
            end = len(text) - _begun(text[max(at, len(text) - len(_OPENS)) :], mark) if found < 0 else found + len(mark)
            part = text[at:end]
            done.append(part if inside else _escaped(part, passage))
            at = end
            if found < 0:
                break
            inside = not inside
        rest = text[at:]
        yield b"".join(done)
    if rest:
        yield rest if inside else _escaped(rest, passage)


def _begun(text: bytes, mark: bytes) -> int:
    """How many bytes of a mark the end of a text may be the beginning of."""
    return next((size for size in range(len(mark) - 1, 0, -1) if text.endswith(mark[:size])), 0)


def _escaped(markup: bytes, passage: Passage) -> bytes:
    if b"&" not in markup:
        return markup

    def keep(match: re.Match[bytes]) -> bytes:
        name = match[1]
        if name is not None and (name.startswith(b"#") or name in _NAMES):
            return match[0]
        passage.repaired += 1
        return b"&amp;" + match[0][1:]

    return _AMPERSAND.sub(keep, markup)
