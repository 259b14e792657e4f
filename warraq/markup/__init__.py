"""Markup: the one sanitiser, and what is derived from clean HTML (plain text, word counts, anchors).

Everything that editors paste, imports bring and readers write passes through `clean` before it is kept or shown.
"""

from warraq.markup.anchors import Anchors
from warraq.markup.clean import clean_comment, clean_html, clean_inline, clean_item, clean_paragraphs
from warraq.markup.text import plain_text, word_count

__all__ = [
    "Anchors",
    "clean_comment",
    "clean_html",
    "clean_inline",
    "clean_item",
    "clean_paragraphs",
    "plain_text",
    "word_count",
]
