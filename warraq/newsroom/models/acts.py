"""What is kept of who did what: the record of acts, and failures at the door."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Act(models.Model):
    """A line of the record of acts. Written by `warraq.newsroom.audit.chain` alone; the database itself refuses to
    change or delete one, and each is sealed together with the one before it."""

    at = models.DateTimeField(_("time"), db_index=True)
    actor = models.CharField(_("who"), max_length=150, blank=True)
    """The account's name at that time; "" for someone unknown, "$cli" for a command on the newsroom's machine."""
    act = models.CharField(_("act"), max_length=60, db_index=True)
    """Such as door.entered, wagtail.publish, role.given: see `warraq.newsroom.audit.names`."""
    kind = models.CharField(_("kind of thing"), max_length=60, blank=True)
    thing = models.CharField(_("number"), max_length=64, blank=True)
    label = models.CharField(_("thing"), max_length=300, blank=True)
    """The thing's name at that time, so that it can be read when the thing is gone."""
    detail = models.TextField(_("detail"), blank=True)
    """More, as JSON; never a password, a code or a network address."""
    place = models.CharField(_("place"), max_length=12, blank=True)
    """A keyed digest of the network it came from: equal places can be told, addresses cannot be read."""
    key = models.CharField(max_length=8)
    """Which key it is sealed with."""
    seal = models.CharField(max_length=64, unique=True)
    """HMAC-SHA-256 (hex) of this line and of the seal before it."""

    class Meta:
        verbose_name = _("act")
        verbose_name_plural = _("record of acts")
        ordering = ["-id"]
        default_permissions = ("view",)

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M:%S} {self.actor or '—'} {self.act} {self.label}".rstrip()


class FailedLogin(models.Model):
    """One failure at the door, counted under keyed digests (`warraq.desk.door.lockout`), forgotten after a day."""

    bucket = models.CharField(max_length=32)
    at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        indexes = [models.Index(fields=["bucket", "at"], name="failed_login_bucket")]

    def __str__(self) -> str:
        return f"{self.bucket} {self.at}"
