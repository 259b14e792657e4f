"""`fold`: one spelling for all the ways in which readers and editors write a word.

The same function folds what is indexed and what is searched for, so that both meet.
What it makes equal depends on the language of the text:

==========================  ======  =============  =======  ======
difference                  Arabic  Kurdish        Persian  Urdu
==========================  ======  =============  =======  ======
marks, tatweel, invisible   gone    gone           gone     gone
presentation forms          letters letters        letters  letters
digits ٣ ۳                  3       3              3        3
أ إ ٱ                       ا       ا              ا        ا
آ                           ا       ا              **آ**    **آ**
ئ                           ي       **ئ**          ی        **ئ**
ؤ, ء                        و, –    و, –           و, –     و, –
ي ى ی                       ي       ی              ی        ی
ك ک                         ك       ک              ک        ک
ة                           ه       ە              ه        ہ
ه ہ ھ                       ه       ه              ه        ہ **ھ**
پ چ ژ گ                     ب ج ز ك **kept**       **kept** **kept**
ە ۆ ێ ڕ ڵ                   ه و ي ر ل **kept**     ە is ه   ە is ہ
ٹ ڈ ڑ ں ے                   ت د ر ن ي kept         kept     **kept**
ê î û ç ş                   e i u c s **kept**     e i u …  e i u …
==========================  ======  =============  =======  ======

The other languages only ever make *fewer* things equal than Arabic does: folding by
any language and then by Arabic gives the Arabic fold. So a word found under a finer
fold is always found under the Arabic one.

Any other language (English, Turkish, French, an unknown one) is folded as Arabic: its
Arabic words are then most likely names, and Latin is folded the same everywhere but
in Kurdish.

Sources: for Kurdish the rules that Lucene's SoraniNormalizer documents; for Persian
the letters of the standard ISIRI 6219.
"""

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from warraq.arabic import folds
from warraq.arabic import letters as L
from warraq.arabic.folds import FoldTable

Rewrite = tuple[re.Pattern[str], Callable[[re.Match[str]], str]]
"""A rule that must look at neighbours: what to find, and what to put there."""


class _Table(dict[int, str]):
    """A translation table in which an unlisted character stands for itself.

    `str.translate` would raise and catch a `LookupError` for each character that a plain
    dict lacks, at five times the price.
    """

    def __missing__(self, point: int) -> str:
        return chr(point)


@dataclass(frozen=True)
class _Rules:
    before: tuple[Rewrite, ...]
    table: _Table
    after: tuple[Rewrite, ...]


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text, and for each of its characters where in the source it came from.

    `offsets` has one entry more than `text`: the length of the source. It never falls.
    A character that folds to several (``ﷺ``, ``æ``) gives each of them its own offset.

    >>> folded = fold_with_offsets("قالَتْ ﷺ")
    >>> folded.text
    'قالت صلي الله عليه وسلم'
    >>> folded.offsets[:6].tolist()
    [0, 1, 2, 4, 6, 7]
    """

    text: str
    offsets: "array[int]"

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Where ``text[start:end]`` stands in the source, with the marks that follow it.

        >>> source = "قالَتْ زَيْنَبُ."
        >>> folded = fold_with_offsets(source)
        >>> at = folded.text.index("زينب")
        >>> start, end = folded.source_span(at, at + 4)
        >>> source[start:end]
        'زَيْنَبُ'
        """
        if not 0 <= start <= end <= len(self.text):
            raise ValueError(f"no span {start}:{end} in a folded text of {len(self.text)} characters")
        if start == end:
            return self.offsets[start], self.offsets[start]
        past = bisect_right(self.offsets, self.offsets[end - 1], lo=end)
        return self.offsets[start], self.offsets[min(past, len(self.text))]


def fold(text: str, language: str = "ar") -> str:
    """Folds a text for comparing and searching.

    `language` is a BCP 47 tag, of which the first part counts. Folding twice changes
    nothing more; any Unicode text is accepted.

    >>> fold("أَعْلَنَتْ وِزارةُ الصِّحّة") == fold("اعلنت وزاره الصحه")
    True
    >>> fold("Café ٢٠١٤")
    'cafe 2014'
    >>> fold("هەڵبژاردنی گشتی", "ckb")
    'هەڵبژاردنی گشتی'
    >>> fold("آب و آتش") == fold("اب و اتش"), fold("آب", "fa") == fold("اب", "fa")
    (True, False)
    """
    rules = _rules(_family(language))
    for pattern, replacement in rules.before:
        text = pattern.sub(replacement, text)
    text = text.translate(rules.table)
    for pattern, replacement in rules.after:
        text = pattern.sub(replacement, text)
    return text


def fold_with_offsets(text: str, language: str = "ar") -> Folded:
    """`fold`, with the way back: where each folded character stood.

    Slower than `fold` by far; use it for texts whose hits are to be marked.

    >>> folded = fold_with_offsets("مدرســة")
    >>> folded.text, folded.offsets.tolist()
    ('مدرسه', [0, 1, 2, 3, 6, 7])
    """
    rules = _rules(_family(language))
    offsets: list[int] = list(range(len(text)))
    folded = text
    for rewrite in rules.before:
        folded, offsets = _rewritten(folded, offsets, rewrite)
    folded, offsets = _translated(folded, offsets, rules.table)
    for rewrite in rules.after:
        folded, offsets = _rewritten(folded, offsets, rewrite)
    offsets.append(len(text))
    return Folded(folded, array("L", offsets))


def _translated(text: str, offsets: list[int], table: _Table) -> tuple[str, list[int]]:
    pieces: list[str] = []
    kept: list[int] = []
    for character, offset in zip(text, offsets, strict=True):
        piece = table[ord(character)]
        pieces.append(piece)
        kept.extend([offset] * len(piece))
    return "".join(pieces), kept


def _rewritten(text: str, offsets: list[int], rewrite: Rewrite) -> tuple[str, list[int]]:
    pattern, replacement = rewrite
    pieces: list[str] = []
    kept: list[int] = []
    done = 0
    for match in pattern.finditer(text):
        piece = replacement(match)
        pieces += text[done : match.start()], piece
        kept += offsets[done : match.start()]
        kept += [offsets[match.start()]] * len(piece)
        done = match.end()
    pieces.append(text[done:])
    kept += offsets[done:]
    return "".join(pieces), kept


_FAMILIES = {
    "ckb": "kurdish", "ku": "kurdish", "kmr": "kurdish", "sdh": "kurdish",
    "fa": "persian", "prs": "persian", "pes": "persian",
    "ur": "urdu",
}  # fmt: skip


def _family(language: str) -> str:
    known = _FAMILIES.get(language)
    return known or _FAMILIES.get(re.split("[-_]", language, maxsplit=1)[0].lower(), "arabic")


_MARKS = L.pattern(L.MARK_RANGES)


def _composing(seats: str, mark: str, composed: str) -> Rewrite:
    """Writes a letter that stands in two code points as one, whatever stands between.

    A language that keeps آ or ئ must keep it in decomposed text too.
    """
    pattern = re.compile(f"[{seats}]([{_MARKS}]*?){mark}")
    return pattern, lambda match: composed + match[1]


def _becomes(pattern: str, letter: str) -> Rewrite:
    return re.compile(pattern), lambda match: letter


_COMPOSE_MADDA = _composing(L.ALEF, L.MADDAH_ABOVE, L.ALEF_MADDA)
_COMPOSE_YEH_HAMZA = _composing(L.YEH + L.ALEF_MAKSURA + L.FARSI_YEH, L.HAMZA_ABOVE, L.YEH_HAMZA)
_COMPOSE_KURMANJI: Rewrite = (
    re.compile(f"[ceisu][{L.CIRCUMFLEX}{L.CEDILLA}]"),
    lambda match: unicodedata.normalize("NFC", match[0]),
)
# Sorani on an Arabic keyboard has no ە: writers type ه and a non-joiner after it, or
# leave it at the end of a word, where no consonant h stands.
_HEH_BEFORE_ZWNJ = _becomes(f"[{L.HEH}{L.HEH_DOACHASHMEE}][{_MARKS}]*{L.ZWNJ}", L.AE)
_HEH_AT_WORD_END = _becomes(rf"{L.HEH}(?!\w)", L.AE)
# At the start of a word Sorani has only the rolled r, and half its writers mark it.
_REH_AT_WORD_START = _becomes(rf"(?<!\w){L.REH}", L.REH_SMALL_V_BELOW)

_COMMON: tuple[FoldTable, ...] = (
    folds.MARKS,
    folds.TATWEEL,
    folds.PRESENTATION_FORMS,
    folds.INVISIBLE,
    folds.SPACES,
    folds.DIGITS_AND_SIGNS,
    folds.ALEF_SEATS,
    folds.WAW_SEAT,
    folds.BARE_HAMZA,
    {ord(L.YEH_BARREE_HAMZA): L.YEH_BARREE},
)


def _to(target: str, sources: str) -> FoldTable:
    return {ord(source): target for source in sources}


_PERSIAN_LETTERS = (
    _to(L.FARSI_YEH, L.YEH + L.ALEF_MAKSURA + L.KASHMIRI_YEH) | _to(L.KEHEH, L.KAF + L.SWASH_KAF)
)  # fmt: skip


@cache
def _rules(family: str) -> _Rules:
    if family == "kurdish":
        table = _table(
            *_COMMON,
            folds.ALEF_WITH_MADDA,
            folds.CASE,
            _PERSIAN_LETTERS,
            _to(L.HEH, L.HEH_DOACHASHMEE + L.HEH_GOAL + L.HEH_GOAL_HAMZA),
            _to(L.AE, L.TEH_MARBUTA + L.TEH_MARBUTA_GOAL + L.HEH_YEH),
            _to(L.REH_SMALL_V_BELOW, L.REH_SMALL_V),
        )
        return _Rules(
            (_COMPOSE_YEH_HAMZA, _HEH_BEFORE_ZWNJ),
            table,
            (_COMPOSE_KURMANJI, _HEH_AT_WORD_END, _REH_AT_WORD_START),
        )
    if family == "persian":
        heh = _to(L.HEH, folds.HEH_VARIANTS + L.AE + L.TEH_MARBUTA + L.TEH_MARBUTA_GOAL)
        table = _table(*_COMMON, folds.LATIN, folds.YEH_SEAT, _PERSIAN_LETTERS, heh)
        return _Rules((_COMPOSE_MADDA,), table, ())
    if family == "urdu":
        goal = _to(L.HEH_GOAL, L.HEH + L.HEH_GOAL_HAMZA + L.HEH_YEH + L.AE)
        taa = _to(L.HEH_GOAL, L.TEH_MARBUTA + L.TEH_MARBUTA_GOAL)
        table = _table(*_COMMON, folds.LATIN, _PERSIAN_LETTERS, goal, taa)
        return _Rules((_COMPOSE_MADDA, _COMPOSE_YEH_HAMZA), table, ())
    table = _table(
        *_COMMON,
        folds.ALEF_WITH_MADDA,
        folds.YEH_SEAT,
        folds.ALEF_MAQSURA,
        folds.LETTER_VARIANTS,
        folds.FOREIGN_LETTERS,
        folds.TAA_MARBUTA,
        folds.LATIN,
    )
    return _Rules((), table, ())


def _table(*parts: FoldTable) -> _Table:
    """One table that does at once what the parts do when repeated until nothing changes.

    A ligature unfolds to letters which themselves fold; so each character is followed to
    its end here, once, and never again while folding.
    """
    table = _Table()
    common = (*range(0x80), *range(ord(L.HAMZA), ord(L.YEH) + 1))
    for point in common:
        table[point] = chr(point)
    for point in {point for part in parts for point in part}:
        text, before = chr(point), ""
        while text != before:
            before = text
            for part in parts:
                text = text.translate(part)
        table[point] = text
    return table
