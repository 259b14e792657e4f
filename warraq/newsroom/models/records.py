"""The newsroom's own bookkeeping: old addresses, what imports brought, the outbox of changes, orders to the press."""

from __future__ import annotations

from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

PATIENCE = timedelta(minutes=10)
"""An order to go back is carried out within this time or not at all."""


class LegacyAddress(models.Model):
    """An address that once answered and now answers by redirect: to a page's permalink, to a picture or document,
    or to a fixed address.

    `address` is canonical (see `warraq.addresses.canonical`).
    """

    address = models.CharField(_("old address"), max_length=1000, unique=True)
    page = models.ForeignKey(
        "newsroom.NewsPage", null=True, blank=True, related_name="legacy_addresses", on_delete=models.CASCADE,
        verbose_name=_("page"),
    )  # fmt: skip
    picture = models.ForeignKey(
        "newsroom.Picture", null=True, blank=True, related_name="legacy_addresses", on_delete=models.CASCADE,
        verbose_name=_("picture"),
    )  # fmt: skip
    width = models.PositiveIntegerField(null=True, blank=True)
    """For a picture: the width in pixels that the old address served, if it was a sized rendition."""
    document = models.ForeignKey(
        "newsroom.NewsDocument", null=True, blank=True, related_name="legacy_addresses", on_delete=models.CASCADE,
        verbose_name=_("document"),
    )  # fmt: skip
    target = models.CharField(_("leads to"), max_length=1000, blank=True)
    status = models.PositiveSmallIntegerField(default=301)

    class Meta:
        verbose_name = _("old address")
        verbose_name_plural = _("old addresses")
        indexes = [models.Index(fields=["target"])]  # the press asks which lead to an address that begins or ends
        constraints = [
            models.CheckConstraint(
                condition=Q(page__isnull=False) | Q(picture__isnull=False) | Q(document__isnull=False) | ~Q(target=""),
                name="leads_somewhere",
            )
        ]

    def __str__(self) -> str:
        return self.address


class ImportedRecord(models.Model):
    """What an import made of a foreign record: so that a second run changes nothing and a later one only what did."""

    source = models.CharField(max_length=300)
    """The old site's address."""
    kind = models.CharField(max_length=30)
    foreign_id = models.CharField(max_length=200)
    record_id = models.BigIntegerField(null=True)
    digest = models.CharField(max_length=64)
    """Of the foreign record as it was when last brought over."""
    state = models.CharField(max_length=20, default="")
    """The foreign record's state: publish, draft, private, protected, …"""
    made = models.CharField(max_length=64, default="", blank=True)
    """Digest of our own record as the import left it: one that differs now was edited here since."""
    gaps = models.PositiveIntegerField(default=0)
    """How many pictures and files that it uses were not there: a later run looks for them again."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "kind", "foreign_id"], name="imported_once")]


class Change(models.Model):
    """A line of the outbox that the press reads: this record changed. Written in the change's own transaction."""

    kind = models.CharField(max_length=20)
    """article, section, page, tag, byline, picture, document, comment, menu, masthead, legacy,
    readings, or everything."""
    record_id = models.BigIntegerField(default=0)
    address = models.CharField(max_length=1000, blank=True, default="")
    """Of an old address (kind legacy): the address itself, which the record may have no more."""
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.id}: {self.kind} {self.record_id}"


class PressOrder(models.Model):
    """What an editor asks of the running press. `warraq.press.orders` carries it out, and answers."""

    CONTINUE = "continue"
    RETURN = "return"

    kind = models.CharField(max_length=10)
    edition = models.BigIntegerField()
    """The edition to return to; of "continue", the number of the hold that is to end, so that it ends no later one."""
    by = models.CharField(max_length=150)
    at = models.DateTimeField(default=timezone.now)
    answered = models.DateTimeField(null=True, db_index=True)
    error = models.JSONField(default=dict)
    """Why it could not be done, by language; nothing where it was."""

    @property
    def is_late(self) -> bool:
        """Whether nobody expects any more that readers are taken back to an edition: they would lose what is new."""
        return self.kind == self.RETURN and timezone.now() - self.at > PATIENCE

    def ends(self, hold: int) -> bool:
        """Whether it asks that this hold be ended."""
        return self.kind == self.CONTINUE and self.edition == hold

    def __str__(self) -> str:
        return f"{self.id}: {self.kind} {self.edition}"
