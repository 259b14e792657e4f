"""The newsroom's records, ready for a command: Django set up, the database brought up to date."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from warraq import config as configuration
from warraq.cli import say
from warraq.config import SiteConfig
from warraq.letters import Keyring, notice


def enter(site: Path, *, quiet: bool = False) -> SiteConfig:
    """Set up the newspaper in `site` for this process; its database is made or upgraded where that is due.

    Raises the errors of `config.load`."""
    config = settled(site)
    from warraq import desk

    desk.start(config.root)
    upgrade(quiet=quiet)
    return config


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


def upgrade(*, quiet: bool = False) -> None:
    """Bring the database to the form that this version of Warraq knows, and see that the newspaper's root is there."""
    # The database holds password hashes: it is made readable to its owner alone.
    before = os.umask(0o077)
    try:
        _migrate(quiet=quiet)
    finally:
        os.umask(before)
    from warraq.newsroom.founding import found

    found()


def _migrate(*, quiet: bool) -> None:
    from django.core.management import call_command
    from django.core.management.commands.migrate import Command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if not plan:
        return
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
