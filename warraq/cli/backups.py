"""`warraq backup` and `warraq restore`."""

from __future__ import annotations

import os
from pathlib import Path

import nacl.public

from warraq.cli import newsroom, say
from warraq.cli.passphrases import ask, ask_new
from warraq.config import SiteConfig
from warraq.errors import BadBackupKey, RestoreFailed


def new_key(file: Path) -> None:
    """A pair of keys for backups: the private half into `file`, the public one told. Raises BadBackupKey."""
    private = nacl.public.PrivateKey.generate()
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as error:
        raise BadBackupKey(key=file, reason=error.strerror or str(error)) from error
    with os.fdopen(descriptor, "w", encoding="ascii") as handle:
        handle.write(bytes(private).hex() + "\n")
    public = bytes(private.public_key).hex()
    say.say(
        f"النصف الخاصّ في {file}: احفظه بعيداً عن هذا الجهاز، فبه وحده تُفتح النسخ.",
        f"The private half is in {file}: keep it away from this machine, for it alone opens the backups.",
    )
    say.out.print(f"  warraq backup FILE --recipient {public}", markup=False, soft_wrap=True)


def make(site: Path, file: Path, *, recipient: str | None, keys: bool) -> None:
    """Back up the newspaper in `site`. Raises BackupFailed, BadBackupKey or ShortPassphrase."""
    from warraq.backup import Locks
    from warraq.backup import make as run

    locks = Locks(key=_half(recipient, recipient)) if recipient else Locks(passphrase=ask_new())
    config = newsroom.enter(site)
    made = run(config, file, locks, keys=keys)
    (config.run / "backed-up").touch(mode=0o600)  # `warraq check` asks how old the last one is
    size = made.size / 2**20
    say.say(
        f"في {file} نسخة من الصحيفة: {made.files} ملفاً، {size:.1f} ميغابايت.",
        f"{file} holds the newspaper: {made.files} files, {size:.1f} MB.",
        style="green",
    )
    if not keys:
        say.warn("بلا المفاتيح: لا تُفتح بها تعليقات لم تُجلب — without keys: letters not fetched yet cannot be opened.")


def restore(file: Path, folder: Path, *, key: Path | None) -> None:
    """Restore a backup onto an empty folder. Raises RestoreFailed or BadBackupKey."""
    from warraq.backup import Locks
    from warraq.backup import restore as run

    if not file.is_file():
        raise RestoreFailed(file=file, reason="there is no such file", reason_ar="لا ملف بهذا الاسم")
    locks = Locks(key=_half(_read(key), key)) if key else Locks(passphrase=ask())
    into_database = _load if os.environ.get("WARRAQ_DATABASE_URL") else None
    found = run(file, folder, locks, before=into_database)
    newsroom.settled(folder)
    say.say(
        f"عادت الصحيفة كما كانت في {found.made}: {found.files} ملفاً. اطبعها الآن:",
        f"The newspaper is back as it was at {found.made}: {found.files} files. Print it now:",
        style="green",
    )
    say.out.print(f"  warraq publish --site {folder}", markup=False)


def _load(folder: Path) -> None:
    """The records into PostgreSQL, which must hold no newspaper yet."""
    from warraq.backup import database

    config: SiteConfig = newsroom.enter(folder, quiet=True)
    if not database.is_empty():
        raise ValueError("the database holds a newspaper already")
    database.load(config.root)
    (config.root / database.FILE).unlink()
    (config.run / newsroom.FOUNDED).unlink(missing_ok=True)  # these records were founded elsewhere


def _read(key: Path) -> str:
    try:
        return key.read_text("ascii").strip()
    except (OSError, ValueError) as error:
        raise BadBackupKey(key=key, reason=error) from error


def _half(text: str, shown: object) -> bytes:
    try:
        raw = bytes.fromhex(text)
    except ValueError:
        raw = b""
    if len(raw) != 32:
        raise BadBackupKey(key=shown, reason="a key is 64 hexadecimal digits")
    return raw
