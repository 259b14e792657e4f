"""A text as the pieces that can be part of a date, in order, each of one kind.

>>> line = lex("في الأول من تشرين الثاني/نوفمبر 2014")
>>> line.kinds
'pozMy'

`kinds` has one letter for each piece, so that a date's shape is a regular expression over letters (`grammar`).
The kinds of words are listed in `names`; besides there are

====  ============================================  ====  ======================================
d     digits, 1–31                                  &     و
y     four digits, 1000–2199                        /     slash, backslash
n     other digits                                  -     hyphen, dash
N     a whole date in digits; `value` is its place  ( )   brackets, guillemets
f     a number that is no date: 3.5, 10:30, G20     ,     comma
C     a number in words, 1000 or more               .     any other word
!     anything else, which ends a date
====  ============================================  ====  ======================================
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from warraq.arabic import letters as L
from warraq.arabic.dates import names, numbers
from warraq.arabic.dates.names import PAIRS, WORDS, Meaning
from warraq.arabic.normalise import fold


class Lexeme(NamedTuple):
    """One piece: its kind, its place, its value (a number, a month), a note of its kind, and its folded words."""

    kind: str
    start: int
    end: int
    value: int
    note: str
    word: str


@dataclass(frozen=True)
class Line:
    """A text in pieces; `kinds` is their kinds in a row."""

    text: str
    lexemes: list[Lexeme]
    kinds: str


_MARKS = L.pattern(L.MARK_RANGES)
_UNSEEN = L.pattern(L.INVISIBLE_RANGES)
_ARABIC = L.pattern(L.LETTER_RANGES)
_DASHES = rf"\-{L.EN_DASH}{L.EM_DASH}{L.TATWEEL}" + r"\N{MINUS SIGN}\N{NON-BREAKING HYPHEN}\N{HYPHEN}"
# Bidi marks between them keep the numbers and slashes of a date in order.
_GAP = rf"[{L.BIDI_CONTROLS}]{{0,2}}\ ?[{L.BIDI_CONTROLS}]{{0,2}}"
_PIECE = re.compile(
    rf"""
    (?P<whole> (?: (?<![\w.,/:]) | (?<=(?<!\w)[وفبل]) )
               \d{{1,4}} (?: {_GAP}(?P<sign>[/{_DASHES}.\\]){_GAP} \d{{1,4}} ) (?:{_GAP}(?P=sign){_GAP}\d{{1,4}})
               (?![.,/:]?\d) (?![{_DASHES}]\d) )
  | (?P<dead>  \d+ (?:[.,:{L.DECIMAL_SEPARATOR}{L.THOUSANDS_SEPARATOR}{L.COMMA}]\d+)+
             | \d+ (?:[/{_DASHES}.]\d+){{2,}}
             | [$€£+]\ ?\d+ | \d+ \ ?[%٪$€£] | [A-Za-z]+[\-]?\d[\w\-]* | \d+(?=[A-Za-z]{{1,}}\b(?<![aeêînm])))
  | (?P<digits> \d+ )
  | (?P<suffix> (?<=\d)[{L.APOSTROPHE}{L.CURLY_APOSTROPHE}](?:an|ê|yê|î|a|ya)(?!\w) )
  | (?P<abbreviation> ق\.\ ?م\.?(?!\w) )
  | (?P<word>  {L.TATWEEL}?[{_ARABIC}][{_ARABIC}{_MARKS}{L.TATWEEL}{_UNSEEN}]*
             | [^\W\d_{L.TATWEEL}][^\W\d_{_ARABIC}{L.TATWEEL}]* )
  | (?P<slash> [/\\|] ) | (?P<dash> [{_DASHES}] )
  | (?P<open> [(\[{{{L.GUILLEMET_OPEN}{L.QUOTE_OPEN}] ) | (?P<close> [)\]}}{L.GUILLEMET_CLOSE}{L.QUOTE_CLOSE}] )
  | (?P<comma> [,{L.COMMA}] )
  | (?P<other> [^\s\w{_UNSEEN}{_MARKS}] | \n | _ )
    """,
    re.VERBOSE,
)
_SIGNS = {"slash": "/", "dash": "-", "open": "(", "close": ")", "comma": ",", "other": "!", "dead": "f"}
_AFTER_A_NUMBER = frozenset(
    map(fold, ("ê", "é", "an", "î", "yê", "emîn", "ی", "ەوە", "دا", "هەم", "ـی", "em", "a", "m"))
) - {"م"}
_CLITICS = ("و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "فل", "وك", "ال")


@lru_cache(maxsize=100_000)
def _meanings(word: str) -> tuple[tuple[Meaning, str, int], ...]:
    """What a written word means: itself, or what is joined before it and then itself; with folded form and length.

    >>> [(meaning.kind, form) for meaning, form, _ in _meanings("وآب")]
    [('&', 'و'), ('M', 'اب')]
    """
    folded = fold(word).strip()
    known = _known(word, folded)
    if known:
        return ((known, folded, len(word)),)
    for clitic in _CLITICS:
        rest = folded[len(clitic) :]
        if not folded.startswith(clitic) or len(rest) < 2 or (clitic == "ال" and rest not in _WITH_ARTICLE):
            continue
        bare = _after(word, len(clitic))
        known = _known(bare, rest)
        if known and not (known.kind in "r" and rest == "اليوم" and "ب" in clitic):
            before = [(Meaning("&"), "و", 1)] if clitic[0] in "وف" else []
            lead = clitic.lstrip("وف")
            if lead and lead != "ال":
                before.append((Meaning("p"), lead, 0))
            return (*before, (known, rest, len(bare)))
    return ((Meaning("."), folded, len(word)),)


_WITH_ARTICLE = frozenset(map(fold, ["أربعاء", "خميس"]))


def _after(word: str, count: int) -> str:
    """A written word without its first `count` letters and their marks."""
    at = 0
    for at, letter in enumerate(word):  # noqa: B007
        if fold(letter).strip():
            count -= 1
            if count < 0:
                break
    return word[at:]


def _known(word: str, folded: str) -> Meaning | None:
    if word in names.NOT_MONTHS:
        return Meaning(".", 8, "father") if word == names.FATHER else None
    meaning = WORDS.get(folded)
    if meaning:
        return meaning
    if folded in numbers.ORDINALS or folded in numbers.ORDINAL_TENS:
        return Meaning("o")
    if folded in numbers.NUMBER_WORDS:
        return Meaning("c")
    return Meaning("&") if folded == "و" else Meaning("~") if folded in _HEADS else None


_HEADS = frozenset(pair[0] for pair in PAIRS) - set(WORDS) - set(numbers.ORDINALS)


def lex(text: str) -> Line:
    """Takes a text apart."""
    found: list[Lexeme] = []
    add = found.append
    for match in _PIECE.finditer(text):
        group = match.lastgroup
        start, end = match.span()
        if group == "sign":
            group = "whole"
        if group == "suffix":  # Kurmanji puts a number into its case: 20'ê, 2018'an
            continue
        if group == "word":
            meanings = _meanings(match[0])
            if meanings[0][1] == L.ARTICLE:  # «الـ15», «الـ GPS»: the article of what follows
                continue
            at = start
            if found and found[-1].end == start and found[-1].kind in "dyn" and meanings[0][1] in _AFTER_A_NUMBER:
                continue
            for meaning, form, length in meanings:
                begin = end - length if (meaning, form, length) == meanings[-1] else at
                add(Lexeme(meaning.kind, begin, end if begin == end - length else at + length, meaning.value,
                           meaning.note, form))  # fmt: skip
                at += length
        elif group == "digits":
            add(_number(match[0], start, end, bool(found) and found[-1].kind == "J"))
        elif group == "whole":
            add(Lexeme("N", start, end, 0, "", match[0]))
        elif group == "abbreviation":
            add(Lexeme("x", start, end, 0, "", "ق.م"))
        else:
            add(Lexeme(_SIGNS[str(group)], start, end, 0, "", match[0]))
    merged = _merged(found)
    if names.FATHER in text:
        _august(merged)
    merged = _doubled(merged)
    return Line(text, merged, "".join(lexeme.kind for lexeme in merged))


def _number(digits: str, start: int, end: int, after_month: bool) -> Lexeme:
    """`after_month`: of the Iranian and the Kurdish year, where also 2724 is a year."""
    value = int(digits) if len(digits) <= 6 else 0
    kind = "n"
    if len(digits) <= 2 and 1 <= value <= 31:
        kind = "d"
    elif len(digits) == 4 and (1000 <= value < 2200 or (after_month and value in _KURDISH_YEARS)):
        kind = "y"
    return Lexeme(kind, start, end, value, "", digits)


_KURDISH_YEARS = range(2600, 2800)
_LONGEST_PAIR = 3
_MERGEABLE = frozenset("~oc")


def _merged(found: list[Lexeme]) -> list[Lexeme]:
    """Joins words that mean something only together: تشرين الثاني, الحادي والعشرين, ألفين وأحد عشر."""
    merged: list[Lexeme] = []
    at, count = 0, len(found)
    while at < count:
        lexeme = found[at]
        if lexeme.kind in _MERGEABLE or (lexeme.word in _PAIR_HEADS):
            meaning, size = _together(found, at)
            if size:
                last = found[at + size - 1]
                word = " ".join(each.word for each in found[at : at + size])
                merged.append(Lexeme(meaning.kind, lexeme.start, last.end, meaning.value, meaning.note, word))
                at += size
                continue
            if lexeme.kind in _MERGEABLE:
                lexeme = lexeme._replace(kind=".")
        merged.append(lexeme)
        at += 1
    return merged


_PAIR_HEADS = frozenset(pair[0] for pair in PAIRS)


def _together(found: list[Lexeme], at: int) -> tuple[Meaning, int]:
    words = [each.word for each in found[at : at + 8]]
    for size in range(min(_LONGEST_PAIR, len(words)), 1, -1):
        meaning = PAIRS.get(tuple(words[:size]))
        if meaning:
            return meaning, size
    if words[0] in numbers.NUMBER_WORDS:
        value, size = numbers.cardinal(words)
        return Meaning("C" if value >= 1000 else "c", value), size
    if words[0] in numbers.ORDINALS or words[0] in numbers.ORDINAL_TENS:
        value, size = numbers.ordinal(words)
        return Meaning("o", value), size
    if words[0] in _BARE_HEADS and len(words) > 1 and words[1] in ("1", "2"):
        return Meaning("M", _BARE_HEADS[words[0]][int(words[1]) - 1]), 2
    return Meaning("."), 0


# Syrian shorthand: كانون 1, تشرين 2.
_BARE_HEADS = {"تشرين": (10, 11), "كانون": (12, 1)}


def _august(merged: list[Lexeme]) -> None:
    """Makes August of «أب» beside another month's name, or between a day and a year: أب/أغسطس, 2 أب 1990."""
    for at, lexeme in enumerate(merged):
        if lexeme.note == "father" and (
            _is_beside(merged, at, 1) or _is_beside(merged, at, -1) or _is_dated(merged, at)
        ):
            merged[at] = lexeme._replace(kind="M", note="")


def _is_beside(merged: list[Lexeme], at: int, step: int) -> bool:
    """Does the other name of August, or July or September after a sign, stand on one side? Before a year any month."""
    near = [merged[place] for place in range(at + step, at + 4 * step, step) if 0 <= place < len(merged)]
    signs = list(takewhile(lambda lexeme: lexeme.kind in "/(-&i", near))
    following = near[len(signs) :]
    if not following or following[0].kind != "M":
        return False
    has_year = bool(signs) and _kind(merged, at + 1) == "y"
    return has_year or abs(following[0].value - _AUGUST) <= bool(signs)


def _is_dated(merged: list[Lexeme], at: int) -> bool:
    """Does a day, «شهر» or «في» stand before, and a year after?"""
    before, after = _kind(merged, at - 1), _kind(merged, at + 1)
    if before in "/-" and after == before:
        return _kind(merged, at - 2) == "d" and _kind(merged, at + 2) == "y"
    return before in "dozpsqm" and (after == "y" or (before in "psq" and after == "L"))


def _kind(merged: list[Lexeme], place: int) -> str:
    return merged[place].kind if 0 <= place < len(merged) else "!"


_AUGUST = 8
_BETWEEN_NAMES = re.compile(r"M[/(\-,!]{0,2}M\)?")


def _doubled(merged: list[Lexeme]) -> list[Lexeme]:
    """Makes one month of its two names: تشرين الأول/أكتوبر, شباط (فبراير), يناير كانون الثاني.

    Two names that do not agree stay two months.
    """
    at = 0
    kinds = "".join(lexeme.kind for lexeme in merged)
    if kinds.count("M") < 2:
        return merged
    joined: list[Lexeme] = []
    while at < len(merged):
        lexeme = merged[at]
        match = _BETWEEN_NAMES.match(kinds, at) if lexeme.kind == "M" else None
        if match:
            end = match.end() - (kinds[match.end() - 1] == ")" and "(" not in match[0])
            last = merged[end - 1]
            second = merged[end - 2] if last.kind == ")" else last
            quotes = [each for each in merged[at:end] if each.kind == "!" and each.word != '"']
            if second.value == lexeme.value and (second.word != lexeme.word or end - at > 2) and not quotes:
                # It may have a third name: read it again as the first.
                merged[end - 1] = lexeme._replace(end=last.end, note="double")
                kinds = kinds[: end - 1] + "M" + kinds[end:]
                at = end - 1
                continue
        joined.append(lexeme)
        at += 1
    return joined
