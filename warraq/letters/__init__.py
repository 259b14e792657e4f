"""Readers' letters: sealed where they arrive, opened only in the newsroom. Plain Python, no framework.

A letter's way: `Letter` → `seal` with the newsroom's public key → a frame of a segment in the inbox (`post`, `inbox`)
→ `Keyring.open` in the newsroom. The readers' side has the public key alone, so that whoever seizes that machine
holds boxes that nobody there can open.
"""

from warraq.letters.inbox import Found, arrived, clear, take_over
from warraq.letters.keyring import Keyring
from warraq.letters.letter import Letter, Removal
from warraq.letters.notice import FILE as NOTICE_FILE
from warraq.letters.notice import Notice
from warraq.letters.post import Full, Post
from warraq.letters.receipts import new_receipt, receipt_digest, spelled
from warraq.letters.sealing import PublicKey, seal

__all__ = [
    "Found",
    "Full",
    "Keyring",
    "Letter",
    "NOTICE_FILE",
    "Notice",
    "Post",
    "PublicKey",
    "Removal",
    "arrived",
    "clear",
    "new_receipt",
    "receipt_digest",
    "seal",
    "spelled",
    "take_over",
]
