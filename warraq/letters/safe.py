"""A small file under a passphrase: the copy of the keys that lies in another drawer.

    warraq-keys-1 · JSON of the derivation (one line) · secretbox

The key comes from the passphrase by argon2id (RFC 9106) at libsodium's "moderate" strength: 256 MiB and about a second,
which a guesser pays for each guess.
"""

from __future__ import annotations

import json
import secrets

import nacl.exceptions
import nacl.pwhash.argon2id as argon2
import nacl.secret

MAGIC = b"warraq-keys-1\n"
SHORTEST = 12
"""Characters of a passphrase; Warraq makes up better ones than people do."""

_MOST_OPS, _MOST_MEMORY = 16, 2**30


class Derivation:
    """How a passphrase becomes a key: salt, passes, bytes of memory."""

    def __init__(self, salt: bytes, ops: int = argon2.OPSLIMIT_MODERATE, memory: int = argon2.MEMLIMIT_MODERATE):
        self.salt, self.ops, self.memory = salt, ops, memory

    @classmethod
    def fresh(cls) -> Derivation:
        """With a salt of its own."""
        return cls(secrets.token_bytes(argon2.SALTBYTES))

    @classmethod
    def from_json(cls, text: bytes) -> Derivation:
        """As it was written into a file. Raises ValueError for what is none, or would cost a machine its memory."""
        try:
            given = json.loads(text)
            found = cls(bytes.fromhex(given["salt"]), int(given["ops"]), int(given["memory"]))
        except (KeyError, TypeError, ValueError) as error:
            raise ValueError("the way its key is derived cannot be read") from error
        bounds = 1 <= found.ops <= _MOST_OPS and 8192 <= found.memory <= _MOST_MEMORY
        if len(found.salt) != argon2.SALTBYTES or not bounds:
            raise ValueError("the way its key is derived is out of bounds")
        return found

    def to_json(self) -> bytes:
        """One line."""
        given = {"kdf": "argon2id", "salt": self.salt.hex(), "ops": self.ops, "memory": self.memory}
        return json.dumps(given, sort_keys=True).encode() + b"\n"

    def key(self, passphrase: str) -> bytes:
        """Thirty-two bytes."""
        return bytes(argon2.kdf(32, passphrase.encode(), self.salt, opslimit=self.ops, memlimit=self.memory))


def lock(data: bytes, passphrase: str) -> bytes:
    """`data` under `passphrase`."""
    derivation = Derivation.fresh()
    return MAGIC + derivation.to_json() + bytes(nacl.secret.SecretBox(derivation.key(passphrase)).encrypt(data))


def unlock(locked: bytes, passphrase: str) -> bytes:
    """What was locked. Raises ValueError where the passphrase is another, or the file is damaged or none."""
    if not locked.startswith(MAGIC):
        raise ValueError("it is no copy of keys that Warraq made")
    head, newline, box = locked[len(MAGIC) :].partition(b"\n")
    if not newline:
        raise ValueError("it is cut short")
    key = Derivation.from_json(head).key(passphrase)
    try:
        return bytes(nacl.secret.SecretBox(key).decrypt(box))
    except (nacl.exceptions.CryptoError, nacl.exceptions.ValueError) as error:
        raise ValueError("the passphrase is not the one it was made with, or the file is damaged") from error
