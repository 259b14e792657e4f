"""`warraq backup`: settings, records, media, theme, what is in the inbox, and the keys if wanted, as one tar stream."""

from __future__ import annotations

import io
import json
import os
import tarfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, cast

from warraq.backup import database
from warraq.backup.stream import Locks, Writer
from warraq.config import FILE_NAME, SiteConfig
from warraq.errors import BackupFailed

MANIFEST = "manifest.json"
VERSION = 1
FOLDERS = ("media", "theme", "inbox")
KEYS = "secrets"


@dataclass(frozen=True)
class Made:
    """A backup that was made: how many files are in it, and how large it is."""

    files: int
    size: int
    keys: bool


def make(config: SiteConfig, file: Path, locks: Locks, *, keys: bool) -> Made:
    """Back up the newspaper that was entered into `file`, which must not exist. Raises BackupFailed; then no file is
    left."""
    if file.exists():
        raise BackupFailed(file=file, reason="it exists already", reason_ar="الملف موجود من قبل")
    fresh = file.with_name(f".{file.name}.{os.getpid()}")
    records = config.run / f"backup-{os.getpid()}.sqlite3"
    try:
        database.snapshot(records)
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as handle:
            count = _write(config, records, handle, locks, keys=keys)
            handle.flush()
            os.fsync(handle.fileno())
        os.link(fresh, file)
    except OSError as error:
        reason = error.strerror or str(error)
        raise BackupFailed(file=file, reason=reason, reason_ar=reason) from error
    finally:
        for leftover in (fresh, records):
            leftover.unlink(missing_ok=True)
    return Made(count, file.stat().st_size, keys)


def _write(config: SiteConfig, records: Path, handle: IO[bytes], locks: Locks, *, keys: bool) -> int:
    writer, count = Writer(handle, locks), 0
    with tarfile.open(fileobj=cast("IO[bytes]", writer), mode="w|", format=tarfile.PAX_FORMAT) as tar:
        told = {"version": VERSION, "made": datetime.now(UTC).isoformat(timespec="seconds"), "keys": keys}
        _add_bytes(tar, MANIFEST, json.dumps(told).encode())
        _add_bytes(tar, FILE_NAME, (config.root / FILE_NAME).read_bytes())
        tar.add(records, database.FILE, filter=_plain)
        for path in _files(config.root, (*FOLDERS, KEYS) if keys else FOLDERS):
            # What goes away while we look (a rendition, a segment of the inbox) is not part of the newspaper.
            with suppress(FileNotFoundError):
                tar.add(path, path.relative_to(config.root).as_posix(), recursive=False, filter=_plain)
                count += 1
    writer.close()
    return count + 2


def _files(root: Path, folders: tuple[str, ...]) -> Iterator[Path]:
    for folder in folders:
        for path in sorted((root / folder).rglob("*")):
            if path.is_file() and not path.is_symlink():
                yield path


def _plain(member: tarfile.TarInfo) -> tarfile.TarInfo:
    member.uid = member.gid = 0
    member.uname = member.gname = ""
    return member


def _add_bytes(tar: tarfile.TarFile, name: str, data: bytes) -> None:
    member = tarfile.TarInfo(name)
    member.size, member.mode = len(data), 0o640
    tar.addfile(member, io.BytesIO(data))
