"""Those who write: accounts of the newsroom, and bylines that readers see."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from warraq.addresses import list_address
from warraq.arabic.normalise import fold
from warraq.arabic.slug import slugify


class User(AbstractUser):
    """Someone with a login to the newsroom.

    Sessions are bound to the password and to `sessions_ended`, how often all of them were ended: no list of browsers
    and networks is kept to end them by.
    """

    sessions_ended = models.PositiveIntegerField(default=0, db_default=0, editable=False)

    class Meta(AbstractUser.Meta):
        verbose_name = _("user")
        verbose_name_plural = _("users")

    def get_session_auth_hash(self) -> str:
        """What a session must name to be one of this account."""
        return self._bound(super().get_session_auth_hash())

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        """The same by secret keys that are no longer used."""
        yield from map(self._bound, super().get_session_auth_fallback_hash())

    def _bound(self, digest: str) -> str:
        # The digest is under the secret key already.
        return sha256(f"{digest} {self.sessions_ended}".encode()).hexdigest() if self.sessions_ended else digest

    def end_sessions(self) -> None:
        """End every session of this account, everywhere and at once."""
        type(self).objects.filter(pk=self.pk).update(sessions_ended=models.F("sessions_ended") + 1)
        self.refresh_from_db(fields=["sessions_ended"])


class Byline(index.Indexed, models.Model):
    """A name under which articles appear; it may belong to nobody's account."""

    name = models.CharField(_("name"), max_length=200)
    slug = models.SlugField(_("slug"), max_length=200, unique=True, allow_unicode=True, blank=True)
    role = models.CharField(_("role"), max_length=200, blank=True)
    biography = models.TextField(_("biography"), blank=True)
    portrait = models.ForeignKey(
        "newsroom.Picture", verbose_name=_("portrait"), null=True, blank=True, on_delete=models.SET_NULL,
        related_name="+",
    )  # fmt: skip
    search_text = models.TextField(editable=False, default="", blank=True)

    panels = ["name", "slug", "role", "biography", "portrait"]
    search_fields = [index.SearchField("search_text"), index.AutocompleteField("search_text")]
    search_auto_update = False

    class Meta:
        verbose_name = _("byline")
        verbose_name_plural = _("bylines")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        self.slug = self.slug or _free_slug(self)

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.slug = self.slug or _free_slug(self)
        self.search_text = fold(f"{self.name} {self.role}")
        super().save(*args, **kwargs)

    @property
    def address(self) -> str:
        return list_address(settings.WARRAQ.addresses.byline_base, [self.slug])


def _free_slug(byline: Byline) -> str:
    base = slugify(byline.name) or "byline"
    slug, number = base, 1
    while Byline.objects.filter(slug=slug).exclude(pk=byline.pk).exists():
        number += 1
        slug = f"{base}-{number}"
    return slug
