"""The newsroom's notice to the readers' side: with which key to seal, and what to tell readers.

It lies beside the editions as `letters.json` and holds nothing secret, so that a machine which has only the edition
and an inbox can take letters.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from warraq.config import SiteConfig
from warraq.letters.handover import TOKEN_FILE, new_token, token_hash
from warraq.letters.keyring import FOLDER, Keyring
from warraq.letters.sealing import PublicKey

FILE = "letters.json"
VERSION = 1
WORK = 16
"""Zero bits of a proof: a phone finds it in about two seconds."""


@dataclass(frozen=True)
class Notice:
    """`key` in hexadecimal; `email_days` how long an e-mail address is kept; `longest` characters of a letter;
    `ceiling` bytes of the inbox; `pull` the hash of the token with which a newsroom elsewhere fetches letters;
    `work` the zero bits that a script may find instead of a button that is pressed, 0 for none."""

    key: str
    email_days: int
    longest: int
    ceiling: int
    pull: str = ""
    work: int = 0

    @property
    def public(self) -> PublicKey:
        """The key to seal with."""
        return PublicKey(bytes.fromhex(self.key))


def dump(notice: Notice) -> bytes:
    """A notice as bytes; equal notices give equal bytes."""
    said = {name: value for name, value in asdict(notice).items() if name != "work" or value}
    return json.dumps({"version": VERSION, **said}, sort_keys=True).encode()


def load(data: bytes) -> Notice:
    """The notice that was dumped. Raises ValueError for anything else."""
    try:
        document = json.loads(data)
        if document.pop("version") != VERSION:
            raise ValueError("another version of Warraq wrote it")
        notice = Notice(**document)
        notice.public  # noqa: B018 - a key that is none is noticed here
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"it is no notice ({type(error).__name__})") from error
    return notice


def read(folder: Path) -> Notice | None:
    """The notice in the folder of the editions; None where there is none. Raises ValueError where it is damaged."""
    try:
        return load((folder / FILE).read_bytes())
    except FileNotFoundError:
        return None


def read_token(secrets: Path) -> str:
    """The token for fetching letters from another machine; empty where none was made."""
    try:
        return (secrets / FOLDER / TOKEN_FILE).read_text("ascii").strip()
    except FileNotFoundError:
        return ""


def make_token(secrets: Path) -> str:
    """A new token, readable to its owner alone; the one before it opens nothing from the next notice on."""
    file, token = secrets / FOLDER / TOKEN_FILE, new_token()
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = file.with_name(f".{file.name}.{os.getpid()}")
    with open(fresh, "w", encoding="ascii", opener=lambda path, flags: os.open(path, flags, 0o600)) as handle:
        handle.write(f"{token}\n")
        handle.flush()
        os.fsync(handle.fileno())
    os.replace(fresh, file)
    return token


def forget_token(secrets: Path) -> None:
    """From the next notice on, nobody fetches letters by HTTPS."""
    (secrets / FOLDER / TOKEN_FILE).unlink(missing_ok=True)


def put_up(config: SiteConfig) -> Notice | None:
    """Have the notice say what the newspaper's keys and settings say now; without a key, or with letters closed, there
    is none. A notice that says the same already is left alone."""
    key = Keyring(config.secrets).current() if config.letters.open else None
    file = config.edition / FILE
    if key is None:
        file.unlink(missing_ok=True)
        return None
    own = config.letters
    token = read_token(config.secrets)
    pull = token_hash(token) if token else ""
    work = WORK if own.proof_of_work else 0
    notice = Notice(key.raw.hex(), own.email_days, own.longest, own.inbox_megabytes * 2**20, pull, work)
    data = dump(notice)
    if not file.exists() or file.read_bytes() != data:
        fresh = file.with_name(f".{FILE}.{os.getpid()}")
        fresh.write_bytes(data)
        os.replace(fresh, file)
    return notice
