"""Which way a text runs, and how to keep texts of both ways apart on one line.

In HTML the attribute ``dir`` says it. Plain text, such as a feed's title, a line of a
report or a subject line, has nothing but the letters and the bidi controls of UAX #9.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

from babel import Locale, UnknownLocaleError

from warraq.arabic import letters as L

Direction = Literal["rtl", "ltr"]

_RTL_SCRIPTS = frozenset(
    ("Adlm", "Arab", "Aran", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa", "Yezi")
)
_STRONG: dict[str, Direction] = {"L": "ltr", "R": "rtl", "AL": "rtl"}
_ENDS_PARAGRAPH = "B"
_ARABIC_LETTERS = re.compile(f"[{L.pattern(L.LETTER_RANGES)}]")


def base_direction(text: str, default: Direction = "rtl") -> Direction:
    """The direction of the first strong character, isolates passed over (UAX #9, P2 and P3).

    Browsers decide so for ``dir="auto"``. A text without a letter has no direction of its
    own and takes the default.

    >>> base_direction("«BBC» تعلن"), base_direction("2014: عام"), base_direction("…")
    ('ltr', 'rtl', 'rtl')
    """
    depth = 0
    for character in text:
        kind = unicodedata.bidirectional(character)
        if character in L.ISOLATES:
            depth += 1
        elif character == L.PDI:
            depth = max(0, depth - 1)
        elif kind == _ENDS_PARAGRAPH:
            depth = 0
        elif depth == 0 and kind in _STRONG:
            return _STRONG[kind]
    return default


@lru_cache(maxsize=256)
def language_direction(language: str) -> Direction:
    """The direction in which a language is written, by its script, else by CLDR.

    >>> [language_direction(tag) for tag in ("ar-SY", "ckb", "fa", "ku", "ku-Arab", "tr", "ar-Latn")]
    ['rtl', 'rtl', 'rtl', 'ltr', 'rtl', 'ltr', 'ltr']
    """
    subtags = language.replace("_", "-").split("-")
    for subtag in subtags[1:]:
        if len(subtag) == 4 and subtag.isalpha():
            return "rtl" if subtag.title() in _RTL_SCRIPTS else "ltr"
    try:
        right_to_left = Locale.parse(subtags[0]).text_direction == "rtl"
    except (UnknownLocaleError, ValueError):
        # A language that CLDR does not know is most likely written as most are.
        return "ltr"
    return "rtl" if right_to_left else "ltr"


def is_arabic_script(text: str) -> bool:
    """Whether most letters of a text are of the Arabic script, whatever the language.

    >>> is_arabic_script("شركة Google تعلن"), is_arabic_script("Sûriye"), is_arabic_script("123")
    (True, False, False)
    """
    letters = sum(map(str.isalpha, text))
    return len(_ARABIC_LETTERS.findall(text)) * 2 > letters


def has_both_directions(text: str) -> bool:
    """Whether a text mixes letters that run both ways.

    >>> has_both_directions("شركة Google"), has_both_directions("شركة 42")
    (True, False)
    """
    found = {_STRONG.get(unicodedata.bidirectional(character)) for character in text}
    return {"rtl", "ltr"} <= found


def isolate(text: str) -> str:
    """Wraps a text so that it neither disturbs the line around it nor is disturbed by it.

    First-strong isolate: the text runs by its own first letter. Controls in it that would
    reach out of the wrapping are closed or dropped.

    >>> isolate("BBC") == L.FSI + "BBC" + L.PDI
    True
    >>> isolate(L.PDI + L.RLO + "evil") == L.FSI + L.RLO + "evil" + L.PDF + L.PDI
    True
    """
    return L.FSI + balanced(text) + L.PDI


def isolated_line(parts: Iterable[str], separator: str = " · ") -> str:
    """Joins texts that may run different ways into one line, each kept to itself.

    >>> isolated_line(["أخبار", "Sport"]) == isolate("أخبار") + " · " + isolate("Sport")
    True
    """
    return separator.join(isolate(part) for part in parts)


def in_direction(line: str, direction: Direction) -> str:
    """A line of plain text that is shown in the given direction, whatever it begins with.

    Adds a mark only where the line would be shown the other way.

    >>> in_direction("BBC تعلن", "rtl") == L.RLM + "BBC تعلن"
    True
    >>> in_direction("تعلن BBC", "rtl")
    'تعلن BBC'
    """
    if base_direction(line, default="ltr") == direction:
        return line
    return (L.RLM if direction == "rtl" else L.LRM) + line


def balanced(text: str) -> str:
    """Closes every embedding and isolate that a text opens, and drops what closes none.

    >>> balanced("a" + L.PDF) == "a"
    True
    >>> balanced(L.RLI + "a") == L.RLI + "a" + L.PDI
    True
    """
    pieces: list[str] = []
    closers: list[str] = []
    isolates = 0
    for character in text:
        if character in L.EMBEDDINGS:
            closers.append(L.PDF)
        elif character in L.ISOLATES:
            closers.append(L.PDI)
            isolates += 1
        elif character == L.PDI:
            if not isolates:
                continue
            isolates -= 1
            # An isolate ends the embeddings opened within it (UAX #9, X6a).
            while closers.pop() != L.PDI:
                pass
        elif character == L.PDF:
            if not closers or closers[-1] != L.PDF:
                continue
            closers.pop()
        pieces.append(character)
    return "".join(pieces) + "".join(reversed(closers))
