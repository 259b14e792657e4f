"""Wagtail's index of references: where a picture, document, byline or tag is used.

Wagtail fills it by signals, which bulk writing goes past; the rows here are those that it would write.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from django.db import models
from wagtail.models import ReferenceIndex

from warraq.importers.wordpress.loading.rows import insert
from warraq.newsroom.models import Byline, NewsDocument, Picture, Section, Tag

TARGETS: dict[str, type[models.Model]] = {
    "picture": Picture, "document": NewsDocument, "byline": Byline, "tag": Tag, "section": Section,
}  # fmt: skip
_FIELDS = (
    "content_type", "base_content_type", "object_id", "to_content_type", "to_object_id", "model_path", "content_path",
    "content_path_hash",
)  # fmt: skip
Use = tuple[int, str, int, str, str]
"""The page that uses something; the kind of what it uses, and its number; the two paths of where."""


def insert_references(model: type[models.Model], uses: Sequence[Use]) -> None:
    """Write what pages of one kind use."""
    own, base = _kind(model), _base(model)
    bases = {kind: _base(target) for kind, target in TARGETS.items()}
    insert(ReferenceIndex, _FIELDS, [
        (own, base, str(page), bases[kind], str(number), model_path, path, _hash(path))
        for page, kind, number, model_path, path in uses
    ], new_only=True)  # fmt: skip


def drop_references(model: type[models.Model], pages: Sequence[int]) -> None:
    """Forget what these pages use."""
    numbers = [str(page) for page in pages]
    ReferenceIndex.objects.filter(base_content_type=_base(model), object_id__in=numbers).delete()


def _kind(model: type[models.Model]) -> int:
    from django.contrib.contenttypes.models import ContentType

    return int(ContentType.objects.get_for_model(model, for_concrete_model=False).pk)


def _base(model: type[models.Model]) -> int:
    return int(ReferenceIndex._get_base_content_type(model).pk)


def _hash(path: str) -> uuid.UUID:
    return ReferenceIndex._get_content_path_hash(path)
