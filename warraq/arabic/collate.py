"""Alphabetical order as an Arabic index has it.

The order of the alphabet (hijāʾī: ا ب ت ث ج …), word by word; the article ``ال`` does not
count, nor do hamza, marks and tatweel. Taa marbuta stands as heh, alef maqsura as yeh, as
in printed indexes. Letters that Arabic lacks follow the one they are made from: پ after ب,
گ after ك. Numbers come first, by size; Latin and all other scripts after Arabic.
"""

from warraq.arabic import letters as L
from warraq.arabic.folds import (
    fold_digits,
    fold_hamza,
    fold_presentation_forms,
    strip_invisible,
    strip_marks,
    strip_tatweel,
)
from warraq.arabic.normalise import fold
from warraq.arabic.tokens import Word, words

SortKey = tuple[tuple[tuple[int, ...], ...], str, str]

_NUMBER, _ARABIC, _OTHER = 0, 1, 2
# Each letter of the alphabet, followed by the letters of other languages that go with it.
_FOLLOWERS = {
    L.BEH: L.PEH,
    L.TEH: L.TTEH,
    L.JEEM: L.TCHEH,
    L.DAL: L.DDAL,
    L.REH: L.RREH_TAH + L.REH_SMALL_V_BELOW,
    L.ZAIN: L.JEH,
    L.FEH: L.VEH,
    L.QAF: L.QAF_THREE_DOTS,
    L.KAF: L.GAF,
    L.LAM: L.LAM_SMALL_V,
    L.HEH: L.HEH_DOACHASHMEE + L.AE,
    L.WAW: L.OE + L.U,
    L.YEH: L.YEH_SMALL_V + L.E + L.YEH_BARREE,
}
_RANKS = {
    letter: rank
    for rank, letter in enumerate("".join(letter + _FOLLOWERS.get(letter, "") for letter in L.ARABIC_ALPHABET))
}
# Words whose alef and lam are their own. Verbal nouns of form VIII are listed whole, for
# many a word with the article begins as they do: التقاء, but ال+تقاعد.
_OWN_ALEF_LAM = frozenset(
    ("الله", "اللهم", "الذي", "التي", "الذين", "اللذان", "اللتان", "اللواتي", "اللاتي")
    + ("التزام", "التزامات", "التحاق", "التقاء", "التقاط", "التهاب", "التهابات", "التهام", "التفات")
    + ("التفاف", "التباس", "التواء", "التئام", "التحام", "الياس", "الياذة", "البرت", "البير")
)
_OWN_ALEF_LAM_STARTS = ("الكترون", "المانيا", "البانيا", "الكسند")
_SHORTEST_NOUN = 2


def sort_key(text: str) -> SortKey:
    """What to sort by: names, tags, titles.

    >>> sorted(["زياد", "الباب", "أحمد", "Homs", "إبراهيم", "12 صورة", "بيروت", "9 صور"], key=sort_key)
    ['9 صور', '12 صورة', 'إبراهيم', 'أحمد', 'الباب', 'بيروت', 'زياد', 'Homs']

    Word by word: a short first word stands before a longer one that begins with it.

    >>> sorted(["عبدالله", "عبد الكريم", "عبد", "العبادي"], key=sort_key)
    ['العبادي', 'عبد', 'عبد الكريم', 'عبدالله']

    What is equal so far keeps one order, whatever order it came in: by spelling.

    >>> sorted(["أحمد", "احمد"], key=sort_key) == sorted(["احمد", "أحمد"], key=sort_key)
    True
    """
    return tuple(_word_key(word) for word in words(text)), fold(text), text


def without_article(word: str) -> str:
    """A word without ``ال``, unless its alef and lam belong to it.

    A word that merely begins like one with the article cannot be told without a
    dictionary; the commonest are listed.

    >>> without_article("المدينة"), without_article("التزام"), without_article("ألبانيا")
    ('مدينة', 'التزام', 'ألبانيا')
    """
    has_article = (
        word.startswith(L.ARTICLE)
        and len(word) >= len(L.ARTICLE) + _SHORTEST_NOUN
        and word not in _OWN_ALEF_LAM
        and not word.startswith(_OWN_ALEF_LAM_STARTS)
    )
    return word.removeprefix(L.ARTICLE) if has_article else word


def _word_key(word: Word) -> tuple[int, ...]:
    if word.kind == "number":
        whole, _, rest = fold_digits(word.text).replace(",", "").partition(".")
        whole = whole.lstrip("0")
        return _NUMBER, len(whole), *map(ord, whole), *map(ord, rest)
    plain = strip_tatweel(strip_marks(fold_presentation_forms(strip_invisible(word.text))))
    plain = plain.replace(L.ALEF_WASLA, L.ALEF)  # the article of old spelling
    bare = fold_hamza(without_article(plain))
    if bare and _rank(bare[0]) is not None:
        return _ARABIC, *(rank for rank in map(_rank, bare) if rank is not None)
    return _OTHER, *map(ord, fold(word.text))


def _rank(letter: str) -> int | None:
    if letter in _RANKS:
        return _RANKS[letter]
    return _RANKS.get(fold(letter))
