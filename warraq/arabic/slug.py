"""Slugs: the readable end of an article's address.

An Arabic newspaper's address is read by people: it stands in chats and on paper. So it
keeps Arabic letters as they are written, hamza and taa marbuta included, and loses only
what nobody would type: vowel marks, tatweel, invisible characters, punctuation.
"""

import re
import unicodedata

from warraq.arabic import folds
from warraq.arabic import letters as L

_APOSTROPHES = {ord(sign): None for sign in (L.APOSTROPHE, L.CURLY_APOSTROPHE, L.MODIFIER_APOSTROPHE)}
# Before a foreign word or a number the tatweel stands where a hyphen would: الـGPS.
_TATWEEL_AS_HYPHEN = re.compile(rf"(?<!{L.TATWEEL}){L.TATWEEL}++(?=[^\W_{L.TATWEEL}{L.pattern(L.LETTER_RANGES)}])")
# A headline of which nothing is to be taken but the signs between its words, as most are; and its words.
_PLAIN_LETTERS = f"0-9a-z{L.HAMZA}-{L.GHAIN}{L.FEH}-{L.YEH}"
_PLAIN_SIGNS = f' .,:!?()/"{L.GUILLEMET_OPEN}{L.GUILLEMET_CLOSE}{L.COMMA}{L.SEMICOLON}{L.QUESTION_MARK}-'
_PLAIN = re.compile(f"[{_PLAIN_LETTERS}{_PLAIN_SIGNS}]*+")
_PLAIN_WORD = re.compile(f"[{_PLAIN_LETTERS}]++")
# A character as percent escapes: one byte, or a leading byte and as many continuations as
# it announces (RFC 3629). An escape that is broken, or not UTF-8, stands alone.
_CONTINUATION = "%[89ABab][0-9A-Fa-f]"
_CHARACTER = re.compile(
    f"%[CDcd][0-9A-Fa-f]{_CONTINUATION}|%[Ee][0-9A-Fa-f](?:{_CONTINUATION}){{2}}"
    f"|%[Ff][0-7](?:{_CONTINUATION}){{3}}|%[0-9A-Fa-f]{{2}}|.",
    re.DOTALL,
)
_LOWERED_DOTTED_I = "İ".lower()
"""Turkish: two characters, of which an address shows the second to nobody."""


def slugify(headline: str, limit: int = 80) -> str:
    """Makes a slug of whole words, at most `limit` characters long.

    >>> slugify("«المدينة» تُعلِنُ أسمـاءَ الفائزين، لعام ٢٠٢٤!")
    'المدينة-تعلن-أسماء-الفائزين-لعام-2024'
    >>> slugify("مباراة اليوم: Real Madrid × برشلونة (3-1)")
    'مباراة-اليوم-real-madrid-برشلونة-3-1'

    Words that do not fit are left out; only a single word longer than the limit is cut.

    >>> slugify("انتخابات بلدية مبكرة", limit=15)
    'انتخابات-بلدية'
    >>> slugify("انتخابات", limit=4)
    'انتخ'

    A headline without a letter or a digit gives an empty slug: the caller knows a better
    name for the article (its number, its date).

    >>> slugify("…؟!")
    ''
    """
    if limit < 1:
        raise ValueError(f"a slug needs room for at least one character, not {limit}")
    slug = ""
    for word in _words(headline):
        longer = f"{slug}-{word}" if slug else word
        if len(longer) > limit:
            break
        slug = longer
    else:
        return slug
    return slug or _start_of_word(word, limit)


def _words(headline: str) -> list[str]:
    """The words of a headline, cleaned, as one would spell them in an address."""
    if _PLAIN.fullmatch(headline):
        return _PLAIN_WORD.findall(headline)
    text = _plain(headline)
    # Some capitals only lower to characters that themselves have a plainer form.
    while (plainer := _plain(text)) != text:
        text = plainer
    return "".join(c if _belongs_to_word(c) else " " for c in text).split()


def _plain(text: str) -> str:
    text = folds.strip_invisible(unicodedata.normalize("NFKC", text))
    text = _TATWEEL_AS_HYPHEN.sub(" ", folds.strip_marks(text))
    text = folds.strip_tatweel(text)
    return folds.fold_digits(text).lower().replace(_LOWERED_DOTTED_I, "i").translate(_APOSTROPHES)


def _belongs_to_word(character: str) -> bool:
    # The vowel signs of Indic scripts are marks without which a word cannot be read.
    return character.isalnum() or unicodedata.category(character) in ("Mn", "Mc")


def _start_of_word(word: str, limit: int) -> str:
    end = limit
    while end > 1 and unicodedata.category(word[end])[0] == "M":
        end -= 1
    return word[:end]


def cut_slug(slug: str, limit: int) -> str:
    """Shortens a slug that may be percent-encoded, as imported addresses are.

    `limit` counts characters as they stand, ``%D8`` being three. The cut is made between
    words; in a single long word between characters, never inside an escape or between
    the escapes of one character.

    >>> cut_slug("خبر-عاجل-من-المدينة", 12)
    'خبر-عاجل-من'
    >>> cut_slug("%d8%ae%d8%a8%d8%b1", 10)
    '%d8%ae'
    >>> cut_slug("%d8%ae-%d8%a8", 12)
    '%d8%ae'
    """
    if limit < 1:
        raise ValueError(f"a slug needs room for at least one character, not {limit}")
    if len(slug) <= limit:
        return slug
    head = slug[: limit + 1]
    between_words = head.rfind("-")
    if between_words > 0:
        return slug[:between_words].rstrip("-")
    return slug[: _end_of_characters(slug, limit)]


def _end_of_characters(slug: str, limit: int) -> int:
    end = 0
    for match in _CHARACTER.finditer(slug):
        if match.end() > limit:
            break
        end = match.end()
    return end
