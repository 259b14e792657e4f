"""Every character that a rule of this package speaks of, named once.

Arabic text is full of characters that look alike (``ي ى ی``), that cannot be seen at
all (the zero-width non-joiner, the bidi controls), or that an editor moves about on
the screen. A rule written with bare escapes can be neither read nor reviewed; so the
rules use these names, and only this file spells characters out, by their Unicode
names, which Python itself checks.

Source: the Unicode Character Database (UAX #44); the blocks Arabic, Arabic Supplement,
Arabic Extended-A and -B, Arabic Presentation Forms-A and -B.

>>> HAMZA, ALEF_HAMZA_ABOVE, TEH_MARBUTA
('ء', 'أ', 'ة')
>>> ARABIC_ALPHABET
'ابتثجحخدذرزسشصضطظعغفقكلمنهوي'
"""

from typing import Final

Range = tuple[str, str]
"""First and last character of a run of code points, both included."""


def characters(ranges: tuple[Range, ...]) -> str:
    """All characters of the given ranges, in order.

    >>> characters((("a", "c"), ("x", "y")))
    'abcxy'
    """
    return "".join(chr(point) for first, last in ranges for point in range(ord(first), ord(last) + 1))


def pattern(ranges: tuple[Range, ...]) -> str:
    """The inside of a regular expression's character class for the given ranges.

    >>> pattern((("a", "c"), ("x", "y")))
    'a-cx-y'
    """
    return "".join(first if first == last else f"{first}-{last}" for first, last in ranges)


# Hamza: alone, and on its seats.
HAMZA: Final = "\N{ARABIC LETTER HAMZA}"
ALEF_MADDA: Final = "\N{ARABIC LETTER ALEF WITH MADDA ABOVE}"
ALEF_HAMZA_ABOVE: Final = "\N{ARABIC LETTER ALEF WITH HAMZA ABOVE}"
ALEF_HAMZA_BELOW: Final = "\N{ARABIC LETTER ALEF WITH HAMZA BELOW}"
ALEF_WASLA: Final = "\N{ARABIC LETTER ALEF WASLA}"
ALEF_WAVY_HAMZA_ABOVE: Final = "\N{ARABIC LETTER ALEF WITH WAVY HAMZA ABOVE}"
ALEF_WAVY_HAMZA_BELOW: Final = "\N{ARABIC LETTER ALEF WITH WAVY HAMZA BELOW}"
WAW_HAMZA: Final = "\N{ARABIC LETTER WAW WITH HAMZA ABOVE}"
YEH_HAMZA: Final = "\N{ARABIC LETTER YEH WITH HAMZA ABOVE}"
HIGH_HAMZA: Final = "\N{ARABIC LETTER HIGH HAMZA}"

# The alphabet, in its order (hijāʾī).
ALEF: Final = "\N{ARABIC LETTER ALEF}"
BEH: Final = "\N{ARABIC LETTER BEH}"
TEH: Final = "\N{ARABIC LETTER TEH}"
THEH: Final = "\N{ARABIC LETTER THEH}"
JEEM: Final = "\N{ARABIC LETTER JEEM}"
HAH: Final = "\N{ARABIC LETTER HAH}"
KHAH: Final = "\N{ARABIC LETTER KHAH}"
DAL: Final = "\N{ARABIC LETTER DAL}"
THAL: Final = "\N{ARABIC LETTER THAL}"
REH: Final = "\N{ARABIC LETTER REH}"
ZAIN: Final = "\N{ARABIC LETTER ZAIN}"
SEEN: Final = "\N{ARABIC LETTER SEEN}"
SHEEN: Final = "\N{ARABIC LETTER SHEEN}"
SAD: Final = "\N{ARABIC LETTER SAD}"
DAD: Final = "\N{ARABIC LETTER DAD}"
TAH: Final = "\N{ARABIC LETTER TAH}"
ZAH: Final = "\N{ARABIC LETTER ZAH}"
AIN: Final = "\N{ARABIC LETTER AIN}"
GHAIN: Final = "\N{ARABIC LETTER GHAIN}"
FEH: Final = "\N{ARABIC LETTER FEH}"
QAF: Final = "\N{ARABIC LETTER QAF}"
KAF: Final = "\N{ARABIC LETTER KAF}"
LAM: Final = "\N{ARABIC LETTER LAM}"
MEEM: Final = "\N{ARABIC LETTER MEEM}"
NOON: Final = "\N{ARABIC LETTER NOON}"
HEH: Final = "\N{ARABIC LETTER HEH}"
WAW: Final = "\N{ARABIC LETTER WAW}"
YEH: Final = "\N{ARABIC LETTER YEH}"
TEH_MARBUTA: Final = "\N{ARABIC LETTER TEH MARBUTA}"
ALEF_MAKSURA: Final = "\N{ARABIC LETTER ALEF MAKSURA}"
ARABIC_ALPHABET: Final = (
    ALEF + BEH + TEH + THEH + JEEM + HAH + KHAH + DAL + THAL + REH + ZAIN + SEEN + SHEEN + SAD + DAD
    + TAH + ZAH + AIN + GHAIN + FEH + QAF + KAF + LAM + MEEM + NOON + HEH + WAW + YEH
)  # fmt: skip
ARTICLE: Final = ALEF + LAM

# Letters of Persian, Kurdish, Urdu, and of Arabic dialects and loan words.
PEH: Final = "\N{ARABIC LETTER PEH}"
TTEH: Final = "\N{ARABIC LETTER TTEH}"
TCHEH: Final = "\N{ARABIC LETTER TCHEH}"
DDAL: Final = "\N{ARABIC LETTER DDAL}"
RREH_TAH: Final = "\N{ARABIC LETTER RREH}"
REH_SMALL_V: Final = "\N{ARABIC LETTER REH WITH SMALL V}"
REH_SMALL_V_BELOW: Final = "\N{ARABIC LETTER REH WITH SMALL V BELOW}"
JEH: Final = "\N{ARABIC LETTER JEH}"
VEH: Final = "\N{ARABIC LETTER VEH}"
FEH_THREE_DOTS_BELOW: Final = "\N{ARABIC LETTER FEH WITH THREE DOTS BELOW}"
FEH_DOT_BELOW: Final = "\N{ARABIC LETTER FEH WITH DOT MOVED BELOW}"
QAF_DOT_ABOVE: Final = "\N{ARABIC LETTER QAF WITH DOT ABOVE}"
QAF_THREE_DOTS: Final = "\N{ARABIC LETTER QAF WITH THREE DOTS ABOVE}"
KEHEH: Final = "\N{ARABIC LETTER KEHEH}"
SWASH_KAF: Final = "\N{ARABIC LETTER SWASH KAF}"
KAF_THREE_DOTS: Final = "\N{ARABIC LETTER NG}"
KEHEH_THREE_DOTS: Final = "\N{ARABIC LETTER KEHEH WITH THREE DOTS ABOVE}"
GAF: Final = "\N{ARABIC LETTER GAF}"
LAM_SMALL_V: Final = "\N{ARABIC LETTER LAM WITH SMALL V}"
NOON_GHUNNA: Final = "\N{ARABIC LETTER NOON GHUNNA}"
HEH_DOACHASHMEE: Final = "\N{ARABIC LETTER HEH DOACHASHMEE}"
HEH_YEH: Final = "\N{ARABIC LETTER HEH WITH YEH ABOVE}"
HEH_GOAL: Final = "\N{ARABIC LETTER HEH GOAL}"
HEH_GOAL_HAMZA: Final = "\N{ARABIC LETTER HEH GOAL WITH HAMZA ABOVE}"
TEH_MARBUTA_GOAL: Final = "\N{ARABIC LETTER TEH MARBUTA GOAL}"
AE: Final = "\N{ARABIC LETTER AE}"
OE: Final = "\N{ARABIC LETTER OE}"
U: Final = "\N{ARABIC LETTER U}"
YU: Final = "\N{ARABIC LETTER YU}"
VE: Final = "\N{ARABIC LETTER VE}"
WAW_TWO_DOTS: Final = "\N{ARABIC LETTER WAW WITH TWO DOTS ABOVE}"
FARSI_YEH: Final = "\N{ARABIC LETTER FARSI YEH}"
KASHMIRI_YEH: Final = "\N{ARABIC LETTER KASHMIRI YEH}"
YEH_TAIL: Final = "\N{ARABIC LETTER YEH WITH TAIL}"
YEH_SMALL_V: Final = "\N{ARABIC LETTER YEH WITH SMALL V}"
E: Final = "\N{ARABIC LETTER E}"
YEH_BARREE: Final = "\N{ARABIC LETTER YEH BARREE}"
YEH_BARREE_HAMZA: Final = "\N{ARABIC LETTER YEH BARREE WITH HAMZA ABOVE}"

# Marks. Three of them make letters (hamza above and below, madda); all the others tell the
# voice. The small waw and yeh of Quranic spelling stand among them, though Unicode calls
# them letters: no reader types them.
FATHATAN: Final = "\N{ARABIC FATHATAN}"
DAMMATAN: Final = "\N{ARABIC DAMMATAN}"
KASRATAN: Final = "\N{ARABIC KASRATAN}"
FATHA: Final = "\N{ARABIC FATHA}"
DAMMA: Final = "\N{ARABIC DAMMA}"
KASRA: Final = "\N{ARABIC KASRA}"
SHADDA: Final = "\N{ARABIC SHADDA}"
SUKUN: Final = "\N{ARABIC SUKUN}"
MADDAH_ABOVE: Final = "\N{ARABIC MADDAH ABOVE}"
HAMZA_ABOVE: Final = "\N{ARABIC HAMZA ABOVE}"
HAMZA_BELOW: Final = "\N{ARABIC HAMZA BELOW}"
SUPERSCRIPT_ALEF: Final = "\N{ARABIC LETTER SUPERSCRIPT ALEF}"
VOWEL_MARKS: Final = FATHATAN + DAMMATAN + KASRATAN + FATHA + DAMMA + KASRA + SHADDA + SUKUN
MARK_RANGES: Final[tuple[Range, ...]] = (
    ("\N{ARABIC SIGN SALLALLAHOU ALAYHE WASSALLAM}", "\N{ARABIC SMALL KASRA}"),
    (FATHATAN, "\N{ARABIC WAVY HAMZA BELOW}"),
    (SUPERSCRIPT_ALEF, SUPERSCRIPT_ALEF),
    (
        "\N{ARABIC SMALL HIGH LIGATURE SAD WITH LAM WITH ALEF MAKSURA}",
        "\N{ARABIC SMALL HIGH SEEN}",
    ),
    ("\N{ARABIC SMALL HIGH ROUNDED ZERO}", "\N{ARABIC SMALL HIGH NOON}"),
    ("\N{ARABIC EMPTY CENTRE LOW STOP}", "\N{ARABIC SMALL LOW MEEM}"),
    ("\N{ARABIC SMALL HIGH WORD AL-JUZ}", "\N{ARABIC HALF MADDA OVER MADDA}"),
    ("\N{ARABIC SMALL FARSI YEH}", "\N{ARABIC SMALL HIGH SIGN SAFHA}"),
    ("\N{ARABIC TURNED DAMMA BELOW}", "\N{ARABIC MARK SIDEWAYS NOON GHUNNA}"),
)
TATWEEL: Final = "\N{ARABIC TATWEEL}"

# Letters of the Arabic script, in whatever language; presentation forms included,
# marks, digits, signs and punctuation not.
LETTER_RANGES: Final[tuple[Range, ...]] = (
    (KASHMIRI_YEH, "\N{ARABIC LETTER FARSI YEH WITH THREE DOTS ABOVE}"),
    (FEH, YEH),
    ("\N{ARABIC LETTER DOTLESS BEH}", "\N{ARABIC LETTER DOTLESS QAF}"),
    (ALEF_WASLA, YEH_BARREE_HAMZA),
    (AE, AE),
    ("\N{ARABIC LETTER DAL WITH INVERTED V}", "\N{ARABIC LETTER REH WITH INVERTED V}"),
    ("\N{ARABIC LETTER SHEEN WITH DOT BELOW}", "\N{ARABIC LETTER GHAIN WITH DOT BELOW}"),
    ("\N{ARABIC LETTER HEH WITH INVERTED V}", "\N{ARABIC LETTER HEH WITH INVERTED V}"),
    (
        "\N{ARABIC LETTER BEH WITH THREE DOTS HORIZONTALLY BELOW}",
        "\N{ARABIC LETTER KAF WITH TWO DOTS ABOVE}",
    ),
    ("\N{ARABIC LETTER ALEF WITH ATTACHED FATHA}", "\N{ARABIC BASELINE ROUND DOT}"),
    ("\N{ARABIC LETTER NOON WITH INVERTED SMALL V}", "\N{ARABIC VERTICAL TAIL}"),
    ("\N{ARABIC LETTER BEH WITH SMALL V BELOW}", "\N{ARABIC LETTER GRAF}"),
    ("\N{ARABIC LETTER ALEF WASLA ISOLATED FORM}", "\N{ARABIC LETTER YEH BARREE WITH HAMZA ABOVE FINAL FORM}"),
    (
        "\N{ARABIC LETTER NG ISOLATED FORM}",
        "\N{ARABIC LIGATURE ALEF WITH FATHATAN ISOLATED FORM}",
    ),
    (
        "\N{ARABIC LIGATURE TEH WITH JEEM WITH MEEM INITIAL FORM}",
        "\N{ARABIC LIGATURE MEEM WITH KHAH WITH MEEM INITIAL FORM}",
    ),
    (
        "\N{ARABIC LIGATURE MEEM WITH JEEM WITH KHAH INITIAL FORM}",
        "\N{ARABIC LIGATURE NOON WITH JEEM WITH YEH FINAL FORM}",
    ),
    (
        "\N{ARABIC LIGATURE SALLA USED AS KORANIC STOP SIGN ISOLATED FORM}",
        "\N{ARABIC LIGATURE JALLAJALALOUHOU}",
    ),
    (
        "\N{ARABIC LETTER HAMZA ISOLATED FORM}",
        "\N{ARABIC LIGATURE LAM WITH ALEF FINAL FORM}",
    ),
)

# Presentation forms: the shapes of letters as old encodings, old PDF files and some
# type tools stored them. Text should hold letters; the font shapes them.
PRESENTATION_RANGES: Final[tuple[Range, ...]] = (
    ("\N{ARABIC LETTER ALEF WASLA ISOLATED FORM}", "\N{RIAL SIGN}"),
    ("\N{ARABIC FATHATAN ISOLATED FORM}", "\N{ARABIC LIGATURE LAM WITH ALEF FINAL FORM}"),
)
HIGH_HAMZA_LETTER_RANGE: Final[Range] = (
    "\N{ARABIC LETTER HIGH HAMZA ALEF}",
    "\N{ARABIC LETTER HIGH HAMZA YEH}",
)

# Digits and what stands between them.
WESTERN_DIGITS: Final = "0123456789"
EASTERN_DIGITS: Final = characters((("\N{ARABIC-INDIC DIGIT ZERO}", "\N{ARABIC-INDIC DIGIT NINE}"),))
PERSIAN_DIGITS: Final = characters((("\N{EXTENDED ARABIC-INDIC DIGIT ZERO}", "\N{EXTENDED ARABIC-INDIC DIGIT NINE}"),))
PERCENT: Final = "\N{ARABIC PERCENT SIGN}"
DECIMAL_SEPARATOR: Final = "\N{ARABIC DECIMAL SEPARATOR}"
THOUSANDS_SEPARATOR: Final = "\N{ARABIC THOUSANDS SEPARATOR}"

# Joiners: they change shapes, never letters. Persian and Kurdish spelling uses the
# non-joiner inside words; the soft hyphen and its kin only allow or forbid a line break.
ZWNJ: Final = "\N{ZERO WIDTH NON-JOINER}"
ZWJ: Final = "\N{ZERO WIDTH JOINER}"
ZWSP: Final = "\N{ZERO WIDTH SPACE}"
WORD_JOINER: Final = "\N{WORD JOINER}"
BYTE_ORDER_MARK: Final = "\N{ZERO WIDTH NO-BREAK SPACE}"
SOFT_HYPHEN: Final = "\N{SOFT HYPHEN}"
GRAPHEME_JOINER: Final = "\N{COMBINING GRAPHEME JOINER}"

# Bidi controls (UAX #9).
LRM: Final = "\N{LEFT-TO-RIGHT MARK}"
RLM: Final = "\N{RIGHT-TO-LEFT MARK}"
ALM: Final = "\N{ARABIC LETTER MARK}"
LRE: Final = "\N{LEFT-TO-RIGHT EMBEDDING}"
RLE: Final = "\N{RIGHT-TO-LEFT EMBEDDING}"
PDF: Final = "\N{POP DIRECTIONAL FORMATTING}"
LRO: Final = "\N{LEFT-TO-RIGHT OVERRIDE}"
RLO: Final = "\N{RIGHT-TO-LEFT OVERRIDE}"
LRI: Final = "\N{LEFT-TO-RIGHT ISOLATE}"
RLI: Final = "\N{RIGHT-TO-LEFT ISOLATE}"
FSI: Final = "\N{FIRST STRONG ISOLATE}"
PDI: Final = "\N{POP DIRECTIONAL ISOLATE}"
BIDI_MARKS: Final = LRM + RLM + ALM
EMBEDDINGS: Final = LRE + RLE + LRO + RLO
ISOLATES: Final = LRI + RLI + FSI
BIDI_CONTROLS: Final = BIDI_MARKS + EMBEDDINGS + PDF + ISOLATES + PDI

# All that is invisible inside a line. White space is not here.
INVISIBLE_RANGES: Final[tuple[Range, ...]] = (
    ("\N{NULL}", "\N{BACKSPACE}"),
    ("\N{SHIFT OUT}", "\N{ESCAPE}"),
    ("\N{DELETE}", "\N{INDEX}"),
    ("\N{START OF SELECTED AREA}", "\N{APPLICATION PROGRAM COMMAND}"),
    (SOFT_HYPHEN, SOFT_HYPHEN),
    (GRAPHEME_JOINER, GRAPHEME_JOINER),
    (ALM, ALM),
    ("\N{MONGOLIAN VOWEL SEPARATOR}", "\N{MONGOLIAN VOWEL SEPARATOR}"),
    (ZWSP, RLM),
    (LRE, RLO),
    (WORD_JOINER, "\N{INVISIBLE PLUS}"),
    (LRI, "\N{NOMINAL DIGIT SHAPES}"),
    ("\N{VARIATION SELECTOR-1}", "\N{VARIATION SELECTOR-16}"),
    (BYTE_ORDER_MARK, BYTE_ORDER_MARK),
    ("\N{INTERLINEAR ANNOTATION ANCHOR}", "\N{INTERLINEAR ANNOTATION TERMINATOR}"),
    ("\N{LANGUAGE TAG}", "\N{LANGUAGE TAG}"),
    ("\N{TAG SPACE}", "\N{CANCEL TAG}"),
    ("\N{VARIATION SELECTOR-17}", "\N{VARIATION SELECTOR-256}"),
)

# Punctuation.
COMMA: Final = "\N{ARABIC COMMA}"
SEMICOLON: Final = "\N{ARABIC SEMICOLON}"
QUESTION_MARK: Final = "\N{ARABIC QUESTION MARK}"
FULL_STOP: Final = "\N{ARABIC FULL STOP}"
GUILLEMET_OPEN: Final = "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}"
GUILLEMET_CLOSE: Final = "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}"
ORNATE_OPEN: Final = "\N{ORNATE RIGHT PARENTHESIS}"
ORNATE_CLOSE: Final = "\N{ORNATE LEFT PARENTHESIS}"
QUOTE_OPEN: Final = "\N{LEFT DOUBLE QUOTATION MARK}"
QUOTE_CLOSE: Final = "\N{RIGHT DOUBLE QUOTATION MARK}"
APOSTROPHE: Final = "\N{APOSTROPHE}"
CURLY_APOSTROPHE: Final = "\N{RIGHT SINGLE QUOTATION MARK}"
MODIFIER_APOSTROPHE: Final = "\N{MODIFIER LETTER APOSTROPHE}"
ELLIPSIS: Final = "\N{HORIZONTAL ELLIPSIS}"
EN_DASH: Final = "\N{EN DASH}"
EM_DASH: Final = "\N{EM DASH}"

# Latin: the accents, and the letters that no decomposition takes apart.
LATIN_MARK_RANGES: Final[tuple[Range, ...]] = (("\N{COMBINING GRAVE ACCENT}", "\N{COMBINING LATIN SMALL LETTER X}"),)
CIRCUMFLEX: Final = "\N{COMBINING CIRCUMFLEX ACCENT}"
CEDILLA: Final = "\N{COMBINING CEDILLA}"
CASED_RANGES: Final[tuple[Range, ...]] = (
    ("A", "Z"),
    ("\N{FEMININE ORDINAL INDICATOR}", "\N{ARMENIAN SMALL LIGATURE ECH YIWN}"),
    ("\N{LATIN CAPITAL LETTER A WITH RING BELOW}", "\N{GREEK DASIA}"),
    ("\N{LATIN CAPITAL LETTER L WITH DOUBLE BAR}", "\N{LATIN CAPITAL LETTER Z WITH SWASH TAIL}"),
    ("\N{LATIN SMALL LIGATURE FF}", "\N{LATIN SMALL LIGATURE ST}"),
    ("\N{FULLWIDTH LATIN CAPITAL LETTER A}", "\N{FULLWIDTH LATIN CAPITAL LETTER Z}"),
    ("\N{FULLWIDTH LATIN SMALL LETTER A}", "\N{FULLWIDTH LATIN SMALL LETTER Z}"),
)
"""Where the letters with capitals and small forms live: Latin, Greek, Cyrillic, Armenian."""
