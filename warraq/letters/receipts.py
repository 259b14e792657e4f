"""Receipt codes: what a reader is given for a letter, and can later have it removed with.

Sixteen letters of Crockford's base 32 (80 bits), which has no I, L, O or U to misread. The newsroom keeps a digest.
"""

from __future__ import annotations

import secrets
from hashlib import blake2b

from warraq.arabic import western

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 16
_MISREAD = str.maketrans("ILOU", "110V")


def new_receipt() -> str:
    """A code that nobody can guess."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def spelled(code: str) -> str:
    """A code in groups of four, as it is shown.

    >>> spelled("K7PM3XQD9TRAV2CN")
    'K7PM-3XQD-9TRA-V2CN'
    """
    return "-".join(code[start : start + 4] for start in range(0, LENGTH, 4))


def read_receipt(typed: str) -> str:
    """The code that someone typed, however grouped, in whichever digits; empty where it is none.

    >>> read_receipt(" k7pm 3xqd-9traV2cn"), read_receipt("K7PM-3XQD-9TRA-V2CO")[-1], read_receipt("٧")
    ('K7PM3XQD9TRAV2CN', '0', '')
    """
    letters = "".join(letter for letter in western(typed[:100]).upper() if letter.isalnum()).translate(_MISREAD)
    return letters if len(letters) == LENGTH and set(letters) <= set(ALPHABET) else ""


def receipt_digest(code: str) -> str:
    """What the newsroom keeps of a code. Eighty random bits need no salt: they cannot be guessed back."""
    return blake2b(code.encode(), digest_size=16, person=b"warraq-receipt").hexdigest()
