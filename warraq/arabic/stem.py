"""`stem`: one form for all inflections of a word."""

from __future__ import annotations

# Longest first. A stem of two letters or fewer would meet everything.
_PREFIXES = (
    ("وال", 3), ("بال", 3), ("فال", 3), ("كال", 3), ("لل", 3), ("ال", 3), ("و", 4),
)  # fmt: skip


def stem(word: str) -> str:
    """The stem of a folded word.

    >>> stem("بالمدينه"), stem("المدينه"), stem("ولد"), stem("الف")
    ('مدينه', 'مدينه', 'ولد', 'الف')
    """
    for prefix, shortest in _PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) >= shortest:
            return word[len(prefix) :]
    return word
