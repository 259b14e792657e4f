"""Sections as folders: those below first, then articles, newest first; and no order by hand."""

from __future__ import annotations

from typing import Any

from django.db.models import Case, F, Value, When
from wagtail.admin.views.pages.listing import ExplorableIndexView, GenericPageFilterSet
from wagtail.admin.viewsets.pages import PageViewSet

from warraq.newsroom.models import NewsPage


class FolderFilterSet(GenericPageFilterSet):
    site = None
    has_child_pages = None


class FolderView(ExplorableIndexView):
    base_filterset_class = FolderFilterSet

    def get_valid_orderings(self) -> list[str]:
        orderings: list[str] = super().get_valid_orderings()
        if not self.parent_page.specific_class.hand_ordered:
            orderings = [ordering for ordering in orderings if ordering != self.sort_order_field]
        return orderings

    def order_queryset(self, queryset: Any) -> Any:
        if self.ordering != "-latest_revision_created_at" or self.is_searching:
            return super().order_queryset(queryset)
        return queryset.order_by(
            Case(When(section__isnull=False, then=Value(0)), default=Value(1)),
            F("section__position").asc(nulls_last=True),
            # Imported articles have no revision: among themselves, the newest published is first.
            F("latest_revision_created_at").desc(nulls_last=True),
            F("first_published_at").desc(nulls_last=True),
            F("pk").desc(),
        )


class FolderViewSet(PageViewSet):
    model = NewsPage
    index_view_class = FolderView

    @property
    def parent_models(self) -> list[type]:
        return [NewsPage]
