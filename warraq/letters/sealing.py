"""The seal: libsodium's sealed box (X25519 with an ephemeral key, XSalsa20-Poly1305), through PyNaCl.

Whoever seals cannot open again: the ephemeral private key is forgotten at once. What is sealed is first padded, so
that a box's size does not tell which of the printed letters lies in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b

import nacl.exceptions
import nacl.public

STEP = 1024
"""Bytes: every letter is padded to a multiple of these."""

MARK_BYTES = 8


@dataclass(frozen=True)
class PublicKey:
    """The half that seals. `mark` names it among several, and stands before each box."""

    raw: bytes

    def __post_init__(self) -> None:
        if len(self.raw) != nacl.public.PublicKey.SIZE:
            raise ValueError("a public key has 32 bytes")

    @cached_property
    def mark(self) -> bytes:
        """Eight bytes that name the key."""
        return blake2b(self.raw, digest_size=MARK_BYTES, person=b"warraq-key").digest()

    @cached_property
    def box(self) -> nacl.public.SealedBox[nacl.public.PublicKey]:
        """What seals with this key."""
        return nacl.public.SealedBox(nacl.public.PublicKey(self.raw))


def seal(data: bytes, key: PublicKey) -> bytes:
    """`data` padded and sealed for whoever holds the private half of `key`.

    >>> len(seal(b"a", PublicKey(bytes([9] + [0] * 31)))), len(seal(b"a" * 900, PublicKey(bytes([9] + [0] * 31))))
    (1080, 1080)
    """
    whole = len(data).to_bytes(4, "little") + data
    padded = whole + bytes(-len(whole) % STEP)
    return key.mark + bytes(key.box.encrypt(padded))


def unseal(sealed: bytes, private: bytes) -> bytes:
    """What `seal` was given. Raises ValueError where the box was not sealed for `private`, or was changed since."""
    box = nacl.public.SealedBox(nacl.public.PrivateKey(private))
    try:
        padded = bytes(box.decrypt(sealed[MARK_BYTES:]))
    except (nacl.exceptions.CryptoError, nacl.exceptions.TypeError, nacl.exceptions.ValueError) as error:
        raise ValueError("it was sealed for another key, or changed since") from error
    size = int.from_bytes(padded[:4], "little")
    if size > len(padded) - 4:
        raise ValueError("its length is wrong")
    return padded[4 : 4 + size]
