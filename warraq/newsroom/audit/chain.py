"""Writing a line of the record, and verifying the whole.

Each line is sealed: HMAC-SHA-256 under a key that lies beside the newsroom's other secrets, over the line and the seal
before it. So whoever can write into the database, but has not the key, can neither change a line, nor take one out,
nor put one in between. That lines were cut off at the end shows by the *head*, the last line's number and seal, which
is kept in a file. What this cannot show: an intruder who has database, key and head alike; for that, export the
record to another machine (`warraq audit export`).
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path
from secrets import token_bytes
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from warraq.newsroom.audit.context import acting
from warraq.newsroom.models import Act

BEGINNING = "0" * 64
_LOCK = 0x77617272  # any number: PostgreSQL's advisory lock of the chain


@dataclass(frozen=True)
class Finding:
    """What is wrong with the record: `line` is the number of the line where it shows."""

    what: str
    line: int = 0


def record(
    act: str, *, kind: str = "", thing: Any = "", label: str = "", actor: str | None = None, **detail: Any
) -> Act:
    """Write one line, in the transaction of what it tells."""
    now = acting()
    key = _key()
    line = Act(
        at=timezone.now(),
        actor=(now.actor if actor is None else actor)[:150],
        act=act[:60],
        kind=kind[:60],
        thing=str(thing)[:64],
        label=" ".join(label.split())[:300],
        detail=json.dumps(detail, ensure_ascii=False, sort_keys=True, default=str)[:4000] if detail else "",
        place=now.place,
        key=_name(key),
    )
    with transaction.atomic():
        if connection.vendor == "postgresql":
            # One writer at a time, until its transaction ends; SQLite has only one in any case.
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        last = Act.objects.order_by("-pk").values_list("pk", "seal").first() or (0, BEGINNING)
        line.pk = last[0] + 1
        line.seal = _seal(key, line, last[1])
        line.save(force_insert=True)
    now.recorded += 1
    transaction.on_commit(lambda: _move_head(line.pk, line.seal))
    return line


def verify() -> Iterator[Finding]:
    """What is wrong with the record, from its first line to its last; nothing where all is well."""
    key = _key()
    before, number, foreign = BEGINNING, 0, 0
    for line in Act.objects.order_by("pk").iterator(chunk_size=2000):
        if line.pk != number + 1:
            yield Finding("missing", line.pk)
        if line.key != _name(key):
            foreign += 1
        elif not hmac.compare_digest(line.seal, _seal(key, line, before)):
            yield Finding("changed", line.pk)
        before, number = line.seal, line.pk
    if foreign:
        yield Finding("other key", foreign)
    head = _read_head()
    if head is None and number:
        yield Finding("no head", number)
    elif head is not None and (head[0] > number or (head[0] == number and head[1] != before)):
        yield Finding("cut", number)


def place_of(network: str) -> str:
    """A keyed digest of a network: equal places can be told apart from others, an address cannot be read from it."""
    return hmac.digest(_key(), b"place\x00" + network.encode(), "sha256").hex()[:12] if network else ""


def _seal(key: bytes, line: Act, before: str) -> str:
    told = [
        before, line.pk, line.at.astimezone(UTC).isoformat(timespec="microseconds"), line.actor, line.act, line.kind,
        line.thing, line.label, line.detail, line.place, line.key,
    ]  # fmt: skip
    return hmac.digest(key, json.dumps(told, ensure_ascii=False).encode(), "sha256").hex()


def _name(key: bytes) -> str:
    return hashlib.sha256(b"name\x00" + key).hexdigest()[:8]


def _key() -> bytes:
    """The key of the seals, made at the first line."""
    file: Path = settings.WARRAQ.secrets / "audit-key"
    try:
        return file.read_bytes()
    except FileNotFoundError:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    temporary = file.with_name(f".audit-key.{os.getpid()}")
    _write(temporary, token_bytes(32))
    try:
        os.link(temporary, file)  # fails if another process was first: then its key counts
    except FileExistsError:
        pass
    finally:
        temporary.unlink()
    return file.read_bytes()


def _read_head() -> tuple[int, str] | None:
    try:
        number, seal = (settings.WARRAQ.secrets / "audit-head").read_text("ascii").split()
    except FileNotFoundError:
        return None
    return int(number), seal


def _move_head(number: int, seal: str) -> None:
    head = _read_head()
    if head is not None and head[0] >= number:
        return  # another process was committed later and was faster
    file: Path = settings.WARRAQ.secrets / "audit-head"
    temporary = file.with_name(f".audit-head.{os.getpid()}")
    _write(temporary, f"{number} {seal}\n".encode("ascii"))
    temporary.replace(file)


def _write(file: Path, content: bytes) -> None:
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as handle:
        handle.write(content)
