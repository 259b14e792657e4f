"""`warraq check`: each thing that is unsafe or missing is found, told in two languages, with how to mend it."""

from __future__ import annotations

import dataclasses
import os
import shutil
import time
from collections import namedtuple
from pathlib import Path
from typing import Any

import pytest

from tests.schema import new_newspaper
from warraq.cli.doctor import examine
from warraq.cli.doctor.problem import Problem
from warraq.newsroom.models import Act, User

pytestmark = [pytest.mark.django_db]

Disk = namedtuple("Disk", "total used free")


@pytest.fixture
def sound(newspaper: Any, monkeypatch: Any) -> Any:
    """A newspaper with nothing to find."""
    from django.db import connection

    from warraq.newsroom.audit import chain, guard

    root = newspaper.root
    for folder, mode in (("secrets", 0o700), ("run", 0o700), ("media", 0o750), ("edition", 0o755)):
        (root / folder).chmod(mode)
    root.chmod(0o755)
    (root / "warraq.toml").write_text("", "utf-8")
    (root / "edition" / "current").mkdir()
    (root / "run" / "backed-up").touch()
    User.objects.create_superuser("editor", password="x")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    # Whether this machine's own disk is full says nothing of the newspaper's.
    monkeypatch.setattr(shutil, "disk_usage", lambda path: Disk(2**40, 0, 2**40))
    guard.stand(connection)
    chain._move_head(*Act.objects.values_list("pk", "seal").first())
    yield newspaper
    guard.withdraw(connection)


def codes(config: Any) -> set[str]:
    return {problem.code for problem in examine(config)}


def test_a_sound_newspaper_has_nothing_to_find(sound: Any) -> None:
    assert codes(sound) == set()


BREAKS = {
    "secrets-readable": lambda config, patch: (config.secrets / "audit-key").chmod(0o644),
    "secret-key-short": lambda config, patch: _short_key(config),
    "writable-by-others": lambda config, patch: config.edition.chmod(0o777),
    "no-edition": lambda config, patch: (config.edition / "current").rmdir(),
    "runs-as-root": lambda config, patch: patch.setattr(os, "geteuid", lambda: 0),
    "disk-full": lambda config, patch: patch.setattr(shutil, "disk_usage", lambda path: Disk(9, 8, 1)),
    "backup-old": lambda config, patch: os.utime(config.run / "backed-up", (time.time() - 30 * 86400,) * 2),
    "record-unguarded": lambda config, patch: _unguard(),
    "record-tampered": lambda config, patch: _tamper(),
    "no-administrator": lambda config, patch: User.objects.update(is_superuser=False),
    "many-administrators": lambda config, patch: _administrators(6),
    "accounts-unused": lambda config, patch: User.objects.update(last_login="2001-01-01T00:00Z"),
}


def _short_key(config: Any) -> None:
    file = config.secrets / "secret-key"
    file.write_text("short", "ascii")
    file.chmod(0o600)


def _administrators(count: int) -> None:
    for number in range(count):
        User.objects.create_superuser(f"administrator-{number}", password="x")


def _unguard() -> None:
    from django.db import connection

    from warraq.newsroom.audit import guard

    guard.withdraw(connection)


def _tamper() -> None:
    from django.db import connection

    from warraq.newsroom.audit import guard

    guard.withdraw(connection)
    Act.objects.filter(pk=Act.objects.first().pk).update(actor="someone else")
    guard.stand(connection)


@pytest.mark.parametrize("code", BREAKS)
def test_each_fault_is_found(sound: Any, monkeypatch: Any, code: str) -> None:
    BREAKS[code](sound, monkeypatch)
    found = [problem for problem in examine(sound) if problem.code == code]
    assert found
    assert all(_is_told(problem) for problem in found)


@pytest.mark.parametrize(("readers", "newsroom", "factor", "found"), [
    ("http://paper.example", "https://desk.example", "auto", {"no-https", "factor-missing"}),
    ("https://paper.example", "https://paper.example", "auto", {"same-host", "factor-missing"}),
    ("https://paper.example", "https://desk.example", "optional", {"factor-optional", "factor-missing"}),
    ("https://paper.example", "https://desk.example", "required", {"factor-missing"}),
])  # fmt: skip
def test_what_is_unsafe_on_the_network_is_found(
    sound: Any, settings: Any, readers: str, newsroom: str, factor: str, found: set[str]
) -> None:
    settings.SESSION_COOKIE_SECURE = True
    config = dataclasses.replace(
        sound,
        newspaper=dataclasses.replace(sound.newspaper, url=readers),
        newsroom=dataclasses.replace(sound.newsroom, url=newsroom, second_factor=factor),
    )
    assert codes(config) == found


def test_loose_settings_are_found(sound: Any, settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    settings.DEBUG = True
    assert codes(sound) == {"settings-loose"}


def _is_told(problem: Problem) -> bool:
    said = (*problem.what, *problem.mend)
    return all(said) and any("\u0600" <= letter <= "\u06ff" for letter in problem.what[0] + problem.mend[0])


def test_the_commands_exit_code_says_whether_there_is_danger(tmp_path: Path, capfd: Any) -> None:
    from tests.cli.test_commands import warraq

    folder = tmp_path / "paper"
    new_newspaper(folder)
    assert warraq("check", "--site", str(folder)).returncode == 0
    (folder / "secrets").chmod(0o755)
    done = warraq("check", "--site", str(folder))
    assert done.returncode == 7
    assert "secrets-readable" in done.stdout
    assert warraq("audit", "verify", "--site", str(folder)).returncode == 0
