"""Arabic that works: plain Python for reading, comparing and writing Arabic text.

Nothing here knows of newspapers, frameworks or networks. See `docs/arabic.md` for the rules
with examples.
"""

from warraq.arabic.analysis import Token, analyse, spans, widths
from warraq.arabic.collate import sort_key, without_article
from warraq.arabic.dates import (
    FoundDate,
    find_dates,
    format_date,
    format_datetime,
    format_month,
    format_time,
    weekday_name,
    weekday_names,
)
from warraq.arabic.direction import (
    Direction,
    balanced,
    base_direction,
    has_both_directions,
    in_direction,
    is_arabic_script,
    isolate,
    isolated_line,
    language_direction,
)
from warraq.arabic.excerpt import excerpt, visible_length
from warraq.arabic.months import TRADITIONS, MonthStyle
from warraq.arabic.normalise import Folded, fold, fold_with_offsets
from warraq.arabic.numerals import (
    Digits,
    in_digits,
    plural,
    plural_category,
    reading_minutes,
    reading_time,
    western,
)
from warraq.arabic.root import root
from warraq.arabic.slug import cut_slug, slugify
from warraq.arabic.snippet import snippet, snippet_within
from warraq.arabic.stem import stem
from warraq.arabic.tokens import Word, words

__all__ = [
    "Digits",
    "Direction",
    "Folded",
    "FoundDate",
    "MonthStyle",
    "TRADITIONS",
    "Token",
    "Word",
    "analyse",
    "balanced",
    "base_direction",
    "cut_slug",
    "excerpt",
    "find_dates",
    "fold",
    "fold_with_offsets",
    "format_date",
    "format_datetime",
    "format_month",
    "format_time",
    "has_both_directions",
    "in_digits",
    "in_direction",
    "is_arabic_script",
    "isolate",
    "isolated_line",
    "language_direction",
    "plural",
    "plural_category",
    "reading_minutes",
    "reading_time",
    "root",
    "slugify",
    "snippet",
    "snippet_within",
    "sort_key",
    "spans",
    "stem",
    "visible_length",
    "weekday_name",
    "weekday_names",
    "western",
    "widths",
    "without_article",
    "words",
]
