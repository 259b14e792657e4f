"""Rich text at the door: what editors write and paste goes through the sanitiser before it is kept.

The newsroom keeps links to its own pages and documents by number (``<a linktype="page" id="3">``), so that they
follow a page wherever it moves. The sanitiser knows no such attributes: they pass it disguised as a path.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from wagtail import blocks
from wagtail.rich_text import RichText

from warraq.markup.letters import strip_hidden

Cleaner = Callable[[str], str]

_LINK = re.compile(r"<a\b([^<>]*)>")
_KIND = re.compile(r'\blinktype="(page|document)"')
_NUMBER = re.compile(r'\bid="(\d{1,18})"')
_DISGUISED = re.compile(r'<a href="/-/(page|document)/(\d{1,18})/">')


def clean_rich(source: str, cleaner: Cleaner) -> str:
    """`source`, as the editor's text field gives it, cleaned; links by number survive.

    >>> from warraq.markup import clean_html
    >>> clean_rich('<p data-block-key="x"><a id="3" linktype="page">هنا</a><img src=x onerror=y></p>', clean_html)
    '<p><a linktype="page" id="3">هنا</a></p>'
    >>> clean_rich('<p><a href="javascript:x">هنا</a></p>', clean_html)
    '<p><a>هنا</a></p>'
    """
    cleaned = cleaner(_LINK.sub(_disguise, source))
    return _DISGUISED.sub(r'<a linktype="\1" id="\2">', cleaned)


def _disguise(link: re.Match[str]) -> str:
    kind, number = _KIND.search(link[1]), _NUMBER.search(link[1])
    return f'<a href="/-/{kind[1]}/{number[1]}/">' if kind and number else link[0]


class _Plainly:
    """Migrations name Wagtail's own block: a change of this room's classes needs none."""

    plain: type[blocks.Block]

    def deconstruct(self) -> tuple[str, tuple[Any, ...], dict[str, Any]]:
        args, kwargs = self._constructor_args  # type: ignore[attr-defined]
        kept = {name: value for name, value in kwargs.items() if name != "cleaner"}
        return f"wagtail.blocks.{self.plain.__name__}", args, kept

    def deconstruct_with_lookup(self, lookup: Any) -> Any:
        return self.deconstruct()


class CleanTextBlock(_Plainly, blocks.RichTextBlock):
    """Rich text that is cleaned by `cleaner` whenever a form is saved, whatever the browser sent."""

    plain = blocks.RichTextBlock

    def __init__(self, *, cleaner: Cleaner, **kwargs: Any) -> None:
        self.cleaner = cleaner
        super().__init__(**kwargs)

    def clean(self, value: Any) -> RichText:
        # Cleaned first: text of which nothing is left counts as empty where something is required.
        cleaned = clean_rich(value.source or "", self.cleaner)
        return super().clean(self.value_from_form(cleaned))


class PlainBlock(_Plainly, blocks.CharBlock):
    """A line of plain text, without letters that hide or turn around others."""

    plain = blocks.CharBlock

    def clean(self, value: Any) -> Any:
        return strip_hidden(super().clean(value) or "").strip()
