# ruff: noqa: E501 - a sentence is read best on its one line
"""Accounts: who could be impersonated, and who has more power than needed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from warraq.cli.doctor.machine import is_local
from warraq.cli.doctor.problem import Problem
from warraq.cli.doctor.records import ready
from warraq.config import SiteConfig

MOST_ADMINISTRATORS = 5
UNUSED = timedelta(days=180)


def factors(config: SiteConfig) -> Iterator[Problem]:
    """Whoever may enter has a second factor."""
    if not ready(config):
        return
    from warraq.desk.door.keeper import FACTORS, is_required
    from warraq.newsroom.models import User

    local = is_local(config.newsroom.url)
    if not local and not is_required(config):
        yield Problem(
            "factor-optional",
            (
                "لا يلزم أحداً عاملٌ ثانٍ، وغرفة التحرير مفتوحة للشبكة.",
                "No second factor is asked of anyone, and the newsroom is on the network.",
            ),
            (
                'اجعل newsroom.second_factor = "required" في warraq.toml.',
                'Set newsroom.second_factor = "required" in warraq.toml.',
            ),
        )
    bare = User.objects.filter(is_active=True).exclude(authenticator__type__in=FACTORS).order_by("username")
    names = "، ".join(bare.values_list("username", flat=True)[:20])
    if names and not local:
        yield Problem(
            "factor-missing",
            (f"حسابات بلا عامل ثانٍ: {names}.", f"Accounts without a second factor: {names}."),
            (
                "ليدخل أصحابها فيهيّئوه، أو عطّل ما لا يُستعمل منها.",
                "Let their owners enter and set one up; close those that no one uses.",
            ),
            danger=not is_required(config),
        )


def administrators(config: SiteConfig) -> Iterator[Problem]:
    """Few hold the keys of the house; and someone does."""
    if not ready(config):
        return
    from warraq.newsroom.models import User

    count = User.objects.filter(is_active=True, is_superuser=True).count()
    if count == 0:
        yield Problem(
            "no-administrator",
            ("لا مدير لغرفة التحرير.", "The newsroom has no administrator."),
            ("نفّذ: warraq user add NAME", "Run: warraq user add NAME"),
            danger=False,
        )
    if count > MOST_ADMINISTRATORS:
        yield Problem(
            "many-administrators",
            (f"للصحيفة {count} من المديرين.", f"The newspaper has {count} administrators."),
            ("أعط من لا يدير الحسابات دور ناشر.", "Give those who do not keep accounts the role of publisher."),
            danger=False,
        )


def unused(config: SiteConfig) -> Iterator[Problem]:
    """Accounts that no one uses are doors that no one watches."""
    if not ready(config):
        return
    from django.db.models import F
    from django.db.models.functions import Coalesce
    from django.utils import timezone

    from warraq.newsroom.models import User

    seen = User.objects.filter(is_active=True).annotate(seen=Coalesce(F("last_login"), F("date_joined")))
    names = "، ".join(seen.filter(seen__lt=timezone.now() - UNUSED).values_list("username", flat=True)[:20])
    if names:
        yield Problem(
            "accounts-unused",
            (f"حسابات لم تُستعمل منذ نصف سنة: {names}.", f"Accounts unused for half a year: {names}."),
            (
                "عطّلها في غرفة التحرير، تحت الإعدادات ← المستخدمون.",
                "Close them in the newsroom under Settings > Users.",
            ),
            danger=False,
        )


CHECKS = (factors, administrators, unused)
