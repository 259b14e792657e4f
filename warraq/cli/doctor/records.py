# ruff: noqa: E501 - a sentence is read best on its one line
"""The newsroom's database: of the right form, its record of acts whole; and Django's settings as they should be."""

from __future__ import annotations

from collections.abc import Iterator

from warraq.cli import newsroom
from warraq.cli.doctor.problem import Problem
from warraq.config import SiteConfig


def ready(config: SiteConfig) -> bool:
    """Set Django up; whether the database has the form that this version knows."""
    from django.conf import settings

    from warraq import desk

    if not settings.configured:
        desk.start(config.root)
        newsroom.read_only(config)
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor
    from django.db.utils import DatabaseError

    try:
        executor = MigrationExecutor(connection)
        return not executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return False


def database(config: SiteConfig) -> Iterator[Problem]:
    """The database answers and is up to date."""
    if not ready(config):
        yield Problem(
            "database-behind",
            ("لا تجيب قاعدة البيانات، أو هي على صيغة أقدم.", "The database does not answer, or is of an older form."),
            (
                "نفّذ `warraq publish`: يُحدّثها. إن كانت PostgreSQL فانظر WARRAQ_DATABASE_URL وأنّها تعمل.",
                "Run `warraq publish`: it brings it up to date. For PostgreSQL see WARRAQ_DATABASE_URL, and that it runs.",
            ),
            danger=False,
        )


def settings(config: SiteConfig) -> Iterator[Problem]:
    """Nothing was loosened that is safe as shipped."""
    from django.conf import settings as django

    loose = [
        name for name, bad in (
            ("DEBUG", django.DEBUG), ("ALLOWED_HOSTS", "*" in django.ALLOWED_HOSTS),
            ("SESSION_COOKIE_HTTPONLY", not django.SESSION_COOKIE_HTTPONLY),
            ("SESSION_COOKIE_SECURE", config.newsroom.url.startswith("https:") and not django.SESSION_COOKIE_SECURE),
        ) if bad
    ]  # fmt: skip
    for name in loose:
        yield Problem(
            "settings-loose",
            (f"إعداد جانغو {name} غير آمن.", f"Django's setting {name} is unsafe."),
            (
                "لا تبدّل warraq.desk.settings؛ أعد تنصيب ورّاق.",
                "Leave warraq.desk.settings alone; install Warraq again.",
            ),
        )


def record(config: SiteConfig) -> Iterator[Problem]:
    """The record of acts is as it was written, and the database still guards it."""
    if not ready(config):
        return
    from django.db import connection

    from warraq.newsroom.audit import chain, guard

    if not guard.stands(connection):
        yield Problem(
            "record-unguarded",
            ("رُفع عن سجلّ الأفعال حارسه في قاعدة البيانات.", "The database no longer guards the record of acts."),
            (
                "ابحث عمّن رفعه، ثم نفّذ `warraq audit guard` لإعادته.",
                "Find out who took the guard away; then run `warraq audit guard` to put it back.",
            ),
        )
    for finding in chain.verify():
        yield Problem(
            "record-tampered",
            (f"عُبث بسجلّ الأفعال ({finding.what}، السطر {finding.line}).",
             f"The record of acts was tampered with ({finding.what}, line {finding.line})."),
            ("نفّذ `warraq audit verify`، وقارنه بنسخة احتياطية أو بنسخة صُدّرت، واعدد الحسابات مخترقة حتى يتبيّن.",
             "Run `warraq audit verify`; compare with a backup or an export; hold accounts for broken until you know."),
        )  # fmt: skip


CHECKS = (database, settings, record)
