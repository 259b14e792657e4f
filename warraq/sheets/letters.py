"""Readers' letters: the form under an article, and the pages that the readers' process makes around it."""

from __future__ import annotations

from dataclasses import dataclass

from warraq.sheets.frame import Frame
from warraq.sheets.parts import Link


@dataclass(frozen=True)
class LetterForm:
    """The form, with what was typed already. `address` is the article's; `reply_to` a comment's anchor or empty,
    `reply_name` who wrote it. `stamp` says when the form was asked for: a printed page cannot know, and leaves it
    empty. `problems` names what is wrong with it: empty, long, name, email, often, later. `work` is the
    zero bits that a browser with scripts may find instead of having the button pressed; 0: none."""

    address: str
    email_days: int
    longest: int
    name: str = ""
    email: str = ""
    text: str = ""
    reply_to: str = ""
    reply_name: str = ""
    stamp: str = ""
    problems: tuple[str, ...] = ()
    work: int = 0


@dataclass(frozen=True)
class LetterSheet:
    """A page around letters. `kind`: form; confirm (read it again, then send); thanks, with the `receipt`; closed;
    expired (a receipt is shown for an hour or two); remove, the form that takes a receipt; removed; no_receipt.
    `article` is where the letter belongs, if that is known."""

    frame: Frame
    kind: str
    article: Link | None = None
    form: LetterForm | None = None
    receipt: str = ""
