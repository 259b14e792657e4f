"""Excerpts: the first words of a text, cut where a reader would draw breath."""

import re
import unicodedata
from collections.abc import Iterator

from warraq.arabic import folds
from warraq.arabic import letters as L

_CLOSERS = {
    L.GUILLEMET_OPEN: L.GUILLEMET_CLOSE,
    L.QUOTE_OPEN: L.QUOTE_CLOSE,
    L.ORNATE_OPEN: L.ORNATE_CLOSE,
    "(": ")",
    "[": "]",
    "{": "}",
}
_STRAIGHT = '"'
_OPENERS = "".join(_CLOSERS) + _STRAIGHT
_OPENING = re.compile(f"[{re.escape(_OPENERS)}]")
_CLOSING_SIGNS = frozenset((*_CLOSERS.values(), _STRAIGHT, "%", L.PERCENT, L.APOSTROPHE))
# Words that promise a word to come: an excerpt must not end in them. Joined forms
# (``وقال``) are whole words and may stay.
_CONJUNCTIONS = frozenset(
    ("و", "ف", "أو", "او", "أم", "ام", "ثم", "بل", "لكن", "ولكن")  # Arabic
    + ("یان", "یا", "û", "an", "ve", "veya", "and", "or", "but", "et", "ou")  # neighbours
)
# A quotation of which fewer words than this would show is left out whole.
_FEWEST_QUOTED_WORDS = 3
_WORD = re.compile(r"\S+")
# Letters and signs of which each takes room: what most words are made of.
_PLAIN = re.compile(f"[ -~{L.HAMZA}-{L.GHAIN}{L.FEH}-{L.YEH}{L.GUILLEMET_OPEN}{L.GUILLEMET_CLOSE}{L.ELLIPSIS}]*+")
_BIDI = {ord(control): None for control in L.BIDI_CONTROLS}


def visible_length(text: str) -> int:
    """How many letters, signs and spaces a reader sees: marks and controls take no room.

    >>> visible_length("مُحَمَّد"), visible_length("محمّـد")
    (4, 5)
    """
    if _PLAIN.fullmatch(text):
        return len(text)
    plain = folds.strip_invisible(folds.strip_marks(text))
    return sum(unicodedata.combining(character) == 0 for character in plain)


def excerpt(text: str, limit: int = 160) -> str:
    """The text itself if it fits, else its beginning and an ellipsis, on one line.

    `limit` counts what a reader sees, the ellipsis included: a vocalised poem shows as
    many words as a plain one.

    >>> excerpt("افتتح المجلس البلدي   السوق الجديد.")
    'افتتح المجلس البلدي السوق الجديد.'
    >>> excerpt("افتتح المجلس البلدي السوق الجديد أمس", limit=25)
    'افتتح المجلس البلدي…'
    >>> excerpt("سُوقٌ قَدِيمَةٌ تَعُودُ", limit=10)
    'سُوقٌ قَدِيمَةٌ…'

    The cut leaves no conjunction and no punctuation hanging:

    >>> excerpt("حضر المحافظ و الوزير ، وغابت النقابة", limit=15)
    'حضر المحافظ…'

    A quotation that the cut runs through is closed after the ellipsis, or left out when
    hardly any of it would show:

    >>> excerpt("قال «إن السوق الجديد سيفتح أبوابه غدا»", limit=30)
    'قال «إن السوق الجديد سيفتح…»'
    >>> excerpt("قال رئيس البلدية «إن السوق الجديد سيفتح»", limit=25)
    'قال رئيس البلدية…'
    """
    if limit < 1:
        raise ValueError(f"an excerpt needs room for at least one character, not {limit}")
    words, whole = _first_words(text, limit)
    if whole:
        return " ".join(words)
    first = words
    while words:
        words = _without_hanging_end(words)
        closers, opened_at = _open_brackets(words)
        if closers and opened_at > 0 and len(words) - opened_at < _FEWEST_QUOTED_WORDS:
            words = words[:opened_at]
            continue
        cut = " ".join(words) + L.ELLIPSIS + closers
        if words and visible_length(cut) <= limit:
            return cut
        words = words[:-1]
    return _start_of_word(first, limit)


def _words(text: str) -> Iterator[str]:
    # An embedding that the cut leaves open would turn the rest of the page around.
    for match in _WORD.finditer(text):
        if word := match[0].translate(_BIDI):
            yield word


def _first_words(text: str, limit: int) -> tuple[list[str], bool]:
    """The words until one runs over the limit, that one included; and whether none does."""
    if _PLAIN.fullmatch(text):
        line = " ".join(text.split())
        end = line.find(" ", limit + 1)
        return line[: end if end > 0 else None].split(), len(line) <= limit
    words: list[str] = []
    length = -1
    for word in _words(text):
        words.append(word)
        length += 1 + visible_length(word)
        if length > limit:
            return words, False
    return words, True


def _without_hanging_end(words: list[str]) -> list[str]:
    words = list(words)
    while words:
        last = words[-1]
        end = len(last)
        while end and _hangs(last[end - 1]):
            end -= 1
        last = last[:end]
        if last and folds.strip_marks(last) not in _CONJUNCTIONS:
            return [*words[:-1], last]
        words.pop()
    return words


def _hangs(character: str) -> bool:
    """Whether a character is punctuation that says that more will come, or ends a sentence."""
    category = unicodedata.category(character)
    return category in ("Pd", "Ps", "Pi", "Po") and character not in _CLOSING_SIGNS


def _open_brackets(words: list[str]) -> tuple[str, int]:
    """What would close the brackets and quotations left open, and the word opening the last."""
    still_open: list[tuple[str, int]] = []
    if not any(map(_OPENING.search, words)):
        return "", 0
    for index, word in enumerate(words):
        within = False
        for character in word:
            opens_quote = character == _STRAIGHT and not within
            within = within or character.isalnum()
            if opens_quote or character in _CLOSERS:
                still_open.append((_CLOSERS.get(character, _STRAIGHT), index))
            elif still_open and character == still_open[-1][0]:
                still_open.pop()
    closers = "".join(closer for closer, _ in reversed(still_open))
    return closers, still_open[-1][1] if still_open else 0


def _start_of_word(words: list[str], limit: int) -> str:
    """The first letters of the first word that is none of those left hanging."""
    for word in words:
        for part in _OPENING.split(word):
            if part and _without_hanging_end([part]):
                return _first_letters(part, limit - 1) + L.ELLIPSIS
    return L.ELLIPSIS


def _first_letters(word: str, count: int) -> str:
    seen = 0
    for position, character in enumerate(word):
        seen += visible_length(character)
        if seen > count:
            return word[:position]
    return word
