"""The newsroom's search boxes: every word of the query, folded as the records' words are, anywhere in them.

Wagtail's own database index rescans all titles at each publication; this one asks the `search_text` column that each
record keeps folded, so that a publication costs the same in any archive.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from modelsearch.backends.database import fallback

from warraq.arabic.normalise import fold


class FoldedQueryCompiler(fallback.DatabaseSearchQueryCompiler):
    def get_fields_names(self) -> Any:
        fields = {field.name for field in self.queryset.model._meta.get_fields()}
        if "search_text" in fields:
            yield "search_text"
        else:
            yield from super().get_fields_names()

    def build_single_term_filter(self, term: str) -> Any:
        if self.fields_names == ["search_text"]:
            return Q(search_text__contains=fold(term))
        return super().build_single_term_filter(term)

    def check_boost(self, query: Any, boost: float = 1.0) -> None:
        """Weights mean nothing to a search that sorts by date."""


class SearchBackend(fallback.DatabaseSearchBackend):
    query_compiler_class = FoldedQueryCompiler
    autocomplete_query_compiler_class = FoldedQueryCompiler
