"""The newsroom's records, ready for a command: Django set up, the database brought up to date."""

from __future__ import annotations

import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

from warraq import config as configuration
from warraq.cli import say
from warraq.config import SiteConfig
from warraq.errors import DiskFull, PressBusy
from warraq.letters import Keyring, notice
from warraq.press import lock, room
from warraq.press.edition import EditionStore

FOUNDED = "founded"
"""The note in `run/` that says from what the newspaper's first records were made."""


def enter(site: Path, *, quiet: bool = False) -> SiteConfig:
    """Set up the newspaper in `site` for this process; its database is made or upgraded where that is due.

    Raises the errors of `config.load`; DiskFull or DiskReadOnly where nothing can be written."""
    config = configuration.load(site)
    _ask_for_room(config)
    prepare(config)
    _start(config)
    upgrade(config, quiet=quiet)
    return config


def read(site: Path) -> SiteConfig:
    """As `enter`, for a command that changes nothing: on a disk without room the records are read as they are."""
    config = configuration.load(site)
    folder = config.root
    if not room.is_full(folder) and not room.is_read_only(folder):
        return enter(site)
    _start(config)
    read_only(config)
    return config


def look(site: Path) -> SiteConfig:
    """The newspaper in `site` for a command that needs the edition alone: its database is not opened."""
    config = configuration.load(site)
    _start(config)
    return config


def _start(config: SiteConfig) -> None:
    from warraq import desk

    desk.start(config.root)
    lock.tell_of_waiting(_waiting)


def _waiting(pid: int | None) -> None:
    who, which = (f" (العملية {pid})", f" (process {pid})") if pid else ("", "")
    say.notice(
        f"مطبعة أخرى تعمل الآن{who}، فيُنتظر انتهاؤها…",
        f"Another press is at work{which}; waiting until it has ended…",
    )


def _ask_for_room(config: SiteConfig) -> None:
    """Raises DiskFull or DiskReadOnly where nothing can be written, not even when what old editions left is removed."""
    folders = [folder for folder in (config.root, config.edition) if folder.is_dir()]
    try:
        for folder in folders:
            room.ask(folder)
    except DiskFull:
        with suppress(PressBusy, OSError), lock.only_press(config.run, wait=False):
            EditionStore(config.edition).empty_trash()
        for folder in folders:
            room.ask(folder)


def read_only(config: SiteConfig) -> None:
    """Let Django's connection of this process open the records without writing, where they are in SQLite and the disk
    has no room. Call before it is opened. Raises DiskFull or DiskReadOnly where there are none."""
    from django.db import connection

    if connection.vendor != "sqlite":
        return
    uri = room.uri(config.root / "newsroom.sqlite3")
    if uri:
        connection.settings_dict["NAME"] = uri
        options = connection.settings_dict["OPTIONS"]
        options["init_command"] = "PRAGMA query_only=ON; PRAGMA temp_store=MEMORY"


def settled(site: Path) -> SiteConfig:
    """The newspaper in `site` with its folders and keys, without its database. Raises the errors of `config.load`."""
    config = configuration.load(site)
    prepare(config)
    return config


def prepare(config: SiteConfig) -> None:
    """The folders that a newspaper has, with the rights that they need."""
    # The desk's own files come from the package; its server still looks for their folder.
    static = config.run / "static"
    own = 0o700
    for folder, mode in (
        (config.media, 0o750), (config.edition, 0o755), (config.secrets, own), (config.run, own), (static, own),
        (config.inbox, 0o770),
    ):  # fmt: skip
        folder.mkdir(mode=mode, exist_ok=True)
    keyring = Keyring(config.secrets)
    if keyring.current() is None:
        keyring.make()
    notice.put_up(config)


def upgrade(config: SiteConfig, *, quiet: bool = False) -> None:
    """Bring the database to the form that this version of Warraq knows, and see that the newspaper's root is there.
    Nothing is written where all that is done."""
    # The database holds password hashes: it is made readable to its owner alone.
    before = os.umask(0o077)
    try:
        migrated = _migrate(quiet=quiet)
    finally:
        os.umask(before)
    from warraq.newsroom.founding import found

    note, founded = config.run / FOUNDED, _founded(config)
    if migrated or not _is_noted(note, founded):
        found()
        with suppress(OSError):
            note.write_text(founded, "ascii")


def _founded(config: SiteConfig) -> str:
    """What the first records follow from: their own code, and the newspaper's name and language."""
    from warraq.newsroom import founding, roles

    code = (Path(module.__file__ or "").read_bytes() for module in (founding, roles))
    own = config.newspaper
    return sha256(b"\0".join((*code, own.name.encode(), own.language.encode()))).hexdigest()


def _is_noted(note: Path, founded: str) -> bool:
    """Whether these records were founded so: by the note, and by the records, which may have been set back."""
    from warraq.newsroom.models import Home

    try:
        return note.read_text("ascii") == founded and Home.objects.exists()
    except (OSError, ValueError):
        return False


def _migrate(*, quiet: bool) -> bool:
    """Whether there was anything to migrate."""
    from django.core.management import call_command
    from django.core.management.commands.migrate import Command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if not plan:
        return False
    if not quiet:
        say.say("تُحدَّث قاعدة البيانات…", "Bringing the database up to date…")
    done = 0
    with say.progress() as told:

        class Told(Command):  # type: ignore[misc]
            def migration_progress_callback(self, action: str, migration: Any = None, fake: bool = False) -> None:
                nonlocal done
                if action == "apply_success":
                    done += 1
                    told(done, len(plan), "migrations")

        call_command(Told(), interactive=False, verbosity=0)
    return True
