"""What is known while a text is read: the text in pieces, the day it was published, the language."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from warraq.arabic.dates.lexemes import Lexeme, Line
from warraq.arabic.dates.values import Value


class Reading(NamedTuple):
    """A date of the text: its value, which pieces (from, past the last) say it, and (-1, 1) its beginning or end."""

    value: Value
    first: int
    past: int
    part: int | None = None


@dataclass
class Scene:
    """`year` is the last year that the text named."""

    line: Line
    anchor: date | None
    persian: bool = False
    year: int | None = field(default=None)

    def at(self, place: int) -> Lexeme:
        """The piece at a place; outside of the text, one that says nothing."""
        if 0 <= place < len(self.line.lexemes):
            return self.line.lexemes[place]
        return _NOTHING

    def word(self, place: int) -> str:
        return self.at(place).word

    def kind(self, place: int) -> str:
        return self.at(place).kind


_NOTHING = Lexeme("!", 0, 0, 0, "", "")
