"""The file's encryption: libsodium's secretstream (XChaCha20-Poly1305), piece by piece, so that size does not matter.

    warraq-backup-1 · JSON of how the key is found (one line) · the stream's header · pieces
    piece = length (4 bytes, little-endian) · ciphertext

The key is random; it lies in the head, under a passphrase (argon2id, secretbox) or sealed for a public key. The last
piece is marked as such: a file that was cut short is known by it, wherever it was cut; the head is bound to the pieces.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import IO

import nacl.bindings as sodium
import nacl.exceptions
import nacl.public
import nacl.secret

from warraq.letters.safe import Derivation

MAGIC = b"warraq-backup-1\n"
PIECE = 2**20
_FINAL, _MORE = (
    sodium.crypto_secretstream_xchacha20poly1305_TAG_FINAL,
    sodium.crypto_secretstream_xchacha20poly1305_TAG_MESSAGE,
)
_OVERHEAD = sodium.crypto_secretstream_xchacha20poly1305_ABYTES
_HEADER = sodium.crypto_secretstream_xchacha20poly1305_HEADERBYTES


@dataclass(frozen=True)
class Locks:
    """What opens a backup: a passphrase, or a key. For making one, `key` is the public half; for restoring, the
    private."""

    passphrase: str = ""
    key: bytes = b""

    def head(self, secret: bytes) -> bytes:
        """The line that gives `secret` back to whoever may have it."""
        if self.key:
            sealed = bytes(nacl.public.SealedBox(nacl.public.PublicKey(self.key)).encrypt(secret))
            return json.dumps({"sealed": sealed.hex()}).encode() + b"\n"
        derivation = Derivation.fresh()
        box = bytes(nacl.secret.SecretBox(derivation.key(self.passphrase)).encrypt(secret))
        given = {"box": box.hex(), **json.loads(derivation.to_json())}
        return json.dumps(given, sort_keys=True).encode() + b"\n"

    def secret(self, head: bytes) -> bytes:
        """What `head` was given. Raises ValueError with the reason where it cannot be had."""
        try:
            given = json.loads(head)
            box = bytes.fromhex(given.get("sealed") or given["box"])
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise ValueError("its head is damaged") from error
        try:
            if "sealed" in given:
                if not self.key:
                    raise ValueError("it was made for a key: give its private half with --key")
                return bytes(nacl.public.SealedBox(nacl.public.PrivateKey(self.key)).decrypt(box))
            if not self.passphrase:
                raise ValueError("it was made with a passphrase, not for a key")
            return bytes(nacl.secret.SecretBox(Derivation.from_json(head).key(self.passphrase)).decrypt(box))
        except (nacl.exceptions.CryptoError, nacl.exceptions.ValueError) as error:
            raise ValueError("the passphrase or key is not the one it was made with, or its head is damaged") from error


class Writer:
    """A file to write plain bytes to, of which only ciphertext reaches `file`. `close` marks the end."""

    def __init__(self, file: IO[bytes], locks: Locks) -> None:
        self._file = file
        self._state = sodium.crypto_secretstream_xchacha20poly1305_state()
        secret = sodium.crypto_secretstream_xchacha20poly1305_keygen()
        self._bound: bytes | None = MAGIC + locks.head(secret)
        file.write(self._bound + sodium.crypto_secretstream_xchacha20poly1305_init_push(self._state, secret))
        self._waiting = bytearray()

    def write(self, data: bytes) -> int:
        self._waiting += data
        while len(self._waiting) > PIECE:
            self._push(bytes(self._waiting[:PIECE]), _MORE)
            del self._waiting[:PIECE]
        return len(data)

    def close(self) -> None:
        self._push(bytes(self._waiting), _FINAL)
        self._waiting.clear()

    def _push(self, data: bytes, tag: int) -> None:
        piece = sodium.crypto_secretstream_xchacha20poly1305_push(self._state, data, self._bound, tag)
        self._bound = None
        self._file.write(len(piece).to_bytes(4, "little") + piece)


class Reader:
    """Reads what a `Writer` wrote. Raises ValueError, from the start or midway, where it is damaged or cut short."""

    def __init__(self, file: IO[bytes], locks: Locks) -> None:
        self._file = file
        if file.read(len(MAGIC)) != MAGIC:
            raise ValueError("it is no backup that Warraq made")
        head = file.readline(16_384)
        secret = locks.secret(head)
        self._bound: bytes | None = MAGIC + head
        self._state = sodium.crypto_secretstream_xchacha20poly1305_state()
        try:
            sodium.crypto_secretstream_xchacha20poly1305_init_pull(self._state, self._exactly(_HEADER), secret)
        except nacl.exceptions.CryptoError as error:
            raise ValueError("its head is damaged") from error
        self._ready = bytearray()
        self.ended = False

    def read(self, size: int = -1) -> bytes:
        while not self.ended and (size < 0 or len(self._ready) < size):
            self._pull()
        found = bytes(self._ready if size < 0 else self._ready[:size])
        del self._ready[: len(found)]
        return found

    def finish(self) -> None:
        """Read to the end, and see that it is one."""
        while not self.ended:
            self._pull()
        if self._file.read(1):
            raise ValueError("something stands after its end")

    def _pull(self) -> None:
        size = int.from_bytes(self._exactly(4), "little")
        if not _OVERHEAD <= size <= PIECE + _OVERHEAD:
            raise ValueError("it is damaged")
        try:
            data, tag = sodium.crypto_secretstream_xchacha20poly1305_pull(self._state, self._exactly(size), self._bound)
        except (nacl.exceptions.CryptoError, RuntimeError) as error:
            raise ValueError("it is damaged") from error
        self._bound = None
        self._ready += data
        self.ended = tag == _FINAL

    def _exactly(self, size: int) -> bytes:
        found = self._file.read(size)
        if len(found) < size:
            raise ValueError("it is cut short")
        return found
