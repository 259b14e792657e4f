"""What a reader sends: a letter to an article, or the wish that an earlier one be removed."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace

from warraq.letters.texts import LONGEST_EMAIL, LONGEST_NAME, LONGEST_TEXT, lines, one_line

VERSION = 1


@dataclass(frozen=True)
class Letter:
    """A letter as it was written. Of the sender it holds what the sender typed, and nothing else.

    `address` is the article's readable address; `reply_to` the number of the comment that it answers, or 0;
    `written` Unix seconds; `aged` whether the form was seen to lie open for a while before it was sent.
    """

    address: str
    name: str
    email: str
    text: str
    reply_to: int
    receipt: str
    written: int
    aged: bool


@dataclass(frozen=True)
class Removal:
    """The wish of whoever holds `receipt` that the letter it was given for disappear."""

    receipt: str
    written: int


KINDS: dict[str, type[Letter] | type[Removal]] = {"letter": Letter, "removal": Removal}


def tidied(letter: Letter) -> Letter:
    """A letter without what the form would have refused: whoever holds the readers' machine can seal anything."""
    return replace(
        letter,
        name=one_line(letter.name)[:LONGEST_NAME],
        email=one_line(letter.email)[:LONGEST_EMAIL],
        text=lines(letter.text)[:LONGEST_TEXT],
        address=one_line(letter.address)[:2000],
        reply_to=letter.reply_to if 0 < letter.reply_to < 2**62 else 0,
    )


def dump(item: Letter | Removal) -> bytes:
    """A letter as bytes."""
    kind = "letter" if isinstance(item, Letter) else "removal"
    return json.dumps([VERSION, kind, asdict(item)], ensure_ascii=False).encode("utf-8", "replace")


def load(data: bytes) -> Letter | Removal:
    """The letter in `data`, which anyone may have written, since the key that seals is public. Raises ValueError."""
    try:
        version, kind, given = json.loads(data)
        item = KINDS[kind](**given)
    except (TypeError, KeyError, RecursionError) as error:
        raise ValueError(f"it holds no letter ({type(error).__name__})") from error
    if version != VERSION:
        raise ValueError(f"it is written in form {version!r}, and this newsroom reads form {VERSION}")
    for name, wanted in KINDS[kind].__annotations__.items():
        if type(getattr(item, name)).__name__ != wanted:
            raise ValueError(f"{name} is of the wrong kind")
    return item
