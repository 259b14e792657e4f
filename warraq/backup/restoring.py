"""`warraq restore`: a backup onto an empty folder. All of it is opened beside the folder first, and takes its place by
one rename when the end of the file was seen; whatever goes wrong before that leaves nothing behind."""

from __future__ import annotations

import json
import os
import shutil
import tarfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, Any, cast

from warraq.backup.database import FILE as RECORDS
from warraq.backup.making import FOLDERS, KEYS, MANIFEST, VERSION
from warraq.backup.stream import Locks, Reader
from warraq.config import FILE_NAME
from warraq.errors import RestoreFailed


@dataclass(frozen=True)
class Restored:
    """What was restored: how many files, when the backup was made, whether it held the keys."""

    files: int
    made: str
    keys: bool


def restore(file: Path, folder: Path, locks: Locks, *, before: Callable[[Path], None] | None = None) -> Restored:
    """Restore `file` onto `folder`, which is empty or not there. `before` is called with the opened newspaper before
    it takes its place (records go into PostgreSQL then). Raises RestoreFailed; then nothing was changed."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise _failed(file, "the folder is not empty", "المجلد ليس فارغاً")
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = folder.with_name(f".{folder.name}.restoring-{os.getpid()}")
    try:
        beside.mkdir(mode=0o750)
        found = _open(file, beside, locks)
        if before is not None:
            before(beside)
        if folder.exists():
            folder.rmdir()
        beside.rename(folder)
    except (ValueError, tarfile.TarError) as error:
        raise _failed(file, str(error), _ARABIC.get(str(error), str(error))) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise _failed(file, reason, reason) from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return found


_ARABIC = {
    "it is no backup that Warraq made": "ليس نسخة احتياطية من صنع ورّاق",
    "it is cut short": "الملف مبتور",
    "it is damaged": "الملف تالف",
    "its head is damaged": "أوّل الملف تالف",
    "something stands after its end": "بعد نهايته شيء ليس منه",
    "it was made for a key: give its private half with --key": "صُنعت لمفتاح: أعط نصفه الخاصّ بالخيار ‎--key",
    "it was made with a passphrase, not for a key": "صُنعت بعبارة مرور لا لمفتاح",
    "the passphrase or key is not the one it was made with, or its head is damaged":
        "ليست عبارة المرور أو المفتاح ما صُنعت به، أو أوّل الملف تالف",
    "another version of Warraq made it": "صنعها إصدار آخر من ورّاق",
    "it holds no newspaper": "ليس فيها صحيفة",
    "the database holds a newspaper already": "في قاعدة البيانات صحيفة من قبل",
}  # fmt: skip


def _failed(file: Path, reason: str, reason_ar: str) -> RestoreFailed:
    return RestoreFailed(file=file, reason=reason, reason_ar=reason_ar)


def _open(file: Path, beside: Path, locks: Locks) -> Restored:
    told: dict[str, Any] = {}
    count = 0
    with file.open("rb") as handle:
        reader = Reader(handle, locks)
        with tarfile.open(fileobj=cast("IO[bytes]", reader), mode="r|") as tar:
            for member in tar:
                data = tar.extractfile(member) if member.isreg() else None
                if data is None or not _ours(member.name):
                    raise ValueError("it is damaged")
                if member.name == MANIFEST:
                    told = json.loads(data.read())
                    if told.get("version") != VERSION:
                        raise ValueError("another version of Warraq made it")
                    continue
                _place(beside / member.name, data, member)
                count += 1
        reader.finish()
    if not told or not all((beside / name).is_file() for name in (FILE_NAME, RECORDS)):
        raise ValueError("it holds no newspaper")
    return Restored(count, str(told.get("made", "")), bool(told.get("keys")))


def _ours(name: str) -> bool:
    parts = PurePosixPath(name).parts
    if name in {MANIFEST, FILE_NAME, RECORDS}:
        return True
    safe = not name.startswith("/") and not set(parts) & {"..", "."} and "\x00" not in name
    return safe and len(parts) > 1 and parts[0] in {*FOLDERS, KEYS}


def _place(path: Path, data: IO[bytes], member: tarfile.TarInfo) -> None:
    top = member.name.partition("/")[0]
    private = top == KEYS or member.name == RECORDS
    path.parent.mkdir(mode=0o700 if top == KEYS else 0o750, parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600 if private else 0o640)
    with os.fdopen(descriptor, "wb") as handle:
        shutil.copyfileobj(data, handle, 2**20)
        handle.flush()
        os.fsync(handle.fileno())
    os.utime(path, (member.mtime, member.mtime))
