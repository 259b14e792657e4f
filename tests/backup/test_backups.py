"""A newspaper backed up and restored by the commands themselves, in processes of their own, prints the same edition."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.schema import new_newspaper

PASSPHRASE = "نهر الصفصاف يجري شرقاً"
FILLED = """
import os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "warraq.desk.settings"
import django
django.setup()
from datetime import timedelta
from django.conf import settings
from django.utils import timezone
from tests import factories
from warraq.letters import Keyring
from warraq.newsroom import models
home = models.Home.objects.get()
section = factories.section(home, "ثقافة")
who = factories.byline("سلمى الحدّاد")
for number in range(4):
    picture = factories.picture(f"صورة {number}", (600, 400))
    body = [factories.text(f"فقرة {number} عن الجسر والنهر"), {"type": "image", "value": {"image": picture.pk}}]
    page = factories.article(
        section, f"خبر {number}", permalink=f"/2026/11/خبر-{number}/", lead_image=picture, body=body, bylines=[who],
        tags=[factories.tag(f"وسم {number}")],
    )
    factories.publish(page)
comment = factories.comment(page, "تعليق منشور")
models.Letter.objects.create(comment=comment, receipt="r", likeness="l", score=0.25, email_until=timezone.now(),
                             email_locked=Keyring(settings.WARRAQ.secrets).lock_address("reader@example.org"))
models.User.objects.create_superuser("editor", "e@example.org", "a-long-password-for-tests")
"""


def environment(**more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("WARRAQ")}
    return {**kept, "WARRAQ_PASSPHRASE": PASSPHRASE, **more}


def warraq(*words: object, code: int = 0, **more: str) -> str:
    ran = subprocess.run(
        [sys.executable, "-m", "warraq.cli", *map(str, words)], capture_output=True, text=True, env=environment(**more),
        check=False,
    )  # fmt: skip
    assert ran.returncode == code, ran.stdout + ran.stderr
    return ran.stdout + ran.stderr


def edition(site: Path) -> dict[str, str]:
    current = (site / "edition" / "current").resolve()
    files = [path for path in current.rglob("*") if path.is_file()]
    return {str(path.relative_to(current)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("backups") / "paper"
    new_newspaper(folder)
    filled = subprocess.run(
        [sys.executable, "-c", FILLED], env=environment(WARRAQ_SITE=str(folder)), capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert filled.returncode == 0, filled.stderr
    (folder / "theme" / "style").mkdir(parents=True)
    (folder / "theme" / "style" / "own.css").write_text("h1 { color: teal }")
    (folder / "inbox" / "aa.letters").write_bytes(b"sealed")
    warraq("publish", "--site", folder)
    return folder


@pytest.fixture(scope="module")
def backup(site: Path) -> Path:
    file = site.parent / "paper.backup"
    assert "holds the newspaper" in warraq("backup", file, "--site", site)
    return file


def test_a_restored_newspaper_prints_the_same_edition_byte_for_byte(site: Path, backup: Path, tmp_path: Path) -> None:
    assert b"reader@example.org" not in backup.read_bytes() and "الجسر".encode() not in backup.read_bytes()
    assert backup.stat().st_mode & 0o777 == 0o600
    again = tmp_path / "again"
    warraq("restore", backup, again)
    warraq("publish", "--site", again)
    before = edition(site)
    assert len(before) > 30 and edition(again) == before
    assert (again / "inbox" / "aa.letters").read_bytes() == b"sealed"
    key = next((site / "secrets" / "letters").glob("2*.key"))
    assert (again / "secrets" / "letters" / key.name).read_text() == key.read_text()
    assert (again / "secrets" / "letters" / key.name).stat().st_mode & 0o777 == 0o600
    assert (again / "newsroom.sqlite3").stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == [again]


def test_what_cannot_be_restored_changes_nothing(backup: Path, tmp_path: Path) -> None:
    folder, raw = tmp_path / "again", backup.read_bytes()
    cases = {"cut": raw[: len(raw) * 2 // 3], "harmed": raw[:-500] + b"x" + raw[-499:], "none": b"some file"}
    for name, data in cases.items():
        (tmp_path / name).write_bytes(data)
        said = warraq("restore", tmp_path / name, folder, code=7)
        assert "Nothing was changed" in said and "لم يتغيّر شيء" in said
    assert "passphrase" in warraq("restore", backup, folder, code=7, WARRAQ_PASSPHRASE="another passphrase")
    assert not folder.exists()
    assert {path.name for path in tmp_path.iterdir()} == set(cases)
    folder.mkdir()
    (folder / "mine").write_text("mine")
    assert "not empty" in warraq("restore", backup, folder, code=7)
    assert (folder / "mine").read_text() == "mine"


def test_a_backup_for_a_key_without_the_newspapers_own(site: Path, tmp_path: Path) -> None:
    said = warraq("backup", "--new-key", tmp_path / "key")
    public = said.split("--recipient ")[1].split()[0]
    file = tmp_path / "paper.backup"
    warraq("backup", file, "--site", site, "--recipient", public, "--without-keys")
    assert "exists" in warraq("backup", file, "--site", site, "--recipient", public, code=7)
    warraq("restore", file, tmp_path / "again", "--key", tmp_path / "key")
    old = {path.name for path in (site / "secrets" / "letters").glob("2*.key")}
    assert old.isdisjoint(path.name for path in (tmp_path / "again" / "secrets" / "letters").glob("2*.key"))
