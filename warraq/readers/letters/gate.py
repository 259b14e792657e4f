"""What holds off machines without knowing people: stamps that tell a form's age, and a count of recent letters by a
keyed hash of the network they came from.

All of it lives in one piece of memory that the worker processes share: nothing on a disk, nothing in a core dump. Each
hour a new random key takes the place of the old one and the counts begin again, so that what was hashed an hour ago
cannot be told from noise, not even by whoever holds this process.
"""

from __future__ import annotations

import fcntl
import mmap
import os
import secrets
import struct
import time
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable
from contextlib import contextmanager
from enum import Enum
from hashlib import blake2b
from typing import TYPE_CHECKING

import nacl.exceptions
import nacl.secret

if TYPE_CHECKING:
    from collections.abc import Iterator

HOUR = 3600.0
YOUNGEST = 2.0
"""Seconds that a person needs at least, to read a form and send it."""

SLOTS = 2**16
"""Counts of sources. Two sources may fall into one slot: then they share a count, which is meant to be generous."""

DRAIN = 1 / 10
"""Letters a second by which a source's count goes down."""

FEW, MANY = 5.0, 60.0
"""Up to FEW recent letters, a source's letters are taken as they come; up to MANY, they are to be confirmed."""

_HEAD = struct.Struct("<d32s32s")
_COUNT = struct.Struct("<fI")
_USED_BITS = 2**20
_USED = _USED_BITS // 8
_SIZE = _HEAD.size + 2 * _USED + SLOTS * _COUNT.size
_TIME, _NONCE, _MAC = 6, 10, 16


class Age(Enum):
    """What a stamp says."""

    NONE = "no stamp: the form was printed, or filled in by a machine"
    YOUNG = "asked for a moment ago"
    RIGHT = "asked for long enough ago, and used for the first time"
    SPENT = "too old, used before, or none of ours"


class Gate:
    """Made once, before the workers are forked; each of them then uses the same memory."""

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock
        self._file = os.memfd_create("warraq-gate")
        os.ftruncate(self._file, _SIZE)
        self._memory = mmap.mmap(self._file, _SIZE)
        self._memory.madvise(mmap.MADV_DONTDUMP)
        with self._alone():
            self._begin(self._clock())

    # --- stamps ---------------------------------------------------------------------------------------------------

    def stamp(self, address: str) -> str:
        """A stamp for a form about `address` that is asked for now."""
        current, _ = self._keys()
        moment = int(self._clock() * 1000).to_bytes(_TIME, "little")
        body = moment + secrets.token_bytes(_NONCE)
        return urlsafe_b64encode(body + _mac(current, body, address)).decode("ascii").rstrip("=")

    def age(self, stamp: str, address: str, *, worked: bool = False) -> Age:
        """What a stamp that came back says; a right one is spent by asking. Who `worked` for it need not wait."""
        if not stamp:
            return Age.NONE
        try:
            raw = urlsafe_b64decode(stamp[:60] + "=" * (-len(stamp[:60]) % 4))
        except ValueError:
            return Age.SPENT
        body, mac = raw[: _TIME + _NONCE], raw[_TIME + _NONCE :]
        if len(raw) != _TIME + _NONCE + _MAC or not any(mac == _mac(key, body, address) for key in self._keys()):
            return Age.SPENT
        if self._clock() - int.from_bytes(body[:_TIME], "little") / 1000 < YOUNGEST and not worked:
            return Age.YOUNG
        return Age.RIGHT if self._spend(mac) else Age.SPENT

    def _spend(self, mac: bytes) -> bool:
        bit = int.from_bytes(mac[:8], "little") % _USED_BITS
        with self._alone():
            now, before = _HEAD.size + bit // 8, _HEAD.size + _USED + bit // 8
            mask = 1 << bit % 8
            if (self._memory[now] | self._memory[before]) & mask:
                return False
            self._memory[now] |= mask
        return True

    # --- sources --------------------------------------------------------------------------------------------------

    def count(self, source: str) -> float:
        """How many letters came from a source lately, this one included."""
        current, _ = self._keys()
        slot = int.from_bytes(blake2b(source.encode(), key=current, digest_size=8).digest(), "little") % SLOTS
        place, now = _HEAD.size + 2 * _USED + slot * _COUNT.size, self._clock()
        with self._alone():
            level, moment = _COUNT.unpack_from(self._memory, place)
            level = min(max(0.0, level - max(0.0, now - moment) * DRAIN) + 1, MANY + 10)
            _COUNT.pack_into(self._memory, place, level, int(now))
        return float(level)

    # --- what a thanked reader takes to the next page ---------------------------------------------------------------

    def wrap(self, text: str) -> str:
        """A short text for an address bar, which none but this process can read, for an hour or two."""
        current, _ = self._keys()
        box = bytes(nacl.secret.SecretBox(current).encrypt(text.encode("utf-8", "replace")))
        return urlsafe_b64encode(box).decode("ascii").rstrip("=")

    def unwrap(self, wrapped: str) -> str | None:
        """The text again, or None where it is too old or none of ours."""
        if len(wrapped) > 8000:
            return None
        for key in self._keys():
            try:
                raw = urlsafe_b64decode(wrapped + "=" * (-len(wrapped) % 4))
                return bytes(nacl.secret.SecretBox(key).decrypt(raw)).decode()
            except (ValueError, nacl.exceptions.CryptoError, nacl.exceptions.ValueError):
                continue
        return None

    # --- keys -------------------------------------------------------------------------------------------------------

    def _keys(self) -> tuple[bytes, bytes]:
        """The key of this hour and that of the one before."""
        now = self._clock()
        began, current, before = _HEAD.unpack_from(self._memory)
        if not 0 <= now - began < HOUR:
            with self._alone():
                began, current, before = _HEAD.unpack_from(self._memory)
                if not 0 <= now - began < HOUR:  # no other worker was first
                    self._turn(now, current if 0 <= now - began < 2 * HOUR else secrets.token_bytes(32))
                began, current, before = _HEAD.unpack_from(self._memory)
        return current, before

    def _begin(self, now: float) -> None:
        _HEAD.pack_into(self._memory, 0, now, secrets.token_bytes(32), secrets.token_bytes(32))

    def _turn(self, now: float, before: bytes) -> None:
        used = self._memory[_HEAD.size : _HEAD.size + _USED]
        self._memory[_HEAD.size : _SIZE] = bytes(_SIZE - _HEAD.size)
        self._memory[_HEAD.size + _USED : _HEAD.size + 2 * _USED] = used
        _HEAD.pack_into(self._memory, 0, now, secrets.token_bytes(32), before)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        # A record lock: it belongs to the process, and the kernel drops it when the process is killed.
        fcntl.lockf(self._file, fcntl.LOCK_EX)
        try:
            yield
        finally:
            fcntl.lockf(self._file, fcntl.LOCK_UN)


def _mac(key: bytes, body: bytes, address: str) -> bytes:
    whole = body + address.encode("utf-8", "replace")
    return blake2b(whole, key=key, digest_size=_MAC, person=b"warraq-stamp").digest()
