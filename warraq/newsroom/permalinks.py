"""Permalinks: given once, when a page is first published, and then frozen.

A later headline, section or pattern does not move a page. Only an editor who types another permalink does, and then
the old one becomes a legacy address that leads on.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import count
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from warraq.addresses import RESERVED, SHORT, canonical, file_of, in_the_way

_FILE = re.compile(r"/[^/]+\.(?:html?|php|aspx?|shtml)$")


class Permalinked:
    """Mixin for pages with a `permalink` field of their own; `new_permalink()` proposes one, or "" while there is none
    to give yet."""

    permalink: str | None
    live: bool
    new_permalink: Callable[[], str]

    @property
    def address(self) -> str | None:
        return self.permalink or None

    def clean(self) -> None:
        super().clean()  # type: ignore[misc]
        self.permalink = self.permalink or None
        if self.permalink:
            # An imported permalink may end in a file's name: /2014/09/name.html
            whole = self.permalink.endswith("/") or _FILE.search(self.permalink)
            self.permalink = canonical(self.permalink if whole else self.permalink + "/")
            problem = self._problem(self.permalink)
            if problem:
                raise ValidationError({"permalink": problem})

    def _problem(self, address: str) -> Any:
        try:
            file_of(address)
        except ValueError:
            return _("A permalink is a path like /2026/11/name/, without a query.")
        own = address == "/" or address.split("/")[1] in RESERVED or SHORT.fullmatch(address)
        if own or in_the_way(address):
            return _("This address belongs to the newspaper itself. Choose another.")
        if permalink_taken(address, self):
            return _("Another page already has this permalink. Choose another.")
        return None

    def with_content_json(self, content: dict[str, Any]) -> Any:
        # A draft saved before the first publication knows no permalink; the page's own stays.
        restored = super().with_content_json(content)  # type: ignore[misc]
        if not restored.permalink:
            restored.permalink = self.permalink
        return restored

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> Any:
        model = type(self)
        saved = model.objects.filter(pk=self.pk).values_list("permalink", flat=True).first() if self.pk else None  # type: ignore[attr-defined]
        if self.live and not self.permalink:
            self.permalink = saved
        result = super().save(*args, **kwargs)  # type: ignore[misc]
        if self.live and not self.permalink:
            # Only now are the number, the slug and the place in the tree certain that a pattern may ask for.
            self.permalink = self._free(self.new_permalink()) or None
            model.objects.filter(pk=self.pk).update(permalink=self.permalink)  # type: ignore[attr-defined]
        if saved and saved != self.permalink:
            remember(saved, self)
        if self.permalink:
            forget(self.permalink)
        return result

    def _free(self, address: str) -> str:
        """`address`, or with a number before its last slash if another page (or the newspaper itself) has it."""
        if not address:
            return ""
        stem = address.rstrip("/")
        try:
            usable = bool(file_of(f"{stem}-00000/")) and not in_the_way(f"{stem}-00000/")
        except ValueError:
            usable = False
        stem = stem if usable else f"/{self.pk}"  # type: ignore[attr-defined]
        candidates = (f"{stem}-{number}/" if number > 1 else f"{stem}/" for number in count(1))
        return next(candidate for candidate in candidates if not self._problem(candidate))


def permalink_taken(address: str, page: Any = None) -> bool:
    """Whether another page than `page` has this permalink."""
    from warraq.newsroom.models import Article, StaticPage

    return any(
        model.objects.filter(permalink=address).exclude(pk=page.pk if page else None).exists()
        for model in (Article, StaticPage)
    )


def remember(address: str, page: Any) -> None:
    """Let an address that `page` had lead to it from now on."""
    from warraq.newsroom.models import LegacyAddress

    LegacyAddress.objects.update_or_create(
        address=address, defaults={"page_id": page.pk, "picture": None, "target": "", "status": 301}
    )


def remember_list(address: str, now: str) -> None:
    """Let an address that a tag or byline had lead to the one it has now."""
    from warraq.newsroom.models import LegacyAddress

    LegacyAddress.objects.update_or_create(
        address=address, defaults={"page": None, "picture": None, "target": now, "status": 301}
    )


def forget(address: str) -> None:
    """An address that a page has itself leads nowhere else."""
    from warraq.newsroom.models import LegacyAddress

    LegacyAddress.objects.filter(address=address).delete()
