"""Words that say how a question is put, not what it is about: beside others they are not looked for."""

from __future__ import annotations

from typing import Final

from warraq.arabic.normalise import fold

_WORDS = (
    "من في على إلى عن ما هو هي هم هما كم متى أين كيف لماذا أي أية ماذا بماذا لمن الذي التي الذين اللذان "
    "اللتان هل مع بين أو أن إن لا لم لن و ف قد هذا هذه ذلك تلك هؤلاء كان كانت يكون تكون كانوا بعض كل غير "
    "عند بعد قبل منذ خلال حيث ثم إذا فيما مما عما له لها لهم به بها بهم فيه فيها منه منها عليه عليها إليه "
    "إليها أنه أنها بأن كما لكن ولكن وهو وهي وما ومن وفي لدى حول حتى أثناء ضمن ذات تم يتم the of and a in "
    "to is was what who when where which how an on for "
)

FUNCTIONAL: Final = frozenset(fold(_WORDS).split())
"""Folded."""

_NAMES: Final = frozenset(("علي", "عليّ"))
"""Names that fold to such a word, as they are written."""
_FEW = 4


def is_a_name(written: str, words: int) -> bool:
    """Whether a word that folds to a functional one names somebody, in a query of so many words: names are looked for
    in few, and in a sentence many write the preposition so as well.

    >>> is_a_name("علي", 2), is_a_name("على", 2), is_a_name("علي", 9)
    (True, False, False)
    """
    return written in _NAMES and words <= _FEW


LINKING: Final = (
    "أن أنه أنها التي الذي الذين قد كما ذلك هذا هذه حيث كان كانت "
    "that the was were has had this which کە ئەم ئەو لە بە کرد که این آن است بود را می "
    "ku ev ew li bi ji de bu bir ve da için"
)
"""Words of sentences that a line of headlines leaves out, in the languages of the interface. As written."""

_ASKING: Final = frozenset(
    fold(
        "ما ماذا بماذا لماذا من لمن ممن مم عم متى أين كيف كم هل أي أية بأي لأي بكم "
        "what who whom whose which when where why how"
    ).split()
)
_FIRST = 3
"""Words in which a question shows itself: «في أي عام», «منذ متى»."""


def asks(text: str) -> bool:
    """Whether a query is put as a question.

    >>> asks("متى افتتحت المكتبة"), asks("في أيّ عامٍ بُني الجسر"), asks("افتتاح مكتبة المدينة"), asks("المكتبة؟")
    (True, True, False, True)
    """
    words = [folded.removeprefix("و") for folded in fold(text).split()]
    return text.rstrip().endswith(("؟", "?")) or not _ASKING.isdisjoint(words[:_FIRST])
