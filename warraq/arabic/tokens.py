"""Words in running text, each with its place.

>>> [word.text for word in words("أيلول/سبتمبر 2014: قال الـ«UN» إنّ 3٬500 نازحٍ…")]
['أيلول', 'سبتمبر', '2014', 'قال', 'الـ', 'UN', 'إنّ', '3٬500', 'نازحٍ']

The text is cut by what it says, not yet by grammar: clitics (``و``, ``ال``) stay on
their words, and nothing is folded. Marks belong to the letter before them, so that
``text[word.start:word.end]`` is always the whole written word.
"""

import re
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple, cast

from warraq.arabic import letters as L

Kind = Literal["word", "abbreviation", "number", "url", "email", "handle"]


class Word(NamedTuple):
    """A word as written, and where: ``source[start:end] == text``."""

    text: str
    start: int
    end: int
    kind: Kind


_ARABIC = L.pattern(L.LETTER_RANGES)
_MARKS = L.pattern(L.MARK_RANGES) + L.TATWEEL
_UNSEEN = L.pattern(L.INVISIBLE_RANGES)
# Any letter of another script: a word character that is no digit, no underscore, not Arabic.
_OTHER = rf"[^\W\d_{_ARABIC}{L.TATWEEL}]"
_APOSTROPHES = L.APOSTROPHE + L.CURLY_APOSTROPHE + L.MODIFIER_APOSTROPHE
_ENDS_URL = rf"\s<>\"{L.GUILLEMET_OPEN}{L.GUILLEMET_CLOSE}{L.QUOTE_OPEN}{L.QUOTE_CLOSE}{L.COMMA}{L.SEMICOLON}"
_AFTER_URL = rf".,!?:;)\]}}'*{L.ELLIPSIS}{L.QUESTION_MARK}"

# Lengths are bounded where a part can match without the whole: no text can make the
# search quadratic. A name's label has at most 63 characters (RFC 1035), the part before
# an @ at most 64 (RFC 5321).
PATTERN = re.compile(
    rf"""
    # Nearly all of an Arabic text: tried before all else, for the sake of speed. What begins so is nothing else.
    (?P<plain> [{_ARABIC}][{_MARKS}{_ARABIC}]++(?![{_UNSEEN}]) )
  | (?=[\w@.+\-{_ARABIC}]) (?:
    (?P<url> (?:(?i:https?|ftp)://|(?<!\w)(?i:www)\.) [^{_ENDS_URL}]* [^{_ENDS_URL}{_AFTER_URL}] )
  | (?P<email> (?<![\w.+-])[A-Za-z0-9._+-]{{1,64}}@(?:[A-Za-z0-9-]{{1,63}}\.){{1,8}}[A-Za-z]{{2,24}} )
  | (?P<handle> (?<!\w)@\w+ )
  | (?P<domain> (?<![\w.-])(?:[A-Za-z0-9][A-Za-z0-9-]{{0,62}}\.){{1,8}}[a-z]{{2,24}}(?![\w-]) )
  | (?P<abbreviation> (?<!\w)(?:[{_ARABIC}]\.){{1,10}}[{_ARABIC}](?![\w{_MARKS}])
                    | (?<!\w)(?:{_OTHER}\.){{1,10}}{_OTHER}(?!\w) )
  | (?P<arabic> [{_ARABIC}](?:[{_MARKS}{_ARABIC}]+|[{_UNSEEN}]+(?=[{_MARKS}{_ARABIC}]))* )
  | (?P<other> (?:\d+(?={_OTHER}))?{_OTHER}
               (?:(?:{_OTHER}|[\d{L.pattern(L.LATIN_MARK_RANGES)}])+|[{_APOSTROPHES}{_UNSEEN}](?={_OTHER}))* )
  | (?P<number> \d+(?:[.,{L.DECIMAL_SEPARATOR}{L.THOUSANDS_SEPARATOR}]\d+)* ) )
    """,
    re.VERBOSE,
)
KINDS: Final[dict[str, Kind]] = {
    "url": "url", "domain": "url", "email": "email", "handle": "handle", "abbreviation": "abbreviation",
    "plain": "word", "arabic": "word", "other": "word", "number": "number",
}  # fmt: skip
"""The kind of a word, by the group of `PATTERN` that found it."""


def words(text: str) -> Iterator[Word]:
    """The words of a text, in order, never overlapping.

    Hyphen and slash forms are two words, for each half is looked for alone:

    >>> [word.text for word in words("الكردية-العربية، شتاء 2014/2015")]
    ['الكردية', 'العربية', 'شتاء', '2014', '2015']

    What a newsroom types without a space is cut where the script changes:

    >>> [word.text for word in words("في2017م عن الـGPS وكوفيد-19")]
    ['في', '2017', 'م', 'عن', 'الـ', 'GPS', 'وكوفيد', '19']

    Addresses, handles and abbreviations are whole; a hashtag is read as its words:

    >>> [(word.text, word.kind) for word in words("راجع https://example.org/أ، أو @warraq")][1:]
    [('https://example.org/أ', 'url'), ('أو', 'word'), ('@warraq', 'handle')]
    >>> [(word.text, word.kind) for word in words("سنة 300 ق.م. #حرية_الصحافة")]
    ... # doctest: +NORMALIZE_WHITESPACE
    [('سنة', 'word'), ('300', 'number'), ('ق.م', 'abbreviation'), ('حرية', 'word'),
     ('الصحافة', 'word')]

    A non-joiner inside a Persian or Kurdish word does not cut it:

    >>> len(list(words("می" + L.ZWNJ + "روم")))
    1
    """
    for match in PATTERN.finditer(text):
        yield Word(match[0], match.start(), match.end(), KINDS[cast(str, match.lastgroup)])
