"""Short texts of old records: titles, excerpts, names."""

from __future__ import annotations

from warraq.arabic.excerpt import excerpt
from warraq.importers.wordpress.report import scrub
from warraq.markup import clean_html, plain_text
from warraq.markup.letters import strip_hidden

TITLE = 255
NAME = 200


def plain(text: str) -> str:
    """HTML or plain text from outside as plain text, its lines kept.

    >>> plain(" <em>خبر</em> &amp; تعليق<script>x</script> ")
    'خبر & تعليق'
    """
    if "<" in text or "&" in text:
        text = plain_text(clean_html(text))
    return strip_hidden(text).strip()


def line(text: str, limit: int = TITLE) -> str:
    """The same on one line, cut at a word.

    >>> line("عنوان  طويل جدا", 10)
    'عنوان…'
    """
    text = " ".join(plain(text).split())
    if len(text) <= limit:
        return text
    short = excerpt(text, limit)
    return short if len(short) <= limit else text[: limit - 1].rstrip() + "…"


def person(name: str) -> str:
    """A person's name as readers may see it: no address of any kind in it."""
    return scrub(line(name, NAME)).replace("[e-mail]", "").replace("[IP]", "").strip()
