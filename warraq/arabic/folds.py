"""The single folds: each makes one difference of spelling disappear, and nothing else.

Readers search as they type, and few type as editors write: the hamza is left out, the
final yeh loses its dots in Egypt, a phone bought in Tehran types a Persian yeh. Each
function here takes one such difference away, character by character, without looking
at neighbours. `warraq.arabic.normalise` composes them, and says which suit which
language.

A fold is for comparing, never for showing: it destroys spelling on purpose.
"""

import unicodedata
from collections.abc import Iterable
from typing import Final

from warraq.arabic import letters as L

FoldTable = dict[int, str]
"""Code point to what replaces it; the empty string where it vanishes."""


def _to(target: str, sources: Iterable[str]) -> FoldTable:
    return {ord(source): target for source in sources}


# Decomposed, the hamza and the madda are marks like any other: U+0627 U+0654 folds to
# the same bare alef as U+0623.
MARKS: Final[FoldTable] = _to("", L.characters(L.MARK_RANGES))


def strip_marks(text: str) -> str:
    """Drops vowel marks, shadda, sukun, dagger alef and Quranic signs.

    It does not write out the alef that a dagger alef stands for: the usual spelling of
    these few words (هذا، لكن، الرحمن) leaves it out too.

    >>> strip_marks("مُحَمَّدٌ كَتَبَ هٰذا")
    'محمد كتب هذا'
    """
    return text.translate(MARKS)


TATWEEL: Final[FoldTable] = _to("", L.TATWEEL)


def strip_tatweel(text: str) -> str:
    """Drops the kashida that stretches a word to fill a line.

    >>> strip_tatweel("الجمـــهورية")
    'الجمهورية'
    """
    return text.translate(TATWEEL)


ALEF_SEATS: Final[FoldTable] = _to(
    L.ALEF,
    L.ALEF_HAMZA_ABOVE + L.ALEF_HAMZA_BELOW + L.ALEF_WASLA + L.ALEF_WAVY_HAMZA_ABOVE + L.ALEF_WAVY_HAMZA_BELOW,
)
ALEF_WITH_MADDA: Final[FoldTable] = _to(L.ALEF, L.ALEF_MADDA)
WAW_SEAT: Final[FoldTable] = _to(L.WAW, L.WAW_HAMZA)
YEH_SEAT: Final[FoldTable] = _to(L.YEH, L.YEH_HAMZA)
BARE_HAMZA: Final[FoldTable] = _to("", L.HAMZA + L.HIGH_HAMZA)
_HAMZA: Final[FoldTable] = ALEF_SEATS | ALEF_WITH_MADDA | WAW_SEAT | YEH_SEAT | BARE_HAMZA


def fold_hamza(text: str) -> str:
    """Leaves only the seat of a hamza, and drops a hamza that has none.

    >>> fold_hamza("أحمد إلى الآن")
    'احمد الى الان'
    >>> fold_hamza("مسؤول شؤون القراء، شيئا فشيئا")
    'مسوول شوون القرا، شييا فشييا'
    """
    return text.translate(_HAMZA)


ALEF_MAQSURA: Final[FoldTable] = _to(L.YEH, L.ALEF_MAKSURA)


def fold_alef_maqsura(text: str) -> str:
    """Dots the undotted yeh: Egypt prints ``في`` as ``فى``, and others ``مصطفى`` as ``مصطفي``.

    >>> fold_alef_maqsura("مصطفى فى مستشفى")
    'مصطفي في مستشفي'
    """
    return text.translate(ALEF_MAQSURA)


TAA_MARBUTA: Final[FoldTable] = _to(L.HEH, L.TEH_MARBUTA)


def fold_taa_marbuta(text: str) -> str:
    """Takes the dots off the closed taa, as hurried writers do.

    >>> fold_taa_marbuta("مدرسة حديثة")
    'مدرسه حديثه'
    """
    return text.translate(TAA_MARBUTA)


def _presentation_forms() -> FoldTable:
    table: FoldTable = {}
    ranges = (*L.PRESENTATION_RANGES, L.HIGH_HAMZA_LETTER_RANGE)
    for character in L.characters(ranges):
        plain = unicodedata.normalize("NFKC", character)
        # The isolated vowel marks are compatible with a space that carries the mark; that
        # space would break words in two.
        marks_alone = plain[0] == " " and strip_marks(plain) == " "
        if plain != character:
            table[ord(character)] = plain[1:] if marks_alone else plain
    return table


PRESENTATION_FORMS: Final[FoldTable] = _presentation_forms()


def fold_presentation_forms(text: str) -> str:
    """Turns stored letter shapes and ligatures back into letters.

    This is Unicode's NFKC, held to the two blocks of Arabic presentation forms: NFKC on
    everything would also take apart what an editor meant (``½``, ``m²``, ``…``).

    >>> fold_presentation_forms("ﻣﺮﺣﺒﺎ ﻷﻥ ﷲ")
    'مرحبا لأن الله'
    >>> fold_presentation_forms("½")
    '½'
    """
    return text.translate(PRESENTATION_FORMS)


YEH_VARIANTS: Final = L.FARSI_YEH + L.KASHMIRI_YEH
KAF_VARIANTS: Final = L.KEHEH + L.SWASH_KAF
HEH_VARIANTS: Final = L.HEH_GOAL + L.HEH_GOAL_HAMZA + L.HEH_DOACHASHMEE + L.HEH_YEH
LETTER_VARIANTS: Final[FoldTable] = (
    _to(L.YEH, YEH_VARIANTS)
    | _to(L.KAF, KAF_VARIANTS)
    | _to(L.HEH, HEH_VARIANTS)
    | _to(L.TEH_MARBUTA, L.TEH_MARBUTA_GOAL)
)


def fold_letter_variants(text: str) -> str:
    """Gives the Arabic code point for a letter that a Persian, Kurdish or Urdu keyboard types.

    The reader sees the same letter; the computer does not. Letters that Arabic lacks
    stay: see `fold_foreign_letters`.

    >>> fold_letter_variants("سوریا کبیره") == "سوريا كبيره"
    True
    >>> fold_letter_variants("گوران")
    'گوران'
    """
    return text.translate(LETTER_VARIANTS)


FOREIGN_LETTERS: Final[FoldTable] = (
    _to(L.BEH, L.PEH)
    | _to(L.TEH, L.TTEH)
    | _to(L.JEEM, L.TCHEH)
    | _to(L.DAL, L.DDAL)
    | _to(L.REH, L.RREH_TAH + L.REH_SMALL_V + L.REH_SMALL_V_BELOW)
    | _to(L.ZAIN, L.JEH)
    | _to(L.FEH, L.VEH + L.FEH_THREE_DOTS_BELOW + L.FEH_DOT_BELOW)
    | _to(L.QAF, L.QAF_DOT_ABOVE + L.QAF_THREE_DOTS)
    | _to(L.KAF, L.GAF + L.KAF_THREE_DOTS + L.KEHEH_THREE_DOTS)
    | _to(L.LAM, L.LAM_SMALL_V)
    | _to(L.NOON, L.NOON_GHUNNA)
    | _to(L.HEH, L.AE)
    | _to(L.WAW, L.OE + L.U + L.YU + L.VE + L.WAW_TWO_DOTS)
    | _to(L.YEH, L.YEH_SMALL_V + L.E + L.YEH_TAIL + L.YEH_BARREE + L.YEH_BARREE_HAMZA)
)


def fold_foreign_letters(text: str) -> str:
    """Writes the letters that Arabic lacks as an Arabic keyboard would: پ as ب, گ as ك.

    For Arabic text only, where they spell foreign names, Maghrebi places and dialect;
    in Persian, Kurdish or Urdu it would make different words one. The maghrebi ڢ and ڧ
    are here too.

    >>> fold_foreign_letters("ڤيينا، پاريس، ڨفصة، أڭادير، هەولێر")
    'فيينا، باريس، قفصة، أكادير، ههولير'
    """
    return text.translate(FOREIGN_LETTERS)


DIGITS: Final[FoldTable] = {
    ord(digit): west
    for digits in (L.EASTERN_DIGITS, L.PERSIAN_DIGITS)
    for digit, west in zip(digits, L.WESTERN_DIGITS, strict=True)
}
DIGITS_AND_SIGNS: Final[FoldTable] = (
    DIGITS | _to(".", L.DECIMAL_SEPARATOR) | _to(",", L.THOUSANDS_SEPARATOR) | _to("%", L.PERCENT)
)


def fold_digits(text: str) -> str:
    """Writes Eastern Arabic and Persian digits, and their signs, in the Western way.

    >>> fold_digits("٢٥٪ و ۱۹۹۱ و ٣٫٥")
    '25% و 1991 و 3.5'
    """
    return text.translate(DIGITS_AND_SIGNS)


INVISIBLE: Final[FoldTable] = _to("", L.characters(L.INVISIBLE_RANGES))


def strip_invisible(text: str) -> str:
    """Drops zero-width characters, bidi controls, soft hyphens and other controls.

    White space stays, line ends included. A zero-width non-joiner goes without leaving
    a space: it stands inside a Persian or Kurdish word, not between two.

    >>> strip_invisible(L.RLE + "می" + L.ZWNJ + "روم" + L.PDF)
    'میروم'
    """
    return text.translate(INVISIBLE)


SPACES: Final[FoldTable] = _to(
    " ", (chr(point) for point in range(0x80, 0x3001) if unicodedata.category(chr(point)) == "Zs")
)


def fold_spaces(text: str) -> str:
    """Makes the no-break space and its kin plain spaces; tabs and line ends stay.

    >>> fold_spaces("10\\N{NO-BREAK SPACE}000\\n")
    '10 000\\n'
    """
    return text.translate(SPACES)


# Letters that carry a stroke or are two letters in one: Unicode gives no decomposition.
_UNDECOMPOSED: Final[FoldTable] = {
    ord(letter): plain
    for letter, plain in {
        "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ı": "i", "ł": "l",
        L.CURLY_APOSTROPHE: L.APOSTROPHE, L.MODIFIER_APOSTROPHE: L.APOSTROPHE,
    }.items()
}  # fmt: skip
_LATIN_MARKS: Final[FoldTable] = _to("", L.characters(L.LATIN_MARK_RANGES))


def _without_case(text: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKC", text).casefold())


def _without_case_and_accents(text: str) -> str:
    apart = unicodedata.normalize("NFKD", _without_case(text))
    return apart.translate(_LATIN_MARKS).translate(_UNDECOMPOSED)


CASE: Final[FoldTable] = {
    ord(character): _without_case(character)
    for character in L.characters(L.CASED_RANGES)
    if character.isalpha() and _without_case(character) != character
}
LATIN: Final[FoldTable] = (
    {
        ord(character): _without_case_and_accents(character)
        for character in L.characters(L.CASED_RANGES)
        if character.isalpha() and _without_case_and_accents(character) != character
    }
    | _LATIN_MARKS
    | _to(L.APOSTROPHE, L.CURLY_APOSTROPHE + L.MODIFIER_APOSTROPHE)
)


def fold_case(text: str) -> str:
    """Lower-cases Latin, Greek, Cyrillic and Armenian letters, and keeps their accents.

    For languages whose accented letters are letters of their own, as Kurmanji's.

    >>> fold_case("Şêrko BÊKES")
    'şêrko bêkes'
    """
    return text.translate(CASE)


def fold_latin(text: str) -> str:
    """Lower-cases and takes off accents; Turkish dotted and dotless i become one.

    >>> fold_latin("Dès l’Aube, ERDOĞAN, Søren, Straße, İstanbul'lı, ＵＮ")
    "des l'aube, erdogan, soren, strasse, istanbul'li, un"
    """
    return text.translate(LATIN)
