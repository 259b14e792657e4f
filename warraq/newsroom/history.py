"""What readers had before the first change: kept as a version of its own, once somebody changes it.

Articles that an import or the sample newspaper brought, and the sections and front page that a newspaper is founded
with, have no version in Wagtail's history: to write one for each of an archive's three hundred thousand articles would
double the database. But where a published record has none that it was published by, Wagtail takes a change that is
planned for tomorrow for its first publication, and withdraws the record until then; and an editor who wants the text
back finds nothing. So what the database holds is made a version just before the first draft beside it, or the first
publication over it: dated when it was published, and by nobody.
"""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any, NamedTuple

from django.db import models, transaction
from django.utils import timezone
from wagtail.log_actions import registry
from wagtail.models import Revision

KEPT = "warraq.kept"
"""The line of a record's history that leads to what was kept. Nobody did it, so it is not in the record of acts."""

_NOT_TEXT = frozenset(
    {"latest_revision", "latest_revision_created_at", "live_revision", "live", "has_unpublished_changes", "expired",
     "draft_title", "search_text", "path", "depth", "numchild", "url_path", "locked", "locked_at", "locked_by",
     "first_published_at", "last_published_at", "wagtail_admin_comments"}
)  # fmt: skip
"""What a version holds beside what an editor wrote: that these differ makes no other version."""


class Historied:
    """Mixin for records with drafts, before Wagtail's own classes: what they hold is kept before it is written over."""

    pk: Any
    live: bool
    live_revision_id: Any
    latest_revision_id: Any

    @transaction.atomic
    def save_revision(self, *args: Any, **kwargs: Any) -> Any:
        if not (self.live_revision_id if self.live else self.latest_revision_id):
            keep(self, self.serializable_data())  # type: ignore[attr-defined]
        return super().save_revision(*args, **kwargs)  # type: ignore[misc]

    @transaction.atomic
    def publish(self, revision: Any, *args: Any, **kwargs: Any) -> Any:
        # A draft that is older than this rule, or whose live version was cleared away.
        if self.live and not self.live_revision_id:
            keep(self, revision.content)
            revision.content_object.live_revision_id = self.live_revision_id
        return super().publish(revision, *args, **kwargs)  # type: ignore[misc]

    def with_content_json(self, content: dict[str, Any]) -> Any:
        # Which version readers have is the record's matter. A draft names the one of the day it was saved, or none: if
        # it were believed, to plan an old version for tomorrow would withdraw what readers have today.
        restored = super().with_content_json(content)  # type: ignore[misc]
        restored.live_revision_id = self.live_revision_id
        return restored


def keep(record: Any, coming: dict[str, Any]) -> None:
    """Make what the database holds of `record` a version, if no version holds it and `coming`, the content of the
    next one, is another. Call it in the transaction that saves or publishes that one.

    Nothing that readers see changes, so no signal is sent. Of two who begin at the same time the second waits for the
    first, and finds it done.
    """
    model, stored = type(record), _stored(record)
    if stored is None or stored.alias:
        return
    record.live_revision_id = stored.live_revision
    if stored.live_revision if stored.live else stored.latest_revision:
        return
    now = timezone.now()
    held = model._base_manager.get(pk=record.pk)
    if held.go_live_at and held.go_live_at > now:
        return  # it is being made just now, to appear later: Wagtail adds it as if live, and withdraws it at once
    content = held.serializable_data()
    if _text(content) == _text(coming):
        return
    published = held.last_published_at or held.first_published_at
    moment = min(now, published or getattr(held, "latest_revision_created_at", None) or now)
    kept = Revision.objects.create(
        content_object=held, base_content_type=held.get_base_content_type(), created_at=moment, content=content,
        object_str=str(held),
    )  # fmt: skip
    if held.live:
        # That it is as old as the publication says that it was not published here: see `brought`.
        _base(model)._base_manager.filter(pk=held.pk).update(live_revision=kept, last_published_at=moment)
        record.live_revision, record.last_published_at = kept, moment
    # Not by the registry's `log`, which would name whoever acts now. Only a line of other content offers its version.
    lines = registry.get_log_model_for_instance(held).objects
    lines.log_action(held, KEPT, revision=kept, timestamp=moment, content_changed=True)


def brought(version: Any, published: Any) -> bool:
    """Whether what readers have was brought here, and not published here, by the moments of its live version and of its
    publication: what was kept is as old as its publication, and any other version is older than its own.

    >>> brought(None, "2014"), brought("2014", "2014"), brought("2026-11-01 12:00", "2026-11-01 12:01")
    (True, True, False)
    """
    return version is None or version == published


class _Stored(NamedTuple):
    live: bool
    live_revision: int | None
    latest_revision: int | None
    alias: int | None


def _stored(record: Any) -> _Stored | None:
    """What the database says of a record, whose row is now this transaction's."""
    base = _base(type(record))
    alias = "alias_of" if any(field.name == "alias_of" for field in base._meta.fields) else None
    rows = base._base_manager.select_for_update(no_key=True).filter(pk=record.pk)
    row = rows.values_list("live", "live_revision", "latest_revision", *([alias] if alias else [])).first()
    return row and _Stored(*row, *([] if alias else [None]))


def _base(model: type[models.Model]) -> type[models.Model]:
    """The model whose table has what all drafts have: for a page, the plain page."""
    parents = model._meta.get_parent_list()
    return parents[-1] if parents else model


def _text(content: dict[str, Any]) -> dict[str, Any]:
    return {name: _alike(value) for name, value in content.items() if name not in _NOT_TEXT}


def _alike(value: Any) -> Any:
    """A value by which equal contents are equal. A child's number says nothing: a form may make a line anew that is
    the same. Nor does the order of a block's names, which PostgreSQL keeps in its own; blocks are told as JSON."""
    if isinstance(value, list):
        return [{k: v for k, v in each.items() if k != "pk"} if isinstance(each, dict) else each for each in value]
    if isinstance(value, str) and value.startswith("["):
        with suppress(ValueError):
            return json.loads(value)
    return value
