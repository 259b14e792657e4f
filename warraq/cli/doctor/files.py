# ruff: noqa: E501 - a sentence is read best on its one line
"""The newspaper's files: who may read the secret ones, who may write those that readers see."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from warraq.cli.doctor.problem import Problem
from warraq.config import FILE_NAME, SiteConfig

SHORTEST_KEY = 40


def secrets(config: SiteConfig) -> Iterator[Problem]:
    """Keys, and the database with its password hashes, are their owner's alone."""
    kept = [config.secrets, *(config.secrets.rglob("*") if config.secrets.is_dir() else ())]
    database = config.root / "newsroom.sqlite3"
    for file in [*kept, *(database.with_name(database.name + end) for end in ("", "-wal", "-shm"))]:
        if file.exists() and file.stat().st_mode & 0o077:
            yield Problem(
                "secrets-readable",
                (f"قد يقرأ غيرك {file}، وفيه أسرار.", f"Others may read {file}, which holds secrets."),
                (f"نفّذ: chmod go= '{file}'", f"Run: chmod go= '{file}'"),
            )


def key(config: SiteConfig) -> Iterator[Problem]:
    """The key that signs sessions is long enough not to be guessed."""
    file = config.secrets / "secret-key"
    if file.exists() and len(file.read_text("ascii", "replace").strip()) < SHORTEST_KEY:
        yield Problem(
            "secret-key-short",
            (f"مفتاح الجلسات {file} قصير.", f"The key of sessions, {file}, is short."),
            (
                f"احذف {file} ثم أعد تشغيل غرفة التحرير: يُنشأ غيره، ويدخل الجميع من جديد، وتُهيَّأ تطبيقات المصادقة من جديد.",
                f"Delete {file} and start the newsroom again: another is made; all enter anew, and set up their apps anew.",
            ),
        )


def writable(config: SiteConfig) -> Iterator[Problem]:
    """What readers see, and what decides over it, is written by the newsroom alone."""
    for file in (config.root, config.root / FILE_NAME, config.root / "theme", config.edition, config.media):
        if file.exists() and _others_may_write(file):
            yield Problem(
                "writable-by-others",
                (f"لغيرك أن يكتب في {file}.", f"Others may write to {file}."),
                (f"نفّذ: chmod go-w '{file}'", f"Run: chmod go-w '{file}'"),
            )


def owners(config: SiteConfig) -> Iterator[Problem]:
    """The edition belongs to whoever owns the newspaper, not to the readers' server."""
    edition = config.edition
    if edition.exists() and edition.stat().st_uid != config.root.stat().st_uid:
        yield Problem(
            "edition-owner",
            (
                f"صاحب الطبعة {edition} غير صاحب الصحيفة.",
                f"The edition {edition} is owned by another than the newspaper is.",
            ),
            (
                f"نفّذ: chown -R --reference='{config.root}' '{edition}'",
                f"Run: chown -R --reference='{config.root}' '{edition}'",
            ),
        )


def printed(config: SiteConfig) -> Iterator[Problem]:
    """There is an edition."""
    if not (config.edition / "current").exists():
        yield Problem(
            "no-edition",
            ("لم تُطبع طبعة بعد.", "No edition has been printed yet."),
            ("نفّذ: warraq publish", "Run: warraq publish"),
            danger=False,
        )


def root(config: SiteConfig) -> Iterator[Problem]:
    """Nothing of a newspaper needs the machine's master."""
    if os.geteuid() == 0 and config.root.stat().st_uid == 0:
        yield Problem(
            "runs-as-root",
            (
                "الصحيفة ملك للجذر root، فمن اخترقها ملك الجهاز.",
                "The newspaper belongs to root: whoever breaks in has the machine.",
            ),
            (
                "أنشئ مستخدماً لها وحدها (adduser --system warraq) وملّكه مجلدها؛ وانظر `warraq deploy systemd`.",
                "Make a user for it alone (adduser --system warraq) and give it the folder; see `warraq deploy systemd`.",
            ),
            danger=False,
        )


def _others_may_write(file: Path) -> bool:
    mode = file.stat().st_mode
    return bool(mode & stat.S_IWOTH) or bool(mode & stat.S_IWGRP and not mode & stat.S_ISVTX)


CHECKS = (secrets, key, writable, owners, printed, root)
