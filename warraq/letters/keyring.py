"""The newsroom's keys: private halves in `secrets/letters/`, one file each, the newest seals.

    secrets/letters/<moment>-<mark>.key    a private half: 64 hexadecimal digits, readable to its owner alone
    secrets/letters/addresses.key          what e-mail addresses are encrypted with in the database

Rotating makes a new pair; the old ones stay, to open what is still on its way, until they are erased.
"""

from __future__ import annotations

import json
import os
import re
import secrets
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

import nacl.exceptions
import nacl.public
import nacl.secret

from warraq.letters.letter import Letter, Removal, load
from warraq.letters.sealing import MARK_BYTES, PublicKey, unseal

FOLDER = "letters"
ADDRESSES = "addresses.key"
_KEY_NAME = re.compile(r"addresses\.key|\d{8}T\d{12}-[0-9a-f]{16}\.key", re.ASCII)


class Keyring:
    """The keys in the folder `secrets` of a newspaper."""

    def __init__(self, secrets_folder: Path) -> None:
        self._secrets = secrets_folder

    @property
    def folder(self) -> Path:
        """Where they lie."""
        return self._secrets / FOLDER

    @cached_property
    def _pairs(self) -> Mapping[bytes, bytes]:
        """Private halves by the marks of their public halves, the newest last."""
        found = {}
        for path in self.paths():
            private = bytes.fromhex(path.read_text("ascii").strip())
            found[_public(private).mark] = private
        return found

    def paths(self) -> list[Path]:
        """The files of the private halves, the oldest first."""
        return sorted(path for path in self.folder.glob("*.key") if path.name != ADDRESSES)

    def current(self) -> PublicKey | None:
        """The public half to seal with now, or None where no key was made."""
        pairs = list(self._pairs.values())
        return _public(pairs[-1]) if pairs else None

    def make(self) -> PublicKey:
        """A new pair, which is the current one from now on."""
        private = bytes(nacl.public.PrivateKey.generate())
        public = _public(private)
        moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
        _write(self.folder / f"{moment}-{public.mark.hex()}.key", private)
        self._forget()
        return public

    def erase_old(self) -> int:
        """Erase every pair but the current one: what was sealed for them can never be opened again. How many went."""
        old = self.paths()[:-1]
        for path in old:
            # Overwriting is no promise on today's disks; it costs nothing and helps on some.
            path.write_bytes(b"0" * path.stat().st_size)
            path.unlink()
        self._forget()
        return len(old)

    def _forget(self) -> None:
        self.__dict__.pop("_pairs", None)
        self.__dict__.pop("_addresses", None)

    def holds(self, sealed: bytes) -> bool:
        """Whether the pair that a letter was sealed for is here."""
        return sealed[:MARK_BYTES] in self._pairs

    def open(self, sealed: bytes) -> Letter | Removal:
        """What lies in a sealed letter. Raises ValueError where no key here opens it, or it holds no letter."""
        private = self._pairs.get(sealed[:MARK_BYTES])
        if private is None:
            raise ValueError("it was sealed for a key that is not here")
        return load(unseal(sealed, private))

    # --- the copy in another drawer -----------------------------------------------------------------------------

    def dump(self) -> bytes:
        """Every key, the addresses' too, as one document; to be kept under a passphrase alone."""
        self.lock_address("")  # so that the addresses' key is there
        files = [*self.paths(), self.folder / ADDRESSES]
        return json.dumps({path.name: path.read_text("ascii").strip() for path in files}).encode()

    def load(self, data: bytes) -> int:
        """Add the keys of such a document to those that are here; how many were new. Raises ValueError."""
        try:
            keys = {str(name): bytes.fromhex(key) for name, key in json.loads(data).items()}
        except (AttributeError, TypeError, ValueError) as error:
            raise ValueError("it holds no keys") from error
        if not all(_KEY_NAME.fullmatch(name) and len(key) == 32 for name, key in keys.items()):
            raise ValueError("it holds something that is no key")
        new = {name: key for name, key in keys.items() if not (self.folder / name).exists()}
        for name, key in new.items():
            _write(self.folder / name, key)
        self._forget()
        return len(new)

    # --- e-mail addresses at rest -------------------------------------------------------------------------------

    @cached_property
    def _addresses(self) -> nacl.secret.SecretBox:
        file = self.folder / ADDRESSES
        if not file.exists():
            _write(file, secrets.token_bytes(32))
        return nacl.secret.SecretBox(bytes.fromhex(file.read_text("ascii").strip()))

    def lock_address(self, email: str) -> bytes:
        """An e-mail address as the database keeps it, padded so that its length does not tell it."""
        raw = email.encode()
        return bytes(self._addresses.encrypt(raw + bytes(-len(raw) % 64)))

    def unlock_address(self, locked: bytes) -> str:
        """The address again. Raises ValueError where the key is another."""
        try:
            return bytes(self._addresses.decrypt(locked)).rstrip(b"\0").decode()
        except nacl.exceptions.CryptoError as error:
            raise ValueError("the key of the addresses is not the one that it was kept with") from error


def _public(private: bytes) -> PublicKey:
    return PublicKey(bytes(nacl.public.PrivateKey(private).public_key))


def _write(file: Path, key: bytes) -> None:
    """A key's file, whole or not at all; one that is there already stays."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    temporary = file.with_name(f".{file.name}.{os.getpid()}")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as handle:
        handle.write(key.hex() + "\n")
        handle.flush()
        os.fsync(handle.fileno())
    try:
        os.link(temporary, file)
    except FileExistsError:
        pass  # another process was first: its key counts
    finally:
        temporary.unlink()
    folder = os.open(file.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
